//! The player that walks the timeline by itself, without a clock: its owner says how much time has passed.

use super::day::Day;

/// A player: whether it runs, how fast, and the part of a day it has already walked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playback {
    /// Whether it runs.
    pub playing: bool,
    /// Speed, in days of the timeline for each second of the reader's.
    pub days_per_second: f64,
    /// Days walked since the last whole one, 0 to 1. Without it a slow speed would never get to the next day.
    walked: f64,
    /// Set by [`PlaybackCommand::Play`] until the next step: only a fresh press at the end starts over.
    pressed: bool,
}

/// What the reader can ask of the player.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlaybackCommand {
    /// Run; at the end of the timeline, from its beginning.
    Play,
    /// Stand still.
    Pause,
    /// Play if paused, pause if playing.
    Toggle,
    /// Set the speed, in days per second; kept between [`Playback::SLOWEST`] and [`Playback::FASTEST`].
    SetSpeed(f64),
}

/// What a step of the player came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The day to show now; often the same as before.
    pub day: Day,
    /// Whether this step reached the end and so paused the player.
    pub ended: bool,
}

impl Playback {
    /// A day each four seconds: slow enough to read every label of a busy day.
    pub const SLOWEST: f64 = 0.25;
    /// Two days for each frame of a 60 Hz screen; beyond that the eye no longer sees a movement, only jumps.
    pub const FASTEST: f64 = 120.0;
    /// A week a second: a movement that took a month can be followed, a year takes under a minute.
    pub const USUAL: f64 = 7.0;

    /// The longest frame that counts, in milliseconds. A page that was in the background wakes up with all the time it
    /// slept; the reader should find the day they left.
    const LONGEST_FRAME_MS: f64 = 250.0;

    /// Carries out a command.
    pub fn apply(&mut self, command: PlaybackCommand) {
        match command {
            PlaybackCommand::Toggle if self.playing => self.apply(PlaybackCommand::Pause),
            PlaybackCommand::Play | PlaybackCommand::Toggle => {
                self.playing = true;
                self.pressed = true;
                self.walked = 0.0;
            }
            PlaybackCommand::Pause => {
                self.playing = false;
                self.pressed = false;
            }
            PlaybackCommand::SetSpeed(speed) if speed.is_nan() => {}
            PlaybackCommand::SetSpeed(speed) => {
                self.days_per_second = speed.clamp(Self::SLOWEST, Self::FASTEST);
            }
        }
    }

    /// Walks on from `day` by the time passed since the last step, within `first` to `last`. At the last day the player
    /// pauses. If Play was just pressed there, it begins again at the first.
    pub fn step(&mut self, elapsed_ms: f64, day: Day, first: Day, last: Day) -> Step {
        if !self.playing {
            return Step { day, ended: false };
        }
        let pressed = std::mem::take(&mut self.pressed);
        if day >= last && pressed && first < last {
            return Step {
                day: first,
                ended: false,
            };
        }

        let elapsed_ms = if elapsed_ms.is_nan() {
            0.0
        } else {
            elapsed_ms.clamp(0.0, Self::LONGEST_FRAME_MS)
        };
        self.walked += self.days_per_second * elapsed_ms / 1000.0;
        let whole = self.walked.floor();
        self.walked -= whole;
        let day = (day + whole as i32).max(first).min(last);
        let ended = day == last;
        if ended {
            self.apply(PlaybackCommand::Pause);
        }
        Step { day, ended }
    }
}

impl Default for Playback {
    fn default() -> Playback {
        Playback {
            playing: false,
            days_per_second: Self::USUAL,
            walked: 0.0,
            pressed: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Day = Day(0);
    const LAST: Day = Day(20);
    /// A frame of a 50 Hz screen, a whole number of milliseconds.
    const FRAME_MS: f64 = 20.0;

    fn playing(days_per_second: f64) -> Playback {
        let mut playback = Playback::default();
        playback.apply(PlaybackCommand::SetSpeed(days_per_second));
        playback.apply(PlaybackCommand::Play);
        playback
    }

    fn run(playback: &mut Playback, mut day: Day, frames: usize) -> Day {
        for _ in 0..frames {
            day = playback.step(FRAME_MS, day, FIRST, LAST).day;
        }
        day
    }

    #[test]
    fn a_second_of_frames_walks_the_days_of_a_second() {
        for speed in [0.25, 1.0, 4.0, 7.0, 19.0] {
            // One frame more than a second, since binary fractions of a day may fall just short of the whole.
            assert_eq!(
                run(&mut playing(speed), FIRST, 51).0,
                speed.floor() as i32,
                "{speed}"
            );
        }
    }

    #[test]
    fn slow_playing_gets_there_in_the_end() {
        assert_eq!(run(&mut playing(0.25), FIRST, 201), Day(1));
    }

    #[test]
    fn a_paused_player_stays() {
        let mut playback = Playback::default();
        assert_eq!(
            playback.step(FRAME_MS, Day(4), FIRST, LAST),
            Step {
                day: Day(4),
                ended: false
            }
        );
    }

    #[test]
    fn the_player_pauses_on_the_last_day_and_says_so_once() {
        let mut playback = playing(100.0);
        let mut day = Day(17);
        let mut ends = 0;
        for _ in 0..10 {
            let step = playback.step(FRAME_MS, day, FIRST, LAST);
            day = step.day;
            ends += usize::from(step.ended);
        }
        assert_eq!((day, ends, playback.playing), (LAST, 1, false));
    }

    #[test]
    fn play_pressed_at_the_end_starts_from_the_beginning() {
        let mut playback = playing(7.0);
        assert_eq!(
            playback.step(FRAME_MS, LAST, FIRST, LAST),
            Step {
                day: FIRST,
                ended: false
            }
        );
        assert!(playback.playing);
    }

    #[test]
    fn a_slider_dragged_to_the_end_while_playing_pauses_instead() {
        let mut playback = playing(7.0);
        playback.step(FRAME_MS, FIRST, FIRST, LAST);
        assert!(playback.step(FRAME_MS, LAST, FIRST, LAST).ended);
        assert!(!playback.playing);
    }

    #[test]
    fn a_page_that_slept_wakes_near_the_day_it_left() {
        let step = playing(4.0).step(3_600_000.0, FIRST, FIRST, LAST);
        assert_eq!(step.day, Day(1));
    }

    #[test]
    fn time_that_runs_backwards_or_is_no_number_moves_nothing() {
        for elapsed_ms in [-50.0, f64::NAN] {
            assert_eq!(
                playing(100.0).step(elapsed_ms, Day(3), FIRST, LAST).day,
                Day(3)
            );
        }
    }

    #[test]
    fn speeds_stay_within_their_bounds() {
        for (asked, got) in [
            (0.0, Playback::SLOWEST),
            (1e9, Playback::FASTEST),
            (3.0, 3.0),
            (f64::NAN, Playback::USUAL),
        ] {
            let mut playback = Playback::default();
            playback.apply(PlaybackCommand::SetSpeed(asked));
            assert_eq!(playback.days_per_second, got);
        }
    }

    #[test]
    fn a_timeline_of_one_day_ends_at_once() {
        assert!(playing(7.0).step(FRAME_MS, FIRST, FIRST, FIRST).ended);
    }
}
