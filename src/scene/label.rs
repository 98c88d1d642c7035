//! Deciding which names stand, and where.
//!
//! Greedy by weight: the heaviest name takes the best free spot around its point; a name that finds none is left
//! out. A name keeps the side of its point it had before while that is still free, so names do not flicker while
//! dates run or the map is dragged. (Method: point-feature label placement by candidate positions, Imhof 1975;
//! greedy order as in Christensen, Marks & Shieber 1995.)

use super::item::{Anchor, TextRun};
use super::measure::width_px;
use crate::model::{PlaceId, order};
use crate::space::{ScreenPoint, ScreenRect, ScreenSize, ScreenVector};
use crate::style::TypeStyle;
use std::collections::BTreeMap;

/// A name that wants to stand.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Whose name; none for names that are not places and keep no memory.
    pub place: Option<PlaceId>,
    /// Its point on the screen.
    pub at: ScreenPoint,
    /// Room its mark takes around the point.
    pub clear_px: f64,
    /// Its lines, the first being the name itself.
    pub lines: Vec<Line>,
    /// Whether it stands on its point rather than beside it.
    pub centred: bool,
    /// Whether it may stand farther off when there is no room close by.
    pub insists: bool,
    /// The heavier comes first.
    pub weight: f64,
}

/// One line of a name.
#[derive(Clone, Debug)]
pub struct Line {
    /// The text.
    pub text: String,
    /// How it is set.
    pub style: TypeStyle,
    /// BCP 47 tag of its language.
    pub lang: &'static str,
}

/// A name that stands.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Whose name.
    pub place: Option<PlaceId>,
    /// The room it takes.
    pub bounds: ScreenRect,
    /// What is drawn.
    pub runs: Vec<TextRun>,
}

/// Where a name stood last, as the index of its candidate.
pub type Memory = BTreeMap<PlaceId, usize>;

/// Directions from the point, best first: the reader looks to the right and above first.
const SIDES: [(f64, f64); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.7, -0.7),
    (0.0, -1.0),
    (0.7, 0.7),
    (0.0, 1.0),
    (-0.7, -0.7),
    (-0.7, 0.7),
];

/// Where a name that stands on its point may give way to marks: up and down, in its own heights.
const CENTRED_SHIFTS: [f64; 5] = [0.0, -1.1, 1.1, -2.2, 2.2];

/// How much farther out a name may stand when there is no room beside its point: past a ring of marks around it,
/// and still near enough to be read as its name.
const FARTHER_PX: [f64; 3] = [0.0, 13.0, 26.0];

/// The number of spots a name may try.
fn spots(wish: &Wish) -> usize {
    if wish.insists {
        SIDES.len() * FARTHER_PX.len()
    } else {
        SIDES.len()
    }
}

/// The direction and additional distance of a spot: first all sides close by, then all farther out.
fn spot(index: usize) -> ((f64, f64), f64) {
    let side = SIDES
        .get(index % SIDES.len())
        .copied()
        .unwrap_or((1.0, 0.0));
    let farther = FARTHER_PX
        .get(index / SIDES.len())
        .copied()
        .unwrap_or_default();
    (side, farther)
}

/// Places names among `obstacles` (marks) on a screen and updates the memory.
pub fn place(
    wishes: Vec<Wish>,
    obstacles: &[ScreenRect],
    size: ScreenSize,
    memory: &mut Memory,
) -> Vec<Placed> {
    let wishes = order::heaviest_first(wishes, |wish| wish.weight);
    let screen = ScreenRect::from_size(size);
    let mut taken: Vec<ScreenRect> = Vec::new();
    let mut placed = Vec::new();
    let mut kept = Memory::new();
    for wish in wishes {
        let extent = extent(&wish.lines);
        let candidates: Vec<usize> = if wish.centred {
            (0..CENTRED_SHIFTS.len()).collect()
        } else {
            let before = wish.place.and_then(|place| memory.get(&place).copied());
            before
                .into_iter()
                .chain((0..spots(&wish)).filter(|spot| Some(*spot) != before))
                .collect()
        };
        let found = candidates.into_iter().find_map(|side| {
            let bounds = bounds(&wish, extent, side);
            // A name beside its point keeps clear of its own mark by its distance.
            let other = |obstacle: &&ScreenRect| wish.centred || !obstacle.contains(wish.at);
            let free = screen.contains_box(&bounds)
                && !taken.iter().any(|other| other.intersects(&bounds))
                && !obstacles
                    .iter()
                    .filter(other)
                    .any(|other| other.intersects(&bounds));
            free.then_some((side, bounds))
        });
        let Some((side, bounds)) = found else {
            continue;
        };
        taken.push(bounds);
        if let Some(place) = wish.place {
            kept.insert(place, side);
        }
        placed.push(Placed {
            place: wish.place,
            bounds,
            runs: runs(&wish, bounds, side),
        });
    }
    *memory = kept;
    placed
}

/// Leading as a share of the em.
const LEADING: f64 = 1.16;
/// Baseline below the top of the line, as a share of the em.
const ASCENT: f64 = 0.88;
/// Air around a name, so that two names never read as one.
const AIR_PX: f64 = 2.0;

fn extent(lines: &[Line]) -> ScreenSize {
    ScreenSize::new(
        lines
            .iter()
            .map(|line| width_px(&line.text, &line.style))
            .fold(0.0, f64::max),
        lines
            .iter()
            .map(|line| line.style.size_px * LEADING)
            .sum::<f64>(),
    )
}

/// The box of a wish on one side of its point.
fn bounds(wish: &Wish, extent: ScreenSize, side: usize) -> ScreenRect {
    let half = ScreenVector::new(extent.width / 2.0, extent.height / 2.0);
    let centre = if wish.centred {
        let lines = CENTRED_SHIFTS.get(side).copied().unwrap_or_default();
        wish.at + ScreenVector::new(0.0, lines * extent.height)
    } else {
        let ((dx, dy), farther) = spot(side);
        let clear_px = wish.clear_px + farther;
        wish.at
            + ScreenVector::new(
                dx.signum() * if dx == 0.0 { 0.0 } else { half.x } + dx * (clear_px + 2.0),
                dy.signum() * if dy == 0.0 { 0.0 } else { half.y } + dy * (clear_px + 1.0),
            )
    };
    ScreenRect::new(centre - half, centre + half).inflate(AIR_PX, AIR_PX / 2.0)
}

/// The lines of a placed name; they lean towards the point.
fn runs(wish: &Wish, bounds: ScreenRect, side: usize) -> Vec<TextRun> {
    let left = bounds.min.x + AIR_PX;
    let right = bounds.max.x - AIR_PX;
    let mut top = bounds.min.y + AIR_PX / 2.0;
    let towards = if wish.centred { 0.0 } else { spot(side).0.0 };
    wish.lines
        .iter()
        .map(|line| {
            let (x, anchor) = if towards > 0.0 {
                (left, Anchor::Start)
            } else if towards < 0.0 {
                (right, Anchor::End)
            } else {
                ((left + right) / 2.0, Anchor::Middle)
            };
            let run = TextRun {
                at: ScreenPoint::new(x, top + line.style.size_px * ASCENT),
                anchor,
                text: line.text.clone(),
                style: line.style,
                lang: line.lang,
            };
            top += line.style.size_px * LEADING;
            run
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::{Palette, Theme, rules};

    fn wish(index: u32, x: f64, y: f64, weight: f64) -> Wish {
        let palette = Palette::of(Theme::Light);
        Wish {
            place: Some(PlaceId(index)),
            at: ScreenPoint::new(x, y),
            clear_px: 3.0,
            lines: vec![Line {
                text: "Somewhere".to_owned(),
                style: rules::place_type(&palette, 2, crate::model::PlaceKind::Town),
                lang: "en",
            }],
            centred: false,
            insists: false,
            weight,
        }
    }

    const SIZE: ScreenSize = ScreenSize::new(400.0, 300.0);

    #[test]
    fn names_never_overlap_each_other_nor_marks() {
        let wishes = (0..60)
            .map(|index| {
                let (x, y) = (f64::from(index * 37 % 400), f64::from(index * 53 % 300));
                wish(index, x, y, f64::from(index))
            })
            .collect();
        let obstacles = [ScreenRect::new(
            ScreenPoint::new(100.0, 100.0),
            ScreenPoint::new(160.0, 140.0),
        )];
        let placed = place(wishes, &obstacles, SIZE, &mut Memory::new());
        assert!(placed.len() > 10);
        for (index, one) in placed.iter().enumerate() {
            for other in &placed[index + 1..] {
                assert!(!one.bounds.intersects(&other.bounds));
            }
        }
    }

    #[test]
    fn a_name_keeps_its_side_while_that_is_free() {
        let mut memory = Memory::new();
        memory.insert(PlaceId(0), 3);
        let placed = place(vec![wish(0, 200.0, 150.0, 1.0)], &[], SIZE, &mut memory);
        assert_eq!(placed.len(), 1);
        assert_eq!(memory.get(&PlaceId(0)), Some(&3));
        assert!(placed[0].bounds.max.y < 150.0);
    }

    #[test]
    fn the_heavier_name_takes_the_better_spot() {
        let light = wish(0, 200.0, 150.0, 1.0);
        let heavy = wish(1, 200.0, 150.0, 2.0);
        let mut memory = Memory::new();
        place(vec![light, heavy], &[], SIZE, &mut memory);
        assert_eq!(memory.get(&PlaceId(1)), Some(&0));
        assert_ne!(memory.get(&PlaceId(0)), Some(&0));
    }
}
