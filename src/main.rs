//! Mounts the atlas in the page.

/// Puts the atlas where the page shows that it is on its way.
#[cfg(target_arch = "wasm32")]
fn main() {
    use wasm_bindgen::JsCast;

    console_error_panic_hook::set_once();
    let place = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("atlas"))
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(place) = place {
        place.set_inner_html("");
        // The atlas lives as long as the page: there is nobody left to unmount it.
        leptos::mount::mount_to(place, atlas::ui::App).forget();
    }
}

/// The page is made for the browser; natively there is only the library, for tests and tools.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The atlas runs in a browser: `cargo xtask serve` builds it and says where.");
}
