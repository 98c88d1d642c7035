//! The words of the files for every closed vocabulary of the model: one place for each.

use crate::model::{
    Certainty, Control, DateBasis, Echelon, EventKind, Grade, LegMode, MarkerShape, PlaceKind,
    Placement, Tier,
};

/// A closed vocabulary: an enum of the model and the words the files write for it.
pub trait Word: Copy + 'static {
    /// What the vocabulary is of, as the data dictionary heads it: `kind of event`.
    const VOCABULARY: &'static str;
    /// Every value, in the order of the dictionary.
    const ALL: &'static [Self];

    /// The word for this value.
    fn word(self) -> &'static str;

    /// The value a word stands for.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

/// One list serves both ways, and its match makes a value without a word a compile error.
macro_rules! words {
    ($name:ident, $vocabulary:literal, { $($value:ident: $word:literal),+ $(,)? }) => {
        impl Word for $name {
            const VOCABULARY: &'static str = $vocabulary;
            const ALL: &'static [Self] = &[$($name::$value),+];

            fn word(self) -> &'static str {
                match self {
                    $($name::$value => $word),+
                }
            }
        }
    };
}

words!(Certainty, "certainty", { High: "high", Medium: "medium", Low: "low" });

words!(MarkerShape, "shape of a side's marks", {
    Circle: "circle",
    Square: "square",
    Triangle: "triangle",
    Diamond: "diamond",
    Hexagon: "hexagon",
});

words!(PlaceKind, "kind of place", {
    Capital: "capital",
    City: "city",
    Town: "town",
    Port: "port",
    Village: "village",
    Station: "station",
    Siding: "siding",
    Fort: "fort",
    Mine: "mine",
    Island: "island",
    Cape: "cape",
    Region: "region",
    Water: "water",
});

words!(Placement, "placement", {
    Exact: "exact",
    Approximate: "approximate",
    OnLine: "on-line",
    Unknown: "unknown",
});

words!(EventKind, "kind of event", {
    Battle: "battle",
    Capture: "capture",
    Landing: "landing",
    Withdrawal: "withdrawal",
    Uprising: "uprising",
    Agreement: "agreement",
    Conference: "conference",
    Political: "political",
    Atrocity: "atrocity",
    Massacre: "massacre",
    Disaster: "disaster",
    Economic: "economic",
    Humanitarian: "humanitarian",
});

words!(DateBasis, "date basis", {
    Source: "source",
    Partial: "partial",
    Standard: "standard",
    General: "general",
});

words!(Echelon, "echelon", {
    Army: "army",
    Headquarters: "headquarters",
    Corps: "corps",
    Division: "division",
    Brigade: "brigade",
    Regiment: "regiment",
    Battalion: "battalion",
    Detachment: "detachment",
    Flotilla: "flotilla",
    Ship: "ship",
    NavalForce: "naval-force",
    ArmouredTrain: "armoured-train",
    Mission: "mission",
    Partisans: "partisans",
    Technical: "technical",
});

words!(LegMode, "mode of a leg", {
    Rail: "rail",
    Sea: "sea",
    River: "river",
    March: "march",
    Horse: "horse",
    Lake: "lake",
    Track: "track",
});

words!(Tier, "tier of occupation", {
    Garrison: "garrison",
    Line: "line",
    Zone: "zone",
    Absence: "absence",
});

words!(Control, "control", { Firm: "firm", Contested: "contested", Nominal: "nominal" });

words!(Grade, "grade of evidence", { Reported: "reported", Inferred: "inferred", Claimed: "claimed" });

/// How surely a movement's waypoint is dated. The model keeps the date itself, which says as much; the word is read
/// so that a file cannot hold anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WaypointCertainty {
    Exact,
    Approximate,
    Uncertain,
    Unknown,
}

words!(WaypointCertainty, "certainty of a waypoint", {
    Exact: "exact",
    Approximate: "approximate",
    Uncertain: "uncertain",
    Unknown: "unknown",
});

/// Every vocabulary of the files: what it is of, and its words. The data dictionary must name them all.
pub fn vocabularies() -> Vec<(&'static str, Vec<&'static str>)> {
    fn of<T: Word>() -> (&'static str, Vec<&'static str>) {
        (
            T::VOCABULARY,
            T::ALL.iter().map(|value| value.word()).collect(),
        )
    }
    vec![
        of::<Certainty>(),
        of::<MarkerShape>(),
        of::<PlaceKind>(),
        of::<Placement>(),
        of::<EventKind>(),
        of::<DateBasis>(),
        of::<Echelon>(),
        of::<LegMode>(),
        of::<WaypointCertainty>(),
        of::<Tier>(),
        of::<Control>(),
        of::<Grade>(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_distinct_within_a_vocabulary() {
        for (vocabulary, words) in vocabularies() {
            let mut distinct = words.clone();
            distinct.sort_unstable();
            distinct.dedup();
            assert_eq!(distinct.len(), words.len(), "{vocabulary}");
        }
    }

    #[test]
    fn every_word_leads_back_to_its_value() {
        for kind in EventKind::ALL {
            assert_eq!(EventKind::from_word(kind.word()), Some(*kind));
        }
        assert_eq!(EventKind::from_word("picnic"), None);
    }
}
