//! A few words for those who have never been here; they go at the first thing the reader does.

use leptos::prelude::*;

use super::context::atlas_context;
use super::widget::icon::{Icon, Sign};
use crate::account::Run;
use crate::i18n::Message;
use crate::platform::storage;

/// Where the browser keeps that the reader has seen them.
const SEEN_KEY: &str = "atlas-seen";

/// Whether this browser has not shown the atlas before.
pub fn is_new_here() -> bool {
    storage::recall(SEEN_KEY).is_none()
}

/// What the atlas is and how to begin.
#[component]
pub fn Intro() -> impl IntoView {
    let ctx = atlas_context();
    // Whatever the reader does first shows that they have found their way.
    Effect::watch(
        move || (ctx.session.get(), ctx.introducing.get()),
        move |_, before, _| {
            let moved = before.is_some_and(|(session, _)| *session != ctx.session.get_untracked());
            if moved {
                ctx.introducing.set(false);
            }
            if !ctx.introducing.get_untracked() {
                storage::remember(SEEN_KEY, Some("1"));
            }
        },
        false,
    );
    let summary =
        move || ctx.with_atlas(|atlas| Run::of(&atlas.manifest.summary, ctx.language.get()));
    let card = move || {
        view! {
            <section class="intro card">
                <p lang=move || summary().lang>{move || summary().text}</p>
                <p class="intro-how">{ctx.say(Message::IntroHow)}</p>
                <button
                    class="icon-button"
                    id="intro-close"
                    aria-label=ctx.say(Message::Close)
                    on:click=move |_| ctx.introducing.set(false)
                >
                    <Icon sign=Sign::Close/>
                </button>
            </section>
        }
    };
    view! { <Show when=move || ctx.introducing.get()>{card}</Show> }
}
