//! `occupation.geojson`: who held what.

use geojson::GeometryValue;

use super::context::Context;
use super::dating;
use super::fields::{Fields, Noun};
use super::register::Register;
use super::ways::{Stop, Ways, extend};
use crate::model::{
    HeldPoint, HeldSection, Occupation, OccupationGeometry, PlaceId, RailwayId, Tier, Track,
};
use crate::space::path::Path;
use crate::space::{MapPoint, Projection};
use crate::time::{Day, Edtf, TemporalExtent};

pub(super) const NOUN: Noun = Noun {
    one: "record",
    many: "records",
};

/// A point of a section as it stands in the file.
struct Stated {
    place: PlaceId,
    gained: Option<Edtf>,
    lost: Option<Edtf>,
}

/// One record.
pub(super) fn read(fields: &mut Fields, context: &Context) -> Option<Occupation> {
    let tier = fields.word("tier");
    let side = fields.reference("side", context.sides);
    let control = fields.word("control");
    let grade = fields.word("grade");
    let name = fields.name();
    let summary = fields.summary();
    let start = fields.date("start_date");
    let end = fields.date("end_date");
    let places = fields.references("places", context.places);
    let formations = fields.references("formations", context.formations);
    let strength = fields.maybe_whole("strength", 0..=u32::MAX);
    let document = fields.maybe_text("document");
    let document_date = fields.maybe_date("document_date");
    let points = fields.objects("points", |point| stated(point, context.places));
    let disagreements = fields.texts("disagreements");
    let certainty = fields.word("certainty");
    let citations = fields.citations(context.sources);

    let (tier, start, end) = (tier?, start?, end?);
    if tier != Tier::Line && !points.is_empty() {
        fields.fault("points", "only a section of line has dated points");
    }
    let geometry = match tier {
        Tier::Garrison => OccupationGeometry::Points(garrison(fields, context, &places)?),
        Tier::Line => {
            let points = points.into_iter().collect::<Option<Vec<Stated>>>()?;
            OccupationGeometry::Section(section(fields, context, &points, (start, end))?)
        }
        Tier::Zone => match fields.geometry {
            Some(GeometryValue::Point { .. } | GeometryValue::MultiPoint { .. }) => {
                OccupationGeometry::Points(fields.points(context.projection)?)
            }
            _ => OccupationGeometry::Area(fields.rings(context.projection)?),
        },
        Tier::Absence => absence(fields, context.projection)?,
    };
    Some(Occupation {
        key: fields.key(),
        tier,
        side: side?,
        control: control?,
        grade: grade?,
        name: name?,
        summary,
        start,
        end,
        extent: TemporalExtent::from_edtf(Some(&start), Some(&end)),
        places: places.into_iter().flatten().collect(),
        formations: formations.into_iter().flatten().collect(),
        strength,
        document,
        document_date,
        geometry,
        disagreements,
        certainty: certainty?,
        citations,
    })
}

fn stated(fields: &mut Fields, places: &Register<PlaceId>) -> Option<Stated> {
    let place = fields.reference("place", places);
    let gained = fields.maybe_date("gained");
    let lost = fields.maybe_date("lost");
    Some(Stated {
        place: place?,
        gained,
        lost,
    })
}

/// One position for each place that is known; none if none is.
fn garrison(
    fields: &mut Fields,
    context: &Context,
    places: &[Option<PlaceId>],
) -> Option<Vec<MapPoint>> {
    let points = fields.points(context.projection)?;
    if points.len() != places.len() {
        let problem = format!(
            "{} positions do not stand for {} places, one each",
            points.len(),
            places.len()
        );
        fields.fault("geometry", problem);
        return None;
    }
    let known: Vec<MapPoint> = points
        .into_iter()
        .zip(places)
        .filter_map(|(point, place)| place.is_some().then_some(point))
        .collect();
    (!known.is_empty()).then_some(known)
}

/// A stated absence is never drawn; its geometry says what the statement is about, if anything.
fn absence(fields: &mut Fields, projection: &Projection) -> Option<OccupationGeometry> {
    Some(match fields.geometry {
        None => OccupationGeometry::Points(Vec::new()),
        Some(GeometryValue::LineString { .. }) => {
            OccupationGeometry::Points(fields.line(projection)?)
        }
        Some(GeometryValue::Polygon { .. } | GeometryValue::MultiPolygon { .. }) => {
            OccupationGeometry::Area(fields.rings(projection)?)
        }
        Some(_) => OccupationGeometry::Points(fields.points(projection)?),
    })
}

/// A section of line on its track.
fn section(
    fields: &mut Fields,
    context: &Context,
    stated: &[Stated],
    (start, end): (Edtf, Edtf),
) -> Option<HeldSection> {
    let vertices = fields.line(context.projection)?;
    if vertices.len() != stated.len() {
        let problem = format!(
            "{} points do not stand for {} vertices, one each",
            stated.len(),
            vertices.len()
        );
        fields.fault("points", problem);
        return None;
    }
    let stops: Vec<Stop> = stated
        .iter()
        .zip(&vertices)
        .map(|(point, at)| Stop {
            place: point.place,
            at: *at,
        })
        .collect();
    let (track, km) = track(fields, context, &stops)?;

    let dates = |date: fn(&Stated) -> Option<Edtf>| stated.iter().map(date).collect::<Vec<_>>();
    let gained = days(fields, "gained", &dates(|point| point.gained), &km, start)?;
    let lost = days(fields, "lost", &dates(|point| point.lost), &km, end)?;
    let points = stated
        .iter()
        .zip(km)
        .zip(gained.into_iter().zip(lost))
        .map(|((point, km), (gained_day, last_day))| HeldPoint {
            place: point.place,
            km,
            gained: point.gained,
            lost: point.lost,
            gained_day,
            lost_day: last_day + 1,
        })
        .collect();
    Some(HeldSection { track, points })
}

/// The drawn days on which the points of a section were gained, or last held.
fn days(
    fields: &mut Fields,
    field: &str,
    dates: &[Option<Edtf>],
    km: &[f64],
    fallback: Edtf,
) -> Option<Vec<Day>> {
    let last = dates.len().checked_sub(1)?;
    let mut days: Vec<Option<Day>> = dates
        .iter()
        .map(|date| date.as_ref().map(dating::middle))
        .collect();
    for index in [0, last] {
        if days[index].is_none() {
            fields.fault(
                &format!("points[{index}].{field}"),
                "an end of a section must be dated",
            );
            days[index] = Some(dating::middle(&fallback));
        }
    }
    dating::spread(km, &days)
}

/// The track through the stops, and how far along it each of them lies.
fn track(fields: &mut Fields, context: &Context, stops: &[Stop]) -> Option<(Track, Vec<f64>)> {
    let ways = context.ways;
    let mut line: Vec<MapPoint> = Vec::new();
    let mut railways: Vec<(RailwayId, f64, f64)> = Vec::new();
    // The vertex of the line at which each stop was reached.
    let mut reached = vec![0];
    for (index, pair) in stops.windows(2).enumerate() {
        let route = ways.by_rail(pair[0], pair[1]);
        if let Some(route) = &route {
            for leg in Ways::railways_of(route) {
                join(&mut railways, leg);
            }
        }
        match route.or_else(|| ways.by_river(pair[0].at, pair[1].at)) {
            Some(route) => extend(&mut line, route.path.points().iter().copied()),
            None => {
                if ways.has_rails() {
                    fields.fault(
                        &format!("points[{}].place", index + 1),
                        "no railway or river joins it to the point before",
                    );
                } else {
                    fields.miss(context.railways_file);
                }
                extend(&mut line, [pair[0].at, pair[1].at]);
            }
        }
        reached.push(line.len().saturating_sub(1));
    }
    let path = Path::new(line)?;
    let km = reached
        .iter()
        .map(|vertex| path.lengths_km().get(*vertex).copied().unwrap_or_default())
        .collect();
    Some((Track { path, railways }, km))
}

/// Adds a stretch of railway, in one piece with the one before if it goes on from there.
fn join(
    railways: &mut Vec<(RailwayId, f64, f64)>,
    (railway, from_km, to_km): (RailwayId, f64, f64),
) {
    match railways.last_mut() {
        Some(last)
            if last.0 == railway && last.2 == from_km && (last.2 > last.1) == (to_km > from_km) =>
        {
            last.2 = to_km;
        }
        _ => railways.push((railway, from_km, to_km)),
    }
}
