//! Doing something once things have come to rest.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;

/// Runs an action after a while. Dropping it forgets what was waiting.
pub struct Rest {
    delay_ms: u32,
    action: Rc<dyn Fn()>,
    waiting: Rc<Cell<bool>>,
    timeout: RefCell<Option<Timeout>>,
}

impl Rest {
    /// An action that is run `delay_ms` after it was asked for.
    pub fn new(delay_ms: u32, action: impl Fn() + 'static) -> Self {
        Self {
            delay_ms,
            action: Rc::new(action),
            waiting: Rc::default(),
            timeout: RefCell::default(),
        }
    }

    /// Runs the action after a while of quiet: every call starts the wait again.
    pub fn when_quiet(&self) {
        self.waiting.set(true);
        let (action, waiting) = (Rc::clone(&self.action), Rc::clone(&self.waiting));
        // Replacing the timeout drops the old one, which cancels it.
        self.timeout
            .replace(Some(Timeout::new(self.delay_ms, move || {
                waiting.set(false);
                action();
            })));
    }

    /// Runs the action after a while, however often it is asked for meanwhile.
    pub fn before_long(&self) {
        if !self.waiting.get() {
            self.when_quiet();
        }
    }
}
