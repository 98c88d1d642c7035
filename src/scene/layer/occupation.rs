//! Who held what on the day: zones, reach, guarded lines, garrisons.

use super::{side_colour, side_glyph};
use crate::model::{
    Atlas, Control, Occupation, OccupationGeometry, OccupationId, PlaceId, SideId, Subject, Tier,
};
use crate::scene::item::{Geometry, Glyph, Item, Mark};
use crate::scene::stage::Layers;
use crate::space::{MapPoint, ScreenVector};
use crate::style::{Palette, ScaleBand, Stroke, Token, rules};
use crate::time::{Day, Presence};

/// A held stretch that can be pointed at.
#[derive(Clone, Debug)]
pub struct HeldLine {
    /// The record.
    pub occupation: OccupationId,
    /// The stretch.
    pub points: Vec<MapPoint>,
}

/// What the occupation layers make of a day.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// Claimed zones, bottom first.
    pub zones: Vec<Item>,
    /// Reach and guarded lines, bottom first.
    pub lines: Vec<Item>,
    /// Garrisons, and places a text claims.
    pub marks: Vec<Mark>,
    /// What can be pointed at along the track.
    pub stretches: Vec<HeldLine>,
    /// Places under a garrison: they get a name before others.
    pub places: Vec<PlaceId>,
}

/// The stretches of one side and control, for the reach.
struct ReachGroup {
    side: SideId,
    control: Control,
    lines: Vec<Vec<MapPoint>>,
}

/// What stands on `day` among `present`.
pub fn held(
    atlas: &Atlas,
    present: &[OccupationId],
    day: Day,
    palette: &Palette,
    band: ScaleBand,
    layers: Layers,
    reach_km: f64,
) -> Held {
    let mut held = Held::default();
    let mut reach: Vec<ReachGroup> = Vec::new();
    let mut casings: Vec<Item> = Vec::new();
    for id in present {
        let Some(occupation) = atlas.occupations.get(id.index()) else {
            continue;
        };
        let side = side_colour(atlas, palette, occupation.side);
        match (&occupation.geometry, occupation.tier) {
            (OccupationGeometry::Area(rings), _) if layers.zones => {
                let (fill, outline) = rules::zone(side);
                let geometry = Geometry::passing(rings.clone());
                held.zones.push(Item::Area {
                    geometry: geometry.clone(),
                    fill,
                });
                held.zones.push(Item::Line {
                    geometry,
                    stroke: outline,
                });
            }
            (OccupationGeometry::Points(points), Tier::Zone) if layers.zones => {
                held.marks
                    .extend(points.iter().map(|at| claimed_mark(*id, *at, side)));
            }
            (OccupationGeometry::Points(points), Tier::Garrison) if layers.occupation => {
                garrisons(atlas, occupation, *id, points, day, palette, &mut held);
                if layers.reach {
                    group(&mut reach, occupation)
                        .lines
                        .extend(points.iter().map(|at| vec![*at, *at]));
                }
            }
            (OccupationGeometry::Section(section), _) if layers.occupation => {
                for stretch in section.held_on(day) {
                    let points = section
                        .track
                        .path
                        .slice(stretch.from_km, stretch.to_km)
                        .points()
                        .to_vec();
                    let geometry = Geometry::passing(vec![points.clone()]);
                    let strokes = if stretch.moving {
                        rules::moving_line(side, band)
                    } else {
                        rules::held_line(palette, side, occupation.control, occupation.grade, band)
                    };
                    casings.extend(strokes.into_iter().map(|stroke| Item::Line {
                        geometry: geometry.clone(),
                        stroke,
                    }));
                    if occupation.control == Control::Firm {
                        casings.push(Item::Line {
                            geometry,
                            stroke: rules::track_on_casing(palette, band),
                        });
                    }
                    if layers.reach {
                        group(&mut reach, occupation).lines.push(points.clone());
                    }
                    held.stretches.push(HeldLine {
                        occupation: *id,
                        points,
                    });
                }
            }
            _ => {}
        }
    }
    for group in reach {
        held.lines
            .extend(reach_items(atlas, palette, group, reach_km));
    }
    held.lines.append(&mut casings);
    held
}

/// The group an occupation's reach belongs to: within a group shades do not add up.
fn group<'a>(groups: &'a mut Vec<ReachGroup>, occupation: &Occupation) -> &'a mut ReachGroup {
    let at = groups
        .iter()
        .position(|group| group.side == occupation.side && group.control == occupation.control)
        .unwrap_or_else(|| {
            groups.push(ReachGroup {
                side: occupation.side,
                control: occupation.control,
                lines: Vec::new(),
            });
            groups.len() - 1
        });
    &mut groups[at]
}

/// Bands that fade from the line outwards; hatched within where control was contested.
fn reach_items(atlas: &Atlas, palette: &Palette, group: ReachGroup, reach_km: f64) -> Vec<Item> {
    let side = side_colour(atlas, palette, group.side);
    let geometry = Geometry::passing(group.lines);
    let shade = side.faded(rules::reach_alpha(group.control));
    let mut items: Vec<Item> = rules::REACH_STEPS
        .iter()
        .map(|share| Item::Band {
            geometry: geometry.clone(),
            width_km: 2.0 * reach_km * share,
            stroke: Stroke::solid(shade, 1.0),
        })
        .collect();
    if group.control == Control::Contested {
        items.push(Item::Band {
            geometry,
            width_km: 2.0 * reach_km * 0.7,
            stroke: Stroke {
                fill: crate::style::Fill::Hatched(crate::style::Hatch {
                    colour: side.faded(0.28),
                    spacing_px: 6.0,
                    width_px: 1.0,
                }),
                ..Stroke::solid(side, 1.0)
            },
        });
    }
    items
}

fn garrisons(
    atlas: &Atlas,
    occupation: &Occupation,
    id: OccupationId,
    points: &[MapPoint],
    day: Day,
    palette: &Palette,
    held: &mut Held,
) {
    let side = side_colour(atlas, palette, occupation.side);
    // A strength given for several places together is not known for any of them.
    let strength = occupation.strength.filter(|_| points.len() == 1);
    let certain = occupation.presence(day) == Presence::Certain;
    for (index, at) in points.iter().enumerate() {
        let place = occupation.places.get(index).copied();
        held.places.extend(place);
        let solid = certain && strength.is_some() && occupation.control != Control::Nominal;
        let radius_px = rules::garrison_radius(strength);
        held.marks.push(Mark {
            subject: Some(place.map_or(Subject::Occupation(id), Subject::Place)),
            at: *at,
            offset: ScreenVector::zero(),
            // A garrison that may or may not have been there yet is drawn in dashes, whatever its side's shape.
            glyph: if certain {
                side_glyph(atlas, occupation.side)
            } else {
                Glyph::DashedRing
            },
            radius_px,
            fill: Some(if solid { side } else { palette[Token::Paper] }),
            outline: Some(match (solid, certain) {
                (true, _) => (palette[Token::Paper], 1.4),
                (false, true) => (side, 2.2),
                (false, false) => (side, 1.6),
            }),
            turn: 0.0,
            weight: 50.0 + strength.map_or(0.0, |men| f64::from(men).sqrt() / 4.0),
        });
    }
}

/// A place a text speaks of without saying how far the zone reached.
fn claimed_mark(id: OccupationId, at: MapPoint, side: crate::style::Colour) -> Mark {
    Mark {
        subject: Some(Subject::Occupation(id)),
        at,
        offset: ScreenVector::zero(),
        glyph: Glyph::DashedRing,
        radius_px: 11.0,
        fill: None,
        outline: Some((side.faded(0.85), 1.4)),
        turn: 0.0,
        weight: 20.0,
    }
}
