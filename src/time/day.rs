//! A day, and its names in the Gregorian and the Julian calendar.
//!
//! Both conversions count years from 1 March, so that the leap day is the last of its year: H. Hinnant, "chrono-
//! compatible low-level date algorithms" (2013), `days_from_civil` and `civil_from_days`. The Julian ones are the same
//! arithmetic without the rule of centuries.

use std::fmt;
use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::str::FromStr;

/// A whole day, counted from 1 January 1970 on the proleptic Gregorian calendar (1969-12-31 is −1).
///
/// Every number is a day. Arithmetic stops at the ends of `i32`, some five million years away, rather than wrapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// The name of a day in a calendar of twelve Roman months. Which calendar is the caller's knowledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Civil {
    /// Astronomical year: 0 is 1 BC.
    pub year: i32,
    /// Month, 1–12.
    pub month: u8,
    /// Day of the month, 1–31.
    pub day: u8,
}

/// Days from 0000-03-01 Gregorian, where the shifted count of years begins, to 1970-01-01.
const GREGORIAN_ORIGIN: i64 = 719_468;
/// The same for 0000-03-01 Julian, which is 0000-02-28 Gregorian: two days earlier.
const JULIAN_ORIGIN: i64 = 719_470;
const DAYS_IN_400_YEARS: i64 = 146_097;
const DAYS_IN_4_YEARS: i64 = 1_461;

impl Day {
    /// 0000-01-01, the first day that four digits of year can write.
    pub const MIN: Day = Day(-719_528);
    /// 9999-12-31, the last.
    pub const MAX: Day = Day(2_932_896);

    /// The day of a Gregorian date, if there is such a date in the years 0 to 9999.
    #[must_use]
    pub const fn from_ymd(year: i32, month: u8, day: u8) -> Option<Day> {
        let leap = is_gregorian_leap(year);
        if !is_date(year, month, day, leap) {
            return None;
        }
        let (year, day_of_year) = from_march(year, month, day);
        let era = year.div_euclid(400);
        let in_era = year.rem_euclid(400);
        let days = era * DAYS_IN_400_YEARS + in_era * 365 + in_era / 4 - in_era / 100 + day_of_year;
        Some(Day((days - GREGORIAN_ORIGIN) as i32))
    }

    /// The day of a Julian ("Old Style") date, if there is such a date in the years 0 to 9999.
    #[must_use]
    pub const fn from_julian(year: i32, month: u8, day: u8) -> Option<Day> {
        let leap = year.rem_euclid(4) == 0;
        if !is_date(year, month, day, leap) {
            return None;
        }
        let (year, day_of_year) = from_march(year, month, day);
        let days = (year * DAYS_IN_4_YEARS).div_euclid(4) + day_of_year;
        Some(Day((days - JULIAN_ORIGIN) as i32))
    }

    /// The Gregorian date of this day.
    #[must_use]
    pub const fn civil(self) -> Civil {
        let days = self.0 as i64 + GREGORIAN_ORIGIN;
        let era = days.div_euclid(DAYS_IN_400_YEARS);
        let in_era = days.rem_euclid(DAYS_IN_400_YEARS);
        let year = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365 + era * 400;
        let year_of_era = year.rem_euclid(400);
        let day_of_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        from_day_of_march_year(year, day_of_year)
    }

    /// The Julian ("Old Style") date of this day.
    #[must_use]
    pub const fn julian(self) -> Civil {
        let days = self.0 as i64 + JULIAN_ORIGIN;
        // The leap day ends its four years; without it the fourth year would seem to be over one day early.
        let year = (days * 4 + 3).div_euclid(DAYS_IN_4_YEARS);
        let day_of_year = days - (year * DAYS_IN_4_YEARS).div_euclid(4);
        from_day_of_march_year(year, day_of_year)
    }

    /// Day of the week: Monday is 0, Sunday 6.
    #[must_use]
    pub const fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        (self.0 as i64 + 3).rem_euclid(7) as u8
    }

    /// The first day of this day's month.
    #[must_use]
    pub fn month_start(self) -> Day {
        self - (i32::from(self.civil().day) - 1)
    }

    /// The same day of the month so many months later (earlier, if negative), or that month's last day if it is
    /// shorter. Stops at [`Day::MIN`] and [`Day::MAX`].
    #[must_use]
    pub fn plus_months(self, months: i32) -> Day {
        let Civil { year, month, day } = self.civil();
        let total = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
        let (year, month) = (total.div_euclid(12), total.rem_euclid(12) as u8 + 1);
        let end = if months < 0 { Day::MIN } else { Day::MAX };
        let Ok(year) = i32::try_from(year) else {
            return end;
        };
        Day::from_ymd(
            year,
            month,
            day.min(days_in_month(month, is_gregorian_leap(year))),
        )
        .unwrap_or(end)
    }
}

/// Days in a month, 1–12, of a leap year or another.
const fn days_in_month(month: u8, leap: bool) -> u8 {
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

const fn is_gregorian_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn is_date(year: i32, month: u8, day: u8, leap: bool) -> bool {
    0 <= year
        && year <= 9999
        && 1 <= month
        && month <= 12
        && 1 <= day
        && day <= days_in_month(month, leap)
}

/// The year that began on the last 1 March, and the days since then.
const fn from_march(year: i32, month: u8, day: u8) -> (i64, i64) {
    let (year, months_since_march) = if month > 2 {
        (year as i64, month as i64 - 3)
    } else {
        (year as i64 - 1, month as i64 + 9)
    };
    // From March the months run 31, 30, 31, 30, 31 and again: 153 days in five.
    (year, (153 * months_since_march + 2) / 5 + day as i64 - 1)
}

/// Inverse of [`from_march`].
const fn from_day_of_march_year(year: i64, day_of_year: i64) -> Civil {
    let months_since_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * months_since_march + 2) / 5 + 1;
    let (year, month) = if months_since_march < 10 {
        (year, months_since_march + 3)
    } else {
        (year + 1, months_since_march - 9)
    };
    Civil {
        year: year as i32,
        month: month as u8,
        day: day as u8,
    }
}

impl Add<i32> for Day {
    type Output = Day;

    fn add(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }
}

impl Sub<i32> for Day {
    type Output = Day;

    fn sub(self, days: i32) -> Day {
        Day(self.0.saturating_sub(days))
    }
}

/// Days from the other to this one.
impl Sub for Day {
    type Output = i32;

    fn sub(self, other: Day) -> i32 {
        self.0.saturating_sub(other.0)
    }
}

impl AddAssign<i32> for Day {
    fn add_assign(&mut self, days: i32) {
        *self = *self + days;
    }
}

impl SubAssign<i32> for Day {
    fn sub_assign(&mut self, days: i32) {
        *self = *self - days;
    }
}

/// ISO 8601, `1918-08-12`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.civil().fmt(f)
    }
}

/// ISO 8601, `1918-08-12`.
impl fmt::Display for Civil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A text that is not a day written `YYYY-MM-DD`, or names a day the calendar does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDayError;

impl fmt::Display for ParseDayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day of the calendar written as year-month-day, like 1918-08-12")
    }
}

impl std::error::Error for ParseDayError {}

/// Reads exactly what [`Display`](fmt::Display) writes for the years 0 to 9999: ten characters, no sign, no spaces.
impl FromStr for Day {
    type Err = ParseDayError;

    fn from_str(text: &str) -> Result<Day, ParseDayError> {
        let mut parts = text.split('-');
        let mut part = |width| {
            parts
                .next()
                .and_then(|part| digits(part, width))
                .ok_or(ParseDayError)
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        if parts.next().is_some() {
            return Err(ParseDayError);
        }
        Day::from_ymd(i32::from(year), month as u8, day as u8).ok_or(ParseDayError)
    }
}

/// The number written in exactly so many ASCII digits; `u16` holds four of them.
pub(super) fn digits(text: &str, width: usize) -> Option<u16> {
    let plain = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn centuries() -> impl Iterator<Item = Day> {
        (day("1800-01-01").0..=day("2100-12-31").0).map(Day)
    }

    #[test]
    fn the_count_begins_on_1_january_1970() {
        assert_eq!(Day::from_ymd(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day(-1).to_string(), "1969-12-31");
    }

    #[test]
    fn the_ends_are_the_ends_of_four_digit_years() {
        assert_eq!(Day::from_ymd(0, 1, 1), Some(Day::MIN));
        assert_eq!(Day::from_ymd(9999, 12, 31), Some(Day::MAX));
    }

    #[test]
    fn every_day_of_three_centuries_round_trips_through_its_gregorian_date() {
        let mut previous = (day("1800-01-01") - 1).civil();
        for day in centuries() {
            let civil = day.civil();
            assert!(civil > previous, "{civil} does not follow {previous}");
            assert_eq!(Day::from_ymd(civil.year, civil.month, civil.day), Some(day));
            previous = civil;
        }
    }

    #[test]
    fn every_day_of_three_centuries_round_trips_through_its_julian_date() {
        let mut previous = (day("1800-01-01") - 1).julian();
        for day in centuries() {
            let civil = day.julian();
            assert!(civil > previous, "{civil} does not follow {previous}");
            assert_eq!(
                Day::from_julian(civil.year, civil.month, civil.day),
                Some(day)
            );
            previous = civil;
        }
    }

    #[test]
    fn every_day_of_three_centuries_round_trips_through_its_text() {
        for day in centuries() {
            assert_eq!(day.to_string().parse(), Ok(day));
        }
    }

    #[test]
    fn old_style_runs_thirteen_days_behind_in_the_twentieth_century() {
        for (old, new) in [((1917, 10, 25), "1917-11-07"), ((1918, 2, 1), "1918-02-14")] {
            assert_eq!(Day::from_julian(old.0, old.1, old.2), Some(day(new)));
        }
        let last_of_nineteenth = Day::from_julian(1900, 2, 28).unwrap();
        assert_eq!(last_of_nineteenth, day("1900-03-12"));
        assert_eq!((last_of_nineteenth + 1).julian().to_string(), "1900-02-29");
    }

    #[test]
    fn the_reform_of_1582_dropped_ten_days() {
        assert_eq!(Day::from_julian(1582, 10, 5), Some(day("1582-10-15")));
    }

    #[test]
    fn weekdays_follow_each_other_from_a_known_monday() {
        let monday = day("1918-08-12");
        for step in 0..1000 {
            assert_eq!(i32::from((monday + step).weekday()), step % 7);
        }
        assert_eq!(i32::from((monday - 1).weekday()), 6);
    }

    #[test]
    fn dates_the_calendar_lacks_are_refused() {
        for (year, month, day) in [
            (1919, 2, 29),
            (1900, 2, 29),
            (1918, 4, 31),
            (1918, 0, 1),
            (1918, 13, 1),
            (1918, 1, 0),
            (-1, 1, 1),
            (10_000, 1, 1),
        ] {
            assert_eq!(
                Day::from_ymd(year, month, day),
                None,
                "{year}-{month}-{day}"
            );
        }
        assert!(Day::from_ymd(1920, 2, 29).is_some());
        assert!(Day::from_julian(1900, 2, 29).is_some());
    }

    #[test]
    fn texts_that_are_not_iso_days_are_refused() {
        for text in [
            "",
            "1918",
            "1918-08",
            "1918-8-12",
            "1918-08-1",
            "+918-08-12",
            " 1918-08-12",
            "1918-08-12-",
            "1918-02-30",
            "１９１８-08-12",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_month_later_is_the_same_day_or_the_last_of_a_shorter_month() {
        assert_eq!(day("1918-08-12").plus_months(1), day("1918-09-12"));
        assert_eq!(day("1920-01-31").plus_months(1), day("1920-02-29"));
        assert_eq!(day("1918-03-31").plus_months(-1), day("1918-02-28"));
        assert_eq!(day("1918-01-15").plus_months(-13), day("1916-12-15"));
        assert_eq!(day("1918-01-15").plus_months(i32::MAX), Day::MAX);
        assert_eq!(day("1918-01-15").plus_months(i32::MIN), Day::MIN);
    }

    #[test]
    fn every_month_starts_on_its_first() {
        for day in centuries() {
            let start = day.month_start().civil();
            assert_eq!(
                start,
                Civil {
                    day: 1,
                    ..day.civil()
                }
            );
        }
    }

    #[test]
    fn arithmetic_stops_at_the_ends() {
        assert_eq!(Day(i32::MAX) + 1, Day(i32::MAX));
        assert_eq!(Day(i32::MIN) - 1, Day(i32::MIN));
        assert_eq!(day("1918-09-05") - day("1918-08-22"), 14);
    }
}
