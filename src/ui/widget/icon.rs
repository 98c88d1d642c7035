//! Interface icons: our own, on a grid of 24, in the colour of the text around them.

use leptos::prelude::*;

/// What an icon means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Play.
    Play,
    /// Pause.
    Pause,
    /// A day back.
    Back,
    /// A day on.
    On,
    /// To the previous change.
    ChangeBack,
    /// To the next change.
    ChangeOn,
    /// Closer.
    ZoomIn,
    /// Further away.
    ZoomOut,
    /// The whole.
    Whole,
    /// Close.
    Close,
    /// Light.
    Sun,
    /// Dark.
    Moon,
    /// As the system has it.
    HalfSun,
    /// Opens in another window.
    Out,
}

impl Sign {
    /// Its drawing: filled shapes, then lines.
    fn paths(self) -> (&'static str, &'static str) {
        match self {
            Self::Play => ("M7 4.5v15l12-7.5z", ""),
            Self::Pause => ("M6.5 4.5h4v15h-4zM13.5 4.5h4v15h-4z", ""),
            Self::Back => ("", "M14.5 5.5 8 12l6.5 6.5"),
            Self::On => ("", "M9.5 5.5 16 12l-6.5 6.5"),
            Self::ChangeBack => ("", "M18 5.5 11.5 12l6.5 6.5M6.5 5v14"),
            Self::ChangeOn => ("", "M6 5.5 12.5 12 6 18.5M17.5 5v14"),
            Self::ZoomIn => ("", "M12 5v14M5 12h14"),
            Self::ZoomOut => ("", "M5 12h14"),
            Self::Whole => ("", "M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15"),
            Self::Close => ("", "M6 6l12 12M18 6 6 18"),
            Self::Sun => (
                "M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9z",
                "M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
            ),
            Self::Moon => ("M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z", ""),
            Self::HalfSun => (
                "M12 5a7 7 0 0 0 0 14z",
                "M12 5a7 7 0 1 0 0 14 7 7 0 1 0 0-14z",
            ),
            Self::Out => ("", "M10 5H5v14h14v-5M14 5h5v5M19 5l-8 8"),
        }
    }
}

/// A picture beside or instead of a word; whoever uses it gives the word.
#[component]
pub fn Icon(
    /// What it means.
    sign: Sign,
) -> impl IntoView {
    let (filled, lines) = sign.paths();
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
            <path d=filled fill="currentColor"></path>
            <path d=lines fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"></path>
        </svg>
    }
}
