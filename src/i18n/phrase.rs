//! Sentences with something in them.

use super::number::{kilometres, russian_form, whole};
use super::{choose, date};
use crate::model::Language;
use crate::time::Day;

/// How many of the files are there while the atlas opens.
#[must_use]
pub fn files_read(done: usize, all: usize, language: Language) -> String {
    choose(
        language,
        format!("{done} of {all} files"),
        format!("{all}件中{done}件のファイル"),
        format!("файлов: {done} из {all}"),
    )
}

/// A number of men.
#[must_use]
pub fn men(number: u32, language: Language) -> String {
    let count = whole(u64::from(number), language);
    match language {
        Language::English if number == 1 => "1 man".into(),
        Language::English => format!("{count} men"),
        Language::Japanese => format!("{count}名"),
        Language::Russian => {
            let form = russian_form(u64::from(number), "человек", "человека", "человек");
            format!("{count}\u{a0}{form}")
        }
    }
}

/// What a side holds on a day: kilometres of line and places, never an area.
#[must_use]
pub fn held(side: &str, places: usize, km: f64, language: Language) -> String {
    let count = whole(places as u64, language);
    let km = kilometres(km, language);
    match language {
        Language::English => {
            let noun = if places == 1 { "place" } else { "places" };
            format!("{side}: {count} {noun} and {km} of line held")
        }
        Language::Japanese => format!("{side}：{count}か所、線路{km}を保持"),
        Language::Russian => {
            let noun = russian_form(places as u64, "место", "места", "мест");
            format!("{side}: {count} {noun} и {km} линий под контролем")
        }
    }
}

/// The speed of the player, short enough for a narrow list.
#[must_use]
pub fn days_per_second(days: f64, language: Language) -> String {
    let days = days.max(0.0).round() as u64;
    let number = whole(days, language);
    match language {
        Language::English if days == 1 => "1 day/s".into(),
        Language::English => format!("{number} days/s"),
        Language::Japanese => format!("{number}日/秒"),
        Language::Russian => {
            format!(
                "{number}\u{a0}{}/с",
                russian_form(days, "день", "дня", "дней")
            )
        }
    }
}

/// How far an occupation is drawn to reach.
#[must_use]
pub fn either_side(km: f64, language: Language) -> String {
    let km = kilometres(km, language);
    choose(
        language,
        format!("{km} either side"),
        format!("両側{km}"),
        format!("по {km} в обе стороны"),
    )
}

/// How far off a position may be.
#[must_use]
pub fn within(words: &str, km: f64, language: Language) -> String {
    let km = kilometres(km, language);
    choose(
        language,
        format!("{words}, within {km}"),
        format!("{words}（誤差{km}以内）"),
        format!("{words}, с точностью до {km}"),
    )
}

/// How many things the list of the map holds.
#[must_use]
pub fn things_on_the_map(number: usize, language: Language) -> String {
    let count = whole(number as u64, language);
    match language {
        Language::English if number == 1 => "1 thing on the map".into(),
        Language::English => format!("{count} things on the map"),
        Language::Japanese => format!("地図上に{count}件"),
        Language::Russian => {
            let noun = russian_form(number as u64, "объект", "объекта", "объектов");
            format!("{count} {noun} на карте")
        }
    }
}

/// A movement's stop in the list of its route: which means of travel leads to it.
#[must_use]
pub fn by(mode: &str, place: &str, language: Language) -> String {
    choose(
        language,
        format!("{mode} to {place}"),
        format!("{mode}で{place}へ"),
        format!("{mode} — {place}"),
    )
}

/// Why an address was followed only in part.
pub mod note {
    use super::{Day, Language, choose, date};

    /// A part of the address that means nothing.
    #[must_use]
    pub fn unknown(text: &str, language: Language) -> String {
        choose(
            language,
            format!("“{text}” means nothing here."),
            format!("「{text}」は解釈できません。"),
            format!("«{text}» здесь ничего не значит."),
        )
    }

    /// Not a date.
    #[must_use]
    pub fn not_a_day(text: &str, language: Language) -> String {
        choose(
            language,
            format!("“{text}” is not a date like 1920-03-12."),
            format!("「{text}」は 1920-03-12 のような日付ではありません。"),
            format!("«{text}» — не дата вида 1920-03-12."),
        )
    }

    /// A day beyond the atlas.
    #[must_use]
    pub fn day_outside(day: Day, language: Language) -> String {
        let day = date::plain_day(day, language);
        choose(
            language,
            format!("{day} lies outside this atlas; the nearest day is shown."),
            format!("{day}はこの地図帳の範囲外のため、最も近い日を表示しています。"),
            format!("{day} — вне пределов атласа; показан ближайший день."),
        )
    }

    /// Not a view.
    #[must_use]
    pub fn not_a_view(text: &str, language: Language) -> String {
        choose(
            language,
            format!("“{text}” is not a view: longitude, latitude, kilometres per pixel."),
            format!(
                "「{text}」は表示範囲（経度,緯度,1ピクセルあたりのキロメートル）ではありません。"
            ),
            format!("«{text}» — не вид карты: долгота, широта, километров на пиксель."),
        )
    }

    /// Nothing has this name.
    #[must_use]
    pub fn no_such_subject(text: &str, language: Language) -> String {
        choose(
            language,
            format!("The atlas knows nothing called “{text}”."),
            format!("「{text}」という項目はこの地図帳にありません。"),
            format!("В атласе нет ничего под именем «{text}»."),
        )
    }

    /// No such choice.
    #[must_use]
    pub fn no_such_choice(text: &str, language: Language) -> String {
        choose(
            language,
            format!("There is no choice called “{text}”."),
            format!("「{text}」という選択肢はありません。"),
            format!("Нет такого выбора: «{text}»."),
        )
    }

    /// Not a reach.
    #[must_use]
    pub fn not_a_reach(text: &str, language: Language) -> String {
        choose(
            language,
            format!("“{text}” is not a reach in kilometres that is offered."),
            format!("「{text}」は選べる範囲（キロメートル）ではありません。"),
            format!("«{text}» — не охват в километрах из предложенных."),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Russian};

    #[test]
    fn counted_things_agree_with_their_number() {
        assert_eq!(men(1, English), "1 man");
        assert_eq!(men(2, English), "2 men");
        assert_eq!(men(72_400, Russian), "72\u{a0}400\u{a0}человек");
        assert_eq!(men(3, Russian), "3\u{a0}человека");
        assert_eq!(
            held("Japan", 1, 0.0, English),
            "Japan: 1 place and 0\u{a0}km of line held"
        );
        assert_eq!(
            held("Япония", 22, 4120.0, Russian),
            "Япония: 22 места и 4120\u{a0}км линий под контролем"
        );
        assert_eq!(days_per_second(1.0, English), "1 day/s");
        assert_eq!(days_per_second(7.0, Russian), "7\u{a0}дней/с");
        assert_eq!(things_on_the_map(21, Russian), "21 объект на карте");
    }
}
