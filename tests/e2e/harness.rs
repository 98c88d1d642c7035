//! The harness tried on a page of its own, so that a failure elsewhere is the atlas's and not the harness's.

use serde_json::{Value, json};

use crate::Fallible;
use crate::browser::Browser;

const PAGE: &str = "tests/fixtures/page";

pub(crate) async fn a_slider_is_dragged_and_keyed_to_a_day(browser: &Browser) -> Fallible {
    let site = browser.serve(PAGE)?;
    browser.open_ready(&site.url("")).await?;
    for day in [790, 2680, 0] {
        browser.drag_slider("#date-slider", day).await?;
        browser
            .wait_for_text("#date-words", &day.to_string())
            .await?;
    }
    browser.expect_silent_console().await
}

pub(crate) async fn a_click_lands_where_it_is_aimed(browser: &Browser) -> Fallible {
    let site = browser.serve(PAGE)?;
    browser.open_ready(&site.url("")).await?;
    let corner: (f64, f64) = browser
        .script("const box = document.querySelector('canvas').getBoundingClientRect(); return [box.left, box.top]", &[])
        .await?;
    browser.click_at(corner.0 + 120.0, corner.1 + 30.0).await?;
    let clicked = browser.wait_for_text("#clicked", ",").await?;
    let (x, y) = clicked.split_once(',').ok_or("no comma")?;
    let (x, y): (f64, f64) = (x.parse()?, y.parse()?);
    assert!(
        (x - 120.0).abs() <= 1.0 && (y - 30.0).abs() <= 1.0,
        "{clicked}"
    );
    Ok(())
}

pub(crate) async fn painted_and_blank_canvases_are_told_apart(browser: &Browser) -> Fallible {
    let site = browser.serve(PAGE)?;
    browser.open_ready(&site.url("")).await?;
    let painted = browser.picture("#map").await?;
    assert_eq!(
        (painted.painted, painted.colours),
        (painted.points, 1),
        "{painted:?}"
    );
    browser
        .script::<Value>(
            "document.querySelector('canvas').getContext('2d').clearRect(0, 0, 200, 100)",
            &[],
        )
        .await?;
    let blank = browser.picture("#map").await?;
    assert_eq!(blank.painted, 0, "{blank:?}");
    browser.expect_silent_console().await
}

pub(crate) async fn console_messages_are_heard(browser: &Browser) -> Fallible {
    let site = browser.serve(PAGE)?;
    browser.open_ready(&site.url("")).await?;
    browser.expect_silent_console().await?;
    // As a script of the page: what the driver runs for a test is not always heard.
    browser
        .script::<Value>(
            "const script = document.createElement('script');
             script.textContent = `
                 console.warn('a-warning');
                 console.error('an-error');
                 setTimeout(() => { throw new Error('an-uncaught-error') });
                 Promise.reject(new Error('a-rejection'));`;
             document.body.append(script);",
            &[],
        )
        .await?;
    for message in ["a-warning", "an-error", "an-uncaught-error", "a-rejection"] {
        let mut looks = 0;
        while !browser
            .console()
            .await?
            .iter()
            .any(|line| line.contains(message))
        {
            looks += 1;
            assert!(
                looks < 50,
                "{message} is not among {:?}",
                browser.console().await?
            );
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
    }
    assert!(browser.expect_silent_console().await.is_err());
    Ok(())
}

pub(crate) async fn a_broken_file_reaches_the_page_broken(browser: &Browser) -> Fallible {
    let cut = |path: &str, bytes: Option<Vec<u8>>| match (path, bytes) {
        ("fact.json", Some(bytes)) => Some(bytes[..bytes.len() / 2].to_vec()),
        (_, bytes) => bytes,
    };
    let site = browser.serve_altered(PAGE, cut)?;
    browser.open_ready(&site.url("")).await?;
    assert_eq!(
        browser.texts("#faults li").await?,
        ["fact.json cannot be read"]
    );
    assert_eq!(site.requests(), ["index.html", "fact.json"]);

    let whole = browser.serve(PAGE)?;
    browser.open_ready(&whole.url("?again")).await?;
    assert_eq!(browser.texts("#faults li").await?, Vec::<String>::new());
    let title: Value = browser.script("return document.title", &[]).await?;
    assert_eq!(title, json!("Harness with a fact"));
    Ok(())
}
