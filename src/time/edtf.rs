//! Dates as historians write them: the part of the Extended Date/Time Format (ISO 8601-2:2019, level 0 and the
//! qualifiers of level 1) that the atlas's files use.
//!
//! `1918`, `1918-08` and `1918-08-12`, each with an optional `~` (approximate), `?` (uncertain) or `%` (both).

use std::fmt;
use std::str::FromStr;

use super::day::{Day, digits};
use super::interval::Interval;

/// How finely a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `1918-08-12`
    Day,
    /// `1918-08`
    Month,
    /// `1918`
    Year,
}

/// How the writer qualified the date as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// Stated plainly.
    #[default]
    None,
    /// `~`: about then.
    Approximate,
    /// `?`: the source may be wrong.
    Uncertain,
    /// `%`: about then, and the source may be wrong.
    Both,
}

/// A date with its precision and its doubt. [`Display`](fmt::Display) writes back the text it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edtf {
    /// First day the written date covers.
    pub earliest: Day,
    /// Last day the written date covers; equal to `earliest` at day precision.
    pub latest: Day,
    /// How finely it is written.
    pub precision: Precision,
    /// How it is qualified. The days above do not include the margin this adds: see [`Edtf::margin_days`].
    pub qualifier: Qualifier,
}

impl Edtf {
    /// Reads one date.
    ///
    /// # Errors
    ///
    /// If the text is of another form, or names a month or day the calendar does not have.
    pub fn parse(text: &str) -> Result<Edtf, EdtfError> {
        let (date, qualifier) = split_qualifier(text);
        let form = || EdtfError::Form(text.to_owned());
        let mut parts = date.split('-');
        let year = parts
            .next()
            .and_then(|part| digits(part, 4))
            .ok_or_else(form)?;
        let mut pair = || {
            parts
                .next()
                .map(|part| digits(part, 2).ok_or_else(form))
                .transpose()
        };
        let (month, day) = (pair()?, pair()?);
        if parts.next().is_some() {
            return Err(form());
        }

        let year = i32::from(year);
        // Two digits fit a u8.
        let (month, day) = (month.map(|month| month as u8), day.map(|day| day as u8));
        let (precision, first, last) = match (month, day) {
            (Some(month), Some(day)) => {
                let day = Day::from_ymd(year, month, day);
                (Precision::Day, day, day)
            }
            (Some(month), None) => {
                let first = Day::from_ymd(year, month, 1);
                (
                    Precision::Month,
                    first,
                    first
                        .map(|first| first + 31)
                        .map(Day::month_start)
                        .map(|next| next - 1),
                )
            }
            _ => (
                Precision::Year,
                Day::from_ymd(year, 1, 1),
                Day::from_ymd(year, 12, 31),
            ),
        };
        match (first, last) {
            (Some(earliest), Some(latest)) => Ok(Edtf {
                earliest,
                latest,
                precision,
                qualifier,
            }),
            _ => Err(EdtfError::Calendar(text.to_owned())),
        }
    }

    /// The days the written date covers, without the margin of a qualifier.
    #[must_use]
    pub fn interval(&self) -> Interval {
        Interval::days(self.earliest, self.latest)
    }

    /// Whether the date names one day and nobody doubts it.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.precision == Precision::Day && self.qualifier == Qualifier::None
    }

    /// Days by which the truth may lie outside the written date, to either side.
    ///
    /// A qualified date is off by a part of the unit its writer thought in, and the standard says no more. We take half
    /// of the next coarser habit of speech: half a week for a day, half a month for a month, half a year for a year.
    #[must_use]
    pub fn margin_days(&self) -> i32 {
        match (self.qualifier, self.precision) {
            (Qualifier::None, _) => 0,
            (_, Precision::Day) => 3,
            (_, Precision::Month) => 15,
            (_, Precision::Year) => 182,
        }
    }
}

/// A plain, undoubted day.
impl From<Day> for Edtf {
    fn from(day: Day) -> Edtf {
        Edtf {
            earliest: day,
            latest: day,
            precision: Precision::Day,
            qualifier: Qualifier::None,
        }
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Edtf, EdtfError> {
        Edtf::parse(text)
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let civil = self.earliest.civil();
        match self.precision {
            Precision::Day => write!(f, "{civil}")?,
            Precision::Month => write!(f, "{:04}-{:02}", civil.year, civil.month)?,
            Precision::Year => write!(f, "{:04}", civil.year)?,
        }
        f.write_str(match self.qualifier {
            Qualifier::None => "",
            Qualifier::Approximate => "~",
            Qualifier::Uncertain => "?",
            Qualifier::Both => "%",
        })
    }
}

fn split_qualifier(text: &str) -> (&str, Qualifier) {
    for (sign, qualifier) in [
        ('~', Qualifier::Approximate),
        ('?', Qualifier::Uncertain),
        ('%', Qualifier::Both),
    ] {
        if let Some(date) = text.strip_suffix(sign) {
            return (date, qualifier);
        }
    }
    (text, Qualifier::None)
}

/// Why a text is not a date; holds the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EdtfError {
    /// Not one of the forms the atlas reads.
    Form(String),
    /// Of the right form, but the calendar has no such month or day.
    Calendar(String),
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EdtfError::Form(text) => write!(
                f,
                "“{text}” is not a date of the form 1918, 1918-08 or 1918-08-12, with ~, ? or % after it if in doubt"
            ),
            EdtfError::Calendar(text) => write!(f, "“{text}” is not in the calendar"),
        }
    }
}

impl std::error::Error for EdtfError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> (String, String) {
        let date = Edtf::parse(text).unwrap();
        (date.earliest.to_string(), date.latest.to_string())
    }

    #[test]
    fn every_date_of_the_war_years_prints_the_text_it_was_read_from() {
        let mut texts = Vec::new();
        for year in 1914..=1926 {
            texts.push(format!("{year}"));
            texts.extend((1..=12).map(|month| format!("{year}-{month:02}")));
        }
        let first = Day::from_ymd(1914, 1, 1).unwrap();
        texts.extend((0..13 * 365).map(|days| (first + days).to_string()));
        for text in &texts {
            for sign in ["", "~", "?", "%"] {
                let text = format!("{text}{sign}");
                assert_eq!(Edtf::parse(&text).unwrap().to_string(), text);
            }
        }
    }

    #[test]
    fn a_month_or_a_year_covers_all_its_days() {
        assert_eq!(span("1918-08"), ("1918-08-01".into(), "1918-08-31".into()));
        assert_eq!(span("1920-02~"), ("1920-02-01".into(), "1920-02-29".into()));
        assert_eq!(span("1918-12"), ("1918-12-01".into(), "1918-12-31".into()));
        assert_eq!(span("9999-12"), ("9999-12-01".into(), "9999-12-31".into()));
        assert_eq!(span("1918?"), ("1918-01-01".into(), "1918-12-31".into()));
        assert_eq!(
            span("1918-08-12%"),
            ("1918-08-12".into(), "1918-08-12".into())
        );
    }

    #[test]
    fn other_forms_are_refused_by_form() {
        for text in [
            "",
            "~",
            "18",
            "1918-8",
            "1918-08-1",
            "1918-08-12-01",
            "1918-08-12~?",
            "?1918",
            "1918/1919",
            "about 1918",
            "191X",
            "1918-",
            "-1918",
        ] {
            assert_eq!(Edtf::parse(text), Err(EdtfError::Form(text.to_owned())));
        }
    }

    #[test]
    fn dates_the_calendar_lacks_are_refused_by_calendar() {
        for text in [
            "1918-00",
            "1918-13",
            "1918-21~",
            "1919-02-29",
            "1918-04-31?",
        ] {
            assert_eq!(Edtf::parse(text), Err(EdtfError::Calendar(text.to_owned())));
        }
    }

    #[test]
    fn only_a_plain_day_is_exact() {
        assert!(Edtf::parse("1918-08-12").unwrap().is_exact());
        for text in [
            "1918-08-12~",
            "1918-08-12?",
            "1918-08-12%",
            "1918-08",
            "1918",
        ] {
            assert!(!Edtf::parse(text).unwrap().is_exact(), "{text}");
        }
        assert_eq!(Edtf::from(Day(0)), Edtf::parse("1970-01-01").unwrap());
    }
}
