//! One drawn day for every point of a route, where sources date only some of them and some only to the month.
//!
//! The dates themselves are kept beside the days, and only they are ever printed. A point dated by day is drawn on it. A
//! point dated by month or year is drawn in the middle of the days that its own date and its neighbours' leave open: the
//! middle, because either end would be a claim. A point without a date is drawn where its distance puts it between its
//! dated neighbours.

use crate::time::{Day, Edtf, Precision};

/// The day drawn for a date that stands alone.
pub(super) fn middle(date: &Edtf) -> Day {
    between(date.earliest, date.latest)
}

/// The day drawn for a date, if it does not name one itself.
fn between(first: Day, last: Day) -> Day {
    first + (last - first) / 2
}

/// Whether a date names the day it is drawn on.
pub(super) fn names_a_day(date: &Edtf) -> bool {
    date.precision == Precision::Day
}

/// Two dates in a row that should not run backwards, by their positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Backwards {
    pub earlier: usize,
    pub later: usize,
}

/// The drawn day of every date, never decreasing, and where the dates themselves do.
pub(super) fn in_order(dates: &[Option<Edtf>]) -> (Vec<Option<Day>>, Vec<Backwards>) {
    let mut backwards = Vec::new();
    let mut days = Vec::with_capacity(dates.len());
    // The dated point that must be passed last, and the drawn day before this one.
    let mut latest_start: Option<(usize, Day)> = None;
    let mut previous: Option<Day> = None;
    for (index, date) in dates.iter().enumerate() {
        let Some(date) = date else {
            days.push(None);
            continue;
        };
        let mut first = date.earliest;
        if let Some((earlier, start)) = latest_start {
            if start > date.latest {
                backwards.push(Backwards {
                    earlier,
                    later: index,
                });
            }
            first = first.max(start);
        }
        let last = dates[index..]
            .iter()
            .flatten()
            .map(|later| later.latest)
            .fold(date.latest, Day::min);
        let drawn = if names_a_day(date) {
            date.earliest
        } else {
            between(first, last.max(first))
        };
        let drawn = previous.map_or(drawn, |previous| drawn.max(previous));
        if latest_start.is_none_or(|(_, start)| date.earliest > start) {
            latest_start = Some((index, date.earliest));
        }
        previous = Some(drawn);
        days.push(Some(drawn));
    }
    (days, backwards)
}

/// Fills the days between dated points by distance; before the first and after the last they are that day.
///
/// None if no point has a day. `km` are the points' distances along the route, ascending.
pub(super) fn spread(km: &[f64], days: &[Option<Day>]) -> Option<Vec<Day>> {
    let dated: Vec<(f64, Day)> = km
        .iter()
        .zip(days)
        .filter_map(|(km, day)| day.map(|day| (*km, day)))
        .collect();
    let (first, last) = (*dated.first()?, *dated.last()?);
    let mut next: usize = 0;
    let filled = km.iter().zip(days).map(|(km, day)| {
        if let Some(day) = day {
            next += 1;
            return *day;
        }
        let from = next
            .checked_sub(1)
            .and_then(|before| dated.get(before))
            .unwrap_or(&first);
        let to = dated.get(next).unwrap_or(&last);
        let length = to.0 - from.0;
        if length <= 0.0 {
            return from.1;
        }
        let share = ((km - from.0) / length).clamp(0.0, 1.0);
        from.1 + (f64::from(to.1 - from.1) * share).round() as i32
    });
    Some(filled.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(texts: &[&str]) -> Vec<Option<Edtf>> {
        texts.iter().map(|text| Edtf::parse(text).ok()).collect()
    }

    fn drawn(texts: &[&str]) -> Vec<String> {
        let (days, backwards) = in_order(&dates(texts));
        assert_eq!(backwards, [], "{texts:?}");
        days.into_iter()
            .map(|day| day.map(|day| day.to_string()).unwrap_or_default())
            .collect()
    }

    #[test]
    fn a_month_is_drawn_in_the_middle_of_what_is_left_open() {
        assert_eq!(drawn(&["1918-08"]), ["1918-08-16"]);
        assert_eq!(
            drawn(&["1918-08-21", "1918-08"]),
            ["1918-08-21", "1918-08-26"]
        );
        assert_eq!(
            drawn(&["1918-08", "1918-08-05"]),
            ["1918-08-03", "1918-08-05"]
        );
        assert_eq!(
            drawn(&["1918-08-12~", "", "1918-08-20"]),
            ["1918-08-12", "", "1918-08-20"]
        );
    }

    #[test]
    fn drawn_days_never_decrease() {
        for texts in [
            ["1918-08", "1918-08", "1918-08"],
            ["1918", "1918-03", "1918-08-01"],
            ["1918-08-30", "1918", "1918-09"],
        ] {
            let (days, backwards) = in_order(&dates(&texts));
            assert_eq!(backwards, []);
            assert!(days.is_sorted(), "{texts:?} {days:?}");
        }
    }

    #[test]
    fn dates_that_run_backwards_are_named_and_drawn_forwards() {
        let (days, backwards) = in_order(&dates(&["1918-08-12", "", "1918-08-10", "1918-08-14"]));
        assert_eq!(
            backwards,
            [Backwards {
                earlier: 0,
                later: 2
            }]
        );
        let days: Vec<Day> = days.into_iter().flatten().collect();
        assert!(days.is_sorted());
    }

    #[test]
    fn undated_points_are_spread_by_distance() {
        let days = spread(
            &[0.0, 10.0, 90.0, 100.0, 100.0],
            &[Some(Day(0)), None, None, Some(Day(10)), None],
        );
        assert_eq!(days, Some(vec![Day(0), Day(1), Day(9), Day(10), Day(10)]));
        assert_eq!(spread(&[0.0, 1.0], &[None, None]), None);
        assert_eq!(
            spread(&[0.0, 1.0, 2.0], &[None, Some(Day(5)), None]),
            Some(vec![Day(5); 3])
        );
    }

    #[test]
    fn a_front_may_also_run_against_the_kilometres() {
        let days = spread(&[0.0, 50.0, 100.0], &[Some(Day(20)), None, Some(Day(10))]);
        assert_eq!(days, Some(vec![Day(20), Day(15), Day(10)]));
    }
}
