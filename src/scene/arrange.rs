//! Marks of one place stand beside each other instead of on top of each other.

use super::item::{Glyph, Mark};
use crate::model::{Subject, order};
use crate::space::{MapPoint, ScreenRect, ScreenVector, View};
use crate::style::{Colour, Fill, Stroke};

/// Marks whose points are closer than this on the screen share a spot.
const SAME_SPOT_PX: f64 = 7.0;

/// Sets the offsets: of the marks at one spot the garrison or dot stays in the middle, and the others stand around
/// it, heaviest first, beginning above.
pub fn fan_out(marks: &mut [Mark], resolution: f64) {
    for mark in marks.iter_mut() {
        mark.offset = ScreenVector::zero();
    }
    let near = SAME_SPOT_PX * resolution;
    let movable = (0..marks.len())
        .filter(|index| is_movable(&marks[*index]))
        .collect();
    let order = order::heaviest_first(movable, |index: &usize| marks[*index].weight);
    let mut done: Vec<usize> = Vec::new();
    for index in order {
        let at = marks[index].at;
        let same_spot = |other: &usize| (marks[*other].at - at).length() < near;
        let before = done.iter().filter(|other| same_spot(other)).count();
        let centre_px = marks
            .iter()
            .filter(|mark| !is_movable(mark) && (mark.at - at).length() < near)
            .map(|mark| mark.radius_px)
            .reduce(f64::max);
        done.push(index);
        let radius_px = marks[index].radius_px;
        marks[index].offset = match (centre_px, before) {
            (None, 0) => ScreenVector::zero(),
            (None, nth) => beside(nth - 1, 9.0 + radius_px),
            (Some(centre_px), nth) => beside(nth, centre_px + radius_px + 3.0),
        };
    }
}

/// Incidents and travelling formations move aside; garrisons, dots and claims stay on their point.
fn is_movable(mark: &Mark) -> bool {
    matches!(
        mark.subject,
        Some(Subject::Event(_) | Subject::Movement(_) | Subject::Formation(_))
    )
}

/// The nth spot around a point: eight to a ring, the first above, then alternating right and left.
fn beside(nth: usize, distance_px: f64) -> ScreenVector {
    const ANGLES: [f64; 8] = [-90.0, -30.0, -150.0, 30.0, 150.0, 90.0, -60.0, -120.0];
    let ring = (nth / ANGLES.len()) as f64;
    let angle = ANGLES[nth % ANGLES.len()].to_radians();
    // Eight marks side by side need a circle of this radius at least.
    let distance = distance_px.max(15.0) + ring * 18.0;
    ScreenVector::new(angle.cos() * distance, angle.sin() * distance)
}

/// The room marks take on the screen.
pub fn boxes(marks: &[Mark], view: &View) -> Vec<ScreenRect> {
    marks
        .iter()
        .map(|mark| {
            let centre = view.to_screen(mark.at) + mark.offset;
            let half = ScreenVector::new(mark.radius_px, mark.radius_px);
            ScreenRect::new(centre - half, centre + half)
        })
        .collect()
}

/// A ring around a mark.
pub fn ring_around(mark: &Mark, stroke: Stroke) -> Mark {
    Mark {
        offset: mark.offset,
        radius_px: mark.radius_px + 4.0,
        ..ring_at(mark.at, stroke)
    }
}

/// A ring around a point that has no mark.
pub fn ring_at(at: MapPoint, stroke: Stroke) -> Mark {
    let colour = match stroke.fill {
        Fill::Plain(colour) => colour,
        Fill::Hatched(_) => Colour::default(),
    };
    Mark {
        subject: None,
        at,
        offset: ScreenVector::zero(),
        glyph: Glyph::Disc,
        radius_px: 10.0,
        fill: None,
        outline: Some((colour, stroke.width_px)),
        turn: 0.0,
        weight: 0.0,
    }
}
