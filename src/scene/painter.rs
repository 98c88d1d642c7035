//! What a scene asks of whoever paints it: few verbs, and no word of the atlas.

use super::item::{Geometry, MarkShape, TextRun};
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
