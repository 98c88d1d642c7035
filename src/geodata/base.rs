//! The base map: land, coast, water and the borders of the time, one level of detail at a time.

use std::collections::BTreeSet;

use super::fault::Fault;
use super::fields::Fields;
use super::file::{self, Files, Record};
use crate::model::{BaseFiles, BaseLevel, NamedLine, ProvinceLine, Water};
use crate::space::{MapPoint, Projection};

/// One level; a file that cannot be read leaves its layer empty.
pub(super) fn level(
    names: &BaseFiles,
    projection: &Projection,
    files: &Files,
) -> (BaseLevel, Vec<Fault>) {
    let mut faults = Vec::new();
    let level = BaseLevel {
        from_km_per_px: names.from_km_per_px,
        land: layer(files, &names.land, &mut faults, |fields, _| {
            fields.ignore_the_rest();
            fields.rings(projection)
        })
        .into_iter()
        .flatten()
        .collect(),
        coast: lines(files, &names.coast, projection, &mut faults),
        lakes: layer(files, &names.lakes, &mut faults, |fields, _| {
            lake(fields, projection)
        }),
        rivers: rivers(files, &names.rivers, projection, &mut faults),
        state_lines: lines(files, &names.state_lines, projection, &mut faults),
        province_lines: layer(files, &names.province_lines, &mut faults, |fields, _| {
            province_line(fields, projection)
        }),
    };
    (level, faults)
}

/// The rivers of one file.
pub(super) fn rivers(
    files: &Files,
    name: &str,
    projection: &Projection,
    faults: &mut Vec<Fault>,
) -> Vec<NamedLine> {
    layer(files, name, faults, |fields, key| {
        river(fields, key, projection)
    })
}

fn lines(
    files: &Files,
    name: &str,
    projection: &Projection,
    faults: &mut Vec<Fault>,
) -> Vec<Vec<MapPoint>> {
    layer(files, name, faults, |fields, _| {
        fields.ignore_the_rest();
        fields.lines(projection)
    })
    .into_iter()
    .flatten()
    .collect()
}

/// The features of a file; ids are spare, and a feature that cannot be read leaves only its own gap.
fn layer<T>(
    files: &Files,
    name: &str,
    faults: &mut Vec<Fault>,
    mut read: impl FnMut(&mut Fields, Option<String>) -> Option<T>,
) -> Vec<T> {
    let records = file::text(files, name).and_then(|text| file::features(name, text, faults));
    let records: Vec<Record> = records.unwrap_or_else(|fault| {
        faults.push(fault);
        Vec::new()
    });
    records
        .into_iter()
        .filter_map(|record| {
            let key = record.key().map(str::to_owned);
            let shown = key
                .clone()
                .unwrap_or_else(|| format!("line {}", record.line));
            let mut unread = BTreeSet::new();
            let mut fields = Fields::of_record(name, &shown, record, faults, &mut unread);
            let value = read(&mut fields, key);
            fields.finish();
            value
        })
        .collect()
}

fn lake(fields: &mut Fields, projection: &Projection) -> Option<Water> {
    let name = fields.maybe_name();
    let rank = fields.whole("rank", RANKS);
    let rings = fields.rings(projection);
    Some(Water {
        name,
        rank: rank? as u8,
        rings: rings?,
    })
}

fn river(fields: &mut Fields, key: Option<String>, projection: &Projection) -> Option<NamedLine> {
    let name = fields.maybe_name();
    let rank = fields.whole("rank", RANKS);
    // Where the line comes from; said in the dictionary, used by nobody.
    fields.maybe_text("src");
    let lines = fields.lines(projection);
    Some(NamedLine {
        key,
        name,
        rank: rank? as u8,
        lines: lines?,
    })
}

fn province_line(fields: &mut Fields, projection: &Projection) -> Option<ProvinceLine> {
    let certainty = fields.maybe_text("certainty").and_then(|text| {
        let grade = text
            .chars()
            .next()
            .filter(|grade| text.len() == 1 && ('A'..='C').contains(grade));
        if grade.is_none() {
            fields.fault("certainty", format!("\"{text}\" is not A, B or C"));
        }
        grade
    });
    let lines = fields.lines(projection)?;
    Some(ProvinceLine { certainty, lines })
}

/// Ranks of waters; the source data counts finer than we letter.
const RANKS: std::ops::RangeInclusive<u32> = 1..=9;
