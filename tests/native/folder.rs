//! A folder of files, as the page would fetch it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use atlas::geodata::{self, Fault, Files, Loader};
use atlas::model::{Atlas, Manifest};

/// The files of one atlas, by their names in `atlas.json`.
#[derive(Clone)]
pub struct Folder {
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Folder {
    /// The folder of the real campaign.
    pub fn real() -> Self {
        Self::read(&root().join("geodata"))
    }

    /// The folder of the campaign that never was.
    pub fn fixture() -> Self {
        Self::read(&root().join("tests/fixtures/atlas"))
    }

    fn read(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        collect(folder, folder, &mut files);
        assert!(
            !files.is_empty(),
            "there are no files in {}",
            folder.display()
        );
        Self { files }
    }

    /// The same folder with one piece of one file replaced, which must be there.
    pub fn with(mut self, file: &str, from: &str, to: &str) -> Self {
        let text = self.text(file);
        assert!(text.contains(from), "{file} does not hold {from}");
        self.files
            .insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
        self
    }

    /// The same folder without one file.
    pub fn without(mut self, file: &str) -> Self {
        assert!(self.files.remove(file).is_some(), "there is no {file}");
        self
    }

    /// The text of a file.
    pub fn text(&self, file: &str) -> String {
        String::from_utf8(self.files[file].clone()).unwrap()
    }

    /// The manifest, which must be good.
    pub fn manifest(&self) -> Manifest {
        geodata::manifest(&self.files["atlas.json"])
            .unwrap_or_else(|faults| panic!("{}", list(&faults)))
    }

    /// The files as a page hands them over: those that are not there could not be fetched.
    pub fn fetched(&self) -> Files {
        let manifest = self.manifest();
        let mut files: Files = self
            .files
            .iter()
            .map(|(name, bytes)| (name.clone(), Ok(bytes.clone())))
            .collect();
        for name in Loader::new(manifest).file_names() {
            files
                .entry(name.to_owned())
                .or_insert_with(|| Err("the server answered 404".to_owned()));
        }
        files
    }

    /// The atlas, and what is wrong with it.
    pub fn load(&self) -> (Atlas, Vec<Fault>) {
        Loader::new(self.manifest()).atlas(&self.fetched())
    }
}

/// Faults as lines.
pub fn list(faults: &[Fault]) -> String {
    faults
        .iter()
        .map(Fault::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The folder of the crate.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
    {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}
