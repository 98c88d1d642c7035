//! A browser as a reader's hands and eyes: pointer, keys, what stands in the page, what the canvas shows.

use std::cell::RefCell;
use std::fs;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::engine::{Engine, LISTENER, Session};
use crate::site::Site;
use crate::{Fallible, repository};

/// How long a page may take until something expected of it is there.
const PATIENCE: Duration = Duration::from_secs(60);

/// More than our page has stops for the Tab key, or its longest list has entries.
const MOST_STOPS: u32 = 300;

/// Between two looks.
const POLL: Duration = Duration::from_millis(50);

pub(crate) struct Browser {
    pub(crate) engine: Engine,
    session: Session,
    /// Console messages seen so far: engines give each only once.
    heard: RefCell<Vec<String>>,
}

impl Browser {
    pub(crate) async fn start(engine: Engine) -> Fallible<Self> {
        Ok(Self {
            engine,
            session: Session::start(engine).await?,
            heard: RefCell::default(),
        })
    }

    pub(crate) async fn quit(self) {
        let Session { driver, .. } = &self.session;
        // The processes are ended in any case; a session that is already gone is no fault of the page.
        driver.clone().quit().await.ok();
    }

    /// Serves a folder of the repository to this browser.
    pub(crate) fn serve(&self, folder: &str) -> Fallible<Site> {
        self.serve_altered(folder, |_, bytes| bytes)
    }

    /// Serves a folder of the repository with changes, see [`crate::site::Alter`].
    pub(crate) fn serve_altered(
        &self,
        folder: &str,
        alter: impl Fn(&str, Option<Vec<u8>>) -> Option<Vec<u8>> + Send + Sync + 'static,
    ) -> Fallible<Site> {
        let must_listen = self.engine != Engine::Chromium;
        let alter = move |path: &str, bytes| match alter(path, bytes) {
            Some(page) if must_listen && path.ends_with(".html") => Some(with_listener(page)),
            other => other,
        };
        Ok(Site::open_altered(&repository(folder), Box::new(alter))?)
    }

    /// Opens a page from nothing: a change of the fragment alone would otherwise keep the old one.
    pub(crate) async fn open(&self, url: &str) -> Fallible {
        // What the old page said goes with it in some engines.
        self.console().await?;
        self.session.driver.goto("about:blank").await?;
        self.session.driver.goto(url).await?;
        Ok(())
    }

    /// Opens a page and waits until it has drawn its first full frame.
    pub(crate) async fn open_ready(&self, url: &str) -> Fallible {
        self.open(url).await?;
        self.wait_until(
            "the first frame",
            "return document.documentElement.dataset.ready === 'true'",
        )
        .await
    }

    /// Runs a script in the page and gives what it returns.
    pub(crate) async fn script<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: &[Value],
    ) -> Fallible<T> {
        let result = self
            .session
            .driver
            .execute(script, arguments.to_vec())
            .await?;
        Ok(serde_json::from_value(result.json().clone())?)
    }

    /// Runs a script that calls its last argument when it is done.
    pub(crate) async fn slow_script<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: &[Value],
    ) -> Fallible<T> {
        let result = self
            .session
            .driver
            .execute_async(script, arguments.to_vec())
            .await?;
        Ok(serde_json::from_value(result.json().clone())?)
    }

    /// Waits until a script returns true.
    pub(crate) async fn wait_until(&self, what: &str, script: &str) -> Fallible {
        let end = Instant::now() + PATIENCE;
        while !self.script::<bool>(script, &[]).await? {
            if Instant::now() > end {
                return Err(format!("{what}: not so after {PATIENCE:?} (`{script}`)").into());
            }
            tokio::time::sleep(POLL).await;
        }
        Ok(())
    }

    /// Waits until the text of an element contains `part`, and gives it.
    pub(crate) async fn wait_for_text(&self, selector: &str, part: &str) -> Fallible<String> {
        let end = Instant::now() + PATIENCE;
        loop {
            let text = self.text(selector).await?;
            match text {
                Some(text) if text.contains(part) => return Ok(text),
                text if Instant::now() > end => {
                    return Err(format!(
                        "{selector}: {text:?} does not contain {part:?} after {PATIENCE:?}"
                    )
                    .into());
                }
                _ => tokio::time::sleep(POLL).await,
            }
        }
    }

    /// The text of the first such element.
    pub(crate) async fn text(&self, selector: &str) -> Fallible<Option<String>> {
        self.script(
            "return document.querySelector(arguments[0])?.textContent ?? null",
            &[json!(selector)],
        )
        .await
    }

    /// The texts of all such elements.
    pub(crate) async fn texts(&self, selector: &str) -> Fallible<Vec<String>> {
        self.script(
            "return [...document.querySelectorAll(arguments[0])].map((element) => element.textContent)",
            &[json!(selector)],
        )
        .await
    }

    pub(crate) async fn attribute(&self, selector: &str, name: &str) -> Fallible<Option<String>> {
        self.script(
            "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null",
            &[json!(selector), json!(name)],
        )
        .await
    }

    pub(crate) async fn address(&self) -> Fallible<String> {
        Ok(self.session.driver.current_url().await?.to_string())
    }

    /// Presses keys on whatever has the focus.
    pub(crate) async fn press(&self, keys: &[Key]) -> Fallible {
        let mut chain = self
            .session
            .driver
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        for key in keys {
            chain = chain.key_down(key.clone()).key_up(key.clone());
        }
        Ok(chain.perform().await?)
    }

    /// Clicks with the pointer at a position of the window, in CSS pixels.
    pub(crate) async fn click_at(&self, x: f64, y: f64) -> Fallible {
        let chain = self
            .session
            .driver
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::from_millis(50)));
        Ok(chain
            .move_to(x.round() as i64, y.round() as i64)
            .click()
            .perform()
            .await?)
    }

    /// Drags with the pointer from one position of the window to another.
    pub(crate) async fn drag(&self, from: (f64, f64), to: (f64, f64)) -> Fallible {
        let at = |(x, y): (f64, f64)| (x.round() as i64, y.round() as i64);
        let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        let chain = self
            .session
            .driver
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::from_millis(80)));
        chain
            .move_to(at(from).0, at(from).1)
            .click_and_hold()
            // By way of the middle, so that the page sees the pointer on its way.
            .move_to(at(middle).0, at(middle).1)
            .move_to(at(to).0, at(to).1)
            .release()
            .perform()
            .await?;
        Ok(())
    }

    /// Types characters on whatever has the focus.
    pub(crate) async fn type_text(&self, text: &str) -> Fallible {
        Ok(self
            .session
            .driver
            .action_chain()
            .send_keys(text)
            .perform()
            .await?)
    }

    /// Presses Tab until an element has the focus.
    pub(crate) async fn tab_to(&self, selector: &str) -> Fallible {
        self.press_until(selector, &[Key::Tab]).await
    }

    /// Presses Shift and Tab until an element has the focus. Forwards past the last stop of the page the focus goes
    /// to the browser's own buttons, and in Firefox a key pressed after that does nothing.
    pub(crate) async fn tab_back_to(&self, selector: &str) -> Fallible {
        self.press_until(selector, &[Key::Shift, Key::Tab]).await
    }

    /// Presses an arrow until an element has the focus.
    pub(crate) async fn travel_to(&self, selector: &str, arrow: Key) -> Fallible {
        self.press_until(selector, &[arrow]).await
    }

    /// Presses some keys together, again and again, until an element has the focus.
    async fn press_until(&self, selector: &str, keys: &[Key]) -> Fallible {
        for _ in 0..MOST_STOPS {
            let is_there = "return document.activeElement?.matches(arguments[0]) ?? false";
            if self.script::<bool>(is_there, &[json!(selector)]).await? {
                return Ok(());
            }
            let mut chain = self
                .session
                .driver
                .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
            for key in keys {
                chain = chain.key_down(key.clone());
            }
            for key in keys.iter().rev() {
                chain = chain.key_up(key.clone());
            }
            chain.perform().await?;
        }
        Err(format!("{selector} is not reached by pressing {keys:?} {MOST_STOPS} times").into())
    }

    /// The corner and size of an element in the window: left, top, width, height.
    pub(crate) async fn rectangle(&self, selector: &str) -> Fallible<(f64, f64, f64, f64)> {
        self.script(
            "const box = document.querySelector(arguments[0]).getBoundingClientRect();
             return [box.left, box.top, box.width, box.height];",
            &[json!(selector)],
        )
        .await
    }

    /// Whether an element is there and takes any room.
    pub(crate) async fn is_shown(&self, selector: &str) -> Fallible<bool> {
        self.script(
            "return (document.querySelector(arguments[0])?.getClientRects().length ?? 0) > 0",
            &[json!(selector)],
        )
        .await
    }

    /// Sets a range input as a reader does: the thumb is dragged near the value, arrow keys do the rest.
    pub(crate) async fn drag_slider(&self, selector: &str, value: i64) -> Fallible {
        let slider: Slider = self.script(READ_SLIDER, &[json!(selector)]).await?;
        let (from, to) = (slider.thumb_x(slider.value), slider.thumb_x(value as f64));
        self.drag((from, slider.y), (to, slider.y)).await?;
        let dragged: Slider = self.script(READ_SLIDER, &[json!(selector)]).await?;
        let missing = value - dragged.value as i64;
        // A thumb as wide as a tenth of the track would be a strange one; the rest is a drag that did not take.
        let tolerance = ((slider.max - slider.min) / 20.0).ceil() as i64;
        if missing.abs() > tolerance {
            return Err(format!(
                "{selector}: dragging towards {value} ended at {}",
                dragged.value
            )
            .into());
        }
        self.script::<Value>(
            "document.querySelector(arguments[0]).focus()",
            &[json!(selector)],
        )
        .await?;
        let key = if missing > 0 { Key::Right } else { Key::Left };
        self.press(&vec![key; missing.unsigned_abs() as usize])
            .await?;
        let reached: Slider = self.script(READ_SLIDER, &[json!(selector)]).await?;
        if reached.value as i64 == value {
            Ok(())
        } else {
            Err(format!(
                "{selector}: arrow keys towards {value} ended at {}",
                reached.value
            )
            .into())
        }
    }

    /// What the canvases inside an element show, looked at together through a coarse grid.
    pub(crate) async fn picture(&self, selector: &str) -> Fallible<Picture> {
        self.script(
            &format!("{LOOK_AT_CANVASES} return look(document.querySelector(arguments[0]));"),
            &[json!(selector)],
        )
        .await
    }

    /// Every console message since the browser started.
    pub(crate) async fn console(&self) -> Fallible<Vec<String>> {
        let messages = self.session.console(self.engine).await?;
        let mut heard = self.heard.borrow_mut();
        heard.extend(messages);
        Ok(heard.clone())
    }

    /// Fails if the page or the browser had anything to say on the console.
    pub(crate) async fn expect_silent_console(&self) -> Fallible {
        let messages = self.console().await?;
        if messages.is_empty() {
            Ok(())
        } else {
            Err(format!("the console says:\n{}", messages.join("\n")).into())
        }
    }

    /// Leaves a screenshot, the console and the driver's log of a failed scenario in `target/e2e`.
    pub(crate) async fn keep_evidence(&self, name: &str) {
        let folder = repository("target/e2e");
        if fs::create_dir_all(&folder).is_err() {
            return;
        }
        self.session
            .driver
            .screenshot(&folder.join(format!("{name}.png")))
            .await
            .ok();
        let console = self.console().await.unwrap_or_default().join("\n");
        let address = self.address().await.unwrap_or_default();
        let log = self.session.log();
        let text = format!("{address}\n\nConsole\n{console}\n\nDriver\n{log}");
        fs::write(folder.join(format!("{name}.txt")), text).ok();
    }
}

fn with_listener(page: Vec<u8>) -> Vec<u8> {
    String::from_utf8_lossy(&page)
        .replacen("<head>", &format!("<head>{LISTENER}"), 1)
        .into_bytes()
}

/// A range input: its values, and where its middle line runs in the window.
#[derive(serde::Deserialize)]
struct Slider {
    min: f64,
    max: f64,
    value: f64,
    left: f64,
    width: f64,
    y: f64,
}

/// The width of a thumb, near enough in all three engines: the rest is done by arrow keys.
const THUMB_PX: f64 = 16.0;

impl Slider {
    /// Where the thumb stands for a value.
    fn thumb_x(&self, value: f64) -> f64 {
        let share = (value - self.min) / (self.max - self.min);
        self.left + THUMB_PX / 2.0 + share * (self.width - THUMB_PX)
    }
}

const READ_SLIDER: &str = "
    const slider = document.querySelector(arguments[0]);
    const box = slider.getBoundingClientRect();
    return { min: Number(slider.min), max: Number(slider.max), value: Number(slider.value),
             left: box.left, width: box.width, y: box.top + box.height / 2 };";

/// What a picture on canvases looks like from afar.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Picture {
    /// Points looked at.
    pub(crate) points: u32,
    /// How many of them are painted, not see-through.
    pub(crate) painted: u32,
    /// How many colours are among them.
    pub(crate) colours: u32,
    /// Differs when the picture does, nearly always.
    pub(crate) fingerprint: u32,
}

/// Defines `look(element)` in a script: paints all canvases of the element over each other on a small one of its
/// own and reads that. Reading them one by one would have Chromium warn of slow readbacks in the console.
pub(crate) const LOOK_AT_CANVASES: &str = "
    const size = 64;
    const glass = document.createElement('canvas');
    glass.width = glass.height = size;
    const lens = glass.getContext('2d', { willReadFrequently: true });
    lens.imageSmoothingEnabled = false;
    const look = (element) => {
        lens.clearRect(0, 0, size, size);
        for (const canvas of element.querySelectorAll('canvas')) {
            if (canvas.width && canvas.height) lens.drawImage(canvas, 0, 0, size, size);
        }
        const { data } = lens.getImageData(0, 0, size, size);
        const colours = new Set();
        let painted = 0;
        let fingerprint = 0;
        for (let at = 0; at < data.length; at += 4) {
            const colour = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
            fingerprint = (Math.imul(fingerprint, 31) + colour) >>> 0;
            if (data[at + 3] < 255) continue;
            painted += 1;
            colours.add(colour);
        }
        return { points: size * size, painted, colours: colours.size, fingerprint };
    };";
