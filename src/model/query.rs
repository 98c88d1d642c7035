//! Questions to the atlas: what is there on a day, and when does it change.

use super::{
    Atlas, EventId, Movement, MovementId, Occupation, OccupationGeometry, OccupationId, PlaceId,
    Side, SideId, Tier, order,
};
use crate::space::MapPoint;
use crate::time::{Day, Interval, Presence, Timeline};

/// How long an incident counts as "now" after its last day.
// A fortnight: long enough to be met when the slider is dragged at a month per second, short enough that two
// incidents at one place do not run into each other.
pub const NOW_DAYS: i32 = 14;

/// Where a travelling formation is on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// On the map, on its route.
    pub at: MapPoint,
    /// Direction of travel in radians clockwise from up the map; none while it stands.
    pub heading: Option<f64>,
    /// The leg it is on, or the last one it finished.
    pub leg: usize,
    /// Distance along that leg's path, in kilometres.
    pub leg_km: f64,
    /// Whether a source dates it here; otherwise it is interpolated.
    pub attested: bool,
}

impl Movement {
    /// Where the movement is on a day; none before its departure or after its arrival.
    pub fn position(&self, day: Day) -> Option<Position> {
        let first = self.waypoints.first()?;
        let last = self.waypoints.last()?;
        if day < first.day || day > last.day {
            return None;
        }
        let reported = self
            .waypoints
            .iter()
            .any(|waypoint| waypoint.day == day && !waypoint.interpolated);
        let index = self
            .legs
            .iter()
            .position(|leg| leg.interval.contains(day))
            .or_else(|| self.legs.len().checked_sub(1))?;
        let leg = self.legs.get(index)?;
        let length = leg.path.length_km();
        let from = self.waypoints.get(index)?.day;
        let to = self.waypoints.get(index + 1)?.day;
        let share = if to > from {
            (f64::from(day - from) / f64::from(to - from)).clamp(0.0, 1.0)
        } else {
            1.0
        };
        let leg_km = length * share;
        let standing = day == last.day || length <= 0.0;
        Some(Position {
            at: leg.path.point_at(leg_km),
            heading: if standing {
                None
            } else {
                Some(leg.path.bearing_at(leg_km))
            },
            leg: index,
            leg_km,
            attested: reported,
        })
    }

    /// First and last day on which the movement is drawn.
    pub fn days(&self) -> Option<(Day, Day)> {
        Some((self.waypoints.first()?.day, self.waypoints.last()?.day))
    }
}

impl Occupation {
    /// Whether the record stands on a day.
    pub fn presence(&self, day: Day) -> Presence {
        self.extent.presence(day)
    }

    /// Whether it is drawn as held or claimed; a stated absence never is.
    pub fn is_drawn(&self) -> bool {
        self.tier != Tier::Absence
    }

    /// Kilometres of drawn track held on a day; 0 for all but sections.
    pub fn held_km(&self, day: Day) -> f64 {
        match &self.geometry {
            OccupationGeometry::Section(section) if self.is_drawn() => section.held_km(day),
            _ => 0.0,
        }
    }
}

/// What stands on a day, in dense ids in rising order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Present {
    /// Garrisons, sections and zones, absences left out.
    pub occupations: Vec<OccupationId>,
    /// Movements under way.
    pub movements: Vec<MovementId>,
    /// Events of the day or of the [`NOW_DAYS`] before it.
    pub events: Vec<EventId>,
}

impl Atlas {
    /// The whole range as an interval.
    pub fn range(&self) -> Interval {
        Interval {
            start: Some(self.manifest.first),
            end: Some(self.manifest.last + 1),
        }
    }

    /// Every day in the range on which anything that is drawn changes, apart from what moves daily.
    pub fn timeline(&self) -> Timeline {
        let mut changes = Vec::new();
        let mut bound = |interval: Interval| {
            changes.extend(interval.start);
            changes.extend(interval.end);
        };
        for occupation in &self.occupations {
            bound(occupation.extent.possible);
            bound(occupation.extent.certain);
        }
        for event in &self.events {
            bound(event.extent.possible);
            bound(event.extent.certain);
            if let Some(end) = event.extent.possible.end {
                bound(Interval {
                    start: Some(end + NOW_DAYS),
                    end: None,
                });
            }
        }
        for movement in &self.movements {
            if let Some((first, last)) = movement.days() {
                bound(Interval {
                    start: Some(first),
                    end: Some(last + 1),
                });
            }
        }
        Timeline::new(self.manifest.first..=self.manifest.last, changes)
    }

    /// The sides that anything on the map belongs to, in the order of the manifest.
    pub fn sides_shown(&self) -> impl Iterator<Item = &Side> {
        self.manifest
            .sides
            .iter()
            .enumerate()
            .filter(|(index, _)| {
                let side = SideId::from_index(*index);
                self.movements.iter().any(|movement| movement.side == side)
                    || self
                        .occupations
                        .iter()
                        .any(|occupation| occupation.side == side)
            })
            .map(|(_, side)| side)
    }

    /// What stands on a day.
    pub fn present(&self, day: Day) -> Present {
        Present {
            occupations: ids(&self.occupations, |occupation| {
                occupation.is_drawn() && occupation.presence(day) != Presence::Absent
            })
            .map(OccupationId::from_index)
            .collect(),
            movements: ids(&self.movements, |movement| {
                movement
                    .days()
                    .is_some_and(|(first, last)| first <= day && day <= last)
            })
            .map(MovementId::from_index)
            .collect(),
            events: ids(&self.events, |event| {
                event.extent.presence(day) != Presence::Absent
                    || event
                        .extent
                        .possible
                        .end
                        .is_some_and(|end| end <= day && day < end + NOW_DAYS)
            })
            .map(EventId::from_index)
            .collect(),
        }
    }

    /// Kilometres of line the occupier holds on a day, measured on the drawn track and so a few per cent short.
    pub fn held_km(&self, day: Day) -> f64 {
        self.occupations
            .iter()
            .filter(|occupation| occupation.side == self.manifest.occupier)
            .map(|occupation| occupation.held_km(day))
            .sum()
    }

    /// The places where the occupier has a garrison on a day, each once.
    pub fn held_places(&self, day: Day) -> Vec<PlaceId> {
        let mut places: Vec<PlaceId> = self
            .occupations
            .iter()
            .filter(|occupation| {
                occupation.side == self.manifest.occupier
                    && occupation.tier == Tier::Garrison
                    && occupation.presence(day) != Presence::Absent
            })
            .flat_map(|occupation| occupation.places.iter().copied())
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The events at a place, earliest first.
    pub fn events_at(&self, place: PlaceId) -> Vec<EventId> {
        let events = ids(&self.events, |event| event.place == place)
            .map(EventId::from_index)
            .collect();
        order::by_key(events, |id: &EventId| {
            self.events
                .get(id.index())
                .map_or(i64::MAX, |event| event.start.earliest.0.into())
        })
    }

    /// The occupation records that speak of a place, earliest first; absences too.
    pub fn occupations_at(&self, place: PlaceId) -> Vec<OccupationId> {
        let found = ids(&self.occupations, |occupation| {
            occupation.places.contains(&place)
                || matches!(&occupation.geometry, OccupationGeometry::Section(section)
                    if section.points.iter().any(|point| point.place == place))
        })
        .map(OccupationId::from_index)
        .collect();
        order::by_key(found, |id: &OccupationId| {
            self.occupations
                .get(id.index())
                .map_or(i64::MAX, |occupation| occupation.start.earliest.0.into())
        })
    }

    /// The movements that pass a place, earliest first.
    pub fn movements_through(&self, place: PlaceId) -> Vec<MovementId> {
        let found = ids(&self.movements, |movement| {
            movement
                .waypoints
                .iter()
                .any(|waypoint| waypoint.place == place)
        })
        .map(MovementId::from_index)
        .collect();
        order::by_key(found, |id: &MovementId| {
            self.movements
                .get(id.index())
                .and_then(|movement| movement.days())
                .map_or(i64::MAX, |(first, _)| first.0.into())
        })
    }
}

/// The positions of the records that satisfy a condition.
fn ids<'a, T>(
    records: &'a [T],
    keep: impl Fn(&T) -> bool + 'a,
) -> impl Iterator<Item = usize> + 'a {
    records
        .iter()
        .enumerate()
        .filter(move |(_, record)| keep(record))
        .map(|(index, _)| index)
}
