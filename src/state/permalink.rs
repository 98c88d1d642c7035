//! A session as the fragment of an address, and back.
//!
//! `#date=1920-03-12&view=140.7,53.1,0.8&select=place:harbour&lang=en&theme=dark&hide=relief,labels&reach=20`, in any
//! order, and only what differs from what the reader would see anyway. Both ways are total: a session always has a
//! fragment, and any text whatever gives a session, with a [`Note`] for each part that could not be followed.

use super::command::day_showing;
use super::{Framing, Layer, LayerSet, Session, ThemeChoice};
use crate::model::{
    Atlas, EventId, FormationId, Language, MovementId, OccupationId, PlaceId, Subject,
};
use crate::space::LngLat;
use crate::time::Day;

/// A part of an address that could not be followed, with the text it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// No part of an address is called this.
    Unknown(String),
    /// Not a day of the calendar.
    NotADay(String),
    /// A day outside the atlas; the nearest inside is shown.
    DayOutside(Day),
    /// Not a view.
    NotAView(String),
    /// Nothing in the atlas is called this.
    NoSuchSubject(String),
    /// Not a language of the page.
    NoSuchLanguage(String),
    /// Not a theme.
    NoSuchTheme(String),
    /// Not a layer.
    NoSuchLayer(String),
    /// Not a reach in kilometres.
    NotAReach(String),
}

/// The fragment of a session, without `#`; empty for the baseline itself.
#[must_use]
pub fn encode(session: &Session, baseline: &Session, atlas: &Atlas) -> String {
    let mut parts = Vec::new();
    if session.day != unsaid_day(session.selected, baseline, atlas) {
        parts.push(format!("date={}", session.day));
    }
    if session.view != baseline.view
        && let Some(Framing { centre, km_per_px }) = session.view
    {
        parts.push(format!("view={},{},{}", centre.lng, centre.lat, km_per_px));
    }
    if session.selected != baseline.selected
        && let Some((kind, key)) = session
            .selected
            .and_then(|subject| subject_key(subject, atlas))
    {
        parts.push(format!("select={kind}:{key}"));
    }
    if session.language != baseline.language {
        parts.push(format!("lang={}", session.language.tag()));
    }
    if session.theme != baseline.theme {
        parts.push(format!("theme={}", session.theme.key()));
    }
    if session.layers != baseline.layers {
        let hidden: Vec<&str> = session.layers.missing().map(Layer::key).collect();
        parts.push(format!("hide={}", hidden.join(",")));
    }
    if session.reach_km != baseline.reach_km {
        parts.push(format!("reach={}", session.reach_km));
    }
    parts.join("&")
}

/// The session of a fragment, with or without `#`, and what could not be followed in it.
#[must_use]
pub fn decode(fragment: &str, baseline: &Session, atlas: &Atlas) -> (Session, Vec<Note>) {
    let mut session = *baseline;
    let mut notes = Vec::new();
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    for (name, value) in parts(fragment) {
        if let Err(note) = decode_part(name, &percent_decoded(value), &mut session, atlas) {
            notes.push(note);
        }
    }
    // A link to a thing brings its date.
    if !parts(fragment).any(|(name, _)| name == "date") {
        session.day = unsaid_day(session.selected, baseline, atlas);
    }
    notes.truncate(MOST_NOTES);
    (session, notes)
}

/// Names and values.
fn parts(fragment: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = fragment.split('&').filter(|part| !part.is_empty());
    parts.map(|part| part.split_once('=').unwrap_or((part, "")))
}

/// The day of an address that says none: that of the thing selected, if the opening day does not show it.
fn unsaid_day(selected: Option<Subject>, baseline: &Session, atlas: &Atlas) -> Day {
    let Some(subject) = selected else {
        return baseline.day;
    };
    let (first, last) = (atlas.manifest.first, atlas.manifest.last);
    day_showing(subject, baseline.day, atlas)
        .max(first)
        .min(last.max(first))
}

/// More notes than this tell the reader nothing new.
const MOST_NOTES: usize = 6;

fn decode_part(name: &str, value: &str, session: &mut Session, atlas: &Atlas) -> Result<(), Note> {
    match name {
        "date" => {
            let day: Day = value.parse().map_err(|_| Note::NotADay(short(value)))?;
            let manifest = &atlas.manifest;
            session.day = day
                .max(manifest.first)
                .min(manifest.last.max(manifest.first));
            if session.day != day {
                return Err(Note::DayOutside(day));
            }
        }
        "view" => {
            session.view = Some(framing(value).ok_or_else(|| Note::NotAView(short(value)))?);
        }
        "select" => {
            let found = value
                .split_once(':')
                .and_then(|(kind, key)| subject(kind, key, atlas));
            session.selected = Some(found.ok_or_else(|| Note::NoSuchSubject(short(value)))?);
        }
        "lang" => {
            session.language =
                Language::from_tag(value).ok_or_else(|| Note::NoSuchLanguage(short(value)))?;
        }
        "theme" => {
            session.theme =
                ThemeChoice::from_key(value).ok_or_else(|| Note::NoSuchTheme(short(value)))?;
        }
        "hide" => {
            let mut layers = LayerSet::ALL;
            let mut unknown = None;
            for key in value.split(',').filter(|key| !key.is_empty()) {
                match Layer::from_key(key) {
                    Some(layer) => layers = layers.with(layer, false),
                    None => unknown = Some(Note::NoSuchLayer(short(key))),
                }
            }
            session.layers = layers;
            return unknown.map_or(Ok(()), Err);
        }
        "reach" => {
            let km: f64 = value.parse().map_err(|_| Note::NotAReach(short(value)))?;
            if !(0.0..=Session::WIDEST_REACH_KM).contains(&km) {
                return Err(Note::NotAReach(short(value)));
            }
            session.reach_km = super::sensible_reach(km);
        }
        _ => return Err(Note::Unknown(short(name))),
    }
    Ok(())
}

fn framing(value: &str) -> Option<Framing> {
    let mut numbers = value.split(',').map(|number| number.parse::<f64>().ok());
    let (lng, lat, km_per_px) = (numbers.next()??, numbers.next()??, numbers.next()??);
    if numbers.next().is_some() {
        return None;
    }
    Framing::new(LngLat { lng, lat }, km_per_px)
}

/// The kind and the key by which the files and addresses name a thing.
#[must_use]
pub fn subject_key(subject: Subject, atlas: &Atlas) -> Option<(&'static str, &str)> {
    let key = match subject {
        Subject::Place(id) => &atlas.places.get(id.index())?.key,
        Subject::Event(id) => &atlas.events.get(id.index())?.key,
        Subject::Movement(id) => &atlas.movements.get(id.index())?.key,
        Subject::Formation(id) => &atlas.formations.get(id.index())?.key,
        Subject::Occupation(id) => &atlas.occupations.get(id.index())?.key,
    };
    Some((kind_word(subject), key))
}

/// The word of an address for the kind of a thing.
#[must_use]
pub fn kind_word(subject: Subject) -> &'static str {
    match subject {
        Subject::Place(_) => "place",
        Subject::Event(_) => "event",
        Subject::Movement(_) => "movement",
        Subject::Formation(_) => "formation",
        Subject::Occupation(_) => "occupation",
    }
}

/// The thing of a kind and a key; inverse of [`subject_key`].
#[must_use]
pub fn subject(kind: &str, key: &str, atlas: &Atlas) -> Option<Subject> {
    fn position<T>(records: &[T], key: impl Fn(&T) -> bool) -> Option<usize> {
        records.iter().position(key)
    }
    match kind {
        "place" => position(&atlas.places, |place| place.key == key)
            .map(|index| Subject::Place(PlaceId::from_index(index))),
        "event" => position(&atlas.events, |event| event.key == key)
            .map(|index| Subject::Event(EventId::from_index(index))),
        "movement" => position(&atlas.movements, |movement| movement.key == key)
            .map(|index| Subject::Movement(MovementId::from_index(index))),
        "formation" => position(&atlas.formations, |formation| formation.key == key)
            .map(|index| Subject::Formation(FormationId::from_index(index))),
        "occupation" => position(&atlas.occupations, |occupation| occupation.key == key)
            .map(|index| Subject::Occupation(OccupationId::from_index(index))),
        _ => None,
    }
}

/// A text short enough to be quoted to the reader.
fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut short: String = text.chars().take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

/// Undoes `%2C` and the like, which mail programs put into addresses; bytes that are no UTF-8 become �.
fn percent_decoded(text: &str) -> String {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let pair = (byte == b'%')
            .then(|| Some((hex(ahead.next()?)?, hex(ahead.next()?)?)))
            .flatten();
        match pair {
            Some((high, low)) => {
                decoded.push(high * 16 + low);
                bytes = ahead;
            }
            None => decoded.push(byte),
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{atlas, day};
    use super::*;

    fn baseline(atlas: &Atlas) -> Session {
        Session::opening(&atlas.manifest, Language::English)
    }

    /// Marsaglia's xorshift: enough for tests, and the same on every run.
    struct Random(u64);

    impl Random {
        fn next(&mut self) -> u64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            self.0
        }

        fn below(&mut self, end: u64) -> u64 {
            self.next() % end
        }

        fn unit(&mut self) -> f64 {
            self.below(1_000_000_007) as f64 / 1e9
        }
    }

    fn random_session(random: &mut Random, atlas: &Atlas) -> Session {
        let span = (atlas.manifest.last - atlas.manifest.first) as u64 + 1;
        let mut session = baseline(atlas);
        session.day = atlas.manifest.first + random.below(span) as i32;
        session.view = (random.below(3) > 0)
            .then(|| {
                let centre = LngLat {
                    lng: random.unit() * 360.0 - 180.0,
                    lat: random.unit() * 180.0 - 90.0,
                };
                Framing::new(centre, 0.001 * 10f64.powf(random.unit() * 5.0))
            })
            .flatten();
        session.selected = match random.below(3) {
            0 => None,
            1 => Some(Subject::Place(PlaceId(random.below(2) as u32))),
            _ => Some(Subject::Event(EventId(random.below(2) as u32))),
        };
        session.language = Language::ALL[random.below(3) as usize];
        session.theme = ThemeChoice::ALL[random.below(3) as usize];
        for layer in Layer::ALL {
            session.layers = session.layers.with(layer, random.below(2) == 0);
        }
        session.reach_km = super::super::sensible_reach(random.unit() * 60.0);
        session
    }

    #[test]
    fn every_session_comes_back_from_its_own_address() {
        let atlas = atlas();
        let mut random = Random(0x9E37_79B9_7F4A_7C15);
        for _ in 0..5_000 {
            let session = random_session(&mut random, &atlas);
            let fragment = encode(&session, &baseline(&atlas), &atlas);
            assert_eq!(
                decode(&fragment, &baseline(&atlas), &atlas),
                (session, vec![]),
                "{fragment}"
            );
        }
    }

    #[test]
    fn the_opening_session_has_an_empty_address() {
        let atlas = atlas();
        assert_eq!(encode(&baseline(&atlas), &baseline(&atlas), &atlas), "");
    }

    #[test]
    fn a_link_to_a_thing_brings_its_date_unless_it_says_another() {
        let atlas = atlas();
        let base = baseline(&atlas);
        let (session, _) = decode("#select=event:siege", &base, &atlas);
        assert_eq!(session.day, day("1904-08-01"));
        assert_eq!(encode(&session, &base, &atlas), "select=event:siege");
        let (session, _) = decode("#select=event:siege&date=1904-05-01", &base, &atlas);
        assert_eq!(session.day, base.day);
        assert_eq!(
            encode(&session, &base, &atlas),
            "date=1904-05-01&select=event:siege"
        );
    }

    #[test]
    fn an_address_is_read_as_it_is_written_in_the_handbook() {
        let atlas = atlas();
        let (session, notes) = decode(
            "#date=1904-12-05&view=121.25,38.8,0.5&select=place:harbour&lang=ru&theme=dark&hide=relief,labels&reach=20",
            &baseline(&atlas),
            &atlas,
        );
        assert_eq!(notes, []);
        assert_eq!(session.day, day("1904-12-05"));
        assert_eq!(session.selected, Some(Subject::Place(PlaceId(0))));
        assert_eq!(session.language, Language::Russian);
        assert_eq!(session.theme, ThemeChoice::Dark);
        assert_eq!(
            session.layers.missing().collect::<Vec<_>>(),
            [Layer::Relief, Layer::Labels]
        );
        assert_eq!(session.reach_km, 20.0);
    }

    #[test]
    fn addresses_that_mail_programs_have_escaped_still_work() {
        let atlas = atlas();
        let (session, notes) = decode(
            "#select=place%3Ahill-203&view=121%2C38%2c1",
            &baseline(&atlas),
            &atlas,
        );
        assert_eq!(notes, []);
        assert_eq!(session.selected, Some(Subject::Place(PlaceId(1))));
        assert!(session.view.is_some());
    }

    #[test]
    fn each_odd_part_costs_only_itself_and_is_noted() {
        let atlas = atlas();
        let base = baseline(&atlas);
        for (fragment, note) in [
            ("date=yesterday", Note::NotADay("yesterday".into())),
            ("date=1904-02-30", Note::NotADay("1904-02-30".into())),
            ("date=", Note::NotADay(String::new())),
            ("view=1,2", Note::NotAView("1,2".into())),
            ("view=1,2,3,4", Note::NotAView("1,2,3,4".into())),
            ("view=NaN,0,1", Note::NotAView("NaN,0,1".into())),
            ("view=0,0,-1", Note::NotAView("0,0,-1".into())),
            (
                "select=place:nowhere",
                Note::NoSuchSubject("place:nowhere".into()),
            ),
            ("select=harbour", Note::NoSuchSubject("harbour".into())),
            ("lang=tlh", Note::NoSuchLanguage("tlh".into())),
            ("theme=pink", Note::NoSuchTheme("pink".into())),
            ("hide=dragons", Note::NoSuchLayer("dragons".into())),
            ("reach=1e9", Note::NotAReach("1e9".into())),
            ("reach=NaN", Note::NotAReach("NaN".into())),
            ("teapot", Note::Unknown("teapot".into())),
        ] {
            let (session, notes) = decode(&format!("{fragment}&theme=light"), &base, &atlas);
            if !fragment.starts_with("theme") {
                assert_eq!(
                    session,
                    Session {
                        theme: ThemeChoice::Light,
                        ..base
                    },
                    "{fragment}"
                );
            }
            assert_eq!(notes, [note], "{fragment}");
        }
    }

    #[test]
    fn a_day_outside_the_atlas_becomes_the_nearest_and_is_noted() {
        let atlas = atlas();
        let (session, notes) = decode("date=2020-01-01", &baseline(&atlas), &atlas);
        assert_eq!(session.day, day("1905-09-05"));
        assert_eq!(notes, [Note::DayOutside(day("2020-01-01"))]);
    }

    #[test]
    fn no_text_whatever_is_refused_or_breaks_anything() {
        let atlas = atlas();
        let base = baseline(&atlas);
        let alphabet: Vec<char> = "#&=:,%.-+0123456789eEdatviwslcngthmrNI \u{0}\u{7f}é大🗺\u{202e}"
            .chars()
            .collect();
        let mut random = Random(7);
        for _ in 0..20_000 {
            let length = random.below(60);
            let text: String = (0..length)
                .map(|_| alphabet[random.below(alphabet.len() as u64) as usize])
                .collect();
            for text in [
                text.clone(),
                format!("date={text}"),
                format!("view={text}"),
                format!("hide={text}"),
            ] {
                let (session, notes) = decode(&text, &base, &atlas);
                assert!(notes.len() <= MOST_NOTES);
                let again = decode(&encode(&session, &base, &atlas), &base, &atlas);
                assert_eq!(again, (session, vec![]), "{text:?}");
            }
        }
    }

    #[test]
    fn a_quoted_part_is_never_long() {
        let atlas = atlas();
        let (_, notes) = decode(&"x".repeat(100_000), &baseline(&atlas), &atlas);
        assert!(matches!(&notes[..], [Note::Unknown(text)] if text.chars().count() == 41));
    }
}
