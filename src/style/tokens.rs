//! The palette, read from the style sheet the page itself uses.

use super::paint::Colour;
use crate::model::Rgb;
use std::ops::Index;

/// The style sheet, as it is served.
const SHEET: &str = include_str!("../../assets/css/tokens-map.css");

/// A set of colours for one ambience.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Light paper.
    #[default]
    Light,
    /// Dark paper.
    Dark,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The word in `data-theme` and in links.
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }

    /// Where its block starts in the style sheet.
    fn selector(self) -> &'static str {
        match self {
            Self::Light => ":root",
            Self::Dark => "[data-theme=\"dark\"]",
        }
    }
}

macro_rules! tokens {
    ($($(#[$doc:meta])* $name:ident = $css:literal,)*) => {
        /// A colour by its role on the map.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Token {
            $($(#[$doc])* $name,)*
        }

        impl Token {
            /// All tokens.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The custom property that holds it.
            pub fn property(self) -> &'static str {
                match self {
                    $(Self::$name => concat!("--map-", $css),)*
                }
            }
        }
    };
}

tokens! {
    /// Sea.
    Sea = "sea",
    /// Paper beyond the neatline of the base map.
    Beyond = "beyond",
    /// Land.
    Land = "land",
    /// Line off the coast.
    Waterline = "waterline",
    /// Coast.
    Coast = "coast",
    /// Lake.
    Lake = "lake",
    /// River.
    River = "river",
    /// Meridians and parallels.
    Graticule = "graticule",
    /// Border between states.
    StateLine = "state-line",
    /// Band along a border between states.
    StateCasing = "state-casing",
    /// Border between provinces.
    ProvinceLine = "province-line",
    /// Railway.
    Railway = "railway",
    /// Outline of a railway.
    RailwayCasing = "railway-casing",
    /// Names.
    Label = "label",
    /// Names of lesser places and regions.
    LabelQuiet = "label-quiet",
    /// Names of waters.
    LabelWater = "label-water",
    /// Outline of names.
    LabelHalo = "label-halo",
    /// Outline of marks.
    Mark = "mark",
    /// Inside of hollow marks.
    Paper = "paper",
    /// Incidents.
    Event = "event",
    /// Killings.
    Grief = "grief",
    /// What is selected.
    Select = "select",
    /// What the pointer is on.
    Hover = "hover",
    /// Doubt.
    Doubt = "doubt",
}

/// The colours of one theme.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    theme: Theme,
    colours: Vec<Colour>,
}

impl Palette {
    /// The palette of a theme. A token missing from the sheet is transparent; a test sees that none is.
    pub fn of(theme: Theme) -> Self {
        let block = block(SHEET, theme.selector());
        Self {
            theme,
            colours: Token::ALL
                .iter()
                .map(|token| value(block, token.property()).unwrap_or_default())
                .collect(),
        }
    }

    /// The theme it belongs to.
    pub fn theme(&self) -> Theme {
        self.theme
    }

    /// A side's colour in this theme.
    pub fn side(&self, side: &crate::model::Side) -> Colour {
        Colour::opaque(match self.theme {
            Theme::Light => side.colour_light,
            Theme::Dark => side.colour_dark,
        })
    }
}

impl Index<Token> for Palette {
    type Output = Colour;

    fn index(&self, token: Token) -> &Colour {
        &self.colours[token as usize]
    }
}

/// The declarations after a selector, up to the closing brace.
fn block<'a>(sheet: &'a str, selector: &str) -> &'a str {
    sheet
        .split_once(selector)
        .and_then(|(_, rest)| rest.split_once('{'))
        .and_then(|(_, rest)| rest.split_once('}'))
        .map_or("", |(declarations, _)| declarations)
}

/// The value of a property among declarations.
fn value(declarations: &str, property: &str) -> Option<Colour> {
    declarations.split(';').find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        (name.trim() == property).then(|| hex(value.trim()))?
    })
}

/// `#rrggbb` or `#rrggbbaa`.
fn hex(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#')?;
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    let rgb = Rgb {
        r: byte(0)?,
        g: byte(2)?,
        b: byte(4)?,
    };
    let alpha = match digits.len() {
        6 => 1.0,
        8 => f64::from(byte(6)?) / 255.0,
        _ => return None,
    };
    Some(Colour { rgb, alpha })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_stands_in_the_sheet_for_every_theme() {
        for theme in Theme::ALL {
            for token in Token::ALL {
                let found = value(block(SHEET, theme.selector()), token.property());
                assert!(found.is_some(), "{theme:?} {}", token.property());
            }
        }
    }

    #[test]
    fn every_map_property_in_the_sheet_is_a_token() {
        for declaration in SHEET.split([';', '{']) {
            let Some((name, _)) = declaration.split_once(':') else {
                continue;
            };
            let name = name.trim();
            if name.starts_with("--map-") {
                assert!(
                    Token::ALL.iter().any(|token| token.property() == name),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn names_stand_off_the_land_by_four_and_a_half_to_one() {
        for theme in Theme::ALL {
            let palette = Palette::of(theme);
            for (text, ground) in [
                (Token::Label, Token::Land),
                (Token::LabelQuiet, Token::Land),
                (Token::LabelWater, Token::Sea),
            ] {
                let ratio = contrast(palette[text].rgb, palette[ground].rgb);
                assert!(ratio >= 4.5, "{theme:?} {text:?} on {ground:?}: {ratio:.2}");
            }
        }
    }

    /// WCAG 2 contrast ratio.
    fn contrast(one: Rgb, other: Rgb) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(Rgb { r, g, b }: Rgb) -> f64 {
        let linear = |byte: u8| {
            let share = f64::from(byte) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }
}
