//! Every day of the range, one after another, as fast as frames come.

use serde_json::json;

use crate::Fallible;
use crate::atlas::{Atlas, FAULTS, MAP, SLIDER};
use crate::browser::{Browser, LOOK_AT_CANVASES, Picture};

/// Days in one call of the script, so that a slow machine does not meet the driver's time limit.
const DAYS_AT_ONCE: i64 = 150;

/// Sets the slider to each day in turn and looks at the frame after it.
const SCRUB: &str = "
    const [sliderName, mapName, first, last, done] = arguments;
    const slider = document.querySelector(sliderName);
    const map = document.querySelector(mapName);
    const frame = () => new Promise(requestAnimationFrame);
    (async () => {
        const pictures = [];
        for (let day = first; day <= last; day += 1) {
            slider.value = day;
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            // The atlas draws in the next frame; what it drew is looked at in the one after.
            await frame();
            await frame();
            pictures.push(look(map));
        }
        done(pictures);
    })();";

pub(crate) async fn no_day_of_the_range_draws_a_blank_frame(browser: &Browser) -> Fallible {
    let atlas = Atlas::open(browser, "").await?;
    atlas.expect_alive().await?;
    let opening = browser.picture(MAP).await?;
    let max = atlas.slider_max().await?;
    let mut fingerprints = std::collections::BTreeSet::new();
    let mut first = 0;
    while first <= max {
        let last = (first + DAYS_AT_ONCE - 1).min(max);
        let pictures: Vec<Picture> = browser
            .slow_script(
                &format!("{LOOK_AT_CANVASES} {SCRUB}"),
                &[json!(SLIDER), json!(MAP), json!(first), json!(last)],
            )
            .await?;
        for (day, picture) in (first..).zip(&pictures) {
            // The ground does not move while the date does.
            assert!(
                picture.painted >= opening.painted && picture.colours >= 4,
                "day {day} of the slider is blank: {picture:?}, at the opening {opening:?}"
            );
            fingerprints.insert(picture.fingerprint);
        }
        first = last + 1;
    }
    assert!(
        fingerprints.len() > 20,
        "{max} days show only {} pictures",
        fingerprints.len()
    );
    assert_eq!(atlas.slider_value().await?, max);
    assert_eq!(browser.texts(FAULTS).await?, Vec::<String>::new());
    browser.expect_silent_console().await
}
