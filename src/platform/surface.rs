//! A canvas as large as its place on the page, as sharp as the screen.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, ResizeObserver};

use crate::space::ScreenSize;

/// Watches the size of an element. Dropping it ends the watch.
pub struct SizeWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
    // The pixel ratio changes when a window moves to another screen, or by browser zoom, without the element's size
    // in CSS pixels always following.
    _window: Option<EventListener>,
}

impl SizeWatch {
    /// Calls `changed` when the element's size or the pixel ratio may have changed, and once at the beginning.
    pub fn new(element: &Element, changed: impl Fn() + Clone + 'static) -> Option<Self> {
        let on_window = changed.clone();
        let callback = Closure::<dyn FnMut()>::new(changed);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        let window = web_sys::window();
        Some(Self {
            observer,
            _callback: callback,
            _window: window
                .map(|window| EventListener::new(&window, "resize", move |_| on_window())),
        })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The size of an element, in CSS pixels; none while it has no area.
#[must_use]
pub fn size_of(element: &Element) -> Option<ScreenSize> {
    let rect = element.get_bounding_client_rect();
    let size = ScreenSize::new(rect.width(), rect.height());
    (size.width >= 1.0 && size.height >= 1.0).then_some(size)
}

/// Device pixels for each CSS pixel.
#[must_use]
pub fn pixel_ratio() -> f64 {
    // Beyond 3 nobody sees the difference, and the canvas of a large phone would be four times the work.
    const SHARPEST: f64 = 3.0;
    web_sys::window()
        .map_or(1.0, |window| window.device_pixel_ratio())
        .clamp(0.5, SHARPEST)
}

/// Gives a canvas the backing store for its size; answers whether it was another, and so is now empty.
pub fn fit(canvas: &HtmlCanvasElement, size: ScreenSize, pixel_ratio: f64) -> bool {
    // Rounded once, here: two roundings would blur every line by half a device pixel.
    let width = (size.width * pixel_ratio).round() as u32;
    let height = (size.height * pixel_ratio).round() as u32;
    if canvas.width() == width && canvas.height() == height {
        return false;
    }
    canvas.set_width(width);
    canvas.set_height(height);
    true
}

/// The 2D context of a canvas.
#[must_use]
pub fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}
