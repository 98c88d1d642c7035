//! What each kind of thing looks like. Every number here is CSS pixels at [`ScaleBand::Region`].

use super::paint::{Colour, Fill, Hatch, Stroke, TypeStyle, Typeface};
use super::scale::ScaleBand;
use super::tokens::{Palette, Token};
use crate::model::{Control, EventKind, Grade, PlaceKind};

/// Railway: a pale casing that lifts it off the relief, and the line.
pub fn railway(palette: &Palette, rank: u8, band: ScaleBand) -> [Stroke; 2] {
    let width = match rank {
        1 => 1.5,
        2 => 1.2,
        _ => 0.9,
    } * band.weight();
    [
        Stroke::solid(palette[Token::RailwayCasing].faded(0.8), width + 1.8),
        Stroke::solid(palette[Token::Railway], width),
    ]
}

/// The ticks across a railway that tell it from a road or a border, close up.
pub fn railway_ticks(palette: &Palette, rank: u8, band: ScaleBand) -> Option<Stroke> {
    (band >= ScaleBand::Region).then(|| {
        let reach = if rank == 1 { 5.0 } else { 4.0 };
        Stroke::dashed(palette[Token::Railway], reach * band.weight(), 0.9, 9.0)
    })
}

/// River, wider the greater it is.
pub fn river(palette: &Palette, rank: u8, band: ScaleBand) -> Stroke {
    let width = match rank {
        1 => 1.7,
        2 => 1.1,
        _ => 0.6,
    };
    Stroke::solid(palette[Token::River], width * band.weight())
}

/// Border between states: a quiet band, and a line of long dashes.
pub fn state_line(palette: &Palette, band: ScaleBand) -> [Stroke; 2] {
    [
        Stroke::solid(palette[Token::StateCasing], 5.0 * band.weight()),
        Stroke::dashed(palette[Token::StateLine], 1.1 * band.weight(), 9.0, 3.0),
    ]
}

/// Border between provinces: exact and near ones as a line, sketched ones as dots.
pub fn province_line(palette: &Palette, certainty: Option<char>, band: ScaleBand) -> Stroke {
    let colour = palette[Token::ProvinceLine];
    let width = 0.8 * band.weight();
    match certainty {
        Some('A') => Stroke::solid(colour, width),
        Some('B') => Stroke::dashed(colour, width, 6.0, 3.0),
        _ => Stroke::dashed(colour, width, 1.5, 3.5),
    }
}

/// Steps by which the reach fades from the line to nothing: widths as a share of the whole, innermost last.
// Twelve are enough that no edge between two of them shows at any zoom: each adds at most a twentieth.
pub const REACH_STEPS: [f64; 12] = [
    1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.44, 0.36, 0.28, 0.2, 0.12,
];

/// Opacity each step of the reach adds.
pub fn reach_alpha(control: Control) -> f64 {
    match control {
        Control::Firm => 0.05,
        Control::Contested => 0.04,
        Control::Nominal => 0.02,
    }
}

/// Hatching of contested control.
pub fn contested_hatch(colour: Colour) -> Hatch {
    Hatch {
        colour: colour.faded(0.75),
        spacing_px: 5.0,
        width_px: 1.3,
    }
}

/// A guarded line, bottom stroke first. The four ways differ without colour: full, hatched, hollow, and each of
/// them broken where the line is inferred from its neighbours.
pub fn held_line(
    palette: &Palette,
    side: Colour,
    control: Control,
    grade: Grade,
    band: ScaleBand,
) -> Vec<Stroke> {
    let width = 6.5 * band.weight();
    let paper = palette[Token::Paper];
    let mut strokes = match control {
        Control::Firm => vec![flat(side, width)],
        Control::Contested => vec![
            flat(side, width),
            flat(paper, width - 2.2),
            Stroke {
                fill: Fill::Hatched(Hatch {
                    spacing_px: 4.0,
                    width_px: 1.6,
                    colour: side,
                }),
                ..flat(side, width - 2.2)
            },
        ],
        Control::Nominal => vec![flat(side, width - 1.5), flat(paper, width - 4.0)],
    };
    if grade != Grade::Reported {
        for stroke in &mut strokes {
            stroke.dash = Some(super::Dash {
                on_px: 8.0,
                off_px: 3.5,
            });
        }
    }
    strokes
}

/// The part of a guarded line whose date is interpolated: short dashes, whatever the control.
pub fn moving_line(side: Colour, band: ScaleBand) -> Vec<Stroke> {
    vec![Stroke::dashed(side, 5.5 * band.weight(), 2.5, 2.5)]
}

/// The thin line of the track on top of a casing that would otherwise hide it.
pub fn track_on_casing(palette: &Palette, band: ScaleBand) -> Stroke {
    Stroke::solid(palette[Token::Paper].faded(0.95), 1.2 * band.weight())
}

/// A claimed zone: sparse hatch and a dashed outline.
pub fn zone(side: Colour) -> (Fill, Stroke) {
    (
        Fill::Hatched(Hatch {
            colour: side.faded(0.38),
            spacing_px: 11.0,
            width_px: 0.9,
        }),
        Stroke::dashed(side.faded(0.8), 1.3, 6.0, 4.0),
    )
}

/// Radius of a garrison's mark: its area grows with the men; unknown strength has the size of a small garrison.
pub fn garrison_radius(strength: Option<u32>) -> f64 {
    // A battalion of 1,000 has 6 px, a division of 16,000 has 12.7: one can see the difference and still set
    // them side by side at neighbouring stations.
    const PX_PER_ROOT_MAN: f64 = 0.07;
    const SMALLEST: f64 = 4.5;
    const LARGEST: f64 = 13.0;
    strength.map_or(SMALLEST, |men| {
        (3.8 + f64::from(men).sqrt() * PX_PER_ROOT_MAN).clamp(SMALLEST, LARGEST)
    })
}

/// Radius of the mark of a travelling formation.
pub fn movement_radius(strength: Option<u32>) -> f64 {
    strength.map_or(7.5, |men| {
        (6.0 + f64::from(men).sqrt() * 0.04).clamp(6.5, 12.0)
    })
}

/// Radius of an incident's mark by its weight, 1 the greatest.
pub fn event_radius(significance: u8) -> f64 {
    match significance {
        1 => 9.5,
        2 => 7.5,
        3 => 6.0,
        _ => 5.0,
    }
}

/// Colour of an incident's mark.
pub fn event_colour(palette: &Palette, kind: EventKind) -> Colour {
    match kind {
        EventKind::Massacre | EventKind::Atrocity => palette[Token::Grief],
        _ => palette[Token::Event],
    }
}

/// Type for a place's name.
pub fn place_type(palette: &Palette, rank: u8, kind: PlaceKind) -> TypeStyle {
    let (size_px, weight) = match rank {
        1 => (14.5, 600),
        2 => (13.0, 500),
        3 => (12.0, 400),
        _ => (11.5, 400),
    };
    let base = TypeStyle {
        face: Typeface::Serif,
        size_px,
        weight,
        italic: false,
        spacing_px: 0.0,
        colour: palette[Token::Label],
        halo: palette[Token::LabelHalo],
        halo_px: 2.2,
    };
    match kind {
        PlaceKind::Water => TypeStyle {
            italic: true,
            weight: 400,
            spacing_px: if rank == 1 { 3.0 } else { 1.0 },
            size_px: size_px + 1.0,
            colour: palette[Token::LabelWater],
            halo_px: 0.0,
            ..base
        },
        PlaceKind::Region => TypeStyle {
            weight: 400,
            spacing_px: 2.5,
            colour: palette[Token::LabelQuiet],
            ..base
        },
        PlaceKind::Station | PlaceKind::Siding => TypeStyle {
            colour: palette[Token::LabelQuiet],
            weight: 400,
            ..base
        },
        _ => base,
    }
}

/// Type for the modern name under the name of the time.
pub fn modern_type(palette: &Palette) -> TypeStyle {
    TypeStyle {
        face: Typeface::Serif,
        size_px: 10.5,
        weight: 400,
        italic: false,
        spacing_px: 0.0,
        colour: palette[Token::LabelQuiet],
        halo: palette[Token::LabelHalo],
        halo_px: 2.0,
    }
}

/// Type for the number beside a mark.
pub fn strength_type(palette: &Palette) -> TypeStyle {
    TypeStyle {
        face: Typeface::Sans,
        size_px: 10.5,
        weight: 600,
        italic: false,
        spacing_px: 0.0,
        colour: palette[Token::Label],
        halo: palette[Token::LabelHalo],
        halo_px: 2.2,
    }
}

/// Type for the name of a lake or a river.
pub fn water_type(palette: &Palette, rank: u8) -> TypeStyle {
    TypeStyle {
        face: Typeface::Serif,
        size_px: if rank == 1 { 12.5 } else { 11.0 },
        weight: 400,
        italic: true,
        spacing_px: 0.6,
        colour: palette[Token::LabelWater],
        halo: palette[Token::LabelHalo].faded(0.7),
        halo_px: 1.6,
    }
}

/// A stroke that stops at its last point.
fn flat(colour: Colour, width_px: f64) -> Stroke {
    Stroke {
        round: false,
        ..Stroke::solid(colour, width_px)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_larger_garrison_never_has_a_smaller_mark() {
        let radii: Vec<f64> = (0..40_000)
            .step_by(100)
            .map(|men| garrison_radius(Some(men)))
            .collect();
        assert!(radii.windows(2).all(|pair| pair[0] <= pair[1]));
    }

    #[test]
    fn held_lines_of_different_control_differ_without_their_colour() {
        let palette = Palette::of(super::super::Theme::Light);
        let side = palette[Token::Select];
        let shape = |control, grade| {
            held_line(&palette, side, control, grade, ScaleBand::Region)
                .iter()
                .map(|stroke| {
                    (
                        matches!(stroke.fill, Fill::Hatched(_)),
                        stroke.width_px.to_bits(),
                        stroke.dash.is_some(),
                    )
                })
                .collect::<Vec<_>>()
        };
        let mut seen = Vec::new();
        for control in [Control::Firm, Control::Contested, Control::Nominal] {
            for grade in [Grade::Reported, Grade::Inferred] {
                let shape = shape(control, grade);
                assert!(!seen.contains(&shape), "{control:?} {grade:?}");
                seen.push(shape);
            }
        }
    }
}
