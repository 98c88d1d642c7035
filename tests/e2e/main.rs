//! End-to-end tests: the release bundle in Chromium, Firefox and WebKitGTK, used as a reader uses it.
//!
//! `cargo xtask test` builds the bundle and runs them; see `tests/README.md`. A scenario is an async function that
//! takes a [`Browser`]; the lists at the foot of this file make a test of it for each engine. A failing scenario
//! leaves a screenshot and the console in `target/e2e`.

#![allow(
    clippy::disallowed_methods,
    reason = "a native program, which has a clock and waits by it"
)]

mod addresses;
mod atlas;
mod browser;
mod engine;
mod faults;
mod harness;
mod reader;
mod scrub;
#[path = "../../xtask/src/site.rs"]
mod site;

use std::error::Error;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use browser::Browser;
use engine::Engine;

/// What scenarios and the harness give back.
type Fallible<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// A scenario takes seconds; one that hangs must not hold up the others for long.
const SCENARIO_LIMIT: Duration = Duration::from_secs(240);

/// A path inside the repository.
fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Runs one scenario in a fresh browser.
fn run(engine: Engine, name: &str, scenario: impl AsyncFnOnce(&Browser) -> Fallible) -> Fallible {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let browser = Browser::start(engine).await?;
        let result =
            match tokio::time::timeout(SCENARIO_LIMIT, unpanicked(scenario(&browser))).await {
                Ok(result) => result,
                Err(_) => Err(format!("not done after {SCENARIO_LIMIT:?}").into()),
            };
        if result.is_err() {
            browser
                .keep_evidence(&format!("{engine:?}-{name}").to_lowercase())
                .await;
        }
        browser.quit().await;
        result
    })
}

/// Turns a failed assertion into an error, so that the browser is still closed in good order: a session dropped while
/// panicking waits two minutes for an answer.
async fn unpanicked(scenario: impl Future<Output = Fallible>) -> Fallible {
    let mut scenario = pin!(scenario);
    let polled = poll_fn(|context| {
        match catch_unwind(AssertUnwindSafe(|| scenario.as_mut().poll(context))) {
            Ok(Poll::Ready(result)) => Poll::Ready(result),
            Ok(Poll::Pending) => Poll::Pending,
            Err(_) => Poll::Ready(Err("an assertion failed, see above".into())),
        }
    });
    polled.await
}

/// Makes a test of each scenario: of the first list in every engine, of the second in Chromium alone.
macro_rules! scenarios {
    (everywhere: $($group:ident :: $name:ident),* $(,)?; chromium: $($own_group:ident :: $own_name:ident),* $(,)?) => {
        mod chromium {
            $(#[test] fn $name() -> crate::Fallible {
                crate::run(crate::Engine::Chromium, stringify!($name), crate::$group::$name)
            })*
            $(#[test] fn $own_name() -> crate::Fallible {
                crate::run(crate::Engine::Chromium, stringify!($own_name), crate::$own_group::$own_name)
            })*
        }
        mod firefox {
            $(#[test] fn $name() -> crate::Fallible {
                crate::run(crate::Engine::Firefox, stringify!($name), crate::$group::$name)
            })*
        }
        mod webkit {
            $(#[test] fn $name() -> crate::Fallible {
                crate::run(crate::Engine::WebKit, stringify!($name), crate::$group::$name)
            })*
        }
    };
}

scenarios! {
    everywhere:
        harness::a_slider_is_dragged_and_keyed_to_a_day,
        harness::a_click_lands_where_it_is_aimed,
        harness::painted_and_blank_canvases_are_told_apart,
        harness::console_messages_are_heard,
        harness::a_broken_file_reaches_the_page_broken,
        reader::the_atlas_opens_whole_and_in_silence,
        reader::a_reader_finds_nikolayevsk_in_march_1920,
        reader::the_slider_obeys_the_keyboard,
        reader::the_panel_opens_and_closes_by_keyboard,
        reader::the_map_moves_by_pointer_and_keyboard,
        reader::every_level_of_detail_draws,
        reader::play_moves_the_date_until_paused,
        addresses::odd_addresses_open_an_atlas_all_the_same,
        addresses::an_address_edited_in_place_is_followed,
        faults::one_broken_file_costs_only_its_own_layer,
        faults::without_its_manifest_the_page_says_so;
    chromium:
        faults::every_broken_file_is_named,
        faults::a_wrong_field_is_named_with_its_feature,
        scrub::no_day_of_the_range_draws_a_blank_frame,
}
