//! The real data: without fault, and as the dictionary says.

use std::collections::BTreeSet;

use atlas::geodata;
use serde_json::Value;

use crate::folder::{Folder, list};
use crate::support;

#[test]
fn the_data_are_without_fault() {
    let faults = geodata::check(&Folder::real().files);
    assert!(faults.is_empty(), "{}", list(&faults));
}

#[test]
fn the_dictionary_names_the_words_of_every_vocabulary_and_no_others() {
    let dictionary = Folder::real().text("README.md");
    for (vocabulary, words) in geodata::vocabularies() {
        let listed: BTreeSet<&str> = section(&dictionary, vocabulary)
            .lines()
            .filter_map(|line| line.strip_prefix("- `")?.split('`').next())
            .collect();
        let known: BTreeSet<&str> = words.into_iter().collect();
        assert_eq!(listed, known, "vocabulary \"{vocabulary}\"");
    }
}

#[test]
fn the_dictionary_names_every_field() {
    let folder = Folder::real();
    let dictionary = folder.text("README.md");
    let common = section(
        &dictionary,
        "Common to events, formations, movements and occupation",
    );
    let names = support::atlas().manifest.files.clone();
    for (file, member) in [
        (&names.places, "features"),
        (&names.railways, "features"),
        (&names.events, "features"),
        (&names.movements, "features"),
        (&names.occupation, "features"),
        (&names.formations, "formations"),
        (&names.sources, ""),
    ] {
        let own = section(&dictionary, file);
        let value: Value = serde_json::from_slice(&folder.files[file]).unwrap();
        let records = if member.is_empty() {
            &value
        } else {
            &value[member]
        };
        let mut fields = BTreeSet::new();
        for record in records.as_array().unwrap() {
            field_names(record.get("properties").unwrap_or(record), &mut fields);
        }
        for field in fields {
            let named = [own, common]
                .iter()
                .any(|section| names_field(section, &field));
            assert!(
                named,
                "geodata/README.md does not name the field {field} of {file}"
            );
        }
    }
}

/// Whether a section of the dictionary has a field in code type, alone or at the end of a dotted way.
fn names_field(section: &str, field: &str) -> bool {
    section
        .split('`')
        .skip(1)
        .step_by(2)
        .any(|code| code == field || code.rsplit('.').next() == Some(field))
}

/// The names of all members of an object, of the objects within it, and of those in its lists.
fn field_names(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                names.insert(name.clone());
                field_names(value, names);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| field_names(value, names)),
        _ => {}
    }
}

#[test]
fn the_dictionary_counts_the_rows_right() {
    let atlas = support::atlas();
    let dictionary = Folder::real().text("README.md");
    let names = &atlas.manifest.files;
    for (file, rows) in [
        (&names.sources, atlas.sources.len()),
        (&names.places, atlas.places.len()),
        (&names.railways, atlas.railways.len()),
        (&names.events, atlas.events.len()),
        (&names.formations, atlas.formations.len()),
        (&names.movements, atlas.movements.len()),
        (&names.occupation, atlas.occupations.len()),
    ] {
        let start = format!("| `{file}` |");
        let line = dictionary
            .lines()
            .find(|line| line.starts_with(&start))
            .unwrap();
        let counted: Option<usize> = line
            .split('|')
            .nth(3)
            .and_then(|cell| cell.trim().parse().ok());
        assert_eq!(counted, Some(rows), "{line}");
    }
}

#[test]
fn what_the_interface_shows_of_the_manifest_is_in_three_languages() {
    let manifest = &support::atlas().manifest;
    let texts = [&manifest.title, &manifest.subtitle, &manifest.summary]
        .into_iter()
        .chain(manifest.phases.iter().map(|phase| &phase.name))
        .chain(manifest.sides.iter().map(|side| &side.name));
    for text in texts {
        assert!(text.ja.is_some() && text.ru.is_some(), "{text:?}");
    }
}

/// The text under a heading, up to the next.
fn section<'a>(text: &'a str, heading: &str) -> &'a str {
    let after = text.split("\n### ").find(|part| {
        part.lines()
            .next()
            .is_some_and(|line| line.split(',').next() == Some(heading) || line == heading)
    });
    let Some(after) = after else {
        panic!("geodata/README.md has no heading \"{heading}\"");
    };
    after.split("\n## ").next().unwrap_or(after)
}
