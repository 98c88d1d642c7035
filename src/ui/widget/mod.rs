//! Small parts that know nothing of the atlas.

pub mod icon;
