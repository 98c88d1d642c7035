//! When a thing existed, as far as it is known.

use super::day::Day;
use super::edtf::Edtf;
use super::interval::Interval;

/// Dated existence with its doubt: a certain core within a possible span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TemporalExtent {
    /// Days on which the thing may have been there.
    pub possible: Interval,
    /// Days on which it certainly was; lies within `possible`, and may be empty.
    pub certain: Interval,
}

/// Whether a thing was there on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// It was not.
    Absent,
    /// It may have been.
    Possible,
    /// It was.
    Certain,
}

impl TemporalExtent {
    /// There on every day: for what has no dates.
    pub const ALWAYS: TemporalExtent = TemporalExtent {
        possible: Interval::ALWAYS,
        certain: Interval::ALWAYS,
    };

    /// From a first day and a last day held, each as finely and surely as its source has it.
    ///
    /// A start of `1918-08` may be its first day and is certain from its last; an end likewise, the other way about. A
    /// qualified date moves both outcomes apart by its [margin](Edtf::margin_days). A date that is not known bounds
    /// nothing on its side.
    #[must_use]
    pub fn from_edtf(start: Option<&Edtf>, end: Option<&Edtf>) -> TemporalExtent {
        let start_with = |margin: fn(&Edtf) -> Day| start.map(margin);
        let end_with = |margin: fn(&Edtf) -> Day| end.map(|date| margin(date) + 1);
        TemporalExtent {
            possible: Interval {
                start: start_with(first_possible),
                end: end_with(last_possible),
            },
            certain: Interval {
                start: start_with(last_possible),
                end: end_with(first_possible),
            },
        }
    }

    /// Whether the thing was there on the day.
    #[must_use]
    pub fn presence(&self, day: Day) -> Presence {
        if !self.possible.contains(day) {
            Presence::Absent
        } else if self.certain.contains(day) {
            Presence::Certain
        } else {
            Presence::Possible
        }
    }

    /// The days on which the presence changes, at most four, in no order and perhaps repeated.
    pub fn change_days(&self) -> impl Iterator<Item = Day> + use<> {
        [self.possible, self.certain]
            .into_iter()
            .filter(|interval| !interval.is_empty())
            .flat_map(|interval| [interval.start, interval.end])
            .flatten()
    }
}

fn first_possible(date: &Edtf) -> Day {
    date.earliest - date.margin_days()
}

fn last_possible(date: &Edtf) -> Day {
    date.latest + date.margin_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timeline;

    fn extent(start: &str, end: &str) -> TemporalExtent {
        let date = |text: &str| (!text.is_empty()).then(|| Edtf::parse(text).unwrap());
        TemporalExtent::from_edtf(date(start).as_ref(), date(end).as_ref())
    }

    fn presence(extent: &TemporalExtent, day: &str) -> Presence {
        extent.presence(day.parse().unwrap())
    }

    #[test]
    fn plain_days_are_certain_from_the_first_to_the_last_held() {
        let held = extent("1918-08-12", "1918-08-14");
        assert_eq!(presence(&held, "1918-08-11"), Presence::Absent);
        assert_eq!(presence(&held, "1918-08-12"), Presence::Certain);
        assert_eq!(presence(&held, "1918-08-14"), Presence::Certain);
        assert_eq!(presence(&held, "1918-08-15"), Presence::Absent);
    }

    #[test]
    fn a_start_known_to_the_month_is_possible_from_its_first_day_and_certain_from_its_last() {
        let held = extent("1918-08", "1918-10");
        for (day, expected) in [
            ("1918-07-31", Presence::Absent),
            ("1918-08-01", Presence::Possible),
            ("1918-08-30", Presence::Possible),
            ("1918-08-31", Presence::Certain),
            ("1918-10-01", Presence::Certain),
            ("1918-10-02", Presence::Possible),
            ("1918-10-31", Presence::Possible),
            ("1918-11-01", Presence::Absent),
        ] {
            assert_eq!(presence(&held, day), expected, "{day}");
        }
    }

    #[test]
    fn a_doubted_day_is_possible_three_days_either_side_and_never_certain() {
        for sign in ["~", "?", "%"] {
            let date = format!("1918-08-12{sign}");
            let event = extent(&date, &date);
            for (day, expected) in [
                ("1918-08-08", Presence::Absent),
                ("1918-08-09", Presence::Possible),
                ("1918-08-12", Presence::Possible),
                ("1918-08-15", Presence::Possible),
                ("1918-08-16", Presence::Absent),
            ] {
                assert_eq!(presence(&event, day), expected, "{day}");
            }
        }
    }

    #[test]
    fn an_unknown_date_bounds_nothing() {
        assert_eq!(extent("", ""), TemporalExtent::ALWAYS);
        assert_eq!(
            presence(&extent("1918-08-12", ""), "1999-01-01"),
            Presence::Certain
        );
        assert_eq!(
            presence(&extent("", "1918-08-12"), "1799-01-01"),
            Presence::Certain
        );
    }

    #[test]
    fn presence_changes_on_the_change_days_and_on_no_other() {
        for (start, end) in [
            ("1918-08-12", "1918-08-14"),
            ("1918-08-12~", "1918-08-14?"),
            ("1918-08", "1918-08"),
            ("1918-07-02%", "1918-09"),
            ("", "1918-08-20"),
            ("1918-08-20", ""),
        ] {
            let extent = extent(start, end);
            let first: Day = "1918-01-01".parse().unwrap();
            let timeline = Timeline::new(first..=first + 500, extent.change_days());
            for day in (1..500).map(|step| first + step) {
                let changes = extent.presence(day) != extent.presence(day - 1);
                assert_eq!(
                    changes,
                    timeline.change_days().contains(&day),
                    "{start} {end} {day}"
                );
            }
        }
    }
}
