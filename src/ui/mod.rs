//! THE PAGE: regions, controls and panels in Leptos.
//!
//! [`App`] reads the files and shows how far it has come; then [`page::Page`] stands, with one
//! [`AtlasContext`](context::AtlasContext) for all its parts. Handlers send a
//! [`Command`](crate::state::Command); memos say what follows; effects face outwards, to the canvas, the address bar and
//! the document. What is drawn on the canvas is not reactive: see [`map::driver`].

mod address;
mod context;
mod header;
mod intro;
mod legend;
mod load;
pub mod map;
mod notices;
mod page;
mod panel;
mod timeline;
mod widget;

use leptos::prelude::*;

use load::Opening;

pub use load::Opened;
pub use page::Page;

/// The atlas in a page.
#[component]
pub fn App() -> impl IntoView {
    let language = load::preferred_language();
    let opening = RwSignal::new(Opening::default());
    load::open(opening);
    move || match opening.get() {
        Opening::Reading { done, all } => view! { <load::Progress done all language/> }.into_any(),
        Opening::Failed { file, problem } => {
            view! { <load::Failure file problem language/> }.into_any()
        }
        Opening::Done(opened) => page_of(opened),
    }
}

fn page_of(opened: Opened) -> AnyView {
    view! { <Page opened/> }.into_any()
}
