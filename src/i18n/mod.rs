//! WHAT THE PAGE SAYS, in English, Japanese and Russian.
//!
//! [`Message`] is every fixed text of the interface, [`Words`] gives the words of the vocabularies in `model`,
//! [`phrase`] the sentences with something in them, [`date`] and [`number`] the forms of each language. All tables have
//! one column a language, so that a text missing in one of them does not compile.
//!
//! Names and summaries are data and come from [`crate::model::Text`]; what the files hold in English only stays English
//! and is marked so in the page.

pub mod date;
mod message;
pub mod number;
pub mod phrase;
mod vocabulary;

pub use message::Message;

use crate::model::Language;

/// Something that has a word or a text in every language.
pub trait Words: Copy {
    /// It, in a language.
    fn words(self, language: Language) -> &'static str;
}

/// One of three, by language.
pub(crate) fn choose<T>(language: Language, english: T, japanese: T, russian: T) -> T {
    match language {
        Language::English => english,
        Language::Japanese => japanese,
        Language::Russian => russian,
    }
}

/// The name of a language in itself.
#[must_use]
pub fn own_name(language: Language) -> &'static str {
    choose(language, "English", "日本語", "Русский")
}
