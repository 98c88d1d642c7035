//! `shots`: screenshots of the bundle at the sizes of a desk, a tablet and a phone, to be looked at.

use std::fs;
use std::path::PathBuf;

use crate::chromium::Chromium;
use crate::setup::{self, Purpose};
use crate::site::Site;
use crate::{Outcome, Problem, bundle, project};

/// Width and height in CSS pixels.
const SIZES: [(u32, u32); 3] = [(1440, 900), (1024, 768), (390, 844)];

/// What may be asked of `shots`.
#[derive(Debug, PartialEq)]
pub(crate) struct Options {
    /// Device pixels to a CSS pixel.
    scale: f64,
    /// Fragments without their `#`; none means the opening view.
    fragments: Vec<String>,
}

impl Options {
    /// Reads the words after `shots`.
    pub(crate) fn parse(words: &[&str]) -> Outcome<Self> {
        let mut options = Self {
            scale: 1.0,
            fragments: Vec::new(),
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            if *word == "--scale" {
                let scale = words
                    .next()
                    .and_then(|scale| scale.parse().ok())
                    .filter(|scale| (0.5..=4.0).contains(scale));
                options.scale = scale
                    .ok_or_else(|| Problem("`--scale` takes a number from 0.5 to 4".into()))?;
            } else {
                options
                    .fragments
                    .push(word.trim_start_matches('#').to_owned());
            }
        }
        if options.fragments.is_empty() {
            options.fragments.push(String::new());
        }
        Ok(options)
    }
}

/// Takes the pictures and prints their paths.
pub(crate) fn shots(options: &Options) -> Outcome {
    let tools = setup::setup(Purpose::Test)?;
    let site = bundle::site()?;
    let chromium = Chromium::start(&tools)?;
    let folder = project::target().join("shots");
    fs::create_dir_all(&folder)
        .map_err(|error| Problem(format!("{} cannot be made: {error}", folder.display())))?;
    for fragment in &options.fragments {
        for size in SIZES {
            let path = folder.join(file_name(fragment, size, options.scale));
            take(&chromium, &site, fragment, size, options.scale, &path)?;
            println!("{}", path.display());
        }
    }
    Ok(())
}

fn take(
    chromium: &Chromium,
    site: &Site,
    fragment: &str,
    size: (u32, u32),
    scale: f64,
    path: &PathBuf,
) -> Outcome {
    chromium.resize(size, scale)?;
    chromium.open(&site.url(&format!("#{fragment}")))?;
    fs::write(path, chromium.screenshot()?)
        .map_err(|error| Problem(format!("{} cannot be written: {error}", path.display())))
}

/// A file name that says what it shows: `date-1920-03-12_1440x900.png`.
fn file_name(fragment: &str, (width, height): (u32, u32), scale: f64) -> String {
    let words: String = fragment
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() || ".-".contains(letter) {
                letter
            } else {
                '-'
            }
        })
        .collect();
    let words = if words.is_empty() {
        "opening"
    } else {
        words.as_str()
    };
    let times = if scale == 1.0 {
        String::new()
    } else {
        format!("@{scale}")
    };
    format!("{words}_{width}x{height}{times}.png")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_and_scale_come_in_any_order() {
        let read = Options::parse(&["#date=1920-03-12", "--scale", "2", "lang=ja"]).ok();
        let fragments = vec!["date=1920-03-12".to_owned(), "lang=ja".to_owned()];
        assert_eq!(
            read,
            Some(Options {
                scale: 2.0,
                fragments
            })
        );
        assert_eq!(
            Options::parse(&[]).ok().map(|options| options.fragments),
            Some(vec![String::new()])
        );
        assert!(Options::parse(&["--scale", "huge"]).is_err());
    }

    #[test]
    fn file_names_hold_no_signs_of_an_address() {
        assert_eq!(
            file_name("date=1920-03-12&lang=ja", (390, 844), 2.0),
            "date-1920-03-12-lang-ja_390x844@2.png"
        );
        assert_eq!(file_name("", (1440, 900), 1.0), "opening_1440x900.png");
    }
}
