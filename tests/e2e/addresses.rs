//! Addresses as people mangle them. Whatever stands after `#`, the atlas opens, says nothing on the console, and
//! shows some day of its range.

use crate::Fallible;
use crate::atlas::{Atlas, DATE, PANEL_HEADING};
use crate::browser::Browser;

/// Fragments that mean nothing, or too much.
const ODD: [&str; 20] = [
    "#",
    "#date=",
    "#date=yesterday",
    "#date=1920-13-40",
    "#date=1920-02-30",
    "#date=-271821-04-20",
    "#date=99999999999999999999-01-01",
    "#date=0001-01-01",
    "#view=NaN,NaN,NaN",
    "#view=1e308,-1e308,1e-308",
    "#view=140.7,53.1,0",
    "#view=140.7,53.1,-5",
    "#view=,,",
    "#view=140.7",
    "#select=place:no-such-place",
    "#select=dragon:%F0%9F%90%89",
    "#select=place:",
    "#%E0%A4%A&date=%",
    "#date=1920-03-12&date=1918-08-12&&&===&lang=xx",
    "#date=1920-03-12&view=140.7,53.1,1.5&select=place:nikolayevsk&lang=en&unknown=<script>alert(1)</script>",
];

pub(crate) async fn odd_addresses_open_an_atlas_all_the_same(browser: &Browser) -> Fallible {
    let atlas = Atlas::open(browser, "").await?;
    for fragment in ODD {
        let opened = async {
            atlas.go(fragment).await?;
            atlas.expect_alive().await?;
            browser.expect_silent_console().await
        };
        opened
            .await
            .map_err(|error| format!("{fragment}: {error}"))?;
    }
    Ok(())
}

pub(crate) async fn an_address_edited_in_place_is_followed(browser: &Browser) -> Fallible {
    let atlas = Atlas::open(browser, "#date=1918-08-12").await?;
    browser
        .script::<serde_json::Value>(
            "location.hash = '#date=1920-03-12&select=place:nikolayevsk'",
            &[],
        )
        .await?;
    browser.wait_for_text(DATE, "12 March 1920").await?;
    browser.wait_for_text(PANEL_HEADING, "Nikola").await?;
    browser
        .script::<serde_json::Value>("location.hash = '#date=%&view=NaN'", &[])
        .await?;
    atlas.expect_alive().await?;
    browser.expect_silent_console().await
}
