//! Files split into records, each parsed on its own, so that a bad one costs only itself.

use std::collections::BTreeMap;

use geojson::{Feature, GeometryValue};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::fault::Fault;

/// What was fetched: the bytes of each file by its name in `atlas.json`, or why they could not be had.
pub type Files = BTreeMap<String, Result<Vec<u8>, String>>;

/// One feature of a GeoJSON file, or one object of a JSON table.
#[derive(Debug)]
pub(super) struct Record {
    /// Line of the file it begins on, from 1.
    pub line: usize,
    /// A feature's properties, or the object itself.
    pub object: Map<String, Value>,
    /// A feature's geometry.
    pub geometry: Option<GeometryValue>,
}

impl Record {
    /// The id, if it has one.
    pub fn key(&self) -> Option<&str> {
        self.object.get("id").and_then(Value::as_str)
    }
}

/// The text of a file.
pub(super) fn text<'a>(files: &'a Files, name: &str) -> Result<&'a str, Fault> {
    let bytes = match files.get(name) {
        Some(Ok(bytes)) => bytes,
        Some(Err(reason)) => {
            return Err(Fault::of_file(
                name,
                format!("it could not be read: {reason}"),
            ));
        }
        None => {
            return Err(Fault::of_file(
                name,
                "it was not among the files handed over",
            ));
        }
    };
    utf8(name, bytes)
}

/// Bytes as text.
pub(super) fn utf8<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        Fault::of_file(
            name,
            format!("byte {} is not UTF-8", error.valid_up_to() + 1),
        )
    })?;
    if text.trim().is_empty() {
        return Err(Fault::of_file(name, "it is empty"));
    }
    Ok(text)
}

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(rename = "type")]
    kind: String,
    #[serde(borrow)]
    features: Vec<&'a RawValue>,
}

/// One record as it is written.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    /// Line of the file it begins on, from 1.
    pub line: usize,
    /// Its JSON.
    pub json: &'a str,
}

/// The features of a GeoJSON FeatureCollection, as they are written.
pub(super) fn feature_rows<'a>(name: &str, text: &'a str) -> Result<Vec<Row<'a>>, Fault> {
    let collection: Collection =
        serde_json::from_str(text).map_err(|error| unreadable(name, text, &error))?;
    if collection.kind != "FeatureCollection" {
        let problem = format!(
            "its type is \"{}\", not \"FeatureCollection\"",
            collection.kind
        );
        return Err(Fault::of_file(name, problem));
    }
    Ok(rows(text, collection.features))
}

/// The objects of a JSON array, or of the array that is the one member of a JSON object, as they are written.
pub(super) fn object_rows<'a>(
    name: &str,
    text: &'a str,
    member: Option<&str>,
) -> Result<Vec<Row<'a>>, Fault> {
    let failed = |error: serde_json::Error| unreadable(name, text, &error);
    let Some(member) = member else {
        return Ok(rows(text, serde_json::from_str(text).map_err(failed)?));
    };
    let mut members: BTreeMap<String, Vec<&RawValue>> =
        serde_json::from_str(text).map_err(failed)?;
    match members.remove(member) {
        Some(found) if members.is_empty() => Ok(rows(text, found)),
        _ => Err(Fault::of_file(
            name,
            format!("its one member is not \"{member}\""),
        )),
    }
}

fn rows<'a>(text: &'a str, values: Vec<&'a RawValue>) -> Vec<Row<'a>> {
    let mut lines = LineCount::new(text);
    let row = |value: &'a RawValue| Row {
        line: lines.at(value.get()),
        json: value.get(),
    };
    values.into_iter().map(row).collect()
}

/// The features of a GeoJSON FeatureCollection; those that are no features are left out and reported.
pub(super) fn features(
    name: &str,
    text: &str,
    faults: &mut Vec<Fault>,
) -> Result<Vec<Record>, Fault> {
    let mut records = Vec::new();
    for Row { line, json } in feature_rows(name, text)? {
        match json.parse::<Feature>() {
            Ok(feature) => records.push(Record {
                line,
                object: feature.properties.unwrap_or_default(),
                geometry: feature.geometry.map(|geometry| geometry.value),
            }),
            Err(error) => {
                let key = key_of(json).unwrap_or_else(|| format!("line {line}"));
                let reason = error.to_string();
                let problem = format!("it is not a GeoJSON feature: {}", without_position(&reason));
                faults.push(Fault::of_record(name, &key, problem));
            }
        }
    }
    Ok(records)
}

/// The objects of a table; what is no object is left out and reported.
pub(super) fn objects(
    name: &str,
    text: &str,
    member: Option<&str>,
    faults: &mut Vec<Fault>,
) -> Result<Vec<Record>, Fault> {
    let mut records = Vec::new();
    for Row { line, json } in object_rows(name, text, member)? {
        match serde_json::from_str(json) {
            Ok(object) => records.push(Record {
                line,
                object,
                geometry: None,
            }),
            Err(_) => {
                let problem = format!("line {line} does not hold an object");
                faults.push(Fault::of_file(name, problem));
            }
        }
    }
    Ok(records)
}

/// The fault of a file that is not JSON, or not JSON of the right shape.
pub(super) fn unreadable(name: &str, text: &str, error: &serde_json::Error) -> Fault {
    let (line, column) = (error.line(), error.column());
    // A file cut off within a number or a word is a syntax error to the parser.
    let at_end = !error.is_data()
        && text.lines().count() == line
        && text.lines().last().is_some_and(|last| last.len() <= column);
    let problem = if error.is_eof() || at_end {
        format!("it breaks off at line {line}, column {column}, in the middle of a value")
    } else {
        format!(
            "it cannot be read beyond line {line}, column {column}: {}",
            without_position(&error.to_string())
        )
    };
    Fault::of_file(name, problem)
}

/// Counts lines up to positions that only ever move forward.
struct LineCount<'a> {
    text: &'a str,
    counted_to: usize,
    line: usize,
}

impl<'a> LineCount<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            counted_to: 0,
            line: 1,
        }
    }

    /// The line on which a slice of the text begins.
    fn at(&mut self, slice: &str) -> usize {
        // The slice borrows from the text, so its address says where in it.
        let offset = (slice.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let passed = self
            .text
            .as_bytes()
            .get(self.counted_to..offset)
            .unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.counted_to = self.counted_to.max(offset);
        self.line
    }
}

/// The id of a feature that is not a good one otherwise.
fn key_of(raw: &str) -> Option<String> {
    let value: Value = serde_json::from_str(raw).ok()?;
    Some(value.get("properties")?.get("id")?.as_str()?.to_owned())
}

/// A message of serde without the position it ends with, which is said elsewhere or counts from the wrong start.
fn without_position(message: &str) -> &str {
    let message = message
        .strip_prefix("Error while deserializing GeoJSON: ")
        .unwrap_or(message);
    message
        .rfind(" at line ")
        .map_or(message, |end| &message[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"id":"a"}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[3,4]},"properties":{"id":"b"}}
]}"#;

    #[test]
    fn features_know_their_lines() {
        let mut faults = Vec::new();
        let records = features("x.geojson", TWO, &mut faults).unwrap();
        assert_eq!(faults, []);
        let found: Vec<_> = records
            .iter()
            .map(|record| (record.key(), record.line))
            .collect();
        assert_eq!(found, [(Some("a"), 2), (Some("b"), 3)]);
    }

    #[test]
    fn a_bad_feature_costs_only_itself() {
        let mut faults = Vec::new();
        let text = TWO.replace("[1,2]", "[\"one\",2]");
        let records = features("x.geojson", &text, &mut faults).unwrap();
        assert_eq!(records.len(), 1);
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].feature.as_deref(), Some("a"));
        assert!(
            faults[0].problem.starts_with("it is not a GeoJSON feature"),
            "{}",
            faults[0]
        );
    }

    #[test]
    fn a_truncated_file_says_where_it_breaks_off() {
        for end in 1..TWO.len() {
            let fault = features("x.geojson", &TWO[..end], &mut Vec::new()).unwrap_err();
            let lines = TWO[..end].lines().count();
            assert!(
                fault.problem.contains(&format!("line {lines}"))
                    || fault.problem.contains(&format!("line {}", lines + 1)),
                "{end}: {fault}"
            );
        }
    }

    #[test]
    fn a_stray_word_in_the_middle_is_not_a_truncation() {
        let fault = features(
            "x.geojson",
            &TWO.replace("[3,4]", "[3,four]"),
            &mut Vec::new(),
        )
        .unwrap_err();
        assert!(
            fault.problem.starts_with("it cannot be read beyond line 3"),
            "{fault}"
        );
    }

    #[test]
    fn a_file_of_another_kind_is_refused() {
        for (text, words) in [
            ("", "empty"),
            ("<!doctype html>", "line 1, column 1"),
            (
                "{\"type\":\"Feature\",\"features\":[]}",
                "\"Feature\", not \"FeatureCollection\"",
            ),
            ("[]", "cannot be read"),
        ] {
            let files = Files::from([("x.geojson".to_owned(), Ok(text.as_bytes().to_vec()))]);
            let fault = super::text(&files, "x.geojson")
                .and_then(|text| features("x.geojson", text, &mut Vec::new()))
                .unwrap_err();
            assert!(fault.problem.contains(words), "{fault}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let files = Files::from([("x".to_owned(), Ok(vec![b'{', 0xff]))]);
        assert_eq!(
            text(&files, "x").unwrap_err().to_string(),
            "x: byte 2 is not UTF-8."
        );
    }

    #[test]
    fn a_table_may_be_an_array_or_the_member_of_an_object() {
        let mut faults = Vec::new();
        let rows = objects(
            "t.json",
            "[{\"id\":\"a\"},\n{\"id\":\"b\"}]",
            None,
            &mut faults,
        )
        .unwrap();
        assert_eq!(rows.len(), 2);
        let rows = objects(
            "t.json",
            "{\"rows\":[{\"id\":\"a\"},3]}",
            Some("rows"),
            &mut faults,
        )
        .unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!(faults.len(), 1);
        assert!(objects("t.json", "{\"other\":[]}", Some("rows"), &mut faults).is_err());
    }
}
