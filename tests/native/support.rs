//! The atlases that tests look at, read once.

use crate::folder::{Folder, list};
use atlas::geodata;
use atlas::model::{Atlas, BaseMap};
use atlas::time::Day;
use std::sync::LazyLock;

/// The real campaign.
pub fn atlas() -> &'static Atlas {
    static ATLAS: LazyLock<Atlas> = LazyLock::new(|| Folder::real().load().0);
    &ATLAS
}

/// The campaign that never was, with its base map.
pub fn fixture() -> (Atlas, BaseMap) {
    let folder = Folder::fixture();
    let (atlas, faults) = folder.load();
    assert_eq!(list(&faults), "");
    let levels = (0..atlas.manifest.files.base.len())
        .map(|index| geodata::base_level(&atlas.manifest, index, &folder.fetched()).0)
        .collect();
    (atlas, BaseMap { levels })
}

/// A day as the tests write it.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The coarsest level of the real base map.
pub fn base() -> BaseMap {
    let folder = Folder::real();
    let level = geodata::base_level(&atlas().manifest, 0, &folder.fetched()).0;
    BaseMap {
        levels: vec![level],
    }
}
