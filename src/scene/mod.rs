//! WHAT TO DRAW NOW: from the atlas, a day, a view and the reader's choices to display lists. Pure.
//!
//! The host owns three surfaces, bottom to top: [`Sheet::Ground`] (what no date changes), [`Sheet::Dated`] (what
//! a date changes) and [`Sheet::Overlay`] (names, selection, hover). It tells a [`Stage`] what changed, lets it
//! compose, and repaints the sheets the stage names. Marks and lines are kept in map space, so a pan repaints and
//! rebuilds nothing but the names.

mod arrange;
pub mod glyph;
mod hit;
mod item;
mod label;
mod layer;
mod measure;
mod names;
mod painter;
mod stage;

pub use item::{Anchor, Geometry, Glyph, Item, Mark, MarkShape, TextRun};
pub use layer::event::glyph_of as event_glyph;
pub use layer::movement::glyph_of as movement_glyph;
pub use painter::Painter;
pub use stage::{Change, Frame, Layers, Redraw, Sheet, Stage, Visible};
