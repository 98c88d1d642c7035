//! What the reader's system prefers.

use gloo::events::EventListener;
use web_sys::MediaQueryList;

/// A preference of the system. Dropping it stops listening.
pub struct Preference {
    query: MediaQueryList,
    _listener: EventListener,
}

/// Dark rather than light.
pub const DARK: &str = "(prefers-color-scheme: dark)";
/// Less motion.
pub const REDUCED_MOTION: &str = "(prefers-reduced-motion: reduce)";

impl Preference {
    /// Follows a media query; `changed` is told of every change.
    pub fn follow(query: &str, changed: impl Fn(bool) + 'static) -> Option<Self> {
        let query = web_sys::window()?.match_media(query).ok().flatten()?;
        let listener = {
            let query = query.clone();
            EventListener::new(&query.clone(), "change", move |_| changed(query.matches()))
        };
        Some(Self {
            query,
            _listener: listener,
        })
    }

    /// Whether it holds now.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.query.matches()
    }
}

/// Whether a media query holds now.
#[must_use]
pub fn holds(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|query| query.matches())
}

/// The reader's languages as BCP 47 tags, the most wanted first.
#[must_use]
pub fn languages() -> Vec<String> {
    web_sys::window()
        .map(|window| window.navigator().languages())
        .map(|tags| tags.iter().filter_map(|tag| tag.as_string()).collect())
        .unwrap_or_default()
}
