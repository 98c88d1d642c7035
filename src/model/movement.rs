//! Journeys of formations.

use super::{Certainty, Citation, FormationId, PlaceId, SideId, Text};
use crate::space::MapPoint;
use crate::space::path::Path;
use crate::time::{Day, Edtf, Interval, TemporalExtent};

/// One formation's journey along one route.
#[derive(Clone, Debug)]
pub struct Movement {
    /// Stable identity, as the files write it.
    pub key: String,
    /// Whose it was.
    pub side: SideId,
    /// What moved; unknown for some.
    pub formation: Option<FormationId>,
    /// A short title.
    pub name: Text,
    /// What is known of it.
    pub summary: Text,
    /// Departure, as the source gives it.
    pub start: Option<Edtf>,
    /// Arrival, as the source gives it.
    pub end: Option<Edtf>,
    /// Both as days.
    pub extent: TemporalExtent,
    /// How many moved.
    pub strength: Option<u32>,
    /// The places it passed, in order; at least two.
    pub waypoints: Vec<Waypoint>,
    /// The ways between successive waypoints; one fewer than `waypoints`.
    pub legs: Vec<Leg>,
    /// Where sources contradict each other.
    pub disagreements: Vec<String>,
    /// How sure the record is.
    pub certainty: Certainty,
    /// Who says so.
    pub citations: Vec<Citation>,
}

/// A place a movement passed.
#[derive(Clone, Debug)]
pub struct Waypoint {
    /// Where.
    pub place: PlaceId,
    /// Where on the map: on the drawn track, if it went by one.
    pub at: MapPoint,
    /// The date a source gives.
    pub date: Option<Edtf>,
    /// The day used for drawing: the source's, or one interpolated. Never printed as a date unless `date` is.
    pub day: Day,
    /// Whether `day` was interpolated rather than reported.
    pub interpolated: bool,
    /// What else is known.
    pub note: Option<String>,
}

/// The way between two waypoints.
#[derive(Clone, Debug)]
pub struct Leg {
    /// By what.
    pub mode: LegMode,
    /// Along what: the real track or river where there is one, else the line in the file.
    pub path: Path,
    /// The days from departure to arrival; empty when both fall on one day.
    pub interval: Interval,
    /// Whether both ends are dated by a source.
    pub attested: bool,
}

/// By what means a leg was travelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegMode {
    /// By train.
    Rail,
    /// By sea.
    Sea,
    /// By river steamer.
    River,
    /// On foot.
    March,
    /// Mounted.
    Horse,
    /// Across a lake or its ice.
    Lake,
    /// By a road or track.
    Track,
}
