//! Whom to thank, and under which licence.

use leptos::prelude::*;

use super::super::context::atlas_context;
use crate::account::Run;
use crate::i18n::Message;

/// The credits, folded away; each attribution word for word.
#[component]
pub fn Credits() -> impl IntoView {
    let ctx = atlas_context();
    let credits = move || {
        let language = ctx.language.get();
        ctx.with_atlas(|atlas| {
            let credits = atlas.manifest.credits.iter().map(|credit| {
                let what = Run::of(&credit.what, language);
                let (text, licence) = (credit.text.clone(), credit.licence.clone());
                view! {
                    <li>
                        <strong lang=what.lang>{what.text}</strong>
                        " "
                        <span lang="en">{text}" ("{licence}")"</span>
                    </li>
                }
            });
            credits.collect_view()
        })
    };
    view! {
        <details class="credits card" id="credits">
            <summary>{ctx.say(Message::Credits)}</summary>
            <ul class="card-body">{credits}</ul>
        </details>
    }
}
