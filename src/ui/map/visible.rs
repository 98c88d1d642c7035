//! What is on the map, as a list: the map for the keyboard and for those who do not see it.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::super::context::atlas_context;
use crate::account;
use crate::i18n::{Message, phrase};
use crate::model::{Language, Subject};
use crate::platform::page;
use crate::scene::Visible;
use crate::state::{Command, permalink};

/// More entries than this are not read by anybody; the heaviest come first.
const LONGEST: usize = 120;

/// The list, heaviest first; every entry opens its panel.
///
/// Folded away it is still in the page for the keyboard and for screen readers, and unfolds while it has the keyboard.
/// It is one tab stop: the arrows travel it.
#[component]
pub fn VisibleList() -> impl IntoView {
    let ctx = atlas_context();
    let open = RwSignal::new(false);
    let count = Memo::new(move |_| ctx.shown.with(|shown| shown.visible.len()));
    let rows = move || {
        ctx.shown.with(|shown| {
            let subjects = shown.visible.iter().map(|visible| visible.subject);
            subjects.take(LONGEST).collect::<Vec<_>>()
        })
    };
    let words = move || match count.get() {
        0 => ctx.say(Message::NothingOnTheMap)().to_owned(),
        count => phrase::things_on_the_map(count, ctx.language.get()),
    };
    let travel = move |event: KeyboardEvent| {
        let forward = match event.key().as_str() {
            "ArrowDown" => true,
            "ArrowUp" => false,
            _ => return,
        };
        event.prevent_default();
        page::focus_neighbour("#visible-list button", forward);
    };
    view! {
        <section class="visible card" class:open=open id="visible" aria-labelledby="visible-heading">
            <button
                class="summary"
                id="visible-heading"
                aria-expanded=move || open.get().to_string()
                aria-controls="visible-list"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {ctx.say(Message::OnTheMap)}
                <span class="count" aria-hidden="true">{count}</span>
            </button>
            <div class="card-body">
                <p class:visually-hidden=move || { count.get() > 0 }>{words}</p>
                <ul id="visible-list" on:keydown=travel>
                    <For each=rows key=|subject| *subject let:subject>
                        <Entry subject/>
                    </For>
                </ul>
            </div>
        </section>
    }
}

/// One thing on the map.
#[component]
fn Entry(
    /// The thing.
    subject: Subject,
) -> impl IntoView {
    let ctx = atlas_context();
    let key = ctx
        .with_atlas(|atlas| permalink::subject_key(subject, atlas).map(|(_, key)| key.to_owned()));
    let words = move |language: Language| {
        ctx.with_atlas(|atlas| {
            (
                account::name(subject, atlas, language),
                account::kind(subject, atlas, language),
            )
        })
    };
    let name = Memo::new(move |_| words(ctx.language.get()).0);
    let kind = move || words(ctx.language.get()).1;
    // The place changes as the map moves while the entry stays.
    let at = Memo::new(move |_| {
        let here = |visible: &&Visible| visible.subject == subject;
        ctx.shown
            .with(|shown| shown.visible.iter().find(here).map(|visible| visible.at))
    });
    let first = Memo::new(move |_| {
        ctx.shown.with(|shown| {
            shown
                .visible
                .first()
                .is_some_and(|visible| visible.subject == subject)
        })
    });
    view! {
        <li>
            <button
                tabindex=move || if first.get() { "0" } else { "-1" }
                data-kind=permalink::kind_word(subject)
                data-id=key
                data-x=move || at.get().map(|at| format!("{:.1}", at.x))
                data-y=move || at.get().map(|at| format!("{:.1}", at.y))
                aria-current=move || (ctx.selected.get() == Some(subject)).then_some("true")
                on:click=move |_| ctx.send(Command::Select(subject))
            >
                <span lang=move || name.get().lang>{move || name.get().text}</span>
                <small>{kind}</small>
            </button>
        </li>
    }
}
