//! Every change the interface can make.

use super::{Framing, Layer, LayerSet, Session, ThemeChoice, sensible_reach};
use crate::model::{Atlas, Language, Movement, Occupation, Subject};
use crate::time::{Day, PlaybackCommand, Timeline};

/// A change the reader asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Command {
    /// Show a day.
    SetDay(Day),
    /// Go so many days on, or back.
    StepDays(i32),
    /// Go to the next day on which something changes.
    NextChange,
    /// Go to the previous day on which something changes.
    PreviousChange,
    /// Open the panel of a thing, and show a day on which it is there.
    Select(Subject),
    /// Close the panel.
    Clear,
    /// Look somewhere.
    SetView(Framing),
    /// Look at the home view.
    Home,
    /// Play, pause, set the speed.
    Playback(PlaybackCommand),
    /// Let so many milliseconds pass for the player.
    Advance(f64),
    /// Speak a language.
    SetLanguage(Language),
    /// Be light or dark.
    SetTheme(ThemeChoice),
    /// Draw a layer, or do not.
    SetLayer(Layer, bool),
    /// Draw all layers.
    AllLayers,
    /// Draw occupations to reach so many kilometres either side.
    SetReach(f64),
    /// Take over what an address says; the player goes on as it was.
    Restore(Session),
}

impl Session {
    /// Carries out a command. Total: whatever is asked, a session comes out that can be shown.
    pub fn apply(&mut self, command: Command, atlas: &Atlas, timeline: &Timeline) {
        match command {
            Command::SetDay(day) => self.go_to(Some(day), timeline),
            Command::StepDays(days) => self.go_to(Some(self.day + days), timeline),
            Command::NextChange => self.go_to(timeline.next_change(self.day), timeline),
            Command::PreviousChange => self.go_to(timeline.previous_change(self.day), timeline),
            Command::Select(subject) => {
                self.selected = Some(subject);
                let day = day_showing(subject, self.day, atlas);
                if day != self.day {
                    self.go_to(Some(day), timeline);
                }
            }
            Command::Clear => self.selected = None,
            Command::SetView(framing) => self.view = Some(framing),
            Command::Home => self.view = None,
            Command::Playback(command) => self.playback.apply(command),
            Command::Advance(elapsed_ms) => {
                let step =
                    self.playback
                        .step(elapsed_ms, self.day, timeline.first(), timeline.last());
                self.day = step.day;
            }
            Command::SetLanguage(language) => self.language = language,
            Command::SetTheme(theme) => self.theme = theme,
            Command::SetLayer(layer, drawn) => self.layers = self.layers.with(layer, drawn),
            Command::AllLayers => self.layers = LayerSet::ALL,
            Command::SetReach(km) => self.reach_km = sensible_reach(km),
            Command::Restore(session) => {
                *self = Session {
                    playback: self.playback,
                    ..session
                };
            }
        }
    }

    /// Shows a day within the range. Whoever goes somewhere by hand wants to look, so the player stops.
    fn go_to(&mut self, day: Option<Day>, timeline: &Timeline) {
        if let Some(day) = day {
            self.day = timeline.clamp(day);
        }
        self.playback.apply(PlaybackCommand::Pause);
    }
}

/// The day itself, if a thing can be seen then; else the first day on which it can.
pub(super) fn day_showing(subject: Subject, day: Day, atlas: &Atlas) -> Day {
    match days_of(subject, atlas) {
        Some((first, last)) if !(first..=last).contains(&day) => first,
        _ => day,
    }
}

/// First and last day on which a thing can be seen on the map; none if that is always, or never.
fn days_of(subject: Subject, atlas: &Atlas) -> Option<(Day, Day)> {
    match subject {
        Subject::Place(_) | Subject::Formation(_) => None,
        Subject::Event(id) => {
            let event = atlas.events.get(id.index())?;
            Some((event.start.earliest, event.end.latest))
        }
        Subject::Movement(id) => atlas.movements.get(id.index()).and_then(Movement::days),
        Subject::Occupation(id) => {
            let Occupation { start, end, .. } = atlas.occupations.get(id.index())?;
            Some((start.earliest, end.latest))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{atlas, day, timeline};
    use super::*;
    use crate::model::{EventId, PlaceId};

    fn after(commands: &[Command]) -> Session {
        let atlas = atlas();
        let timeline = timeline(&atlas);
        let mut session = Session::opening(&atlas.manifest, Language::English);
        for command in commands {
            session.apply(*command, &atlas, &timeline);
        }
        session
    }

    #[test]
    fn a_day_outside_the_range_becomes_the_nearest_inside() {
        assert_eq!(
            after(&[Command::SetDay(Day(i32::MIN))]).day,
            day("1904-02-08")
        );
        assert_eq!(after(&[Command::StepDays(i32::MAX)]).day, day("1905-09-05"));
    }

    #[test]
    fn selecting_an_event_shows_a_day_on_which_it_happened() {
        let siege = Subject::Event(EventId(0));
        assert_eq!(after(&[Command::Select(siege)]).day, day("1904-08-01"));
        let during = day("1904-12-05");
        assert_eq!(
            after(&[Command::SetDay(during), Command::Select(siege)]).day,
            during
        );
    }

    #[test]
    fn selecting_a_place_leaves_the_day_alone() {
        let session = after(&[Command::Select(Subject::Place(PlaceId(1)))]);
        assert_eq!(session.day, day("1904-05-01"));
        assert_eq!(session.selected, Some(Subject::Place(PlaceId(1))));
    }

    #[test]
    fn going_somewhere_by_hand_stops_the_player() {
        let play = Command::Playback(PlaybackCommand::Play);
        assert!(after(&[play]).playback.playing);
        for command in [
            Command::StepDays(1),
            Command::NextChange,
            Command::SetDay(day("1904-06-01")),
        ] {
            assert!(!after(&[play, command]).playback.playing, "{command:?}");
        }
    }

    #[test]
    fn the_player_walks_on_as_time_passes_and_stands_when_paused() {
        let fast = Command::Playback(PlaybackCommand::SetSpeed(10.0));
        let play = Command::Playback(PlaybackCommand::Play);
        let session = after(&[fast, play, Command::Advance(200.0), Command::Advance(200.0)]);
        assert_eq!(session.day, day("1904-05-05"));
        assert_eq!(
            after(&[fast, Command::Advance(200.0)]).day,
            day("1904-05-01")
        );
    }

    #[test]
    fn a_change_is_stepped_to_and_back() {
        let session = after(&[Command::NextChange]);
        assert_eq!(session.day, day("1904-08-01"));
        assert!(after(&[Command::NextChange, Command::PreviousChange]).day < day("1904-08-01"));
    }

    #[test]
    fn restoring_keeps_the_player_as_it_was() {
        let other = Session {
            day: day("1904-10-01"),
            ..after(&[])
        };
        let session = after(&[
            Command::Playback(PlaybackCommand::Play),
            Command::Restore(other),
        ]);
        assert_eq!(session.day, other.day);
        assert!(session.playback.playing);
    }

    #[test]
    fn an_odd_reach_is_brought_into_bounds() {
        assert_eq!(after(&[Command::SetReach(f64::NAN)]).reach_km, 0.0);
        assert_eq!(after(&[Command::SetReach(-3.0)]).reach_km, 0.0);
        assert_eq!(
            after(&[Command::SetReach(1e9)]).reach_km,
            Session::WIDEST_REACH_KM
        );
    }
}
