//! The release bundle: Trunk with the pinned tools and flags that keep this machine's folders out of the wasm.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::setup::Toolbox;
use crate::site::Site;
use crate::{Outcome, Problem, process, project};

/// Builds the release bundle into `dist`.
pub(crate) fn bundle(tools: &Toolbox) -> Outcome {
    fetch_crates(tools)?;
    process::run(
        trunk(tools)?
            .args(["build", "--release", "--log", "warn", "--dist"])
            .arg(project::dist()),
    )
}

/// Serves the bundle that was built last.
pub(crate) fn site() -> Outcome<Site> {
    let folder = project::dist();
    if !folder.join("index.html").is_file() {
        return Err(Problem(
            "there is no bundle yet: run `cargo xtask build`".into(),
        ));
    }
    Site::open_altered(&folder, Box::new(|_, bytes| bytes))
        .map_err(|error| Problem(format!("{} cannot be served: {error}", folder.display())))
}

/// Trunk, ready for `build` or `serve`.
pub(crate) fn trunk(tools: &Toolbox) -> Outcome<Command> {
    let mut command = tools.command("trunk");
    command
        .current_dir(project::root())
        .env("CARGO_ENCODED_RUSTFLAGS", compiler_flags()?.join("\u{1f}"))
        // Trunk reads this variable as a flag of its own and refuses the value `1`, which other programs set.
        .env_remove("NO_COLOR");
    Ok(command)
}

/// Downloads the crates of the lock file: Trunk builds offline, so that it never fetches a tool by itself.
pub(crate) fn fetch_crates(tools: &Toolbox) -> Outcome {
    process::run_logged(
        tools
            .command("cargo")
            .current_dir(project::root())
            .args(["fetch", "--locked"]),
        "cargo-fetch",
    )
}

/// What the page is compiled with, beside the release profile.
fn compiler_flags() -> Outcome<Vec<String>> {
    let mut flags = remapping_flags()?;
    // Leptos then boxes the types of views instead of compiling every nesting anew: 15 KB less to download here
    // (311,505 bytes of brotli against 326,449).
    flags.extend(["--cfg".to_owned(), "erase_components".to_owned()]);
    Ok(flags)
}

/// Flags that write short neutral names for the folders of this machine, which panic messages would quote.
/// They apply to wasm32 only: with an explicit target, cargo gives RUSTFLAGS to no build script or macro.
fn remapping_flags() -> Outcome<Vec<String>> {
    let mut folders: Vec<(PathBuf, &str)> = vec![(project::root().to_path_buf(), "atlas")];
    if let Some(cargo_home) = cargo_home() {
        folders.push((cargo_home.clone(), "cargo"));
        folders.extend(
            registry_sources(&cargo_home)
                .into_iter()
                .map(|folder| (folder, "crates")),
        );
    }
    let sysroot = process::output(
        Command::new("rustc")
            .current_dir(project::root())
            .args(["--print", "sysroot"]),
    )
    .ok_or_else(|| {
        Problem("`rustc --print sysroot` failed: is Rust installed by rustup?".into())
    })?;
    folders.push((PathBuf::from(sysroot.trim()), "rust"));
    // The last matching prefix wins in rustc: longer ones come last.
    folders.sort_by_key(|(folder, _)| folder.as_os_str().len());
    Ok(folders
        .iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect())
}

fn cargo_home() -> Option<PathBuf> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))
}

/// One folder for each registry that crates were unpacked from; their names hold the registry's host.
fn registry_sources(cargo_home: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(cargo_home.join("registry/src"))
        .into_iter()
        .flatten()
        .flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    folders.sort();
    folders
}
