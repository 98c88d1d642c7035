//! The document as a whole.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// Sets an attribute of the root element.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = root() {
        // Refused only for a name that is no attribute name; ours are.
        let _ = root.set_attribute(name, value);
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// The element that has the keyboard.
#[must_use]
pub fn focused() -> Option<HtmlElement> {
    web_sys::window()?
        .document()?
        .active_element()?
        .dyn_into()
        .ok()
}

/// Gives the keyboard to an element.
pub fn focus(element: &HtmlElement) {
    // An element that has left the page cannot take it; the browser then leaves it where it is.
    let _ = element.focus();
}

/// Gives the keyboard to the element with an id.
pub fn focus_id(id: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        focus(&element);
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Milliseconds since the page was opened.
#[must_use]
pub fn now_ms() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |clock| clock.now())
}

/// The top left corner of the first element that a selector finds, in CSS pixels from that of another element; none if
/// there is no such element in the page.
#[must_use]
pub fn corner_within(selector: &str, origin: &Element) -> Option<(f64, f64)> {
    let element = web_sys::window()?
        .document()?
        .query_selector(selector)
        .ok()
        .flatten()?;
    let (rect, origin) = (
        element.get_bounding_client_rect(),
        origin.get_bounding_client_rect(),
    );
    Some((rect.left() - origin.left(), rect.top() - origin.top()))
}

/// Gives the keyboard to the neighbour of the element that has it, among those that a selector finds.
pub fn focus_neighbour(selector: &str, forward: bool) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let (Ok(found), Some(active)) = (
        document.query_selector_all(selector),
        document.active_element(),
    ) else {
        return;
    };
    let active: &web_sys::Node = active.as_ref();
    let position = (0..found.length()).find(|index| found.get(*index).as_ref() == Some(active));
    let neighbour = position.and_then(|at| {
        if forward {
            at.checked_add(1)
        } else {
            at.checked_sub(1)
        }
    });
    if let Some(element) = neighbour.and_then(|at| found.get(at)?.dyn_into::<HtmlElement>().ok()) {
        focus(&element);
    }
}
