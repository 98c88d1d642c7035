//! THE BROWSER: frames, sizes, pointers, files, addresses, storage and preferences.
//!
//! The only module besides `render::canvas` that names browser types. Everything that listens, observes or waits is a
//! value here; dropping it ends it. A browser that lacks something (storage in a private window, say) is met with an
//! `Option` or a `Result`, never with a panic.

pub mod fetch;
pub mod frame;
pub mod image;
pub mod location;
pub mod media;
pub mod page;
pub mod pointer;
pub mod rest;
pub mod storage;
pub mod surface;
