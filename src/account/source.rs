//! References to sources.

use super::{Run, Teller};
use crate::i18n::{Message, Words};
use crate::model::{Citation, Source};

/// One cited work as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Authors and year, as far as known: `Dunscomb, P. E., 2011`.
    pub authors: Option<String>,
    /// Title of the work.
    pub title: String,
    /// The larger work, the publisher, the place in it.
    pub details: Option<String>,
    /// A stable home of the work.
    pub url: Option<String>,
    /// What is to be said about its worth here.
    pub note: Option<Run>,
}

impl Teller<'_> {
    pub(super) fn references(&self, citations: &[Citation]) -> Vec<Reference> {
        citations
            .iter()
            .filter_map(|citation| {
                Some((citation, self.atlas.sources.get(citation.source.index())?))
            })
            .map(|(citation, source)| self.reference(citation, source))
            .collect()
    }

    fn reference(&self, citation: &Citation, source: &Source) -> Reference {
        let year = source.year.map(|year| year.to_string());
        let authors = (!source.authors.is_empty()).then(|| source.authors.join("; "));
        let details = [
            source.container.clone(),
            source.publisher.clone(),
            citation.locator.clone(),
        ];
        Reference {
            authors: join([authors, year]),
            title: source.title.clone(),
            details: join(details),
            url: source.url.clone(),
            note: (!citation.checked)
                .then(|| Run::own(Message::SourceUnchecked.words(self.language), self.language)),
        }
    }
}

fn join<const N: usize>(parts: [Option<String>; N]) -> Option<String> {
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
