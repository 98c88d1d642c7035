//! Installs what is missing, at pinned versions and from package registries alone: crates.io, npm, rustup, and on
//! Debian apt. What is there already is only looked at, so that a second run takes a second or two.
//!
//! Every tool has a folder of its own, `NAME-VERSION`, in a cache shared by all clones; a new version is a new
//! folder. Those folders come first on the search path of every program these commands start.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Instant;

use crate::steps::seconds;
use crate::{Outcome, Problem, process, project};

/// What the tools are wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Building and serving.
    Run,
    /// Also testing in browsers.
    Test,
}

/// The newest Trunk that compiles with our Rust: 0.22 asks for a newer compiler.
const TRUNK_VERSION: &str = "0.21.14";
/// Drives Firefox in the end-to-end tests.
const GECKODRIVER_VERSION: &str = "0.37.1";
/// Holds wasm-opt. Debian's binaryen 108 writes a module that validates and then fails to start.
const BINARYEN_VERSION: &str = "132.0.0";

/// A profile for tools whose own speed does not matter: Trunk compiles in two minutes instead of ten.
const CHEAP_PROFILE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// The target of the page.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// A tool that `cargo install` compiles.
struct CargoTool {
    package: &'static str,
    version: String,
    /// The program whose `--version` shows what is installed.
    program: &'static str,
    opt_level: &'static str,
    arguments: &'static [&'static str],
    /// Said while it compiles.
    takes: &'static str,
}

/// A Debian package, and a way to see that it, or something as good, is there.
struct DebianPackage {
    name: &'static str,
    present: fn() -> bool,
}

const BROWSER_PACKAGES: [DebianPackage; 7] = [
    DebianPackage {
        name: "chromium",
        present: || process::find("chromium").is_some(),
    },
    DebianPackage {
        name: "chromium-driver",
        present: || process::find("chromedriver").is_some(),
    },
    DebianPackage {
        name: "firefox-esr",
        present: || process::find("firefox-esr").is_some(),
    },
    DebianPackage {
        name: "webkit2gtk-driver",
        present: || process::find("WebKitWebDriver").is_some(),
    },
    DebianPackage {
        name: "xvfb",
        present: || process::find("Xvfb").is_some(),
    },
    // Latin and Cyrillic, and Japanese: without them names come out as boxes.
    DebianPackage {
        name: "fonts-noto-core",
        present: || font_is_installed("Noto Sans:lang=ru"),
    },
    DebianPackage {
        name: "fonts-noto-cjk",
        present: || font_is_installed(":lang=ja"),
    },
];

const NPM_PACKAGE: DebianPackage = DebianPackage {
    name: "npm",
    present: || process::find("npm").is_some(),
};

/// The folders of the installed tools.
pub(crate) struct Toolbox {
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// A program that finds our tools before any others.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.find(program).unwrap_or_else(|| program.into()));
        command
            .env("PATH", self.search_path())
            .env("TRUNK_SKIP_VERSION_CHECK", "true");
        command
    }

    /// Where a program stands.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        let ours = self
            .folders
            .iter()
            .map(|folder| folder.join(program))
            .find(|path| path.is_file());
        ours.or_else(|| process::find(program))
    }

    fn search_path(&self) -> OsString {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let folders = self
            .folders
            .iter()
            .cloned()
            .chain(env::split_paths(&inherited));
        // Joining fails only for a folder whose name holds the separator, which then could not be searched.
        env::join_paths(folders).unwrap_or(inherited)
    }
}

/// Installs what is missing for `purpose` and gives the tools.
pub(crate) fn setup(purpose: Purpose) -> Outcome<Toolbox> {
    let start = Instant::now();
    let cache = cache_folder()?;
    println!("Looking for tools in {}", cache.display());
    let cargo_tools = cargo_tools(purpose)?;

    // Packages are downloaded while the cargo tools compile.
    let (packages, compiled) = thread::scope(|scope| {
        let packages = scope.spawn(|| install_packages(&cache, purpose));
        let mut compiled = vec![prepare_rust(purpose)];
        compiled.extend(
            cargo_tools
                .iter()
                .map(|tool| install_cargo_tool(&cache, tool)),
        );
        let packages = packages
            .join()
            .unwrap_or_else(|_| vec![Err(Problem("installing packages panicked".into()))]);
        (packages, compiled)
    });
    let problems: Vec<String> = compiled
        .into_iter()
        .chain(packages)
        .filter_map(|outcome| outcome.err().map(|Problem(sentence)| sentence))
        .collect();
    if !problems.is_empty() {
        return Err(Problem(problems.join("\n\n")));
    }

    let mut folders: Vec<PathBuf> = cargo_tools
        .iter()
        .map(|tool| tool_folder(&cache, tool).join("bin"))
        .collect();
    folders.push(binaryen_folder(&cache).join("node_modules/.bin"));
    println!("Tools are ready ({})", seconds(start.elapsed()));
    Ok(Toolbox { folders })
}

/// The folder all clones share.
fn cache_folder() -> Outcome<PathBuf> {
    if let Some(folder) = env::var_os("ATLAS_TOOLS") {
        return std::path::absolute(folder)
            .map_err(|error| Problem(format!("ATLAS_TOOLS is no folder: {error}")));
    }
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        // The XDG specification ignores relative paths.
        .filter(|path| path.is_absolute())
        .or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cache")))
        .ok_or_else(|| {
            Problem(
                "neither HOME nor ATLAS_TOOLS is set: set ATLAS_TOOLS to a folder for tools".into(),
            )
        })?;
    Ok(cache.join("siberian-intervention-atlas/tools"))
}

fn cargo_tools(purpose: Purpose) -> Outcome<Vec<CargoTool>> {
    let mut tools = vec![
        CargoTool {
            package: "wasm-bindgen-cli",
            // Its output and the crate of the same number are made for each other and for no other version.
            version: project::locked_version("wasm-bindgen")?,
            program: "wasm-bindgen",
            opt_level: "1",
            // Not `--locked`: the published lock file names a crate version that cannot be had.
            arguments: &[],
            takes: "about a minute and a half",
        },
        CargoTool {
            package: "trunk",
            version: TRUNK_VERSION.into(),
            program: "trunk",
            opt_level: "0",
            arguments: &["--locked", "--no-default-features", "--features", "rustls"],
            takes: "two to three minutes",
        },
    ];
    if purpose == Purpose::Test {
        tools.push(CargoTool {
            package: "geckodriver",
            version: GECKODRIVER_VERSION.into(),
            program: "geckodriver",
            opt_level: "0",
            arguments: &["--locked"],
            takes: "about a minute",
        });
    }
    Ok(tools)
}

/// The wasm target, and for tests the formatter and the linter.
fn prepare_rust(purpose: Purpose) -> Outcome {
    let target_is_there = || {
        process::output(in_project(Command::new("rustc")).args([
            "--print",
            "target-libdir",
            "--target",
            WASM,
        ]))
        .is_some_and(|folder| Path::new(folder.trim()).is_dir())
    };
    if !target_is_there() {
        announced(&format!("Rust target {WASM}"), "a few seconds", || {
            rustup(
                &["target", "add", WASM],
                "the wasm32-unknown-unknown standard library",
            )
        })?;
    } else {
        println!("  Rust target {WASM}: present");
    }
    if purpose == Purpose::Test {
        for (component, probe) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
            if process::output(in_project(Command::new("cargo")).args([probe, "--version"]))
                .is_none()
            {
                announced(component, "a few seconds", || {
                    rustup(&["component", "add", component], component)
                })?;
            }
        }
    }
    Ok(())
}

fn rustup(arguments: &[&str], wanted: &str) -> Outcome {
    if process::find("rustup").is_none() {
        return Err(Problem(format!(
            "Rust lacks {wanted}, and there is no rustup to add it: install Rust by rustup (https://rustup.rs)"
        )));
    }
    process::run_logged(in_project(Command::new("rustup")).args(arguments), "rustup")
}

fn in_project(mut command: Command) -> Command {
    // rust-toolchain.toml names the toolchain.
    command.current_dir(project::root());
    command
}

fn install_cargo_tool(cache: &Path, tool: &CargoTool) -> Outcome {
    let folder = tool_folder(cache, tool);
    let title = format!("{} {}", tool.package, tool.version);
    if has_version(&folder.join("bin").join(tool.program), &tool.version) {
        println!("  {title}: present");
        return Ok(());
    }
    announced(&title, tool.takes, || {
        process::run_logged(
            in_project(Command::new("cargo"))
                .args([
                    "install",
                    "--force",
                    tool.package,
                    "--version",
                    &tool.version,
                ])
                .args(tool.arguments)
                .arg("--root")
                .arg(&folder)
                .envs(CHEAP_PROFILE)
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.opt_level)
                .env_remove("CARGO_TARGET_DIR"),
            tool.package,
        )
    })
}

/// What npm and apt give; each failure by itself, so that one run names everything that is missing.
fn install_packages(cache: &Path, purpose: Purpose) -> Vec<Outcome> {
    let mut missing: Vec<&str> = Vec::new();
    if !binaryen_is_there(cache) && !(NPM_PACKAGE.present)() {
        missing.push(NPM_PACKAGE.name);
    }
    if purpose == Purpose::Test {
        missing.extend(
            BROWSER_PACKAGES
                .iter()
                .filter(|package| !(package.present)())
                .map(|package| package.name),
        );
        if missing.is_empty() {
            println!("  browsers, drivers and fonts: present");
        }
    }
    let debian = if missing.is_empty() {
        Ok(())
    } else {
        install_debian_packages(&missing)
    };
    vec![debian, install_binaryen(cache)]
}

fn install_debian_packages(names: &[&str]) -> Outcome {
    let by_hand = || {
        format!(
            "These programs are missing; on Debian 12 they are packages:\n  \
             apt-get install --no-install-recommends {}\nInstall them as root and run the same command again.",
            names.join(" ")
        )
    };
    if process::find("apt-get").is_none() {
        return Err(Problem(by_hand()));
    }
    let is_root = process::output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let may_sudo = || process::output(Command::new("sudo").args(["-n", "true"])).is_some();
    if !is_root && !may_sudo() {
        return Err(Problem(by_hand()));
    }
    let apt = |arguments: &[&str], log: &str| {
        let mut command = if is_root {
            Command::new("env")
        } else {
            Command::new("sudo")
        };
        if !is_root {
            command.args(["-n", "env"]);
        }
        command.args([
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "-q",
            "-o",
            "DPkg::Lock::Timeout=300",
        ]);
        process::run_logged(command.args(arguments), log)
    };
    announced(
        &format!("Debian packages {}", names.join(", ")),
        "under a minute, as the network goes",
        || {
            apt(&["update"], "apt-update")?;
            apt(
                &[&["install", "-y", "--no-install-recommends"], names].concat(),
                "apt-install",
            )
        },
    )
    .map_err(|Problem(sentence)| Problem(format!("{sentence}\n\n{}", by_hand())))
}

fn install_binaryen(cache: &Path) -> Outcome {
    let title = format!("binaryen {BINARYEN_VERSION}");
    if binaryen_is_there(cache) {
        println!("  {title}: present");
        return Ok(());
    }
    if process::find("npm").is_none() {
        return Err(Problem(
            "npm is missing, which brings wasm-opt: install Node.js 18 or newer with npm (on Debian, as root: \
             apt-get install --no-install-recommends npm) and run the same command again"
                .into(),
        ));
    }
    let folder = binaryen_folder(cache);
    std::fs::create_dir_all(&folder)
        .map_err(|error| Problem(format!("{} cannot be made: {error}", folder.display())))?;
    announced(&title, "a few seconds", || {
        process::run_logged(
            Command::new("npm")
                .args([
                    "install",
                    "--no-package-lock",
                    "--no-audit",
                    "--no-fund",
                    "--prefix",
                ])
                .arg(&folder)
                .arg(format!("binaryen@{BINARYEN_VERSION}")),
            "binaryen",
        )
    })?;
    if binaryen_is_there(cache) {
        Ok(())
    } else {
        Err(Problem(format!(
            "{title} was installed but does not run: is Node.js 18 or newer? (`node --version`)"
        )))
    }
}

fn binaryen_is_there(cache: &Path) -> bool {
    // `wasm-opt --version` says 132 for 132.0.0.
    let major = BINARYEN_VERSION
        .split('.')
        .next()
        .unwrap_or(BINARYEN_VERSION);
    has_version(
        &binaryen_folder(cache).join("node_modules/.bin/wasm-opt"),
        major,
    )
}

fn binaryen_folder(cache: &Path) -> PathBuf {
    cache.join(format!("binaryen-{BINARYEN_VERSION}"))
}

fn tool_folder(cache: &Path, tool: &CargoTool) -> PathBuf {
    cache.join(format!("{}-{}", tool.package, tool.version))
}

/// Whether a program runs and says that it is of this version.
fn has_version(program: &Path, version: &str) -> bool {
    program.is_file()
        && process::output(Command::new(program).arg("--version"))
            .is_some_and(|text| text.split_whitespace().any(|word| word == version))
}

/// Asks fontconfig for a font that fits a pattern.
fn font_is_installed(pattern: &str) -> bool {
    process::output(Command::new("fc-list").arg(pattern))
        .is_some_and(|fonts| !fonts.trim().is_empty())
}

/// Says what is being installed, does it, and says how long it took.
fn announced(title: &str, takes: &str, work: impl FnOnce() -> Outcome) -> Outcome {
    println!("  {title}: installing ({takes}) …");
    let start = Instant::now();
    work()?;
    println!("  {title}: installed in {}", seconds(start.elapsed()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_is_pinned_to_the_optimiser_that_is_installed() -> std::io::Result<()> {
        let major = BINARYEN_VERSION.split('.').next().unwrap_or_default();
        let settings = std::fs::read_to_string(project::root().join("Trunk.toml"))?;
        assert!(
            settings.contains(&format!("wasm_opt = \"version_{major}\"")),
            "{settings}"
        );
        Ok(())
    }

    #[test]
    fn a_program_of_another_version_does_not_count() {
        let Some(rustc) = process::find("rustc") else {
            return;
        };
        assert!(!has_version(&rustc, "0.0.1"));
        assert!(!has_version(Path::new("/nowhere/rustc"), "0.0.1"));
    }
}
