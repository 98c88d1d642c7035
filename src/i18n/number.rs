//! Numbers as each language writes them.

use crate::model::Language;

/// A whole number with its thousands set apart.
#[must_use]
pub fn whole(number: u64, language: Language) -> String {
    let digits = number.to_string();
    // Russian typesetting leaves four digits together and parts longer numbers with a no-break space.
    let (separator, shortest) = match language {
        Language::English | Language::Japanese => (',', 4),
        Language::Russian => ('\u{a0}', 5),
    };
    if digits.len() < shortest {
        return digits;
    }
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A length in kilometres, to the nearest ten from a hundred up, since no line here is known better than that.
#[must_use]
pub fn kilometres(km: f64, language: Language) -> String {
    let km = km.max(0.0);
    let rounded = if km >= 100.0 {
        (km / 10.0).round() * 10.0
    } else {
        km.round()
    };
    let unit = if language == Language::Russian {
        "км"
    } else {
        "km"
    };
    format!("{}\u{a0}{unit}", whole(rounded as u64, language))
}

/// The Russian form of a noun after a number: 1 место, 2 места, 5 мест.
#[must_use]
pub fn russian_form<'a>(number: u64, one: &'a str, few: &'a str, many: &'a str) -> &'a str {
    match (number % 10, number % 100) {
        (1, hundred) if hundred != 11 => one,
        (2..=4, hundred) if !(12..=14).contains(&hundred) => few,
        _ => many,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart_as_each_language_does() {
        for (number, english, russian) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (4120, "4,120", "4120"),
            (72400, "72,400", "72\u{a0}400"),
            (1234567, "1,234,567", "1\u{a0}234\u{a0}567"),
        ] {
            assert_eq!(whole(number, Language::English), english);
            assert_eq!(whole(number, Language::Japanese), english);
            assert_eq!(whole(number, Language::Russian), russian);
        }
    }

    #[test]
    fn russian_nouns_follow_their_number() {
        let form = |number| russian_form(number, "место", "места", "мест");
        for number in [1, 21, 101, 1001] {
            assert_eq!(form(number), "место", "{number}");
        }
        for number in [2, 3, 4, 22, 104] {
            assert_eq!(form(number), "места", "{number}");
        }
        for number in [0, 5, 11, 12, 13, 14, 20, 111, 112] {
            assert_eq!(form(number), "мест", "{number}");
        }
    }

    #[test]
    fn lengths_are_not_more_exact_than_the_drawing() {
        assert_eq!(kilometres(4123.7, Language::English), "4,120\u{a0}km");
        assert_eq!(kilometres(14.6, Language::Russian), "15\u{a0}км");
        assert_eq!(kilometres(-1.0, Language::Japanese), "0\u{a0}km");
    }
}
