//! The vocabulary of appearance: colours, fills, strokes and type.

use crate::model::Rgb;

/// A colour with opacity, sRGB, not premultiplied.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Colour {
    /// The opaque colour.
    pub rgb: Rgb,
    /// Opacity, 0 to 1.
    pub alpha: f64,
}

impl Colour {
    /// A colour that covers what lies beneath.
    pub fn opaque(rgb: Rgb) -> Self {
        Self { rgb, alpha: 1.0 }
    }

    /// The same colour with its opacity multiplied.
    pub fn faded(self, share: f64) -> Self {
        Self {
            alpha: self.alpha * share,
            ..self
        }
    }

    /// As CSS and SVG write it.
    pub fn css(self) -> String {
        let Rgb { r, g, b } = self.rgb;
        if self.alpha >= 1.0 {
            format!("#{r:02x}{g:02x}{b:02x}")
        } else {
            // Two decimals of opacity are beyond what the eye tells apart and keep goldens short.
            format!("rgba({r},{g},{b},{:.2})", self.alpha.max(0.0))
        }
    }
}

/// Parallel strokes that fill an area without hiding it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hatch {
    /// Colour of the strokes.
    pub colour: Colour,
    /// Distance between strokes.
    pub spacing_px: f64,
    /// Width of a stroke.
    pub width_px: f64,
}

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fill {
    /// Evenly.
    Plain(Colour),
    /// With strokes rising to the right.
    Hatched(Hatch),
}

/// The rhythm of an interrupted line: on and off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dash {
    /// Length drawn.
    pub on_px: f64,
    /// Length left out.
    pub off_px: f64,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Plain or hatched.
    pub fill: Fill,
    /// Width.
    pub width_px: f64,
    /// Rhythm; none is a full line.
    pub dash: Option<Dash>,
    /// Whether the ends are rounded; else they stop at the last point.
    pub round: bool,
}

impl Stroke {
    /// A full line with round ends.
    pub fn solid(colour: Colour, width_px: f64) -> Self {
        Self {
            fill: Fill::Plain(colour),
            width_px,
            dash: None,
            round: true,
        }
    }

    /// An interrupted line.
    pub fn dashed(colour: Colour, width_px: f64, on_px: f64, off_px: f64) -> Self {
        Self {
            dash: Some(Dash { on_px, off_px }),
            round: false,
            ..Self::solid(colour, width_px)
        }
    }
}

/// A family of type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Typeface {
    /// For names on the map.
    Serif,
    /// For numbers and notes.
    Sans,
}

impl Typeface {
    /// The families to try, in order, as CSS writes them.
    pub fn css(self) -> &'static str {
        match self {
            Self::Serif => {
                "'Source Serif 4','Noto Serif','Noto Serif CJK JP',Georgia,'Times New Roman',serif"
            }
            Self::Sans => "'Source Sans 3','Noto Sans','Noto Sans CJK JP',system-ui,sans-serif",
        }
    }
}

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypeStyle {
    /// Family.
    pub face: Typeface,
    /// Height of the em.
    pub size_px: f64,
    /// CSS weight, 400 plain.
    pub weight: u16,
    /// Slanted, as water is.
    pub italic: bool,
    /// Additional room after each letter.
    pub spacing_px: f64,
    /// Colour of the letters.
    pub colour: Colour,
    /// Colour of the outline that keeps letters off the ground.
    pub halo: Colour,
    /// Width of that outline on each side.
    pub halo_px: f64,
}
