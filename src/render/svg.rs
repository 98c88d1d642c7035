//! Writes SVG text: goldens, export, print. Coordinates are rounded to a tenth of a pixel, so that the same scene
//! gives the same text on every machine.

use super::Painter;
use crate::scene::glyph::{ON_DISC, outlines, stands_on_disc};
use crate::scene::{Anchor, Geometry, Glyph, MarkShape, TextRun};
use crate::space::{MapRect, ScreenPoint, View};
use crate::style::{Colour, Fill, Hatch, Stroke};
use std::fmt::Write;

/// A painter whose surface is SVG text.
#[derive(Default)]
pub struct SvgPainter {
    view: Option<View>,
    /// Address of the relief image, if it is to be referred to.
    relief: Option<String>,
    hatches: Vec<Hatch>,
    body: String,
}

impl SvgPainter {
    /// An empty picture; `relief` is the address of the hillshade, if it should be shown.
    pub fn new(relief: Option<String>) -> Self {
        Self {
            relief,
            ..Self::default()
        }
    }

    /// The finished document, with `title` for those who do not see it.
    pub fn finish(self, title: &str) -> String {
        let (width, height) = self
            .view
            .as_ref()
            .map_or((0.0, 0.0), |view| (view.size.width, view.size.height));
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\">\n<title>{}</title>\n",
            short(width),
            short(height),
            escape(title)
        );
        if !self.hatches.is_empty() {
            text.push_str("<defs>\n");
            for (index, hatch) in self.hatches.iter().enumerate() {
                let spacing = short(hatch.spacing_px);
                // Writing to a String cannot fail.
                let _ = writeln!(
                    text,
                    "<pattern id=\"h{index}\" width=\"{spacing}\" height=\"{spacing}\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0V{spacing}\" stroke=\"{}\" stroke-width=\"{}\"/></pattern>",
                    hatch.colour.css(),
                    short(hatch.width_px * 2.0),
                );
            }
            text.push_str("</defs>\n");
        }
        text.push_str(&self.body);
        text.push_str("</svg>\n");
        text
    }

    /// Attributes that paint with a fill, as `prefix="…"`.
    fn paint(&mut self, attribute: &str, fill: &Fill) -> String {
        match fill {
            Fill::Plain(colour) => plain(attribute, *colour),
            Fill::Hatched(hatch) => {
                let index = self
                    .hatches
                    .iter()
                    .position(|known| known == hatch)
                    .unwrap_or_else(|| {
                        self.hatches.push(*hatch);
                        self.hatches.len() - 1
                    });
                format!("{attribute}=\"url(#h{index})\"")
            }
        }
    }

    /// Path data of geometry in the current view; what lies wholly outside is left out.
    fn path(&self, geometry: &Geometry, closed: bool) -> String {
        let Some(view) = &self.view else {
            return String::new();
        };
        let mut data = String::new();
        for line in geometry.lines.iter() {
            let points: Vec<ScreenPoint> =
                line.iter().map(|point| view.to_screen(*point)).collect();
            if is_outside(&points, view) {
                continue;
            }
            let mut last = None;
            for (index, point) in points.iter().enumerate() {
                let rounded = (short(point.x), short(point.y));
                if index > 0 && last.as_ref() == Some(&rounded) && points.len() > 2 {
                    continue;
                }
                let _ = write!(
                    data,
                    "{}{} {}",
                    if index == 0 { "M" } else { "L" },
                    rounded.0,
                    rounded.1
                );
                last = Some(rounded);
            }
            if closed {
                data.push('Z');
            }
        }
        data
    }
}

impl Painter for SvgPainter {
    fn begin(&mut self, view: &View, ground: Option<Colour>) {
        self.view = Some(*view);
        if let Some(colour) = ground {
            let _ = writeln!(
                self.body,
                "<rect width=\"100%\" height=\"100%\" {}/>",
                plain("fill", colour)
            );
        }
    }

    fn relief(&mut self, frame: MapRect, opacity: f64) {
        let (Some(view), Some(address)) = (&self.view, &self.relief) else {
            return;
        };
        let a = view.to_screen(frame.min);
        let b = view.to_screen(frame.max);
        let _ = writeln!(
            self.body,
            "<image href=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" opacity=\"{}\" style=\"mix-blend-mode:multiply\" preserveAspectRatio=\"none\"/>",
            escape(address),
            short(a.x.min(b.x)),
            short(a.y.min(b.y)),
            short((b.x - a.x).abs()),
            short((b.y - a.y).abs()),
            short(opacity),
        );
    }

    fn fill(&mut self, geometry: &Geometry, fill: &Fill) {
        let data = self.path(geometry, true);
        if !data.is_empty() {
            let paint = self.paint("fill", fill);
            let _ = writeln!(
                self.body,
                "<path d=\"{data}\" {paint} fill-rule=\"evenodd\"/>"
            );
        }
    }

    fn stroke(&mut self, geometry: &Geometry, stroke: &Stroke) {
        let data = self.path(geometry, false);
        if data.is_empty() {
            return;
        }
        let paint = self.paint("stroke", &stroke.fill);
        let dash = stroke.dash.map_or_else(String::new, |dash| {
            format!(
                " stroke-dasharray=\"{} {}\"",
                short(dash.on_px),
                short(dash.off_px)
            )
        });
        let cap = if stroke.round {
            " stroke-linecap=\"round\""
        } else {
            ""
        };
        let _ = writeln!(
            self.body,
            "<path d=\"{data}\" fill=\"none\" {paint} stroke-width=\"{}\" stroke-linejoin=\"round\"{cap}{dash}/>",
            short(stroke.width_px),
        );
    }

    fn mark(&mut self, shape: &MarkShape) {
        let fill = shape.fill.map_or_else(
            || "fill=\"none\"".to_owned(),
            |colour| plain("fill", colour),
        );
        let outline = shape.outline.map_or_else(String::new, |(colour, width)| {
            format!(
                " {} stroke-width=\"{}\"",
                plain("stroke", colour),
                short(width)
            )
        });
        let (x, y) = (short(shape.centre.x), short(shape.centre.y));
        let on_disc = stands_on_disc(shape.glyph);
        if on_disc || matches!(shape.glyph, Glyph::Disc | Glyph::DashedRing) {
            let dash = if shape.glyph == Glyph::DashedRing {
                " stroke-dasharray=\"3 2.5\""
            } else {
                ""
            };
            let _ = writeln!(
                self.body,
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\" {fill}{outline}{dash}/>",
                short(shape.radius_px)
            );
            if !on_disc {
                return;
            }
        }
        // A sign on a disc is drawn in the colour of the disc's outline; any other is the shape itself.
        let ink = shape.outline.map(|(colour, _)| colour);
        let scale = if on_disc { ON_DISC } else { 1.0 } * shape.radius_px;
        let (sin, cos) = shape.turn.sin_cos();
        for outline_of_sign in outlines(shape.glyph) {
            let mut data = String::new();
            for (index, (dx, dy)) in outline_of_sign.points.iter().enumerate() {
                let _ = write!(
                    data,
                    "{}{} {}",
                    if index == 0 { "M" } else { "L" },
                    short(shape.centre.x + (dx * cos - dy * sin) * scale),
                    short(shape.centre.y + (dx * sin + dy * cos) * scale)
                );
            }
            let attributes = match (on_disc, outline_of_sign.solid) {
                (true, true) => plain("fill", ink.unwrap_or_default()),
                (true, false) | (false, false) => format!(
                    "fill=\"none\" {} stroke-width=\"{}\"",
                    plain("stroke", ink.unwrap_or_default()),
                    short((shape.radius_px * 0.17).max(1.0))
                ),
                (false, true) => format!("{fill}{outline} stroke-linejoin=\"round\""),
            };
            let close = if outline_of_sign.solid { "Z" } else { "" };
            let _ = writeln!(self.body, "<path d=\"{data}{close}\" {attributes}/>");
        }
    }

    fn text(&mut self, run: &TextRun) {
        let style = &run.style;
        let mut attributes = String::from(match run.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        });
        if style.italic {
            attributes.push_str(" font-style=\"italic\"");
        }
        if style.weight != 400 {
            let _ = write!(attributes, " font-weight=\"{}\"", style.weight);
        }
        if style.spacing_px > 0.0 {
            let _ = write!(
                attributes,
                " letter-spacing=\"{}\"",
                short(style.spacing_px)
            );
        }
        if style.halo_px > 0.0 {
            let _ = write!(
                attributes,
                " {} stroke-width=\"{}\" paint-order=\"stroke\" stroke-linejoin=\"round\"",
                plain("stroke", style.halo),
                short(style.halo_px * 2.0)
            );
        }
        let _ = writeln!(
            self.body,
            "<text x=\"{}\" y=\"{}\" font-family=\"{}\" font-size=\"{}\" {}{attributes} xml:lang=\"{}\">{}</text>",
            short(run.at.x),
            short(run.at.y),
            style.face.css(),
            short(style.size_px),
            plain("fill", style.colour),
            run.lang,
            escape(&run.text)
        );
    }
}

/// A colour as an attribute; opacity apart, because SVG 1.1 readers know no `rgba()`.
fn plain(attribute: &str, colour: Colour) -> String {
    let css = Colour::opaque(colour.rgb).css();
    if colour.alpha >= 1.0 {
        format!("{attribute}=\"{css}\"")
    } else {
        format!(
            "{attribute}=\"{css}\" {attribute}-opacity=\"{:.2}\"",
            colour.alpha.max(0.0)
        )
    }
}

/// A number with at most one decimal and no trailing zero; `-0` is `0`.
fn short(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    if tenths == 0.0 {
        "0".to_owned()
    } else {
        format!("{tenths}")
    }
}

/// Whether all points lie beyond the same side of the picture, with room for wide strokes.
fn is_outside(points: &[ScreenPoint], view: &View) -> bool {
    const MARGIN_PX: f64 = 60.0;
    points.is_empty()
        || points.iter().all(|point| point.x < -MARGIN_PX)
        || points.iter().all(|point| point.y < -MARGIN_PX)
        || points
            .iter()
            .all(|point| point.x > view.size.width + MARGIN_PX)
        || points
            .iter()
            .all(|point| point.y > view.size.height + MARGIN_PX)
}

/// Text as XML content or attribute.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_zero_has_no_sign() {
        assert_eq!(short(-0.04), "0");
        assert_eq!(short(1.0), "1");
        assert_eq!(short(12.345), "12.3");
    }

    #[test]
    fn text_cannot_break_out_of_the_document() {
        assert_eq!(
            escape("<a href=\"x\">&"),
            "&lt;a href=&quot;x&quot;&gt;&amp;"
        );
    }
}
