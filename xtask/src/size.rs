//! `size`: what the release bundle weighs, file by file: as it stands, and as a server sends it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use crate::chromium::Chromium;
use crate::setup::{self, Purpose};
use crate::{Outcome, Problem, bundle, project};

/// What a file is for, in the order of the table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Group {
    Html,
    Css,
    Js,
    Wasm,
    Data,
    Other,
}

const GROUPS: [(Group, &str); 6] = [
    (Group::Html, "html"),
    (Group::Css, "css"),
    (Group::Js, "js"),
    (Group::Wasm, "wasm"),
    (Group::Data, "data"),
    (Group::Other, "other"),
];

struct Weight {
    path: String,
    group: Group,
    raw: u64,
    brotli: u64,
    /// Whether a reader's browser fetches it before the first full frame.
    first: bool,
}

/// Prints the table.
pub(crate) fn size() -> Outcome {
    let tools = setup::setup(Purpose::Test)?;
    let site = bundle::site()?;
    let chromium = Chromium::start(&tools)?;
    // The window of a reader at a desk; a smaller one loads no more.
    chromium.resize((1440, 900), 1.0)?;
    chromium.open(&site.url(""))?;
    let first: BTreeSet<String> = site.requests().into_iter().collect();
    drop(chromium);
    let folder = project::dist();
    let mut weights = Vec::new();
    weigh(&folder, "", &first, &mut weights)
        .map_err(|error| Problem(format!("{} cannot be read: {error}", folder.display())))?;
    weights.sort_by(|a, b| (a.group, &a.path).cmp(&(b.group, &b.path)));
    print!("{}", table(&weights));
    Ok(())
}

fn weigh(
    folder: &Path,
    prefix: &str,
    first: &BTreeSet<String>,
    weights: &mut Vec<Weight>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            weigh(&entry.path(), &format!("{path}/"), first, weights)?;
            continue;
        }
        let bytes = fs::read(entry.path())?;
        weights.push(Weight {
            group: group(&path),
            raw: bytes.len() as u64,
            brotli: compressed_size(&bytes)?,
            // The hillshade is asked for when the first frame already stands (`fetch_relief` in the map's driver), so
            // soon that its request is among those seen.
            first: first.contains(&path) && !path.ends_with(".webp"),
            path,
        });
    }
    Ok(())
}

fn group(path: &str) -> Group {
    match path.rsplit('.').next() {
        _ if path.starts_with("geodata/") => Group::Data,
        Some("html") => Group::Html,
        Some("css") => Group::Css,
        Some("js") => Group::Js,
        Some("wasm") => Group::Wasm,
        _ => Group::Other,
    }
}

/// Bytes after brotli at its strongest, as a host compresses files that do not change.
fn compressed_size(bytes: &[u8]) -> io::Result<u64> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    // Pictures and fonts are compressed already and are sent as they are.
    Ok(compressed.len().min(bytes.len()) as u64)
}

fn table(weights: &[Weight]) -> String {
    let width = weights
        .iter()
        .map(|weight| weight.path.len())
        .max()
        .unwrap_or(0)
        .max("all files".len());
    let line = |name: &str, raw: u64, brotli: u64, mark: &str| {
        let (raw, brotli) = (thousands(raw), thousands(brotli));
        format!("{name:<width$} {raw:>11} {brotli:>11}  {mark}")
            .trim_end()
            .to_owned()
            + "\n"
    };
    let sum = |chosen: &dyn Fn(&Weight) -> bool| {
        let chosen = weights.iter().filter(|weight| chosen(weight));
        chosen.fold((0, 0), |(raw, brotli), weight| {
            (raw + weight.raw, brotli + weight.brotli)
        })
    };

    let mut text = format!(
        "{:<width$} {:>11} {:>11}  {}\n",
        "bytes", "raw", "brotli", "first view"
    );
    for weight in weights {
        text += &line(
            &weight.path,
            weight.raw,
            weight.brotli,
            if weight.first { "yes" } else { "" },
        );
    }
    text += "\n";
    for (group, name) in GROUPS {
        let (raw, brotli) = sum(&|weight| weight.group == group);
        if raw > 0 {
            let (_, first) = sum(&|weight| weight.group == group && weight.first);
            text += &line(name, raw, brotli, &thousands(first));
        }
    }
    let (raw, brotli) = sum(&|weight| weight.first);
    text += &line("first view", raw, brotli, "");
    let (raw, brotli) = sum(&|_| true);
    text += &line("all files", raw, brotli, "");
    text
}

/// A number with its digits in threes.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_threes() {
        assert_eq!(
            [0, 999, 1_000, 1_234_567].map(thousands),
            ["0", "999", "1,000", "1,234,567"]
        );
    }

    #[test]
    fn geodata_is_data_whatever_its_suffix() {
        assert_eq!(group("geodata/base/relief_4km.webp"), Group::Data);
        assert_eq!(group("atlas-1f.js"), Group::Js);
        assert_eq!(group("fonts/a.woff2"), Group::Other);
    }

    #[test]
    fn the_table_sums_what_the_first_view_loads() {
        let weight = |path: &str, raw, first| Weight {
            path: path.into(),
            group: group(path),
            raw,
            brotli: raw / 2,
            first,
        };
        let text = table(&[
            weight("index.html", 1_000, true),
            weight("geodata/a.json", 3_000, false),
        ]);
        assert!(
            text.contains("first view           1,000         500"),
            "{text}"
        );
        assert!(
            text.contains("all files            4,000       2,000"),
            "{text}"
        );
    }
}
