//! Dense identities: an index into the list of its kind in [`super::Atlas`].
//!
//! A file names things by readable strings; reading replaces each by its position once, so that everything
//! downstream compares and indexes integers.

macro_rules! dense_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// Position in the atlas's list of this kind.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The identity at a position; lists of more than `u32::MAX` records are not an atlas.
            pub fn from_index(index: usize) -> Self {
                Self(index as u32)
            }
        }
    };
}

dense_id!(
    /// A side in the conflict.
    SideId
);
dense_id!(
    /// A cited work.
    SourceId
);
dense_id!(
    /// A named place.
    PlaceId
);
dense_id!(
    /// A railway line.
    RailwayId
);
dense_id!(
    /// An event.
    EventId
);
dense_id!(
    /// A formation: an army, a division, a ship.
    FormationId
);
dense_id!(
    /// A movement of one formation along one route.
    MovementId
);
dense_id!(
    /// One record of occupation: a garrison, a guarded line, a claimed zone, or a stated absence.
    OccupationId
);
