//! Draws the map: what changed comes in, frames go out.
//!
//! Nothing in here is reactive. Effects tell [`Driver::changed`], which asks for one frame; the frame reads the session
//! untracked, lets the [`Stage`] compose, and paints the sheets that differ. The live view belongs to the driver; the
//! session is told where the map came to rest, so that a gesture wakes nothing else in the page.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::{Rc, Weak};

use leptos::prelude::*;
use leptos::web_sys::{HtmlCanvasElement, HtmlElement};
use wasm_bindgen_futures::spawn_local;

use super::super::context::{AtlasContext, Hover, Shown};
use super::super::load;
use super::glide::Glide;
use crate::geodata;
use crate::model::{BaseLevel, BaseMap, Subject};
use crate::platform::frame::Frames;
use crate::platform::pointer::{Hands, Input};
use crate::platform::rest::Rest;
use crate::platform::surface::{self, SizeWatch};
use crate::platform::{fetch, image, media, page};
use crate::render::canvas::{CanvasPainter, PathCache};
use crate::scene::{Change, Frame, Layers, Redraw, Sheet, Stage};
use crate::space::gesture::{Direction, Gesture, Key, PointerKind, Sample};
use crate::space::{Limits, MapPoint, ScreenPoint, ScreenSize, ScreenVector, View};
use crate::state::{Command, Framing, Layer, LayerSet};

/// Where the map is drawn.
pub struct Elements {
    /// What the reader's hands are on.
    pub region: HtmlElement,
    /// The canvases, bottom to top.
    pub sheets: [HtmlCanvasElement; 3],
}

/// What a button on the map asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Nudge {
    /// Come closer.
    Closer,
    /// Move away.
    Further,
    /// Show the whole.
    Home,
}

/// The closest resolution, in kilometres for each CSS pixel.
// The finest coast line has a point every few hundred metres; closer than this it would show its corners.
const CLOSEST_KM_PER_PX: f64 = 0.05;
/// Free room around the home view, in CSS pixels.
const HOME_PADDING_PX: f64 = 8.0;
/// How often the page hears where a moving map is, in milliseconds.
// Slow enough to cost nothing, quick enough that the scale bar does not look wrong.
const REST_MS: u32 = 150;
/// What may lie over the map, by selector.
const COVERS: [&str; 3] = ["#panel", "#visible.open", "#legend[open]"];
/// How near a mark may come to the edge before the map moves to show it, in CSS pixels.
const SIGHT_MARGIN_PX: f64 = 56.0;
/// How much closer the map comes at a time to bring a thing into sight, and how often at most.
const SEEK_ZOOM: f64 = 1.25;
const MOST_SEEK_ZOOMS: usize = 6;

/// The map's engine room: one for each map in the page. Dropping it ends its frames, listeners and timers.
pub struct Driver {
    /// Itself, for what outlives a call: a fetch, an image.
    me: Weak<Self>,
    ctx: AtlasContext,
    elements: Elements,
    painters: RefCell<Vec<(Sheet, CanvasPainter)>>,
    paths: Rc<RefCell<PathCache>>,
    stage: RefCell<Stage>,
    base: RefCell<BaseMap>,
    /// The levels of the base map that are there or on their way.
    levels: RefCell<BTreeSet<usize>>,
    relief: RefCell<Option<image::Loading>>,
    relief_ready: Cell<bool>,
    gesture: RefCell<Gesture>,
    touching: Cell<bool>,
    /// The view drawn last; none before the first frame.
    view: Cell<Option<View>>,
    /// The framing the view stands for, so that the session's echo of it moves nothing.
    framing: Cell<Option<Framing>>,
    glide: Cell<Option<Glide>>,
    /// What the reader has just selected.
    sought: Cell<Option<Subject>>,
    ready: Cell<bool>,
    still: Cell<bool>,
    frames: Frames,
    rest: Rest,
    hands: RefCell<Option<Hands>>,
    size: RefCell<Option<SizeWatch>>,
}

impl Driver {
    /// Begins to draw; none in a browser without Canvas 2D.
    pub fn start(ctx: AtlasContext, elements: Elements, base: &BaseLevel) -> Option<Rc<Self>> {
        let paths = Rc::new(RefCell::new(PathCache::new()));
        let painters = [Sheet::Ground, Sheet::Dated, Sheet::Overlay]
            .into_iter()
            .zip(&elements.sheets)
            .map(|(sheet, canvas)| {
                let context = surface::context(canvas)?;
                Some((sheet, CanvasPainter::new(context, Rc::clone(&paths))))
            })
            .collect::<Option<Vec<_>>>()?;
        let driver = Rc::new_cyclic(|weak: &Weak<Self>| Self {
            me: weak.clone(),
            ctx,
            elements,
            painters: RefCell::new(painters),
            paths,
            stage: RefCell::new(Stage::new()),
            base: RefCell::new(BaseMap {
                levels: vec![base.clone()],
            }),
            levels: RefCell::new(BTreeSet::from([0])),
            relief: RefCell::default(),
            relief_ready: Cell::default(),
            gesture: RefCell::default(),
            touching: Cell::default(),
            view: Cell::default(),
            framing: Cell::new(ctx.framing.get_untracked()),
            glide: Cell::default(),
            sought: Cell::default(),
            ready: Cell::default(),
            still: Cell::new(media::holds(media::REDUCED_MOTION)),
            frames: Frames::new({
                let weak = weak.clone();
                move |now_ms| weak.upgrade().is_some_and(|driver| driver.frame(now_ms))
            }),
            rest: Rest::new(REST_MS, {
                let weak = weak.clone();
                move || {
                    if let Some(driver) = weak.upgrade() {
                        driver.report();
                    }
                }
            }),
            hands: RefCell::default(),
            size: RefCell::default(),
        });
        let weak = Rc::downgrade(&driver);
        let hands = Hands::on(&driver.elements.region, {
            let weak = weak.clone();
            move |input| weak.upgrade().is_some_and(|driver| driver.handle(input))
        });
        driver.hands.replace(Some(hands));
        let size = SizeWatch::new(&driver.elements.region, move || {
            if let Some(driver) = weak.upgrade() {
                driver.frames.request();
            }
        });
        driver.size.replace(size);
        driver.frames.request();
        Some(driver)
    }

    /// Takes note of a change and asks for a frame.
    pub fn changed(&self, change: Change) {
        if change == Change::Everything {
            self.paths.borrow_mut().clear();
        }
        self.stage.borrow_mut().invalidate(change);
        self.frames.request();
    }

    /// Looks where the session says, unless the map is what told it so.
    pub fn look(&self, framing: Option<Framing>) {
        if framing == self.framing.get() {
            return;
        }
        self.framing.set(framing);
        if let Some(view) = self.view.get() {
            self.glide_to(view, self.view_of(framing, view.size));
        }
    }

    /// Does what a button asks.
    pub fn nudge(&self, nudge: Nudge) {
        let Some(view) = self.view.get() else { return };
        let key = match nudge {
            Nudge::Home => return self.ctx.send(Command::Home),
            Nudge::Closer => Key::ZoomIn,
            Nudge::Further => Key::ZoomOut,
        };
        let aimed_at = self.glide.get().map_or(view, |glide| glide.to);
        let outcome =
            self.gesture
                .borrow_mut()
                .on(Sample::Key(key), aimed_at, &self.limits(view.size));
        if let Some(next) = outcome.view {
            self.glide_to(view, next);
        }
    }

    /// Sees to it that a thing can be seen beside the panel, once the next frame has drawn it.
    pub fn seek(&self, subject: Subject) {
        self.sought.set(Some(subject));
        self.frames.request();
    }

    /// Moves the map, if it must, until the thing can be seen.
    fn bring_into_sight(&self, view: View, subject: Subject) {
        let Some(at) = self.point_of(subject) else {
            return;
        };
        let limits = self.limits(view.size);
        let free = self.free_part(view.size);
        // How far the thing must move on the screen to stand clear of the edges and the panel.
        let lacking = |view: &View| {
            let at = view.to_screen(at);
            ScreenVector::new(
                into_range(at.x, SIGHT_MARGIN_PX, free.width - SIGHT_MARGIN_PX),
                into_range(at.y, SIGHT_MARGIN_PX, free.height - SIGHT_MARGIN_PX),
            )
        };
        let near_enough = |view: &View| lacking(view).length() < 1.0;
        if near_enough(&view) {
            return;
        }
        // A map that shows its whole frame cannot be moved; closer, it can.
        let closer = std::iter::successors(Some(view), |view| {
            Some(
                View {
                    resolution: view.resolution / SEEK_ZOOM,
                    ..*view
                }
                .clamp(&limits),
            )
        });
        let moved = closer
            .take(MOST_SEEK_ZOOMS)
            .map(|view| view.pan(lacking(&view)).clamp(&limits));
        let last = moved.clone().last();
        let mut moved = moved;
        if let Some(next) = moved.find(near_enough).or(last) {
            self.glide_to(view, next);
        }
    }

    /// One frame; answers whether it wants another.
    fn frame(&self, now_ms: f64) -> bool {
        let Some(size) = surface::size_of(&self.elements.region) else {
            // No size, no frame: the watch on the size asks again when there is one.
            return false;
        };
        let ratio = surface::pixel_ratio();
        let mut emptied = false;
        for canvas in &self.elements.sheets {
            emptied |= surface::fit(canvas, size, ratio);
        }
        let view = self.next_view(size, now_ms);
        let redraw = self.draw(view, ratio, emptied);
        if self.view.replace(Some(view)) != Some(view) || redraw != Redraw::default() {
            self.rest.before_long();
        }
        if !self.ready.replace(true) {
            page::set_root_attribute("data-ready", "true");
            self.fetch_relief();
            self.sought.set(self.ctx.selected.get_untracked());
        }
        if let Some(subject) = self.sought.take() {
            self.bring_into_sight(view, subject);
        }
        self.glide.get().is_some()
    }

    /// Composes and paints; a canvas that was emptied is painted in the same frame.
    fn draw(&self, view: View, ratio: f64, emptied: bool) -> Redraw {
        let ctx = self.ctx;
        let mut stage = self.stage.borrow_mut();
        let base = self.base.borrow();
        let drawn = ctx.atlas.try_with_value(|atlas| {
            stage.compose(&Frame {
                atlas,
                base: &base,
                relief_ready: self.relief_ready.get(),
                day: ctx.day.get_untracked(),
                view,
                theme: ctx.theme.get_untracked(),
                language: ctx.language.get_untracked(),
                layers: layers(ctx.layers.get_untracked()),
                reach_km: ctx.reach_km.get_untracked(),
                selected: ctx.selected.get_untracked(),
                hovered: ctx.hovered.get_untracked().map(|hover| hover.subject),
            })
        });
        let Some(redraw) = drawn else {
            return Redraw::default();
        };
        let redraw = if emptied {
            Redraw {
                ground: true,
                dated: true,
                overlay: true,
            }
        } else {
            redraw
        };
        for (sheet, painter) in self.painters.borrow_mut().iter_mut() {
            let wanted = match sheet {
                Sheet::Ground => redraw.ground,
                Sheet::Dated => redraw.dated,
                Sheet::Overlay => redraw.overlay,
            };
            if wanted {
                painter.set_pixel_ratio(ratio);
                stage.paint(*sheet, painter);
            }
        }
        redraw
    }

    /// The view of this frame: on its way, as it was, or as the session has it.
    fn next_view(&self, size: ScreenSize, now_ms: f64) -> View {
        if let Some(glide) = self.glide.get() {
            let (view, arrived) = glide.at(now_ms);
            self.glide.set((!arrived).then(|| glide.begun(now_ms)));
            return view;
        }
        match (self.view.get(), self.framing.get()) {
            (Some(view), _) if view.size == size => view,
            (Some(view), Some(_)) => view.resized(size).clamp(&self.limits(size)),
            (_, framing) => self.view_of(framing, size),
        }
    }

    /// The view of a framing in a map of this size.
    fn view_of(&self, framing: Option<Framing>, size: ScreenSize) -> View {
        let view = self.ctx.with_atlas(|atlas| match framing {
            Some(framing) => View {
                centre: atlas.manifest.projection.project(framing.centre),
                resolution: framing.km_per_px,
                size,
            },
            None => {
                let free = self.free_part(size);
                let fitted = View::fit(atlas.manifest.home, free, HOME_PADDING_PX);
                // What is covered lies at the right and at the bottom: the home view moves away from it.
                let covered = (size - free) / 2.0;
                fitted
                    .resized(size)
                    .pan(ScreenVector::new(-covered.width, -covered.height))
            }
        });
        view.clamp(&self.limits(size))
    }

    fn limits(&self, size: ScreenSize) -> Limits {
        let frame = self.ctx.with_atlas(|atlas| atlas.manifest.frame);
        Limits {
            frame,
            min_resolution: CLOSEST_KM_PER_PX,
            max_resolution: View::fit(frame, size, 0.0).resolution,
        }
    }

    fn glide_to(&self, from: View, to: View) {
        self.gesture.borrow_mut().reset();
        if self.still.get() {
            self.glide.set(None);
            self.move_to(to);
        } else {
            self.glide.set(Some(Glide::new(from, to)));
            self.frames.request();
        }
    }

    /// Shows a view at once.
    fn move_to(&self, view: View) {
        self.view.set(Some(view));
        // Any framing but none keeps `next_view` from going home; the true one follows at rest.
        self.framing.set(self.framing_of(view));
        self.stage.borrow_mut().invalidate(Change::View);
        self.rest.before_long();
        self.frames.request();
    }

    fn framing_of(&self, view: View) -> Option<Framing> {
        let centre = self
            .ctx
            .with_atlas(|atlas| atlas.manifest.projection.unproject(view.centre));
        Framing::new(centre, view.resolution)
    }

    /// Tells the page where the map is and what is on it, and fetches what this view wants.
    fn report(&self) {
        if self.glide.get().is_some() {
            return self.rest.before_long();
        }
        let Some(view) = self.view.get() else { return };
        let visible = self.stage.borrow().visible().to_vec();
        let shown = Shown {
            view: Some(view),
            visible,
        };
        if self
            .ctx
            .shown
            .try_with_untracked(|before| *before != shown)
            .unwrap_or(false)
        {
            self.ctx.shown.set(shown);
        }
        if let Some(framing) = self.framing.get()
            && self.ctx.framing.try_get_untracked() != Some(Some(framing))
        {
            self.ctx.send(Command::SetView(framing));
        }
        self.fetch_level(view.resolution);
    }

    /// What the hands did; answers whether the browser may leave it at that.
    fn handle(&self, input: Input) -> bool {
        match input {
            Input::Gesture(sample) => {
                if let Sample::PointerDown { kind, .. } = sample {
                    self.touching.set(kind == PointerKind::Touch);
                }
                self.gesture(sample);
                true
            }
            Input::Over(at) => {
                self.hover(Some(at));
                true
            }
            Input::Out => {
                self.hover(None);
                true
            }
            Input::Key(key) => self.key(&key),
        }
    }

    fn gesture(&self, sample: Sample) {
        let Some(view) = self.view.get() else { return };
        let outcome = self
            .gesture
            .borrow_mut()
            .on(sample, view, &self.limits(view.size));
        if let Some(next) = outcome.view {
            self.glide.set(None);
            self.hover(None);
            self.move_to(next);
        }
        if let Some(at) = outcome.tap {
            let hit = self.stage.borrow().hit(at, self.touching.get());
            if let Some(subject) = hit {
                self.ctx.send(Command::Select(subject));
            }
        }
    }

    fn hover(&self, at: Option<ScreenPoint>) {
        let hit = at.and_then(|at| Some((self.stage.borrow().hit(at, false)?, at)));
        let before = self.ctx.hovered.try_get_untracked().flatten();
        if before.map(|hover| hover.subject) != hit.map(|(subject, _)| subject) {
            let _ = self
                .ctx
                .hovered
                .try_set(hit.map(|(subject, at)| Hover { subject, at }));
        }
    }

    fn key(&self, key: &str) -> bool {
        let pressed = match key {
            "ArrowUp" => Key::Pan(Direction::Up),
            "ArrowDown" => Key::Pan(Direction::Down),
            "ArrowLeft" => Key::Pan(Direction::Left),
            "ArrowRight" => Key::Pan(Direction::Right),
            "+" | "=" => Key::ZoomIn,
            "-" | "_" => Key::ZoomOut,
            "Home" => {
                self.ctx.send(Command::Home);
                return true;
            }
            "Escape" => {
                self.ctx.send(Command::Clear);
                return true;
            }
            "Enter" => {
                if let Some(subject) = self.nearest_to_middle() {
                    self.ctx.send(Command::Select(subject));
                }
                return true;
            }
            _ => return false,
        };
        self.gesture(Sample::Key(pressed));
        true
    }

    fn nearest_to_middle(&self) -> Option<Subject> {
        let size = self.view.get()?.size;
        let middle = ScreenPoint::new(size.width / 2.0, size.height / 2.0);
        let stage = self.stage.borrow();
        let distance = |at: ScreenPoint| (at - middle).square_length();
        let nearest = stage
            .visible()
            .iter()
            .min_by(|a, b| distance(a.at).total_cmp(&distance(b.at)));
        nearest.map(|visible| visible.subject)
    }

    /// Where a thing stands: its own point, or where it is on the map now.
    fn point_of(&self, subject: Subject) -> Option<MapPoint> {
        let day = self.ctx.day.get_untracked();
        let own = self.ctx.with_atlas(|atlas| match subject {
            Subject::Place(id) => atlas.places.get(id.index()).map(|place| place.at),
            Subject::Event(id) => atlas.events.get(id.index()).map(|event| event.at),
            Subject::Movement(id) => {
                let position = atlas
                    .movements
                    .get(id.index())
                    .and_then(|movement| movement.position(day));
                position.map(|position| position.at)
            }
            Subject::Occupation(id) => {
                let place = atlas
                    .occupations
                    .get(id.index())
                    .and_then(|record| record.places.first());
                place
                    .and_then(|place| atlas.places.get(place.index()))
                    .map(|place| place.at)
            }
            Subject::Formation(_) => None,
        });
        // Something of it that can already be seen is better than its first point, which may be far away.
        let stage = self.stage.borrow();
        let seen = stage
            .visible()
            .iter()
            .find(|visible| visible.subject == subject);
        seen.zip(self.view.get())
            .map(|(visible, view)| view.to_map(visible.at))
            .or(own)
    }

    /// The size of the part of the map, from its top left corner, on which nothing lies.
    fn free_part(&self, size: ScreenSize) -> ScreenSize {
        let least = SIGHT_MARGIN_PX * 3.0;
        COVERS
            .iter()
            .filter_map(|selector| page::corner_within(selector, &self.elements.region))
            .fold(size, |free, (left, top)| {
                // What leaves no room beside it is a sheet from below, or covers too much to be avoided.
                if left >= least {
                    ScreenSize::new(free.width.min(left), free.height)
                } else if top >= least {
                    ScreenSize::new(free.width, free.height.min(top))
                } else {
                    free
                }
            })
    }

    /// Fetches the level of the base map meant for a resolution, once.
    fn fetch_level(&self, resolution: f64) {
        let wanted = self.ctx.with_atlas(|atlas| {
            let levels = &atlas.manifest.files.base;
            let index = levels
                .iter()
                .position(|level| resolution >= level.from_km_per_px)?;
            let names = levels.get(index).map(load::files_of_level)?;
            Some((index, names))
        });
        let Some((index, names)) = wanted else { return };
        if !self.levels.borrow_mut().insert(index) {
            return;
        }
        let driver = self.me.clone();
        spawn_local(async move {
            let mut files = BTreeMap::new();
            for name in names.into_iter().filter(|name| !name.is_empty()) {
                let bytes = fetch::bytes(&format!("{}{name}", load::FOLDER)).await;
                files.insert(name, bytes);
            }
            if let Some(driver) = driver.upgrade() {
                driver.take_level(index, &files);
            }
        });
    }

    fn take_level(&self, index: usize, files: &BTreeMap<String, Result<Vec<u8>, String>>) {
        let (level, faults) = self
            .ctx
            .with_atlas(|atlas| geodata::base_level(&atlas.manifest, index, files));
        if !faults.is_empty() {
            self.ctx
                .faults
                .update(|all| all.extend(faults.iter().map(ToString::to_string)));
        }
        {
            let mut base = self.base.borrow_mut();
            base.levels.push(level);
            base.levels
                .sort_by(|a, b| b.from_km_per_px.total_cmp(&a.from_km_per_px));
        }
        // The stage numbers its levels by position, which has just changed.
        self.changed(Change::Everything);
    }

    /// Fetches the hillshade after the first picture, which must not wait for it.
    fn fetch_relief(&self) {
        let file = self.ctx.with_atlas(|atlas| {
            atlas
                .manifest
                .files
                .relief
                .as_ref()
                .map(|relief| relief.file.clone())
        });
        let Some(file) = file else { return };
        let driver = self.me.clone();
        let loading = image::load(&format!("{}{file}", load::FOLDER), move |image| {
            let Some(driver) = driver.upgrade() else {
                return;
            };
            if image.is_none() {
                let sentence = format!("{file}: the image could not be fetched or read.");
                driver.ctx.faults.update(|all| all.push(sentence));
                return;
            }
            for (_, painter) in driver.painters.borrow_mut().iter_mut() {
                painter.set_relief(image.clone());
            }
            driver.relief_ready.set(true);
            driver.changed(Change::Base);
        });
        self.relief.replace(loading);
    }
}

/// How far a coordinate must move to lie in a range; not at all if the range is empty.
fn into_range(value: f64, from: f64, to: f64) -> f64 {
    if to <= from {
        0.0
    } else {
        value.clamp(from, to) - value
    }
}

/// The reader's layers as the scene counts them.
fn layers(chosen: LayerSet) -> Layers {
    Layers {
        relief: chosen.contains(Layer::Relief),
        railways: chosen.contains(Layer::Railways),
        borders: chosen.contains(Layer::Borders),
        reach: chosen.contains(Layer::Reach),
        occupation: chosen.contains(Layer::Occupation),
        zones: chosen.contains(Layer::Zones),
        movements: chosen.contains(Layer::Movements),
        events: chosen.contains(Layer::Events),
        labels: chosen.contains(Layer::Labels),
    }
}
