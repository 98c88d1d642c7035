//! `places.geojson`: named points.

use super::fields::{Fields, Noun};
use super::register::Register;
use crate::model::{Place, SourceId};
use crate::space::Projection;

pub(super) const NOUN: Noun = Noun {
    one: "place",
    many: "places",
};

/// One place, with the ids of its railways: they can be resolved only when the railways, which name places, are read.
pub(super) fn read(
    fields: &mut Fields,
    projection: &Projection,
    sources: &Register<SourceId>,
) -> Option<(Place, Vec<String>)> {
    let kind = fields.word("kind");
    let name = fields.name();
    let name_zh = fields.maybe_text("name_zh");
    let modern = fields.maybe_text("modern_en");
    let rank = fields.whole("rank", 1..=4);
    let placement = fields.word("placement");
    let placement_km = fields.maybe_number("placement_km");
    let geonames = fields.maybe_whole("geonames", 1..=u32::MAX);
    let railways = fields.texts("railways");
    let note = fields.maybe_text("note_en");
    let certainty = fields.word("certainty");
    let citations = fields.citations(sources);
    let position = fields.point(projection);

    let (lng_lat, at) = position?;
    let place = Place {
        key: fields.key(),
        kind: kind?,
        name: name?,
        name_zh,
        modern,
        rank: rank? as u8,
        lng_lat,
        at,
        placement: placement?,
        placement_km,
        geonames,
        railways: Vec::new(),
        note,
        certainty: certainty?,
        citations,
    };
    Some((place, railways))
}
