//! Reads a folder of data files and names every fault: `cargo xtask geodata check`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

/// The folder of this repository's own campaign.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/geodata");

fn main() -> ExitCode {
    let folder = std::env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from(FOLDER), PathBuf::from);
    let mut files = BTreeMap::new();
    if let Err(error) = collect(&folder, "", &mut files) {
        eprintln!("{} cannot be read: {error}", folder.display());
        return ExitCode::FAILURE;
    }
    let faults = atlas::geodata::check(&files);
    for fault in &faults {
        println!("{fault}");
    }
    match faults.len() {
        0 => println!("{} files, no fault.", files.len()),
        1 => println!("1 fault."),
        count => println!("{count} faults."),
    }
    if faults.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Reads a folder and those below it, naming files as `atlas.json` does.
fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}
