//! Canvas 2D. The only place outside the platform and the interface that meets the browser.
//!
//! Geometry that lasts becomes a `Path2D` in map space once and is stroked under the view's transform; so a frame
//! costs as many crossings into JavaScript as there are styles and marks, not as there are vertices.

use super::Painter;
use crate::scene::glyph::{ON_DISC, outlines, stands_on_disc};
use crate::scene::{Anchor, Geometry, Glyph, MarkShape, TextRun};
use crate::space::{MapRect, ScreenPoint, View};
use crate::style::{Colour, Dash, Fill, Hatch, Stroke};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CanvasPattern, CanvasRenderingContext2d, CanvasWindingRule, HtmlCanvasElement,
    HtmlImageElement, Path2d,
};

/// Paths made of lasting geometry, shared by the canvases of a map. Empty it when the geometry is replaced.
#[derive(Default)]
pub struct PathCache {
    paths: BTreeMap<u64, Path2d>,
    /// Hatches by colour, spacing, width and pixel ratio.
    patterns: BTreeMap<String, CanvasPattern>,
}

impl PathCache {
    /// An empty cache.
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.paths.clear();
        self.patterns.clear();
    }
}

/// A painter on one canvas.
pub struct CanvasPainter {
    context: CanvasRenderingContext2d,
    cache: Rc<RefCell<PathCache>>,
    relief: Option<HtmlImageElement>,
    pixel_ratio: f64,
    view: Option<View>,
}

impl CanvasPainter {
    /// A painter on a canvas's context.
    pub fn new(context: CanvasRenderingContext2d, cache: Rc<RefCell<PathCache>>) -> Self {
        Self {
            context,
            cache,
            relief: None,
            pixel_ratio: 1.0,
            view: None,
        }
    }

    /// Device pixels per CSS pixel of the backing store.
    pub fn set_pixel_ratio(&mut self, pixel_ratio: f64) {
        self.pixel_ratio = pixel_ratio;
    }

    /// The hillshade, once it has been decoded.
    pub fn set_relief(&mut self, relief: Option<HtmlImageElement>) {
        self.relief = relief;
    }

    /// Lets everything that follows be given in CSS pixels.
    fn in_screen_space(&self) {
        let ratio = self.pixel_ratio;
        // Fails only for numbers that are not finite; the ratio is a positive size.
        let _ = self.context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
    }

    /// Lets everything that follows be given in kilometres; returns the kilometres of a CSS pixel.
    fn in_map_space(&self) -> Option<f64> {
        let view = self.view.as_ref()?;
        let transform = view.transform();
        let ratio = self.pixel_ratio;
        self.context
            .set_transform(
                transform.m11 * ratio,
                transform.m12 * ratio,
                transform.m21 * ratio,
                transform.m22 * ratio,
                transform.m31 * ratio,
                transform.m32 * ratio,
            )
            .ok()?;
        Some(view.resolution)
    }

    /// The path of geometry in map space, kept if the geometry lasts.
    fn map_path(&self, geometry: &Geometry, closed: bool) -> Option<Path2d> {
        // Rings and lines of the same points are different paths.
        let key = geometry.key.map(|key| key * 2 + u64::from(closed));
        if let Some(path) = key.and_then(|key| self.cache.borrow().paths.get(&key).cloned()) {
            return Some(path);
        }
        let path = Path2d::new().ok()?;
        for line in geometry.lines.iter() {
            trace(&path, line.iter().map(|point| (point.x, point.y)), closed);
        }
        if let Some(key) = key {
            self.cache.borrow_mut().paths.insert(key, path.clone());
        }
        Some(path)
    }

    /// The path of geometry in screen space, for patterns that must not turn and stretch with the map.
    fn screen_path(&self, geometry: &Geometry, closed: bool) -> Option<Path2d> {
        let view = self.view.as_ref()?;
        let path = Path2d::new().ok()?;
        for line in geometry.lines.iter() {
            let points = line.iter().map(|point| {
                let at = view.to_screen(*point);
                (at.x, at.y)
            });
            trace(&path, points, closed);
        }
        Some(path)
    }

    fn set_dash(&self, dash: Option<Dash>, unit: f64) {
        let lengths = js_sys::Array::new();
        if let Some(Dash { on_px, off_px }) = dash {
            lengths.push(&JsValue::from_f64(on_px * unit));
            lengths.push(&JsValue::from_f64(off_px * unit));
        }
        // Fails only for what is not a list of numbers.
        let _ = self.context.set_line_dash(&lengths);
    }

    /// A hatch as a pattern in device pixels, so that it is sharp on every screen.
    fn pattern(&self, hatch: &Hatch) -> Option<CanvasPattern> {
        let name = format!(
            "{} {} {} {}",
            hatch.colour.css(),
            hatch.spacing_px,
            hatch.width_px,
            self.pixel_ratio
        );
        if let Some(pattern) = self.cache.borrow().patterns.get(&name) {
            return Some(pattern.clone());
        }
        let pattern = self.make_pattern(hatch)?;
        self.cache
            .borrow_mut()
            .patterns
            .insert(name, pattern.clone());
        Some(pattern)
    }

    /// Draws one tile: strokes at 45° meet at the edges when the tile is √2 times their distance.
    fn make_pattern(&self, hatch: &Hatch) -> Option<CanvasPattern> {
        let document = self.context.canvas()?.owner_document()?;
        let tile: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        let side = (hatch.spacing_px * std::f64::consts::SQRT_2 * self.pixel_ratio)
            .round()
            .max(2.0);
        tile.set_width(side as u32);
        tile.set_height(side as u32);
        let context: CanvasRenderingContext2d = tile.get_context("2d").ok()??.dyn_into().ok()?;
        context.set_stroke_style_str(&hatch.colour.css());
        context.set_line_width(hatch.width_px * self.pixel_ratio);
        context.begin_path();
        for shift in [-side, 0.0, side] {
            context.move_to(shift - 1.0, side + 1.0);
            context.line_to(shift + side + 1.0, -1.0);
        }
        context.stroke();
        self.context
            .create_pattern_with_html_canvas_element(&tile, "repeat")
            .ok()?
    }

    /// Traces a sign around a centre in screen space.
    fn trace_sign(&self, points: &[(f64, f64)], centre: ScreenPoint, scale: f64, turn: f64) {
        let (sin, cos) = turn.sin_cos();
        for (index, (dx, dy)) in points.iter().enumerate() {
            let x = centre.x + (dx * cos - dy * sin) * scale;
            let y = centre.y + (dx * sin + dy * cos) * scale;
            if index == 0 {
                self.context.move_to(x, y);
            } else {
                self.context.line_to(x, y);
            }
        }
    }

    /// Hands a run to `draw` whole, or letter by letter where it is spaced: not every engine has letter spacing on
    /// a canvas.
    fn set_letters(&self, run: &TextRun, draw: impl Fn(&str, f64, f64)) {
        if run.style.spacing_px <= 0.0 {
            self.context.set_text_align(match run.anchor {
                Anchor::Start => "left",
                Anchor::Middle => "center",
                Anchor::End => "right",
            });
            draw(&run.text, run.at.x, run.at.y);
            return;
        }
        self.context.set_text_align("left");
        let letters: Vec<(String, f64)> = run
            .text
            .chars()
            .map(|letter| {
                let letter = letter.to_string();
                let width = self
                    .context
                    .measure_text(&letter)
                    .map_or(run.style.size_px * 0.6, |metrics| metrics.width());
                (letter, width + run.style.spacing_px)
            })
            .collect();
        let whole: f64 = letters.iter().map(|(_, width)| width).sum();
        let mut x = run.at.x
            - match run.anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => whole / 2.0,
                Anchor::End => whole,
            };
        for (letter, width) in letters {
            draw(&letter, x, run.at.y);
            x += width;
        }
    }

    fn disc(&self, shape: &MarkShape) {
        self.context.begin_path();
        // Fails only for a negative radius.
        let _ = self.context.arc(
            shape.centre.x,
            shape.centre.y,
            shape.radius_px.max(0.0),
            0.0,
            std::f64::consts::TAU,
        );
        self.finish(shape);
    }

    /// Fills and outlines the current path as a mark asks.
    fn finish(&self, shape: &MarkShape) {
        if let Some(colour) = shape.fill {
            self.context.set_fill_style_str(&colour.css());
            self.context.fill();
        }
        if let Some((colour, width)) = shape.outline {
            self.context.set_stroke_style_str(&colour.css());
            self.context.set_line_width(width);
            self.context.stroke();
        }
    }
}

impl Painter for CanvasPainter {
    fn begin(&mut self, view: &View, ground: Option<Colour>) {
        self.view = Some(*view);
        self.in_screen_space();
        let (width, height) = (view.size.width, view.size.height);
        self.context.clear_rect(0.0, 0.0, width, height);
        if let Some(colour) = ground {
            self.context.set_fill_style_str(&colour.css());
            self.context.fill_rect(0.0, 0.0, width, height);
        }
        self.context.set_line_join("round");
    }

    fn relief(&mut self, frame: MapRect, opacity: f64) {
        let (Some(view), Some(image)) = (&self.view, &self.relief) else {
            return;
        };
        self.in_screen_space();
        let a = view.to_screen(frame.min);
        let b = view.to_screen(frame.max);
        self.context.set_global_alpha(opacity);
        // Soft light leaves the neutral grey of the hillshade without effect, so flat land keeps its tint.
        let _ = self.context.set_global_composite_operation("soft-light");
        // Fails for an image that is broken; then there is no relief, which the loader has reported.
        let _ = self
            .context
            .draw_image_with_html_image_element_and_dw_and_dh(
                image,
                a.x.min(b.x),
                a.y.min(b.y),
                (b.x - a.x).abs(),
                (b.y - a.y).abs(),
            );
        let _ = self.context.set_global_composite_operation("source-over");
        self.context.set_global_alpha(1.0);
    }

    fn fill(&mut self, geometry: &Geometry, fill: &Fill) {
        match fill {
            Fill::Plain(colour) => {
                let (Some(_), Some(path)) = (self.in_map_space(), self.map_path(geometry, true))
                else {
                    return;
                };
                self.context.set_fill_style_str(&colour.css());
                self.context
                    .fill_with_path_2d_and_winding(&path, CanvasWindingRule::Evenodd);
            }
            Fill::Hatched(hatch) => {
                let (Some(pattern), Some(path)) =
                    (self.pattern(hatch), self.screen_path(geometry, true))
                else {
                    return;
                };
                self.in_screen_space();
                self.context.set_fill_style_canvas_pattern(&pattern);
                self.context
                    .fill_with_path_2d_and_winding(&path, CanvasWindingRule::Evenodd);
            }
        }
    }

    fn stroke(&mut self, geometry: &Geometry, stroke: &Stroke) {
        self.context
            .set_line_cap(if stroke.round { "round" } else { "butt" });
        match &stroke.fill {
            Fill::Plain(colour) => {
                let (Some(unit), Some(path)) =
                    (self.in_map_space(), self.map_path(geometry, false))
                else {
                    return;
                };
                self.context.set_stroke_style_str(&colour.css());
                self.context.set_line_width(stroke.width_px * unit);
                self.set_dash(stroke.dash, unit);
                self.context.stroke_with_path(&path);
            }
            Fill::Hatched(hatch) => {
                let (Some(pattern), Some(path)) =
                    (self.pattern(hatch), self.screen_path(geometry, false))
                else {
                    return;
                };
                self.in_screen_space();
                self.context.set_stroke_style_canvas_pattern(&pattern);
                self.context.set_line_width(stroke.width_px);
                self.set_dash(stroke.dash, 1.0);
                self.context.stroke_with_path(&path);
            }
        }
        if stroke.dash.is_some() {
            self.set_dash(None, 1.0);
        }
    }

    fn mark(&mut self, shape: &MarkShape) {
        self.in_screen_space();
        let on_disc = stands_on_disc(shape.glyph);
        if on_disc || matches!(shape.glyph, Glyph::Disc | Glyph::DashedRing) {
            if shape.glyph == Glyph::DashedRing {
                self.set_dash(
                    Some(Dash {
                        on_px: 3.0,
                        off_px: 2.5,
                    }),
                    1.0,
                );
            }
            self.disc(shape);
            if shape.glyph == Glyph::DashedRing {
                self.set_dash(None, 1.0);
            }
            if !on_disc {
                return;
            }
        }
        let scale = if on_disc { ON_DISC } else { 1.0 } * shape.radius_px;
        let ink = shape
            .outline
            .map_or_else(Colour::default, |(colour, _)| colour);
        for outline in outlines(shape.glyph) {
            self.context.begin_path();
            self.trace_sign(&outline.points, shape.centre, scale, shape.turn);
            match (on_disc, outline.solid) {
                (true, true) => {
                    self.context.set_fill_style_str(&ink.css());
                    self.context.fill();
                }
                (_, false) => {
                    self.context.set_stroke_style_str(&ink.css());
                    self.context
                        .set_line_width((shape.radius_px * 0.17).max(1.0));
                    self.context.stroke();
                }
                (false, true) => {
                    self.context.close_path();
                    self.finish(shape);
                }
            }
        }
    }

    fn text(&mut self, run: &TextRun) {
        self.in_screen_space();
        let style = &run.style;
        self.context.set_font(&format!(
            "{}{} {}px {}",
            if style.italic { "italic " } else { "" },
            style.weight,
            style.size_px,
            style.face.css()
        ));
        if style.halo_px > 0.0 {
            self.context.set_stroke_style_str(&style.halo.css());
            self.context.set_line_width(style.halo_px * 2.0);
            self.set_letters(run, |text, x, y| {
                // Fails only for numbers that are not finite; so does the filling below.
                let _ = self.context.stroke_text(text, x, y);
            });
        }
        self.context.set_fill_style_str(&style.colour.css());
        self.set_letters(run, |text, x, y| {
            let _ = self.context.fill_text(text, x, y);
        });
    }
}

/// Adds one ring or line to a path.
fn trace(path: &Path2d, points: impl Iterator<Item = (f64, f64)>, closed: bool) {
    for (index, (x, y)) in points.enumerate() {
        if index == 0 {
            path.move_to(x, y);
        } else {
            path.line_to(x, y);
        }
    }
    if closed {
        path.close_path();
    }
}
