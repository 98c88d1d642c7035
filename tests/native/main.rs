//! What holds of the whole: the shape of the crate, the reading of files, the data, and the history they tell.

mod folder;
mod loading;
mod scenes;
mod support;
