//! The kinds of thing on the map that can be switched off.

/// A kind of thing on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Garrisons and guarded lines.
    Occupation,
    /// The shade of how far an occupation reached.
    Reach,
    /// Zones that a text claims or agrees.
    Zones,
    /// Formations under way.
    Movements,
    /// Incidents.
    Events,
    /// Railways.
    Railways,
    /// State and province lines.
    Borders,
    /// Hillshade.
    Relief,
    /// Lettering.
    Labels,
}

impl Layer {
    /// All, in the order of the legend.
    pub const ALL: [Self; 9] = [
        Self::Occupation,
        Self::Reach,
        Self::Zones,
        Self::Movements,
        Self::Events,
        Self::Railways,
        Self::Borders,
        Self::Relief,
        Self::Labels,
    ];

    /// The word for it in an address.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Occupation => "occupation",
            Self::Reach => "reach",
            Self::Zones => "zones",
            Self::Movements => "movements",
            Self::Events => "events",
            Self::Railways => "railways",
            Self::Borders => "borders",
            Self::Relief => "relief",
            Self::Labels => "labels",
        }
    }

    /// The layer of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layer| layer.key() == key)
    }

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// Which layers are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerSet(u16);

impl LayerSet {
    /// All of them.
    pub const ALL: Self = Self((1 << Layer::ALL.len()) - 1);

    /// Whether a layer is drawn.
    #[must_use]
    pub fn contains(self, layer: Layer) -> bool {
        self.0 & layer.bit() != 0
    }

    /// The same with one layer drawn or not.
    #[must_use]
    pub fn with(self, layer: Layer, drawn: bool) -> Self {
        Self(if drawn {
            self.0 | layer.bit()
        } else {
            self.0 & !layer.bit()
        })
    }

    /// The layers that are not drawn.
    pub fn missing(self) -> impl Iterator<Item = Layer> {
        Layer::ALL
            .into_iter()
            .filter(move |layer| !self.contains(*layer))
    }
}

impl Default for LayerSet {
    fn default() -> Self {
        Self::ALL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_layer_is_switched_alone() {
        for layer in Layer::ALL {
            let set = LayerSet::ALL.with(layer, false);
            assert_eq!(set.missing().collect::<Vec<_>>(), [layer]);
            assert_eq!(set.with(layer, true), LayerSet::ALL);
        }
    }
}
