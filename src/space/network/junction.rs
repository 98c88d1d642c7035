//! Where lines join.

use std::collections::{BTreeMap, HashMap};

use super::Anchor;
use super::route::Stretch;
use crate::space::MapPoint;
use crate::space::path::Path;

/// A point of a line where one can change to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stop {
    pub km: f64,
    pub junction: usize,
}

/// From one junction to the next along a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    pub to: usize,
    pub stretch: Stretch,
}

/// Vertices closer than this are one place, in km. The atlas's files keep four decimals of a degree, of which one unit is
/// 11 m; the same station written for two lines may differ by that.
const COINCIDENT_KM: f64 = 0.012;

/// The stops of each line, ascending.
pub(super) fn join(lines: &[Path], snap_km: f64) -> Vec<Vec<Stop>> {
    let mut joints = Joints::default();
    join_ends(lines, snap_km, &mut joints);
    join_coincident_vertices(lines, &mut joints);
    joints.into_stops(lines.len())
}

/// Between stops that follow each other along a line one can travel both ways.
pub(super) fn ways(stops: &[Vec<Stop>]) -> Vec<Vec<Way>> {
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
                let stretch = Stretch {
                    line,
                    from_km: from.km,
                    to_km: to.km,
                };
                ways[from.junction].push(Way {
                    to: to.junction,
                    stretch,
                });
            }
        }
    }
    ways
}

/// Makes every end of a line a stop, joined to all other lines that come within `snap_km` of it.
fn join_ends(lines: &[Path], snap_km: f64, joints: &mut Joints) {
    for (line, path) in lines.iter().enumerate() {
        let start = joints.add(Anchor { line, km: 0.0 });
        let end = joints.add(Anchor {
            line,
            km: path.length_km(),
        });
        if (path.start() - path.end()).length() <= COINCIDENT_KM {
            joints.join(start, end);
        }
        for (here, point) in [(start, path.start()), (end, path.end())] {
            for there in others_within(lines, line, point, snap_km) {
                let there = joints.add(there);
                joints.join(here, there);
            }
        }
    }
}

/// The nearest point of every other line that comes within `reach_km` of a point.
fn others_within(
    lines: &[Path],
    line: usize,
    point: MapPoint,
    reach_km: f64,
) -> impl Iterator<Item = Anchor> {
    lines
        .iter()
        .enumerate()
        .filter(move |(other, _)| *other != line)
        .filter_map(move |(other, path)| {
            let near = path.nearest_within(point, reach_km)?;
            Some(Anchor {
                line: other,
                km: near.km,
            })
        })
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
                    let apart = *other_point - *point;
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
