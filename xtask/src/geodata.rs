//! `cargo xtask geodata check`: every fault of the data files, by file, feature and field.

use std::process::Command;

use crate::{Outcome, process, project};

/// Checks a folder of data files, by default the atlas's own.
///
/// The checks are the atlas's own too, in a program of their own: if this crate held them, every change to the atlas
/// would recompile the very commands that build it.
pub(crate) fn check(folder: Option<&str>) -> Outcome {
    let mut cargo = Command::new("cargo");
    // By its manifest rather than from its folder: the folder to check is relative to where the reader stands.
    cargo
        .args(["run", "--quiet", "--manifest-path"])
        .arg(project::root().join("Cargo.toml"))
        .args([
            "--features",
            "geodata-check",
            "--bin",
            "geodata-check",
            "--",
        ])
        .args(folder);
    process::run(&mut cargo)
}
