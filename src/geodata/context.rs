//! What a record of one file may refer to in the others.

use super::register::Register;
use super::ways::Ways;
use crate::model::{FormationId, PlaceId, SideId, SourceId};
use crate::space::Projection;

/// All that has been read before movements and occupation.
pub(super) struct Context<'a> {
    pub projection: &'a Projection,
    pub sides: &'a Register<SideId>,
    pub places: &'a Register<PlaceId>,
    pub formations: &'a Register<FormationId>,
    pub sources: &'a Register<SourceId>,
    pub ways: &'a Ways,
    /// The file of railways, for the records that miss it.
    pub railways_file: &'a str,
}
