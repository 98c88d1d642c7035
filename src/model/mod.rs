//! WHAT: the atlas as plain typed data, immutable after loading.
//!
//! Nothing here knows a file format, a colour or a pixel. Geometry is already projected: every position is a
//! [`MapPoint`] in kilometres of the campaign's own projection (y to the north), because it is projected
//! once, when it is read.
//!
//! # Glossary
//! - *place*: a named point (town, station, cape); *event*: something that happened at a place on a date;
//! - *movement*: a formation's journey between dated waypoints; *formation*: a unit in the order of battle;
//! - *railway*: one line with its stations in order; *occupation*: a dated record that a side held a garrison or
//!   guarded a line, claimed a zone, or was stated to be absent;
//! - *control*: how firmly; *grade*: how we know; *certainty*: how sure the record as a whole is.

mod base;
mod event;
mod formation;
mod id;
mod manifest;
mod movement;
mod occupation;
pub mod order;
mod place;
pub mod query;
mod railway;
mod source;
mod text;

pub use base::{BaseLevel, BaseMap, NamedLine, ProvinceLine, Water};
pub use event::{DateBasis, Event, EventKind, Figure};
pub use formation::{Commander, Echelon, Formation, Strength};
pub use id::{
    EventId, FormationId, MovementId, OccupationId, PlaceId, RailwayId, SideId, SourceId,
};
pub use manifest::{
    BaseFiles, Credit, EARTH_RADIUS_KM, FileNames, Manifest, MarkerShape, Phase, Reach, Relief,
    Rgb, Side,
};
pub use movement::{Leg, LegMode, Movement, Waypoint};
pub use occupation::{
    Control, Grade, HeldPoint, HeldSection, HeldStretch, Occupation, OccupationGeometry, Tier,
    Track,
};
pub use place::{Place, PlaceKind, Placement};
pub use query::Present;
pub use railway::Railway;
pub use source::{Citation, Source};
pub use text::{Certainty, Language, Text};

/// A thing a reader can point at, select and link to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A place.
    Place(PlaceId),
    /// An event.
    Event(EventId),
    /// A movement under way.
    Movement(MovementId),
    /// A formation.
    Formation(FormationId),
    /// A record of occupation.
    Occupation(OccupationId),
}

/// Everything a reader can see, read and ask about, in dense lists addressed by the ids of [`id`].
///
/// A list whose file could not be read is empty; whatever refers into it was dropped by the reader of the
/// files together with a fault, so every id held here is valid.
#[derive(Clone, Debug, Default)]
pub struct Atlas {
    /// Title, range, projection, sides: what makes this the atlas of one campaign.
    pub manifest: Manifest,
    /// Cited works.
    pub sources: Vec<Source>,
    /// Named places.
    pub places: Vec<Place>,
    /// Railway lines.
    pub railways: Vec<Railway>,
    /// Order of battle.
    pub formations: Vec<Formation>,
    /// What happened.
    pub events: Vec<Event>,
    /// Journeys of formations.
    pub movements: Vec<Movement>,
    /// Who held what.
    pub occupations: Vec<Occupation>,
}
