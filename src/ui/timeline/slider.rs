//! The slider: a native range input, one step a day.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;

use super::super::context::atlas_context;
use crate::i18n::{Message, date};
use crate::state::Command;

/// The date as a slider.
#[component]
pub fn Slider() -> impl IntoView {
    let ctx = atlas_context();
    let (first, last) = ctx
        .timeline
        .with_value(|timeline| (timeline.first(), timeline.last()));
    let slide = move |event: Event| {
        if let Ok(days) = event_target_value(&event).parse::<i32>() {
            ctx.send(Command::SetDay(first + days));
        }
    };
    // Browsers let these keys jump a tenth of the range, which here is most of a year; a month is what hands expect.
    let page = move |event: KeyboardEvent| {
        let months = match event.key().as_str() {
            "PageUp" => 1,
            "PageDown" => -1,
            _ => return,
        };
        event.prevent_default();
        ctx.send(Command::SetDay(ctx.day.get_untracked().plus_months(months)));
    };
    view! {
        <input
            type="range"
            class="slider"
            id="date-slider"
            min="0"
            max=last - first
            step="1"
            aria-label=ctx.say(Message::Date)
            aria-valuetext=move || date::day(ctx.day.get(), ctx.language.get())
            prop:value=move || (ctx.day.get() - first).to_string()
            on:input=slide
            on:keydown=page
        />
    }
}
