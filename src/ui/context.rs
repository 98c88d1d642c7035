//! What every part of the page shares: the atlas, the reader's session, and what follows from both.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::Words;
use crate::model::{Atlas, Language, Subject};
use crate::platform::media;
use crate::scene::Visible;
use crate::space::{ScreenPoint, View};
use crate::state::{Command, Framing, LayerSet, Note, Session, ThemeChoice};
use crate::style::Theme;
use crate::time::{Day, Epoch, Timeline};

/// The one thing in Leptos's context.
#[derive(Clone, Copy)]
pub struct AtlasContext {
    /// The atlas; it never changes.
    pub atlas: StoredValue<Arc<Atlas>>,
    /// Its days.
    pub timeline: StoredValue<Timeline>,
    /// What a reader sees who has chosen nothing.
    pub baseline: StoredValue<Session>,
    /// What the reader has chosen.
    pub session: RwSignal<Session>,
    /// The day shown.
    pub day: Memo<Day>,
    /// The stretch between changes it falls in.
    pub epoch: Memo<Epoch>,
    /// What the panel tells of.
    pub selected: Memo<Option<Subject>>,
    /// The language of the page.
    pub language: Memo<Language>,
    /// The theme as chosen.
    pub theme_choice: Memo<ThemeChoice>,
    /// The theme as shown.
    pub theme: Memo<Theme>,
    /// What is drawn.
    pub layers: Memo<LayerSet>,
    /// How far an occupation is drawn to reach.
    pub reach_km: Memo<f64>,
    /// Where the map is asked to look.
    pub framing: Memo<Option<Framing>>,
    /// Whether the player runs.
    pub playing: Memo<bool>,
    /// How fast it runs, in days a second.
    pub speed: Memo<f64>,
    /// What the mouse is over.
    pub hovered: RwSignal<Option<Hover>>,
    /// The map as it came to rest.
    pub shown: RwSignal<Shown>,
    /// What is wrong with the data, one sentence each.
    pub faults: RwSignal<Vec<String>>,
    /// What could not be followed in the address.
    pub notes: RwSignal<Vec<Note>>,
    /// Whether the reader's system is dark.
    pub system_dark: RwSignal<bool>,
    /// Whether the words for newcomers stand on the map.
    pub introducing: RwSignal<bool>,
}

/// A thing the mouse is over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hover {
    /// The thing.
    pub subject: Subject,
    /// Where the mouse came upon it.
    pub at: ScreenPoint,
}

/// The map as it came to rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The view; none before the first frame.
    pub view: Option<View>,
    /// What is on the map, heaviest first.
    pub visible: Vec<Visible>,
}

impl AtlasContext {
    /// The context of an atlas that has just been opened.
    pub fn new(atlas: Arc<Atlas>, baseline: Session, session: Session) -> Self {
        let timeline = StoredValue::new(atlas.timeline());
        let session = RwSignal::new(session);
        let of = move |part: fn(&Session) -> Day| Memo::new(move |_| session.with(part));
        let day = of(|session| session.day);
        let system_dark = RwSignal::new(media::holds(media::DARK));
        let theme_choice = Memo::new(move |_| session.with(|session| session.theme));
        Self {
            atlas: StoredValue::new(atlas),
            timeline,
            baseline: StoredValue::new(baseline),
            session,
            day,
            epoch: Memo::new(move |_| {
                let day = day.get();
                timeline
                    .try_with_value(|timeline| timeline.epoch(day))
                    .unwrap_or_default()
            }),
            selected: Memo::new(move |_| session.with(|session| session.selected)),
            language: Memo::new(move |_| session.with(|session| session.language)),
            theme_choice,
            theme: Memo::new(move |_| match theme_choice.get() {
                ThemeChoice::Light => Theme::Light,
                ThemeChoice::Dark => Theme::Dark,
                ThemeChoice::System if system_dark.get() => Theme::Dark,
                ThemeChoice::System => Theme::Light,
            }),
            layers: Memo::new(move |_| session.with(|session| session.layers)),
            reach_km: Memo::new(move |_| session.with(|session| session.reach_km)),
            framing: Memo::new(move |_| session.with(|session| session.view)),
            playing: Memo::new(move |_| session.with(|session| session.playback.playing)),
            speed: Memo::new(move |_| session.with(|session| session.playback.days_per_second)),
            hovered: RwSignal::new(None),
            shown: RwSignal::new(Shown::default()),
            faults: RwSignal::new(Vec::new()),
            notes: RwSignal::new(Vec::new()),
            system_dark,
            introducing: RwSignal::new(false),
        }
    }

    /// Carries out a command.
    pub fn send(&self, command: Command) {
        let changed = self.atlas.try_with_value(|atlas| {
            self.timeline.try_with_value(|timeline| {
                self.session
                    .try_update(|session| session.apply(command, atlas, timeline))
            })
        });
        // Nothing changes in a page that has been taken down.
        let _ = changed;
    }

    /// A text or word in the reader's language; follows the language where it is shown.
    pub fn say<W>(
        &self,
        words: W,
    ) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static + use<W>
    where
        W: Words + Send + Sync + 'static,
    {
        let language = self.language;
        move || words.words(language.get())
    }

    /// The atlas, for reading.
    pub fn with_atlas<T>(&self, read: impl FnOnce(&Atlas) -> T) -> T {
        self.atlas.with_value(|atlas| read(atlas))
    }
}

/// The context, in any part of the page.
pub fn atlas_context() -> AtlasContext {
    expect_context()
}
