//! Lines of the map that can be measured and walked: railways, rivers, routes; and the sense of rings.

use super::{MapPoint, MapRect, bounds};

/// A line of the map, measured in kilometres from its first vertex.
///
/// Has at least one vertex; a path of one vertex is a place to stand, of length 0. Lengths are those of the map: on an
/// equal-area map a line may be a percent or two longer or shorter than on the ground, so published distances are kept
/// beside it, not computed from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    points: Vec<MapPoint>,
    /// Kilometres from the start to each vertex; as long as `points`, ascending from 0.
    lengths: Vec<f64>,
    bounds: MapRect,
}

/// The point of a path that lies nearest to another point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// How far along the path it lies.
    pub km: f64,
    /// How far from the other point.
    pub distance_km: f64,
}

impl Path {
    /// A path through the points, in order. None through no points, or through one whose coordinates are not numbers.
    #[must_use]
    pub fn new(points: Vec<MapPoint>) -> Option<Path> {
        let sound = !points.is_empty() && points.iter().all(|point| point.is_finite());
        sound.then(|| Path::measured(points))
    }

    /// A path through points known to be at least one, and numbers.
    pub(super) fn measured(points: Vec<MapPoint>) -> Path {
        let steps = points.windows(2).scan(0.0, |sum, pair| {
            *sum += (pair[1] - pair[0]).length();
            Some(*sum)
        });
        let lengths = std::iter::once(0.0).chain(steps).collect();
        let bounds = bounds(&points).unwrap_or_default();
        Path {
            points,
            lengths,
            bounds,
        }
    }

    /// The vertices, in order.
    #[must_use]
    pub fn points(&self) -> &[MapPoint] {
        &self.points
    }

    /// Kilometres from the start to each vertex, ascending from 0.
    #[must_use]
    pub fn lengths_km(&self) -> &[f64] {
        &self.lengths
    }

    /// Kilometres from the first vertex to the last, along the path.
    #[must_use]
    pub fn length_km(&self) -> f64 {
        self.lengths[self.lengths.len() - 1]
    }

    /// The smallest rectangle around the path.
    #[must_use]
    pub fn bounds(&self) -> MapRect {
        self.bounds
    }

    /// The first vertex.
    #[must_use]
    pub fn start(&self) -> MapPoint {
        self.points[0]
    }

    /// The last vertex.
    #[must_use]
    pub fn end(&self) -> MapPoint {
        self.points[self.points.len() - 1]
    }

    /// The point so many kilometres along, or the end nearest to it.
    #[must_use]
    pub fn point_at(&self, km: f64) -> MapPoint {
        let Some(segment) = self.segment_at(km) else {
            return self.start();
        };
        let (from, length) = (self.lengths[segment], self.segment_km(segment));
        let t = if length > 0.0 {
            ((km - from) / length).clamp(0.0, 1.0)
        } else {
            0.0
        };
        self.points[segment].lerp(self.points[segment + 1], t)
    }

    /// The direction of travel so many kilometres along: radians clockwise from the map's up. At a vertex that of the
    /// stretch that begins there; 0 for a path of no length.
    #[must_use]
    pub fn bearing_at(&self, km: f64) -> f64 {
        let Some(segment) = self.segment_at(km) else {
            return 0.0;
        };
        // Repeated vertices have no direction; look onwards, then back, for a pair that has.
        let onwards = segment..self.points.len() - 1;
        onwards
            .chain((0..segment).rev())
            .map(|segment| self.points[segment + 1] - self.points[segment])
            .find(|step| step.square_length() > 0.0)
            .map_or(0.0, |step| step.x.atan2(step.y))
    }

    /// The stretch between two distances along the path, in the direction from the first to the second: backwards, if
    /// the second is less. Distances beyond the ends are taken as the ends.
    #[must_use]
    pub fn slice(&self, from_km: f64, to_km: f64) -> Path {
        let (low, high) = (from_km.min(to_km), from_km.max(to_km));
        let first = self.lengths.partition_point(|km| *km <= low);
        let last = self.lengths.partition_point(|km| *km < high).max(first);
        let inner = &self.points[first..last];
        let mut points = Vec::with_capacity(inner.len() + 2);
        points.push(self.point_at(low));
        points.extend_from_slice(inner);
        // Beyond an end there is only the end, which may stand already.
        let end = self.point_at(high);
        if points[points.len() - 1] != end {
            points.push(end);
        }
        if from_km > to_km {
            points.reverse();
        }
        Path::measured(points)
    }

    /// The point of the path nearest to another; the first such, if there are several.
    #[must_use]
    pub fn nearest(&self, point: MapPoint) -> Nearest {
        self.nearest_within(point, f64::INFINITY)
            .unwrap_or(Nearest {
                km: 0.0,
                distance_km: (point - self.start()).length(),
            })
    }

    /// The point of the path nearest to another, if it is no further than `tolerance_km`.
    #[must_use]
    pub fn nearest_within(&self, point: MapPoint, tolerance_km: f64) -> Option<Nearest> {
        if super::distance_to_rect(point, self.bounds) > tolerance_km {
            return None;
        }
        let mut best: Option<Nearest> = None;
        let mut reach = tolerance_km;
        let mut segment = 0;
        loop {
            let near = self.nearest_on_segment(point, segment);
            let better = if best.is_none() {
                near.distance_km <= reach
            } else {
                near.distance_km < reach
            };
            if better {
                reach = near.distance_km;
                best = Some(near);
            }
            segment += 1;
            if segment + 1 >= self.points.len() {
                return best;
            }
            // No point of the path comes closer faster than the path is long: from a vertex further away than the best
            // so far, the difference can be skipped. Most of a long railway is never looked at.
            let slack = (point - self.points[segment]).length() - reach;
            if slack > 0.0 {
                let skip_to = self.lengths[segment] + slack;
                while segment + 2 < self.points.len() && self.lengths[segment + 1] < skip_to {
                    segment += 1;
                }
            }
        }
    }

    /// The same path walked from its end.
    #[must_use]
    pub fn reversed(&self) -> Path {
        Path::measured(self.points.iter().rev().copied().collect())
    }

    /// The segment that holds a distance, by the vertex it begins with; none if there is only one vertex.
    fn segment_at(&self, km: f64) -> Option<usize> {
        let last = self.points.len().checked_sub(2)?;
        Some(
            self.lengths
                .partition_point(|start| *start <= km)
                .saturating_sub(1)
                .min(last),
        )
    }

    fn segment_km(&self, segment: usize) -> f64 {
        self.lengths[segment + 1] - self.lengths[segment]
    }

    /// Of a path of one vertex, segment 0 is that vertex.
    fn nearest_on_segment(&self, point: MapPoint, segment: usize) -> Nearest {
        let from = self.points[segment];
        let Some(&to) = self.points.get(segment + 1) else {
            return Nearest {
                km: self.lengths[segment],
                distance_km: (point - from).length(),
            };
        };
        let step = to - from;
        let square = step.square_length();
        let t = if square > 0.0 {
            ((point - from).dot(step) / square).clamp(0.0, 1.0)
        } else {
            0.0
        };
        Nearest {
            km: self.lengths[segment] + t * self.segment_km(segment),
            distance_km: (point - (from + step * t)).length(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::f64::consts::{FRAC_PI_2, PI};

    use super::*;

    fn path(points: &[(f64, f64)]) -> Path {
        Path::new(points.iter().map(|&(x, y)| MapPoint::new(x, y)).collect()).unwrap()
    }

    /// North 3, east 4, south 5 with a vertex on the way, one vertex repeated: 12 km.
    fn bend() -> Path {
        path(&[
            (0.0, 0.0),
            (0.0, 3.0),
            (0.0, 3.0),
            (4.0, 3.0),
            (4.0, 1.0),
            (4.0, -2.0),
        ])
    }

    /// A line of many vertices that winds as a railway does, always the same.
    fn winding(vertices: usize) -> Path {
        let point = |i: usize| {
            let t = i as f64 / 40.0;
            MapPoint::new(
                300.0 * t.sin() + 11.0 * (9.0 * t).cos(),
                250.0 * (1.7 * t).sin() + 40.0 * t,
            )
        };
        Path::new((0..vertices).map(point).collect()).unwrap()
    }

    #[test]
    fn a_path_needs_points_that_are_numbers() {
        assert_eq!(Path::new(vec![]), None);
        assert_eq!(Path::new(vec![MapPoint::new(0.0, f64::NAN)]), None);
    }

    #[test]
    fn a_path_is_as_long_as_its_steps() {
        assert_eq!(bend().length_km(), 12.0);
        assert_eq!(bend().lengths_km(), [0.0, 3.0, 3.0, 7.0, 9.0, 12.0]);
    }

    #[test]
    fn the_point_at_each_vertexs_distance_is_the_vertex() {
        let path = winding(500);
        for (point, km) in path.points().iter().zip(path.lengths_km()) {
            assert_eq!(path.point_at(*km), *point);
        }
    }

    #[test]
    fn points_between_vertices_lie_in_proportion() {
        assert_eq!(bend().point_at(5.0), MapPoint::new(2.0, 3.0));
        assert_eq!(bend().point_at(10.5), MapPoint::new(4.0, -0.5));
    }

    #[test]
    fn distances_beyond_an_end_mean_the_end() {
        assert_eq!(bend().point_at(-1.0), bend().start());
        assert_eq!(bend().point_at(99.0), bend().end());
        assert_eq!(
            bend().slice(-4.0, 99.0).points().last(),
            Some(&bend().end())
        );
    }

    #[test]
    fn bearings_run_clockwise_from_up() {
        for (km, bearing) in [
            (1.0, 0.0),
            (3.0, FRAC_PI_2),
            (5.0, FRAC_PI_2),
            (8.0, PI),
            (12.0, PI),
        ] {
            assert!((bend().bearing_at(km) - bearing).abs() < 1e-12, "{km}");
        }
        let back = path(&[(0.0, 0.0), (-2.0, 0.0), (-2.0, 0.0)]);
        assert_eq!(back.bearing_at(2.0), -FRAC_PI_2);
    }

    #[test]
    fn a_slice_is_as_long_as_the_stretch_and_lies_on_the_path() {
        let path = winding(200);
        let length = path.length_km();
        for from in 0..=20 {
            for to in 0..=20 {
                let (from, to) = (
                    length * f64::from(from) / 20.0,
                    length * f64::from(to) / 20.0,
                );
                let slice = path.slice(from, to);
                assert!((slice.length_km() - (to - from).abs()).abs() < 1e-9);
                assert_eq!(
                    (slice.start(), slice.end()),
                    (path.point_at(from), path.point_at(to))
                );
            }
        }
    }

    #[test]
    fn a_slice_of_everything_is_the_path_and_backwards_its_reverse() {
        let path = winding(200);
        assert_eq!(path.slice(0.0, path.length_km()), path);
        assert_eq!(path.slice(path.length_km(), 0.0), path.reversed());
    }

    #[test]
    fn a_slice_of_nothing_is_one_point() {
        assert_eq!(bend().slice(5.0, 5.0).points(), [MapPoint::new(2.0, 3.0)]);
        assert_eq!(bend().slice(3.0, 3.0).points(), [MapPoint::new(0.0, 3.0)]);
        assert_eq!(
            bend().slice(50.0, 60.0).points(),
            [MapPoint::new(4.0, -2.0)]
        );
    }

    #[test]
    fn the_nearest_point_is_the_one_that_measuring_every_segment_finds() {
        let path = winding(400);
        for x in -40..=40 {
            for y in -30..=60 {
                let point = MapPoint::new(f64::from(x) * 10.0, f64::from(y) * 10.0);
                let every = (0..399).map(|segment| path.nearest_on_segment(point, segment));
                let best = every
                    .min_by(|a, b| a.distance_km.total_cmp(&b.distance_km))
                    .unwrap();
                assert_eq!(path.nearest(point), best);
                assert_eq!(path.nearest_within(point, best.distance_km), Some(best));
                assert_eq!(
                    path.nearest_within(point, best.distance_km * 0.999 - 1e-9),
                    None
                );
            }
        }
    }

    #[test]
    fn the_nearest_point_stands_where_it_says() {
        let path = winding(400);
        let point = MapPoint::new(17.0, 60.0);
        let Nearest { km, distance_km } = path.nearest(point);
        assert!(((path.point_at(km) - point).length() - distance_km).abs() < 1e-9);
    }

    #[test]
    fn a_path_of_one_vertex_is_a_place_to_stand() {
        let place = path(&[(2.0, 1.0)]);
        assert_eq!(place.length_km(), 0.0);
        assert_eq!(place.point_at(7.0), place.start());
        assert_eq!(place.bearing_at(0.0), 0.0);
        assert_eq!(
            place.nearest(MapPoint::new(2.0, 4.0)),
            Nearest {
                km: 0.0,
                distance_km: 3.0
            }
        );
        assert_eq!(place.slice(0.0, 5.0), place);
    }
}
