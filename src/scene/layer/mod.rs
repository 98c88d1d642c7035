//! One file a layer: each turns its part of the atlas into items.

pub mod base;
pub mod event;
pub mod movement;
pub mod occupation;
pub mod place;

use crate::model::{Atlas, MarkerShape, SideId};
use crate::scene::item::Glyph;
use crate::style::{Colour, Palette, Token};

/// A side's colour; the colour of doubt for a side the atlas does not know.
pub fn side_colour(atlas: &Atlas, palette: &Palette, side: SideId) -> Colour {
    atlas
        .manifest
        .sides
        .get(side.index())
        .map_or(palette[Token::Doubt], |side| palette.side(side))
}

/// The shape of a side's marks.
pub fn side_glyph(atlas: &Atlas, side: SideId) -> Glyph {
    match atlas
        .manifest
        .sides
        .get(side.index())
        .map(|side| side.shape)
    {
        None | Some(MarkerShape::Circle) => Glyph::Disc,
        Some(MarkerShape::Square) => Glyph::Square,
        Some(MarkerShape::Triangle) => Glyph::Triangle,
        Some(MarkerShape::Diamond) => Glyph::Diamond,
        Some(MarkerShape::Hexagon) => Glyph::Hexagon,
    }
}
