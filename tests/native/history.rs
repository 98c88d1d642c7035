//! Facts of the campaign, one line each, asked of the atlas as a reader would.
//!
//! Each was looked up in the works named, and most are the ends of intervals: there atlases err.

use atlas::model::{Atlas, Movement, OccupationGeometry, PlaceId, Tier};
use atlas::time::{Day, Presence};

use crate::support::{atlas, day};
use Question::{Garrisons, Holds, HoldsNoLine, NoGarrison, OnTheWay, Shows, Without};

/// What is asked of a day.
enum Question {
    /// The occupier stands at the place, or on the line through it.
    Holds(&'static str),
    /// It stands neither at the place nor on a line through it.
    Without(&'static str),
    /// It has no garrison at the place; a line may end there.
    NoGarrison(&'static str),
    /// These are all the places where it certainly has a garrison.
    Garrisons(&'static [&'static str]),
    /// It certainly guards no line.
    HoldsNoLine,
    /// The event is of that day or of the fortnight before it.
    Shows(&'static str),
    /// The movement is under way, on its leg with this number.
    OnTheWay(&'static str, usize),
}

/// Day, question, and who says so.
const FACTS: [(&str, Question, &str); 52] = [
    (
        "1918-01-12",
        Shows("iwami-arrives"),
        "Koshkin; the atlas begins with the ship",
    ),
    (
        "1918-01-12",
        OnTheWay("iwami-to-vladivostok-1918-01", 0),
        "the same",
    ),
    (
        "1918-03-31",
        Without("vladivostok"),
        "FRUS 1918 Russia II: nobody is ashore before the fifth of April",
    ),
    (
        "1918-04-05",
        Holds("vladivostok"),
        "FRUS 1918 Russia II 100: a landing party",
    ),
    ("1918-04-05", Shows("april-1918-landing"), "the same"),
    (
        "1918-05-20",
        Without("vladivostok"),
        "FRUS 1918 Russia II: the party went back aboard",
    ),
    (
        "1918-06-29",
        Holds("vladivostok"),
        "FRUS 1918 Russia II 304, 312",
    ),
    (
        "1918-08-11",
        Holds("vladivostok"),
        "JACAR glossary: the 12th Division lands",
    ),
    (
        "1918-08-11",
        Without("nikolsk-ussuriysky"),
        "the same: the first trains leave on the 12th",
    ),
    (
        "1918-08-24",
        Holds("spassk"),
        "FRUS 1918 Russia II: the front is north of Spassk",
    ),
    (
        "1918-08-24",
        Holds("krayevsky"),
        "the battle of Krayevsky, 23 and 24 August",
    ),
    ("1918-08-24", Without("iman"), "reached about the 31st"),
    (
        "1918-08-24",
        Without("khabarovsk"),
        "entered in the night of 4 September",
    ),
    (
        "1918-08-24",
        OnTheWay("krayevsky-attack-1918-08", 1),
        "the battle of Krayevsky",
    ),
    (
        "1918-09-05",
        Holds("khabarovsk"),
        "the night of 4 September",
    ),
    ("1918-09-05", Holds("iman"), "on the way there"),
    (
        "1918-09-17",
        Without("blagoveshchensk"),
        "town chronicle: the 18th",
    ),
    ("1918-09-18", Holds("blagoveshchensk"), "town chronicle"),
    (
        "1918-11-18",
        Without("irkutsk"),
        "FRUS 1918 Russia II: Honjo visits, no garrison",
    ),
    (
        "1919-06-01",
        Holds("chita"),
        "headquarters of the 3rd Division",
    ),
    (
        "1919-06-01",
        Without("iman"),
        "FRUS 1919 Russia 613: the Chinese sector",
    ),
    (
        "1919-06-01",
        NoGarrison("verkhneudinsk"),
        "FRUS 1919 Russia 613: the American sector",
    ),
    ("1919-03-22", Shows("ivanovka-massacre"), "22 March 1919"),
    (
        "1920-02-29",
        Holds("nikolayevsk"),
        "the garrison keeps its barracks by the agreement",
    ),
    (
        "1920-02-29",
        Shows("nikolayevsk-partisans-enter"),
        "agreement on the 28th, entry on the 29th",
    ),
    ("1920-03-12", Holds("nikolayevsk"), "it attacks on this day"),
    ("1920-03-12", Shows("nikolayevsk-march-1920"), "the attack"),
    (
        "1920-03-15",
        Holds("nikolayevsk"),
        "the last men lay down their arms at noon",
    ),
    ("1920-03-16", Without("nikolayevsk"), "nobody is left"),
    (
        "1920-04-04",
        Holds("khabarovsk"),
        "the day before the seizure",
    ),
    (
        "1920-04-22",
        Holds("aleksandrovsk"),
        "N. Vishnevsky: the landing",
    ),
    (
        "1920-04-21",
        Without("aleksandrovsk"),
        "ships lie off the town",
    ),
    (
        "1920-04-22",
        Without("verkhneudinsk"),
        "Gongota is the westernmost point from 9 April",
    ),
    ("1920-04-22", Holds("chita"), "until 15 July and after"),
    ("1920-06-01", Without("nikolayevsk"), "burned and empty"),
    ("1920-06-03", Holds("nikolayevsk"), "the relief enters"),
    (
        "1920-08-16",
        Holds("chita"),
        "the last day of the 5th Division",
    ),
    (
        "1920-08-17",
        Without("chita"),
        "reconcile: division 16 August",
    ),
    ("1920-10-21", Holds("khabarovsk"), "the last train"),
    (
        "1920-10-22",
        Without("khabarovsk"),
        "the last train left the day before",
    ),
    (
        "1921-02-01",
        Without("nikolayevsk"),
        "FRUS 1921 II 652: temporarily evacuated",
    ),
    (
        "1922-02-14",
        Without("khabarovsk"),
        "the fight for it is between Russians",
    ),
    ("1922-09-18", Holds("spassk"), "FRUS 1922 II 748"),
    (
        "1922-09-19",
        Without("spassk"),
        "the same: the first zone is given up",
    ),
    ("1922-10-25", Holds("vladivostok"), "the last day"),
    (
        "1922-10-25",
        OnTheWay("third-zone-evacuated-1922-10", 2),
        "the last to leave",
    ),
    (
        "1922-10-26",
        Without("vladivostok"),
        "handed over on the 25th",
    ),
    (
        "1922-10-26",
        Garrisons(&["aleksandrovsk", "cape-pilevo", "okha", "rykovskoye"]),
        "the mainland of Russia is empty; the Chinese Eastern Railway is left at an uncertain day",
    ),
    ("1922-10-26", HoldsNoLine, "the same"),
    (
        "1924-01-01",
        Garrisons(&["aleksandrovsk", "cape-pilevo", "okha", "rykovskoye"]),
        "northern Sakhalin alone",
    ),
    ("1924-01-01", HoldsNoLine, "northern Sakhalin has none"),
    (
        "1925-05-15",
        Holds("aleksandrovsk"),
        "the flag came down on the 14th, the last troops left on the 15th",
    ),
];

/// How near a place must be to a held track to be on it, in kilometres: a station stands within five of its line.
const ON_LINE_KM: f64 = 5.0;

#[test]
fn the_atlas_tells_what_the_sources_tell() {
    let atlas = atlas();
    let wrong: Vec<String> = FACTS
        .iter()
        .filter_map(|(text, question, source)| {
            let found = answer(atlas, day(text), question).err()?;
            Some(format!("{text}: {found} (but: {source})"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_day_after_the_last_troops_left_is_not_in_the_atlas() {
    assert!(!atlas().range().contains(day("1925-05-16")));
    assert!(atlas().range().contains(day("1925-05-15")));
}

/// Nothing, or what the atlas says instead.
fn answer(atlas: &Atlas, day: Day, question: &Question) -> Result<(), String> {
    let expect = |holds: bool, words: String| if holds { Ok(()) } else { Err(words) };
    match question {
        Holds(key) => expect(
            holds(atlas, place(atlas, key), day),
            format!("{key} is not held"),
        ),
        Without(key) => expect(
            !holds(atlas, place(atlas, key), day),
            format!("{key} is held"),
        ),
        NoGarrison(key) => {
            let found = atlas.held_places(day).contains(&place(atlas, key));
            expect(!found, format!("{key} has a garrison"))
        }
        Garrisons(keys) => {
            let found = garrisons(atlas, day);
            expect(found == *keys, format!("the garrisons are {found:?}"))
        }
        HoldsNoLine => {
            let lines = lines(atlas, day, Presence::Certain);
            expect(lines.is_empty(), format!("held are {lines:?}"))
        }
        Shows(key) => {
            let shown = atlas.present(day).events;
            let shown: Vec<&str> = shown
                .iter()
                .map(|id| atlas.events[id.index()].key.as_str())
                .collect();
            expect(shown.contains(key), format!("{key} is not among {shown:?}"))
        }
        OnTheWay(key, leg) => {
            let found = movement(atlas, key)
                .position(day)
                .map(|position| position.leg);
            expect(found == Some(*leg), format!("{key} is on leg {found:?}"))
        }
    }
}

fn place(atlas: &Atlas, key: &str) -> PlaceId {
    let index = atlas.places.iter().position(|place| place.key == key);
    PlaceId::from_index(index.unwrap_or_else(|| panic!("there is no place {key}")))
}

fn movement<'a>(atlas: &'a Atlas, key: &str) -> &'a Movement {
    let found = atlas.movements.iter().find(|movement| movement.key == key);
    found.unwrap_or_else(|| panic!("there is no movement {key}"))
}

/// Whether the occupier may have stood at a place, or on a line through it.
fn holds(atlas: &Atlas, place: PlaceId, day: Day) -> bool {
    let at = atlas.places[place.index()].at;
    let on_line = atlas
        .occupations
        .iter()
        .any(|occupation| match &occupation.geometry {
            OccupationGeometry::Section(section)
                if occupation.side == atlas.manifest.occupier
                    && occupation.tier == Tier::Line
                    && occupation.presence(day) != Presence::Absent =>
            {
                section.held_on(day).iter().any(|held| {
                    let held = section.track.path.slice(held.from_km, held.to_km);
                    held.nearest(at).distance_km <= ON_LINE_KM
                })
            }
            _ => false,
        });
    on_line || atlas.held_places(day).contains(&place)
}

/// The places of the garrisons that certainly stand, sorted.
fn garrisons(atlas: &Atlas, day: Day) -> Vec<&str> {
    let mut keys: Vec<&str> = atlas
        .occupations
        .iter()
        .filter(|occupation| {
            occupation.tier == Tier::Garrison && occupation.side == atlas.manifest.occupier
        })
        .filter(|occupation| occupation.presence(day) == Presence::Certain)
        .flat_map(|occupation| &occupation.places)
        .map(|place| atlas.places[place.index()].key.as_str())
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The sections of which some stretch is held, as surely as asked or more so.
fn lines(atlas: &Atlas, day: Day, presence: Presence) -> Vec<&str> {
    atlas
        .occupations
        .iter()
        .filter(|occupation| occupation.presence(day) >= presence && occupation.held_km(day) > 0.0)
        .map(|occupation| occupation.key.as_str())
        .collect()
}
