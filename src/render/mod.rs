//! PIXELS: a few verbs that put shapes on a surface. A painter knows no atlas.
//!
//! Geometry arrives in map space (kilometres, y north) together with a
//! [`View`](crate::space::View); marks and text arrive in
//! screen space (CSS pixels, y down). Goldens, export and print go through [`svg`]; the page through `canvas`.

#[cfg(target_arch = "wasm32")]
pub mod canvas;
pub mod svg;

pub use crate::scene::Painter;
