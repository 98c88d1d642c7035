//! What the hand did, as plain data.

use crate::space::ScreenPoint;

/// Something the reader's hand did. Times are milliseconds of any one clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sample {
    /// A finger, pen or main mouse button went down.
    PointerDown {
        /// Tells pointers apart.
        id: i32,
        /// Where.
        at: ScreenPoint,
        /// When.
        time_ms: f64,
        /// With what.
        kind: PointerKind,
    },
    /// A pointer moved. Those that are not down may be reported too, and mean nothing here.
    PointerMove {
        /// Which.
        id: i32,
        /// Where to.
        at: ScreenPoint,
        /// When.
        time_ms: f64,
    },
    /// A pointer went up.
    PointerUp {
        /// Which.
        id: i32,
        /// Where.
        at: ScreenPoint,
        /// When.
        time_ms: f64,
    },
    /// The browser took a pointer away: it scrolls, or a window opened.
    PointerCancel {
        /// Which.
        id: i32,
    },
    /// The wheel turned, or two fingers moved on a trackpad.
    Wheel {
        /// Where the cursor stands.
        at: ScreenPoint,
        /// How far, in CSS px; above zero is towards the reader, and moves away from the map.
        delta_y_px: f64,
        /// Whether it was a pinch on a trackpad. Browsers report one as a wheel with the control key down.
        pinch: bool,
    },
    /// A key that moves the map.
    Key(Key),
}

/// With what the reader points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerKind {
    /// A mouse, exact to the pixel.
    Mouse,
    /// A finger.
    Touch,
    /// A pen: as exact as a mouse, but held in the air.
    Pen,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To see more of the map on one side.
    Pan(Direction),
    /// To come closer.
    ZoomIn,
    /// To move away.
    ZoomOut,
}

/// A side of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The top.
    Up,
    /// The bottom.
    Down,
    /// The left.
    Left,
    /// The right.
    Right,
}

impl PointerKind {
    /// How far a pointer may stray, in CSS px, and still be tapping. A hand on a mouse is steadier than a fingertip, which
    /// rolls as it lifts.
    pub(super) const fn stray_px(self) -> f64 {
        match self {
            PointerKind::Mouse => 4.0,
            PointerKind::Touch => 10.0,
            PointerKind::Pen => 6.0,
        }
    }

    /// How long a tap may last. A finger held longer asks for the system's own menu; a mouse button may be held at will.
    pub(super) const fn longest_tap_ms(self) -> f64 {
        match self {
            PointerKind::Mouse => f64::INFINITY,
            PointerKind::Touch | PointerKind::Pen => 500.0,
        }
    }
}
