//! A short flight from one view to another.

use crate::space::View;

/// A flight; it begins with the first frame that shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glide {
    /// Where it sets out.
    from: View,
    /// Where it leads.
    pub to: View,
    /// When it began, in milliseconds.
    begun_ms: Option<f64>,
}

/// How long it lasts. Long enough to see where one is going, short enough not to wait.
const LASTS_MS: f64 = 260.0;

impl Glide {
    /// A flight that has not begun.
    pub fn new(from: View, to: View) -> Self {
        Self {
            from,
            to,
            begun_ms: None,
        }
    }

    /// The same, begun now if it has not yet.
    pub fn begun(self, now_ms: f64) -> Self {
        Self {
            begun_ms: self.begun_ms.or(Some(now_ms)),
            ..self
        }
    }

    /// The view at a time, and whether it has arrived.
    pub fn at(&self, now_ms: f64) -> (View, bool) {
        let share = self
            .begun_ms
            .map_or(0.0, |begun| (now_ms - begun) / LASTS_MS);
        if share >= 1.0 {
            return (self.to, true);
        }
        // Quick to leave, slow to arrive.
        let eased = 1.0 - (1.0 - share.max(0.0)).powi(3);
        let ratio = self.to.resolution / self.from.resolution;
        let resolution = self.from.resolution * ratio.powf(eased);
        // On the way the middle must move with the scale, or a zoom about a point would swing past it.
        let moved = if (ratio - 1.0).abs() < 1e-6 {
            eased
        } else {
            (ratio.powf(eased) - 1.0) / (ratio - 1.0)
        };
        (
            View {
                centre: self.from.centre.lerp(self.to.centre, moved),
                resolution,
                size: self.to.size,
            },
            false,
        )
    }
}
