//! WHEN: whole days on the proleptic Gregorian calendar.
