//! The legend: what each sign means, and which are drawn.

use leptos::prelude::*;

use super::context::atlas_context;
use crate::account::Run;
use crate::i18n::{Message, phrase};
use crate::model::{MarkerShape, Rgb, Side};
use crate::scene::{Glyph, glyph};
use crate::state::{Command, Layer, Session};
use crate::style::Theme;

/// Signs with their meaning; each row switches its layer.
#[component]
pub fn Legend() -> impl IntoView {
    let ctx = atlas_context();
    let rows = Layer::ALL
        .map(|layer| view! { <Row layer/> })
        .collect_view();
    let sides = move || {
        let (language, theme) = (ctx.language.get(), ctx.theme.get());
        ctx.with_atlas(|atlas| {
            let side = |side: &Side| {
                let name = Run::of(&side.name, language);
                view! {
                    <li>
                        <ShapeSign shape=side.shape colour=colour_of(side, theme)/>
                        <span lang=name.lang>{name.text}</span>
                    </li>
                }
            };
            atlas.sides_shown().map(side).collect_view()
        })
    };
    let occupier = move || {
        let theme = ctx.theme.get();
        ctx.with_atlas(|atlas| {
            let side = atlas.manifest.sides.get(atlas.manifest.occupier.index());
            side.map(|side| css(colour_of(side, theme)))
        })
    };
    view! {
        <details class="legend card" id="legend" open=starts_open() style=("--occupier", occupier)>
            <summary>{ctx.say(Message::Legend)}</summary>
            <div class="card-body">
                <ul class="legend-rows">{rows}</ul>
                <ul class="legend-sides" aria-label=ctx.say(Message::Sides)>{sides}</ul>
            </div>
        </details>
    }
}

/// On a wide page the legend is open from the start: the signs are new to everybody once.
fn starts_open() -> bool {
    crate::platform::media::holds("(min-width: 75rem) and (min-height: 44rem)")
}

/// One layer: its switch, its signs, their meaning.
#[component]
fn Row(
    /// The layer.
    layer: Layer,
) -> impl IntoView {
    let ctx = atlas_context();
    let (name, meanings) = texts(layer);
    let mut meanings = meanings.iter();
    let first = meanings.next().map(|meaning| {
        view! { <LayerSign meaning=*meaning/><span><strong class="legend-name">{ctx.say(name)}</strong>{ctx.say(*meaning)}</span> }
    });
    let alone = first
        .is_none()
        .then(|| view! { <strong class="legend-alone">{ctx.say(name)}</strong> });
    let others = meanings
        .map(|meaning| view! { <LayerSign meaning=*meaning/><span>{ctx.say(*meaning)}</span> });
    view! {
        <li>
            <label>
                <input
                    type="checkbox"
                    name=layer.key()
                    prop:checked=move || ctx.layers.get().contains(layer)
                    on:change=move |event| ctx.send(Command::SetLayer(layer, event_target_checked(&event)))
                />
                {first}
                {alone}
                {others.collect_view()}
            </label>
            {(layer == Layer::Reach).then(|| view! { <ReachChoice/> })}
        </li>
    }
}

/// How far an occupation is drawn to reach, and why that far.
#[component]
fn ReachChoice() -> impl IntoView {
    let ctx = atlas_context();
    let choose = move |event| {
        if let Ok(km) = event_target_value(&event).parse() {
            ctx.send(Command::SetReach(km));
        }
    };
    let words = move || phrase::either_side(ctx.reach_km.get(), ctx.language.get());
    let reason =
        move || ctx.with_atlas(|atlas| Run::of(&atlas.manifest.reach.reason, ctx.language.get()));
    view! {
        <details class="legend-reach">
            <summary>{words}</summary>
            <input
                type="range"
                id="reach"
                min="0"
                max=Session::WIDEST_REACH_KM
                step="1"
                aria-label=ctx.say(Message::Reach)
                aria-valuetext=words
                prop:value=move || ctx.reach_km.get().to_string()
                on:input=choose
            />
            <small lang=move || reason().lang>{move || reason().text}</small>
        </details>
    }
}

/// The name of a layer, and the meaning of each of its signs.
fn texts(layer: Layer) -> (Message, &'static [Message]) {
    use Message as M;
    match layer {
        Layer::Occupation => (
            M::LayerOccupation,
            &[M::SignGarrison, M::SignLine, M::SignContested],
        ),
        Layer::Reach => (M::LayerReach, &[M::SignReach]),
        Layer::Zones => (M::LayerZones, &[M::SignZone]),
        Layer::Movements => (M::LayerMovements, &[M::SignMovement]),
        Layer::Events => (M::LayerEvents, &[M::SignEvent]),
        Layer::Railways => (M::LayerRailways, &[M::SignRailway]),
        Layer::Borders => (M::LayerBorders, &[M::SignBorder]),
        Layer::Relief => (M::LayerRelief, &[]),
        Layer::Labels => (M::LayerLabels, &[]),
    }
}

/// The sign itself, in a box of 40 by 20; its colours come from the style sheet.
#[component]
fn LayerSign(
    /// What it means.
    meaning: Message,
) -> impl IntoView {
    let drawing = match meaning {
        Message::SignGarrison => view! {
            <circle class="sign-held" cx="12" cy="10" r="7"/><circle class="sign-hollow" cx="31" cy="10" r="4.5"/>
        }
        .into_any(),
        Message::SignLine => view! {
            <path class="sign-line" d="M2 10h17"/><path class="sign-line sign-broken" d="M22 10h17"/>
        }
        .into_any(),
        Message::SignContested => view! {
            <path class="sign-line" d="M2 10h17"/><path class="sign-inner sign-stripes" d="M2 10h17"/>
            <path class="sign-line" d="M22 10h17"/><path class="sign-inner" d="M22 10h17"/>
        }
        .into_any(),
        Message::SignReach => view! { <path class="sign-reach" d="M4 10h32"/> }.into_any(),
        Message::SignZone => view! { <rect class="sign-zone" x="3" y="3" width="34" height="14"/> }.into_any(),
        Message::SignMovement => view! {
            <path class="sign-track" d="M1 10h12"/><path class="sign-track sign-dots" d="M15 10h12"/>
            <circle class="sign-held" cx="33" cy="10" r="6"/>
        }
        .into_any(),
        Message::SignEvent => view! {
            <circle class="sign-event" cx="20" cy="10" r="8.5"/><GlyphPaths sign=Glyph::Blades at=(20.0, 10.0) radius=5.5/>
        }
        .into_any(),
        Message::SignRailway => view! { <path class="sign-railway" d="M2 10h36"/> }.into_any(),
        _ => view! { <path class="sign-border" d="M2 6h36"/><path class="sign-province" d="M2 14h36"/> }.into_any(),
    };
    view! { <svg class="sign" viewBox="0 0 40 20" width="40" height="20" aria-hidden="true">{drawing}</svg> }
}

/// The strokes of a map sign around a point.
#[component]
fn GlyphPaths(
    /// The sign.
    sign: Glyph,
    /// Its middle, in the units of the drawing.
    at: (f64, f64),
    /// Half its size.
    radius: f64,
) -> impl IntoView {
    glyph::outlines(sign)
        .into_iter()
        .map(|outline| {
            let points: Vec<String> = outline
                .points
                .iter()
                .map(|(x, y)| format!("{:.1},{:.1}", at.0 + x * radius, at.1 + y * radius))
                .collect();
            view! { <polyline points=points.join(" ") class="sign-stroke" class:solid=outline.solid/> }
        })
        .collect_view()
}

/// The shape and colour of a side.
#[component]
fn ShapeSign(
    /// Its shape.
    shape: MarkerShape,
    /// Its colour.
    colour: Rgb,
) -> impl IntoView {
    let sign = match shape {
        MarkerShape::Circle => Glyph::Disc,
        MarkerShape::Square => Glyph::Square,
        MarkerShape::Triangle => Glyph::Triangle,
        MarkerShape::Diamond => Glyph::Diamond,
        MarkerShape::Hexagon => Glyph::Hexagon,
    };
    let drawing = if sign == Glyph::Disc {
        view! { <circle cx="10" cy="10" r="7"/> }.into_any()
    } else {
        view! { <GlyphPaths sign at=(10.0, 10.0) radius=7.0/> }.into_any()
    };
    view! {
        <svg
            class="sign sign-side"
            viewBox="0 0 20 20"
            width="20"
            height="20"
            aria-hidden="true"
            style=("--side", css(colour))
        >
            {drawing}
        </svg>
    }
}

/// The colour of a side in a theme.
fn colour_of(side: &Side, theme: Theme) -> Rgb {
    match theme {
        Theme::Light => side.colour_light,
        Theme::Dark => side.colour_dark,
    }
}

/// A colour as style sheets write it.
fn css(colour: Rgb) -> String {
    let Rgb { r, g, b } = colour;
    format!("rgb({r} {g} {b})")
}
