//! `events.geojson`: what happened.

use super::fields::{Fields, Noun};
use super::register::Register;
use crate::model::{Event, Figure, PlaceId, SourceId};
use crate::space::Projection;
use crate::time::TemporalExtent;

pub(super) const NOUN: Noun = Noun {
    one: "event",
    many: "events",
};

/// One event.
pub(super) fn read(
    fields: &mut Fields,
    projection: &Projection,
    places: &Register<PlaceId>,
    sources: &Register<SourceId>,
) -> Option<Event> {
    let kind = fields.word("kind");
    let name = fields.name();
    let summary = fields.summary();
    let start = fields.date("start_date");
    let end = fields.date("end_date");
    let date_julian = fields.maybe_text("date_julian");
    let date_basis = fields.word("date_basis");
    let place = fields.reference("place", places);
    let placement = fields.word("placement");
    let placement_km = fields.maybe_number("placement_km");
    let significance = fields.whole("significance", 1..=4);
    let actors = fields.texts("actors");
    let figures = fields.objects("figures", figure);
    let disagreements = fields.texts("disagreements");
    let certainty = fields.word("certainty");
    let citations = fields.citations(sources);
    let position = fields.point(projection);

    let (start, end) = (start?, end?);
    Some(Event {
        key: fields.key(),
        kind: kind?,
        name: name?,
        summary,
        start,
        end,
        extent: TemporalExtent::from_edtf(Some(&start), Some(&end)),
        date_julian,
        date_basis: date_basis?,
        place: place?,
        at: position?.1,
        placement: placement?,
        placement_km,
        significance: significance? as u8,
        actors,
        figures: figures.into_iter().flatten().collect(),
        disagreements,
        certainty: certainty?,
        citations,
    })
}

fn figure(fields: &mut Fields) -> Option<Figure> {
    let measure = fields.text("measure");
    let value = fields.text_or_number("value");
    let who = fields.maybe_text("who");
    let source = fields.maybe_text("source");
    Some(Figure {
        measure: measure?,
        value: value?,
        who,
        source,
    })
}
