//! Stretches of days.

use super::day::Day;

/// A half-open stretch of days, `[start, end)`; `None` leaves that side open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Interval {
    /// First day inside, if there is one.
    pub start: Option<Day>,
    /// First day after, if there is one.
    pub end: Option<Day>,
}

impl Interval {
    /// Every day there is.
    pub const ALWAYS: Interval = Interval {
        start: None,
        end: None,
    };

    /// From the first day to the last, both included, as people say it.
    #[must_use]
    pub fn days(first: Day, last: Day) -> Interval {
        Interval {
            start: Some(first),
            end: Some(last + 1),
        }
    }

    /// Whether the day lies inside.
    #[must_use]
    pub fn contains(&self, day: Day) -> bool {
        self.start.is_none_or(|start| start <= day) && self.end.is_none_or(|end| day < end)
    }

    /// Whether no day lies inside. An interval whose end precedes its start is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!((self.start, self.end), (Some(start), Some(end)) if end <= start)
    }

    /// The days in both; possibly empty.
    #[must_use]
    pub fn intersection(&self, other: &Interval) -> Interval {
        // `None` orders below every day, which is right for starts; ends are compared only where both are known.
        let end = match (self.end, other.end) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (end, None) | (None, end) => end,
        };
        Interval {
            start: self.start.max(other.start),
            end,
        }
    }

    /// Whether some day lies in both.
    #[must_use]
    pub fn overlaps(&self, other: &Interval) -> bool {
        !self.intersection(other).is_empty()
    }

    /// The last day inside, if the end is not open.
    #[must_use]
    pub fn last(&self) -> Option<Day> {
        self.end.map(|end| end - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All intervals with ends among a few days or open, inverted ones included.
    fn intervals() -> Vec<Interval> {
        let bounds: Vec<Option<Day>> = std::iter::once(None)
            .chain((0..5).map(|day| Some(Day(day))))
            .collect();
        let pairs = bounds
            .iter()
            .flat_map(|&start| bounds.iter().map(move |&end| (start, end)));
        pairs.map(|(start, end)| Interval { start, end }).collect()
    }

    #[test]
    fn the_intersection_holds_exactly_the_days_in_both() {
        for a in intervals() {
            for b in intervals() {
                let both = a.intersection(&b);
                for day in (-2..8).map(Day) {
                    assert_eq!(both.contains(day), a.contains(day) && b.contains(day));
                }
            }
        }
    }

    #[test]
    fn intervals_overlap_when_they_share_a_day() {
        for a in intervals() {
            for b in intervals() {
                let shared = (-2..8)
                    .map(Day)
                    .any(|day| a.contains(day) && b.contains(day));
                assert_eq!(a.overlaps(&b), shared, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn an_empty_interval_contains_no_day() {
        for interval in intervals() {
            let any = (-2..8).map(Day).any(|day| interval.contains(day));
            assert_eq!(interval.is_empty(), !any, "{interval:?}");
        }
    }

    #[test]
    fn days_named_as_first_and_last_are_both_inside() {
        let interval = Interval::days(Day(3), Day(5));
        let inside: Vec<i32> = (0..9).filter(|&day| interval.contains(Day(day))).collect();
        assert_eq!(inside, [3, 4, 5]);
        assert_eq!(interval.last(), Some(Day(5)));
    }
}
