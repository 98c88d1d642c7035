//! PIXELS: a few verbs that put shapes on a surface. A painter knows no atlas.
//!
//! Geometry arrives in map space (kilometres, y north) together with a [`View`]; marks and text arrive in
//! screen space (CSS pixels, y down). Goldens, export and print go through [`svg`]; the page through `canvas`.

#[cfg(target_arch = "wasm32")]
pub mod canvas;
pub mod svg;

use crate::scene::{Geometry, MarkShape, TextRun};
use crate::space::{MapRect, View};
use crate::style::{Colour, Fill, Stroke};

/// A surface that can be drawn on. Later calls lie on top of earlier ones.
pub trait Painter {
    /// Starts a picture: empties the surface, fills it with `ground` if there is one, and takes the view for
    /// everything in map space.
    fn begin(&mut self, view: &View, ground: Option<Colour>);

    /// The hillshade, stretched over its rectangle in map space.
    fn relief(&mut self, frame: MapRect, opacity: f64);

    /// An area: rings by the even-odd rule.
    fn fill(&mut self, geometry: &Geometry, fill: &Fill);

    /// Lines. All lines of one call are one shape: where they cross, opacity does not add up.
    fn stroke(&mut self, geometry: &Geometry, stroke: &Stroke);

    /// A mark in screen space.
    fn mark(&mut self, shape: &MarkShape);

    /// A run of text in screen space.
    fn text(&mut self, run: &TextRun);
}
