//! The map: three canvases, and what stands over them.

mod controls;
mod credits;
pub mod driver;
mod glide;
mod scale_bar;
pub mod visible;

use std::rc::Rc;
use std::sync::Arc;

use leptos::html::{Canvas, Div};
use leptos::prelude::*;

use super::context::{AtlasContext, atlas_context};
use crate::account;
use crate::i18n::Message;
use crate::model::BaseLevel;
use crate::scene::Change;
use controls::Controls;
use credits::Credits;
use driver::{Driver, Elements, Nudge};
use scale_bar::ScaleBar;

/// The map with its controls.
#[component]
pub fn Map(
    /// The coarsest level of the base map.
    base: Arc<BaseLevel>,
) -> impl IntoView {
    let ctx = atlas_context();
    let region = NodeRef::<Div>::new();
    let sheets = [NodeRef::<Canvas>::new(), NodeRef::new(), NodeRef::new()];
    let driver = StoredValue::new_local(None::<Rc<Driver>>);
    Effect::new(move |_| {
        let elements = || {
            let [ground, dated, overlay] = sheets;
            Some(Elements {
                region: region.get()?.into(),
                sheets: [ground.get()?, dated.get()?, overlay.get()?],
            })
        };
        if let Some(elements) = elements() {
            driver.set_value(Driver::start(ctx, elements, &base));
        }
    });
    follow(ctx, driver);
    let nudge = Callback::new(move |nudge: Nudge| {
        if let Some(driver) = driver.try_get_value().flatten() {
            driver.nudge(nudge);
        }
    });
    let [ground, dated, overlay] = sheets;
    view! {
        <div
            class="map"
            id="map"
            node_ref=region
            tabindex="0"
            role="application"
            aria-label=ctx.say(Message::MapRegion)
            aria-describedby="map-keys"
            class:over=move || ctx.hovered.get().is_some()
        >
            <canvas node_ref=ground aria-hidden="true"></canvas>
            <canvas node_ref=dated aria-hidden="true"></canvas>
            <canvas node_ref=overlay aria-hidden="true"></canvas>
        </div>
        <p class="visually-hidden" id="map-keys">{ctx.say(Message::MapKeys)}</p>
        <Tooltip/>
        <Controls nudge/>
        <div class="map-foot"><ScaleBar/><Credits/></div>
    }
}

/// Tells the driver what changed; it draws from what it reads then.
fn follow(ctx: AtlasContext, driver: StoredValue<Option<Rc<Driver>>, LocalStorage>) {
    let tell = move |change: Change| {
        if let Some(driver) = driver.try_get_value().flatten() {
            driver.changed(change);
        }
    };
    Effect::watch(
        move || ctx.day.get(),
        move |_, _, _| tell(Change::Day),
        false,
    );
    Effect::watch(
        move || {
            (
                ctx.selected.get(),
                ctx.hovered.get().map(|hover| hover.subject),
            )
        },
        move |_, _, _| tell(Change::Choice),
        false,
    );
    Effect::watch(
        move || (ctx.layers.get(), ctx.reach_km.get()),
        move |_, _, _| tell(Change::Choice),
        false,
    );
    Effect::watch(
        move || (ctx.language.get(), ctx.theme.get()),
        move |_, _, _| tell(Change::Everything),
        false,
    );
    Effect::watch(
        move || ctx.framing.get(),
        move |framing, _, _| {
            if let Some(driver) = driver.try_get_value().flatten() {
                driver.look(*framing);
            }
        },
        false,
    );
    Effect::watch(
        move || ctx.selected.get(),
        move |selected, _, _| {
            if let (Some(driver), Some(subject)) = (driver.try_get_value().flatten(), *selected) {
                driver.seek(subject);
            }
        },
        false,
    );
}

/// The name of what the mouse is over.
#[component]
fn Tooltip() -> impl IntoView {
    let ctx = atlas_context();
    let hover = Memo::new(move |_| ctx.hovered.get());
    let tip = move || {
        let hover = hover.get()?;
        let language = ctx.language.get();
        let (name, kind) = ctx.with_atlas(|atlas| {
            (
                account::name(hover.subject, atlas, language),
                account::kind(hover.subject, atlas, language),
            )
        });
        Some(view! {
            <div
                class="tooltip"
                aria-hidden="true"
                style=("--x", format!("{:.0}px", hover.at.x))
                style=("--y", format!("{:.0}px", hover.at.y))
            >
                <strong lang=name.lang>{name.text}</strong>
                <span>{kind}</span>
            </div>
        })
    };
    view! { {tip} }
}
