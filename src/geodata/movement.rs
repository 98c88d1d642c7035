//! `movements.geojson`: journeys of formations, put on the real track.

use super::context::Context;
use super::dating;
use super::fields::{Fields, Noun};
use super::register::Register;
use super::ways::{Stop, TOLERANCE_KM, Ways, extend};
use super::words::WaypointCertainty;
use crate::model::{Leg, LegMode, Movement, PlaceId, Waypoint};
use crate::space::MapPoint;
use crate::space::path::Path;
use crate::time::{Day, Edtf, Interval, TemporalExtent};

pub(super) const NOUN: Noun = Noun {
    one: "movement",
    many: "movements",
};

/// A waypoint as it stands in the file.
struct Stated {
    vertex: usize,
    place: PlaceId,
    date: Option<Edtf>,
    interpolated_date: Option<Edtf>,
    note: Option<String>,
}

/// One movement.
pub(super) fn read(fields: &mut Fields, context: &Context) -> Option<Movement> {
    let side = fields.reference("side", context.sides);
    let formation = fields.maybe_reference("formation", context.formations);
    let name = fields.name();
    let summary = fields.summary();
    let start = fields.maybe_date("start_date");
    let end = fields.maybe_date("end_date");
    let modes: Option<Vec<LegMode>> = fields.words("legs");
    let stated = fields.objects("waypoints", |waypoint| stated(waypoint, context.places));
    let strength = fields.maybe_whole("strength", 0..=u32::MAX);
    let disagreements = fields.texts("disagreements");
    let certainty = fields.word("certainty");
    let citations = fields.citations(context.sources);
    let vertices = fields.line(context.projection);

    let (modes, vertices) = (modes?, vertices?);
    let stated = stated.into_iter().collect::<Option<Vec<Stated>>>()?;
    let (waypoints, legs) = course(
        fields,
        context.ways,
        &stated,
        &modes,
        &vertices,
        (start, end),
    )?;
    if !context.ways.has_rails() && modes.contains(&LegMode::Rail) {
        fields.miss(context.railways_file);
    }
    Some(Movement {
        key: fields.key(),
        side: side?,
        formation,
        name: name?,
        summary,
        start,
        end,
        extent: TemporalExtent::from_edtf(start.as_ref(), end.as_ref()),
        strength,
        waypoints,
        legs,
        disagreements,
        certainty: certainty?,
        citations,
    })
}

fn stated(fields: &mut Fields, places: &Register<PlaceId>) -> Option<Stated> {
    let vertex = fields.whole("vertex", 0..=u32::MAX);
    let place = fields.reference("place", places);
    let date = fields.maybe_date("date");
    let interpolated_date = fields.maybe_date("interpolated_date");
    let certainty = fields.word::<WaypointCertainty>("certainty");
    let note = fields.maybe_text("note");
    if date.is_some() && interpolated_date.is_some() {
        fields.fault(
            "interpolated_date",
            "a waypoint that has a date needs none that is interpolated",
        );
    }
    if let Some(certainty) = certainty
        && (certainty == WaypointCertainty::Unknown) != date.is_none()
    {
        fields.fault(
            "certainty",
            "a waypoint is unknown if it has no date, and only then",
        );
    }
    Some(Stated {
        vertex: vertex? as usize,
        place: place?,
        date,
        interpolated_date,
        note,
    })
}

/// Whether the waypoints lead from the first vertex to the last, with one leg between each two.
fn well_ordered(fields: &mut Fields, stated: &[Stated], legs: usize, vertices: usize) -> bool {
    let mut good = true;
    let mut fault = |field: &str, problem: String| {
        fields.fault(field, problem);
        good = false;
    };
    if stated.len() < 2 {
        fault(
            "waypoints",
            "a movement needs two waypoints at least".to_owned(),
        );
        return false;
    }
    if legs + 1 != stated.len() {
        let wanted = stated.len() - 1;
        fault(
            "legs",
            format!(
                "{legs} legs do not join {} waypoints; {wanted} do",
                stated.len()
            ),
        );
    }
    if stated[0].vertex != 0 {
        fault(
            "waypoints[0].vertex",
            "the first waypoint is not at the first vertex, 0".to_owned(),
        );
    }
    let last = stated.len() - 1;
    if stated[last].vertex + 1 != vertices {
        let end = vertices.saturating_sub(1);
        let field = format!("waypoints[{last}].vertex");
        fault(
            &field,
            format!("the last waypoint is not at the last vertex, {end}"),
        );
    }
    for (index, pair) in stated.windows(2).enumerate() {
        if pair[0].vertex >= pair[1].vertex {
            let field = format!("waypoints[{}].vertex", index + 1);
            fault(
                &field,
                "vertices do not ascend from waypoint to waypoint".to_owned(),
            );
        }
    }
    good
}

/// The waypoints with their days, and the legs on their tracks.
fn course(
    fields: &mut Fields,
    ways: &Ways,
    stated: &[Stated],
    modes: &[LegMode],
    vertices: &[MapPoint],
    (start, end): (Option<Edtf>, Option<Edtf>),
) -> Option<(Vec<Waypoint>, Vec<Leg>)> {
    if !well_ordered(fields, stated, modes.len(), vertices.len()) {
        return None;
    }
    let tracks = tracks(fields, ways, stated, modes, vertices);
    let positions: Vec<MapPoint> = tracks
        .iter()
        .map(Path::start)
        .chain(tracks.last().map(Path::end))
        .collect();
    let mut km = vec![0.0];
    for track in &tracks {
        km.push(km.last().copied().unwrap_or_default() + track.length_km());
    }
    let days = days(fields, stated, &km, (start, end))?;

    let waypoints: Vec<Waypoint> = stated
        .iter()
        .zip(&positions)
        .zip(&days)
        .map(|((stated, at), day)| Waypoint {
            place: stated.place,
            at: *at,
            date: stated.date,
            day: *day,
            interpolated: !stated.date.as_ref().is_some_and(dating::names_a_day),
            note: stated.note.clone(),
        })
        .collect();
    let legs = tracks
        .into_iter()
        .zip(modes)
        .zip(waypoints.windows(2))
        .map(|((path, mode), ends)| Leg {
            mode: *mode,
            path,
            interval: Interval {
                start: Some(ends[0].day),
                end: Some(ends[1].day),
            },
            attested: !ends[0].interpolated && !ends[1].interpolated,
        })
        .collect();
    Some((waypoints, legs))
}

/// The drawn day of every waypoint.
fn days(
    fields: &mut Fields,
    stated: &[Stated],
    km: &[f64],
    (start, end): (Option<Edtf>, Option<Edtf>),
) -> Option<Vec<Day>> {
    let mut dates: Vec<Option<Edtf>> = stated
        .iter()
        .map(|waypoint| waypoint.date.or(waypoint.interpolated_date))
        .collect();
    for (index, fallback) in [(0, start), (dates.len().checked_sub(1)?, end)] {
        let date = dates.get_mut(index)?;
        if date.is_none() {
            *date = fallback;
        }
        if date.is_none() {
            let field = format!("waypoints[{index}].date");
            fields.fault(
                &field,
                "neither this end of the movement nor the movement itself is dated",
            );
            return None;
        }
    }
    let (days, backwards) = dating::in_order(&dates);
    for pair in backwards {
        let date = |index: usize| {
            dates[index]
                .map(|date| date.to_string())
                .unwrap_or_default()
        };
        fields.fault(
            &format!("waypoints[{}].date", pair.later),
            format!(
                "{} comes after {} of waypoint {}",
                date(pair.later),
                date(pair.earlier),
                pair.earlier
            ),
        );
    }
    dating::spread(km, &days)
}

/// The track of every leg, each beginning where the one before ends.
fn tracks(
    fields: &mut Fields,
    ways: &Ways,
    stated: &[Stated],
    modes: &[LegMode],
    vertices: &[MapPoint],
) -> Vec<Path> {
    let stop = |index: usize| Stop {
        place: stated[index].place,
        at: vertices[stated[index].vertex],
    };
    let touches = |index: usize, mode: LegMode| {
        modes.get(index) == Some(&mode)
            || index.checked_sub(1).and_then(|before| modes.get(before)) == Some(&mode)
    };
    // A waypoint between a train and a steamer stands at the station.
    let anchors: Vec<_> = (0..stated.len())
        .map(|index| {
            touches(index, LegMode::Rail)
                .then(|| ways.on_rails(stop(index)))
                .flatten()
        })
        .collect();
    let positions: Vec<MapPoint> = (0..stated.len())
        .map(|index| {
            let at = stop(index).at;
            anchors[index]
                .and_then(|anchor| ways.rail_point(anchor))
                .or_else(|| {
                    touches(index, LegMode::River)
                        .then(|| ways.river_point(at))
                        .flatten()
                })
                .unwrap_or(at)
        })
        .collect();
    if ways.has_rails() {
        for (index, anchor) in anchors.iter().enumerate() {
            if anchor.is_none() && touches(index, LegMode::Rail) {
                let problem = format!(
                    "a leg by rail begins or ends here, but no railway passes within {TOLERANCE_KM} km"
                );
                fields.fault(&format!("waypoints[{index}].place"), problem);
            }
        }
    }

    modes
        .iter()
        .enumerate()
        .map(|(index, mode)| {
            let route = match mode {
                LegMode::Rail => anchors[index]
                    .zip(anchors[index + 1])
                    .and_then(|(from, to)| {
                        let route = ways.along_rails(from, to);
                        if route.is_none() {
                            fields
                                .fault(&format!("legs[{index}]"), "no railway joins its two ends");
                        }
                        route
                    }),
                LegMode::River => ways.by_river(positions[index], positions[index + 1]),
                _ => None,
            };
            let mut line = vec![positions[index]];
            match &route {
                Some(route) => extend(&mut line, route.path.points().iter().copied()),
                None => extend(
                    &mut line,
                    vertices[stated[index].vertex + 1..stated[index + 1].vertex]
                        .iter()
                        .copied(),
                ),
            }
            extend(&mut line, [positions[index + 1]]);
            line
        })
        .filter_map(Path::new)
        .collect()
}
