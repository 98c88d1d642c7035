//! The project's own commands, one word each: `cargo xtask help` lists them.
//!
//! Everything a fresh machine needs beyond Rust is installed here, at pinned versions, from package registries
//! alone; nothing else in the repository knows how the atlas is built, served or tested.

#![allow(
    clippy::disallowed_methods,
    reason = "a native program, which has a clock and says how long things take"
)]

mod bundle;
mod chromium;
mod geodata;
mod process;
mod project;
mod serve;
mod setup;
mod shots;
mod site;
mod size;
mod steps;
mod test;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N] [--open]  install what is missing, build the atlas, serve it on 127.0.0.1 and print the address
  test [--only STEP]...      install what is missing (browsers too) and run every test; --only may be repeated
  setup [--run]              only install what is missing: for tests, or with --run what serving needs
  build                      write the release bundle to dist/
  geodata check [FOLDER]     read every data file and name every fault, by file, feature and field
  size                       weigh the bundle that was built last: each file raw and brotli, and what a first view loads
  shots [--scale N] [FRAGMENT]...
                             take pictures of it at three sizes into target/shots: shots date=1920-03-12 lang=ja

  help                       this text

Tools are kept in $ATLAS_TOOLS, or else in the folder siberian-intervention-atlas/tools of the user's cache.
";

/// Why a command could not do its work: one sentence or more, saying what to do next.
#[derive(Debug)]
pub(crate) struct Problem(pub(crate) String);

/// What most functions here give back.
pub(crate) type Outcome<T = ()> = Result<T, Problem>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Problem(sentence)) => {
            eprintln!("\nxtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[&str]) -> Outcome {
    match arguments {
        ["serve", options @ ..] => serve::serve(serve::Options::parse(options)?),
        ["test", options @ ..] => test::test(&test::chosen_steps(options)?),
        ["setup"] => setup::setup(setup::Purpose::Test).map(drop),
        ["setup", "--run"] => setup::setup(setup::Purpose::Run).map(drop),
        ["build"] => bundle::bundle(&setup::setup(setup::Purpose::Run)?),
        ["geodata", "check"] => geodata::check(None),
        ["geodata", "check", folder] => geodata::check(Some(folder)),
        ["size"] => size::size(),
        ["shots", options @ ..] => shots::shots(&shots::Options::parse(options)?),
        // Cargo calls this one, as the runner of the wasm32 tests; it is of no use by hand.
        [test::RUNNER_COMMAND, arguments @ ..] => test::run_in_chromium(arguments),
        ["help" | "--help" | "-h"] | [] => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(Problem(format!(
            "`{}` is not a command.\n\n{HELP}",
            other.join(" ")
        ))),
    }
}
