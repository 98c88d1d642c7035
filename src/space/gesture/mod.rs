//! What the reader's hands ask of the map: fingers, mouse, wheel and keys become the next view, or a tap.
//!
//! A state machine without a screen. It is told what happened as plain [`Sample`]s, with the view as it stands, and
//! answers with the view that should follow. Each finger holds the point of the map it was put down on, and the view is
//! the one in which all of them lie under their fingers again. So nothing drifts, however many steps a gesture takes or
//! however often it runs against the edge of the map.
//!
//! Who listens to the browser and captures the pointer is `platform`'s affair; what a tap selects is the scene's.

mod sample;

use super::{Limits, MapPoint, ScreenPoint, ScreenVector, View};

pub use sample::{Direction, Key, PointerKind, Sample};

/// What a sample came to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The view that should follow, if it is another.
    pub view: Option<View>,
    /// Where the reader tapped or clicked. The first of two taps is one as well: a selection need not wait for the second.
    pub tap: Option<ScreenPoint>,
    /// Whether the map now follows the hand.
    pub dragging: bool,
    /// Whether a movement of the map ended with this sample. A wheel only ever stops; wait
    /// [`Gesture::WHEEL_RESTS_MS`] after its last turn.
    pub settled: bool,
}

/// The state of the reader's hands.
#[derive(Clone, Debug, Default)]
pub struct Gesture {
    /// Pointers that are down, in the order they came.
    fingers: Vec<Finger>,
    /// Whether the map follows them.
    dragging: bool,
    /// Whether this press may still be a tap: one finger, that neither moved nor waited.
    may_tap: bool,
    /// Kilometres between the points that the first two fingers hold.
    spread_km: f64,
    /// The last tap, while another could make it a double one.
    tapped: Option<Tap>,
}

#[derive(Clone, Copy, Debug)]
struct Finger {
    id: i32,
    at: ScreenPoint,
    down_at: ScreenPoint,
    down_ms: f64,
    kind: PointerKind,
    /// The point of the map it holds.
    holds: MapPoint,
}

#[derive(Clone, Copy, Debug)]
struct Tap {
    at: ScreenPoint,
    time_ms: f64,
}

impl Gesture {
    /// How long a wheel must be still before the view counts as settled, in milliseconds. The notches of a slow hand are
    /// less than this apart.
    pub const WHEEL_RESTS_MS: f64 = 180.0;

    /// Two taps within this time are a double tap, in milliseconds: what browsers wait for themselves.
    const DOUBLE_TAP_MS: f64 = 300.0;
    /// And within this distance, in CSS px: half a fingertip.
    const DOUBLE_TAP_PX: f64 = 24.0;
    /// Each double tap comes closer by this factor, one level of a tiled map, which is what hands expect.
    const DOUBLE_TAP_ZOOM: f64 = 2.0;

    /// Each press of an arrow shows this many more CSS px: under a quarter of a phone's width, so that the eye can follow.
    const KEY_PAN_PX: f64 = 80.0;
    /// Each press of plus or minus zooms by this factor; two presses are a double tap.
    const KEY_ZOOM: f64 = std::f64::consts::SQRT_2;

    /// How much a CSS px of wheel zooms, as a natural logarithm. A notch, 100 px in most browsers, makes a fifth.
    const WHEEL_ZOOM_PER_PX: f64 = 0.0018;
    /// The same for a pinch on a trackpad, which reports a hundredth part of its scale as a pixel.
    const PINCH_ZOOM_PER_PX: f64 = 0.01;
    /// No single turn counts for more than this many CSS px. Some mice send a whole page at once.
    const LONGEST_TURN_PX: f64 = 240.0;

    /// Fingers closer than this, in CSS px, are taken to be so far apart: they cannot be told apart any better, and their
    /// distance is divided by.
    const LEAST_SPREAD_PX: f64 = 16.0;

    /// Takes in a sample, with the view as it stands, and says what follows.
    pub fn on(&mut self, sample: Sample, view: View, limits: &Limits) -> Outcome {
        match sample {
            Sample::PointerDown {
                id,
                at,
                time_ms,
                kind,
            } => {
                self.down(
                    Finger {
                        id,
                        at,
                        down_at: at,
                        down_ms: time_ms,
                        kind,
                        holds: view.to_map(at),
                    },
                    view,
                );
                self.outcome()
            }
            Sample::PointerMove { id, at, .. } => self.moved(id, at, view, limits),
            Sample::PointerUp { id, at, time_ms } => self.up(id, at, time_ms, view, limits),
            Sample::PointerCancel { id } => {
                self.may_tap = false;
                self.lift(id, view)
            }
            Sample::Wheel {
                at,
                delta_y_px,
                pinch,
            } => {
                let turn = delta_y_px.clamp(-Self::LONGEST_TURN_PX, Self::LONGEST_TURN_PX);
                let per_px = if pinch {
                    Self::PINCH_ZOOM_PER_PX
                } else {
                    Self::WHEEL_ZOOM_PER_PX
                };
                let next = zoom_within(view, at, (-turn * per_px).exp(), limits);
                self.outcome().with_view(view, next)
            }
            Sample::Key(key) => {
                let next = press(key, view, limits);
                Outcome {
                    settled: true,
                    ..self.outcome()
                }
                .with_view(view, next)
            }
        }
    }

    /// Forgets every finger: for when the page loses them without saying so.
    pub fn reset(&mut self) {
        *self = Gesture::default();
    }

    fn outcome(&self) -> Outcome {
        Outcome {
            dragging: self.dragging,
            ..Outcome::default()
        }
    }

    fn down(&mut self, finger: Finger, view: View) {
        // A finger that is down already was lifted where nobody saw it.
        self.fingers.retain(|other| other.id != finger.id);
        self.fingers.push(finger);
        self.may_tap = self.fingers.len() == 1;
        // Two fingers mean the map at once: nobody taps with both.
        self.dragging = self.fingers.len() > 1;
        self.hold_anew(view);
    }

    fn moved(&mut self, id: i32, at: ScreenPoint, view: View, limits: &Limits) -> Outcome {
        let Some(finger) = self.fingers.iter_mut().find(|finger| finger.id == id) else {
            return self.outcome();
        };
        finger.at = at;
        if !self.dragging {
            if (at - finger.down_at).length() <= finger.kind.stray_px() {
                return self.outcome();
            }
            // The map is taken up where the finger is by now, so that it does not jump by the distance strayed.
            self.dragging = true;
            self.may_tap = false;
            self.hold_anew(view);
        }
        self.outcome().with_view(view, self.follow(view, limits))
    }

    fn up(
        &mut self,
        id: i32,
        at: ScreenPoint,
        time_ms: f64,
        view: View,
        limits: &Limits,
    ) -> Outcome {
        let moved = self.moved(id, at, view, limits);
        let finger = self.fingers.iter().find(|finger| finger.id == id).copied();
        let lifted = self.lift(id, moved.view.unwrap_or(view));
        let tapping = |finger: &Finger| {
            self.may_tap && time_ms - finger.down_ms <= finger.kind.longest_tap_ms()
        };
        if finger.as_ref().is_some_and(tapping) {
            self.tap(Tap { at, time_ms }, view, limits)
        } else {
            Outcome {
                view: moved.view,
                ..lifted
            }
        }
    }

    fn tap(&mut self, tap: Tap, view: View, limits: &Limits) -> Outcome {
        self.may_tap = false;
        let second = self.tapped.take().is_some_and(|first| {
            tap.time_ms - first.time_ms <= Self::DOUBLE_TAP_MS
                && (tap.at - first.at).length() <= Self::DOUBLE_TAP_PX
        });
        if second {
            let next = zoom_within(view, tap.at, Self::DOUBLE_TAP_ZOOM, limits);
            return Outcome {
                settled: true,
                ..self.outcome()
            }
            .with_view(view, next);
        }
        self.tapped = Some(tap);
        Outcome {
            tap: Some(tap.at),
            ..self.outcome()
        }
    }

    fn lift(&mut self, id: i32, view: View) -> Outcome {
        let was_dragging = self.dragging;
        self.fingers.retain(|finger| finger.id != id);
        self.dragging &= !self.fingers.is_empty();
        self.hold_anew(view);
        Outcome {
            settled: was_dragging && !self.dragging,
            ..self.outcome()
        }
    }

    /// Every finger takes hold of the point of the map it now lies on.
    fn hold_anew(&mut self, view: View) {
        for finger in &mut self.fingers {
            finger.holds = view.to_map(finger.at);
        }
        self.spread_km = self.spread_px() * view.resolution;
    }

    /// CSS pixels between the first two fingers.
    fn spread_px(&self) -> f64 {
        match self.fingers.as_slice() {
            [one, other, ..] => (other.at - one.at).length().max(Self::LEAST_SPREAD_PX),
            _ => Self::LEAST_SPREAD_PX,
        }
    }

    /// The view in which the first two fingers lie on the points they hold. A third changes nothing.
    fn follow(&self, view: View, limits: &Limits) -> View {
        let next = match self.fingers.as_slice() {
            [] => view,
            [one] => view.pan(one.at - view.to_screen(one.holds)),
            [one, other, ..] => {
                let resolution = limits.clamp_resolution(self.spread_km / self.spread_px());
                let next = View { resolution, ..view };
                let (at, holds) = (one.at.lerp(other.at, 0.5), one.holds.lerp(other.holds, 0.5));
                next.pan(at - next.to_screen(holds))
            }
        };
        next.clamp(limits)
    }
}

impl Outcome {
    fn with_view(self, before: View, after: View) -> Outcome {
        Outcome {
            view: (after != before).then_some(after),
            ..self
        }
    }
}

/// The map zoomed about a point as far as the limits let it, so that the point keeps its place at the limit too. A factor
/// that is not a number changes nothing.
fn zoom_within(view: View, at: ScreenPoint, factor: f64, limits: &Limits) -> View {
    if factor.is_nan() {
        return view;
    }
    let resolution = limits.clamp_resolution(view.resolution / factor);
    view.zoom_about(at, view.resolution / resolution)
        .clamp(limits)
}

fn press(key: Key, view: View, limits: &Limits) -> View {
    let middle = ScreenPoint::new(view.size.width / 2.0, view.size.height / 2.0);
    let step = Gesture::KEY_PAN_PX;
    // To see more on one side the map moves to the other.
    match key {
        Key::Pan(Direction::Up) => view.pan(ScreenVector::new(0.0, step)).clamp(limits),
        Key::Pan(Direction::Down) => view.pan(ScreenVector::new(0.0, -step)).clamp(limits),
        Key::Pan(Direction::Left) => view.pan(ScreenVector::new(step, 0.0)).clamp(limits),
        Key::Pan(Direction::Right) => view.pan(ScreenVector::new(-step, 0.0)).clamp(limits),
        Key::ZoomIn => zoom_within(view, middle, Gesture::KEY_ZOOM, limits),
        Key::ZoomOut => zoom_within(view, middle, 1.0 / Gesture::KEY_ZOOM, limits),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::space::{MapRect, ScreenSize};

    /// A reader at a map of 900 by 640 px with room on all sides.
    struct Reader {
        gesture: Gesture,
        view: View,
        time_ms: f64,
        kind: PointerKind,
    }

    fn limits() -> Limits {
        let frame = MapRect::new(
            MapPoint::new(-2700.0, -2250.0),
            MapPoint::new(2550.0, 2150.0),
        );
        Limits {
            frame,
            min_resolution: 0.05,
            max_resolution: 5.0,
        }
    }

    fn at(x: f64, y: f64) -> ScreenPoint {
        ScreenPoint::new(x, y)
    }

    impl Reader {
        fn with(kind: PointerKind) -> Reader {
            let view = View {
                centre: MapPoint::origin(),
                resolution: 1.0,
                size: ScreenSize::new(900.0, 640.0),
            };
            Reader {
                gesture: Gesture::default(),
                view,
                time_ms: 0.0,
                kind,
            }
        }

        fn on(&mut self, sample: Sample) -> Outcome {
            let outcome = self.gesture.on(sample, self.view, &limits());
            assert_ne!(
                outcome.view,
                Some(self.view),
                "the same view is no new view"
            );
            self.view = outcome.view.unwrap_or(self.view);
            self.time_ms += 10.0;
            outcome
        }

        fn down(&mut self, id: i32, at: ScreenPoint) -> Outcome {
            self.on(Sample::PointerDown {
                id,
                at,
                time_ms: self.time_ms,
                kind: self.kind,
            })
        }

        fn moves(&mut self, id: i32, at: ScreenPoint) -> Outcome {
            self.on(Sample::PointerMove {
                id,
                at,
                time_ms: self.time_ms,
            })
        }

        fn up(&mut self, id: i32, at: ScreenPoint) -> Outcome {
            self.on(Sample::PointerUp {
                id,
                at,
                time_ms: self.time_ms,
            })
        }

        fn tap(&mut self, at: ScreenPoint) -> Outcome {
            self.down(1, at);
            self.up(1, at)
        }
    }

    fn close(a: ScreenPoint, b: ScreenPoint) -> bool {
        (a - b).length() < 1e-6
    }

    #[test]
    fn a_press_that_stays_is_a_tap_where_it_lifts() {
        for (kind, stray) in [
            (PointerKind::Mouse, 4.0),
            (PointerKind::Pen, 6.0),
            (PointerKind::Touch, 10.0),
        ] {
            let mut reader = Reader::with(kind);
            reader.down(1, at(100.0, 100.0));
            assert_eq!(
                reader.moves(1, at(100.0 + stray, 100.0)),
                Outcome::default()
            );
            let outcome = reader.up(1, at(100.0 + stray, 100.0));
            assert_eq!(
                outcome,
                Outcome {
                    tap: Some(at(100.0 + stray, 100.0)),
                    ..Outcome::default()
                }
            );
        }
    }

    #[test]
    fn a_press_that_strays_is_a_drag_and_no_tap() {
        for (kind, stray) in [
            (PointerKind::Mouse, 5.0),
            (PointerKind::Pen, 7.0),
            (PointerKind::Touch, 11.0),
        ] {
            let mut reader = Reader::with(kind);
            reader.down(1, at(100.0, 100.0));
            assert!(reader.moves(1, at(100.0, 100.0 + stray)).dragging);
            let outcome = reader.up(1, at(100.0, 100.0));
            assert_eq!(
                (outcome.tap, outcome.settled, outcome.dragging),
                (None, true, false)
            );
        }
    }

    #[test]
    fn a_finger_held_long_is_no_tap_but_a_mouse_button_is() {
        for (kind, taps) in [(PointerKind::Touch, false), (PointerKind::Mouse, true)] {
            let mut reader = Reader::with(kind);
            reader.down(1, at(100.0, 100.0));
            reader.time_ms += 2000.0;
            assert_eq!(reader.up(1, at(100.0, 100.0)).tap.is_some(), taps);
        }
    }

    #[test]
    fn a_drag_keeps_the_map_under_the_finger() {
        let mut reader = Reader::with(PointerKind::Mouse);
        reader.down(1, at(100.0, 100.0));
        reader.moves(1, at(120.0, 100.0));
        let held = reader.view.to_map(at(120.0, 100.0));
        for step in 0..50 {
            let finger = at(120.0 + f64::from(step) * 6.0, 100.0 + f64::from(step) * 3.0);
            reader.moves(1, finger);
            assert!(close(reader.view.to_screen(held), finger));
        }
    }

    #[test]
    fn the_map_does_not_jump_when_a_drag_begins() {
        let mut reader = Reader::with(PointerKind::Touch);
        reader.down(1, at(100.0, 100.0));
        assert_eq!(reader.moves(1, at(115.0, 100.0)).view, None);
    }

    #[test]
    fn a_finger_that_ran_past_the_edge_finds_the_map_where_it_left_it() {
        let mut reader = Reader::with(PointerKind::Mouse);
        reader.down(1, at(100.0, 100.0));
        reader.moves(1, at(110.0, 100.0));
        let held = reader.view.to_map(at(110.0, 100.0));
        reader.moves(1, at(9_000.0, 100.0));
        assert!(
            !close(reader.view.to_screen(held), at(9_000.0, 100.0)),
            "the frame holds the map back"
        );
        reader.moves(1, at(300.0, 100.0));
        assert!(close(reader.view.to_screen(held), at(300.0, 100.0)));
    }

    #[test]
    fn a_pointer_that_is_not_down_moves_nothing() {
        let mut reader = Reader::with(PointerKind::Mouse);
        assert_eq!(reader.moves(1, at(300.0, 100.0)), Outcome::default());
        assert_eq!(reader.up(1, at(300.0, 100.0)), Outcome::default());
    }

    #[test]
    fn a_pinch_keeps_the_map_under_both_fingers() {
        let mut reader = Reader::with(PointerKind::Touch);
        let (left, right) = (at(400.0, 300.0), at(500.0, 300.0));
        reader.down(1, left);
        assert!(reader.down(2, right).dragging);
        let held = [left, right].map(|finger| reader.view.to_map(finger));
        for step in 1..=40 {
            // Apart along the line between them and both upwards; fingers that turn are not followed.
            let (out, up) = (f64::from(step) * 3.0, f64::from(step));
            let fingers = [at(400.0 - out, 300.0 - up), at(500.0 + out, 300.0 - up)];
            reader.moves(1, fingers[0]);
            reader.moves(2, fingers[1]);
            for (held, finger) in held.into_iter().zip(fingers) {
                assert!(close(reader.view.to_screen(held), finger));
            }
        }
        assert!((reader.view.resolution - 100.0 / 340.0).abs() < 1e-9);
    }

    #[test]
    fn a_pinch_past_the_closest_view_stays_there_and_comes_back() {
        let mut reader = Reader::with(PointerKind::Touch);
        reader.down(1, at(440.0, 320.0));
        reader.down(2, at(460.0, 320.0));
        let middle = reader.view.to_map(at(450.0, 320.0));
        reader.moves(1, at(0.0, 320.0));
        reader.moves(2, at(900.0, 320.0));
        assert_eq!(reader.view.resolution, limits().min_resolution);
        assert!(close(reader.view.to_screen(middle), at(450.0, 320.0)));
        reader.moves(1, at(440.0, 320.0));
        reader.moves(2, at(460.0, 320.0));
        assert!((reader.view.resolution - 1.0).abs() < 1e-9);
    }

    #[test]
    fn fingers_that_touch_each_other_do_not_run_away() {
        let mut reader = Reader::with(PointerKind::Touch);
        reader.down(1, at(450.0, 320.0));
        reader.down(2, at(450.0, 320.0));
        for _ in 0..20 {
            reader.moves(2, at(482.0, 320.0));
            reader.moves(2, at(451.0, 320.0));
        }
        assert!(
            (reader.view.resolution - 1.0).abs() < 1e-9,
            "{}",
            reader.view.resolution
        );
    }

    #[test]
    fn losing_a_finger_leaves_the_other_dragging_without_a_jump() {
        for lost in [1, 2] {
            let mut reader = Reader::with(PointerKind::Touch);
            reader.down(1, at(400.0, 300.0));
            reader.down(2, at(500.0, 300.0));
            reader.moves(2, at(600.0, 300.0));
            let before = reader.view;
            let end = if lost == 1 {
                at(400.0, 300.0)
            } else {
                at(600.0, 300.0)
            };
            let outcome = reader.up(lost, end);
            assert!(outcome.dragging && !outcome.settled && outcome.tap.is_none());
            assert_eq!(reader.view, before);

            let (left, start) = if lost == 1 {
                (2, at(600.0, 300.0))
            } else {
                (1, at(400.0, 300.0))
            };
            let held = reader.view.to_map(start);
            let finger = at(start.x - 50.0, start.y + 20.0);
            reader.moves(left, finger);
            assert!(close(reader.view.to_screen(held), finger));
            assert_eq!(reader.view.resolution, before.resolution);
            let last = reader.up(left, finger);
            assert!(last.settled && !last.dragging && last.tap.is_none());
        }
    }

    #[test]
    fn a_third_finger_changes_nothing() {
        let mut reader = Reader::with(PointerKind::Touch);
        reader.down(1, at(400.0, 300.0));
        reader.down(2, at(500.0, 300.0));
        reader.down(3, at(450.0, 500.0));
        assert_eq!(reader.moves(3, at(450.0, 100.0)).view, None);
    }

    #[test]
    fn a_cancelled_press_is_no_tap_and_settles_what_it_moved() {
        let mut reader = Reader::with(PointerKind::Touch);
        reader.down(1, at(100.0, 100.0));
        assert_eq!(
            reader.on(Sample::PointerCancel { id: 1 }),
            Outcome::default()
        );
        reader.down(1, at(100.0, 100.0));
        reader.moves(1, at(200.0, 100.0));
        assert_eq!(
            reader.on(Sample::PointerCancel { id: 1 }),
            Outcome {
                settled: true,
                ..Outcome::default()
            }
        );
    }

    #[test]
    fn a_finger_lifted_unseen_does_not_turn_the_next_press_into_a_pinch() {
        let mut reader = Reader::with(PointerKind::Mouse);
        reader.down(1, at(100.0, 100.0));
        assert!(!reader.down(1, at(300.0, 300.0)).dragging);
        assert!(reader.up(1, at(300.0, 300.0)).tap.is_some());
    }

    #[test]
    fn two_quick_taps_in_one_place_come_closer_about_it() {
        let mut reader = Reader::with(PointerKind::Touch);
        let place = at(200.0, 500.0);
        let on_map = reader.view.to_map(place);
        assert!(reader.tap(place).tap.is_some());
        let second = reader.tap(place);
        assert_eq!((second.tap, second.settled), (None, true));
        assert_eq!(reader.view.resolution, 0.5);
        assert!(close(reader.view.to_screen(on_map), place));
        assert!(
            reader.tap(place).tap.is_some(),
            "a third tap is a first one again"
        );
    }

    #[test]
    fn taps_far_apart_in_time_or_place_are_two_taps() {
        let mut reader = Reader::with(PointerKind::Touch);
        reader.tap(at(200.0, 200.0));
        reader.time_ms += 400.0;
        assert!(reader.tap(at(200.0, 200.0)).tap.is_some());
        assert!(reader.tap(at(260.0, 200.0)).tap.is_some());
        assert_eq!(reader.view.resolution, 1.0);
    }

    #[test]
    fn the_wheel_zooms_about_the_cursor_and_back_again() {
        for pinch in [false, true] {
            let mut reader = Reader::with(PointerKind::Mouse);
            let cursor = at(700.0, 100.0);
            let on_map = reader.view.to_map(cursor);
            let outcome = reader.on(Sample::Wheel {
                at: cursor,
                delta_y_px: -50.0,
                pinch,
            });
            assert!(!outcome.settled && reader.view.resolution < 1.0);
            assert!(close(reader.view.to_screen(on_map), cursor));
            reader.on(Sample::Wheel {
                at: cursor,
                delta_y_px: 50.0,
                pinch,
            });
            assert!((reader.view.resolution - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn the_cursor_keeps_its_place_when_the_wheel_meets_the_closest_view() {
        let mut reader = Reader::with(PointerKind::Mouse);
        let cursor = at(700.0, 100.0);
        let on_map = reader.view.to_map(cursor);
        for _ in 0..40 {
            reader.on(Sample::Wheel {
                at: cursor,
                delta_y_px: -200.0,
                pinch: false,
            });
        }
        assert_eq!(reader.view.resolution, limits().min_resolution);
        assert!(close(reader.view.to_screen(on_map), cursor));
    }

    #[test]
    fn a_monstrous_turn_of_the_wheel_counts_as_a_large_one() {
        let zoomed = |delta_y_px| {
            let mut reader = Reader::with(PointerKind::Mouse);
            reader.on(Sample::Wheel {
                at: at(1.0, 1.0),
                delta_y_px,
                pinch: false,
            });
            reader.view
        };
        assert_eq!(zoomed(-1e6), zoomed(-240.0));
    }

    #[test]
    fn a_wheel_that_says_nothing_changes_nothing() {
        for delta_y_px in [0.0, f64::NAN] {
            let mut reader = Reader::with(PointerKind::Mouse);
            assert_eq!(
                reader
                    .on(Sample::Wheel {
                        at: at(1.0, 1.0),
                        delta_y_px,
                        pinch: true
                    })
                    .view,
                None
            );
        }
    }

    #[test]
    fn an_arrow_shows_more_of_the_map_on_its_side() {
        for (direction, x, y) in [
            (Direction::Up, 0.0, 80.0),
            (Direction::Down, 0.0, -80.0),
            (Direction::Left, -80.0, 0.0),
            (Direction::Right, 80.0, 0.0),
        ] {
            let mut reader = Reader::with(PointerKind::Mouse);
            assert!(reader.on(Sample::Key(Key::Pan(direction))).settled);
            assert_eq!(reader.view.centre, MapPoint::new(x, y));
        }
    }

    #[test]
    fn two_presses_of_plus_are_a_double_tap_and_minus_undoes_them() {
        let mut reader = Reader::with(PointerKind::Mouse);
        let press = |reader: &mut Reader, key| assert!(reader.on(Sample::Key(key)).settled);
        press(&mut reader, Key::ZoomIn);
        press(&mut reader, Key::ZoomIn);
        assert!((reader.view.resolution - 0.5).abs() < 1e-12);
        press(&mut reader, Key::ZoomOut);
        press(&mut reader, Key::ZoomOut);
        assert!((reader.view.resolution - 1.0).abs() < 1e-12);
        assert!(reader.view.centre.distance_to(MapPoint::origin()) < 1e-9);
    }

    #[test]
    fn no_gesture_leaves_the_limits() {
        let mut reader = Reader::with(PointerKind::Touch);
        let room = limits().frame.inflate(1e-6, 1e-6);
        for turn in 0..200 {
            let wave = f64::from(turn);
            reader.down(1, at(450.0, 320.0));
            reader.down(2, at(450.0 + 90.0 * wave.sin(), 400.0));
            reader.moves(
                1,
                at(
                    450.0 + 800.0 * wave.cos(),
                    320.0 + 700.0 * (wave * 1.3).sin(),
                ),
            );
            reader.moves(2, at(900.0 * (wave * 0.7).sin(), 10.0));
            reader.on(Sample::Wheel {
                at: at(3.0, 4.0),
                delta_y_px: 300.0 * (wave * 2.1).sin(),
                pinch: false,
            });
            reader.on(Sample::PointerCancel { id: 2 });
            reader.on(Sample::PointerCancel { id: 1 });
            assert!((0.05..=5.0).contains(&reader.view.resolution));
            assert!(
                room.contains_box(&reader.view.visible()),
                "{:?}",
                reader.view
            );
        }
    }

    #[test]
    fn a_reset_lets_go_of_everything() {
        let mut reader = Reader::with(PointerKind::Touch);
        reader.down(1, at(400.0, 300.0));
        reader.down(2, at(500.0, 300.0));
        reader.gesture.reset();
        assert_eq!(reader.moves(1, at(0.0, 0.0)), Outcome::default());
    }
}
