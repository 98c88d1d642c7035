//! Animation frames on demand.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Draws when something has changed: at most one frame is asked for at a time, and none while nothing changes.
///
/// Dropping it cancels the frame in flight.
pub struct Frames(Rc<Inner>);

/// What the browser calls with the time in milliseconds.
type Callback = Closure<dyn FnMut(f64)>;

struct Inner {
    /// The browser's number of the frame in flight.
    in_flight: Cell<Option<i32>>,
    /// Given the time of the frame in milliseconds; answers whether it wants another one.
    draw: RefCell<Box<dyn FnMut(f64) -> bool>>,
    /// What the browser calls; kept for the life of the whole, so that no frame allocates.
    callback: RefCell<Option<Callback>>,
}

impl Frames {
    /// A scheduler whose frames are drawn by `draw`, which is given the time in milliseconds and answers whether
    /// it wants another frame at once.
    pub fn new(draw: impl FnMut(f64) -> bool + 'static) -> Self {
        let inner = Rc::new(Inner {
            in_flight: Cell::new(None),
            draw: RefCell::new(Box::new(draw)),
            callback: RefCell::new(None),
        });
        let weak: Weak<Inner> = Rc::downgrade(&inner);
        let callback = Closure::new(move |time: f64| {
            if let Some(inner) = weak.upgrade() {
                inner.run(time);
            }
        });
        inner.callback.replace(Some(callback));
        Self(inner)
    }

    /// Asks for a frame, unless one is on its way.
    pub fn request(&self) {
        self.0.request();
    }
}

impl Inner {
    fn request(&self) {
        if self.in_flight.get().is_some() {
            return;
        }
        let callback = self.callback.borrow();
        let (Some(window), Some(callback)) = (web_sys::window(), callback.as_ref()) else {
            return;
        };
        // Only a page that is being torn down refuses; it needs no frame.
        let number = window
            .request_animation_frame(callback.as_ref().unchecked_ref())
            .ok();
        self.in_flight.set(number);
    }

    fn run(&self, time: f64) {
        self.in_flight.set(None);
        // Borrowed already only if a frame were run inside a frame, which browsers do not do.
        let again = self.draw.try_borrow_mut().is_ok_and(|mut draw| draw(time));
        if again {
            self.request();
        }
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        if let (Some(number), Some(window)) = (self.0.in_flight.take(), web_sys::window()) {
            // The only failure is that the window is gone, and the frame with it.
            let _ = window.cancel_animation_frame(number);
        }
    }
}
