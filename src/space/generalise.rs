//! Thinning of lines for a scale.
//!
//! D. H. Douglas and T. K. Peucker, "Algorithms for the Reduction of the Number of Points Required to Represent a
//! Digitized Line or its Caricature", *The Canadian Cartographer* 10 (1973). Of the usual methods it is the one that can
//! promise a distance: no point of the original lies further from the result than the tolerance. Half a pixel of
//! tolerance is therefore invisible, and a railway still passes through its stations.

use super::MapPoint;

/// Fewest vertices of a ring whose last repeats its first: those of a triangle.
const SMALLEST_RING: usize = 4;

/// The line with vertices left out, so that none of them lies more than `tolerance_km` from what remains.
///
/// The first and the last vertex always stay. A line whose last vertex repeats its first is a ring; it stays closed and
/// keeps at least a triangle.
#[must_use]
pub fn simplify(points: &[MapPoint], tolerance_km: f64) -> Vec<MapPoint> {
    let closed = points.len() >= SMALLEST_RING && points.first() == points.last();
    let mut kept = vec![false; points.len()];
    if closed {
        keep_ring(points, tolerance_km, &mut kept);
    } else if !points.is_empty() {
        keep_line(points, 0, points.len() - 1, tolerance_km, &mut kept);
    }
    points
        .iter()
        .zip(kept)
        .filter_map(|(point, kept)| kept.then_some(*point))
        .collect()
}

/// A ring is two lines: from its first vertex to the one furthest from it, and back.
fn keep_ring(points: &[MapPoint], tolerance_km: f64, kept: &mut [bool]) {
    let last = points.len() - 1;
    let Some((far, _)) = furthest(points, 0, last) else {
        return;
    };
    keep_line(points, 0, far, tolerance_km, kept);
    keep_line(points, far, last, tolerance_km, kept);
    if kept.iter().filter(|kept| **kept).count() < SMALLEST_RING {
        let third = [furthest(points, 0, far), furthest(points, far, last)];
        let third = third
            .into_iter()
            .flatten()
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((vertex, _)) = third {
            kept[vertex] = true;
        }
    }
}

/// Marks the vertices to keep from `first` to `last`, both of which stay.
fn keep_line(points: &[MapPoint], first: usize, last: usize, tolerance_km: f64, kept: &mut [bool]) {
    kept[first] = true;
    kept[last] = true;
    // A list of stretches rather than recursion: a coast of a hundred thousand vertices must not fill the stack.
    let mut open = vec![(first, last)];
    while let Some((from, to)) = open.pop() {
        if let Some((vertex, distance)) = furthest(points, from, to)
            && distance > tolerance_km
        {
            kept[vertex] = true;
            open.push((from, vertex));
            open.push((vertex, to));
        }
    }
}

/// The vertex between two others that lies furthest from the straight line between them, and how far.
fn furthest(points: &[MapPoint], from: usize, to: usize) -> Option<(usize, f64)> {
    let distance = |vertex: usize| distance_to_segment(points[vertex], points[from], points[to]);
    (from + 1..to)
        .map(|vertex| (vertex, distance(vertex)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

/// Kilometres from a point to the nearest point of a straight line between two others.
fn distance_to_segment(point: MapPoint, from: MapPoint, to: MapPoint) -> f64 {
    let step = to - from;
    let square = step.square_length();
    let t = if square > 0.0 {
        ((point - from).dot(step) / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (point - (from + step * t)).length()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::space::path::Path;

    const TOLERANCES_KM: [f64; 6] = [0.0, 0.1, 1.0, 5.0, 40.0, 1e6];

    fn coast(vertices: usize) -> Vec<MapPoint> {
        let point = |i: usize| {
            let t = i as f64 / 30.0;
            MapPoint::new(
                40.0 * t + 9.0 * (5.0 * t).sin(),
                60.0 * (0.7 * t).sin() + 3.0 * (23.0 * t).cos(),
            )
        };
        (0..vertices).map(point).collect()
    }

    fn island(vertices: usize) -> Vec<MapPoint> {
        let point = |i: usize| {
            let angle = i as f64 / vertices as f64 * std::f64::consts::TAU;
            let radius = 30.0 + 4.0 * (7.0 * angle).sin() + (31.0 * angle).cos();
            MapPoint::new(radius * angle.cos(), 0.6 * radius * angle.sin())
        };
        let mut ring: Vec<MapPoint> = (0..vertices).map(point).collect();
        ring.push(ring[0]);
        ring
    }

    #[test]
    fn no_vertex_left_out_lies_further_than_the_tolerance() {
        for line in [coast(600), island(500)] {
            for tolerance in TOLERANCES_KM {
                let thinned = Path::new(simplify(&line, tolerance)).unwrap();
                for point in &line {
                    assert!(thinned.nearest(*point).distance_km <= tolerance + 1e-9);
                }
            }
        }
    }

    #[test]
    fn a_line_keeps_its_ends_and_the_order_of_its_vertices() {
        let line = coast(600);
        for tolerance in TOLERANCES_KM {
            let thinned = simplify(&line, tolerance);
            assert_eq!(
                (thinned.first(), thinned.last()),
                (line.first(), line.last())
            );
            let mut rest = line.iter();
            assert!(thinned.iter().all(|point| rest.any(|other| other == point)));
        }
    }

    #[test]
    fn a_ring_stays_closed_and_keeps_a_triangle() {
        for ring in [island(3), island(4), island(500)] {
            for tolerance in TOLERANCES_KM {
                let thinned = simplify(&ring, tolerance);
                assert!(thinned.len() >= SMALLEST_RING);
                assert_eq!(thinned.first(), thinned.last());
                let corner = (thinned[1] - thinned[0]).cross(thinned[2] - thinned[0]);
                assert!(corner.abs() > 0.0, "the triangle is flat");
            }
        }
    }

    #[test]
    fn a_coarser_tolerance_never_keeps_more() {
        let counts = TOLERANCES_KM.map(|tolerance| simplify(&coast(600), tolerance).len());
        assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
        assert_eq!(counts[5], 2);
    }

    #[test]
    fn what_has_nothing_to_spare_stays_as_it_is() {
        for line in [vec![], coast(1), coast(2), island(2)] {
            assert_eq!(simplify(&line, 1e-6), line);
        }
    }

    #[test]
    fn vertices_on_a_straight_line_go_even_without_tolerance() {
        let line: Vec<MapPoint> = (0..9).map(|i| MapPoint::new(f64::from(i), 2.0)).collect();
        assert_eq!(simplify(&line, 0.0), [line[0], line[8]]);
    }
}
