//! What readers do: find a day and a place, read about it, come back by its address, use only the keyboard.

use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::Fallible;
use crate::atlas::{
    Atlas, DATE, FAULTS, LIST_ENTRY, LIST_TOGGLE, MAP, PANEL, PANEL_CLOSE, PANEL_HEADING,
    PANEL_SOURCES, PLAY, SLIDER, listed, slider_day,
};
use crate::browser::Browser;

/// The port that partisans took in March 1920, as the places file has it.
const NIKOLAYEVSK: &str = "nikolayevsk";

pub(crate) async fn the_atlas_opens_whole_and_in_silence(browser: &Browser) -> Fallible {
    let atlas = Atlas::open(browser, "").await?;
    atlas.expect_alive().await?;
    assert_eq!(browser.texts(FAULTS).await?, Vec::<String>::new());
    assert_eq!(atlas.slider_max().await?, slider_day(1925, 5, 15)?);
    browser.expect_silent_console().await
}

pub(crate) async fn a_reader_finds_nikolayevsk_in_march_1920(browser: &Browser) -> Fallible {
    let atlas = Atlas::open(browser, "").await?;
    browser
        .drag_slider(SLIDER, slider_day(1920, 3, 12)?)
        .await?;
    browser.wait_for_text(DATE, "12 March 1920").await?;
    browser
        .wait_for_text(&listed(NIKOLAYEVSK), "Nikola")
        .await?;

    let (x, y) = atlas.mark(NIKOLAYEVSK).await?;
    browser.click_at(x, y).await?;
    let heading = browser.wait_for_text(PANEL_HEADING, "Nikola").await?;
    assert!(
        heading.contains("Nikolayevsk") || heading.contains("Nikolaevsk"),
        "{heading}"
    );
    let sources = browser.texts(PANEL_SOURCES).await?;
    assert!(
        sources.iter().any(|source| !source.trim().is_empty()),
        "the panel of {heading} lists no source"
    );

    browser
        .wait_until(
            "the date in the address",
            "return location.hash.includes('date=1920-03-12')",
        )
        .await?;
    browser
        .wait_until(
            "the selection in the address",
            "return location.hash.includes('select=')",
        )
        .await?;
    let address = browser.address().await?;
    browser.open_ready(&address).await?;
    browser.wait_for_text(DATE, "12 March 1920").await?;
    assert_eq!(
        browser.wait_for_text(PANEL_HEADING, "Nikola").await?,
        heading
    );
    assert_eq!(atlas.slider_value().await?, slider_day(1920, 3, 12)?);
    assert_eq!(browser.texts(PANEL_SOURCES).await?, sources);
    assert_eq!(browser.address().await?, address);
    browser.expect_silent_console().await
}

pub(crate) async fn the_slider_obeys_the_keyboard(browser: &Browser) -> Fallible {
    let atlas = Atlas::open(browser, "#date=1918-08-12").await?;
    let start = slider_day(1918, 8, 12)?;
    browser.tab_to(SLIDER).await?;
    assert_eq!(atlas.slider_value().await?, start);

    browser.press(&[Key::Right, Key::Right, Key::Left]).await?;
    assert_eq!(atlas.slider_value().await?, start + 1);
    let words = browser.wait_for_text(DATE, "13 August 1918").await?;
    let spoken = browser
        .attribute(SLIDER, "aria-valuetext")
        .await?
        .unwrap_or_default();
    assert!(
        spoken.contains(words.trim()),
        "spoken {spoken:?}, written {words:?}"
    );

    browser.press(&[Key::PageUp]).await?;
    let months_on = atlas.slider_value().await? - (start + 1);
    assert!((28..=31).contains(&months_on), "a page is {months_on} days");
    browser.press(&[Key::PageDown]).await?;
    assert_eq!(atlas.slider_value().await?, start + 1);

    browser.press(&[Key::Home]).await?;
    browser.wait_for_text(DATE, "12 January 1918").await?;
    browser.press(&[Key::Left]).await?;
    assert_eq!(atlas.slider_value().await?, 0);
    browser.press(&[Key::End]).await?;
    browser.wait_for_text(DATE, "15 May 1925").await?;
    browser.press(&[Key::Right]).await?;
    assert_eq!(atlas.slider_value().await?, atlas.slider_max().await?);
    browser.expect_silent_console().await
}

pub(crate) async fn the_panel_opens_and_closes_by_keyboard(browser: &Browser) -> Fallible {
    Atlas::open(browser, "#date=1920-03-12").await?;
    let entry = listed(NIKOLAYEVSK);
    browser.wait_for_text(&entry, "Nikola").await?;
    browser.tab_to(LIST_TOGGLE).await?;
    browser.press(&[Key::Enter]).await?;
    // The list is one stop for the Tab key; arrows travel it.
    browser.tab_to(LIST_ENTRY).await?;
    browser.travel_to(&entry, Key::Down).await?;
    browser.press(&[Key::Enter]).await?;
    browser.wait_for_text(PANEL_HEADING, "Nikola").await?;
    browser
        .wait_until(
            "the focus in the panel",
            "return document.querySelector('#panel').contains(document.activeElement)",
        )
        .await?;

    browser.tab_back_to(PANEL_CLOSE).await?;
    browser.press(&[Key::Enter]).await?;
    browser
        .wait_until(
            "no selection in the address",
            "return !location.hash.includes('select=')",
        )
        .await?;
    assert!(
        !browser.is_shown(PANEL_HEADING).await?,
        "{PANEL} is still open"
    );
    let focused: Option<String> = browser
        .script("return document.activeElement?.dataset.id ?? null", &[])
        .await?;
    assert_eq!(
        focused.as_deref(),
        Some(NIKOLAYEVSK),
        "the focus does not return to what opened the panel"
    );
    browser.expect_silent_console().await
}

pub(crate) async fn the_map_moves_by_pointer_and_keyboard(browser: &Browser) -> Fallible {
    let atlas = Atlas::open(browser, "#date=1920-03-12").await?;
    let mut views = vec![atlas.fragment_part("view").await?];
    let (left, top, width, height) = browser.rectangle(MAP).await?;
    let middle = (left + width / 2.0, top + height / 2.0);
    browser
        .drag(middle, (middle.0 - 120.0, middle.1 - 60.0))
        .await?;
    views.push(another_view(&atlas, &views).await?);

    browser.tab_to(MAP).await?;
    browser.press(&[Key::Left]).await?;
    views.push(another_view(&atlas, &views).await?);
    browser.type_text("+").await?;
    views.push(another_view(&atlas, &views).await?);
    browser.type_text("-").await?;
    another_view(&atlas, &views[3..]).await?;

    assert_eq!(
        atlas.slider_value().await?,
        slider_day(1920, 3, 12)?,
        "the map's keys moved the date"
    );
    atlas.expect_alive().await?;
    browser.expect_silent_console().await
}

/// Waits until the view in the address is none of those seen.
async fn another_view(atlas: &Atlas<'_>, seen: &[Option<String>]) -> Fallible<Option<String>> {
    for _ in 0..100 {
        let view = atlas.fragment_part("view").await?;
        if view.is_some() && !seen.contains(&view) {
            return Ok(view);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(format!("the view in the address stays {:?}", seen.last()).into())
}

pub(crate) async fn every_level_of_detail_draws(browser: &Browser) -> Fallible {
    let atlas = Atlas::open(browser, "#date=1918-09-05").await?;
    browser
        .script::<Value>(
            "document.querySelector(arguments[0]).focus()",
            &[json!(MAP)],
        )
        .await?;
    for _ in 0..12 {
        browser.type_text("+").await?;
        tokio::time::sleep(Duration::from_millis(250)).await;
        let picture = browser.picture(MAP).await?;
        assert!(
            picture.painted > 0,
            "{picture:?} at view {:?}",
            atlas.fragment_part("view").await?
        );
    }
    assert_eq!(browser.texts(FAULTS).await?, Vec::<String>::new());
    browser.expect_silent_console().await
}

pub(crate) async fn play_moves_the_date_until_paused(browser: &Browser) -> Fallible {
    let atlas = Atlas::open(browser, "#date=1918-08-12").await?;
    let start = slider_day(1918, 8, 12)?;
    assert_eq!(
        browser.attribute(PLAY, "aria-pressed").await?.as_deref(),
        Some("false")
    );
    press_play(browser).await?;
    browser
        .wait_until(
            "the date to move",
            &format!("return Number(document.querySelector('{SLIDER}').value) > {start} + 3"),
        )
        .await?;
    assert_eq!(
        browser.attribute(PLAY, "aria-pressed").await?.as_deref(),
        Some("true")
    );
    press_play(browser).await?;
    browser
        .wait_until(
            "pause",
            &format!(
                "return document.querySelector('{PLAY}').getAttribute('aria-pressed') === 'false'"
            ),
        )
        .await?;
    let paused = atlas.slider_value().await?;
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert_eq!(atlas.slider_value().await?, paused);
    atlas.expect_alive().await?;
    browser.expect_silent_console().await
}

async fn press_play(browser: &Browser) -> Fallible {
    let (left, top, width, height) = browser.rectangle(PLAY).await?;
    browser
        .click_at(left + width / 2.0, top + height / 2.0)
        .await
}
