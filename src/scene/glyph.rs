//! The outlines of the marks: our own signs, drawn in a square from −1 to 1 with y down, so that they stay clear
//! at 16 px.

use super::item::Glyph;

/// One stroke of a sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Its corners.
    pub points: Vec<(f64, f64)>,
    /// Whether it is a filled shape; else a line.
    pub solid: bool,
}

/// The strokes of a sign; a disc has none, painters draw it as a circle.
pub fn outlines(glyph: Glyph) -> Vec<Outline> {
    match glyph {
        Glyph::Disc | Glyph::DashedRing => Vec::new(),
        Glyph::Square => vec![solid(&[
            (-0.88, -0.88),
            (0.88, -0.88),
            (0.88, 0.88),
            (-0.88, 0.88),
        ])],
        Glyph::Triangle => vec![solid(&[(0.0, -1.05), (1.0, 0.8), (-1.0, 0.8)])],
        Glyph::Diamond => vec![solid(&[
            (0.0, -1.15),
            (1.15, 0.0),
            (0.0, 1.15),
            (-1.15, 0.0),
        ])],
        Glyph::Hexagon => vec![solid(&[
            (-0.5, -0.92),
            (0.5, -0.92),
            (1.05, 0.0),
            (0.5, 0.92),
            (-0.5, 0.92),
            (-1.05, 0.0),
        ])],
        Glyph::Train => vec![
            solid(&[
                (-1.1, -0.2),
                (-0.35, -0.2),
                (-0.35, -0.85),
                (0.3, -0.85),
                (0.3, -0.35),
                (0.65, -0.35),
                (0.65, -0.8),
                (0.95, -0.8),
                (0.95, -0.35),
                (1.1, -0.2),
                (1.1, 0.5),
                (-1.1, 0.5),
            ]),
            solid(&ring(-0.65, 0.62, 0.3)),
            solid(&ring(0.05, 0.62, 0.3)),
            solid(&ring(0.72, 0.62, 0.3)),
        ],
        Glyph::Ship => vec![
            solid(&[(-1.15, 0.15), (1.15, 0.15), (0.75, 0.75), (-0.8, 0.75)]),
            solid(&[(-0.55, 0.02), (-0.55, -0.3), (0.5, -0.3), (0.5, 0.02)]),
            solid(&[(-0.15, -0.4), (-0.15, -0.95), (0.2, -0.95), (0.2, -0.4)]),
        ],
        Glyph::Steamer => vec![
            solid(&[(-1.15, 0.2), (1.15, 0.2), (0.9, 0.7), (-0.9, 0.7)]),
            solid(&[(-0.7, 0.08), (-0.7, -0.25), (0.7, -0.25), (0.7, 0.08)]),
            solid(&[
                (-0.45, -0.35),
                (-0.45, -0.75),
                (-0.15, -0.75),
                (-0.15, -0.35),
            ]),
            solid(&[(0.15, -0.35), (0.15, -0.75), (0.45, -0.75), (0.45, -0.35)]),
        ],
        // Both point right at turn 0, so that the turn is the heading.
        Glyph::Column => vec![solid(&[
            (-0.9, -0.65),
            (0.25, -0.65),
            (1.1, 0.0),
            (0.25, 0.65),
            (-0.9, 0.65),
            (-0.35, 0.0),
        ])],
        Glyph::Cavalry => vec![
            solid(&[
                (-1.0, -0.65),
                (-0.45, -0.65),
                (0.15, 0.0),
                (-0.45, 0.65),
                (-1.0, 0.65),
                (-0.4, 0.0),
            ]),
            solid(&[
                (-0.05, -0.65),
                (0.5, -0.65),
                (1.1, 0.0),
                (0.5, 0.65),
                (-0.05, 0.65),
                (0.55, 0.0),
            ]),
        ],
        Glyph::Arrow => vec![solid(&[
            (-0.7, -0.75),
            (1.0, 0.0),
            (-0.7, 0.75),
            (-0.25, 0.0),
        ])],
        Glyph::Blades => vec![
            line(&[(-0.75, 0.75), (0.8, -0.8)]),
            line(&[(0.75, 0.75), (-0.8, -0.8)]),
            line(&[(-0.85, 0.3), (-0.3, 0.85)]),
            line(&[(0.85, 0.3), (0.3, 0.85)]),
        ],
        Glyph::Flag => vec![
            line(&[(-0.55, 0.95), (-0.55, -0.9)]),
            solid(&[(-0.55, -0.9), (0.85, -0.5), (-0.55, 0.0)]),
        ],
        Glyph::Ashore => vec![
            line(&[(-0.9, 0.8), (0.9, 0.8)]),
            line(&[(0.0, -0.9), (0.0, 0.3)]),
            solid(&[(-0.5, 0.0), (0.5, 0.0), (0.0, 0.6)]),
        ],
        Glyph::Away => vec![
            line(&[(-0.9, 0.8), (0.9, 0.8)]),
            line(&[(0.0, 0.5), (0.0, -0.5)]),
            solid(&[(-0.5, -0.3), (0.5, -0.3), (0.0, -0.95)]),
        ],
        Glyph::Flame => vec![solid(&[
            (0.05, -1.0),
            (0.3, -0.4),
            (0.55, -0.55),
            (0.75, 0.15),
            (0.5, 0.75),
            (0.0, 0.95),
            (-0.5, 0.75),
            (-0.75, 0.15),
            (-0.35, -0.35),
        ])],
        Glyph::Treaty => vec![
            line(&closed(vec![
                (-0.65, -0.9),
                (0.35, -0.9),
                (0.65, -0.6),
                (0.65, 0.9),
                (-0.65, 0.9),
            ])),
            line(&[(-0.35, -0.3), (0.35, -0.3)]),
            line(&[(-0.35, 0.1), (0.35, 0.1)]),
            solid(&ring(0.25, 0.55, 0.25)),
        ],
        Glyph::Table => vec![
            solid(&[(-0.95, -0.1), (0.95, -0.1), (0.95, 0.2), (-0.95, 0.2)]),
            line(&[(-0.65, 0.2), (-0.65, 0.85)]),
            line(&[(0.65, 0.2), (0.65, 0.85)]),
            solid(&ring(-0.55, -0.6, 0.27)),
            solid(&ring(0.55, -0.6, 0.27)),
        ],
        Glyph::Forum => vec![
            solid(&[(0.0, -0.95), (0.95, -0.4), (-0.95, -0.4)]),
            line(&[(-0.6, -0.3), (-0.6, 0.6)]),
            line(&[(0.0, -0.3), (0.0, 0.6)]),
            line(&[(0.6, -0.3), (0.6, 0.6)]),
            line(&[(-0.9, 0.8), (0.9, 0.8)]),
        ],
        Glyph::Cross => vec![solid(&[
            (-0.2, -1.0),
            (0.2, -1.0),
            (0.2, -0.45),
            (0.65, -0.45),
            (0.65, -0.05),
            (0.2, -0.05),
            (0.2, 1.0),
            (-0.2, 1.0),
            (-0.2, -0.05),
            (-0.65, -0.05),
            (-0.65, -0.45),
            (-0.2, -0.45),
        ])],
        Glyph::Wave => vec![line(&wave(-0.45)), line(&wave(0.05)), line(&wave(0.55))],
        Glyph::Coin => vec![
            line(&closed(ring(0.0, 0.0, 0.9))),
            line(&[(0.0, -0.5), (0.0, 0.5)]),
            line(&[(-0.35, -0.15), (0.35, -0.15)]),
            line(&[(-0.35, 0.15), (0.35, 0.15)]),
        ],
        Glyph::Hands => vec![
            line(&[
                (-0.9, -0.2),
                (-0.45, 0.35),
                (0.0, 0.55),
                (0.45, 0.35),
                (0.9, -0.2),
            ]),
            solid(&ring(0.0, -0.35, 0.4)),
        ],
    }
}

/// Whether a sign is made of lines on a disc rather than being a shape itself.
pub fn stands_on_disc(glyph: Glyph) -> bool {
    matches!(
        glyph,
        Glyph::Blades
            | Glyph::Flag
            | Glyph::Ashore
            | Glyph::Away
            | Glyph::Flame
            | Glyph::Treaty
            | Glyph::Table
            | Glyph::Forum
            | Glyph::Cross
            | Glyph::Wave
            | Glyph::Coin
            | Glyph::Hands
    )
}

/// Size of a sign inside its disc.
pub const ON_DISC: f64 = 0.56;

fn solid(points: &[(f64, f64)]) -> Outline {
    Outline {
        points: points.to_vec(),
        solid: true,
    }
}

fn line(points: &[(f64, f64)]) -> Outline {
    Outline {
        points: points.to_vec(),
        solid: false,
    }
}

/// A circle as eight corners: at the two or three pixels these have, nobody sees the corners.
fn ring(x: f64, y: f64, radius: f64) -> Vec<(f64, f64)> {
    const HALF_ROOT: f64 = std::f64::consts::FRAC_1_SQRT_2;
    [
        (1.0, 0.0),
        (HALF_ROOT, HALF_ROOT),
        (0.0, 1.0),
        (-HALF_ROOT, HALF_ROOT),
        (-1.0, 0.0),
        (-HALF_ROOT, -HALF_ROOT),
        (0.0, -1.0),
        (HALF_ROOT, -HALF_ROOT),
    ]
    .map(|(dx, dy)| (x + dx * radius, y + dy * radius))
    .to_vec()
}

/// The same corners, with the first once more at the end.
fn closed(mut points: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    points.extend(points.first().copied());
    points
}

fn wave(y: f64) -> Vec<(f64, f64)> {
    [
        (-0.9, 0.15),
        (-0.45, -0.2),
        (0.0, 0.15),
        (0.45, -0.2),
        (0.9, 0.15),
    ]
    .map(|(x, dy)| (x, y + dy))
    .to_vec()
}
