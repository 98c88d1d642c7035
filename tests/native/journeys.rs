//! No unit is ever off its path: every movement on every day of the atlas.

use atlas::model::{LegMode, Movement};
use atlas::space::path::Path;
use atlas::time::Day;

use crate::support::atlas;

/// How far from the drawn rails a train may be, in kilometres.
// Two lines are joined where they come within a kilometre of each other, and a train must cross the gap.
const OFF_THE_RAILS_KM: f64 = 1.0;

/// What counts as the same point: a metre.
const SAME_KM: f64 = 1e-3;

fn days(movement: &Movement) -> impl Iterator<Item = Day> + use<> {
    let (first, last) = movement.days().unwrap();
    (first.0..=last.0).map(Day)
}

#[test]
fn a_unit_is_on_its_way_from_departure_to_arrival_and_on_no_other_day() {
    let atlas = atlas();
    for movement in &atlas.movements {
        let (first, last) = movement.days().unwrap();
        let mut day = atlas.manifest.first.min(first) - 1;
        while day <= atlas.manifest.last.max(last) + 1 {
            let there = movement.position(day).is_some();
            assert_eq!(
                there,
                first <= day && day <= last,
                "{} on {day}",
                movement.key
            );
            day += 1;
        }
    }
}

#[test]
fn every_position_lies_on_the_leg_it_names_and_never_goes_back() {
    for movement in &atlas().movements {
        let mut reached = (0, 0.0);
        for day in days(movement) {
            let position = movement.position(day).unwrap();
            let leg = &movement.legs[position.leg];
            let off_km = leg.path.nearest(position.at).distance_km;
            assert!(
                off_km < SAME_KM,
                "{} on {day}: {off_km} km off",
                movement.key
            );
            assert!(
                (position.leg, position.leg_km) >= reached,
                "{} on {day} goes back",
                movement.key
            );
            reached = (position.leg, position.leg_km);
        }
    }
}

#[test]
fn legs_join_and_days_run_forwards() {
    for movement in &atlas().movements {
        assert_eq!(
            movement.legs.len() + 1,
            movement.waypoints.len(),
            "{}",
            movement.key
        );
        for (leg, ends) in movement.legs.iter().zip(movement.waypoints.windows(2)) {
            assert!(
                (leg.path.start() - ends[0].at).length() < SAME_KM,
                "{}",
                movement.key
            );
            assert!(
                (leg.path.end() - ends[1].at).length() < SAME_KM,
                "{}",
                movement.key
            );
            assert!(ends[0].day <= ends[1].day, "{}", movement.key);
        }
    }
}

#[test]
fn a_unit_is_at_a_dated_waypoint_on_its_day() {
    for movement in &atlas().movements {
        for waypoint in movement
            .waypoints
            .iter()
            .filter(|waypoint| !waypoint.interpolated)
        {
            // Of several waypoints of one day the unit is drawn at the last.
            let last = movement
                .waypoints
                .iter()
                .rfind(|other| other.day == waypoint.day)
                .unwrap();
            let position = movement.position(waypoint.day).unwrap();
            let off_km = (position.at - last.at).length();
            assert!(
                off_km < SAME_KM,
                "{} on {}: {off_km} km off",
                movement.key,
                waypoint.day
            );
        }
    }
}

#[test]
fn trains_stay_on_the_rails() {
    let atlas = atlas();
    for movement in &atlas.movements {
        for (index, leg) in movement.legs.iter().enumerate() {
            if leg.mode != LegMode::Rail {
                continue;
            }
            for point in leg.path.points() {
                let near = |path: &Path| path.nearest_within(*point, OFF_THE_RAILS_KM).is_some();
                let on_rails = atlas.railways.iter().any(|railway| near(&railway.path));
                assert!(
                    on_rails,
                    "{}, leg {index}: off the rails at {point:?}",
                    movement.key
                );
            }
        }
    }
}
