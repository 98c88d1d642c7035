//! What makes an atlas the atlas of one campaign: the contents of its `atlas.json`.

use super::{SideId, Text};
use crate::space::{LngLat, MapRect, Projection};
use crate::time::{Day, Interval};

/// Title, range of dates, projection, sides, phases and the list of files.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// Stable identity of the campaign's atlas.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Subtitle.
    pub subtitle: Text,
    /// What the atlas is, in a few sentences.
    pub summary: Text,
    /// First day the slider offers.
    pub first: Day,
    /// Last day the slider offers, itself included.
    pub last: Day,
    /// The day shown when nothing else is asked for.
    pub opening: Day,
    /// The map projection.
    pub projection: Projection,
    /// The centre of the projection, in degrees.
    pub projection_centre: LngLat,
    /// The rectangle beyond which there is no base map, in projected kilometres.
    pub frame: MapRect,
    /// The opening view, in projected kilometres.
    pub home: MapRect,
    /// How far an occupation is drawn to reach.
    pub reach: Reach,
    /// Named stretches of the range, in order and without a hole.
    pub phases: Vec<Phase>,
    /// The sides.
    pub sides: Vec<Side>,
    /// The side whose occupation the atlas is about.
    pub occupier: SideId,
    /// The files to load.
    pub files: FileNames,
    /// Whom to thank, and under which licence.
    pub credits: Vec<Credit>,
}

impl Default for Manifest {
    /// An empty atlas of one day; what a page stands on while nothing could be read.
    fn default() -> Self {
        let day = Day(0);
        let centre = LngLat { lng: 0.0, lat: 0.0 };
        Self {
            id: String::new(),
            title: Text::default(),
            subtitle: Text::default(),
            summary: Text::default(),
            first: day,
            last: day,
            opening: day,
            projection: Projection::laea(centre, EARTH_RADIUS_KM),
            projection_centre: centre,
            frame: MapRect::zero(),
            home: MapRect::zero(),
            reach: Reach::default(),
            phases: Vec::new(),
            sides: Vec::new(),
            occupier: SideId(0),
            files: FileNames::default(),
            credits: Vec::new(),
        }
    }
}

/// Mean radius of the earth in kilometres (IUGG 1980, R₁).
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// The reach of an occupation beyond the garrison or line that a source names.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// Kilometres either side.
    pub default_km: f64,
    /// Why this many.
    pub reason: Text,
}

/// A named stretch of the range.
#[derive(Clone, Debug)]
pub struct Phase {
    /// Stable identity.
    pub id: String,
    /// Its days.
    pub interval: Interval,
    /// Its name.
    pub name: Text,
}

/// A side in the conflict.
#[derive(Clone, Debug)]
pub struct Side {
    /// Stable identity, as the files write it.
    pub key: String,
    /// Its name.
    pub name: Text,
    /// Its colour on light paper.
    pub colour_light: Rgb,
    /// Its colour on dark paper.
    pub colour_dark: Rgb,
    /// The shape of its marks, so that colour is never the only sign.
    pub shape: MarkerShape,
}

/// An opaque colour, sRGB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rgb {
    /// Red, 0–255.
    pub r: u8,
    /// Green, 0–255.
    pub g: u8,
    /// Blue, 0–255.
    pub b: u8,
}

/// The outline of a side's marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MarkerShape {
    /// A disc.
    #[default]
    Circle,
    /// A square.
    Square,
    /// A triangle, point up.
    Triangle,
    /// A square on its corner.
    Diamond,
    /// A hexagon.
    Hexagon,
}

/// The files of an atlas, by name relative to its `atlas.json`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileNames {
    /// Cited works.
    pub sources: String,
    /// Order of battle.
    pub formations: String,
    /// Places.
    pub places: String,
    /// Railways.
    pub railways: String,
    /// Events.
    pub events: String,
    /// Movements.
    pub movements: String,
    /// Occupation.
    pub occupation: String,
    /// Base map, coarsest level first.
    pub base: Vec<BaseFiles>,
    /// Hillshade.
    pub relief: Option<Relief>,
}

/// The files of one level of detail of the base map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BaseFiles {
    /// The level is meant for resolutions from this one up, in kilometres per CSS pixel.
    pub from_km_per_px: f64,
    /// Land.
    pub land: String,
    /// Coast lines.
    pub coast: String,
    /// Lakes.
    pub lakes: String,
    /// Rivers.
    pub rivers: String,
    /// State borders of the time.
    pub state_lines: String,
    /// Province borders of the time.
    pub province_lines: String,
}

/// A hillshade raster, already in the map projection.
#[derive(Clone, Debug, PartialEq)]
pub struct Relief {
    /// Image file.
    pub file: String,
    /// Where it lies, in projected kilometres.
    pub frame: MapRect,
    /// The grey that means flat, 0–255.
    pub neutral: u8,
}

/// A work the map is made from, with its licence.
#[derive(Clone, Debug)]
pub struct Credit {
    /// What was taken.
    pub what: Text,
    /// The attribution owed, word for word.
    pub text: String,
    /// The licence.
    pub licence: String,
}
