//! WHAT IS KNOWN of a thing, in words: the contents of its panel, its printed page, its entry in a list.
//!
//! [`of`] turns a [`Subject`] into an [`Account`] in the reader's language, a small tree of headed texts, rows and
//! links. It is plain data, so one component shows all kinds of things and a native test can read every one of them.
//! Texts keep the language they are really in, for the page to mark.

mod event;
mod formation;
mod movement;
mod occupation;
mod place;
mod source;

pub use source::Reference;

use crate::i18n::{Message, Words, date, phrase};
use crate::model::{Atlas, Certainty, Language, PlaceId, SideId, Subject, Text};
use crate::time::Edtf;

/// A run of text in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Its language as a BCP 47 tag.
    pub lang: &'static str,
}

impl Run {
    /// A text of ours in the reader's language.
    #[must_use]
    pub fn own(text: impl Into<String>, language: Language) -> Self {
        Self {
            text: text.into(),
            lang: language.tag(),
        }
    }

    /// A text of the data in the reader's language, or in English where there is no other.
    #[must_use]
    pub fn of(text: &Text, language: Language) -> Self {
        let (text, language) = text.get(language);
        Self {
            text: text.to_owned(),
            lang: language.tag(),
        }
    }

    /// A text that the data has in English only.
    #[must_use]
    pub fn english(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            lang: Language::English.tag(),
        }
    }

    /// Nothing.
    fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// Text that may lead to another thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub run: Run,
    /// Where it leads.
    pub leads_to: Option<Subject>,
}

impl Piece {
    fn plain(run: Run) -> Self {
        Self {
            run,
            leads_to: None,
        }
    }

    fn link(subject: Subject, atlas: &Atlas, language: Language) -> Self {
        Self {
            run: name(subject, atlas, language),
            leads_to: Some(subject),
        }
    }
}

/// One labelled fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub label: Message,
    /// What it is; several pieces make a list.
    pub pieces: Vec<Piece>,
}

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Row {
    /// When, if it is dated.
    pub when: Option<String>,
    /// What; several pieces follow each other.
    pub what: Vec<Piece>,
    /// What else is to be said, smaller.
    pub note: Option<Run>,
}

/// A headed list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub heading: Message,
    /// Its lines.
    pub rows: Vec<Row>,
}

/// What is known of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// What kind of thing it is, in a word or two.
    pub kind: Run,
    /// Its name.
    pub title: Run,
    /// Its name in the other languages.
    pub other_names: Vec<Run>,
    /// When, in words with their doubt.
    pub when: Option<String>,
    /// The story in a paragraph.
    pub summary: Option<Run>,
    /// Facts that fit in a line.
    pub facts: Vec<Fact>,
    /// Lists.
    pub sections: Vec<Section>,
    /// Where sources contradict each other.
    pub disagreements: Vec<Run>,
    /// Who says all this.
    pub references: Vec<Reference>,
}

/// The account of a thing; none if the atlas has no such thing.
#[must_use]
pub fn of(subject: Subject, atlas: &Atlas, language: Language) -> Option<Account> {
    let teller = Teller { atlas, language };
    let mut account = match subject {
        Subject::Place(id) => teller.place(id)?,
        Subject::Event(id) => teller.event(id)?,
        Subject::Movement(id) => teller.movement(id)?,
        Subject::Formation(id) => teller.formation(id)?,
        Subject::Occupation(id) => teller.occupation(id)?,
    };
    account.facts.retain(|fact| !fact.pieces.is_empty());
    account.sections.retain(|section| !section.rows.is_empty());
    Some(account)
}

/// The name of a thing in the reader's language, or in English.
#[must_use]
pub fn name(subject: Subject, atlas: &Atlas, language: Language) -> Run {
    let text = match subject {
        Subject::Place(id) => atlas.places.get(id.index()).map(|place| &place.name),
        Subject::Event(id) => atlas.events.get(id.index()).map(|event| &event.name),
        Subject::Movement(id) => atlas
            .movements
            .get(id.index())
            .map(|movement| &movement.name),
        Subject::Formation(id) => atlas
            .formations
            .get(id.index())
            .map(|formation| &formation.name),
        Subject::Occupation(id) => atlas
            .occupations
            .get(id.index())
            .map(|occupation| &occupation.name),
    };
    text.map_or_else(
        || Run::own(String::new(), language),
        |text| Run::of(text, language),
    )
}

/// What kind of thing it is, in a word.
#[must_use]
pub fn kind(subject: Subject, atlas: &Atlas, language: Language) -> &'static str {
    let of_record = match subject {
        Subject::Place(id) => atlas
            .places
            .get(id.index())
            .map(|place| place.kind.words(language)),
        Subject::Event(id) => atlas
            .events
            .get(id.index())
            .map(|event| event.kind.words(language)),
        Subject::Movement(_) => Some(Message::KindMovement.words(language)),
        Subject::Formation(id) => atlas
            .formations
            .get(id.index())
            .map(|formation| formation.echelon.words(language)),
        Subject::Occupation(id) => atlas
            .occupations
            .get(id.index())
            .map(|occupation| occupation.tier.words(language)),
    };
    of_record.unwrap_or_default()
}

/// What every account is made with.
#[derive(Clone, Copy)]
struct Teller<'a> {
    atlas: &'a Atlas,
    language: Language,
}

impl Teller<'_> {
    fn words(&self, words: impl Words) -> Run {
        Run::own(words.words(self.language), self.language)
    }

    fn own(&self, text: impl Into<String>) -> Piece {
        Piece::plain(Run::own(text, self.language))
    }

    fn link(&self, subject: Subject) -> Piece {
        Piece::link(subject, self.atlas, self.language)
    }

    fn fact(&self, label: Message, pieces: impl IntoIterator<Item = Piece>) -> Fact {
        Fact {
            label,
            pieces: pieces
                .into_iter()
                .filter(|piece| !piece.run.is_empty())
                .collect(),
        }
    }

    fn side(&self, side: SideId) -> Fact {
        let name = self
            .atlas
            .manifest
            .sides
            .get(side.index())
            .map(|side| Run::of(&side.name, self.language));
        self.fact(Message::Side, name.map(Piece::plain))
    }

    fn certainty(&self, certainty: Certainty) -> Fact {
        self.fact(Message::Certainty, [Piece::plain(self.words(certainty))])
    }

    fn at(&self, place: PlaceId) -> Piece {
        self.link(Subject::Place(place))
    }

    fn strength(&self, men: Option<u32>) -> Option<Piece> {
        men.map(|men| self.own(phrase::men(men, self.language)))
    }

    fn span(&self, start: Option<&Edtf>, end: Option<&Edtf>) -> Option<String> {
        date::span(start, end, self.language)
    }

    fn date(&self, date: &Edtf) -> String {
        date::edtf(date, self.language)
    }

    /// The names of a text in the languages other than the one shown.
    fn other_names(&self, text: &Text) -> Vec<Run> {
        let shown = text.get(self.language).1;
        Language::ALL
            .into_iter()
            .filter(|language| *language != shown)
            .map(|language| Run::of(text, language))
            .filter(|run| run.lang != shown.tag() && !run.is_empty())
            .collect()
    }

    fn summary(&self, text: &Text) -> Option<Run> {
        Some(Run::of(text, self.language)).filter(|run| !run.is_empty())
    }

    fn english(&self, texts: &[String]) -> Vec<Run> {
        texts.iter().map(Run::english).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EventId, PlaceId};
    use crate::state::testing::atlas;

    #[test]
    fn a_thing_the_atlas_does_not_have_has_no_account() {
        let atlas = atlas();
        assert_eq!(
            of(Subject::Place(PlaceId(99)), &atlas, Language::English),
            None
        );
    }

    #[test]
    fn an_event_says_when_and_where_and_leads_to_its_place() {
        let account = of(Subject::Event(EventId(0)), &atlas(), Language::English).unwrap();
        assert_eq!(account.title, Run::english("siege"));
        assert_eq!(
            account.when.as_deref(),
            Some("1 August 1904 – 2 January 1905")
        );
        let place = account
            .facts
            .iter()
            .find(|fact| fact.label == Message::Where)
            .unwrap();
        assert_eq!(place.pieces[0].leads_to, Some(Subject::Place(PlaceId(0))));
    }

    #[test]
    fn a_place_leads_to_what_happened_there() {
        let account = of(Subject::Place(PlaceId(0)), &atlas(), Language::English).unwrap();
        let events = account
            .sections
            .iter()
            .find(|section| section.heading == Message::EventsHere)
            .unwrap();
        let names: Vec<&str> = events
            .rows
            .iter()
            .map(|row| row.what[0].run.text.as_str())
            .collect();
        assert_eq!(names, ["raid", "siege"], "earliest first");
    }

    #[test]
    fn text_that_is_english_only_is_marked_so_in_every_language() {
        for language in Language::ALL {
            let account = of(Subject::Event(EventId(0)), &atlas(), language).unwrap();
            assert_eq!(account.title.lang, "en");
            assert_eq!(account.kind.lang, language.tag());
        }
    }

    #[test]
    fn what_is_empty_is_left_out() {
        for subject in [Subject::Place(PlaceId(1)), Subject::Event(EventId(1))] {
            let account = of(subject, &atlas(), Language::Russian).unwrap();
            assert!(account.facts.iter().all(|fact| !fact.pieces.is_empty()));
            assert!(
                account
                    .sections
                    .iter()
                    .all(|section| !section.rows.is_empty())
            );
            assert_eq!(account.summary, None);
        }
    }
}
