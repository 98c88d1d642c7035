//! The ground on which everything else is drawn.

use super::Text;
use crate::space::MapPoint;

/// The base map: levels of detail, coarsest first, each filled when its files have been read.
#[derive(Clone, Debug, Default)]
pub struct BaseMap {
    /// Levels that are there.
    pub levels: Vec<BaseLevel>,
}

impl BaseMap {
    /// The position of the level meant for a resolution in kilometres per CSS pixel, or of the finest that is there.
    pub fn index_for(&self, resolution: f64) -> Option<usize> {
        self.levels
            .iter()
            .position(|level| resolution >= level.from_km_per_px)
            .or_else(|| self.levels.len().checked_sub(1))
    }

    /// The level meant for a resolution, or the finest that is there.
    pub fn level_for(&self, resolution: f64) -> Option<&BaseLevel> {
        self.levels.get(self.index_for(resolution)?)
    }
}

/// One level of detail.
#[derive(Clone, Debug, Default)]
pub struct BaseLevel {
    /// Meant for resolutions from this one up, in kilometres per CSS pixel.
    pub from_km_per_px: f64,
    /// Land: rings, closed; holes are filled by the even-odd rule.
    pub land: Vec<Vec<MapPoint>>,
    /// Coast lines; never the outlines of `land`, which also run along the frame.
    pub coast: Vec<Vec<MapPoint>>,
    /// Lakes.
    pub lakes: Vec<Water>,
    /// Rivers.
    pub rivers: Vec<NamedLine>,
    /// Borders between states at the time.
    pub state_lines: Vec<Vec<MapPoint>>,
    /// Borders between provinces at the time.
    pub province_lines: Vec<ProvinceLine>,
}

/// A lake.
#[derive(Clone, Debug)]
pub struct Water {
    /// Its name, if it is lettered.
    pub name: Option<Text>,
    /// 1 is lettered on a map of the whole theatre.
    pub rank: u8,
    /// Rings, closed; islands are holes by the even-odd rule.
    pub rings: Vec<Vec<MapPoint>>,
}

/// A river.
#[derive(Clone, Debug)]
pub struct NamedLine {
    /// Stable identity; none for a river that is only context.
    pub key: Option<String>,
    /// Its name, if it is lettered.
    pub name: Option<Text>,
    /// 1 is a great river.
    pub rank: u8,
    /// Its course; several pieces where lakes or the frame cut it.
    pub lines: Vec<Vec<MapPoint>>,
}

/// A border between provinces.
#[derive(Clone, Debug)]
pub struct ProvinceLine {
    /// A exact, B close to the line of the time, C sketched.
    pub certainty: Option<char>,
    /// Its course.
    pub lines: Vec<Vec<MapPoint>>,
}
