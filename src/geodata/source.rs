//! `sources.json`: cited works in CSL-JSON.

use serde_json::Value;

use super::fields::{Fields, Noun};
use crate::model::Source;

pub(super) const NOUN: Noun = Noun {
    one: "work",
    many: "works",
};

/// Fields of CSL-JSON that are worth keeping in the file but are shown nowhere.
const KEPT: [&str; 20] = [
    "DOI",
    "ISBN",
    "accessed",
    "archive",
    "archive_location",
    "collection-number",
    "collection-title",
    "edition",
    "editor",
    "genre",
    "issue",
    "language",
    "medium",
    "number",
    "original-date",
    "page",
    "publisher-place",
    "title-short",
    "translator",
    "volume",
];

/// One work. CSL-JSON leaves out what it does not know, so only `type` and `title` must be there.
pub(super) fn read(fields: &mut Fields) -> Option<Source> {
    let kind = fields.text("type");
    let title = fields.text("title");
    let authors = authors(fields);
    let year = year(fields);
    let publisher = fields.spare_text("publisher");
    let container = fields.spare_text("container-title");
    let url = fields.spare_text("URL");
    let note = fields.spare_text("note");
    for spare in KEPT {
        fields.spare(spare);
    }
    Some(Source {
        key: fields.key(),
        kind: kind?,
        title: title?,
        authors,
        year,
        publisher,
        container,
        url,
        note,
    })
}

/// Authors as they are printed: family name first, or the name of a body as it stands.
fn authors(fields: &mut Fields) -> Vec<String> {
    let Some(value) = fields.spare("author") else {
        return Vec::new();
    };
    let Value::Array(names) = value else {
        fields.fault("author", "it is not a list of names");
        return Vec::new();
    };
    let authors: Vec<String> = names.iter().filter_map(printed_name).collect();
    if authors.len() < names.len() {
        fields.fault("author", "a name has neither \"family\" nor \"literal\"");
    }
    authors
}

fn printed_name(name: &Value) -> Option<String> {
    let part = |part: &str| name.get(part).and_then(Value::as_str);
    match (part("literal"), part("family"), part("given")) {
        (Some(literal), _, _) => Some(literal.to_owned()),
        (None, Some(family), Some(given)) => Some(format!("{family}, {given}")),
        (None, Some(family), None) => Some(family.to_owned()),
        (None, None, _) => None,
    }
}

/// The year of `{"date-parts": [[1941, 5]]}`.
fn year(fields: &mut Fields) -> Option<i32> {
    let value = fields.spare("issued")?;
    let year = value
        .get("date-parts")
        .and_then(|parts| parts.get(0)?.get(0)?.as_i64())
        .and_then(|year| i32::try_from(year).ok());
    if year.is_none() {
        fields.fault("issued", "it holds no year in \"date-parts\"");
    }
    year
}
