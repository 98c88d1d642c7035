//! Finding what lies in a part of the map, or near a point of it.

use super::{MapPoint, MapRect, distance_to_rect, hull, meets};

/// A fixed set of rectangles or points, sorted into the cells of a grid.
///
/// Things are known by their number in the order they were given. The map stands still, so the index is built once.
#[derive(Clone, Debug)]
pub struct Index {
    rects: Vec<MapRect>,
    frame: MapRect,
    columns: usize,
    rows: usize,
    /// Where each cell's list begins in `members`; one more than there are cells.
    starts: Vec<usize>,
    /// The things of each cell, ascending; a thing stands in every cell it touches.
    members: Vec<usize>,
}

/// Things to a cell, on average. Fewer means more cells to visit for a wide question, more means more to test for a
/// narrow one.
const PER_CELL: f64 = 4.0;

/// Cells to a side at most, so that a set with a far outlier does not allocate a desert.
const MOST_TO_A_SIDE: usize = 256;

impl Index {
    /// An index of points.
    #[must_use]
    pub fn of_points(points: &[MapPoint]) -> Index {
        Index::of_rects(
            points
                .iter()
                .map(|point| MapRect::new(*point, *point))
                .collect(),
        )
    }

    /// An index of rectangles.
    #[must_use]
    pub fn of_rects(rects: Vec<MapRect>) -> Index {
        let frame = rects.iter().copied().reduce(hull).unwrap_or_default();
        let (columns, rows) = shape(frame, rects.len());
        let mut index = Index {
            rects,
            frame,
            columns,
            rows,
            starts: Vec::new(),
            members: Vec::new(),
        };

        let mut cells = vec![Vec::new(); columns * rows];
        for (number, rect) in index.rects.iter().enumerate() {
            for cell in index.cells(*rect) {
                cells[cell].push(number);
            }
        }
        for cell in cells {
            index.starts.push(index.members.len());
            index.members.extend(cell);
        }
        index.starts.push(index.members.len());
        index
    }

    /// The things that share a point with the rectangle, edges included; ascending.
    #[must_use]
    pub fn query(&self, rect: MapRect) -> Vec<usize> {
        let mut found: Vec<usize> = self
            .cells(rect)
            .flat_map(|cell| &self.members[self.starts[cell]..self.starts[cell + 1]])
            .copied()
            .filter(|number| meets(self.rects[*number], rect))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The thing nearest to a point, if one lies within `radius_km` of it; of several equally near, the first.
    #[must_use]
    pub fn nearest(&self, point: MapPoint, radius_km: f64) -> Option<usize> {
        let around = MapRect::new(point, point).inflate(radius_km, radius_km);
        self.query(around)
            .into_iter()
            .map(|number| (number, distance_to_rect(point, self.rects[number])))
            .filter(|(_, distance)| *distance <= radius_km)
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(number, _)| number)
    }

    /// The cells a rectangle touches. What lies outside the frame is taken to its edge, where nothing is found that
    /// does not belong.
    fn cells(&self, rect: MapRect) -> impl Iterator<Item = usize> + use<> {
        let column = |x: f64| cell(x, self.frame.min.x, self.frame.width(), self.columns);
        let row = |y: f64| cell(y, self.frame.min.y, self.frame.height(), self.rows);
        let columns = column(rect.min.x)..=column(rect.max.x);
        let width = self.columns;
        (row(rect.min.y)..=row(rect.max.y))
            .flat_map(move |row| columns.clone().map(move |column| row * width + column))
    }
}

/// How many cells across and up, about square in kilometres.
fn shape(frame: MapRect, things: usize) -> (usize, usize) {
    let cells = (things as f64 / PER_CELL).max(1.0);
    // A frame of no height or no width is a row of cells.
    let across = (cells * frame.width() / frame.height().max(f64::MIN_POSITIVE)).sqrt();
    let columns = (across.min(cells) as usize).clamp(1, MOST_TO_A_SIDE);
    let rows = ((cells / columns as f64) as usize).clamp(1, MOST_TO_A_SIDE);
    (columns, rows)
}

/// The cell of `count` equal ones over `length` from `start` that holds a value, or the one nearest to it.
fn cell(value: f64, start: f64, length: f64, count: usize) -> usize {
    // `as` takes what is below zero, and the NaN of a frame of no length, to 0.
    let cell = ((value - start) / length * count as f64) as usize;
    cell.min(count - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers between 0 and 1 with no pattern to speak of, always the same (D. Knuth's 64-bit congruential generator).
    fn numbers() -> impl FnMut() -> f64 {
        let mut state = 1918_u64;
        move || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        }
    }

    fn rects(count: usize, size_km: f64) -> Vec<MapRect> {
        let mut next = numbers();
        (0..count)
            .map(|_| {
                let corner = MapPoint::new(next() * 5000.0 - 2500.0, next() * 4000.0 - 2000.0);
                MapRect::new(
                    corner,
                    corner + euclid::vec2(next() * size_km, next() * size_km),
                )
            })
            .collect()
    }

    #[test]
    fn a_query_finds_what_testing_everything_finds() {
        let mut next = numbers();
        for set in [rects(500, 0.0), rects(500, 300.0), rects(1, 10.0), vec![]] {
            let index = Index::of_rects(set.clone());
            for _ in 0..300 {
                let corner = MapPoint::new(next() * 8000.0 - 4000.0, next() * 7000.0 - 3500.0);
                let rect = MapRect::new(
                    corner,
                    corner + euclid::vec2(next() * 900.0, next() * 900.0),
                );
                let expected: Vec<usize> = (0..set.len())
                    .filter(|number| meets(set[*number], rect))
                    .collect();
                assert_eq!(index.query(rect), expected);
            }
        }
    }

    #[test]
    fn the_nearest_is_what_measuring_everything_finds() {
        let mut next = numbers();
        for set in [rects(400, 0.0), rects(400, 200.0)] {
            let index = Index::of_rects(set.clone());
            for _ in 0..300 {
                let point = MapPoint::new(next() * 6000.0 - 3000.0, next() * 5000.0 - 2500.0);
                let radius = next() * 300.0;
                let distance = |number: &usize| distance_to_rect(point, set[*number]);
                let expected = (0..set.len())
                    .filter(|number| distance(number) <= radius)
                    .min_by(|a, b| distance(a).total_cmp(&distance(b)));
                assert_eq!(index.nearest(point, radius), expected);
            }
        }
    }

    #[test]
    fn points_on_one_line_or_in_one_place_are_found() {
        let row: Vec<MapPoint> = (0..50).map(|x| MapPoint::new(f64::from(x), 3.0)).collect();
        assert_eq!(
            Index::of_points(&row).nearest(MapPoint::new(31.2, 3.5), 2.0),
            Some(31)
        );
        let heap = [MapPoint::new(7.0, 7.0); 50];
        let index = Index::of_points(&heap);
        assert_eq!(index.nearest(MapPoint::new(7.0, 8.0), 1.0), Some(0));
        assert_eq!(
            index.query(MapRect::new(MapPoint::origin(), heap[0])).len(),
            50
        );
    }

    #[test]
    fn an_index_of_nothing_finds_nothing() {
        let index = Index::of_points(&[]);
        assert_eq!(index.nearest(MapPoint::origin(), f64::INFINITY), None);
        assert!(
            index
                .query(MapRect::new(
                    MapPoint::new(-1.0, -1.0),
                    MapPoint::new(1.0, 1.0)
                ))
                .is_empty()
        );
    }
}
