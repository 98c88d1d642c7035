//! What lies under a point of the screen, topmost first.

use crate::model::Subject;
use crate::space::{MapPoint, ScreenPoint, ScreenRect, View};

/// Something that can be pointed at.
#[derive(Clone, Debug)]
pub enum Target {
    /// A mark.
    Mark {
        /// What it stands for.
        subject: Subject,
        /// Its centre.
        centre: ScreenPoint,
        /// Its radius in CSS pixels.
        radius_px: f64,
    },
    /// A name.
    Name {
        /// What it names.
        subject: Subject,
        /// The room it takes.
        bounds: ScreenRect,
    },
    /// A held stretch of line.
    Stretch {
        /// The record that holds it.
        subject: Subject,
        /// Its course in map space.
        points: Vec<MapPoint>,
    },
}

/// How far a mouse may miss, in CSS pixels.
const MOUSE_SLOP_PX: f64 = 3.0;
/// How far a finger may miss: half of the 44 px that a finger needs, less the mark itself.
const TOUCH_SLOP_PX: f64 = 16.0;
/// Half the width of a held line as drawn.
const LINE_PX: f64 = 4.0;

/// The target under a point: marks before names before lines, and among marks the nearest.
pub fn hit(targets: &[Target], view: &View, at: ScreenPoint, touch: bool) -> Option<Subject> {
    let slop = if touch { TOUCH_SLOP_PX } else { MOUSE_SLOP_PX };
    nearest(targets.iter().filter_map(|target| match target {
        Target::Mark {
            subject,
            centre,
            radius_px,
        } => {
            let miss = (at - *centre).length() - radius_px;
            (miss <= slop).then_some((*subject, miss))
        }
        _ => None,
    }))
    .or_else(|| {
        targets.iter().find_map(|target| match target {
            Target::Name { subject, bounds } => bounds.contains(at).then_some(*subject),
            _ => None,
        })
    })
    .or_else(|| {
        nearest(targets.iter().filter_map(|target| match target {
            Target::Stretch { subject, points } => {
                let miss = distance_px(points, view, at);
                (miss <= slop + LINE_PX).then_some((*subject, miss))
            }
            _ => None,
        }))
    })
}

fn nearest(found: impl Iterator<Item = (Subject, f64)>) -> Option<Subject> {
    found
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(subject, _)| subject)
}

/// Distance from a line in map space to a point of the screen, in CSS pixels.
fn distance_px(points: &[MapPoint], view: &View, at: ScreenPoint) -> f64 {
    let at = view.to_map(at);
    let km = points
        .windows(2)
        .filter_map(|pair| <&[MapPoint; 2]>::try_from(pair).ok())
        .map(|[a, b]| {
            let along = *b - *a;
            let squared = along.square_length();
            let share = if squared > 0.0 {
                ((at - *a).dot(along) / squared).clamp(0.0, 1.0)
            } else {
                0.0
            };
            (at - (*a + along * share)).length()
        })
        .fold(f64::INFINITY, f64::min);
    km / view.resolution
}
