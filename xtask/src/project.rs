//! Where things are in this repository, and which versions its lock file names.

use std::path::{Path, PathBuf};

use crate::{Outcome, Problem};

/// The top folder of the repository.
pub(crate) fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// Cargo's build folder, which also takes everything these commands write besides `dist`.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The release bundle, as it would be put on a web server.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The version of `package` in `Cargo.lock`.
pub(crate) fn locked_version(package: &str) -> Outcome<String> {
    let path = root().join("Cargo.lock");
    let lock = std::fs::read_to_string(&path)
        .map_err(|error| Problem(format!("{} cannot be read: {error}", path.display())))?;
    find_version(&lock, package)
        .map(str::to_owned)
        .ok_or_else(|| Problem(format!("Cargo.lock names no package `{package}`")))
}

fn find_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_the_lock_by_exact_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.7\"\n";
        assert_eq!(find_version(lock, "wasm-bindgen"), Some("0.2.7"));
        assert_eq!(find_version(lock, "wasm"), None);
    }
}
