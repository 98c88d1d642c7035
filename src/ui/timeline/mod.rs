//! The instrument along the bottom: the date in words, the slider, the player.

mod bands;
mod player;
mod slider;
mod transport;

use leptos::prelude::*;

use super::context::atlas_context;
use crate::account::Run;
use crate::i18n::{Message, date, phrase};
use crate::model::Language;
use bands::{Bands, Years};
use slider::Slider;
use transport::Transport;

/// Date, player and slider.
#[component]
pub fn Timeline() -> impl IntoView {
    let ctx = atlas_context();
    player::run(ctx);
    view! {
        <section class="timeline" aria-label=ctx.say(Message::TimelineRegion)>
            <div class="timeline-head">
                <DateWords/>
                <Transport/>
                <Standing/>
            </div>
            <div class="timeline-axis">
                <Bands/>
                <Slider/>
                <Years/>
            </div>
        </section>
    }
}

/// The date in large words, and in the other calendars beneath.
#[component]
fn DateWords() -> impl IntoView {
    let ctx = atlas_context();
    let day = ctx.day;
    let beneath = move || {
        let (day, language) = (day.get(), ctx.language.get());
        // Japanese has the era in the large words already.
        let era = (language != Language::Japanese)
            .then(|| date::era_year(day, language))
            .flatten();
        let parts = [
            Some(date::weekday(day, language).to_owned()),
            Some(date::julian(day, language)),
            era,
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    view! {
        <div class="date">
            <p class="date-words" id="date-words">{move || date::day(day.get(), ctx.language.get())}</p>
            <p class="date-beneath">{beneath}</p>
        </div>
    }
}

/// The phase, and what the occupier holds.
#[component]
fn Standing() -> impl IntoView {
    let ctx = atlas_context();
    let phase = Memo::new(move |_| {
        let day = ctx.day.get();
        ctx.with_atlas(|atlas| {
            atlas
                .manifest
                .phases
                .iter()
                .position(|phase| phase.interval.contains(day))
        })
    });
    let phase_name = move || {
        let language = ctx.language.get();
        ctx.with_atlas(|atlas| {
            let phase = atlas.manifest.phases.get(phase.get()?)?;
            Some(Run::of(&phase.name, language))
        })
    };
    let held = move || {
        let (day, language) = (ctx.day.get(), ctx.language.get());
        ctx.with_atlas(|atlas| {
            let side = atlas.manifest.sides.get(atlas.manifest.occupier.index())?;
            let (name, _) = side.name.get(language);
            Some(phrase::held(
                name,
                atlas.held_places(day).len(),
                atlas.held_km(day),
                language,
            ))
        })
    };
    view! {
        <div class="standing">
            <p class="standing-phase" lang=move || phase_name().map(|run| run.lang)>
                {move || phase_name().map(|run| run.text)}
            </p>
            <p class="standing-held">{held}</p>
        </div>
    }
}
