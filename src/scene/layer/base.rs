//! The ground: sea, land, relief, waters, borders, graticule, railways.

use crate::model::{Atlas, BaseLevel};
use crate::scene::item::{Geometry, Item};
use crate::scene::stage::Layers;
use crate::space::{MapPoint, MapRect};
use crate::style::{Fill, Palette, ScaleBand, Stroke, Token, rules};

/// The lasting geometry of one level of detail, ready to be styled.
#[derive(Clone, Debug)]
pub struct Ground {
    land: Geometry,
    coast: Geometry,
    lakes: Geometry,
    rivers: Vec<(u8, Geometry)>,
    state_lines: Geometry,
    province_lines: Vec<(Option<char>, Geometry)>,
}

impl Ground {
    /// Takes a level over, drawing names for its geometry from `next_key`.
    pub fn of(level: &BaseLevel, next_key: &mut u64) -> Self {
        let mut lasting = |lines: Vec<Vec<MapPoint>>| {
            *next_key += 1;
            Geometry::lasting(*next_key, lines)
        };
        let mut ranks: Vec<u8> = level.rivers.iter().map(|river| river.rank).collect();
        ranks.sort_unstable();
        ranks.dedup();
        let mut certainties: Vec<Option<char>> = level
            .province_lines
            .iter()
            .map(|line| line.certainty)
            .collect();
        certainties.sort_unstable();
        certainties.dedup();
        Self {
            land: lasting(level.land.clone()),
            coast: lasting(level.coast.clone()),
            lakes: lasting(
                level
                    .lakes
                    .iter()
                    .flat_map(|lake| lake.rings.iter().cloned())
                    .collect(),
            ),
            // One path per style: the least first, so that great rivers lie on top.
            rivers: ranks
                .into_iter()
                .rev()
                .map(|rank| {
                    let lines = level
                        .rivers
                        .iter()
                        .filter(|river| river.rank == rank)
                        .flat_map(|river| river.lines.iter().cloned())
                        .collect();
                    (rank, lasting(lines))
                })
                .collect(),
            state_lines: lasting(level.state_lines.clone()),
            province_lines: certainties
                .into_iter()
                .map(|certainty| {
                    let lines = level
                        .province_lines
                        .iter()
                        .filter(|line| line.certainty == certainty)
                        .flat_map(|line| line.lines.iter().cloned())
                        .collect();
                    (certainty, lasting(lines))
                })
                .collect(),
        }
    }
}

/// Opacity of the hillshade: full on a wide view, gone where its pixels would show.
fn relief_opacity(resolution: f64) -> f64 {
    // The raster has 4 km to the pixel; enlarged more than tenfold it is only blur.
    const GONE: f64 = 0.25;
    const FULL: f64 = 1.2;
    0.85 * ((resolution - GONE) / (FULL - GONE)).clamp(0.0, 1.0)
}

/// The items of the ground for a band, bottom first.
pub fn items(
    atlas: &Atlas,
    ground: &Ground,
    railways: &[Geometry],
    (frame, graticule): (&Geometry, &Geometry),
    palette: &Palette,
    (band, resolution): (ScaleBand, f64),
    layers: Layers,
) -> Vec<Item> {
    let mut items = vec![Item::Area {
        geometry: frame.clone(),
        fill: Fill::Plain(palette[Token::Sea]),
    }];
    items.push(Item::Line {
        geometry: ground.coast.clone(),
        // A band of paler water along the shore: half of it is covered by the land.
        stroke: Stroke::solid(palette[Token::Waterline], 7.0 * band.weight()),
    });
    items.push(Item::Area {
        geometry: ground.land.clone(),
        fill: Fill::Plain(palette[Token::Land]),
    });
    if layers.relief
        && let Some(relief) = &atlas.manifest.files.relief
    {
        let opacity = relief_opacity(resolution);
        if opacity > 0.0 {
            items.push(Item::Relief {
                frame: relief.frame,
                opacity,
            });
        }
    }
    items.push(Item::Area {
        geometry: ground.lakes.clone(),
        fill: Fill::Plain(palette[Token::Lake]),
    });
    items.push(Item::Line {
        geometry: ground.lakes.clone(),
        stroke: Stroke::solid(palette[Token::Coast].faded(0.7), 0.6),
    });
    for (rank, rivers) in &ground.rivers {
        if *rank <= band.river_rank() {
            items.push(Item::Line {
                geometry: rivers.clone(),
                stroke: rules::river(palette, *rank, band),
            });
        }
    }
    items.push(Item::Line {
        geometry: ground.coast.clone(),
        stroke: Stroke::solid(palette[Token::Coast], 0.8 * band.weight()),
    });
    items.push(Item::Line {
        geometry: graticule.clone(),
        stroke: Stroke::solid(palette[Token::Graticule], 1.0),
    });
    if layers.borders {
        for (certainty, lines) in &ground.province_lines {
            items.push(Item::Line {
                geometry: lines.clone(),
                stroke: rules::province_line(palette, *certainty, band),
            });
        }
        for stroke in rules::state_line(palette, band) {
            items.push(Item::Line {
                geometry: ground.state_lines.clone(),
                stroke,
            });
        }
    }
    if layers.railways {
        for (index, geometry) in railways.iter().enumerate() {
            let rank = atlas.railways.get(index).map_or(3, |railway| railway.rank);
            if band == ScaleBand::Theatre && rank > 2 {
                continue;
            }
            let [casing, line] = rules::railway(palette, rank, band);
            items.push(Item::Line {
                geometry: geometry.clone(),
                stroke: casing,
            });
            items.push(Item::Line {
                geometry: geometry.clone(),
                stroke: line,
            });
            if let Some(ticks) = rules::railway_ticks(palette, rank, band) {
                items.push(Item::Line {
                    geometry: geometry.clone(),
                    stroke: ticks,
                });
            }
        }
    }
    items.push(Item::Line {
        geometry: frame.clone(),
        stroke: Stroke::solid(palette[Token::Coast], 1.0),
    });
    items
}

/// A rectangle as one ring: the neatline, beyond which there is no map but bare paper.
pub fn ring_of(rect: MapRect) -> Vec<MapPoint> {
    vec![
        rect.min,
        MapPoint::new(rect.max.x, rect.min.y),
        rect.max,
        MapPoint::new(rect.min.x, rect.max.y),
        rect.min,
    ]
}
