//! What the reader must be told: faults of the data, and parts of an address that lead nowhere.

use leptos::prelude::*;

use super::context::atlas_context;
use super::widget::icon::{Icon, Sign};
use crate::i18n::{Message, phrase::note};
use crate::model::Language;
use crate::state::Note;

/// More sentences than this are no longer read; the rest are counted.
const MOST_SENTENCES: usize = 12;

/// Both kinds of notice; each is there only when it has something to say.
#[component]
pub fn Notices() -> impl IntoView {
    let ctx = atlas_context();
    let faults = Signal::derive(move || ctx.faults.get());
    let notes = Signal::derive(move || {
        let language = ctx.language.get();
        ctx.notes
            .with(|notes| notes.iter().map(|note| sentence(note, language)).collect())
    });
    view! {
        <div class="notices">
            <Notice
                id="faults"
                heading=Message::FaultsHeading
                lang="en"
                sentences=faults
                dismiss=Callback::new(move |()| ctx.faults.set(Vec::new()))
            />
            <Notice
                id="notes"
                heading=Message::NotesHeading
                lang=""
                sentences=notes
                dismiss=Callback::new(move |()| ctx.notes.set(Vec::new()))
            />
        </div>
    }
}

/// A list of sentences under a heading, which the reader can put away.
#[component]
fn Notice(
    /// Its id in the page.
    id: &'static str,
    /// What it is about.
    heading: Message,
    /// The language of the sentences; empty for the reader's.
    lang: &'static str,
    /// What it says.
    #[prop(into)]
    sentences: Signal<Vec<String>>,
    /// Puts it away.
    dismiss: Callback<()>,
) -> impl IntoView {
    let ctx = atlas_context();
    let lang = (!lang.is_empty()).then_some(lang);
    let shown = move || {
        sentences
            .get()
            .into_iter()
            .take(MOST_SENTENCES)
            .map(|text| view! { <li>{text}</li> })
            .collect_view()
    };
    let more = move || {
        let rest = sentences.with(Vec::len).saturating_sub(MOST_SENTENCES);
        (rest > 0).then(|| view! { <p>{format!("+ {rest}")}</p> })
    };
    view! {
        <div class="notice card" id=id role="status" class:empty=move || sentences.with(Vec::is_empty)>
            <Show when=move || !sentences.with(Vec::is_empty)>
                <p class="notice-heading">{ctx.say(heading)}</p>
                <ul lang=lang>{shown}</ul>
                {more}
                <button
                    class="icon-button"
                    aria-label=ctx.say(Message::Dismiss)
                    on:click=move |_| dismiss.run(())
                >
                    <Icon sign=Sign::Close/>
                </button>
            </Show>
        </div>
    }
}

fn sentence(part: &Note, language: Language) -> String {
    match part {
        Note::Unknown(text) => note::unknown(text, language),
        Note::NotADay(text) => note::not_a_day(text, language),
        Note::DayOutside(day) => note::day_outside(*day, language),
        Note::NotAView(text) => note::not_a_view(text, language),
        Note::NoSuchSubject(text) => note::no_such_subject(text, language),
        Note::NoSuchLanguage(text) | Note::NoSuchTheme(text) | Note::NoSuchLayer(text) => {
            note::no_such_choice(text, language)
        }
        Note::NotAReach(text) => note::not_a_reach(text, language),
    }
}
