//! Lines that join: the way from one point to another along railways or rivers.
//!
//! Lines join in two ways. Vertices of different lines at the same place are one station, where the lines share, cross
//! or continue each other. And the end of a line that comes close to any point of another joins it there, as a branch
//! leaves a trunk whose vertices were drawn without it. Lines that merely cross do not join: one may be a bridge.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

use super::path::Path;
use super::{MapPoint, MapVector};

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

/// A way through the network.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// The line of the map it follows, in the direction of travel.
    pub path: Path,
    /// The stretches of line it is made of, in order. A route from a point to itself has one leg of no length.
    pub legs: Vec<Leg>,
}

/// A stretch of one line within a route.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leg {
    /// Which line, in the order they were given.
    pub line: usize,
    /// Where it enters, in km from the line's start.
    pub from_km: f64,
    /// Where it leaves; less than `from_km` when travelling against the line's direction.
    pub to_km: f64,
    /// Kilometres of the route travelled when this leg begins.
    pub start_km: f64,
}

/// A point of a line where one can change to another.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stop {
    km: f64,
    junction: usize,
}

/// From one junction to the next along a line.
#[derive(Clone, Copy, Debug)]
struct Way {
    to: usize,
    line: usize,
    from_km: f64,
    to_km: f64,
}

/// Vertices closer than this are one place, in km. The atlas's files keep four decimals of a degree, of which one unit is
/// 11 m; the same station written for two lines may differ by that.
const COINCIDENT_KM: f64 = 0.012;

impl Network {
    /// Joins the lines. A line's end joins every other line that has a point within `snap_km` of it.
    #[must_use]
    pub fn new(lines: &[Path], snap_km: f64) -> Network {
        let mut joints = Joints::default();
        for (line, path) in lines.iter().enumerate() {
            let ends = [0.0, path.length_km()].map(|km| joints.add(Anchor { line, km }));
            if (path.start() - path.end()).length() <= COINCIDENT_KM {
                joints.join(ends[0], ends[1]);
            }
            for (end, point) in ends.into_iter().zip([path.start(), path.end()]) {
                for (other, near) in others_within(lines, line, point, snap_km) {
                    let there = joints.add(Anchor {
                        line: other,
                        km: near,
                    });
                    joints.join(end, there);
                }
            }
        }
        join_coincident_vertices(lines, &mut joints);
        let stops = joints.into_stops(lines.len());
        let ways = ways(&stops);
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

    /// The shortest way from one point of the network to another, if they are joined. (E. W. Dijkstra, "A Note on Two
    /// Problems in Connexion with Graphs", 1959.)
    #[must_use]
    pub fn route(&self, from: Anchor, to: Anchor) -> Option<Route> {
        let (from, to) = (self.on_line(from)?, self.on_line(to)?);
        let mut search = Search::new(self.ways.len());
        for stop in self.stops_around(from) {
            search.reach(stop.junction, (stop.km - from.km).abs(), None);
        }
        let along_one_line = (from.line == to.line).then_some((to.km - from.km).abs());
        let mut best = along_one_line.unwrap_or(f64::INFINITY);
        let mut arrival: Option<Stop> = None;
        let exits: Vec<Stop> = self.stops_around(to).collect();
        while let Some((junction, km)) = search.settle() {
            if km >= best {
                break;
            }
            for stop in exits.iter().filter(|stop| stop.junction == junction) {
                let total = km + (to.km - stop.km).abs();
                if total < best {
                    best = total;
                    arrival = Some(*stop);
                }
            }
            for way in &self.ways[junction] {
                search.reach(
                    way.to,
                    km + (way.to_km - way.from_km).abs(),
                    Some((junction, *way)),
                );
            }
        }

        let mut stretches = Vec::new();
        match arrival {
            None if along_one_line.is_none() => return None,
            None => stretches.push((from.line, from.km, to.km)),
            Some(exit) => {
                let (entry, ways) = search.trace(exit.junction);
                // Of several stops of the line at one junction the nearest was taken.
                let near = |stop: &Stop| (stop.km - from.km).abs();
                let entry = self
                    .stops_around(from)
                    .filter(|stop| stop.junction == entry)
                    .min_by(|a, b| near(a).total_cmp(&near(b)))?;
                stretches.push((from.line, from.km, entry.km));
                stretches.extend(
                    ways.into_iter()
                        .map(|way| (way.line, way.from_km, way.to_km)),
                );
                stretches.push((to.line, exit.km, to.km));
            }
        }
        Some(self.assemble(stretches))
    }

    /// The anchor, moved onto its line if it lay beyond an end. None for a line there is not.
    fn on_line(&self, anchor: Anchor) -> Option<Anchor> {
        let length = self.lines.get(anchor.line)?.length_km();
        // `max` turns a NaN into the start.
        Some(Anchor {
            km: anchor.km.min(length).max(0.0),
            ..anchor
        })
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

    /// Joins stretches into legs, and their geometry into one path.
    fn assemble(&self, stretches: Vec<(usize, f64, f64)>) -> Route {
        let mut legs: Vec<Leg> = Vec::new();
        for (line, from_km, to_km) in stretches {
            match legs.last_mut() {
                Some(leg) if continues(leg, line, from_km, to_km) => leg.to_km = to_km,
                // A stretch of no length only says through which junction the way goes.
                Some(leg) if leg.from_km == leg.to_km => {
                    *leg = Leg {
                        line,
                        from_km,
                        to_km,
                        start_km: 0.0,
                    }
                }
                Some(_) if from_km == to_km => {}
                _ => legs.push(Leg {
                    line,
                    from_km,
                    to_km,
                    start_km: 0.0,
                }),
            }
        }

        let mut points: Vec<MapPoint> = Vec::new();
        let mut first_vertices: Vec<usize> = Vec::new();
        for leg in &legs {
            let slice = self.lines[leg.line].slice(leg.from_km, leg.to_km);
            let joined = points.last() == Some(&slice.start());
            first_vertices.push(points.len().saturating_sub(usize::from(joined)));
            points.extend(slice.points().iter().skip(usize::from(joined)));
        }
        let path = Path::measured(points);
        for (leg, vertex) in legs.iter_mut().zip(first_vertices) {
            leg.start_km = path.lengths_km()[vertex];
        }
        Route { path, legs }
    }
}

impl Route {
    /// The point of the network so many kilometres into the route: which line, and where on it.
    #[must_use]
    pub fn anchor_at(&self, km: f64) -> Anchor {
        let leg = self
            .legs
            .partition_point(|leg| leg.start_km <= km)
            .saturating_sub(1);
        let Leg {
            line,
            from_km,
            to_km,
            start_km,
        } = self.legs[leg];
        let travelled = (km - start_km).clamp(0.0, (to_km - from_km).abs());
        Anchor {
            line,
            km: from_km + travelled.copysign(to_km - from_km),
        }
    }
}

/// Whether a stretch goes on where the leg ends, on the same line and in the same direction.
fn continues(leg: &Leg, line: usize, from_km: f64, to_km: f64) -> bool {
    line == leg.line && from_km == leg.to_km && (leg.to_km - leg.from_km) * (to_km - from_km) >= 0.0
}

/// Every other line that comes within `reach_km` of a point, and how far along.
fn others_within(
    lines: &[Path],
    line: usize,
    point: MapPoint,
    reach_km: f64,
) -> impl Iterator<Item = (usize, f64)> {
    lines
        .iter()
        .enumerate()
        .filter(move |(other, _)| *other != line)
        .filter_map(move |(other, path)| Some((other, path.nearest_within(point, reach_km)?.km)))
}

/// Joins vertices of different lines that are one place.
fn join_coincident_vertices(lines: &[Path], joints: &mut Joints) {
    // Cells as wide as the tolerance, so that what is within it lies in the same cell or beside it.
    let cell = |point: MapPoint| {
        let index = |value: f64| (value / COINCIDENT_KM).floor() as i64;
        (index(point.x), index(point.y))
    };
    let mut seen: HashMap<(i64, i64), Vec<(MapPoint, Anchor)>> = HashMap::new();
    for (line, path) in lines.iter().enumerate() {
        for (point, km) in path.points().iter().zip(path.lengths_km()) {
            let here = Anchor { line, km: *km };
            let (column, row) = cell(*point);
            for neighbour in (-1..=1).flat_map(|x| (-1..=1).map(move |y| (column + x, row + y))) {
                for (other_point, other) in seen.get(&neighbour).into_iter().flatten() {
                    let apart: MapVector = *other_point - *point;
                    if other.line != line && apart.length() <= COINCIDENT_KM {
                        let (a, b) = (joints.add(here), joints.add(*other));
                        joints.join(a, b);
                    }
                }
            }
            seen.entry((column, row)).or_default().push((*point, here));
        }
    }
}

/// Between stops that follow each other along a line one can travel both ways.
fn ways(stops: &[Vec<Stop>]) -> Vec<Vec<Way>> {
    let junctions = stops
        .iter()
        .flatten()
        .map(|stop| stop.junction + 1)
        .max()
        .unwrap_or(0);
    let mut ways = vec![Vec::new(); junctions];
    for (line, stops) in stops.iter().enumerate() {
        for pair in stops.windows(2) {
            for [from, to] in [[pair[0], pair[1]], [pair[1], pair[0]]] {
                ways[from.junction].push(Way {
                    to: to.junction,
                    line,
                    from_km: from.km,
                    to_km: to.km,
                });
            }
        }
    }
    ways
}

/// Points of lines and which of them are the same junction: a union of sets.
#[derive(Default)]
struct Joints {
    anchors: Vec<Anchor>,
    /// For each anchor one it is joined to; itself, if it speaks for its set.
    parents: Vec<usize>,
    /// Finds an anchor again by line and the bits of its distance, of which equal ones are equal.
    known: HashMap<(usize, u64), usize>,
}

impl Joints {
    fn add(&mut self, anchor: Anchor) -> usize {
        let next = self.anchors.len();
        let joint = *self
            .known
            .entry((anchor.line, anchor.km.to_bits()))
            .or_insert(next);
        if joint == next {
            self.anchors.push(anchor);
            self.parents.push(next);
        }
        joint
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.speaker(a), self.speaker(b));
        self.parents[a.max(b)] = a.min(b);
    }

    fn speaker(&mut self, mut joint: usize) -> usize {
        while self.parents[joint] != joint {
            self.parents[joint] = self.parents[self.parents[joint]];
            joint = self.parents[joint];
        }
        joint
    }

    /// The stops of each line in order, with the junctions numbered from 0.
    fn into_stops(mut self, lines: usize) -> Vec<Vec<Stop>> {
        let mut numbers = BTreeMap::new();
        let mut stops = vec![Vec::new(); lines];
        for joint in 0..self.anchors.len() {
            let speaker = self.speaker(joint);
            let next = numbers.len();
            let junction = *numbers.entry(speaker).or_insert(next);
            let Anchor { line, km } = self.anchors[joint];
            stops[line].push(Stop { km, junction });
        }
        for stops in &mut stops {
            stops.sort_by(|a, b| a.km.total_cmp(&b.km));
        }
        stops
    }
}

/// The state of a search for the shortest way.
struct Search {
    /// For each junction the shortest known distance from the start, and how it was come by.
    best: Vec<(f64, Option<(usize, Way)>)>,
    /// Junctions to look at, the nearest on top. Distances are positive, so their bits order as they do.
    open: BinaryHeap<Reverse<(u64, usize)>>,
}

impl Search {
    fn new(junctions: usize) -> Search {
        Search {
            best: vec![(f64::INFINITY, None); junctions],
            open: BinaryHeap::new(),
        }
    }

    fn reach(&mut self, junction: usize, km: f64, by: Option<(usize, Way)>) {
        if km < self.best[junction].0 {
            self.best[junction] = (km, by);
            self.open.push(Reverse((km.to_bits(), junction)));
        }
    }

    /// The nearest junction not yet looked at, and its distance.
    fn settle(&mut self) -> Option<(usize, f64)> {
        while let Some(Reverse((bits, junction))) = self.open.pop() {
            let km = f64::from_bits(bits);
            if km <= self.best[junction].0 {
                return Some((junction, km));
            }
        }
        None
    }

    /// The ways that lead to a junction, in order, and the junction they set out from.
    fn trace(&self, junction: usize) -> (usize, Vec<Way>) {
        let mut entry = junction;
        let mut ways = Vec::new();
        while let Some((from, way)) = self.best[entry].1 {
            ways.push(way);
            entry = from;
        }
        ways.reverse();
        (entry, ways)
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
