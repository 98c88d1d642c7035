//! Who held what.

use std::cmp::Ordering;

use super::{Certainty, Citation, FormationId, PlaceId, RailwayId, SideId, Text};
use crate::space::MapPoint;
use crate::space::path::Path;
use crate::time::{Day, Edtf, TemporalExtent};

/// A dated record that a side held, guarded or claimed something, or that it was not there.
#[derive(Clone, Debug)]
pub struct Occupation {
    /// Stable identity, as the files write it.
    pub key: String,
    /// What the evidence speaks of.
    pub tier: Tier,
    /// Whose it was.
    pub side: SideId,
    /// How firmly.
    pub control: Control,
    /// How we know.
    pub grade: Grade,
    /// A short title.
    pub name: Text,
    /// What is known of it.
    pub summary: Text,
    /// First day, as the source gives it.
    pub start: Edtf,
    /// Last day, as the source gives it.
    pub end: Edtf,
    /// Both as days.
    pub extent: TemporalExtent,
    /// The places it speaks of.
    pub places: Vec<PlaceId>,
    /// The formations that stood there.
    pub formations: Vec<FormationId>,
    /// Men.
    pub strength: Option<u32>,
    /// The text that claims it, for a zone.
    pub document: Option<String>,
    /// When that text was made.
    pub document_date: Option<Edtf>,
    /// Where.
    pub geometry: OccupationGeometry,
    /// Where sources contradict each other.
    pub disagreements: Vec<String>,
    /// How sure the record is.
    pub certainty: Certainty,
    /// Who says so.
    pub citations: Vec<Citation>,
}

/// What the evidence of an occupation speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Troops at a place.
    Garrison,
    /// A railway or river section under guard.
    Line,
    /// An area that a text claims or agrees.
    Zone,
    /// A statement that the side was not there; never drawn as held.
    Absence,
}

/// How firmly something was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Control {
    /// Held.
    Firm,
    /// Fought over, or shared.
    Contested,
    /// In name.
    Nominal,
}

/// How an occupation is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// A source names it.
    Reported,
    /// It lies between two reported points.
    Inferred,
    /// A text claims it.
    Claimed,
}

/// Where an occupation is.
#[derive(Clone, Debug)]
pub enum OccupationGeometry {
    /// One position for each of the record's places.
    Points(Vec<MapPoint>),
    /// A section of line whose points were gained and lost on their own days.
    Section(HeldSection),
    /// Rings, outer counter-clockwise and holes clockwise, each closed.
    Area(Vec<Vec<MapPoint>>),
}

/// A stretch of track between dated points.
#[derive(Clone, Debug)]
pub struct HeldSection {
    /// The track.
    pub track: Track,
    /// Its dated points, at rising distances; at least two.
    pub points: Vec<HeldPoint>,
}

/// The drawn track of a section.
#[derive(Clone, Debug)]
pub struct Track {
    /// The line as drawn, from the first point to the last.
    pub path: Path,
    /// The railways it runs along, in order, with the kilometres of each railway's own drawn line.
    pub railways: Vec<(RailwayId, f64, f64)>,
}

/// A point of a section with the days it was gained and lost.
#[derive(Clone, Debug)]
pub struct HeldPoint {
    /// The place.
    pub place: PlaceId,
    /// Distance along the section's drawn track, in kilometres.
    pub km: f64,
    /// First day held, as the source gives it.
    pub gained: Option<Edtf>,
    /// Last day held, as the source gives it.
    pub lost: Option<Edtf>,
    /// First day held, interpolated along the track where no source dates it.
    pub gained_day: Day,
    /// First day no longer held, interpolated likewise.
    pub lost_day: Day,
}

impl HeldPoint {
    /// Whether the first day held rests on a source rather than on its neighbours.
    pub fn gain_attested(&self) -> bool {
        self.gained.is_some()
    }

    /// Whether the last day held rests on a source rather than on its neighbours.
    pub fn loss_attested(&self) -> bool {
        self.lost.is_some()
    }
}

/// A stretch of a section held on a day, in kilometres along its drawn track.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeldStretch {
    /// Start.
    pub from_km: f64,
    /// End.
    pub to_km: f64,
    /// Whether a front is moving through this stretch of track, so that its end is interpolated.
    pub moving: bool,
}

impl HeldSection {
    /// The stretches held on a day, by linear interpolation of the days gained and lost between dated points.
    ///
    /// Between two points gained on different days the front is where the day falls between them, so the
    /// stretch grows a little every day; likewise where it is given up.
    pub fn held_on(&self, day: Day) -> Vec<HeldStretch> {
        let mut stretches: Vec<HeldStretch> = Vec::new();
        for pair in self.points.windows(2) {
            let [a, b] = pair else { continue };
            let Some(stretch) = held_between(a, b, day) else {
                continue;
            };
            match stretches.last_mut() {
                Some(last)
                    if last.moving == stretch.moving
                        && (stretch.from_km - last.to_km).abs() < TOUCHING_KM =>
                {
                    last.to_km = stretch.to_km;
                }
                _ => stretches.push(stretch),
            }
        }
        stretches
    }

    /// Kilometres of drawn track held on a day.
    pub fn held_km(&self, day: Day) -> f64 {
        self.held_on(day)
            .iter()
            .map(|stretch| stretch.to_km - stretch.from_km)
            .sum()
    }

    /// The days on which the held stretch is other than the day before: every day while a front moves.
    pub fn change_days(&self) -> Vec<Day> {
        let mut days = Vec::new();
        for pair in self.points.windows(2) {
            let [a, b] = pair else { continue };
            push_days(&mut days, a.gained_day, b.gained_day);
            push_days(&mut days, a.lost_day, b.lost_day);
        }
        days.sort_unstable();
        days.dedup();
        days
    }
}

/// Stretches closer than this are one: a metre, far below what is drawn.
const TOUCHING_KM: f64 = 1e-3;

fn push_days(days: &mut Vec<Day>, one: Day, other: Day) {
    let (first, last) = if one <= other {
        (one, other)
    } else {
        (other, one)
    };
    days.extend((first.0..=last.0).map(Day));
}

/// The part of the track between two neighbouring points that is held on a day.
fn held_between(a: &HeldPoint, b: &HeldPoint, day: Day) -> Option<HeldStretch> {
    let length = b.km - a.km;
    let gained = reached(a.gained_day, b.gained_day, day);
    let lost = given_up(a.lost_day, b.lost_day, day);
    let (gain_from, gain_to) = gained?;
    let (from, to) = match lost {
        None => (gain_from, gain_to),
        // What is lost is taken away from the end where losing began.
        Some((lost_from, lost_to)) if lost_from <= 0.0 => (gain_from.max(lost_to), gain_to),
        Some((lost_from, _)) => (gain_from, gain_to.min(lost_from)),
    };
    (to - from > 0.0).then_some(HeldStretch {
        from_km: a.km + length * from,
        to_km: a.km + length * to,
        moving: from > 0.0 || to < 1.0,
    })
}

/// The part of a stretch, as fractions from its first end, that is no longer held on `day`, if its ends are first no
/// longer held on `at_a` and `at_b`.
///
/// Whoever leaves the first end at the close of its last day is on the way by the next; whoever leaves the other end is
/// there until the close of its own last day.
fn given_up(at_a: Day, at_b: Day, day: Day) -> Option<(f64, f64)> {
    match at_a.cmp(&at_b) {
        Ordering::Less => reached(at_a - 1, at_b, day),
        Ordering::Equal => reached(at_a, at_b, day),
        Ordering::Greater => reached(at_a, at_b - 1, day),
    }
}

/// The part of a stretch, as fractions from its first end, that a front has passed on `day`, if it reaches the
/// ends on `at_a` and `at_b`. On the day an end is reached everything up to it has been passed.
fn reached(at_a: Day, at_b: Day, day: Day) -> Option<(f64, f64)> {
    let (a, b, now) = (f64::from(at_a.0), f64::from(at_b.0), f64::from(day.0));
    match (at_a <= day, at_b <= day) {
        (true, true) => Some((0.0, 1.0)),
        (false, false) => None,
        (true, false) => Some((0.0, (now - a) / (b - a))),
        (false, true) => Some((1.0 - (now - b) / (a - b), 1.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(km: f64, gained: i32, last_held: i32) -> HeldPoint {
        HeldPoint {
            place: PlaceId(0),
            km,
            gained: None,
            lost: None,
            gained_day: Day(gained),
            lost_day: Day(last_held + 1),
        }
    }

    fn section(points: Vec<HeldPoint>) -> HeldSection {
        let ends = [0.0, 300.0].map(|x| MapPoint::new(x, 0.0));
        HeldSection {
            track: Track {
                path: Path::new(ends.to_vec()).expect("two points make a path"),
                railways: Vec::new(),
            },
            points,
        }
    }

    #[test]
    fn nothing_is_held_before_the_first_or_after_the_last_day() {
        let line = section(vec![point(0.0, 10, 50), point(100.0, 20, 60)]);
        for day in (-100..10).chain(61..200) {
            assert_eq!(line.held_km(Day(day)), 0.0, "day {day}");
        }
    }

    #[test]
    fn a_point_is_inside_on_its_first_and_on_its_last_day() {
        let line = section(vec![point(0.0, 10, 50), point(100.0, 20, 60)]);
        let held = line.held_on(Day(20));
        assert_eq!(held.len(), 1);
        assert!((held[0].to_km - 100.0).abs() < 1e-9, "{held:?}");
        let last = line.held_on(Day(60));
        assert!((last[0].to_km - 100.0).abs() < 1e-9, "{last:?}");
        let first_loss = line.held_on(Day(50));
        assert!(first_loss[0].from_km.abs() < 1e-9, "{first_loss:?}");
    }

    #[test]
    fn a_front_advances_every_day_and_never_backwards() {
        let line = section(vec![
            point(0.0, 10, 90),
            point(100.0, 20, 90),
            point(300.0, 30, 90),
        ]);
        let lengths: Vec<f64> = (10..=30).map(|day| line.held_km(Day(day))).collect();
        assert!(
            lengths.windows(2).all(|pair| pair[1] > pair[0]),
            "{lengths:?}"
        );
        assert!((lengths[lengths.len() - 1] - 300.0).abs() < 1e-9);
    }

    #[test]
    fn a_section_gained_at_once_is_whole_from_that_day() {
        let line = section(vec![point(0.0, 10, 20), point(80.0, 10, 20)]);
        assert_eq!(line.held_km(Day(9)), 0.0);
        assert!((line.held_km(Day(10)) - 80.0).abs() < 1e-9);
        assert!((line.held_km(Day(20)) - 80.0).abs() < 1e-9);
        assert_eq!(line.held_km(Day(21)), 0.0);
    }

    #[test]
    fn on_the_day_after_its_last_a_point_is_behind_the_front() {
        let line = section(vec![point(0.0, 0, 30), point(100.0, 0, 20)]);
        assert!((line.held_km(Day(20)) - 100.0).abs() < 1e-9);
        assert!(line.held_km(Day(21)) < 95.0);
        assert!(line.held_km(Day(30)) > 0.0);
        assert_eq!(line.held_km(Day(31)), 0.0);
    }

    #[test]
    fn a_withdrawal_from_the_far_end_shortens_the_section_towards_its_base() {
        let line = section(vec![point(0.0, 0, 30), point(100.0, 0, 20)]);
        let held = line.held_on(Day(25));
        assert_eq!(held.len(), 1);
        assert!(held[0].from_km.abs() < 1e-9);
        assert!(held[0].to_km > 0.0 && held[0].to_km < 100.0, "{held:?}");
    }
}
