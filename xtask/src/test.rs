//! `test`: every test of the project in one run. A failed step is remembered and the others still run.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use serde_json::json;

use crate::chromium::SWITCHES;
use crate::setup::{self, Purpose, Toolbox, WASM};
use crate::steps::Steps;
use crate::{Outcome, Problem, bundle, geodata, process, project};

/// The steps by name, in the order they run.
const STEPS: [&str; 11] = [
    "fmt",
    "clippy",
    "clippy-wasm",
    "doc",
    "geodata",
    "native",
    "browser",
    "bundle",
    "e2e-chromium",
    "e2e-firefox",
    "e2e-webkit",
];

/// The word under which cargo calls this program to run a wasm test.
pub(crate) const RUNNER_COMMAND: &str = "run-in-chromium";

/// Seconds a wasm test may take as a whole, instead of wasm-bindgen's 20: a busy machine of two cores starts
/// Chromium slowly.
const WASM_TEST_SECONDS: &str = "180";

/// Reads the words after `test`: all steps, or those named.
pub(crate) fn chosen_steps(words: &[&str]) -> Outcome<Vec<&'static str>> {
    let mut chosen = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let name = match *word {
            "--only" => words.next().copied().unwrap_or_default(),
            other => {
                return Err(Problem(format!(
                    "`test` does not know `{other}`; see `cargo xtask help`"
                )));
            }
        };
        let matching = STEPS
            .iter()
            .filter(|step| **step == name || step.strip_prefix("e2e-") == Some(name));
        let before = chosen.len();
        chosen.extend(matching);
        if name == "e2e" {
            chosen.extend(STEPS.iter().filter(|step| step.starts_with("e2e-")));
        }
        if chosen.len() == before {
            return Err(Problem(format!(
                "`{name}` is not a step: there are {}, and e2e for the last three",
                STEPS.join(", ")
            )));
        }
    }
    Ok(if chosen.is_empty() {
        STEPS.to_vec()
    } else {
        chosen
    })
}

/// Runs the chosen steps and prints a table of them.
pub(crate) fn test(chosen: &[&str]) -> Outcome {
    let wanted = |name: &str| chosen.contains(&name);
    let mut steps = Steps::default();
    let Some(tools) = steps.take("setup", || setup::setup(Purpose::Test)) else {
        return steps.finish();
    };
    let cargo = |arguments: &[&str]| {
        let mut command = tools.command("cargo");
        command.current_dir(project::root()).args(arguments);
        command
    };

    if wanted("fmt") {
        steps.take("fmt", || {
            process::run(&mut cargo(&["fmt", "--all", "--check"]))
        });
    }
    if wanted("clippy") {
        steps.take("clippy", || {
            let all = [
                "clippy",
                "--locked",
                "--workspace",
                "--all-targets",
                "--all-features",
            ];
            process::run(cargo(&all).args(["--", "-D", "warnings"]))
        });
    }
    if wanted("clippy-wasm") {
        steps.take("clippy-wasm", || {
            let page = ["clippy", "--locked", "--target", WASM, "--lib", "--bins"];
            process::run(cargo(&page).args(["--test", "browser", "--", "-D", "warnings"]))
        });
    }
    if wanted("doc") {
        steps.take("doc", || {
            let handbook = ["doc", "--locked", "--no-deps", "--lib"];
            process::run(cargo(&handbook).env("RUSTDOCFLAGS", "-D warnings"))
        });
    }
    if wanted("geodata") {
        steps.take("geodata", || geodata::check(None));
    }
    if wanted("native") {
        steps.take("native", || {
            process::run(&mut cargo(&["test", "--locked", "--workspace"]))
        });
    }
    if wanted("browser") {
        steps.take("browser", || browser(&tools));
    }
    let mut bundle_failed = false;
    if wanted("bundle") {
        bundle_failed = steps.take("bundle", || bundle::bundle(&tools)).is_none();
    }
    for (step, engine) in [
        ("e2e-chromium", "chromium"),
        ("e2e-firefox", "firefox"),
        ("e2e-webkit", "webkit"),
    ] {
        if !wanted(step) {
            continue;
        }
        if bundle_failed {
            steps.skip(step, "there is no bundle to test");
            continue;
        }
        steps.take(step, || {
            let tests = [
                "test",
                "--locked",
                "--features",
                "e2e",
                "--test",
                "e2e",
                "--",
            ];
            process::run(cargo(&tests).args([&format!("{engine}::"), "--test-threads", "1"]))
        });
    }
    steps.finish()
}

/// The tests that run inside a browser: cargo hands the compiled module to this program again.
fn browser(tools: &Toolbox) -> Outcome {
    let myself = env::current_exe()
        .map_err(|error| Problem(format!("xtask cannot find itself: {error}")))?;
    let chromedriver = tools
        .find("chromedriver")
        .ok_or_else(|| Problem("chromedriver is missing: run `cargo xtask setup`".into()))?;
    process::run(
        tools
            .command("cargo")
            .current_dir(project::root())
            .args(["test", "--locked", "--target", WASM, "--test", "browser"])
            // As a list and not by the environment variable, which is split at spaces.
            .args([
                "--config",
                &format!("target.{WASM}.runner=[{myself:?}, {RUNNER_COMMAND:?}]"),
            ])
            .env("CHROMEDRIVER", chromedriver)
            .env("WASM_BINDGEN_TEST_TIMEOUT", WASM_TEST_SECONDS)
            // They walk nothing long, and compiling Leptos takes the time: unoptimised it is less than half.
            .env("CARGO_PROFILE_TEST_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_TEST_DEBUG", "none"),
    )
}

/// Runs one compiled wasm test in Chromium, for cargo. The real runner takes the browser's switches from a file in
/// its working directory; that is a folder under `target`, so that no such file stands in the repository.
pub(crate) fn run_in_chromium(arguments: &[&str]) -> Outcome {
    let [module, arguments @ ..] = arguments else {
        return Err(Problem(format!(
            "`{RUNNER_COMMAND}` is called by cargo, with a wasm file"
        )));
    };
    let module = std::path::absolute(module).unwrap_or_else(|_| PathBuf::from(module));
    let folder = project::target().join("xtask/browser");
    write_capabilities(&folder)
        .map_err(|error| Problem(format!("{} cannot be written: {error}", folder.display())))?;
    process::run(
        Command::new("wasm-bindgen-test-runner")
            .current_dir(&folder)
            .arg(module)
            .args(arguments),
    )
}

fn write_capabilities(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let capabilities = json!({ "goog:chromeOptions": { "args": SWITCHES } });
    fs::write(folder.join("webdriver.json"), capabilities.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_steps_run_unless_some_are_named() {
        assert_eq!(chosen_steps(&[]).ok(), Some(STEPS.to_vec()));
        assert_eq!(
            chosen_steps(&["--only", "fmt", "--only", "native"]).ok(),
            Some(vec!["fmt", "native"])
        );
        assert_eq!(
            chosen_steps(&["--only", "firefox"]).ok(),
            Some(vec!["e2e-firefox"])
        );
        assert_eq!(
            chosen_steps(&["--only", "e2e"])
                .ok()
                .map(|steps| steps.len()),
            Some(3)
        );
        assert!(chosen_steps(&["--only", "everything"]).is_err());
        assert!(chosen_steps(&["--only"]).is_err());
    }
}
