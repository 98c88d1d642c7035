//! What is known of the thing selected.

use leptos::ev::KeyboardEvent;
use leptos::html::{Aside, H2};
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

use super::context::atlas_context;
use super::widget::icon::{Icon, Sign};
use crate::account::{self, Account, Fact, Piece, Reference, Row, Run, Section};
use crate::i18n::Message;
use crate::model::Subject;
use crate::platform::page;
use crate::state::Command;

/// The panel; there only while something is selected.
#[component]
pub fn Panel() -> impl IntoView {
    let ctx = atlas_context();
    let heading = NodeRef::<H2>::new();
    let panel = NodeRef::<Aside>::new();
    // A language change tells the same account anew; the keyboard stays where it is.
    let account = Memo::new(move |_| {
        let (subject, language) = (ctx.selected.get()?, ctx.language.get());
        ctx.with_atlas(|atlas| account::of(subject, atlas, language))
    });
    follow_focus(ctx.selected, heading);
    let leave = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            ctx.send(Command::Clear);
        }
    };
    let contents = move || {
        account
            .get()
            .map(|account| view! { <Contents account heading/> })
    };
    view! {
        <Show when=move || account.with(Option::is_some)>
            <aside class="panel" id="panel" node_ref=panel aria-labelledby="panel-heading" on:keydown=leave>
                <button
                    class="icon-button panel-close"
                    id="panel-close"
                    title=ctx.say(Message::Close)
                    aria-label=ctx.say(Message::Close)
                    on:click=move |_| ctx.send(Command::Clear)
                >
                    <Icon sign=Sign::Close/>
                </button>
                {contents}
            </aside>
        </Show>
    }
}

/// Gives the keyboard to the heading when a thing is selected, and back when the panel closes.
fn follow_focus(selected: Memo<Option<Subject>>, heading: NodeRef<H2>) {
    let came_from = StoredValue::new_local(None::<HtmlElement>);
    Effect::watch(
        move || selected.get(),
        move |now, before, _| {
            let was_open = before.copied().flatten().is_some();
            if now.is_none() {
                if let Some(element) = came_from.try_update_value(Option::take).flatten() {
                    page::focus(&element);
                }
                return;
            }
            if !was_open {
                came_from.set_value(page::focused());
            }
            // The panel is in the page only after this round of effects.
            request_animation_frame(move || {
                if let Some(heading) = heading.try_get_untracked().flatten() {
                    page::focus(&heading);
                }
            });
        },
        false,
    );
}

/// An account, from its title to its sources.
#[component]
fn Contents(
    /// What is known.
    account: Account,
    /// The heading, for the keyboard.
    heading: NodeRef<H2>,
) -> impl IntoView {
    let ctx = atlas_context();
    let Account {
        kind,
        title,
        other_names,
        when,
        summary,
        facts,
        sections,
        disagreements,
        references,
    } = account;
    let others = (!other_names.is_empty()).then(|| {
        let names = other_names
            .into_iter()
            .map(|run| view! { <li lang=run.lang>{run.text}</li> });
        view! { <ul class="other-names">{names.collect_view()}</ul> }
    });
    let disagreements = (!disagreements.is_empty()).then(|| {
        let texts = disagreements
            .into_iter()
            .map(|run| view! { <li lang=run.lang>{run.text}</li> });
        view! {
            <section class="disagreements">
                <h3>{ctx.say(Message::Disagreements)}</h3>
                <ul>{texts.collect_view()}</ul>
            </section>
        }
    });
    let sources = (!references.is_empty()).then(|| {
        view! {
            <section class="sources">
                <h3>{ctx.say(Message::Sources)}</h3>
                <ul>{references.into_iter().map(source).collect_view()}</ul>
            </section>
        }
    });
    view! {
        <p class="panel-kind" lang=kind.lang>{kind.text}</p>
        <h2 id="panel-heading" tabindex="-1" node_ref=heading lang=title.lang>{title.text}</h2>
        {others}
        {when.map(|when| view! { <p class="panel-when">{when}</p> })}
        {summary.map(|run| view! { <p class="panel-summary" lang=run.lang>{run.text}</p> })}
        <dl class="facts">{facts.into_iter().map(|fact| view! { <FactView fact/> }).collect_view()}</dl>
        {sections.into_iter().map(|section| view! { <SectionView section/> }).collect_view()}
        {disagreements}
        {sources}
    }
}

/// A labelled fact.
#[component]
fn FactView(
    /// The fact.
    fact: Fact,
) -> impl IntoView {
    let ctx = atlas_context();
    let pieces = fact
        .pieces
        .into_iter()
        .map(|piece| view! { <dd><PieceView piece/></dd> });
    view! { <div><dt>{ctx.say(fact.label)}</dt>{pieces.collect_view()}</div> }
}

/// A headed list.
#[component]
fn SectionView(
    /// The list.
    section: Section,
) -> impl IntoView {
    let ctx = atlas_context();
    let row = |row: Row| {
        let Row { when, what, note } = row;
        view! {
            <li>
                {when.map(|when| view! { <span class="row-when">{when}</span> })}
                <span class="row-what">
                    {what.into_iter().map(|piece| view! { <PieceView piece/>" " }).collect_view()}
                </span>
                {note.map(|Run { text, lang }| view! { <span class="row-note" lang=lang>{text}</span> })}
            </li>
        }
    };
    view! {
        <section class="rows">
            <h3>{ctx.say(section.heading)}</h3>
            <ul>{section.rows.into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

/// Text, or a link to another thing.
#[component]
fn PieceView(
    /// The text.
    piece: Piece,
) -> impl IntoView {
    let ctx = atlas_context();
    let Piece {
        run: Run { text, lang },
        leads_to,
    } = piece;
    match leads_to {
        None => view! { <span lang=lang>{text}</span> }.into_any(),
        Some(subject) => view! {
            <button class="link" lang=lang on:click=move |_| ctx.send(Command::Select(subject))>{text}</button>
        }
        .into_any(),
    }
}

/// One source as it is printed.
fn source(reference: Reference) -> impl IntoView {
    let Reference {
        authors,
        title,
        details,
        url,
        note,
    } = reference;
    let title = match url {
        Some(url) => view! {
            <a href=url target="_blank" rel="noopener noreferrer"><cite>{title}</cite><Icon sign=Sign::Out/></a>
        }
        .into_any(),
        None => view! { <cite>{title}</cite> }.into_any(),
    };
    view! {
        <li>
            {authors.map(|authors| format!("{authors}. "))}
            {title}
            {details.map(|details| format!(", {details}"))}
            {note.map(|run| view! { <small lang=run.lang>{run.text}</small> })}
        </li>
    }
}
