//! How wide text is, without a browser: a table of widths, rounded up, so that boxes never come out too small and
//! names are placed alike on every machine.

use crate::style::TypeStyle;

/// Width of a text in CSS pixels.
pub fn width_px(text: &str, style: &TypeStyle) -> f64 {
    let bold = if style.weight >= 600 { 1.1 } else { 1.0 };
    text.chars()
        .map(|letter| advance_em(letter) * bold * style.size_px + style.spacing_px)
        .sum()
}

/// Advance of a letter in ems: the widest of the serifs the style sheet names, to the next twentieth.
fn advance_em(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.35,
        ' ' | '-' | '(' | ')' | 'r' | 's' => 0.42,
        'm' | 'w' | 'M' | 'W' | 'Ж' | 'Ш' | 'Щ' | 'Ю' | 'ж' | 'ш' | 'щ' | 'ю' | '—' => {
            0.95
        }
        'A'..='Z' | 'А'..='Я' => 0.72,
        'а'..='я' | 'ё' => 0.62,
        '0'..='9' => 0.57,
        // CJK and full-width forms fill the em.
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' => 1.0,
        _ => 0.6,
    }
}
