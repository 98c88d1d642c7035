//! Text that comes with the data, and how sure a record is.

/// A language the data may speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English, the language every record has.
    #[default]
    English,
    /// Japanese.
    Japanese,
    /// Russian.
    Russian,
}

impl Language {
    /// All languages, in the order in which the interface offers them.
    pub const ALL: [Self; 3] = [Self::English, Self::Japanese, Self::Russian];

    /// The BCP 47 tag: `en`, `ja`, `ru`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Japanese => "ja",
            Self::Russian => "ru",
        }
    }

    /// The language of a BCP 47 tag, region ignored.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(primary))
    }
}

/// A text in English and, where the data has it, in the other languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// English; may be empty only where the field itself is optional.
    pub en: String,
    /// Japanese.
    pub ja: Option<String>,
    /// Russian.
    pub ru: Option<String>,
}

impl Text {
    /// A text that exists in English only.
    pub fn english(en: impl Into<String>) -> Self {
        Self {
            en: en.into(),
            ja: None,
            ru: None,
        }
    }

    /// The text in a language, or in English with [`Language::English`] when there is none: the page must mark
    /// the run with the language it really is in.
    pub fn get(&self, language: Language) -> (&str, Language) {
        let own = match language {
            Language::English => None,
            Language::Japanese => self.ja.as_deref(),
            Language::Russian => self.ru.as_deref(),
        };
        own.map_or((self.en.as_str(), Language::English), |text| {
            (text, language)
        })
    }
}

/// How sure a record is as a whole, in its compiler's judgement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Several good sources agree.
    High,
    /// One good source, or several weak ones.
    #[default]
    Medium,
    /// Weak sources, or none but general knowledge.
    Low,
}
