//! At which resolution what appears.

/// A range of resolutions with one generalisation and one set of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScaleBand {
    /// The whole theatre on one screen.
    Theatre,
    /// A region: a province or two.
    Region,
    /// A district: a railway section, a bay.
    District,
    /// A town and its surroundings.
    Town,
}

impl ScaleBand {
    /// The band of a resolution in kilometres per CSS pixel.
    pub fn of(resolution: f64) -> Self {
        match resolution {
            // A laptop screen is 1,400 px wide: above 2 km per pixel it shows the theatre from Baikal to Sakhalin.
            r if r > 2.0 => Self::Theatre,
            // Down to here a province fills the screen, and stations are still closer than their names are long.
            r if r > 0.7 => Self::Region,
            r if r > 0.2 => Self::District,
            _ => Self::Town,
        }
    }

    /// The lowest rank of place (1 is the greatest) that is shown and lettered without an occasion.
    pub fn lettered_rank(self) -> u8 {
        match self {
            Self::Theatre => 2,
            Self::Region => 3,
            Self::District | Self::Town => 4,
        }
    }

    /// The lowest rank of river that is drawn.
    pub fn river_rank(self) -> u8 {
        match self {
            Self::Theatre => 2,
            _ => u8::MAX,
        }
    }

    /// Degrees between meridians and parallels.
    pub fn graticule_degrees(self) -> f64 {
        match self {
            Self::Theatre => 10.0,
            Self::Region => 5.0,
            Self::District => 1.0,
            Self::Town => 0.5,
        }
    }

    /// Factor on the width of lines and marks, so that a close view does not look thin nor a wide one crowded.
    pub fn weight(self) -> f64 {
        match self {
            Self::Theatre => 0.85,
            Self::Region => 1.0,
            Self::District => 1.15,
            Self::Town => 1.3,
        }
    }
}
