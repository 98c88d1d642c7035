//! What happened.

use super::{Certainty, Citation, PlaceId, Placement, Text};
use crate::space::MapPoint;
use crate::time::{Edtf, TemporalExtent};

/// Something that happened at a place on a date.
#[derive(Clone, Debug)]
pub struct Event {
    /// Stable identity, as the files write it.
    pub key: String,
    /// What kind of thing it was.
    pub kind: EventKind,
    /// Its title.
    pub name: Text,
    /// What happened.
    pub summary: Text,
    /// First day, as the source gives it.
    pub start: Edtf,
    /// Last day, as the source gives it.
    pub end: Edtf,
    /// Both as days.
    pub extent: TemporalExtent,
    /// The date in the Old Style calendar, where the source gave one.
    pub date_julian: Option<String>,
    /// What the date rests on.
    pub date_basis: DateBasis,
    /// Where.
    pub place: PlaceId,
    /// Where on the map; need not be the place's own point.
    pub at: MapPoint,
    /// How it was placed.
    pub placement: Placement,
    /// How far off it may be, in kilometres.
    pub placement_km: Option<f64>,
    /// Weight: 1 turning point, 4 detail.
    pub significance: u8,
    /// Who took part.
    pub actors: Vec<String>,
    /// Numbers, each with who gives it.
    pub figures: Vec<Figure>,
    /// Where sources contradict each other.
    pub disagreements: Vec<String>,
    /// How sure the record is.
    pub certainty: Certainty,
    /// Who says so.
    pub citations: Vec<Citation>,
}

/// What kind of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// A fight.
    Battle,
    /// A place changed hands.
    Capture,
    /// Troops came ashore.
    Landing,
    /// Troops left.
    Withdrawal,
    /// A rising.
    Uprising,
    /// Something signed.
    Agreement,
    /// Something discussed.
    Conference,
    /// A decision, a government, a declaration.
    Political,
    /// Violence against the defenceless.
    Atrocity,
    /// Killing of many who could not fight.
    Massacre,
    /// Fire, explosion, shipwreck, epidemic.
    Disaster,
    /// Money, trade, concessions.
    Economic,
    /// Relief and rescue.
    Humanitarian,
}

/// What a date rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateBasis {
    /// A source that was read.
    Source,
    /// Part of it was not verified.
    Partial,
    /// The date every handbook has, not re-checked.
    Standard,
    /// General knowledge.
    General,
}

/// A number about an event, with who gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What is counted.
    pub measure: String,
    /// The number as the source gives it; may be a range.
    pub value: String,
    /// Whom it counts.
    pub who: Option<String>,
    /// Who gives it.
    pub source: Option<String>,
}
