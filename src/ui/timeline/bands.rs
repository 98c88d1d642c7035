//! What stands over and under the slider: phases as bands, years as ticks.
//!
//! Both are laid out in percent of the way of the slider's thumb, which the style sheet keeps clear of the ends.

use leptos::prelude::*;

use super::super::context::atlas_context;
use crate::account::Run;
use crate::i18n::date;
use crate::model::Phase;
use crate::time::{Day, Timeline};

/// A place along the slider for the style sheet.
fn percent(timeline: &Timeline, day: Day) -> String {
    format!("{:.3}%", timeline.fraction(day) * 100.0)
}

/// The phases, as labelled bands. The name of the one that runs stands in words elsewhere, so these are decoration to
/// those who do not see them.
#[component]
pub fn Bands() -> impl IntoView {
    let ctx = atlas_context();
    let band = move |phase: &Phase| {
        let interval = phase.interval;
        let (from, to) = ctx.timeline.with_value(|timeline| {
            let to = interval.end.unwrap_or(timeline.last());
            (
                percent(timeline, interval.start.unwrap_or(timeline.first())),
                percent(timeline, to),
            )
        });
        let name = Run::of(&phase.name, ctx.language.get());
        let days = date::interval(&interval, ctx.language.get()).unwrap_or_default();
        let title = format!("{}: {days}", name.text);
        view! {
            <li
                class:now=move || interval.contains(ctx.day.get())
                style=("--from", from)
                style=("--to", to)
                title=title
                lang=name.lang
            >
                <span>{name.text}</span>
            </li>
        }
    };
    view! {
        <ol class="bands" aria-hidden="true">
            {move || ctx.with_atlas(|atlas| atlas.manifest.phases.iter().map(band).collect_view())}
        </ol>
    }
}

/// A tick at the beginning of every year.
#[component]
pub fn Years() -> impl IntoView {
    let ctx = atlas_context();
    let ticks = ctx.timeline.with_value(|timeline| {
        let years = timeline.month_starts().map(|day| (day, day.civil())).filter(|(_, civil)| civil.month == 1);
        years
            .map(|(day, civil)| view! { <li style=("--from", percent(timeline, day))>{civil.year}</li> })
            .collect_view()
    });
    view! { <ol class="years" aria-hidden="true">{ticks}</ol> }
}
