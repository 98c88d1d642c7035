//! Meridians and parallels as lines of the map.

use super::{LngLat, MapPoint, MapRect, Projection};

/// What a line of the graticule joins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arc {
    /// Points of one longitude, in degrees east, above −180 and up to 180.
    Meridian(f64),
    /// Points of one latitude, in degrees north.
    Parallel(f64),
}

/// A piece of a meridian or a parallel within a rectangle of the map; its ends lie on the edge unless the line itself
/// ends.
#[derive(Clone, Debug, PartialEq)]
pub struct ArcPiece {
    /// Which line it belongs to: what to letter at its ends.
    pub arc: Arc,
    /// Its course, meridians from south to north, parallels from west to east.
    pub points: Vec<MapPoint>,
}

/// Degrees between the points by which a curve is drawn. Over half a degree a parallel at 50° leaves its chord by 30 m,
/// under a pixel at any scale at which the atlas can be read.
const SAMPLE_DEGREES: f64 = 0.5;

/// Meridians stop short of the poles, where so many would only make a blot.
const LAST_LATITUDE: f64 = 85.0;

/// Points to a side of the grid by which the reach of a rectangle is felt out.
const PROBES: u32 = 24;

/// The courses of all meridians and parallels within the rectangle, every `step_degrees` from Greenwich and the equator.
/// No lines if the step is not above zero.
#[must_use]
pub fn lines(projection: &Projection, within: MapRect, step_degrees: f64) -> Vec<Vec<MapPoint>> {
    arcs(projection, within, step_degrees)
        .into_iter()
        .map(|piece| piece.points)
        .collect()
}

/// The same, each with the line it belongs to: meridians from west to east, then parallels from south to north.
#[must_use]
pub fn arcs(projection: &Projection, within: MapRect, step_degrees: f64) -> Vec<ArcPiece> {
    // Finer than the samples there would be more lines than points in them, and NaN is no step at all.
    if !(step_degrees > 0.0 && step_degrees.is_finite()) {
        return Vec::new();
    }
    let reach = Reach::of(projection, within);
    let mut pieces = Vec::new();
    for lng in multiples(reach.west, reach.east, step_degrees) {
        let course = samples(reach.south, reach.north).map(|lat| LngLat::new(lng, lat));
        let arc = Arc::Meridian(wrap(lng));
        push_pieces(
            &mut pieces,
            arc,
            course.map(|position| projection.project(position)),
            within,
        );
    }
    for lat in multiples(reach.south, reach.north, step_degrees) {
        let course = samples(reach.west, reach.east).map(|lng| LngLat::new(lng, lat));
        push_pieces(
            &mut pieces,
            Arc::Parallel(lat),
            course.map(|position| projection.project(position)),
            within,
        );
    }
    pieces
}

/// Longitudes and latitudes a rectangle can hold. Longitudes run on past 180 rather than break there.
struct Reach {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

impl Reach {
    /// Feels out the rectangle by a grid of points, with a margin for what lies between them.
    fn of(projection: &Projection, within: MapRect) -> Reach {
        let centre = projection.centre();
        let (mut west, mut east, mut south, mut north) = (0.0_f64, 0.0_f64, 90.0_f64, -90.0_f64);
        for column in 0..=PROBES {
            for row in 0..=PROBES {
                let share = |index: u32| f64::from(index) / f64::from(PROBES);
                let probe = within.min
                    + within
                        .size()
                        .to_vector()
                        .component_mul([share(column), share(row)].into());
                let LngLat { lng, lat } = projection.unproject(probe);
                let from_centre = (lng - centre.lng + 180.0).rem_euclid(360.0) - 180.0;
                (west, east) = (west.min(from_centre), east.max(from_centre));
                (south, north) = (south.min(lat), north.max(lat));
            }
        }
        let margin = |low: f64, high: f64| (high - low) / f64::from(PROBES) * 2.0 + SAMPLE_DEGREES;
        let (wider, taller) = (margin(west, east), margin(south, north));
        let holds_pole = [90.0, -90.0]
            .into_iter()
            .any(|lat| within.contains_inclusive(projection.project(LngLat::new(centre.lng, lat))));
        let (west, east) = if holds_pole {
            (-180.0, 180.0)
        } else {
            ((west - wider).max(-180.0), (east + wider).min(180.0))
        };
        Reach {
            west: centre.lng + west,
            east: centre.lng + east,
            south: (south - taller).max(-LAST_LATITUDE),
            north: (north + taller).min(LAST_LATITUDE),
        }
    }
}

/// The multiples of a step within a range, ascending.
fn multiples(low: f64, high: f64, step: f64) -> impl Iterator<Item = f64> {
    let (first, last) = ((low / step).ceil() as i32, (high / step).floor() as i32);
    (first..=last).map(move |index| f64::from(index) * step)
}

/// Samples from one end to the other, both included.
fn samples(from: f64, to: f64) -> impl Iterator<Item = f64> {
    let steps = ((to - from) / SAMPLE_DEGREES).ceil().max(1.0) as u32;
    (0..=steps).map(move |index| from + (to - from) * f64::from(index) / f64::from(steps))
}

/// The same meridian, above −180 and up to 180.
fn wrap(lng: f64) -> f64 {
    180.0 - (180.0 - lng).rem_euclid(360.0)
}

/// Cuts a course at the edges of a rectangle and keeps the pieces inside.
fn push_pieces(
    pieces: &mut Vec<ArcPiece>,
    arc: Arc,
    course: impl Iterator<Item = MapPoint>,
    within: MapRect,
) {
    let mut piece: Vec<MapPoint> = Vec::new();
    let mut finish = |piece: &mut Vec<MapPoint>| {
        if piece.len() > 1 {
            pieces.push(ArcPiece {
                arc,
                points: std::mem::take(piece),
            });
        }
        piece.clear();
    };
    let mut previous: Option<MapPoint> = None;
    for point in course {
        if let Some((from, to)) = previous.and_then(|previous| clip(previous, point, within)) {
            if piece.last() != Some(&from) {
                finish(&mut piece);
                piece.push(from);
            }
            piece.push(to);
        } else {
            finish(&mut piece);
        }
        previous = Some(point);
    }
    finish(&mut piece);
}

/// The part of a straight line inside a rectangle. (Y.-D. Liang and B. A. Barsky, "A New Concept and Method for Line
/// Clipping", *ACM Transactions on Graphics* 3, 1984.) An end that is inside comes back as it was.
fn clip(from: MapPoint, to: MapPoint, within: MapRect) -> Option<(MapPoint, MapPoint)> {
    let step = to - from;
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (towards, room) in [
        (-step.x, from.x - within.min.x),
        (step.x, within.max.x - from.x),
        (-step.y, from.y - within.min.y),
        (step.y, within.max.y - from.y),
    ] {
        if towards == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if towards < 0.0 {
            enters = enters.max(room / towards);
        } else {
            leaves = leaves.min(room / towards);
        }
    }
    let end = |t: f64| if t == 1.0 { to } else { from + step * t };
    (enters < leaves).then(|| (end(enters), end(leaves)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn projection() -> Projection {
        Projection::laea(LngLat::new(125.0, 50.0), 6371.0088)
    }

    fn theatre() -> MapRect {
        MapRect::new(
            MapPoint::new(-2700.0, -2250.0),
            MapPoint::new(2550.0, 2150.0),
        )
    }

    #[test]
    fn every_point_of_a_line_has_its_longitude_or_latitude_and_lies_inside() {
        let room = theatre().inflate(1e-6, 1e-6);
        for piece in arcs(&projection(), theatre(), 10.0) {
            assert!(piece.points.len() > 1);
            for point in piece.points {
                assert!(room.contains_inclusive(point));
                let LngLat { lng, lat } = projection().unproject(point);
                // Cut points lie on a chord, a few metres off the curve.
                let off = match piece.arc {
                    Arc::Meridian(degrees) => {
                        ((lng - degrees + 180.0).rem_euclid(360.0) - 180.0).abs()
                            * lat.to_radians().cos()
                    }
                    Arc::Parallel(degrees) => (lat - degrees).abs(),
                };
                assert!(off < 1e-3, "{:?} at {lng}, {lat}", piece.arc);
            }
        }
    }

    #[test]
    fn no_crossing_within_the_rectangle_is_missed() {
        // Every crossing of ten degrees that falls on the map lies on a meridian's piece and on a parallel's.
        let pieces = arcs(&projection(), theatre(), 10.0);
        let room = theatre().inflate(-1.0, -1.0);
        for lng in (-170..=180).step_by(10).map(f64::from) {
            for lat in (-80..=80).step_by(10).map(f64::from) {
                let crossing = projection().project(LngLat::new(lng, lat));
                if !room.contains(crossing) {
                    continue;
                }
                for arc in [Arc::Meridian(lng), Arc::Parallel(lat)] {
                    let on_piece = pieces.iter().filter(|piece| piece.arc == arc).any(|piece| {
                        let path = crate::space::path::Path::new(piece.points.clone()).unwrap();
                        path.nearest(crossing).distance_km < 0.1
                    });
                    assert!(on_piece, "{arc:?} at {lng}, {lat}");
                }
            }
        }
    }

    #[test]
    fn the_meridian_of_180_stands_once_and_unbroken() {
        let pacific = theatre().translate(euclid::vec2(2500.0, 0.0));
        let pieces = arcs(&projection(), pacific, 10.0);
        let count = |degrees| {
            pieces
                .iter()
                .filter(|piece| piece.arc == Arc::Meridian(degrees))
                .count()
        };
        assert_eq!((count(180.0), count(-180.0)), (1, 0));
        assert_eq!((count(170.0), count(-170.0)), (1, 1));
    }

    #[test]
    fn a_line_ends_on_the_edge() {
        let (min, max) = (theatre().min, theatre().max);
        let on_edge = |point: MapPoint| {
            let gaps = [
                point.x - min.x,
                max.x - point.x,
                point.y - min.y,
                max.y - point.y,
            ];
            gaps.into_iter().fold(f64::INFINITY, f64::min).abs() < 1e-6
        };
        let pieces = arcs(&projection(), theatre(), 10.0);
        for piece in pieces
            .iter()
            .filter(|piece| matches!(piece.arc, Arc::Parallel(_)))
        {
            assert!(
                on_edge(piece.points[0]) && on_edge(piece.points[piece.points.len() - 1]),
                "{:?}",
                piece.arc
            );
        }
    }

    #[test]
    fn a_rectangle_around_the_pole_is_crossed_by_all_meridians() {
        let pole = projection().project(LngLat::new(0.0, 90.0));
        let around = MapRect::new(pole, pole).inflate(1500.0, 1500.0);
        let meridians: std::collections::BTreeSet<i32> = arcs(&projection(), around, 10.0)
            .into_iter()
            .filter_map(|piece| match piece.arc {
                Arc::Meridian(lng) => Some(lng.round() as i32),
                Arc::Parallel(_) => None,
            })
            .collect();
        assert_eq!(meridians.len(), 36);
    }

    #[test]
    fn no_step_makes_no_lines() {
        for step in [0.0, -5.0, f64::NAN, f64::INFINITY] {
            assert!(lines(&projection(), theatre(), step).is_empty());
        }
    }

    #[test]
    fn a_clipped_line_is_the_part_inside() {
        let square = MapRect::new(MapPoint::new(0.0, 0.0), MapPoint::new(4.0, 4.0));
        let line = |ax, ay, bx, by| clip(MapPoint::new(ax, ay), MapPoint::new(bx, by), square);
        let part = |ax, ay, bx, by| Some((MapPoint::new(ax, ay), MapPoint::new(bx, by)));
        assert_eq!(line(-2.0, 1.0, 6.0, 1.0), part(0.0, 1.0, 4.0, 1.0));
        assert_eq!(line(1.0, 1.0, 3.0, 2.0), part(1.0, 1.0, 3.0, 2.0));
        assert_eq!(line(2.0, 2.0, 2.0, 9.0), part(2.0, 2.0, 2.0, 4.0));
        assert_eq!(line(-2.0, 5.0, 6.0, 5.0), None);
        assert_eq!(line(-3.0, 2.0, 2.0, 7.5), None);
    }
}
