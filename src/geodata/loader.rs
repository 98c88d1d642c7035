//! From fetched files to the atlas.

use super::context::Context;
use super::fault::Fault;
use super::fields::decode;
use super::file::{self, Files, Record};
use super::register::{Found, Keys, Register};
use super::ways::Ways;
use super::{base, event, formation, movement, occupation, place, railway, source};
use crate::model::{
    Atlas, BaseLevel, Formation, FormationId, Manifest, NamedLine, Place, PlaceId, RailwayId,
    SideId, Source, SourceId,
};

/// Reads the dated files of one atlas.
#[derive(Clone, Debug)]
pub struct Loader {
    manifest: Manifest,
}

/// Reads one level of detail of the base map; a file that cannot be read leaves its layer empty.
///
/// The level is empty and without fault if the manifest names no such level.
pub fn base_level(manifest: &Manifest, index: usize, files: &Files) -> (BaseLevel, Vec<Fault>) {
    match manifest.files.base.get(index) {
        Some(names) => base::level(names, &manifest.projection, files),
        None => (BaseLevel::default(), Vec::new()),
    }
}

impl Loader {
    /// A loader for the atlas that a manifest describes.
    pub fn new(manifest: Manifest) -> Self {
        Self { manifest }
    }

    /// The names of the files that [`Self::atlas`] reads, in order; rivers of the base map come on top, if they are at
    /// hand.
    pub fn file_names(&self) -> [&str; 7] {
        let names = &self.manifest.files;
        [
            &names.sources,
            &names.places,
            &names.railways,
            &names.formations,
            &names.events,
            &names.movements,
            &names.occupation,
        ]
    }

    /// Reads the atlas, and reports every fault of its files.
    ///
    /// Journeys by river follow the rivers of the finest base level whose file is among `files`; without any they are
    /// drawn through the vertices in the file.
    pub fn atlas(&self, files: &Files) -> (Atlas, Vec<Fault>) {
        let mut faults = Vec::new();
        let names = &self.manifest.files;
        let projection = &self.manifest.projection;
        let sides = self.sides();

        let (sources, keys) = self.sources(files, &mut faults);
        let source_keys = Register::new(&names.sources, source::NOUN.one, keys, SourceId);

        let (places, keys) = decode(
            &names.places,
            place::NOUN,
            features(files, &names.places, &mut faults),
            &mut faults,
            |fields| place::read(fields, projection, &source_keys),
        );
        let place_keys = Register::new(&names.places, place::NOUN.one, keys, PlaceId);

        let (railways, keys) = decode(
            &names.railways,
            railway::NOUN,
            features(files, &names.railways, &mut faults),
            &mut faults,
            |fields| railway::read(fields, projection, &place_keys, &source_keys),
        );
        let railways_read = keys.is_some();
        let railway_keys = Register::new(&names.railways, railway::NOUN.one, keys, RailwayId);
        let places = with_railways(places, &railway_keys, &names.places, &mut faults);

        let (formations, keys) = decode(
            &names.formations,
            formation::NOUN,
            rows(
                files,
                &names.formations,
                Some(formation::MEMBER),
                &mut faults,
            ),
            &mut faults,
            |fields| formation::read(fields, &sides, &place_keys, &source_keys),
        );
        let formation_keys =
            Register::new(&names.formations, formation::NOUN.one, keys, FormationId);
        let formations = with_parents(formations, &formation_keys, &mut faults);

        let (events, _) = decode(
            &names.events,
            event::NOUN,
            features(files, &names.events, &mut faults),
            &mut faults,
            |fields| event::read(fields, projection, &place_keys, &source_keys),
        );

        let rivers = self.rivers(files);
        let ways = Ways::new(
            railways_read.then_some(railways.as_slice()),
            rivers.as_deref(),
        );
        let context = Context {
            projection,
            sides: &sides,
            places: &place_keys,
            formations: &formation_keys,
            sources: &source_keys,
            ways: &ways,
            railways_file: &names.railways,
        };
        let (movements, _) = decode(
            &names.movements,
            movement::NOUN,
            features(files, &names.movements, &mut faults),
            &mut faults,
            |fields| movement::read(fields, &context),
        );
        let (occupations, _) = decode(
            &names.occupation,
            occupation::NOUN,
            features(files, &names.occupation, &mut faults),
            &mut faults,
            |fields| occupation::read(fields, &context),
        );

        let atlas = Atlas {
            manifest: self.manifest.clone(),
            sources,
            places,
            railways,
            formations,
            events,
            movements,
            occupations,
        };
        (atlas, faults)
    }

    fn sides(&self) -> Register<SideId> {
        let keys = self
            .manifest
            .sides
            .iter()
            .zip(0..)
            .map(|(side, index)| (side.key.clone(), Some(index)));
        Register::new(super::manifest::NAME, "side", Some(keys.collect()), SideId)
    }

    fn sources(&self, files: &Files, faults: &mut Vec<Fault>) -> (Vec<Source>, Keys) {
        let name = &self.manifest.files.sources;
        let records = rows(files, name, None, faults);
        decode(name, source::NOUN, records, faults, source::read)
    }

    /// The finest rivers at hand. Their faults are told of when their own level is read.
    fn rivers(&self, files: &Files) -> Option<Vec<NamedLine>> {
        let name = self
            .manifest
            .files
            .base
            .iter()
            .rev()
            .map(|level| &level.rivers)
            .find(|name| matches!(files.get(*name), Some(Ok(_))))?;
        Some(base::rivers(
            files,
            name,
            &self.manifest.projection,
            &mut Vec::new(),
        ))
    }
}

/// The features of a file; none, with a fault, if it cannot be read.
fn features(files: &Files, name: &str, faults: &mut Vec<Fault>) -> Option<Vec<Record>> {
    file::text(files, name)
        .and_then(|text| file::features(name, text, faults))
        .map_err(|fault| faults.push(fault))
        .ok()
}

/// The records of a table; none, with a fault, if it cannot be read.
fn rows(
    files: &Files,
    name: &str,
    member: Option<&str>,
    faults: &mut Vec<Fault>,
) -> Option<Vec<Record>> {
    file::text(files, name)
        .and_then(|text| file::objects(name, text, member, faults))
        .map_err(|fault| faults.push(fault))
        .ok()
}

/// Places with the railways they name.
fn with_railways(
    places: Vec<(Place, Vec<String>)>,
    railways: &Register<RailwayId>,
    file: &str,
    faults: &mut Vec<Fault>,
) -> Vec<Place> {
    places
        .into_iter()
        .map(|(mut place, keys)| {
            for (index, key) in keys.iter().enumerate() {
                match railways.find(key) {
                    Found::Record(id) => place.railways.push(id),
                    // The railways' own fault says enough; a place is whole without them.
                    Found::Unread | Found::Broken => {}
                    Found::Nothing => faults.push(Fault::of_field(
                        file,
                        &place.key,
                        format!("railways[{index}]"),
                        format!("there is no railway \"{key}\" in {}", railways.file),
                    )),
                }
            }
            place
        })
        .collect()
}

/// Formations with the parents they name; a formation that would be its own ancestor goes without.
fn with_parents(
    formations: Vec<(Formation, Option<String>)>,
    register: &Register<FormationId>,
    faults: &mut Vec<Fault>,
) -> Vec<Formation> {
    let mut parents: Vec<Option<FormationId>> = Vec::with_capacity(formations.len());
    for (formation, parent) in &formations {
        let found = parent.as_ref().map(|key| (key, register.find(key)));
        parents.push(match found {
            Some((_, Found::Record(id))) => Some(id),
            Some((key, Found::Nothing | Found::Broken)) => {
                let problem = format!(
                    "there is no readable formation \"{key}\" in {}",
                    register.file
                );
                faults.push(Fault::of_field(
                    &register.file,
                    &formation.key,
                    "parent",
                    problem,
                ));
                None
            }
            Some((_, Found::Unread)) | None => None,
        });
    }
    for index in 0..parents.len() {
        if descends_from_itself(&parents, index) {
            if let Some((formation, _)) = formations.get(index) {
                let problem = "the formation is its own ancestor";
                faults.push(Fault::of_field(
                    &register.file,
                    &formation.key,
                    "parent",
                    problem,
                ));
            }
            parents[index] = None;
        }
    }
    formations
        .into_iter()
        .zip(parents)
        .map(|((formation, _), parent)| Formation {
            parent,
            ..formation
        })
        .collect()
}

fn descends_from_itself(parents: &[Option<FormationId>], index: usize) -> bool {
    let mut ancestor = parents.get(index).copied().flatten();
    // A chain longer than the list runs in a circle that this formation is not on.
    for _ in 0..parents.len() {
        let Some(id) = ancestor else { return false };
        if id.index() == index {
            return true;
        }
        ancestor = parents.get(id.index()).copied().flatten();
    }
    false
}
