//! `railways.geojson`: lines with their stations in order.

use super::fields::{Fields, Noun};
use super::register::Register;
use crate::model::{PlaceId, Railway, SourceId};
use crate::space::Projection;
use crate::time::TemporalExtent;

pub(super) const NOUN: Noun = Noun {
    one: "railway",
    many: "railways",
};

/// Millimetres; no railway was narrower than a toy or wider than Brunel's by half.
const GAUGES_MM: std::ops::RangeInclusive<u32> = 300..=3200;

/// One line.
pub(super) fn read(
    fields: &mut Fields,
    projection: &Projection,
    places: &Register<PlaceId>,
    sources: &Register<SourceId>,
) -> Option<Railway> {
    let name = fields.name();
    let operator = fields.maybe_text("operator");
    let gauge_mm = fields.maybe_whole("gauge_mm", GAUGES_MM);
    let opened = fields.maybe_date("opened");
    let closed = fields.maybe_date("closed");
    let rank = fields.whole("rank", 1..=3);
    let length_km = fields.maybe_number("length_km");
    let stations = fields.references("stations", places);
    let citations = fields.citations(sources);
    let path = fields.path(projection);

    Some(Railway {
        key: fields.key(),
        name: name?,
        operator,
        gauge_mm: gauge_mm.map(|gauge| gauge as u16),
        extent: TemporalExtent::from_edtf(opened.as_ref(), closed.as_ref()),
        rank: rank? as u8,
        length_km,
        path: path?,
        stations: stations.into_iter().flatten().collect(),
        citations,
    })
}
