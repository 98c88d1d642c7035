//! An interactive atlas of dated geography: occupation, movements and incidents, day by day.

pub mod account;
pub mod i18n;
pub mod model;
pub mod space;
pub mod state;
pub mod time;
