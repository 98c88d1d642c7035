//! The account of a movement.

use super::{Account, Row, Run, Section, Teller};
use crate::i18n::{Message, Words, phrase};
use crate::model::order;
use crate::model::{Movement, MovementId, Subject};

impl Teller<'_> {
    pub(super) fn movement(&self, id: MovementId) -> Option<Account> {
        let movement = self.atlas.movements.get(id.index())?;
        let unit = movement
            .formation
            .map(|formation| self.link(Subject::Formation(formation)));
        Some(Account {
            kind: self.words(Message::KindMovement),
            title: Run::of(&movement.name, self.language),
            other_names: self.other_names(&movement.name),
            when: self.span(movement.start.as_ref(), movement.end.as_ref()),
            summary: self.summary(&movement.summary),
            facts: vec![
                self.side(movement.side),
                self.fact(Message::Unit, unit),
                self.fact(Message::Strength, self.strength(movement.strength)),
                self.certainty(movement.certainty),
            ],
            sections: vec![Section {
                heading: Message::Route,
                rows: self.route(movement),
            }],
            disagreements: self.english(&movement.disagreements),
            references: self.references(&movement.citations),
        })
    }

    fn route(&self, movement: &Movement) -> Vec<Row> {
        // The first stop is where it set out: no leg leads there.
        let modes = std::iter::once(None).chain(movement.legs.iter().map(|leg| Some(leg.mode)));
        let stops = movement.waypoints.iter().zip(modes);
        stops
            .map(|(stop, mode)| {
                let note = [
                    mode.map(|mode| self.words(mode)),
                    stop.note.as_ref().map(Run::english),
                ];
                Row {
                    when: Some(match &stop.date {
                        Some(date) => self.date(date),
                        None => Message::Interpolated.words(self.language).to_owned(),
                    }),
                    what: vec![self.at(stop.place)],
                    note: joined(note),
                }
            })
            .collect()
    }

    /// The movements of a formation, earliest first.
    pub(super) fn movements_of(&self, keep: impl Fn(&Movement) -> bool) -> Section {
        let found: Vec<(MovementId, &Movement)> = self
            .atlas
            .movements
            .iter()
            .enumerate()
            .filter(|(_, movement)| keep(movement))
            .map(|(index, movement)| (MovementId::from_index(index), movement))
            .collect();
        let found = order::by_key(found, |(_, movement)| {
            movement
                .days()
                .map_or(i64::MAX, |(first, _)| first.0.into())
        });
        let rows = found.into_iter().map(|(id, movement)| Row {
            when: self.span(movement.start.as_ref(), movement.end.as_ref()),
            what: vec![self.link(Subject::Movement(id))],
            note: movement
                .strength
                .map(|men| Run::own(phrase::men(men, self.language), self.language)),
        });
        Section {
            heading: Message::Movements,
            rows: rows.collect(),
        }
    }
}

/// Both runs in one; the second's language wins, as the longer text.
fn joined(runs: [Option<Run>; 2]) -> Option<Run> {
    match runs {
        [Some(first), Some(second)] => Some(Run {
            text: format!("{} · {}", first.text, second.text),
            lang: second.lang,
        }),
        [first, second] => first.or(second),
    }
}
