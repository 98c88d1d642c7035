//! Reads the folder of files that is one atlas. The only module that sees GeoJSON, serde or a property name.
//!
//! # Files, in the order in which they are read
//!
//! | file | holds | refers to |
//! |---|---|---|
//! | `atlas.json` | title, range, projection, sides, phases, the names of the others | |
//! | sources | cited works, CSL-JSON | |
//! | places | named points | railways, by name; resolved when those are read |
//! | railways | lines with their stations | places |
//! | formations | order of battle | sides, places, each other |
//! | events | what happened | places |
//! | movements | journeys of formations | sides, places, formations; routed on railways and rivers |
//! | occupation | who held what | sides, places, formations; routed likewise |
//! | base levels | land, coast, water, borders; read apart, one level at a time | |
//!
//! # Faults
//!
//! Nothing that a file may hold stops the reading of the others, `atlas.json` apart. Every [`Fault`] names file, feature
//! and field. A bad record costs itself and what cannot live without it; a file that is missing or broken costs its own
//! layer, and what refers to it is counted in one sentence instead of a thousand. Records that are read are whole: each
//! id in the [`Atlas`](crate::model::Atlas) leads somewhere, every coordinate is projected, every route lies on its
//! track.
//!
//! [`check()`] is stricter than reading: it reports all that would make a file a bad example to the next who edits it.

mod base;
mod check;
mod context;
mod dating;
mod event;
mod fault;
mod fields;
mod file;
mod formation;
mod geometry;
mod loader;
mod manifest;
mod movement;
mod occupation;
mod place;
mod railway;
mod register;
mod source;
mod ways;
mod words;

pub use check::check;
pub use fault::Fault;
pub use file::Files;
pub use loader::{Loader, base_level};
pub use manifest::manifest;
pub use words::{Word, vocabularies};
