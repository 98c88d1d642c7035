//! The address bar, the title and the root element follow the session, and the session a new address.

use leptos::prelude::*;

use super::context::AtlasContext;
use super::load::LANGUAGE_KEY;
use crate::i18n::date;
use crate::model::Language;
use crate::platform::media::{self, Preference};
use crate::platform::rest::Rest;
use crate::platform::{location, page, storage};
use crate::state::{Command, Session, ThemeChoice, permalink};
use crate::time::Playback;

/// Where the browser keeps the theme the reader chose.
pub const THEME_KEY: &str = "atlas-theme";

/// How long the session must be at rest before it goes into the address, in milliseconds.
// Above a slow typist's key repeat, so that holding an arrow writes once; below the time it takes to reach for the bar.
const REST_MS: u32 = 350;

/// The theme chosen here before.
pub fn preferred_theme() -> ThemeChoice {
    storage::recall(THEME_KEY)
        .and_then(|key| ThemeChoice::from_key(&key))
        .unwrap_or_default()
}

/// The session of the address, with what could not be followed.
pub fn session_of_address(
    baseline: &Session,
    atlas: &crate::model::Atlas,
) -> (Session, Vec<permalink::Note>) {
    permalink::decode(&location::fragment(), baseline, atlas)
}

/// Sets up what faces the document; all of it ends with the component that calls it.
pub fn follow(ctx: AtlasContext) {
    follow_session(ctx);
    follow_address(ctx);
    follow_system(ctx);
    follow_taste(ctx);
}

fn follow_session(ctx: AtlasContext) {
    let write = StoredValue::new_local(Rest::new(REST_MS, move || {
        let fragment = ctx.session.try_get_untracked().and_then(|session| {
            ctx.baseline.try_with_value(|baseline| {
                ctx.with_atlas(|atlas| permalink::encode(&session, baseline, atlas))
            })
        });
        if let Some(fragment) = fragment {
            location::replace_fragment(&fragment);
        }
    }));
    // The player counts parts of a day, which no address holds.
    let addressed = Memo::new(move |_| {
        ctx.session.with(|session| Session {
            playback: Playback::default(),
            ..*session
        })
    });
    // What could not be followed in an address stays in it until the reader does something.
    Effect::watch(
        move || addressed.get(),
        move |_, _, _| {
            write.try_with_value(Rest::when_quiet);
        },
        false,
    );
}

fn follow_address(ctx: AtlasContext) {
    let listener = location::on_change(move |fragment| {
        let decoded = ctx.baseline.try_with_value(|baseline| {
            ctx.with_atlas(|atlas| permalink::decode(&fragment, baseline, atlas))
        });
        if let Some((session, notes)) = decoded {
            ctx.notes.set(notes);
            ctx.send(Command::Restore(session));
        }
    });
    StoredValue::new_local(listener);
}

fn follow_system(ctx: AtlasContext) {
    let dark = Preference::follow(media::DARK, move |dark| {
        let _ = ctx.system_dark.try_set(dark);
    });
    StoredValue::new_local(dark);
    Effect::new(move |_| page::set_root_attribute("data-theme", ctx.theme.get().word()));
    Effect::new(move |_| page::set_root_attribute("lang", ctx.language.get().tag()));
    Effect::new(move |_| {
        let language = ctx.language.get();
        let title = ctx.with_atlas(|atlas| atlas.manifest.title.get(language).0.to_owned());
        page::set_title(&format!(
            "{title} · {}",
            date::plain_day(ctx.day.get(), language)
        ));
    });
}

/// Remembers language and theme once the reader has changed them.
fn follow_taste(ctx: AtlasContext) {
    Effect::watch(
        move || ctx.language.get(),
        |language: &Language, _, _| storage::remember(LANGUAGE_KEY, Some(language.tag())),
        false,
    );
    Effect::watch(
        move || ctx.theme_choice.get(),
        |choice: &ThemeChoice, _, _| {
            let key = (*choice != ThemeChoice::System).then(|| choice.key());
            storage::remember(THEME_KEY, key);
        },
        false,
    );
}
