//! Ships stay off the land.

use crate::geodata::fault::Fault;
use crate::model::{Atlas, BaseLevel, LegMode};
use crate::space::path::Path;
use crate::space::{MapPoint, MapRect, bounds};

/// How far apart the points are at which a course is looked at.
const STEP_KM: f64 = 4.0;

/// How far inland a ship may seem to be.
// Harbours lie at the heads of bays and rivers' mouths that a generalised shore cuts off.
const INLAND_KM: f64 = 8.0;

/// Reports journeys by sea that cross land.
pub(super) fn check(atlas: &Atlas, ground: &BaseLevel, faults: &mut Vec<Fault>) {
    let rings: Vec<(MapRect, &[MapPoint])> = ground
        .land
        .iter()
        .filter_map(|ring| Some((bounds(ring)?, ring.as_slice())))
        .collect();
    let shores: Vec<Path> = ground
        .coast
        .iter()
        .filter_map(|line| Path::new(line.clone()))
        .collect();
    if rings.is_empty() || shores.is_empty() {
        return;
    }
    let ashore = |at: MapPoint| {
        let within = rings
            .iter()
            .filter(|(bounds, ring)| bounds.contains_inclusive(at) && encloses(ring, at))
            .count();
        // Holes are rings too: a point within an odd number of rings is on land.
        within % 2 == 1
            && !shores
                .iter()
                .any(|shore| shore.nearest_within(at, INLAND_KM).is_some())
    };
    for movement in &atlas.movements {
        for (index, leg) in movement.legs.iter().enumerate() {
            if leg.mode != LegMode::Sea {
                continue;
            }
            let steps = (leg.path.length_km() / STEP_KM).floor() as usize;
            let aground = (0..=steps)
                .map(|step| leg.path.point_at(step as f64 * STEP_KM))
                .find(|at| ashore(*at));
            if let Some(at) = aground {
                let place = atlas.manifest.projection.unproject(at);
                let problem = format!("the ship is on land at {:.2}, {:.2}", place.lng, place.lat);
                let file = &atlas.manifest.files.movements;
                faults.push(Fault::of_field(
                    file,
                    &movement.key,
                    format!("legs[{index}]"),
                    problem,
                ));
            }
        }
    }
}

/// Whether a closed ring goes round a point, by the number of its edges that a ray to the east crosses.
fn encloses(ring: &[MapPoint], at: MapPoint) -> bool {
    let crossings = ring
        .windows(2)
        .filter(|edge| (edge[0].y > at.y) != (edge[1].y > at.y))
        .filter(|edge| {
            let share = (at.y - edge[0].y) / (edge[1].y - edge[0].y);
            at.x < edge[0].x + share * (edge[1].x - edge[0].x)
        })
        .count();
    crossings % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_encloses_what_it_goes_round() {
        let ring: Vec<MapPoint> = [
            (0.0, 0.0),
            (4.0, 0.0),
            (4.0, 4.0),
            (2.0, 1.0),
            (0.0, 4.0),
            (0.0, 0.0),
        ]
        .map(|(x, y)| MapPoint::new(x, y))
        .to_vec();
        for (x, y, inside) in [
            (1.0, 0.5, true),
            (2.0, 3.0, false),
            (3.8, 3.0, true),
            (5.0, 0.5, false),
        ] {
            assert_eq!(encloses(&ring, MapPoint::new(x, y)), inside, "{x}, {y}");
        }
    }
}
