//! The account of a place.

use super::{Account, Piece, Row, Run, Section, Teller};
use crate::i18n::{Message, Words, phrase};
use crate::model::{Occupation, Place, PlaceId, Placement, Subject, Tier};

impl Teller<'_> {
    pub(super) fn place(&self, id: PlaceId) -> Option<Account> {
        let place = self.atlas.places.get(id.index())?;
        let chinese = place.name_zh.clone().map(|text| Run { text, lang: "zh" });
        let railways = place.railways.iter().filter_map(|railway| {
            let railway = self.atlas.railways.get(railway.index())?;
            Some(Piece::plain(Run::of(&railway.name, self.language)))
        });
        Some(Account {
            kind: self.words(place.kind),
            title: Run::of(&place.name, self.language),
            other_names: self
                .other_names(&place.name)
                .into_iter()
                .chain(chinese)
                .collect(),
            when: None,
            summary: place.note.as_ref().map(Run::english),
            facts: vec![
                self.fact(
                    Message::Today,
                    place
                        .modern
                        .as_ref()
                        .map(|name| Piece::plain(Run::english(name))),
                ),
                self.fact(Message::Railway, railways),
                self.fact(Message::Position, [self.own(self.position(place))]),
                self.certainty(place.certainty),
            ],
            sections: vec![
                self.held(id),
                self.absences(id),
                self.events(id),
                self.passed(id),
            ],
            disagreements: Vec::new(),
            references: self.references(&place.citations),
        })
    }

    fn position(&self, place: &Place) -> String {
        let degrees = format!(
            "{:.2}°\u{a0}{}, {:.2}°\u{a0}{}",
            place.lng_lat.lat.abs(),
            if place.lng_lat.lat < 0.0 { "S" } else { "N" },
            place.lng_lat.lng.abs(),
            if place.lng_lat.lng < 0.0 { "W" } else { "E" },
        );
        if place.placement == Placement::Exact {
            return degrees;
        }
        format!(
            "{degrees}; {}",
            self.placed(place.placement, place.placement_km)
        )
    }

    pub(super) fn placed(&self, placement: Placement, km: Option<f64>) -> String {
        let words = placement.words(self.language);
        km.map_or_else(
            || words.to_owned(),
            |km| phrase::within(words, km, self.language),
        )
    }

    fn held(&self, place: PlaceId) -> Section {
        self.occupations(Message::HeldBy, place, |tier| tier != Tier::Absence)
    }

    fn absences(&self, place: PlaceId) -> Section {
        self.occupations(Message::NotThere, place, |tier| tier == Tier::Absence)
    }

    fn occupations(
        &self,
        heading: Message,
        place: PlaceId,
        keep: impl Fn(Tier) -> bool,
    ) -> Section {
        let rows = self
            .atlas
            .occupations_at(place)
            .into_iter()
            .filter_map(|id| {
                let record = self.atlas.occupations.get(id.index())?;
                keep(record.tier).then(|| Row {
                    when: self.span(Some(&record.start), Some(&record.end)),
                    what: vec![self.link(Subject::Occupation(id))],
                    note: Some(Run::own(self.standing(record), self.language)),
                })
            });
        Section {
            heading,
            rows: rows.collect(),
        }
    }

    /// Side, tier and strength in a line.
    pub(super) fn standing(&self, record: &Occupation) -> String {
        let side = self.atlas.manifest.sides.get(record.side.index());
        let mut parts: Vec<String> = side
            .map(|side| Run::of(&side.name, self.language).text)
            .into_iter()
            .collect();
        parts.push(record.tier.words(self.language).to_owned());
        parts.extend(record.strength.map(|men| phrase::men(men, self.language)));
        parts.join(" · ")
    }

    fn events(&self, place: PlaceId) -> Section {
        let rows = self.atlas.events_at(place).into_iter().filter_map(|id| {
            let event = self.atlas.events.get(id.index())?;
            Some(Row {
                when: self.span(Some(&event.start), Some(&event.end)),
                what: vec![self.link(Subject::Event(id))],
                note: None,
            })
        });
        Section {
            heading: Message::EventsHere,
            rows: rows.collect(),
        }
    }

    fn passed(&self, place: PlaceId) -> Section {
        let rows = self
            .atlas
            .movements_through(place)
            .into_iter()
            .filter_map(|id| {
                let movement = self.atlas.movements.get(id.index())?;
                let here = movement
                    .waypoints
                    .iter()
                    .find(|waypoint| waypoint.place == place)?;
                Some(Row {
                    when: Some(match &here.date {
                        Some(date) => self.date(date),
                        None => Message::DateUnknown.words(self.language).to_owned(),
                    }),
                    what: vec![self.link(Subject::Movement(id))],
                    note: None,
                })
            });
        Section {
            heading: Message::MovementsThrough,
            rows: rows.collect(),
        }
    }
}
