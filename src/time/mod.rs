//! WHEN: whole days on the proleptic Gregorian calendar.
//!
//! This module owns what a date is, how finely and how surely it is known, when something was present, and how the
//! reader moves through the days. It leaves month names, eras and the words of a language to `i18n`, and it has no
//! clock: the days it counts lie a century back, so "now" never appears.
//!
//! Four conventions hold everywhere above it:
//!
//! - A [`Day`] is a whole day, numbered from 1 January 1970. There are no hours and no time zones.
//! - An [`Interval`] is half-open, `[start, end)`. Files write the *last day held*, as historians do; the one step
//!   from that day to the end of the interval is taken in [`TemporalExtent::from_edtf`] and nowhere else.
//! - Doubt is kept: an [`Edtf`] date holds the earliest and latest day it can mean, and a [`TemporalExtent`] holds the
//!   days on which a thing may have been there around those on which it certainly was.
//! - Russian sources before 14 February 1918 count Julian days; [`Day::from_julian`] reads them and [`Day::julian`]
//!   writes them.

mod day;
mod edtf;
mod extent;
mod interval;
mod playback;
mod timeline;

pub use day::{Civil, Day, ParseDayError};
pub use edtf::{Edtf, EdtfError, Precision, Qualifier};
pub use extent::{Presence, TemporalExtent};
pub use interval::Interval;
pub use playback::{Playback, PlaybackCommand, Step};
pub use timeline::{Epoch, Timeline};
