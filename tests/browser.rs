//! The page in a real browser, without a server: mounted on the small atlas of `tests/fixtures`.
//!
//! `cargo xtask test --only browser` runs these in Chromium. Natively this file is an empty program.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests all, though not marked as clippy knows them"
)]

use std::collections::BTreeMap;
use std::sync::Arc;

use atlas::geodata;
use atlas::ui::{Opened, Page};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = r#"
    // What long-lived targets listen for, what observes, and which frames are asked for.
    let listeners = 0, observers = 0, frames = 0;
    const lasting = (target) =>
        target === window || target === document || target instanceof MediaQueryList;
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (...args) {
        if (lasting(this ?? window)) listeners += 1;
        return addEventListener.apply(this ?? window, args);
    };
    EventTarget.prototype.removeEventListener = function (...args) {
        if (lasting(this ?? window)) listeners -= 1;
        return removeEventListener.apply(this ?? window, args);
    };
    const { observe, disconnect } = ResizeObserver.prototype;
    ResizeObserver.prototype.observe = function (...args) { observers += 1; return observe.apply(this, args); };
    ResizeObserver.prototype.disconnect = function () { observers -= 1; return disconnect.apply(this); };
    const request = window.requestAnimationFrame;
    window.requestAnimationFrame = (callback) => { frames += 1; return request.call(window, callback); };

    export const listening = () => listeners;
    export const observing = () => observers;
    export const frames_asked_for = () => frames;
    export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
    export const press = (element, key) =>
        element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    export const enter = (element, value, kind) => {
        element.value = value;
        element.dispatchEvent(new Event(kind, { bubbles: true }));
    };
    export const colours_of = (canvas) => {
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const colours = new Set();
        for (let at = 0; at < data.length; at += 4 * 97) {
            if (data[at + 3] > 0) colours.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
        }
        return colours.size;
    };
"#)]
extern "C" {
    fn listening() -> i32;
    fn observing() -> i32;
    fn frames_asked_for() -> i32;
    fn sleep(ms: i32) -> js_sys::Promise;
    fn press(element: &HtmlElement, key: &str);
    fn enter(element: &HtmlElement, value: &str, kind: &str);
    fn colours_of(canvas: &HtmlElement) -> u32;
}

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        BTreeMap::from([$(
            ($name.to_owned(), Ok(include_bytes!(concat!("fixtures/atlas/", $name)).to_vec())),
        )+])
    };
}

macro_rules! styles {
    ($($name:literal),+ $(,)?) => {
        concat!($(include_str!(concat!("../assets/css/", $name, ".css"))),+)
    };
}

const STYLES: &str = styles!(
    "main",
    "tokens-map",
    "tokens",
    "base",
    "layout",
    "header",
    "map",
    "legend",
    "timeline",
    "panel",
    "notices",
);

/// The campaign that never was.
fn opened() -> Opened {
    let manifest = geodata::manifest(include_bytes!("fixtures/atlas/atlas.json")).unwrap();
    let files = files!(
        "sources.json",
        "formations.json",
        "places.geojson",
        "railways.geojson",
        "events.geojson",
        "movements.geojson",
        "occupation.geojson",
        "base/land_L0.geojson",
        "base/coast_L0.geojson",
        "base/lakes_L0.geojson",
        "base/rivers_L0.geojson",
        "base/state_lines_L0.geojson",
        "base/province_lines_L0.geojson",
    );
    let (base, _) = geodata::base_level(&manifest, 0, &files);
    let (atlas, faults) = geodata::Loader::new(manifest).atlas(&files);
    Opened {
        atlas: Arc::new(atlas),
        base: Arc::new(base),
        faults: faults.iter().map(ToString::to_string).collect(),
    }
}

/// A page of the test atlas; dropping it takes the page down.
struct Mounted {
    root: HtmlElement,
    _style: HtmlElement,
    handle: Option<Box<dyn std::any::Any>>,
}

impl Mounted {
    async fn new() -> Self {
        location().set_hash("").unwrap();
        let storage = window().local_storage().unwrap().unwrap();
        storage.clear().unwrap();
        storage.set_item("atlas-language", "en").unwrap();
        let element = |name: &str| -> HtmlElement {
            document().create_element(name).unwrap().dyn_into().unwrap()
        };
        let style = element("style");
        style.set_inner_html(STYLES);
        let root = element("div");
        root.set_id("atlas");
        root.set_attribute(
            "style",
            "position: fixed; inset: 0; width: 900px; height: 700px",
        )
        .unwrap();
        let body = document().body().unwrap();
        body.append_child(&style).unwrap();
        body.append_child(&root).unwrap();
        let page = document().document_element().unwrap();
        page.remove_attribute("data-ready").unwrap();

        let opened = opened();
        let handle = mount_to(root.clone(), move || view! { <Page opened/> });
        let mounted = Self {
            root,
            _style: style,
            handle: Some(Box::new(handle)),
        };
        until("the first frame", || page.has_attribute("data-ready")).await;
        mounted
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root
            .query_selector(selector)
            .unwrap()
            .map(|element| element.dyn_into().unwrap())
    }

    fn get(&self, selector: &str) -> HtmlElement {
        self.find(selector)
            .unwrap_or_else(|| panic!("there is no {selector}"))
    }

    fn text(&self, selector: &str) -> String {
        self.get(selector).text_content().unwrap_or_default()
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.handle.take();
        self.root.remove();
        self._style.remove();
    }
}

async fn pause(ms: i32) {
    wasm_bindgen_futures::JsFuture::from(sleep(ms))
        .await
        .unwrap();
}

async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..250 {
        if holds() {
            return;
        }
        pause(20).await;
    }
    panic!("waited in vain for {what}");
}

fn focused_id() -> String {
    document()
        .active_element()
        .map(|element| element.id())
        .unwrap_or_default()
}

#[wasm_bindgen_test]
async fn the_page_draws_a_map_and_says_the_date() {
    let page = Mounted::new().await;
    let canvases = page.root.query_selector_all("#map canvas").unwrap();
    assert_eq!(canvases.length(), 3);
    let ground: HtmlElement = canvases.get(0).unwrap().dyn_into().unwrap();
    assert!(colours_of(&ground) > 2, "the ground is blank");
    assert!(!page.text("#date-words").is_empty());
    assert_eq!(page.text("#faults"), "");
}

#[wasm_bindgen_test]
async fn the_slider_speaks_its_date_and_a_page_is_a_month() {
    let page = Mounted::new().await;
    let slider = page.get("#date-slider");
    let spoken = || slider.get_attribute("aria-valuetext").unwrap_or_default();
    let opening = spoken();
    assert_eq!(opening, page.text("#date-words"));
    enter(&slider, "0", "input");
    until("the first day", || spoken() != opening).await;
    let first = spoken();
    assert_eq!(first, page.text("#date-words"));
    press(&slider, "PageUp");
    until("a month on", || spoken() != first).await;
    press(&slider, "PageDown");
    until("a month back", || spoken() == first).await;
}

#[wasm_bindgen_test]
async fn the_page_changes_its_language_and_keeps_the_rest() {
    let page = Mounted::new().await;
    let slider: web_sys::HtmlInputElement = page.get("#date-slider").unchecked_into();
    let value = slider.value();
    enter(&page.get("#language"), "ja", "change");
    until("Japanese", || page.text("#date-words").contains('年')).await;
    assert_eq!(slider.value(), value);
    let lang = || document().document_element().unwrap().get_attribute("lang");
    until("the language of the page", || {
        lang().as_deref() == Some("ja")
    })
    .await;
}

#[wasm_bindgen_test]
async fn enter_on_the_map_opens_a_panel_and_escape_gives_the_keyboard_back() {
    let page = Mounted::new().await;
    until("something on the map", || {
        page.find("#visible-list button").is_some()
    })
    .await;
    let map = page.get("#map");
    map.focus().unwrap();
    press(&map, "Enter");
    until("the panel", || page.find("#panel h2").is_some()).await;
    until("the keyboard in the panel", || {
        focused_id() == "panel-heading"
    })
    .await;
    assert!(!page.text("#panel h2").is_empty());
    press(&page.get("#panel"), "Escape");
    until("no panel", || page.find("#panel").is_none()).await;
    assert_eq!(focused_id(), "map");
}

#[wasm_bindgen_test]
async fn a_page_taken_down_while_playing_leaves_nothing_behind() {
    // Leptos listens at the window for events that bubble, once and for good: the first mount is not counted.
    drop(Mounted::new().await);
    pause(100).await;
    let before = (listening(), observing());
    let page = Mounted::new().await;
    assert!(observing() > before.1, "nothing was counted");
    page.get("#play").click();
    pause(200).await;
    drop(page);
    pause(50).await;
    assert_eq!((listening(), observing()), before);
    let frames = frames_asked_for();
    pause(500).await;
    assert_eq!(frames_asked_for(), frames, "frames are still asked for");
}
