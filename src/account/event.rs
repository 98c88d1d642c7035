//! The account of an event.

use super::{Account, Piece, Row, Run, Section, Teller};
use crate::i18n::Message;
use crate::model::{DateBasis, EventId, Figure, Placement};

impl Teller<'_> {
    pub(super) fn event(&self, id: EventId) -> Option<Account> {
        let event = self.atlas.events.get(id.index())?;
        let placed = (event.placement != Placement::Exact)
            .then(|| self.own(self.placed(event.placement, event.placement_km)));
        let basis = (event.date_basis != DateBasis::Source)
            .then(|| Piece::plain(self.words(event.date_basis)));
        Some(Account {
            kind: self.words(event.kind),
            title: Run::of(&event.name, self.language),
            other_names: self.other_names(&event.name),
            when: self.span(Some(&event.start), Some(&event.end)),
            summary: self.summary(&event.summary),
            facts: vec![
                self.fact(Message::Where, [self.at(event.place)]),
                self.fact(Message::Position, placed),
                self.fact(
                    Message::OldStyle,
                    event.date_julian.as_ref().map(|date| self.own(date)),
                ),
                self.fact(Message::DateRests, basis),
                self.fact(
                    Message::Who,
                    event
                        .actors
                        .iter()
                        .map(|actor| Piece::plain(Run::english(actor))),
                ),
                self.certainty(event.certainty),
            ],
            sections: vec![Section {
                heading: Message::Figures,
                rows: event.figures.iter().map(figure).collect(),
            }],
            disagreements: self.english(&event.disagreements),
            references: self.references(&event.citations),
        })
    }
}

/// The number first, then what it counts and who gives it.
fn figure(figure: &Figure) -> Row {
    let counted = match &figure.who {
        Some(who) => format!("{}: {}, {who}", figure.value, figure.measure),
        None => format!("{}: {}", figure.value, figure.measure),
    };
    Row {
        when: None,
        what: vec![Piece::plain(Run::english(counted))],
        note: figure.source.as_ref().map(Run::english),
    }
}
