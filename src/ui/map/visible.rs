//! What is on the map, as a list: the map for the keyboard and for those who do not see it.

use leptos::prelude::*;

use super::super::context::atlas_context;
use crate::account;
use crate::i18n::{Message, phrase};
use crate::model::{Language, Subject};
use crate::scene::Visible;
use crate::state::{Command, permalink};

/// More entries than this are not read by anybody; the heaviest come first.
const LONGEST: usize = 120;

/// The list, heaviest first; every entry opens its panel.
#[component]
pub fn VisibleList() -> impl IntoView {
    let ctx = atlas_context();
    let count = Memo::new(move |_| ctx.shown.with(|shown| shown.visible.len()));
    let rows = move || {
        ctx.shown.with(|shown| {
            shown
                .visible
                .iter()
                .take(LONGEST)
                .cloned()
                .collect::<Vec<_>>()
        })
    };
    view! {
        <details class="visible card" id="visible">
            <summary>
                {ctx.say(Message::OnTheMap)}
                <span class="count" aria-hidden="true">{count}</span>
            </summary>
            <div class="card-body">
                <Show
                    when=move || { count.get() > 0 }
                    fallback=move || view! { <p>{ctx.say(Message::NothingOnTheMap)}</p> }
                >
                    <p class="visually-hidden">
                        {move || phrase::things_on_the_map(count.get(), ctx.language.get())}
                    </p>
                </Show>
                <ul id="visible-list">
                    <For each=rows key=|row| row.subject let:row>
                        <Entry subject=row.subject/>
                    </For>
                </ul>
            </div>
        </details>
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
    view! {
        <li>
            <button
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
