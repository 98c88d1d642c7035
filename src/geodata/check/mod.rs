//! The validator: everything the reading reports, and all that would make a file a bad example to the next who edits it.
//!
//! [`form`] looks at files as they are written: one feature a line, sorted, few decimals, rings the right way round.
//! [`sense`] looks at the atlas that was read: do dates, routes, sides and places agree with each other.

mod form;
mod sense;
mod water;

use std::collections::BTreeMap;

use super::fault::Fault;
use super::file::Files;
use super::formation;
use super::loader::{Loader, base_level};
use super::manifest::{self, NAME};

/// Every fault of a folder of files, by their names relative to `atlas.json`.
///
/// Files that `atlas.json` does not name are passed over.
pub fn check(files: &BTreeMap<String, Vec<u8>>) -> Vec<Fault> {
    let Some(bytes) = files.get(NAME) else {
        return vec![Fault::of_file(NAME, "it is missing")];
    };
    let manifest = match manifest::manifest(bytes) {
        Ok(manifest) => manifest,
        Err(faults) => return faults,
    };
    let fetched: Files = files
        .iter()
        .map(|(name, bytes)| (name.clone(), Ok(bytes.clone())))
        .collect();
    let loader = Loader::new(manifest.clone());
    let (atlas, mut faults) = loader.atlas(&fetched);

    let names = &manifest.files;
    form::table(&fetched, &names.sources, None, &mut faults);
    form::table(
        &fetched,
        &names.formations,
        Some(formation::MEMBER),
        &mut faults,
    );
    for name in [
        &names.places,
        &names.railways,
        &names.events,
        &names.movements,
        &names.occupation,
    ] {
        form::features(&fetched, name, &manifest, &mut faults);
    }
    for (index, level) in names.base.iter().enumerate() {
        let (_, level_faults) = base_level(&manifest, index, &fetched);
        faults.extend(level_faults);
        for name in [
            &level.land,
            &level.coast,
            &level.lakes,
            &level.rivers,
            &level.state_lines,
            &level.province_lines,
        ] {
            form::features(&fetched, name, &manifest, &mut faults);
        }
    }
    if let Some(relief) = &names.relief
        && !files.contains_key(&relief.file)
    {
        faults.push(Fault::of_file(&relief.file, "it is missing"));
    }

    sense::check(&atlas, &mut faults);
    // A level between the coarsest and the finest is true enough to say whether a ship is on land.
    let level = names.base.len() / 2;
    let (ground, _) = base_level(&manifest, level, &fetched);
    water::check(&atlas, &ground, &mut faults);
    faults
}
