//! Railway lines.

use super::{Citation, PlaceId, Text};
use crate::space::path::Path;
use crate::time::TemporalExtent;

/// One line with its stations in order.
#[derive(Clone, Debug)]
pub struct Railway {
    /// Stable identity, as the files write it.
    pub key: String,
    /// Its name at the time.
    pub name: Text,
    /// Who ran it.
    pub operator: Option<String>,
    /// Width between the rails, in millimetres.
    pub gauge_mm: Option<u16>,
    /// From opening to closing.
    pub extent: TemporalExtent,
    /// 1 trunk line, 2 main line, 3 branch.
    pub rank: u8,
    /// Published length in kilometres; the drawn line is shorter by generalisation.
    pub length_km: Option<f64>,
    /// The drawn line at the finest level of detail.
    pub path: Path,
    /// Its stations, in the direction of the drawn line.
    pub stations: Vec<PlaceId>,
    /// Who says so.
    pub citations: Vec<Citation>,
}
