//! Named places.

use super::{Certainty, Citation, RailwayId, Text};
use crate::space::{LngLat, MapPoint};

/// A named point of the theatre.
#[derive(Clone, Debug)]
pub struct Place {
    /// Stable identity, as the files write it.
    pub key: String,
    /// What it was.
    pub kind: PlaceKind,
    /// Its name at the time.
    pub name: Text,
    /// Its name in Chinese characters, where it lay in China.
    pub name_zh: Option<String>,
    /// Its name today in English, where that is another.
    pub modern: Option<String>,
    /// Weight in lettering: 1 is lettered on a map of the whole theatre, 4 only close up.
    pub rank: u8,
    /// Where it is, in degrees.
    pub lng_lat: LngLat,
    /// Where it is on the map.
    pub at: MapPoint,
    /// How it was placed.
    pub placement: Placement,
    /// How far off it may be, in kilometres.
    pub placement_km: Option<f64>,
    /// Its number at GeoNames.
    pub geonames: Option<u32>,
    /// The lines it was a station of.
    pub railways: Vec<RailwayId>,
    /// What else is known.
    pub note: Option<String>,
    /// How sure the record is.
    pub certainty: Certainty,
    /// Who says so.
    pub citations: Vec<Citation>,
}

/// What a place was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// Seat of a state's government.
    Capital,
    /// City.
    City,
    /// Town.
    Town,
    /// Port.
    Port,
    /// Village.
    Village,
    /// Railway station.
    Station,
    /// Railway siding or halt.
    Siding,
    /// Fortress.
    Fort,
    /// Mine.
    Mine,
    /// Island.
    Island,
    /// Cape.
    Cape,
    /// A region; its point is only where the name stands.
    Region,
    /// A sea, bay or strait; its point is only where the name stands.
    Water,
}

/// How a place was put on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Placement {
    /// From a gazetteer.
    Exact,
    /// By neighbours or description; within the stated kilometres.
    Approximate,
    /// By its distance along a railway.
    OnLine,
    /// Nobody knows better than the region.
    Unknown,
}
