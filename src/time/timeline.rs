//! The atlas's span of days, and the days on which its map changes.

use std::ops::RangeInclusive;

use super::day::Day;
use super::interval::Interval;

/// The stretch between two changes that a day falls in, counted from the start of the timeline.
///
/// Two days of one epoch have the same map, save for what moves; equality is all that dependants need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Epoch(pub u32);

/// The days the reader can reach, from the first to the last, and those on which something changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    first: Day,
    last: Day,
    changes: Vec<Day>,
}

impl Timeline {
    /// A timeline over the days, both ends included. Change days may come in any order and repeat; those outside the
    /// span are dropped. A range that ends before it starts holds its start alone.
    #[must_use]
    pub fn new(days: RangeInclusive<Day>, changes: impl IntoIterator<Item = Day>) -> Timeline {
        let first = *days.start();
        let last = first.max(*days.end());
        let mut changes: Vec<Day> = changes
            .into_iter()
            .filter(|day| (first..=last).contains(day))
            .collect();
        changes.sort_unstable();
        changes.dedup();
        Timeline {
            first,
            last,
            changes,
        }
    }

    /// The first day.
    #[must_use]
    pub fn first(&self) -> Day {
        self.first
    }

    /// The last day.
    #[must_use]
    pub fn last(&self) -> Day {
        self.last
    }

    /// All days of the timeline.
    #[must_use]
    pub fn span(&self) -> Interval {
        Interval::days(self.first, self.last)
    }

    /// The day itself, or the end of the timeline nearest to it.
    #[must_use]
    pub fn clamp(&self, day: Day) -> Day {
        day.clamp(self.first, self.last)
    }

    /// The days on which something changes, ascending, each once.
    #[must_use]
    pub fn change_days(&self) -> &[Day] {
        &self.changes
    }

    /// The stretch a day falls in. A change day opens its stretch; days before the first change are in epoch 0.
    #[must_use]
    pub fn epoch(&self, day: Day) -> Epoch {
        Epoch(self.changes_until(day) as u32)
    }

    /// The first change after the day.
    #[must_use]
    pub fn next_change(&self, day: Day) -> Option<Day> {
        self.changes.get(self.changes_until(day)).copied()
    }

    /// The last change before the day.
    #[must_use]
    pub fn previous_change(&self, day: Day) -> Option<Day> {
        self.changes[..self.changes_until(day - 1)].last().copied()
    }

    /// Where a day stands on the timeline: 0 at the first day, 1 at the last.
    #[must_use]
    pub fn fraction(&self, day: Day) -> f64 {
        let steps = (self.last - self.first).max(1);
        f64::from(self.clamp(day) - self.first) / f64::from(steps)
    }

    /// The day nearest to a place on the timeline; inverse of [`fraction`](Timeline::fraction).
    #[must_use]
    pub fn day_at(&self, fraction: f64) -> Day {
        let steps = f64::from(self.last - self.first);
        // `as` sends NaN to 0 and so to the first day.
        self.first + (fraction.clamp(0.0, 1.0) * steps).round() as i32
    }

    /// The first day of every month that begins on the timeline, ascending: the ticks of its scale. Those of January
    /// begin the years.
    pub fn month_starts(&self) -> impl Iterator<Item = Day> + use<> {
        let (first, last) = (self.first, self.last);
        std::iter::successors(Some(first.month_start()), |start| {
            // The end of the calendar is no first of a month.
            Some(start.plus_months(1)).filter(|next| *next < Day::MAX)
        })
        .skip_while(move |start| *start < first)
        .take_while(move |start| *start <= last)
    }

    fn changes_until(&self, day: Day) -> usize {
        self.changes.partition_point(|change| *change <= day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeline() -> Timeline {
        Timeline::new(Day(10)..=Day(30), [20, 12, 9, 31, 20, 30].map(Day))
    }

    #[test]
    fn change_days_are_ascending_single_and_inside() {
        assert_eq!(timeline().change_days(), [12, 20, 30].map(Day));
    }

    #[test]
    fn the_epoch_changes_on_change_days_only() {
        let timeline = timeline();
        for day in (11..=30).map(Day) {
            let changed = timeline.epoch(day) != timeline.epoch(day - 1);
            assert_eq!(changed, timeline.change_days().contains(&day), "{day:?}");
        }
        assert_eq!(timeline.epoch(Day(10)), Epoch(0));
    }

    #[test]
    fn next_and_previous_change_are_the_nearest_on_either_side() {
        let timeline = timeline();
        for day in (5..40).map(Day) {
            let next = timeline.change_days().iter().find(|change| **change > day);
            let previous = timeline.change_days().iter().rfind(|change| **change < day);
            assert_eq!(timeline.next_change(day), next.copied());
            assert_eq!(timeline.previous_change(day), previous.copied());
        }
    }

    #[test]
    fn every_day_round_trips_through_its_place_on_the_timeline() {
        let timeline = timeline();
        for day in (10..=30).map(Day) {
            assert_eq!(timeline.day_at(timeline.fraction(day)), day);
        }
        assert_eq!(timeline.day_at(-3.0), Day(10));
        assert_eq!(timeline.day_at(7.0), Day(30));
        assert_eq!(timeline.day_at(f64::NAN), Day(10));
    }

    #[test]
    fn a_range_that_ends_before_it_starts_holds_its_start_alone() {
        let timeline = Timeline::new(Day(10)..=Day(5), []);
        assert_eq!((timeline.first(), timeline.last()), (Day(10), Day(10)));
        assert_eq!(timeline.day_at(timeline.fraction(Day(10))), Day(10));
    }

    #[test]
    fn months_tick_on_their_first_day_within_the_span() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let ticks = |first, last| {
            let timeline = Timeline::new(day(first)..=day(last), []);
            timeline
                .month_starts()
                .map(|day| day.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            ticks("1918-11-02", "1919-02-01"),
            ["1918-12-01", "1919-01-01", "1919-02-01"]
        );
        assert_eq!(ticks("1918-11-01", "1918-11-30"), ["1918-11-01"]);
        assert_eq!(ticks("1918-11-02", "1918-11-30"), [""; 0]);
        assert_eq!(ticks("9999-11-02", "9999-12-31"), ["9999-12-01"]);
    }
}
