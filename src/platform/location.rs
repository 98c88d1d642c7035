//! The fragment of the page's address.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

/// The fragment, with its `#`, or nothing.
#[must_use]
pub fn fragment() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Puts a fragment (without `#`) into the address bar, in place of the one that is there.
///
/// Call it at rest: Safari refuses more than a hundred in half a minute.
pub fn replace_fragment(fragment: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let location = window.location();
    let (Ok(path), Ok(query)) = (location.pathname(), location.search()) else {
        return;
    };
    let hash = if fragment.is_empty() {
        String::new()
    } else {
        format!("#{fragment}")
    };
    if location.hash().is_ok_and(|old| old == hash) {
        return;
    }
    if let Ok(history) = window.history() {
        // Refused in documents without an address of their own (about:srcdoc); the map works without.
        let _ = history.replace_state_with_url(
            &JsValue::NULL,
            "",
            Some(&format!("{path}{query}{hash}")),
        );
    }
}

/// Listens for a fragment that the reader typed or went back to; our own replacements do not count.
#[must_use]
pub fn on_change(changed: impl Fn(String) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        changed(fragment())
    }))
}
