//! WHERE: on the globe, on the map and on the screen, and how to get from one to the next.
//!
//! | space | type | unit | origin | axes |
//! |---|---|---|---|---|
//! | geographic | [`LngLat`] | degree, WGS 84 | Greenwich, equator | longitude east, latitude north |
//! | projected | [`MapPoint`], [`MapVector`], [`MapRect`] | kilometre | the projection's centre | x right, **y up** (north at the centre) |
//! | screen | [`ScreenPoint`], [`ScreenVector`], [`ScreenSize`], [`ScreenRect`] | CSS pixel | top left of the map | x right, **y down** |
//!
//! [`Projection`] leads from the globe to the map, once, at load; [`View`] from the map to the screen, at every frame.
//! The globe is not a plane, so [`LngLat`] cannot be added or measured; the two planes are kept apart by euclid's unit
//! markers, so that a screen point where a map point belongs does not compile. Device pixels exist only in `platform`.
//!
//! On the map stand [`path`]s, the [`network`] they join into, the [`graticule`], and an [`index`] to find things by
//! place; [`generalise`] thins lines for a scale, and [`gesture`] turns the reader's fingers into the next view.

use euclid::{Box2D, Point2D, Size2D, Transform2D, Vector2D};

pub mod generalise;
pub mod gesture;
pub mod graticule;
pub mod index;
pub mod network;
pub mod path;
mod projection;
mod view;

pub use projection::Projection;
pub use view::{Limits, View};

/// A position on the globe, in degrees, WGS 84; longitude first, as in RFC 7946.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LngLat {
    /// Degrees east of Greenwich, −180 to 180.
    pub lng: f64,
    /// Degrees north of the equator, −90 to 90.
    pub lat: f64,
}

impl LngLat {
    /// A position from longitude and latitude, in degrees.
    #[must_use]
    pub const fn new(lng: f64, lat: f64) -> LngLat {
        LngLat { lng, lat }
    }
}

/// Marks the plane of the map: kilometres, y up.
#[derive(Clone, Copy, Debug)]
pub enum Projected {}

/// Marks the plane of the screen: CSS pixels, y down.
#[derive(Clone, Copy, Debug)]
pub enum Screen {}

/// A point of the map, in km from the projection's centre, y up.
pub type MapPoint = Point2D<f64, Projected>;
/// A displacement on the map, in km, y up.
pub type MapVector = Vector2D<f64, Projected>;
/// A rectangle of the map, in km. `min` is the south-west corner, `max` the north-east.
pub type MapRect = Box2D<f64, Projected>;

/// A point of the screen, in CSS px from the map's top left, y down.
pub type ScreenPoint = Point2D<f64, Screen>;
/// A displacement on the screen, in CSS px, y down.
pub type ScreenVector = Vector2D<f64, Screen>;
/// A size on the screen, in CSS px.
pub type ScreenSize = Size2D<f64, Screen>;
/// A rectangle of the screen, in CSS px. `min` is the top left corner, `max` the bottom right.
pub type ScreenRect = Box2D<f64, Screen>;

/// From the map's plane to the screen's.
pub type ViewTransform = Transform2D<f64, Projected, Screen>;

/// The smallest rectangle around the points; none around no points.
pub fn bounds<'a>(points: impl IntoIterator<Item = &'a MapPoint>) -> Option<MapRect> {
    let mut points = points.into_iter();
    let first = *points.next()?;
    Some(points.fold(MapRect::new(first, first), |rect, point| {
        MapRect::new(rect.min.min(*point), rect.max.max(*point))
    }))
}

/// The smallest rectangle around both.
#[must_use]
pub fn hull(a: MapRect, b: MapRect) -> MapRect {
    MapRect::new(a.min.min(b.min), a.max.max(b.max))
}

/// Whether two rectangles share a point, edges included. (euclid's `intersects` leaves edges out, and with them every
/// rectangle around a single point.)
#[must_use]
pub fn meets(a: MapRect, b: MapRect) -> bool {
    a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y
}

/// Kilometres from the point to the nearest point of the rectangle; 0 inside.
#[must_use]
pub fn distance_to_rect(point: MapPoint, rect: MapRect) -> f64 {
    (point - point.max(rect.min).min(rect.max)).length()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(west: f64, south: f64, east: f64, north: f64) -> MapRect {
        MapRect::new(MapPoint::new(west, south), MapPoint::new(east, north))
    }

    #[test]
    fn bounds_hold_every_point_and_touch_them() {
        let points = [(3.0, -1.0), (-2.0, 4.0), (0.0, 0.0)].map(|(x, y)| MapPoint::new(x, y));
        assert_eq!(bounds(&points), Some(rect(-2.0, -1.0, 3.0, 4.0)));
        assert_eq!(bounds(&[]), None);
    }

    #[test]
    fn a_hull_holds_both() {
        assert_eq!(
            hull(rect(0.0, 0.0, 1.0, 1.0), rect(5.0, -3.0, 6.0, 0.5)),
            rect(0.0, -3.0, 6.0, 1.0)
        );
    }

    #[test]
    fn rectangles_meet_at_an_edge_and_in_a_point() {
        let square = rect(0.0, 0.0, 2.0, 2.0);
        assert!(meets(square, rect(2.0, 2.0, 3.0, 3.0)));
        assert!(meets(square, rect(1.0, 1.0, 1.0, 1.0)));
        assert!(!meets(square, rect(2.1, 0.0, 3.0, 2.0)));
        assert!(!meets(square, rect(0.0, -2.0, 2.0, -0.1)));
    }

    #[test]
    fn the_distance_to_a_rectangle_is_to_its_nearest_point() {
        let square = rect(0.0, 0.0, 2.0, 2.0);
        for (x, y, km) in [
            (1.0, 1.0, 0.0),
            (5.0, 1.0, 3.0),
            (1.0, -2.0, 2.0),
            (5.0, 6.0, 5.0),
        ] {
            assert_eq!(distance_to_rect(MapPoint::new(x, y), square), km);
        }
    }
}
