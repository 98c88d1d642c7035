//! Opening the atlas: its files, how far they have come, and what to say when they do not.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::geodata;
use crate::i18n::{Message, Words, phrase};
use crate::model::{Atlas, BaseFiles, BaseLevel, Language, Manifest};
use crate::platform::{fetch, media, page, storage};

/// The folder of the atlas, beside the page.
pub const FOLDER: &str = "geodata/";
/// The file that names all others.
const MANIFEST: &str = "atlas.json";
/// Where the browser keeps the language the reader chose.
pub const LANGUAGE_KEY: &str = "atlas-language";

/// How far the opening has come.
#[derive(Clone)]
pub enum Opening {
    /// Files are being read.
    Reading {
        /// So many are there.
        done: usize,
        /// Of so many.
        all: usize,
    },
    /// The file that says what the atlas is cannot be used.
    Failed {
        /// Its address.
        file: String,
        /// What is wrong, in sentences.
        problem: Vec<String>,
    },
    /// The atlas is there.
    Done(Opened),
}

impl Default for Opening {
    fn default() -> Self {
        Self::Reading { done: 0, all: 1 }
    }
}

/// An atlas that has been read.
#[derive(Clone)]
pub struct Opened {
    /// The atlas.
    pub atlas: Arc<Atlas>,
    /// The coarsest level of the base map.
    pub base: Arc<BaseLevel>,
    /// What is wrong with the files, one sentence each.
    pub faults: Vec<String>,
}

/// The language chosen here before, or the first of the browser's that the page speaks.
pub fn preferred_language() -> Language {
    storage::recall(LANGUAGE_KEY)
        .into_iter()
        .chain(media::languages())
        .find_map(|tag| Language::from_tag(&tag))
        .unwrap_or_default()
}

/// Reads the atlas and reports to `opening`.
pub fn open(opening: RwSignal<Opening>) {
    spawn_local(async move {
        let read = match fetch::bytes(&format!("{FOLDER}{MANIFEST}")).await {
            Ok(bytes) => geodata::manifest(&bytes)
                .map_err(|faults| faults.iter().map(ToString::to_string).collect()),
            Err(problem) => Err(vec![format!("{MANIFEST}: {problem}.")]),
        };
        match read {
            Ok(manifest) => fetch_all(manifest, opening),
            Err(problem) => {
                // The page may be gone by now; then nobody wants to know.
                let _ = opening.try_set(Opening::Failed {
                    file: format!("{FOLDER}{MANIFEST}"),
                    problem,
                });
            }
        }
    });
}

type Files = BTreeMap<String, Result<Vec<u8>, String>>;

/// Fetches every file at once; the last to come in closes the reading.
fn fetch_all(manifest: Manifest, opening: RwSignal<Opening>) {
    let names = files_of(&manifest);
    let all = names.len();
    let _ = opening.try_set(Opening::Reading { done: 0, all });
    let files: Rc<RefCell<Files>> = Rc::default();
    let manifest = Rc::new(manifest);
    for name in names {
        let (files, manifest) = (Rc::clone(&files), Rc::clone(&manifest));
        spawn_local(async move {
            let bytes = fetch::bytes(&format!("{FOLDER}{name}")).await;
            let done = {
                let mut files = files.borrow_mut();
                files.insert(name, bytes);
                files.len()
            };
            let now = if done == all {
                Opening::Done(read(&manifest, &files.borrow()))
            } else {
                Opening::Reading { done, all }
            };
            let _ = opening.try_set(now);
        });
    }
}

/// The dated files and those of the coarsest base level, each once.
fn files_of(manifest: &Manifest) -> Vec<String> {
    let files = &manifest.files;
    let mut names: Vec<String> = [
        &files.sources,
        &files.formations,
        &files.places,
        &files.railways,
        &files.events,
        &files.movements,
        &files.occupation,
    ]
    .map(String::clone)
    .into();
    names.extend(files.base.first().into_iter().flat_map(files_of_level));
    names.retain(|name| !name.is_empty());
    names.sort_unstable();
    names.dedup();
    names
}

/// The files of one level of the base map.
pub fn files_of_level(level: &BaseFiles) -> Vec<String> {
    [
        &level.land,
        &level.coast,
        &level.lakes,
        &level.rivers,
        &level.state_lines,
        &level.province_lines,
    ]
    .map(String::clone)
    .into()
}

fn read(manifest: &Manifest, files: &Files) -> Opened {
    let (atlas, mut faults) = geodata::Loader::new(manifest.clone()).atlas(files);
    let (base, base_faults) = geodata::base_level(manifest, 0, files);
    faults.extend(base_faults);
    Opened {
        atlas: Arc::new(atlas),
        base: Arc::new(base),
        faults: faults.iter().map(ToString::to_string).collect(),
    }
}

/// How far the opening has come.
#[component]
pub fn Progress(
    /// Files that are there.
    done: usize,
    /// Files there will be.
    all: usize,
    /// The reader's language.
    language: Language,
) -> impl IntoView {
    view! {
        <main class="opening" lang=language.tag() aria-busy="true">
            <h1>{Message::Opening.words(language)}</h1>
            <progress max=all value=done aria-label=Message::Opening.words(language)></progress>
            <p>{phrase::files_read(done, all, language)}</p>
        </main>
    }
}

/// Why there is nothing to show.
#[component]
pub fn Failure(
    /// The file that cannot be used.
    file: String,
    /// What is wrong with it, in English.
    problem: Vec<String>,
    /// The reader's language.
    language: Language,
) -> impl IntoView {
    let say = move |message: Message| message.words(language);
    view! {
        <main class="opening" lang=language.tag() role="alert">
            <h1>{say(Message::CannotOpen)}</h1>
            <p>{say(Message::CannotOpenWhy)}</p>
            <p><code>{file}</code></p>
            <ul class="problems" id="faults" lang="en">
                {problem.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}
            </ul>
            <p>{say(Message::CannotOpenHelp)}</p>
            <button class="button" on:click=|_| page::reload()>{say(Message::TryAgain)}</button>
        </main>
    }
}
