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
