//! The shortest way from junction to junction.
//!
//! E. W. Dijkstra, "A Note on Two Problems in Connexion with Graphs", *Numerische Mathematik* 1 (1959).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::route::Stretch;

/// A search under way: what has been reached, and what to look at next.
pub(super) struct Search {
    /// For each junction the shortest way known so far.
    reached: Vec<Option<Reached>>,
    /// Junctions to look at, the nearest on top. Distances are not negative, so their bits order as they do.
    open: BinaryHeap<Reverse<(u64, usize)>>,
}

/// How a junction was reached.
#[derive(Clone, Copy)]
struct Reached {
    /// Kilometres from the start.
    km: f64,
    /// The junction before it; none if it was reached from the start.
    before: Option<usize>,
    /// The stretch from there.
    by: Stretch,
}

impl Search {
    pub fn new(junctions: usize) -> Search {
        Search {
            reached: vec![None; junctions],
            open: BinaryHeap::new(),
        }
    }

    /// Notes a way to a junction, from another or from the start, if it is the shortest so far.
    pub fn reach(&mut self, junction: usize, before: Option<usize>, by: Stretch) {
        let start_km = before
            .and_then(|before| self.reached[before])
            .map_or(0.0, |reached| reached.km);
        let km = start_km + by.length_km();
        if self.reached[junction].is_none_or(|known| km < known.km) {
            self.reached[junction] = Some(Reached { km, before, by });
            self.open.push(Reverse((km.to_bits(), junction)));
        }
    }

    /// The nearest junction not yet looked at, and how far it is.
    pub fn settle(&mut self) -> Option<(usize, f64)> {
        while let Some(Reverse((bits, junction))) = self.open.pop() {
            let km = f64::from_bits(bits);
            // An entry left behind by a shorter way is passed over.
            if self.reached[junction].is_some_and(|known| known.km >= km) {
                return Some((junction, km));
            }
        }
        None
    }

    /// The stretches that lead to a junction, from the start.
    pub fn trace(&self, junction: usize) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        let mut here = self.reached[junction];
        while let Some(reached) = here {
            stretches.push(reached.by);
            here = reached.before.and_then(|before| self.reached[before]);
        }
        stretches.reverse();
        stretches
    }
}
