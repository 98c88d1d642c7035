//! The names that want to stand on a picture.

use super::item::Mark;
use super::label::{Line, Wish};
use super::layer::occupation::Held;
use super::layer::place::{Occasion, effective_rank, has_point};
use super::stage::Frame;
use crate::model::{Atlas, BaseLevel, PlaceId, Present, Subject, order};
use crate::space::{MapPoint, View, bounds};
use crate::style::{Palette, ScaleBand, rules};

/// The places that have a reason to be named on the day.
pub fn occasions(atlas: &Atlas, present: &Present, held: &Held) -> Vec<Occasion> {
    let garrisons = held.places.iter().map(|place| Occasion {
        place: *place,
        weight: 20.0,
    });
    let events = present
        .events
        .iter()
        .filter_map(|id| atlas.events.get(id.index()))
        .map(|event| Occasion {
            place: event.place,
            weight: 40.0 - 5.0 * f64::from(event.significance),
        });
    let all = order::heaviest_first(garrisons.chain(events).collect(), |occasion: &Occasion| {
        occasion.weight
    });
    // The heaviest reason of a place is the one that counts.
    let mut occasions: Vec<Occasion> = Vec::new();
    for occasion in all {
        if !occasions.iter().any(|known| known.place == occasion.place) {
            occasions.push(occasion);
        }
    }
    occasions
}

/// All names for a view, before it is known which of them find room.
pub fn wishes(
    frame: &Frame,
    palette: &Palette,
    band: ScaleBand,
    present: &Present,
    held: &Held,
    marks: &[Mark],
) -> Vec<Wish> {
    let occasions = occasions(frame.atlas, present, held);
    let visible = frame.view.visible();
    let mut wishes: Vec<Wish> = frame
        .atlas
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| visible.contains(place.at))
        .filter_map(|(index, place)| {
            let id = PlaceId::from_index(index);
            let occasion = occasions
                .iter()
                .find(|occasion| occasion.place == id)
                .map(|occasion| occasion.weight);
            let chosen = [frame.selected, frame.hovered].contains(&Some(Subject::Place(id)));
            let rank = effective_rank(place.rank, occasion);
            (chosen || rank <= band.lettered_rank()).then(|| Wish {
                place: Some(id),
                at: frame.view.to_screen(place.at),
                clear_px: clear_px(marks, place.at),
                lines: lines(frame, palette, band, id),
                centred: !has_point(place.kind),
                insists: chosen || rank == 1,
                weight: 50.0 - 10.0 * f64::from(place.rank)
                    + occasion.unwrap_or(0.0)
                    + if chosen { 100.0 } else { 0.0 },
            })
        })
        .collect();
    if let Some(level) = frame.base.level_for(frame.view.resolution) {
        wishes.extend(lakes(frame, level, palette, band));
    }
    wishes
}

/// The room the unmoved marks at a point take.
fn clear_px(marks: &[Mark], at: MapPoint) -> f64 {
    const SMALLEST_PX: f64 = 3.0;
    marks
        .iter()
        .filter(|mark| mark.offset == Default::default() && (mark.at - at).length() < 0.5)
        .map(|mark| mark.radius_px)
        .fold(SMALLEST_PX, f64::max)
}

/// The name of the time, and close up the modern one beneath.
fn lines(frame: &Frame, palette: &Palette, band: ScaleBand, id: PlaceId) -> Vec<Line> {
    let Some(place) = frame.atlas.places.get(id.index()) else {
        return Vec::new();
    };
    let (name, language) = place.name.get(frame.language);
    let mut lines = vec![Line {
        text: name.to_owned(),
        style: rules::place_type(palette, place.rank, place.kind),
        lang: language.tag(),
    }];
    if band >= ScaleBand::District
        && let Some(modern) = &place.modern
    {
        lines.push(Line {
            text: format!("({modern})"),
            style: rules::modern_type(palette),
            lang: "en",
        });
    }
    lines
}

/// The names of lakes wide enough to hold them.
fn lakes(frame: &Frame, level: &BaseLevel, palette: &Palette, band: ScaleBand) -> Vec<Wish> {
    let view: &View = &frame.view;
    level
        .lakes
        .iter()
        .filter(|lake| lake.rank <= band.lettered_rank())
        .filter_map(|lake| {
            let (name, language) = lake.name.as_ref()?.get(frame.language);
            let extent = bounds(lake.rings.first()?)?;
            // A name may stand out of its lake by half, not more.
            const LEAST_PX: f64 = 26.0;
            let width_px = extent.width().max(extent.height()) / view.resolution;
            (width_px >= LEAST_PX).then(|| Wish {
                place: None,
                at: view.to_screen(extent.center()),
                clear_px: 0.0,
                lines: vec![Line {
                    text: name.to_owned(),
                    style: rules::water_type(palette, lake.rank),
                    lang: language.tag(),
                }],
                centred: true,
                insists: false,
                weight: 15.0 - f64::from(lake.rank),
            })
        })
        .collect()
}
