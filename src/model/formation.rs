//! The order of battle.

use super::{Certainty, Citation, FormationId, PlaceId, SideId, Text};
use crate::time::{Edtf, TemporalExtent};

/// An army, a division, a ship: something that moves and holds.
#[derive(Clone, Debug)]
pub struct Formation {
    /// Stable identity, as the files write it.
    pub key: String,
    /// Whose it was.
    pub side: SideId,
    /// What it belonged to.
    pub parent: Option<FormationId>,
    /// What size of thing it was.
    pub echelon: Echelon,
    /// Its name.
    pub name: Text,
    /// What it was and did.
    pub summary: Text,
    /// Arrival in the theatre, as the source gives it.
    pub start: Option<Edtf>,
    /// Departure from the theatre, as the source gives it.
    pub end: Option<Edtf>,
    /// Both as days.
    pub extent: TemporalExtent,
    /// Where it was based.
    pub base: Option<PlaceId>,
    /// Who led it.
    pub commanders: Vec<Commander>,
    /// How many it was, when.
    pub strengths: Vec<Strength>,
    /// Where sources contradict each other.
    pub disagreements: Vec<String>,
    /// How sure the record is.
    pub certainty: Certainty,
    /// Who says so.
    pub citations: Vec<Citation>,
}

/// What size or sort of thing a formation was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Echelon {
    /// Army.
    Army,
    /// Headquarters.
    Headquarters,
    /// Army corps.
    Corps,
    /// Division.
    Division,
    /// Brigade.
    Brigade,
    /// Regiment.
    Regiment,
    /// Battalion.
    Battalion,
    /// Detachment, a body made up for a task.
    Detachment,
    /// River or sea flotilla.
    Flotilla,
    /// Ship.
    Ship,
    /// Naval landing force or squadron.
    NavalForce,
    /// Armoured train.
    ArmouredTrain,
    /// Military mission.
    Mission,
    /// Partisans.
    Partisans,
    /// Railway, signal and other technical troops.
    Technical,
}

/// Who led a formation, and when.
#[derive(Clone, Debug)]
pub struct Commander {
    /// Name.
    pub name: String,
    /// Office, where it was not command.
    pub role: Option<String>,
    /// First day.
    pub start: Option<Edtf>,
    /// Last day.
    pub end: Option<Edtf>,
}

/// How many men a formation had on a date.
#[derive(Clone, Debug)]
pub struct Strength {
    /// When.
    pub date: Option<Edtf>,
    /// Men.
    pub men: Option<u32>,
    /// What the source says, where it is not a plain number.
    pub text: Option<String>,
    /// Who gives it.
    pub source: Option<String>,
}
