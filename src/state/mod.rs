//! WHAT THE READER HAS CHOSEN: the day, the view, the selection, and how the page looks.
//!
//! A [`Session`] changes only by [`Session::apply`], one [`Command`] at a time, and goes into and out of an address
//! by [`permalink`]. It knows nothing of a page: sizes, pixels and timers belong to those who draw.

mod command;
mod layer;
pub mod permalink;

pub use command::Command;
pub use layer::{Layer, LayerSet};
pub use permalink::Note;

use crate::model::{Language, Manifest, Subject};
use crate::space::LngLat;
use crate::time::{Day, Playback};

/// Everything the reader has chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Session {
    /// The day shown.
    pub day: Day,
    /// Where the map looks; none is the home view, whatever the size of the window.
    pub view: Option<Framing>,
    /// What the panel tells of.
    pub selected: Option<Subject>,
    /// The language of the page.
    pub language: Language,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// What is drawn.
    pub layers: LayerSet,
    /// How far an occupation is drawn to reach, in kilometres either side.
    pub reach_km: f64,
    /// The player; no part of an address.
    pub playback: Playback,
}

impl Session {
    /// The widest reach that is offered, in kilometres.
    // A day's march and back for infantry in summer; beyond it the shade would claim country nobody walked.
    pub const WIDEST_REACH_KM: f64 = 50.0;

    /// What a reader sees who has chosen nothing yet.
    #[must_use]
    pub fn opening(manifest: &Manifest, language: Language) -> Self {
        Self {
            day: manifest
                .opening
                .clamp(manifest.first, manifest.last.max(manifest.first)),
            view: None,
            selected: None,
            language,
            theme: ThemeChoice::default(),
            layers: LayerSet::ALL,
            reach_km: sensible_reach(manifest.reach.default_km),
            playback: Playback::default(),
        }
    }
}

/// A reach within what is offered, to a tenth of a kilometre, so that an address can say it exactly.
fn sensible_reach(km: f64) -> f64 {
    if km.is_nan() {
        return 0.0;
    }
    (km.clamp(0.0, Session::WIDEST_REACH_KM) * 10.0).round() / 10.0
}

/// Where the map looks, apart from the size of the window: rounded, so that an address can say it exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Framing {
    /// The middle of the map, in degrees to four decimals (about ten metres).
    pub centre: LngLat,
    /// Kilometres for each CSS pixel, to four significant digits.
    pub km_per_px: f64,
}

impl Framing {
    /// A framing, unless it is no place on earth or no scale of a map.
    #[must_use]
    pub fn new(centre: LngLat, km_per_px: f64) -> Option<Self> {
        let on_earth =
            (-180.0..=180.0).contains(&centre.lng) && (-90.0..=90.0).contains(&centre.lat);
        // From a metre to a hundred kilometres a pixel: wider than any map that can be drawn here.
        let a_scale = (0.001..=100.0).contains(&km_per_px);
        (on_earth && a_scale).then(|| Self {
            centre: LngLat {
                lng: to_decimals(centre.lng, 4),
                lat: to_decimals(centre.lat, 4),
            },
            km_per_px: to_significant(km_per_px, 4),
        })
    }
}

fn to_decimals(value: f64, decimals: i32) -> f64 {
    let unit = 10f64.powi(decimals);
    // Adding zero turns −0 into 0, which would be written differently.
    (value * unit).round() / unit + 0.0
}

/// Through decimal text, because that is how an address will carry it.
fn to_significant(value: f64, digits: usize) -> f64 {
    format!("{value:.*e}", digits.saturating_sub(1))
        .parse()
        .unwrap_or(value)
}

/// Light or dark, or as the reader's system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl ThemeChoice {
    /// All choices, in the order in which the button goes through them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word for it in an address and in the reader's storage.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.key() == key)
    }
}

#[cfg(test)]
pub(crate) mod testing {
    //! An atlas of four records, for the tests of this module.

    use crate::model::*;
    use crate::space::{LngLat, MapPoint};
    use crate::time::{Day, Edtf, TemporalExtent, Timeline};

    pub fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn edtf(text: &str) -> Edtf {
        Edtf::parse(text).unwrap()
    }

    fn place(key: &str) -> Place {
        Place {
            key: key.into(),
            kind: PlaceKind::Town,
            name: Text::english(key),
            name_zh: None,
            modern: None,
            rank: 1,
            lng_lat: LngLat { lng: 1.0, lat: 2.0 },
            at: MapPoint::new(0.0, 0.0),
            placement: Placement::Exact,
            placement_km: None,
            geonames: None,
            railways: Vec::new(),
            note: None,
            certainty: Certainty::High,
            citations: Vec::new(),
        }
    }

    fn event(key: &str, start: &str, end: &str) -> Event {
        let (start, end) = (edtf(start), edtf(end));
        Event {
            key: key.into(),
            kind: EventKind::Battle,
            name: Text::english(key),
            summary: Text::default(),
            start,
            end,
            extent: TemporalExtent::from_edtf(Some(&start), Some(&end)),
            date_julian: None,
            date_basis: DateBasis::Source,
            place: PlaceId(0),
            at: MapPoint::new(0.0, 0.0),
            placement: Placement::Exact,
            placement_km: None,
            significance: 1,
            actors: Vec::new(),
            figures: Vec::new(),
            disagreements: Vec::new(),
            certainty: Certainty::High,
            citations: Vec::new(),
        }
    }

    pub fn atlas() -> Atlas {
        Atlas {
            manifest: Manifest {
                first: day("1904-02-08"),
                last: day("1905-09-05"),
                opening: day("1904-05-01"),
                reach: Reach {
                    default_km: 15.0,
                    ..Reach::default()
                },
                ..Manifest::default()
            },
            places: vec![place("harbour"), place("hill-203")],
            events: vec![
                event("siege", "1904-08-01", "1905-01-02"),
                event("raid", "1904-02", "1904-02"),
            ],
            ..Atlas::default()
        }
    }

    pub fn timeline(atlas: &Atlas) -> Timeline {
        atlas.timeline()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_framing_is_kept_to_what_an_address_can_say() {
        let framing = Framing::new(
            LngLat {
                lng: 131.873_491,
                lat: -0.000_001,
            },
            0.123_456_7,
        )
        .unwrap();
        assert_eq!(
            framing.centre,
            LngLat {
                lng: 131.8735,
                lat: 0.0
            }
        );
        assert_eq!(framing.km_per_px, 0.1235);
        assert_eq!(
            Framing::new(framing.centre, framing.km_per_px),
            Some(framing)
        );
    }

    #[test]
    fn what_is_no_place_or_no_scale_is_no_framing() {
        let here = LngLat { lng: 0.0, lat: 0.0 };
        for (centre, scale) in [
            (
                LngLat {
                    lng: 181.0,
                    lat: 0.0,
                },
                1.0,
            ),
            (
                LngLat {
                    lng: 0.0,
                    lat: -91.0,
                },
                1.0,
            ),
            (
                LngLat {
                    lng: f64::NAN,
                    lat: 0.0,
                },
                1.0,
            ),
            (here, 0.0),
            (here, -1.0),
            (here, f64::INFINITY),
            (here, f64::NAN),
        ] {
            assert_eq!(Framing::new(centre, scale), None, "{centre:?} {scale}");
        }
    }

    #[test]
    fn the_opening_day_lies_in_the_range_even_if_the_file_says_otherwise() {
        let manifest = Manifest {
            opening: Day(9),
            first: Day(1),
            last: Day(5),
            ..Manifest::default()
        };
        assert_eq!(Session::opening(&manifest, Language::English).day, Day(5));
    }
}
