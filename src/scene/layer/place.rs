//! Places: which are dotted and which are lettered.

use crate::model::{Atlas, PlaceId, PlaceKind, Subject};
use crate::scene::item::{Glyph, Mark};
use crate::space::ScreenVector;
use crate::style::{Palette, ScaleBand, Token};

/// A place with a reason to be on the map today.
#[derive(Clone, Copy, Debug)]
pub struct Occasion {
    /// The place.
    pub place: PlaceId,
    /// How much the reason weighs against others.
    pub weight: f64,
}

/// Whether a place has a point of its own; regions and waters have only a name.
pub fn has_point(kind: PlaceKind) -> bool {
    !matches!(kind, PlaceKind::Region | PlaceKind::Water)
}

/// The rank a place counts with: one with an occasion is lettered from two bands farther away.
pub fn effective_rank(rank: u8, occasion: Option<f64>) -> u8 {
    match occasion {
        Some(_) => rank.saturating_sub(2).max(1),
        None => rank,
    }
}

/// Dots for the places of a band that carry no other mark.
pub fn dots(
    atlas: &Atlas,
    band: ScaleBand,
    palette: &Palette,
    marked: &[PlaceId],
    occasions: &[Occasion],
) -> Vec<Mark> {
    atlas
        .places
        .iter()
        .enumerate()
        .filter_map(|(index, place)| {
            let id = PlaceId::from_index(index);
            let occasion = occasions
                .iter()
                .find(|occasion| occasion.place == id)
                .map(|occasion| occasion.weight);
            let shown = has_point(place.kind)
                && effective_rank(place.rank, occasion) <= band.lettered_rank()
                && !marked.contains(&id);
            shown.then(|| Mark {
                subject: Some(Subject::Place(id)),
                at: place.at,
                offset: ScreenVector::zero(),
                glyph: Glyph::Disc,
                radius_px: match place.rank {
                    1 => 3.2,
                    2 => 2.6,
                    _ => 2.0,
                },
                fill: Some(palette[Token::Paper]),
                outline: Some((palette[Token::Label], 1.1)),
                turn: 0.0,
                weight: 10.0 - f64::from(place.rank) + occasion.unwrap_or(0.0),
            })
        })
        .collect()
}
