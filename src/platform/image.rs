//! Images, decoded by the browser.

use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::HtmlImageElement;

/// An image on its way. Dropping it stops listening.
pub struct Loading {
    _loaded: EventListener,
    _failed: EventListener,
}

/// Fetches an image and gives it to `done` when it can be drawn, or nothing when it cannot.
pub fn load(address: &str, done: impl Fn(Option<HtmlImageElement>) + 'static) -> Option<Loading> {
    let image = HtmlImageElement::new().ok()?;
    let done = Rc::new(done);
    let loaded = {
        let (image, done) = (image.clone(), Rc::clone(&done));
        move |_: &web_sys::Event| done(Some(image.clone()))
    };
    let loading = Loading {
        _loaded: EventListener::once(&image, "load", {
            let loaded = loaded;
            move |event| loaded(event)
        }),
        _failed: EventListener::once(&image, "error", move |_| done(None)),
    };
    image.set_src(address);
    Some(loading)
}
