//! The atlas as its page presents it: the names of its parts, and what stands in them.

use atlas::time::Day;
use serde_json::json;

use crate::Fallible;
use crate::browser::Browser;
use crate::site::Site;

/// The release bundle.
pub(crate) const BUNDLE: &str = "dist";

pub(crate) const SLIDER: &str = "#date-slider";
pub(crate) const DATE: &str = "#date-words";
pub(crate) const PLAY: &str = "#play";
pub(crate) const MAP: &str = "#map";
pub(crate) const PANEL: &str = "#panel";
pub(crate) const PANEL_HEADING: &str = "#panel h2";
pub(crate) const PANEL_CLOSE: &str = "#panel-close";
pub(crate) const PANEL_SOURCES: &str = "#panel .sources li";
/// What folds out the list of things on the map.
pub(crate) const LIST_TOGGLE: &str = "[aria-controls=visible-list]";
/// Any thing in that list.
pub(crate) const LIST_ENTRY: &str = "#visible-list button";
pub(crate) const FAULTS: &str = "#faults li";

/// Fewer colours than this is a map that shows nothing: paper, water and one border have more.
const FEWEST_COLOURS: u32 = 4;

/// An open atlas.
pub(crate) struct Atlas<'browser> {
    pub(crate) browser: &'browser Browser,
    pub(crate) site: Site,
}

impl<'browser> Atlas<'browser> {
    /// Serves the bundle and opens it at a fragment (`#date=…`, or nothing).
    pub(crate) async fn open(browser: &'browser Browser, fragment: &str) -> Fallible<Self> {
        let atlas = Self {
            browser,
            site: browser.serve(BUNDLE)?,
        };
        atlas.go(fragment).await?;
        Ok(atlas)
    }

    /// Opens another fragment, in a new page.
    pub(crate) async fn go(&self, fragment: &str) -> Fallible {
        self.browser.open_ready(&self.site.url(fragment)).await
    }

    /// Days from the first day of the range, as the slider counts.
    pub(crate) async fn slider_value(&self) -> Fallible<i64> {
        self.browser
            .script(
                "return Number(document.querySelector(arguments[0]).value)",
                &[json!(SLIDER)],
            )
            .await
    }

    pub(crate) async fn slider_max(&self) -> Fallible<i64> {
        self.browser
            .script(
                "return Number(document.querySelector(arguments[0]).max)",
                &[json!(SLIDER)],
            )
            .await
    }

    /// One part of the fragment: `fragment_part("date")`.
    pub(crate) async fn fragment_part(&self, name: &str) -> Fallible<Option<String>> {
        self.browser
            .script(
                "return new URLSearchParams(location.hash.slice(1)).get(arguments[0])",
                &[json!(name)],
            )
            .await
    }

    /// Where the mark of a listed thing stands in the window, in CSS pixels.
    pub(crate) async fn mark(&self, id: &str) -> Fallible<(f64, f64)> {
        let entry = listed(id);
        let x = self
            .browser
            .attribute(&entry, "data-x")
            .await?
            .ok_or_else(|| format!("{entry} has no data-x"))?;
        let y = self
            .browser
            .attribute(&entry, "data-y")
            .await?
            .ok_or_else(|| format!("{entry} has no data-y"))?;
        let (left, top, width, height) = self.browser.rectangle(MAP).await?;
        let (x, y): (f64, f64) = (x.parse()?, y.parse()?);
        if x < 0.0 || y < 0.0 || x > width || y > height {
            return Err(format!(
                "{id} is listed as visible, but stands at {x}, {y} in a map of {width} by {height}"
            )
            .into());
        }
        Ok((left + x, top + y))
    }

    /// Fails unless the page is whole: a date, a slider within its range, and a map with something on it.
    pub(crate) async fn expect_alive(&self) -> Fallible {
        let date = self.browser.text(DATE).await?.unwrap_or_default();
        assert!(
            date.chars().any(|letter| letter.is_ascii_digit()),
            "the date reads {date:?}"
        );
        let (value, max) = (self.slider_value().await?, self.slider_max().await?);
        assert!(
            (0..=max).contains(&value),
            "the slider is at {value} of {max}"
        );
        let picture = self.browser.picture(MAP).await?;
        assert!(
            picture.painted > 0 && picture.colours >= FEWEST_COLOURS,
            "the map is blank: {picture:?}"
        );
        Ok(())
    }
}

/// The list entry of a place, movement, event or occupation.
pub(crate) fn listed(id: &str) -> String {
    format!("#visible-list [data-id=\"{id}\"]")
}

/// The first day of the range, and the value of the slider for a date.
pub(crate) fn slider_day(year: i32, month: u8, day: u8) -> Fallible<i64> {
    let first = Day::from_ymd(1918, 1, 12).ok_or("the first day is a date")?;
    let wanted = Day::from_ymd(year, month, day).ok_or("not a date")?;
    Ok(i64::from(wanted - first))
}
