//! Buttons on the map.

use leptos::prelude::*;

use super::super::context::atlas_context;
use super::super::widget::icon::{Icon, Sign};
use super::driver::Nudge;
use crate::i18n::Message;

/// Closer, further, the whole.
#[component]
pub fn Controls(
    /// Moves the map.
    nudge: Callback<Nudge>,
) -> impl IntoView {
    let ctx = atlas_context();
    let button = move |id: &'static str, sign: Sign, words: Message, what: Nudge| {
        view! {
            <button
                class="icon-button"
                id=id
                title=ctx.say(words)
                aria-label=ctx.say(words)
                on:click=move |_| nudge.run(what)
            >
                <Icon sign/>
            </button>
        }
    };
    view! {
        <div class="map-controls card">
            {button("zoom-in", Sign::ZoomIn, Message::ZoomIn, Nudge::Closer)}
            {button("zoom-out", Sign::ZoomOut, Message::ZoomOut, Nudge::Further)}
            {button("home", Sign::Whole, Message::Home, Nudge::Home)}
        </div>
    }
}
