//! HOW IT LOOKS: colours from the style sheet, widths, type and the thresholds of visibility.
//!
//! The style sheet `assets/css/tokens-map.css` is the only palette; the page and the map read the same file.
//! Lengths are CSS pixels unless they say otherwise.

mod paint;
pub mod rules;
mod scale;
mod tokens;

pub use paint::{Colour, Dash, Fill, Hatch, Stroke, TypeStyle, Typeface};
pub use scale::ScaleBand;
pub use tokens::{Palette, Theme, Token};
