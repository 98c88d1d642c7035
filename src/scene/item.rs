//! The display list: what a painter is handed.

use crate::model::Subject;
use crate::space::{MapPoint, MapRect, ScreenPoint, ScreenVector};
use crate::style::{Colour, Fill, Stroke, TypeStyle};
use std::sync::Arc;

/// Rings or lines in map space, shared rather than copied from list to list.
#[derive(Clone, Debug)]
pub struct Geometry {
    /// Names geometry that outlives a frame, so that a painter may keep what it made of it; none for what is
    /// made anew.
    pub key: Option<u64>,
    /// Rings or lines.
    pub lines: Arc<Vec<Vec<MapPoint>>>,
}

impl Geometry {
    /// Geometry that lives as long as the atlas.
    pub fn lasting(key: u64, lines: Vec<Vec<MapPoint>>) -> Self {
        Self {
            key: Some(key),
            lines: Arc::new(lines),
        }
    }

    /// Geometry of one day.
    pub fn passing(lines: Vec<Vec<MapPoint>>) -> Self {
        Self {
            key: None,
            lines: Arc::new(lines),
        }
    }
}

/// One entry of a display list, in map space; its widths and radii are CSS pixels.
#[derive(Clone, Debug)]
pub enum Item {
    /// The hillshade.
    Relief {
        /// Where it lies.
        frame: MapRect,
        /// Opacity.
        opacity: f64,
    },
    /// An area.
    Area {
        /// Rings.
        geometry: Geometry,
        /// How it is filled.
        fill: Fill,
    },
    /// Lines.
    Line {
        /// Lines.
        geometry: Geometry,
        /// How they are drawn.
        stroke: Stroke,
    },
    /// Lines whose width is a distance on the ground.
    Band {
        /// Lines.
        geometry: Geometry,
        /// Width in kilometres.
        width_km: f64,
        /// How they are drawn; its width is replaced.
        stroke: Stroke,
    },
    /// A mark.
    Mark(Mark),
}

/// A sign at a point of the map.
#[derive(Clone, Debug)]
pub struct Mark {
    /// What it stands for; none if it is only ornament.
    pub subject: Option<Subject>,
    /// Where it belongs.
    pub at: MapPoint,
    /// How far beside that point it stands, so that marks of one place do not hide each other.
    pub offset: ScreenVector,
    /// Its shape.
    pub glyph: Glyph,
    /// Half its size.
    pub radius_px: f64,
    /// Inside; none is open.
    pub fill: Option<Colour>,
    /// Outline and its width.
    pub outline: Option<(Colour, f64)>,
    /// Clockwise turn in radians.
    pub turn: f64,
    /// How much it matters: the heavier is listed first and keeps the better spot.
    pub weight: f64,
}

impl Mark {
    /// The mark on a screen, given where its point lies on it.
    pub fn shape(&self, at: ScreenPoint) -> MarkShape {
        MarkShape {
            centre: at + self.offset,
            glyph: self.glyph,
            radius_px: self.radius_px,
            fill: self.fill,
            outline: self.outline,
            turn: self.turn,
        }
    }
}

/// A sign in screen space.
#[derive(Clone, Debug)]
pub struct MarkShape {
    /// Its centre.
    pub centre: ScreenPoint,
    /// Its shape.
    pub glyph: Glyph,
    /// Half its size.
    pub radius_px: f64,
    /// Inside; none is open.
    pub fill: Option<Colour>,
    /// Outline and its width.
    pub outline: Option<(Colour, f64)>,
    /// Clockwise turn in radians.
    pub turn: f64,
}

/// The shapes of marks; [`super::glyph`] holds their outlines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Glyph {
    /// Disc.
    Disc,
    /// Square.
    Square,
    /// Triangle, point up.
    Triangle,
    /// Square on its corner.
    Diamond,
    /// Hexagon.
    Hexagon,
    /// Ring drawn in short dashes: a place a text speaks of without bounds.
    DashedRing,
    /// Train.
    Train,
    /// Ship under way.
    Ship,
    /// River steamer.
    Steamer,
    /// Column on the march, pointing where it goes.
    Column,
    /// Mounted column, pointing where it goes.
    Cavalry,
    /// Arrowhead, pointing where it goes.
    Arrow,
    /// Crossed blades: battle.
    Blades,
    /// Flag: a place changed hands.
    Flag,
    /// Arrow onto a shore: landing.
    Ashore,
    /// Arrow away from a shore: withdrawal.
    Away,
    /// Flame: uprising.
    Flame,
    /// Sheet with a seal: agreement.
    Treaty,
    /// Table: conference.
    Table,
    /// Building with columns: politics.
    Forum,
    /// Bar with a cross: killing.
    Cross,
    /// Wave: disaster.
    Wave,
    /// Coin: economy.
    Coin,
    /// Two hands: relief.
    Hands,
}

/// Which point of a run of text its position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Where it begins.
    Start,
    /// Half way.
    Middle,
    /// Where it ends.
    End,
}

/// A run of text in screen space.
#[derive(Clone, Debug)]
pub struct TextRun {
    /// On the baseline, at the anchor: a name beside a point is anchored there, so that a font wider than was reckoned
    /// grows away from the point.
    pub at: ScreenPoint,
    /// Which point of the run that is.
    pub anchor: Anchor,
    /// The text.
    pub text: String,
    /// How it is set.
    pub style: TypeStyle,
    /// BCP 47 tag of its language.
    pub lang: &'static str,
}
