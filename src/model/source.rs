//! Cited works and citations of them.

use super::SourceId;

/// A work that records cite, in the terms of CSL-JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The key by which the files cite it.
    pub key: String,
    /// CSL type, such as `book`, `webpage` or `article-journal`.
    pub kind: String,
    /// Title of the work.
    pub title: String,
    /// Authors as they should be printed, family name first.
    pub authors: Vec<String>,
    /// Year of publication.
    pub year: Option<i32>,
    /// Publisher or holding archive.
    pub publisher: Option<String>,
    /// The larger work it stands in.
    pub container: Option<String>,
    /// A stable home of the work.
    pub url: Option<String>,
    /// What the compiler says about its worth.
    pub note: Option<String>,
}

/// One record's reference to a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The work.
    pub source: SourceId,
    /// Page, document number or chapter.
    pub locator: Option<String>,
    /// Whether a passage of the work that reports this was seen by the compiler.
    pub checked: bool,
}
