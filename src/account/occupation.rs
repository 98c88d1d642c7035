//! The account of a record of occupation: why the map is coloured here.

use super::{Account, Piece, Row, Run, Section, Teller};
use crate::i18n::{Message, Words};
use crate::model::{Grade, HeldPoint, Occupation, OccupationGeometry, OccupationId, Subject, Tier};

impl Teller<'_> {
    pub(super) fn occupation(&self, id: OccupationId) -> Option<Account> {
        let record = self.atlas.occupations.get(id.index())?;
        let strength = match (record.tier, record.strength) {
            (Tier::Garrison, None) => Some(Piece::plain(self.words(Message::StrengthUnknown))),
            (_, strength) => self.strength(strength),
        };
        let formations = record
            .formations
            .iter()
            .map(|formation| self.link(Subject::Formation(*formation)));
        let places = match &record.geometry {
            OccupationGeometry::Section(_) => Vec::new(),
            _ => record.places.iter().map(|place| self.at(*place)).collect(),
        };
        Some(Account {
            kind: self.words(record.tier),
            title: Run::of(&record.name, self.language),
            other_names: self.other_names(&record.name),
            when: self.span(Some(&record.start), Some(&record.end)),
            summary: self.summary(&record.summary),
            facts: vec![
                self.side(record.side),
                self.fact(Message::Places, places),
                self.fact(Message::Units, formations),
                self.fact(Message::Strength, strength),
                self.fact(Message::Control, self.control(record)),
                self.fact(Message::Evidence, [Piece::plain(self.words(record.grade))]),
                self.fact(Message::Document, self.document(record)),
                self.certainty(record.certainty),
            ],
            sections: vec![self.points(record)],
            disagreements: self.english(&record.disagreements),
            references: self.references(&record.citations),
        })
    }

    /// A claim says nothing of control on the ground.
    fn control(&self, record: &Occupation) -> Option<Piece> {
        (record.grade != Grade::Claimed && record.tier != Tier::Absence)
            .then(|| Piece::plain(self.words(record.control)))
    }

    fn document(&self, record: &Occupation) -> Vec<Piece> {
        let text = record
            .document
            .as_ref()
            .map(|text| Piece::plain(Run::english(text)));
        let dated = record
            .document_date
            .as_ref()
            .map(|date| self.own(self.date(date)));
        text.into_iter().chain(dated).collect()
    }

    fn points(&self, record: &Occupation) -> Section {
        let rows = match &record.geometry {
            OccupationGeometry::Section(section) => section
                .points
                .iter()
                .map(|point| self.point(point))
                .collect(),
            _ => Vec::new(),
        };
        Section {
            heading: Message::GainedLost,
            rows,
        }
    }

    fn point(&self, point: &HeldPoint) -> Row {
        let when = self.span(point.gained.as_ref(), point.lost.as_ref());
        Row {
            when: Some(
                when.unwrap_or_else(|| Message::DateUnknown.words(self.language).to_owned()),
            ),
            what: vec![self.at(point.place)],
            note: None,
        }
    }
}
