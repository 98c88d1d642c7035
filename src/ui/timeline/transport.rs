//! Play, pause, speed, and steps.

use leptos::prelude::*;

use super::super::context::atlas_context;
use super::super::widget::icon::{Icon, Sign};
use crate::i18n::{Message, phrase};
use crate::state::Command;
use crate::time::{Playback, PlaybackCommand};

/// The speeds that are offered, in days a second.
// From a day that can be read as it passes to a year in six seconds.
const SPEEDS: [f64; 6] = [1.0, 3.0, Playback::USUAL, 14.0, 30.0, 60.0];

/// Buttons of the player.
#[component]
pub fn Transport() -> impl IntoView {
    let ctx = atlas_context();
    let step = move |sign: Sign, words: Message, command: Command| {
        view! {
            <button class="icon-button" title=ctx.say(words) aria-label=ctx.say(words) on:click=move |_| ctx.send(command)>
                <Icon sign/>
            </button>
        }
    };
    let words = move || {
        ctx.say(if ctx.playing.get() {
            Message::Pause
        } else {
            Message::Play
        })()
    };
    let sign = move || {
        let sign = if ctx.playing.get() {
            Sign::Pause
        } else {
            Sign::Play
        };
        view! { <Icon sign/> }
    };
    view! {
        <div class="transport" role="group" aria-label=ctx.say(Message::Player)>
            {step(Sign::ChangeBack, Message::ChangeBack, Command::PreviousChange)}
            {step(Sign::Back, Message::DayBack, Command::StepDays(-1))}
            <button
                class="play"
                id="play"
                // The word stays and the state changes: a toggle that changed both would be read as its contrary.
                aria-label=ctx.say(Message::Play)
                aria-pressed=move || ctx.playing.get().to_string()
                title=words
                on:click=move |_| ctx.send(Command::Playback(PlaybackCommand::Toggle))
            >
                {sign}
            </button>
            {step(Sign::On, Message::DayOn, Command::StepDays(1))}
            {step(Sign::ChangeOn, Message::ChangeOn, Command::NextChange)}
            <Speed/>
        </div>
    }
}

/// How fast the player runs.
#[component]
fn Speed() -> impl IntoView {
    let ctx = atlas_context();
    let choose = move |event| {
        if let Ok(speed) = event_target_value(&event).parse() {
            ctx.send(Command::Playback(PlaybackCommand::SetSpeed(speed)));
        }
    };
    let options = SPEEDS
        .map(|speed| {
            view! {
                <option value=speed.to_string() selected={speed == Playback::USUAL}>
                    {move || phrase::days_per_second(speed, ctx.language.get())}
                </option>
            }
        })
        .collect_view();
    view! {
        <select
            class="control"
            id="speed"
            aria-label=ctx.say(Message::Speed)
            prop:value=move || ctx.speed.get().to_string()
            on:change=choose
        >
            {options}
        </select>
    }
}
