//! What holds of the whole: the shape of the crate, the reading of files, the data, and the history they tell.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod architecture;
mod checking;
mod folder;
mod geodata;
mod history;
mod journeys;
mod loading;
mod scenes;
mod support;
