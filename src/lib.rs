//! An interactive atlas of dated geography: occupation, movements and incidents, day by day.

pub mod space;
pub mod time;
