//! Dates in words.

use super::choose;
use crate::model::Language;
use crate::time::{Civil, Day, Edtf, Interval, Precision, Qualifier};

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// As in a date: 12 марта.
const RUSSIAN_MONTHS_OF: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
/// By itself: март 1920 г.
const RUSSIAN_MONTHS: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];
const ENGLISH_WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const JAPANESE_WEEKDAYS: [&str; 7] = [
    "月曜日",
    "火曜日",
    "水曜日",
    "木曜日",
    "金曜日",
    "土曜日",
    "日曜日",
];
const RUSSIAN_WEEKDAYS: [&str; 7] = [
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
];

fn month(names: &'static [&'static str; 12], civil: Civil) -> &'static str {
    names
        .get(usize::from(civil.month).wrapping_sub(1))
        .copied()
        .unwrap_or_default()
}

/// An era of the Japanese calendar, as it has been counted since the Gregorian calendar came in.
struct Era {
    /// Its first day.
    first: (i32, u8, u8),
    /// The Gregorian year that is its first.
    first_year: i32,
    japanese: &'static str,
    english: &'static str,
    russian: &'static str,
}

/// Latest first. Meiji begins with the Gregorian calendar, 1 January 1873: earlier dates were lunar.
const ERAS: [Era; 5] = [
    Era {
        first: (2019, 5, 1),
        first_year: 2019,
        japanese: "令和",
        english: "Reiwa",
        russian: "Рэйва",
    },
    Era {
        first: (1989, 1, 8),
        first_year: 1989,
        japanese: "平成",
        english: "Heisei",
        russian: "Хэйсэй",
    },
    Era {
        first: (1926, 12, 25),
        first_year: 1926,
        japanese: "昭和",
        english: "Shōwa",
        russian: "Сёва",
    },
    Era {
        first: (1912, 7, 30),
        first_year: 1912,
        japanese: "大正",
        english: "Taishō",
        russian: "Тайсё",
    },
    Era {
        first: (1873, 1, 1),
        first_year: 1868,
        japanese: "明治",
        english: "Meiji",
        russian: "Мэйдзи",
    },
];

/// The year by Japanese era: Taishō 9, 大正9年, 9-й год Тайсё; none before 1873.
#[must_use]
pub fn era_year(day: Day, language: Language) -> Option<String> {
    let civil = day.civil();
    let era = ERAS
        .iter()
        .find(|era| (civil.year, civil.month, civil.day) >= era.first)?;
    let year = civil.year - era.first_year + 1;
    Some(match language {
        Language::English => format!("{} {year}", era.english),
        // The first year of an era is not numbered: 大正元年.
        Language::Japanese if year == 1 => format!("{}元年", era.japanese),
        Language::Japanese => format!("{}{year}年", era.japanese),
        Language::Russian => format!("{year}-й год {}", era.russian),
    })
}

/// A day in words: 12 March 1920, 1920年3月12日（大正9年）, 12 марта 1920 г.
#[must_use]
pub fn day(day: Day, language: Language) -> String {
    match (language, era_year(day, language)) {
        (Language::Japanese, Some(era)) => format!("{}（{era}）", plain_day(day, language)),
        _ => plain_day(day, language),
    }
}

/// A day in words without the era: what stands in lists.
#[must_use]
pub fn plain_day(day: Day, language: Language) -> String {
    civil(day.civil(), language)
}

fn civil(date: Civil, language: Language) -> String {
    let Civil { year, day, .. } = date;
    match language {
        Language::English => format!("{day} {} {year}", month(&ENGLISH_MONTHS, date)),
        Language::Japanese => format!("{year}年{}月{day}日", date.month),
        Language::Russian => format!("{day} {} {year}\u{a0}г.", month(&RUSSIAN_MONTHS_OF, date)),
    }
}

/// The day of the week.
#[must_use]
pub fn weekday(day: Day, language: Language) -> &'static str {
    let names = choose(
        language,
        &ENGLISH_WEEKDAYS,
        &JAPANESE_WEEKDAYS,
        &RUSSIAN_WEEKDAYS,
    );
    names
        .get(usize::from(day.weekday()))
        .copied()
        .unwrap_or_default()
}

/// The same day in the Julian calendar, with the name of that calendar: 28 February 1920 Old Style.
#[must_use]
pub fn julian(day: Day, language: Language) -> String {
    let date = civil(day.julian(), language);
    match language {
        Language::English => format!("{date} Old Style"),
        Language::Japanese => format!("ロシア旧暦 {date}"),
        Language::Russian => format!("{date} по старому стилю"),
    }
}

/// A date of a source in words, with its doubt: about 15 August 1918, perhaps September 1918.
#[must_use]
pub fn edtf(date: &Edtf, language: Language) -> String {
    qualified(written(date, language), date, language)
}

fn written(date: &Edtf, language: Language) -> String {
    let first = date.earliest.civil();
    match (date.precision, language) {
        (Precision::Day, _) => civil(first, language),
        (Precision::Month, Language::English) => {
            format!("{} {}", month(&ENGLISH_MONTHS, first), first.year)
        }
        (Precision::Month, Language::Japanese) => format!("{}年{}月", first.year, first.month),
        (Precision::Month, Language::Russian) => {
            format!("{} {}\u{a0}г.", month(&RUSSIAN_MONTHS, first), first.year)
        }
        (Precision::Year, Language::English) => first.year.to_string(),
        (Precision::Year, Language::Japanese) => format!("{}年", first.year),
        (Precision::Year, Language::Russian) => format!("{}\u{a0}г.", first.year),
    }
}

fn qualified(words: String, date: &Edtf, language: Language) -> String {
    match (date.qualifier, language) {
        (Qualifier::None, _) => words,
        (Qualifier::Approximate, Language::English) => format!("about {words}"),
        (Qualifier::Uncertain, Language::English) => format!("perhaps {words}"),
        (Qualifier::Both, Language::English) => format!("perhaps about {words}"),
        (Qualifier::Approximate, Language::Japanese) => format!("{words}頃"),
        (Qualifier::Uncertain, Language::Japanese) => format!("{words}（未確定）"),
        (Qualifier::Both, Language::Japanese) => format!("{words}頃（未確定）"),
        // A parenthesis keeps the month in the nominative, whatever the date's precision.
        (Qualifier::Approximate, Language::Russian) => format!("{words} (приблизительно)"),
        (Qualifier::Uncertain, Language::Russian) => format!("{words} (предположительно)"),
        (Qualifier::Both, Language::Russian) => {
            format!("{words} (предположительно, приблизительно)")
        }
    }
}

/// A span of source dates in words; a date that is not known is left open.
#[must_use]
pub fn span(start: Option<&Edtf>, end: Option<&Edtf>, language: Language) -> Option<String> {
    Some(match (start, end) {
        (None, None) => return None,
        (Some(start), Some(end)) if start == end => edtf(start, language),
        (Some(start), Some(end)) => joined(start, end, language),
        (Some(start), None) => match language {
            Language::English => format!("from {}", edtf(start, language)),
            Language::Japanese => format!("{}から", edtf(start, language)),
            Language::Russian => format!("начало: {}", edtf(start, language)),
        },
        (None, Some(end)) => match language {
            Language::English => format!("until {}", edtf(end, language)),
            Language::Japanese => format!("{}まで", edtf(end, language)),
            Language::Russian => format!("конец: {}", edtf(end, language)),
        },
    })
}

/// 12–15 March 1920; 28 March – 2 April 1920; or both in full where they share nothing or are doubtful.
fn joined(start: &Edtf, end: &Edtf, language: Language) -> String {
    let (from, to) = (start.earliest.civil(), end.earliest.civil());
    let plain = start.is_exact() && end.is_exact() && from.year == to.year;
    let (first, last) = (edtf(start, language), edtf(end, language));
    match language {
        Language::English if plain && from.month == to.month => format!("{}–{last}", from.day),
        Language::English if plain => {
            format!("{} {} – {last}", from.day, month(&ENGLISH_MONTHS, from))
        }
        Language::Russian if plain && from.month == to.month => format!("{}–{last}", from.day),
        Language::Russian if plain => {
            format!("{} {} – {last}", from.day, month(&RUSSIAN_MONTHS_OF, from))
        }
        Language::Japanese if plain && from.month == to.month => format!("{first}～{}日", to.day),
        Language::Japanese if plain => format!("{first}～{}月{}日", to.month, to.day),
        Language::Japanese => format!("{first}～{last}"),
        Language::English | Language::Russian => format!("{first} – {last}"),
    }
}

/// An interval in words: its first and its last day.
#[must_use]
pub fn interval(interval: &Interval, language: Language) -> Option<String> {
    let (start, end) = (
        interval.start.map(Edtf::from),
        interval.last().map(Edtf::from),
    );
    span(start.as_ref(), end.as_ref(), language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Japanese, Russian};

    fn iso(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn in_words(text: &str) -> [String; 3] {
        let date = Edtf::parse(text).unwrap();
        Language::ALL.map(|language| edtf(&date, language))
    }

    fn spanned(start: &str, end: &str) -> [String; 3] {
        let (start, end) = (Edtf::parse(start).ok(), Edtf::parse(end).ok());
        Language::ALL.map(|language| span(start.as_ref(), end.as_ref(), language).unwrap())
    }

    #[test]
    fn a_day_reads_as_each_language_writes_it() {
        let date = iso("1920-03-12");
        assert_eq!(day(date, English), "12 March 1920");
        assert_eq!(day(date, Japanese), "1920年3月12日（大正9年）");
        assert_eq!(day(date, Russian), "12 марта 1920\u{a0}г.");
        assert_eq!(
            Language::ALL.map(|language| weekday(date, language)),
            ["Friday", "金曜日", "пятница"]
        );
    }

    #[test]
    fn eras_change_on_their_day() {
        for (date, era) in [
            ("1912-07-29", "明治45年"),
            ("1912-07-30", "大正元年"),
            ("1913-01-01", "大正2年"),
            ("1926-12-24", "大正15年"),
            ("1926-12-25", "昭和元年"),
            ("1989-01-07", "昭和64年"),
            ("1989-01-08", "平成元年"),
            ("2019-05-01", "令和元年"),
        ] {
            assert_eq!(
                era_year(iso(date), Japanese).as_deref(),
                Some(era),
                "{date}"
            );
        }
        assert_eq!(
            era_year(iso("1920-03-12"), English).as_deref(),
            Some("Taishō 9")
        );
        assert_eq!(era_year(iso("1872-12-31"), English), None);
        assert_eq!(day(iso("1812-09-07"), Japanese), "1812年9月7日");
    }

    #[test]
    fn the_old_style_date_says_which_calendar_it_is() {
        assert_eq!(
            julian(iso("1920-03-12"), English),
            "28 February 1920 Old Style"
        );
        assert_eq!(
            julian(iso("1920-03-12"), Russian),
            "28 февраля 1920\u{a0}г. по старому стилю"
        );
        assert_eq!(
            julian(iso("1920-03-12"), Japanese),
            "ロシア旧暦 1920年2月28日"
        );
    }

    #[test]
    fn doubt_and_precision_are_said_in_words() {
        assert_eq!(
            in_words("1918-08-15~"),
            [
                "about 15 August 1918",
                "1918年8月15日頃",
                "15 августа 1918\u{a0}г. (приблизительно)"
            ]
        );
        assert_eq!(
            in_words("1918-09"),
            ["September 1918", "1918年9月", "сентябрь 1918\u{a0}г."]
        );
        assert_eq!(
            in_words("1918?"),
            [
                "perhaps 1918",
                "1918年（未確定）",
                "1918\u{a0}г. (предположительно)"
            ]
        );
        assert_eq!(in_words("1918-09%")[0], "perhaps about September 1918");
    }

    #[test]
    fn spans_say_no_more_than_they_must() {
        assert_eq!(
            spanned("1920-03-12", "1920-03-15"),
            [
                "12–15 March 1920",
                "1920年3月12日～15日",
                "12–15 марта 1920\u{a0}г."
            ]
        );
        assert_eq!(
            spanned("1920-03-28", "1920-04-02"),
            [
                "28 March – 2 April 1920",
                "1920年3月28日～4月2日",
                "28 марта – 2 апреля 1920\u{a0}г."
            ]
        );
        assert_eq!(spanned("1920-03-12", "1920-03-12")[0], "12 March 1920");
        assert_eq!(
            spanned("1918-08", "1920-04-02~")[0],
            "August 1918 – about 2 April 1920"
        );
        assert_eq!(spanned("1918-08", "")[0], "from August 1918");
        assert_eq!(spanned("", "1918-08")[1], "1918年8月まで");
        assert_eq!(span(None, None, English), None);
    }

    #[test]
    fn an_interval_is_said_by_its_first_and_last_day() {
        let days = Interval::days(iso("1920-03-12"), iso("1920-03-15"));
        assert_eq!(
            interval(&days, English).as_deref(),
            Some("12–15 March 1920")
        );
    }
}
