//! The camera: which part of the map stands on the screen, and how large.

use super::{MapPoint, MapRect, ScreenPoint, ScreenSize, ScreenVector, ViewTransform};

/// A view of the map. A value: every change makes a new one. North at the projection's centre is always up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The point of the map at the middle of the screen.
    pub centre: MapPoint,
    /// Kilometres of map per CSS pixel; above zero. Less is closer.
    pub resolution: f64,
    /// The size of the map on the screen.
    pub size: ScreenSize,
}

/// How far a view may go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The part of the map there is something to see in.
    pub frame: MapRect,
    /// The closest resolution, in km per CSS px.
    pub min_resolution: f64,
    /// The most distant resolution, in km per CSS px.
    pub max_resolution: f64,
}

/// A tenth of a millimetre per pixel. No map goes near it; it keeps the arithmetic finite when a view is fitted to a
/// single point.
const FINEST_RESOLUTION: f64 = 1e-7;

impl View {
    /// The closest view that shows the whole rectangle with `padding` CSS px free around it.
    #[must_use]
    pub fn fit(rect: MapRect, size: ScreenSize, padding: f64) -> View {
        // A screen smaller than its padding still has to show something.
        let room = |length: f64| (length - 2.0 * padding).max(1.0);
        let resolution = (rect.width() / room(size.width)).max(rect.height() / room(size.height));
        View {
            centre: rect.center(),
            resolution: resolution.max(FINEST_RESOLUTION),
            size,
        }
    }

    /// The map dragged by so many pixels: what lay under the finger stays under it.
    #[must_use]
    pub fn pan(self, by: ScreenVector) -> View {
        let middle = ScreenPoint::new(self.size.width / 2.0, self.size.height / 2.0);
        View {
            centre: self.to_map(middle - by),
            ..self
        }
    }

    /// The map magnified by `factor` about a point of the screen, which keeps its place on the map. A factor above 1
    /// comes closer; one that is no positive number changes nothing.
    #[must_use]
    pub fn zoom_about(self, at: ScreenPoint, factor: f64) -> View {
        let resolution = self.resolution / factor;
        if !(resolution.is_finite() && resolution > 0.0) {
            return self;
        }
        let anchor = self.to_map(at);
        View {
            centre: anchor + (self.centre - anchor) / factor,
            resolution,
            ..self
        }
    }

    /// The view nearest to this one within the limits.
    ///
    /// The resolution goes first. Then, in each direction, the frame covers the screen if it is large enough, and stands
    /// in its middle if it is not.
    #[must_use]
    pub fn clamp(self, limits: &Limits) -> View {
        let resolution = limits.clamp_resolution(self.resolution);
        let half = self.size / 2.0 * resolution;
        let Limits { frame, .. } = limits;
        let centre = MapPoint::new(
            clamp_centre(self.centre.x, half.width, frame.min.x, frame.max.x),
            clamp_centre(self.centre.y, half.height, frame.min.y, frame.max.y),
        );
        View {
            centre,
            resolution,
            ..self
        }
    }

    /// The same centre and scale on a screen of another size.
    #[must_use]
    pub fn resized(self, size: ScreenSize) -> View {
        View { size, ..self }
    }

    /// From the map to the screen, as a matrix.
    #[must_use]
    pub fn transform(&self) -> ViewTransform {
        let scale = 1.0 / self.resolution;
        ViewTransform::new(
            scale,
            0.0,
            0.0,
            -scale,
            self.size.width / 2.0 - self.centre.x * scale,
            self.size.height / 2.0 + self.centre.y * scale,
        )
    }

    /// Where a point of the map stands on the screen.
    #[must_use]
    pub fn to_screen(&self, point: MapPoint) -> ScreenPoint {
        let offset = (point - self.centre) / self.resolution;
        ScreenPoint::new(
            self.size.width / 2.0 + offset.x,
            self.size.height / 2.0 - offset.y,
        )
    }

    /// Which point of the map stands at a point of the screen.
    #[must_use]
    pub fn to_map(&self, point: ScreenPoint) -> MapPoint {
        MapPoint::new(
            self.centre.x + (point.x - self.size.width / 2.0) * self.resolution,
            self.centre.y - (point.y - self.size.height / 2.0) * self.resolution,
        )
    }

    /// The part of the map on the screen.
    #[must_use]
    pub fn visible(&self) -> MapRect {
        let half = (self.size / 2.0 * self.resolution).to_vector().cast_unit();
        MapRect::new(self.centre - half, self.centre + half)
    }
}

impl Limits {
    /// The resolution nearest to this one within the limits.
    #[must_use]
    pub fn clamp_resolution(&self, resolution: f64) -> f64 {
        resolution.min(self.max_resolution).max(self.min_resolution)
    }
}

/// A centre such that `half` to either side lies within `min..max`; its middle, if that is too short.
fn clamp_centre(centre: f64, half: f64, min: f64, max: f64) -> f64 {
    if max - min <= 2.0 * half {
        (min + max) / 2.0
    } else {
        centre.max(min + half).min(max - half)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> View {
        View {
            centre: MapPoint::new(-310.0, 245.0),
            resolution: 1.7,
            size: ScreenSize::new(900.0, 640.0),
        }
    }

    fn limits() -> Limits {
        let frame = MapRect::new(
            MapPoint::new(-2700.0, -2250.0),
            MapPoint::new(2550.0, 2150.0),
        );
        Limits {
            frame,
            min_resolution: 0.05,
            max_resolution: 8.0,
        }
    }

    /// A grid over the screen and some way beyond.
    fn screen_points() -> impl Iterator<Item = ScreenPoint> {
        (-3..=12).flat_map(|column| {
            (-3..=9)
                .map(move |row| ScreenPoint::new(f64::from(column) * 100.0, f64::from(row) * 100.0))
        })
    }

    fn close(a: ScreenPoint, b: ScreenPoint) -> bool {
        (a - b).length() < 1e-6
    }

    #[test]
    fn map_and_screen_are_inverse() {
        for point in screen_points() {
            assert!(close(view().to_screen(view().to_map(point)), point));
        }
    }

    #[test]
    fn the_matrix_agrees_with_to_screen() {
        for point in screen_points() {
            let on_map = view().to_map(point);
            assert!(close(view().transform().transform_point(on_map), point));
        }
    }

    #[test]
    fn north_is_up_and_the_centre_in_the_middle() {
        let view = view();
        assert!(close(
            view.to_screen(view.centre),
            ScreenPoint::new(450.0, 320.0)
        ));
        let north = MapPoint::new(view.centre.x, view.centre.y + 17.0);
        assert!(close(view.to_screen(north), ScreenPoint::new(450.0, 310.0)));
    }

    #[test]
    fn zooming_keeps_the_point_under_the_cursor() {
        for point in screen_points() {
            for factor in [0.25, 0.9, 1.0, 1.1, 8.0] {
                let next = view().zoom_about(point, factor);
                assert!(close(next.to_screen(view().to_map(point)), point));
                assert!((next.resolution * factor - view().resolution).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn zooming_by_no_number_changes_nothing() {
        for factor in [0.0, -2.0, f64::NAN, f64::INFINITY] {
            assert_eq!(
                view().zoom_about(ScreenPoint::new(3.0, 4.0), factor),
                view(),
                "{factor}"
            );
        }
    }

    #[test]
    fn panning_carries_the_point_under_the_finger() {
        let by = ScreenVector::new(37.0, -81.0);
        for point in screen_points() {
            assert!(close(
                view().pan(by).to_screen(view().to_map(point)),
                point + by
            ));
        }
    }

    #[test]
    fn a_fitted_rectangle_touches_the_padding_in_its_longer_direction() {
        let size = ScreenSize::new(900.0, 640.0);
        for (width, height) in [(2000.0, 300.0), (200.0, 3000.0), (900.0, 640.0)] {
            let rect = MapRect::new(
                MapPoint::new(50.0, 60.0),
                MapPoint::new(50.0 + width, 60.0 + height),
            );
            let view = View::fit(rect, size, 20.0);
            let (bottom_left, top_right) = (view.to_screen(rect.min), view.to_screen(rect.max));
            let (left, top) = (bottom_left.x, top_right.y);
            assert!(
                (left.min(top) - 20.0).abs() < 1e-9 && left.max(top) >= 20.0 - 1e-9,
                "{left} {top}"
            );
            assert!((size.width - top_right.x - left).abs() < 1e-9);
        }
    }

    #[test]
    fn fitting_a_point_or_a_screen_of_no_size_stays_finite() {
        let point = MapRect::new(MapPoint::new(5.0, 6.0), MapPoint::new(5.0, 6.0));
        for size in [ScreenSize::new(900.0, 640.0), ScreenSize::zero()] {
            let view = View::fit(point, size, 20.0).clamp(&limits());
            assert!(view.resolution > 0.0 && view.centre.is_finite());
            assert!(view.to_screen(MapPoint::new(100.0, 100.0)).is_finite());
        }
    }

    #[test]
    fn a_clamped_view_shows_nothing_outside_a_frame_that_can_cover_it() {
        for x in -5..=5 {
            for y in -5..=5 {
                for resolution in [0.01, 0.3, 1.0, 4.0] {
                    let centre = MapPoint::new(f64::from(x) * 900.0, f64::from(y) * 900.0);
                    let view = View {
                        centre,
                        resolution,
                        ..view()
                    }
                    .clamp(&limits());
                    assert!(
                        limits()
                            .frame
                            .inflate(1e-9, 1e-9)
                            .contains_box(&view.visible())
                    );
                }
            }
        }
    }

    #[test]
    fn a_frame_too_small_for_the_screen_stands_in_its_middle() {
        let far = View {
            resolution: 100.0,
            ..view()
        }
        .clamp(&limits());
        assert_eq!(far.resolution, 8.0);
        assert_eq!(far.centre.x, limits().frame.center().x);
    }

    #[test]
    fn clamping_twice_is_clamping_once_and_leaves_a_good_view_alone() {
        assert_eq!(view().clamp(&limits()), view());
        let once = View {
            centre: MapPoint::new(9e3, -9e3),
            resolution: 5.0,
            ..view()
        }
        .clamp(&limits());
        assert_eq!(once.clamp(&limits()), once);
    }

    #[test]
    fn the_visible_part_has_its_corners_on_the_corners_of_the_screen() {
        let visible = view().visible();
        assert!(close(
            view().to_screen(visible.min),
            ScreenPoint::new(0.0, 640.0)
        ));
        assert!(close(
            view().to_screen(visible.max),
            ScreenPoint::new(900.0, 0.0)
        ));
    }

    #[test]
    fn a_resized_view_keeps_centre_and_scale() {
        let next = view().resized(ScreenSize::new(300.0, 200.0));
        assert_eq!(
            (next.centre, next.resolution),
            (view().centre, view().resolution)
        );
    }
}
