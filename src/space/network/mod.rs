//! Lines that join: the way from one point to another along railways or rivers.
//!
//! Lines join in two ways. Vertices of different lines at the same place are one station, where the lines share, cross
//! or continue each other. And the end of a line that comes close to any point of another joins it there, as a branch
//! leaves a trunk whose vertices were drawn without it. Lines that merely cross do not join: one may be a bridge.

mod junction;
mod route;
mod search;

use super::MapPoint;
use super::path::Path;
use junction::{Stop, Way};
use route::Stretch;
use search::Search;

pub use route::{Leg, Route};

/// Lines and the junctions where one can pass from one to another.
#[derive(Clone, Debug)]
pub struct Network {
    lines: Vec<Path>,
    /// For each line its stops, ascending by `km`.
    stops: Vec<Vec<Stop>>,
    /// For each junction the ways that leave it.
    ways: Vec<Vec<Way>>,
}

/// A point of a line of the network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    /// Which line, in the order they were given.
    pub line: usize,
    /// Kilometres from that line's start.
    pub km: f64,
}

impl Network {
    /// Joins the lines. A line's end joins every other line that has a point within `snap_km` of it.
    #[must_use]
    pub fn new(lines: &[Path], snap_km: f64) -> Network {
        let stops = junction::join(lines, snap_km);
        let ways = junction::ways(&stops);
        Network {
            lines: lines.to_vec(),
            stops,
            ways,
        }
    }

    /// The lines, in the order they were given.
    #[must_use]
    pub fn lines(&self) -> &[Path] {
        &self.lines
    }

    /// The point of the network nearest to a point of the map, if one lies within the tolerance. Of lines equally near,
    /// the first.
    #[must_use]
    pub fn locate(&self, point: MapPoint, tolerance_km: f64) -> Option<Anchor> {
        let mut reach = tolerance_km;
        let mut best = None;
        for (line, path) in self.lines.iter().enumerate() {
            if let Some(near) = path.nearest_within(point, reach)
                && (best.is_none() || near.distance_km < reach)
            {
                reach = near.distance_km;
                best = Some(Anchor { line, km: near.km });
            }
        }
        best
    }

    /// The point of one line nearest to a point of the map, if it lies within the tolerance. None for a line there is not.
    #[must_use]
    pub fn locate_on(&self, line: usize, point: MapPoint, tolerance_km: f64) -> Option<Anchor> {
        let near = self.lines.get(line)?.nearest_within(point, tolerance_km)?;
        Some(Anchor { line, km: near.km })
    }

    /// The point of the map at an anchor. None for a line there is not.
    #[must_use]
    pub fn point_at(&self, anchor: Anchor) -> Option<MapPoint> {
        Some(self.lines.get(anchor.line)?.point_at(anchor.km))
    }

    /// The shortest way from one point of the network to another, if they are joined.
    #[must_use]
    pub fn route(&self, from: Anchor, to: Anchor) -> Option<Route> {
        let (from, to) = (self.on_line(from)?, self.on_line(to)?);
        let along = (from.line == to.line).then(|| Stretch::from_anchor(from, to.km));
        let along_km = along.map_or(f64::INFINITY, |stretch| stretch.length_km());
        let stretches = match self.over_junctions(from, to, along_km) {
            Some(stretches) => stretches,
            None => vec![along?],
        };
        Some(Route::assemble(&self.lines, &stretches))
    }

    /// The shortest way that passes a junction, if there is one shorter than `limit_km`.
    fn over_junctions(&self, from: Anchor, to: Anchor, limit_km: f64) -> Option<Vec<Stretch>> {
        let mut search = Search::new(self.ways.len());
        for entry in self.stops_around(from) {
            search.reach(entry.junction, None, Stretch::from_anchor(from, entry.km));
        }
        let exits: Vec<Stop> = self.stops_around(to).collect();
        let mut best_km = limit_km;
        let mut best_exit: Option<Stop> = None;
        while let Some((junction, km)) = search.settle() {
            if km >= best_km {
                break;
            }
            for exit in exits.iter().filter(|exit| exit.junction == junction) {
                let total_km = km + (to.km - exit.km).abs();
                if total_km < best_km {
                    best_km = total_km;
                    best_exit = Some(*exit);
                }
            }
            for way in &self.ways[junction] {
                search.reach(way.to, Some(junction), way.stretch);
            }
        }

        let exit = best_exit?;
        let mut stretches = search.trace(exit.junction);
        stretches.push(Stretch {
            line: to.line,
            from_km: exit.km,
            to_km: to.km,
        });
        Some(stretches)
    }

    /// The anchor, moved onto its line if it lay beyond an end. None for a line there is not, or no number.
    fn on_line(&self, anchor: Anchor) -> Option<Anchor> {
        let length_km = self.lines.get(anchor.line)?.length_km();
        let on_line = Anchor {
            km: anchor.km.clamp(0.0, length_km),
            ..anchor
        };
        (!anchor.km.is_nan()).then_some(on_line)
    }

    /// The stops of the line before and after the point, those at the point among them.
    fn stops_around(&self, anchor: Anchor) -> impl Iterator<Item = Stop> {
        let stops = &self.stops[anchor.line];
        let after = stops.partition_point(|stop| stop.km < anchor.km);
        let beyond = stops.partition_point(|stop| stop.km <= anchor.km);
        stops[after.saturating_sub(1)..stops.len().min(beyond + 1)]
            .iter()
            .copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(points: &[(f64, f64)]) -> Path {
        Path::new(points.iter().map(|&(x, y)| MapPoint::new(x, y)).collect()).unwrap()
    }

    fn anchor(line: usize, km: f64) -> Anchor {
        Anchor { line, km }
    }

    /// Where a route goes, as lines and kilometres.
    fn stretches(route: &Route) -> Vec<(usize, f64, f64)> {
        route
            .legs
            .iter()
            .map(|leg| (leg.line, leg.from_km, leg.to_km))
            .collect()
    }

    fn points(route: &Route) -> Vec<(f64, f64)> {
        route
            .path
            .points()
            .iter()
            .map(|point| (point.x, point.y))
            .collect()
    }

    /// A trunk of 100 km eastwards drawn without a vertex at 40, where a branch of 30 km leaves it northwards, half a
    /// kilometre off.
    fn branching() -> Network {
        Network::new(
            &[
                path(&[(0.0, 0.0), (100.0, 0.0)]),
                path(&[(40.0, 0.5), (40.0, 30.5)]),
            ],
            1.0,
        )
    }

    #[test]
    fn a_way_along_one_line_follows_it_in_either_direction() {
        let network = Network::new(&[path(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)])], 1.0);
        let there = network.route(anchor(0, 4.0), anchor(0, 16.0)).unwrap();
        assert_eq!(points(&there), [(4.0, 0.0), (10.0, 0.0), (10.0, 6.0)]);
        assert_eq!(stretches(&there), [(0, 4.0, 16.0)]);
        let back = network.route(anchor(0, 16.0), anchor(0, 4.0)).unwrap();
        assert_eq!(back.path, there.path.reversed());
        assert_eq!(stretches(&back), [(0, 16.0, 4.0)]);
    }

    #[test]
    fn a_branch_joins_the_middle_of_a_trunk() {
        let route = branching().route(anchor(0, 90.0), anchor(1, 20.0)).unwrap();
        assert_eq!(stretches(&route), [(0, 90.0, 40.0), (1, 0.0, 20.0)]);
        assert_eq!(
            points(&route),
            [(90.0, 0.0), (40.0, 0.0), (40.0, 0.5), (40.0, 20.5)]
        );
    }

    #[test]
    fn a_branch_beyond_the_snap_joins_nothing() {
        let lines = branching().lines().to_vec();
        let network = Network::new(&lines, 0.4);
        assert_eq!(network.route(anchor(0, 90.0), anchor(1, 20.0)), None);
    }

    #[test]
    fn the_route_knows_where_each_leg_begins_and_what_lies_at_each_kilometre() {
        let route = branching().route(anchor(0, 90.0), anchor(1, 20.0)).unwrap();
        // The half kilometre between trunk and branch belongs to the route, but to no line.
        assert_eq!(route.legs[1].start_km, 50.5);
        assert_eq!(route.path.length_km(), 70.5);
        for (km, expected) in [
            (0.0, anchor(0, 90.0)),
            (20.0, anchor(0, 70.0)),
            (50.2, anchor(0, 40.0)),
            (60.5, anchor(1, 10.0)),
        ] {
            assert_eq!(route.anchor_at(km), expected, "{km}");
        }
        let network = branching();
        for km in (0..=50).chain(51..=70).map(f64::from) {
            let on_line = network.point_at(route.anchor_at(km)).unwrap();
            assert!((on_line - route.path.point_at(km)).length() < 1e-9, "{km}");
        }
    }

    #[test]
    fn lines_that_share_a_station_join_there_and_lines_that_merely_cross_do_not() {
        let east = path(&[(-10.0, 0.0), (0.0, 0.0), (10.0, 0.0)]);
        let north = path(&[(0.0, -10.0), (0.0, 0.004), (0.0, 10.0)]);
        let bridge = path(&[(5.0, -10.0), (5.0, 10.0)]);
        let network = Network::new(&[east, north, bridge], 1.0);
        let route = network.route(anchor(0, 2.0), anchor(1, 17.0)).unwrap();
        assert_eq!(stretches(&route), [(0, 2.0, 10.0), (1, 10.004, 17.0)]);
        assert_eq!(network.route(anchor(0, 2.0), anchor(2, 17.0)), None);
    }

    #[test]
    fn lines_continue_each_other_whichever_way_they_were_drawn() {
        let network = Network::new(
            &[
                path(&[(10.0, 0.0), (0.0, 0.0)]),
                path(&[(10.3, 0.0), (20.0, 0.0)]),
                path(&[(30.0, 0.0), (20.2, 0.0)]),
            ],
            0.5,
        );
        let route = network.route(anchor(0, 10.0), anchor(2, 0.0)).unwrap();
        let xs: Vec<f64> = route.path.points().iter().map(|point| point.x).collect();
        assert_eq!(xs, [0.0, 10.0, 10.3, 20.0, 20.2, 30.0]);
        assert_eq!(route.legs.len(), 3);
    }

    #[test]
    fn a_stretch_that_lines_share_joins_them_all_along() {
        let first = path(&[(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (30.0, 5.0)]);
        let second = path(&[(0.0, 9.0), (10.0, 0.0), (20.0, 0.0), (30.0, -5.0)]);
        let network = Network::new(&[first.clone(), second.clone()], 0.5);
        let route = network
            .route(anchor(0, 3.0), anchor(1, second.length_km()))
            .unwrap();
        assert!((route.path.length_km() - (17.0 + 125.0_f64.sqrt())).abs() < 1e-9);
        assert_eq!(
            points(&route),
            [(3.0, 0.0), (10.0, 0.0), (20.0, 0.0), (30.0, -5.0)]
        );
    }

    #[test]
    fn the_shorter_of_two_ways_is_taken_even_if_it_changes_lines_and_comes_back() {
        // A detour of 60 km, and a cut-off of 20 between its ends.
        let detour = path(&[
            (-10.0, 0.0),
            (0.0, 0.0),
            (0.0, 20.0),
            (20.0, 20.0),
            (20.0, 0.0),
            (30.0, 0.0),
        ]);
        let cut_off = path(&[(0.0, 0.0), (20.0, 0.0)]);
        let network = Network::new(&[detour, cut_off], 0.5);
        let through = network.route(anchor(0, 0.0), anchor(0, 80.0)).unwrap();
        assert_eq!(
            stretches(&through),
            [(0, 0.0, 10.0), (1, 0.0, 20.0), (0, 70.0, 80.0)]
        );
        let within = network.route(anchor(0, 25.0), anchor(0, 45.0)).unwrap();
        assert_eq!(stretches(&within), [(0, 25.0, 45.0)]);
    }

    #[test]
    fn a_closed_line_is_walked_the_shorter_way_round() {
        let ring = path(&[
            (0.0, 0.0),
            (10.0, 0.0),
            (10.0, 10.0),
            (0.0, 10.0),
            (0.0, 0.0),
        ]);
        let network = Network::new(&[ring], 0.5);
        let route = network.route(anchor(0, 2.0), anchor(0, 39.0)).unwrap();
        assert_eq!(points(&route)[..2], [(2.0, 0.0), (0.0, 0.0)]);
        assert!((route.path.length_km() - 3.0).abs() < 1e-9);
        assert_eq!(stretches(&route), [(0, 2.0, 0.0), (0, 40.0, 39.0)]);
    }

    #[test]
    fn a_way_to_where_one_stands_is_one_point() {
        let network = branching();
        for here in [anchor(0, 17.0), anchor(0, 40.0), anchor(1, 0.0)] {
            let route = network.route(here, here).unwrap();
            assert_eq!(route.path.length_km(), 0.0);
            assert_eq!(stretches(&route), [(here.line, here.km, here.km)]);
            assert_eq!(route.anchor_at(0.0), here);
        }
    }

    #[test]
    fn from_a_junction_one_leaves_by_the_line_that_leads_on() {
        let route = branching().route(anchor(0, 40.0), anchor(1, 30.0)).unwrap();
        assert_eq!(stretches(&route), [(1, 0.0, 30.0)]);
        let back = branching().route(anchor(1, 30.0), anchor(0, 40.0)).unwrap();
        assert_eq!(stretches(&back), [(1, 30.0, 0.0)]);
    }

    #[test]
    fn a_point_is_located_on_the_nearest_line_within_the_tolerance() {
        let network = branching();
        assert_eq!(
            network.locate(MapPoint::new(40.2, 12.5), 1.0),
            Some(anchor(1, 12.0))
        );
        assert_eq!(
            network.locate(MapPoint::new(70.0, -0.9), 1.0),
            Some(anchor(0, 70.0))
        );
        assert_eq!(network.locate(MapPoint::new(70.0, -1.1), 1.0), None);
        assert_eq!(
            network.locate_on(0, MapPoint::new(40.2, 12.5), 15.0),
            Some(anchor(0, 40.2))
        );
        assert_eq!(network.locate_on(0, MapPoint::new(40.2, 12.5), 10.0), None);
        assert_eq!(network.locate_on(7, MapPoint::origin(), 10.0), None);
    }

    #[test]
    fn anchors_off_the_network_are_refused_and_beyond_an_end_taken_as_the_end() {
        let network = branching();
        assert_eq!(network.route(anchor(9, 0.0), anchor(0, 0.0)), None);
        assert_eq!(network.route(anchor(0, f64::NAN), anchor(0, 0.0)), None);
        assert_eq!(network.point_at(anchor(9, 0.0)), None);
        let route = network.route(anchor(0, -5.0), anchor(0, 500.0)).unwrap();
        assert_eq!(stretches(&route), [(0, 0.0, 100.0)]);
    }

    #[test]
    fn a_network_of_nothing_leads_nowhere() {
        let network = Network::new(&[], 1.0);
        assert_eq!(network.locate(MapPoint::origin(), 1e9), None);
        assert_eq!(network.route(anchor(0, 0.0), anchor(0, 0.0)), None);
    }

    /// Streets: lines eastwards and northwards with a vertex at every crossing, ten kilometres apart.
    fn streets(count: usize) -> Network {
        let along = |line: usize, east: bool| {
            let point = |i: usize| {
                let (a, b) = (i as f64 * 10.0, line as f64 * 10.0);
                if east {
                    MapPoint::new(a, b)
                } else {
                    MapPoint::new(b, a)
                }
            };
            Path::new((0..count).map(point).collect()).unwrap()
        };
        let lines: Vec<Path> = (0..count)
            .map(|i| along(i, true))
            .chain((0..count).map(|i| along(i, false)))
            .collect();
        Network::new(&lines, 0.5)
    }

    #[test]
    fn in_a_town_of_streets_every_way_is_as_long_as_the_blocks_between() {
        let network = streets(7);
        for from in
            (0..14).flat_map(|line| (0..=6).map(move |block| anchor(line, f64::from(block) * 10.0)))
        {
            let here = network.point_at(from).unwrap();
            for to in (0..14)
                .flat_map(|line| (0..6).map(move |block| anchor(line, f64::from(block) * 10.0)))
            {
                let there = network.point_at(to).unwrap();
                let route = network.route(from, to).unwrap();
                let blocks = (there - here).x.abs() + (there - here).y.abs();
                assert!(
                    (route.path.length_km() - blocks).abs() < 1e-9,
                    "{from:?} {to:?}"
                );
                assert_eq!((route.path.start(), route.path.end()), (here, there));
                let legs: f64 = route
                    .legs
                    .iter()
                    .map(|leg| (leg.to_km - leg.from_km).abs())
                    .sum();
                assert!((legs - blocks).abs() < 1e-9);
            }
        }
    }
}
