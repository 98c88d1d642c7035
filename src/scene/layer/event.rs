//! Incidents: a sign by kind, sized by weight, ringed while they are now, pale afterwards.

use crate::model::{Atlas, Event, EventId, EventKind, Subject, query};
use crate::scene::item::{Glyph, Mark};
use crate::space::ScreenVector;
use crate::style::{Palette, Token, rules};
use crate::time::{Day, Presence};

/// The sign of a kind.
pub fn glyph_of(kind: EventKind) -> Glyph {
    match kind {
        EventKind::Battle => Glyph::Blades,
        EventKind::Capture => Glyph::Flag,
        EventKind::Landing => Glyph::Ashore,
        EventKind::Withdrawal => Glyph::Away,
        EventKind::Uprising => Glyph::Flame,
        EventKind::Agreement => Glyph::Treaty,
        EventKind::Conference => Glyph::Table,
        EventKind::Political => Glyph::Forum,
        EventKind::Atrocity | EventKind::Massacre => Glyph::Cross,
        EventKind::Disaster => Glyph::Wave,
        EventKind::Economic => Glyph::Coin,
        EventKind::Humanitarian => Glyph::Hands,
    }
}

/// Whether an event is going on, or may be.
pub fn is_now(event: &Event, day: Day) -> bool {
    event.extent.presence(day) != Presence::Absent
}

/// The marks of the events of the day and of the days before it, with a halo for those going on.
pub fn marks(atlas: &Atlas, present: &[EventId], day: Day, palette: &Palette) -> Vec<Mark> {
    present
        .iter()
        .filter_map(|id| {
            let event = atlas.events.get(id.index())?;
            let colour = rules::event_colour(palette, event.kind).faded(strength(event, day));
            let killing = matches!(event.kind, EventKind::Atrocity | EventKind::Massacre);
            let now = is_now(event, day);
            Some(Mark {
                subject: Some(Subject::Event(*id)),
                at: event.at,
                offset: ScreenVector::zero(),
                glyph: glyph_of(event.kind),
                radius_px: rules::event_radius(event.significance),
                // Killings are white on black, all others dark on paper.
                fill: Some(if killing {
                    colour
                } else {
                    palette[Token::Paper]
                }),
                outline: Some((
                    if killing {
                        palette[Token::Paper]
                    } else {
                        colour
                    },
                    if now { 1.8 } else { 1.1 },
                )),
                turn: 0.0,
                weight: 100.0 - 12.0 * f64::from(event.significance) + if now { 10.0 } else { 0.0 },
            })
        })
        .collect()
}

/// From 1 while it goes on to 0.35 at the end of the days it is kept.
fn strength(event: &Event, day: Day) -> f64 {
    const PALEST: f64 = 0.35;
    let Some(end) = event.extent.possible.end else {
        return 1.0;
    };
    let past = f64::from((day - end + 1).max(0)) / f64::from(query::NOW_DAYS);
    1.0 - (1.0 - PALEST) * past.clamp(0.0, 1.0)
}
