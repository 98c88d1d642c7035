//! The account of a formation.

use super::{Account, Row, Run, Section, Teller};
use crate::i18n::{Message, phrase};
use crate::model::order;
use crate::model::{Commander, Formation, FormationId, OccupationId, Strength, Subject};

impl Teller<'_> {
    pub(super) fn formation(&self, id: FormationId) -> Option<Account> {
        let formation = self.atlas.formations.get(id.index())?;
        let parent = formation
            .parent
            .map(|parent| self.link(Subject::Formation(parent)));
        Some(Account {
            kind: self.words(formation.echelon),
            title: Run::of(&formation.name, self.language),
            other_names: self.other_names(&formation.name),
            when: self.span(formation.start.as_ref(), formation.end.as_ref()),
            summary: self.summary(&formation.summary),
            facts: vec![
                self.side(formation.side),
                self.fact(Message::PartOf, parent),
                self.fact(Message::BasedAt, formation.base.map(|place| self.at(place))),
                self.certainty(formation.certainty),
            ],
            sections: vec![
                self.commanders(formation),
                Section {
                    heading: Message::Strengths,
                    rows: formation
                        .strengths
                        .iter()
                        .map(|strength| self.strength_row(strength))
                        .collect(),
                },
                self.movements_of(|movement| movement.formation == Some(id)),
                self.stations(id),
                self.parts(id),
            ],
            disagreements: self.english(&formation.disagreements),
            references: self.references(&formation.citations),
        })
    }

    fn commanders(&self, formation: &Formation) -> Section {
        let row = |commander: &Commander| Row {
            when: self.span(commander.start.as_ref(), commander.end.as_ref()),
            what: vec![super::Piece::plain(Run::english(&commander.name))],
            note: commander.role.as_ref().map(Run::english),
        };
        Section {
            heading: Message::Commanders,
            rows: formation.commanders.iter().map(row).collect(),
        }
    }

    fn strength_row(&self, strength: &Strength) -> Row {
        let men = strength
            .men
            .map(|men| self.own(phrase::men(men, self.language)));
        let text = strength
            .text
            .as_ref()
            .map(|text| super::Piece::plain(Run::english(text)));
        Row {
            when: strength.date.as_ref().map(|date| self.date(date)),
            what: men.into_iter().chain(text).collect(),
            note: strength.source.as_ref().map(Run::english),
        }
    }

    /// The garrisons and guards it is named in, earliest first.
    fn stations(&self, id: FormationId) -> Section {
        let found: Vec<_> = self
            .atlas
            .occupations
            .iter()
            .enumerate()
            .filter(|(_, occupation)| occupation.formations.contains(&id))
            .collect();
        let found = order::by_key(found, |(_, occupation)| occupation.start.earliest.0.into());
        let rows = found.into_iter().map(|(index, occupation)| Row {
            when: self.span(Some(&occupation.start), Some(&occupation.end)),
            what: vec![self.link(Subject::Occupation(OccupationId::from_index(index)))],
            note: Some(Run::own(self.standing(occupation), self.language)),
        });
        Section {
            heading: Message::Stations,
            rows: rows.collect(),
        }
    }

    fn parts(&self, id: FormationId) -> Section {
        let parts = self
            .atlas
            .formations
            .iter()
            .enumerate()
            .filter(|(_, part)| part.parent == Some(id));
        let rows = parts.map(|(index, part)| Row {
            when: self.span(part.start.as_ref(), part.end.as_ref()),
            what: vec![self.link(Subject::Formation(FormationId::from_index(index)))],
            note: Some(self.words(part.echelon)),
        });
        Section {
            heading: Message::Contains,
            rows: rows.collect(),
        }
    }
}
