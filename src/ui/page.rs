//! The page of an opened atlas and its regions.

use std::sync::Arc;

use leptos::prelude::*;

use super::address;
use super::context::AtlasContext;
use super::header::Header;
use super::intro::{self, Intro};
use super::legend::Legend;
use super::load::{self, Opened};
use super::map::Map;
use super::map::visible::VisibleList;
use super::notices::Notices;
use super::panel::Panel;
use super::timeline::Timeline;
use crate::i18n::Message;
use crate::platform::page;
use crate::state::Session;

/// The atlas with all its parts.
#[component]
pub fn Page(
    /// What has been read.
    opened: Opened,
) -> impl IntoView {
    let Opened {
        atlas,
        base,
        faults,
    } = opened;
    let baseline = Session {
        theme: address::preferred_theme(),
        ..Session::opening(&atlas.manifest, load::preferred_language())
    };
    let (session, notes) = address::session_of_address(&baseline, &atlas);
    let ctx = AtlasContext::new(Arc::clone(&atlas), baseline, session);
    ctx.faults.set(faults);
    ctx.notes.set(notes);
    ctx.introducing
        .set(session == baseline && intro::is_new_here());
    provide_context(ctx);
    address::follow(ctx);

    view! {
        <a class="skip" href="#map" on:click=skip_to_map>{ctx.say(Message::SkipToMap)}</a>
        <Header/>
        <main class="stage">
            <Map base/>
            <div class="banner">
                <Notices/>
                <Intro/>
            </div>
            <div class="drawer">
                <VisibleList/>
                <Legend/>
            </div>
            <Panel/>
        </main>
        <Timeline/>
    }
}

/// Moves the keyboard without touching the fragment, which belongs to the session.
fn skip_to_map(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    page::focus_id("map");
}
