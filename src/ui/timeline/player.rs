//! Lets time pass while the player runs.

use std::cell::Cell;

use leptos::prelude::*;

use super::super::context::AtlasContext;
use crate::platform::frame::Frames;
use crate::state::Command;

/// Sends the time of every frame to the session while it plays; ends with the component that calls it.
pub fn run(ctx: AtlasContext) {
    let before = Cell::new(None::<f64>);
    let frames = Frames::new(move |now_ms| {
        let playing = ctx.playing.try_get_untracked().unwrap_or(false);
        // The first frame after a pause only starts the clock.
        let elapsed = before
            .replace(playing.then_some(now_ms))
            .map(|before| now_ms - before);
        if let (true, Some(elapsed)) = (playing, elapsed) {
            ctx.send(Command::Advance(elapsed));
        }
        playing
    });
    let frames = StoredValue::new_local(frames);
    Effect::new(move |_| {
        if ctx.playing.get() {
            frames.with_value(Frames::request);
        }
    });
}
