//! An interactive atlas of dated geography: who held what, who moved where and what happened, day by day.
//!
//! The engine knows no campaign. A folder of plain files (see `geodata/README.md`) names the title, the range of
//! dates, the projection, the sides and everything that happened; another folder is another atlas.
//!
//! # Modules
//!
//! A module may name only those to its left or above; `tests/native/architecture.rs` holds it to that.
//!
//! ```text
//! time      space            std (+ euclid in space)
//!    \      /
//!     model                  + time, space
//!     /   \
//! geodata  style             geodata: + serde, geojson
//!             \
//!             scene          what to draw now: (Atlas, Frame) → display lists
//!             /   \
//!        render   state      SVG and Canvas painters; what the reader has chosen
//!                   |
//!         i18n   platform    words; the browser
//!           \       |
//!         account   |        what is known of a thing, in words: model, time, i18n
//!             \     |
//!                  ui        Leptos
//! ```
//!
//! `platform`, `ui` and `render::canvas` exist only for wasm32; all the rest runs under `cargo test`.
//!
//! # The life of a date change
//!
//! 1. Slider, key, playback or link sends a [`state`] command; the session changes and one signal is set.
//! 2. A memo gives the [`time::Epoch`]: between two change days it is equal, and nothing downstream of it runs.
//! 3. One effect tells the [`scene::Stage`] that the day changed and asks for a frame. It sets no signal.
//! 4. In the next animation frame the stage rebuilds the dated display list (nothing is parsed or projected: that
//!    happened once, at load) and says which of its three sheets look different.
//! 5. The painter repaints those. The ground below is touched only when the view changes.

pub mod account;
pub mod geodata;
pub mod i18n;
pub mod model;
#[cfg(target_arch = "wasm32")]
pub mod platform;
pub mod render;
pub mod scene;
pub mod space;
pub mod state;
pub mod style;
pub mod time;
#[cfg(target_arch = "wasm32")]
pub mod ui;
