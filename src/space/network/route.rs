//! A way through the network, as geometry and as stretches of its lines.

use super::Anchor;
use crate::space::MapPoint;
use crate::space::path::Path;

/// A way through the network.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// The line of the map it follows, in the direction of travel.
    pub path: Path,
    /// The stretches of line it is made of, in order. A route from a point to itself has one leg of no length.
    pub legs: Vec<Leg>,
}

/// A stretch of one line within a route.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leg {
    /// Which line, in the order they were given.
    pub line: usize,
    /// Where it enters, in km from the line's start.
    pub from_km: f64,
    /// Where it leaves; less than `from_km` when travelling against the line's direction.
    pub to_km: f64,
    /// Kilometres of the route travelled when this leg begins.
    pub start_km: f64,
}

/// A stretch of one line, in the direction of travel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub line: usize,
    pub from_km: f64,
    pub to_km: f64,
}

impl Stretch {
    pub fn from_anchor(from: Anchor, to_km: f64) -> Stretch {
        Stretch {
            line: from.line,
            from_km: from.km,
            to_km,
        }
    }

    pub fn length_km(self) -> f64 {
        (self.to_km - self.from_km).abs()
    }
}

impl Route {
    /// The point of the network so many kilometres into the route: which line, and where on it.
    #[must_use]
    pub fn anchor_at(&self, km: f64) -> Anchor {
        let leg = self
            .legs
            .partition_point(|leg| leg.start_km <= km)
            .saturating_sub(1);
        let Leg {
            line,
            from_km,
            to_km,
            start_km,
        } = self.legs[leg];
        let travelled = (km - start_km).clamp(0.0, (to_km - from_km).abs());
        Anchor {
            line,
            km: from_km + travelled.copysign(to_km - from_km),
        }
    }

    /// Joins stretches, of which there must be one, into legs, and their geometry into one path.
    pub(super) fn assemble(lines: &[Path], stretches: &[Stretch]) -> Route {
        let mut legs = legs(stretches);
        let mut points: Vec<MapPoint> = Vec::new();
        let mut first_vertices = Vec::with_capacity(legs.len());
        for leg in &legs {
            let slice = lines[leg.line].slice(leg.from_km, leg.to_km);
            let shared = usize::from(points.last() == Some(&slice.start()));
            first_vertices.push(points.len() - shared);
            points.extend(&slice.points()[shared..]);
        }
        let path = Path::measured(points);
        for (leg, vertex) in legs.iter_mut().zip(first_vertices) {
            leg.start_km = path.lengths_km()[vertex];
        }
        Route { path, legs }
    }
}

/// Stretches that go on from each other as one leg. Those of no length, which only say through which junction the way
/// goes, are left out, unless there is nothing else.
fn legs(stretches: &[Stretch]) -> Vec<Leg> {
    let mut legs: Vec<Leg> = Vec::new();
    for &Stretch {
        line,
        from_km,
        to_km,
    } in stretches
    {
        let next = Leg {
            line,
            from_km,
            to_km,
            start_km: 0.0,
        };
        match legs.last_mut() {
            None => legs.push(next),
            Some(_) if from_km == to_km => {}
            Some(leg) if leg.from_km == leg.to_km => *leg = next,
            Some(leg) if continues(leg, &next) => leg.to_km = to_km,
            Some(_) => legs.push(next),
        }
    }
    legs
}

/// Whether a leg begins where another ends, on the same line and in the same direction.
fn continues(leg: &Leg, next: &Leg) -> bool {
    let same_way = (leg.to_km > leg.from_km) == (next.to_km > next.from_km);
    next.line == leg.line && next.from_km == leg.to_km && same_way
}
