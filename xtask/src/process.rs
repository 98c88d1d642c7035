//! Running other programs: in the open, into a log, or for their output.

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{Outcome, Problem, project};

/// Lines of a failed program's log that are shown: enough for a compiler error and its context.
const SHOWN_LOG_LINES: usize = 40;

/// Runs `command` with its output going to the terminal.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let status = command
        .status()
        .map_err(|error| not_started(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(Problem(format!("`{}` failed ({status})", words(command))))
    }
}

/// Runs `command` with its output going to a log of that `name`; a failure quotes the end of the log.
pub(crate) fn run_logged(command: &mut Command, name: &str) -> Outcome {
    let path = log_path(name)?;
    let open = || {
        let file = File::create(&path)?;
        Ok::<_, io::Error>((file.try_clone()?, file))
    };
    let (out, err) = open()
        .map_err(|error| Problem(format!("{} cannot be written: {error}", path.display())))?;
    let status = command
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(err)
        .status()
        .map_err(|error| not_started(command, &error))?;
    if status.success() {
        return Ok(());
    }
    let log = std::fs::read_to_string(&path).unwrap_or_default();
    let lines: Vec<&str> = log.lines().collect();
    let tail = lines[lines.len().saturating_sub(SHOWN_LOG_LINES)..].join("\n");
    Err(Problem(format!(
        "`{}` failed ({status}). The end of {}:\n{tail}",
        words(command),
        path.display()
    )))
}

/// What `command` printed, if it ran and succeeded.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The program of that name on the search path of this process.
pub(crate) fn find(name: impl AsRef<OsStr>) -> Option<PathBuf> {
    let name = name.as_ref();
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

/// A command as one would type it.
fn words(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default();
    std::iter::once(program)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

fn not_started(command: &Command, error: &io::Error) -> Problem {
    Problem(format!(
        "`{}` could not be started: {error}",
        words(command)
    ))
}

fn log_path(name: &str) -> Outcome<PathBuf> {
    let folder = project::target().join("xtask");
    std::fs::create_dir_all(&folder)
        .map_err(|error| Problem(format!("{} cannot be made: {error}", folder.display())))?;
    Ok(folder.join(format!("{name}.log")))
}
