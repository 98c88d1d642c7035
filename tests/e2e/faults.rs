//! Broken data: the page names file, feature and field, and draws what is whole.

use serde_json::Value;

use crate::Fallible;
use crate::atlas::{Atlas, BUNDLE, FAULTS};
use crate::browser::Browser;
use crate::repository;

const MANIFEST: &str = "geodata/atlas.json";

/// A way to break a file.
#[derive(Clone, Copy, Debug)]
enum Break {
    Missing,
    Truncated,
    NotJson,
}

impl Break {
    fn apply(self, bytes: Vec<u8>) -> Option<Vec<u8>> {
        match self {
            Self::Missing => None,
            Self::Truncated => Some(bytes[..bytes.len() / 2].to_vec()),
            Self::NotJson => Some(b"<!DOCTYPE html><title>A page instead of data</title>".to_vec()),
        }
    }
}

pub(crate) async fn one_broken_file_costs_only_its_own_layer(browser: &Browser) -> Fallible {
    let faults = faults_with(browser, "geodata/movements.geojson", Break::Truncated).await?;
    assert!(
        faults
            .iter()
            .any(|fault| fault.contains("movements.geojson")),
        "{faults:?}"
    );
    Ok(())
}

pub(crate) async fn every_broken_file_is_named(browser: &Browser) -> Fallible {
    let opened = Atlas::open(browser, "").await?;
    let mut files: Vec<String> = opened
        .site
        .requests()
        .into_iter()
        .filter(|path| path.starts_with("geodata/") && path != MANIFEST)
        .collect();
    files.sort();
    files.dedup();
    assert!(files.len() > 5, "the page opens with {files:?} alone");
    for path in &files {
        let name = path.strip_prefix("geodata/").unwrap_or(path);
        for broken in [Break::Missing, Break::Truncated, Break::NotJson] {
            // Half a picture still decodes, with its lower half grey.
            if path.ends_with(".webp") && matches!(broken, Break::Truncated) {
                continue;
            }
            let faults = faults_with(browser, path, broken)
                .await
                .map_err(|error| format!("{path} {broken:?}: {error}"))?;
            assert!(
                faults.iter().any(|fault| fault.contains(name)),
                "{path} {broken:?}: {faults:?}"
            );
        }
    }
    Ok(())
}

/// Opens the atlas with one file broken, expects it alive, and gives what it says.
async fn faults_with(browser: &Browser, path: &str, broken: Break) -> Fallible<Vec<String>> {
    let wanted = path.to_owned();
    faults_after(browser, move |path, bytes| {
        if path == wanted {
            broken.apply(bytes)
        } else {
            Some(bytes)
        }
    })
    .await
}

async fn faults_after(
    browser: &Browser,
    alter: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>> + Send + Sync + 'static,
) -> Fallible<Vec<String>> {
    let site = browser.serve_altered(BUNDLE, move |path, bytes| {
        bytes.and_then(|bytes| alter(path, bytes))
    })?;
    let atlas = Atlas { browser, site };
    atlas.go("#date=1920-03-12").await?;
    atlas.expect_alive().await?;
    // A file that is missing makes the browser itself complain; the program must not.
    let console = browser.console().await?;
    assert!(
        !console.iter().any(|line| line.contains("panicked")),
        "{console:?}"
    );
    browser
        .wait_until(
            "a message",
            "return document.querySelector('#faults li') !== null",
        )
        .await?;
    browser.texts(FAULTS).await
}

/// One wrong value or name in one feature: the file, where in it, what is changed to what.
const WRONG: [(&str, &str, &str, &str); 6] = [
    (
        "places.geojson",
        "kind",
        r#""kind":""#,
        r#""kind":"castle-"#,
    ),
    ("places.geojson", "rank", r#""rank":"#, r#""rank":9"#),
    (
        "events.geojson",
        "significance",
        r#""significance":"#,
        r#""significance":-"#,
    ),
    (
        "movements.geojson",
        "start_date",
        r#""start_date":""#,
        r#""start_date":"about "#,
    ),
    (
        "occupation.geojson",
        "tier",
        r#""tier":""#,
        r#""tier":"rumoured-"#,
    ),
    (
        "railways.geojson",
        "operator",
        r#""operator":"#,
        r#""operated_by":"#,
    ),
];

pub(crate) async fn a_wrong_field_is_named_with_its_feature(browser: &Browser) -> Fallible {
    for (name, field, from, to) in WRONG {
        let text = std::fs::read_to_string(repository(BUNDLE).join("geodata").join(name))?;
        let (feature, broken) = with_one_wrong_feature(&text, from, to)
            .ok_or_else(|| format!("{name} has no {from}"))?;
        let path = format!("geodata/{name}");
        let faults = faults_after(browser, move |asked, bytes| {
            Some(if asked == path {
                broken.clone().into_bytes()
            } else {
                bytes
            })
        })
        .await
        .map_err(|error| format!("{name} {field}: {error}"))?;
        let named = |fault: &String| {
            fault.contains(name) && fault.contains(&feature) && fault.contains(field)
        };
        assert!(
            faults.iter().any(named),
            "no message names {name}, {feature} and {field}: {faults:?}"
        );
    }
    Ok(())
}

/// Changes the third feature of a file that can be changed so; gives its id and the whole text.
fn with_one_wrong_feature(text: &str, from: &str, to: &str) -> Option<(String, String)> {
    let line = text.lines().filter(|line| line.contains(from)).nth(2)?;
    let feature: Value = serde_json::from_str(line.trim_end_matches(',')).ok()?;
    let id = feature["properties"]["id"].as_str()?.to_owned();
    Some((id, text.replacen(line, &line.replacen(from, to, 1), 1)))
}

pub(crate) async fn without_its_manifest_the_page_says_so(browser: &Browser) -> Fallible {
    for broken in [Break::Missing, Break::Truncated, Break::NotJson] {
        let site = browser.serve_altered(BUNDLE, move |path, bytes| match (path, bytes) {
            (MANIFEST, Some(bytes)) => broken.apply(bytes),
            (_, bytes) => bytes,
        })?;
        browser.open(&site.url("")).await?;
        let said = browser.wait_for_text(FAULTS, "atlas.json").await;
        said.map_err(|error| format!("{broken:?}: {error}"))?;
        let console = browser.console().await?;
        assert!(
            !console.iter().any(|line| line.contains("panicked")),
            "{console:?}"
        );
    }
    Ok(())
}
