//! Imports point downwards, and the browser is met only where it is allowed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::folder::root;

/// What each module may name besides itself: the drawing in the crate's documentation, as a table.
const BELOW: [(&str, &[&str]); 13] = [
    ("time", &[]),
    ("space", &[]),
    ("model", &["time", "space"]),
    ("geodata", &["time", "space", "model"]),
    ("style", &["time", "space", "model"]),
    ("scene", &["time", "space", "model", "style"]),
    ("render", &["space", "style", "scene"]),
    ("state", &["time", "space", "model"]),
    ("i18n", &["time", "model"]),
    ("account", &["time", "model", "i18n"]),
    ("platform", &["time", "space"]),
    (
        "ui",
        &[
            "time", "space", "model", "geodata", "style", "scene", "render", "state", "i18n",
            "account", "platform",
        ],
    ),
    ("main", &["ui"]),
];

/// Crates that only some modules may name, and the files or folders that may.
const ONLY_IN: [(&str, &[&str]); 8] = [
    (
        "web_sys",
        &["platform/", "render/canvas.rs", "ui/", "main.rs"],
    ),
    ("js_sys", &["platform/", "render/canvas.rs", "ui/"]),
    (
        "wasm_bindgen",
        &["platform/", "render/canvas.rs", "ui/", "main.rs"],
    ),
    ("gloo", &["platform/", "ui/"]),
    ("leptos", &["ui/", "main.rs"]),
    ("serde", &["geodata/"]),
    ("serde_json", &["geodata/"]),
    ("geojson", &["geodata/"]),
];

/// A line of code: where it stands, and what it says without its comment.
struct Line {
    file: String,
    number: usize,
    code: String,
}

impl Line {
    fn module(&self) -> &str {
        let first = self.file.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }
}

#[test]
fn imports_point_downwards() {
    let mut wrong = Vec::new();
    for line in lines() {
        let Some((_, below)) = BELOW.iter().find(|(module, _)| *module == line.module()) else {
            continue;
        };
        for named in names_after(&line.code, "crate::").chain(names_after(&line.code, "atlas::")) {
            let known = BELOW.iter().any(|(module, _)| *module == named);
            if known && named != line.module() && !below.contains(&named) {
                wrong.push(format!(
                    "src/{}:{}: {} names {named}",
                    line.file,
                    line.number,
                    line.module()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_has_its_place_in_the_drawing() {
    for line in lines() {
        let module = line.module();
        assert!(
            matches!(module, "lib" | "bin") || BELOW.iter().any(|(name, _)| *name == module),
            "src/{}: the module {module} has no place in the drawing",
            line.file
        );
    }
}

#[test]
fn the_browser_and_the_file_formats_are_met_only_where_they_belong() {
    let mut wrong = Vec::new();
    for line in lines() {
        for (name, homes) in ONLY_IN {
            let at_home = homes.iter().any(|home| line.file.starts_with(home));
            if !at_home && words(&line.code).any(|word| word == name) {
                wrong.push(format!(
                    "src/{}:{}: {name} is named here",
                    line.file, line.number
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_engine_knows_no_campaign() {
    // Names that only the data may hold.
    let mut own = vec!["siberia".to_owned(), "vladivostok".to_owned()];
    let atlas = crate::support::atlas();
    own.extend(
        atlas
            .manifest
            .sides
            .iter()
            .map(|side| format!("\"{}\"", side.key)),
    );
    let mut wrong = Vec::new();
    for line in lines() {
        let code = line.code.to_lowercase();
        for name in &own {
            if code.contains(name.as_str()) {
                wrong.push(format!("src/{}:{}: {name}", line.file, line.number));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every line of code under src/, comments and the unit tests at the foot of a file left out.
fn lines() -> Vec<Line> {
    let source = root().join("src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    assert!(!files.is_empty());
    let mut lines = Vec::new();
    for path in files {
        let file = path
            .strip_prefix(&source)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        let text = fs::read_to_string(&path).unwrap();
        let code = text
            .lines()
            .enumerate()
            .take_while(|(_, line)| !line.trim_start().starts_with("#[cfg(test)]"))
            .filter(|(_, line)| !line.trim_start().starts_with("//"));
        lines.extend(code.map(|(index, line)| Line {
            file: file.clone(),
            number: index + 1,
            code: line.to_owned(),
        }));
    }
    lines
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The identifiers that follow a prefix: `model` of `crate::model::Atlas`, both of `crate::{model, time}`.
fn names_after<'a>(code: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(prefix)
        // `my_crate::` is another crate.
        .filter(move |(start, _)| !code[..*start].ends_with(is_word))
        .flat_map(move |(start, _)| {
            let rest = &code[start + prefix.len()..];
            match rest.strip_prefix('{') {
                Some(group) => group.split(',').filter_map(first_word).collect::<Vec<_>>(),
                None => first_word(rest).into_iter().collect(),
            }
        })
}

fn first_word(text: &str) -> Option<&str> {
    words(text).next()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter| !is_word(letter))
        .filter(|word| !word.is_empty())
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[test]
fn names_are_found_singly_and_in_groups() {
    let found: Vec<&str> = names_after(
        "use crate::model::Atlas; use crate::{time, space::Path};",
        "crate::",
    )
    .collect();
    assert_eq!(found, ["model", "time", "space"]);
    assert_eq!(names_after("other_crate::model", "crate::").count(), 0);
}
