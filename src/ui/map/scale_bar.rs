//! A length on the ground, drawn to the scale of the map at rest.

use leptos::prelude::*;

use super::super::context::atlas_context;
use crate::i18n::number;

/// The bar is as long as a round number of kilometres allows, and no longer than this, in CSS pixels.
const LONGEST_PX: f64 = 140.0;

/// The scale bar. The projection keeps areas, and lengths to about 2 %, so one bar serves the whole map.
#[component]
pub fn ScaleBar() -> impl IntoView {
    let ctx = atlas_context();
    let resolution = Memo::new(move |_| {
        ctx.shown
            .with(|shown| shown.view.map(|view| view.resolution))
    });
    let bar = move || {
        let resolution = resolution.get()?;
        let km = round_length(LONGEST_PX * resolution);
        let words = if km >= 1.0 {
            number::kilometres(km, ctx.language.get())
        } else {
            format!("{:.0}\u{a0}m", km * 1000.0)
        };
        Some(view! {
            <div class="scale-bar" style=("--length", format!("{:.1}px", km / resolution))>{words}</div>
        })
    };
    view! { {bar} }
}

/// The greatest of 1, 2, 5, 10, 20, 50 … that is not above the limit.
fn round_length(limit: f64) -> f64 {
    let power = 10f64.powf(limit.log10().floor());
    [5.0, 2.0, 1.0]
        .into_iter()
        .map(|step| step * power)
        .find(|length| *length <= limit)
        .unwrap_or(power)
}
