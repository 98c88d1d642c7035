//! Formations on their way: the tail behind them and the sign where they are.

use super::side_colour;
use crate::model::{Atlas, Leg, LegMode, Movement, MovementId, Subject};
use crate::scene::item::{Geometry, Glyph, Item, Mark};
use crate::space::{MapPoint, ScreenVector};
use crate::style::{Palette, ScaleBand, Stroke, Token, rules};
use crate::time::Day;

/// How many days of its way a formation draws behind it.
// Ten days is how long the slow ones need between two dated points; longer tails cover the line that is held.
pub const TAIL_DAYS: i32 = 10;

/// The sign of a mode.
pub fn glyph_of(mode: LegMode) -> Glyph {
    match mode {
        LegMode::Rail => Glyph::Train,
        LegMode::Sea => Glyph::Ship,
        LegMode::River | LegMode::Lake => Glyph::Steamer,
        LegMode::March | LegMode::Track => Glyph::Column,
        LegMode::Horse => Glyph::Cavalry,
    }
}

/// Tails and marks of the movements under way.
pub fn items(
    atlas: &Atlas,
    present: &[MovementId],
    day: Day,
    palette: &Palette,
    band: ScaleBand,
) -> (Vec<Item>, Vec<Mark>) {
    let mut tails = Vec::new();
    let mut marks = Vec::new();
    for id in present {
        let Some(movement) = atlas.movements.get(id.index()) else {
            continue;
        };
        let Some(position) = movement.position(day) else {
            continue;
        };
        let side = side_colour(atlas, palette, movement.side);
        tails.extend(
            way(movement, day + -TAIL_DAYS, day)
                .into_iter()
                .map(|(points, attested)| Item::Line {
                    geometry: Geometry::passing(vec![points]),
                    stroke: if attested {
                        Stroke::solid(side.faded(0.9), 2.2 * band.weight())
                    } else {
                        Stroke {
                            round: true,
                            ..Stroke::dashed(side.faded(0.9), 2.2 * band.weight(), 0.1, 4.5)
                        }
                    },
                }),
        );
        let mode = movement
            .legs
            .get(position.leg)
            .map_or(LegMode::March, |leg| leg.mode);
        let glyph = glyph_of(mode);
        let turns = matches!(glyph, Glyph::Column | Glyph::Cavalry);
        marks.push(Mark {
            subject: Some(Subject::Movement(*id)),
            at: position.at,
            offset: ScreenVector::zero(),
            glyph,
            radius_px: rules::movement_radius(movement.strength),
            fill: Some(side),
            outline: Some((palette[Token::Paper], 1.3)),
            // Both turn clockwise; a sign at rest points right, which is a heading of a quarter turn.
            turn: match position.heading {
                Some(heading) if turns => heading - std::f64::consts::FRAC_PI_2,
                _ => 0.0,
            },
            weight: 60.0,
        });
    }
    (tails, marks)
}

/// The way between two days, cut at its legs; whether each piece is attested at both ends.
pub fn way(movement: &Movement, from: Day, to: Day) -> Vec<(Vec<MapPoint>, bool)> {
    let mut pieces = Vec::new();
    for (index, leg) in movement.legs.iter().enumerate() {
        let Some([start, end]) = movement
            .waypoints
            .get(index..index + 2)
            .and_then(|pair| <&[_; 2]>::try_from(pair).ok())
        else {
            continue;
        };
        let length = leg.path.length_km();
        let at = |day: Day| match (day <= start.day, day >= end.day) {
            (_, true) => length,
            (true, _) => 0.0,
            _ => length * f64::from(day - start.day) / f64::from(end.day - start.day),
        };
        // A leg done within a day belongs to that day's tail only.
        let from_km = if end.day < from {
            length
        } else if start.day >= from {
            0.0
        } else {
            at(from)
        };
        let to_km = if start.day > to { 0.0 } else { at(to) };
        if to_km - from_km > 1e-6 {
            pieces.push((points(leg, from_km, to_km), leg.attested));
        }
    }
    pieces
}

fn points(leg: &Leg, from_km: f64, to_km: f64) -> Vec<MapPoint> {
    leg.path.slice(from_km, to_km).points().to_vec()
}
