//! The head of the page: what atlas this is, in which language, light or dark.

use leptos::prelude::*;

use super::context::atlas_context;
use super::widget::icon::{Icon, Sign};
use crate::account::Run;
use crate::i18n::{Message, own_name};
use crate::model::Language;
use crate::state::{Command, ThemeChoice};

/// Title, language, theme.
#[component]
pub fn Header() -> impl IntoView {
    let ctx = atlas_context();
    let title = move || ctx.with_atlas(|atlas| Run::of(&atlas.manifest.title, ctx.language.get()));
    let subtitle =
        move || ctx.with_atlas(|atlas| Run::of(&atlas.manifest.subtitle, ctx.language.get()));
    let choose_language = move |event| {
        if let Some(language) = Language::from_tag(&event_target_value(&event)) {
            ctx.send(Command::SetLanguage(language));
        }
    };
    let theme_words = move || match ctx.theme_choice.get() {
        ThemeChoice::System => ctx.say(Message::ThemeSystem)(),
        ThemeChoice::Light => ctx.say(Message::ThemeLight)(),
        ThemeChoice::Dark => ctx.say(Message::ThemeDark)(),
    };
    let theme_sign = move || match ctx.theme_choice.get() {
        ThemeChoice::System => Sign::HalfSun,
        ThemeChoice::Light => Sign::Sun,
        ThemeChoice::Dark => Sign::Moon,
    };
    view! {
        <header class="header">
            <div class="header-title">
                <h1 lang=move || title().lang>{move || title().text}</h1>
                <p lang=move || subtitle().lang>{move || subtitle().text}</p>
            </div>
            <select
                class="control"
                id="language"
                aria-label=ctx.say(Message::Language)
                prop:value=move || ctx.language.get().tag()
                on:change=choose_language
            >
                {Language::ALL
                    .map(|language| view! {
                        <option value=language.tag() lang=language.tag()>{own_name(language)}</option>
                    })
                    .collect_view()}
            </select>
            <button
                class="control icon-button"
                id="theme"
                title=theme_words
                aria-label=theme_words
                on:click=move |_| ctx.send(Command::SetTheme(next(ctx.theme_choice.get_untracked())))
            >
                {move || view! { <Icon sign=theme_sign()/> }}
            </button>
        </header>
    }
}

/// The theme after this one on the button.
fn next(choice: ThemeChoice) -> ThemeChoice {
    match choice {
        ThemeChoice::System => ThemeChoice::Light,
        ThemeChoice::Light => ThemeChoice::Dark,
        ThemeChoice::Dark => ThemeChoice::System,
    }
}
