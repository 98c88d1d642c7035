//! Putting lists in order.
//!
//! The standard sorts are compiled anew for every type they sort, some 5 KB of WebAssembly each. The lists of an atlas
//! are short, so all of them go through one: the sort of pairs of key and position.

/// The items by rising key; those of equal keys stay in the order they came in.
pub fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> i64) -> Vec<T> {
    let mut order: Vec<(i64, u32)> = items
        .iter()
        .zip(0..)
        .map(|(item, position)| (key(item), position))
        .collect();
    sort(&mut order);
    let mut slots: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|(_, position)| slots.get_mut(position as usize)?.take())
        .collect()
}

/// The items by falling weight; those of equal weight stay in the order they came in.
pub fn heaviest_first<T>(items: Vec<T>, weight: impl Fn(&T) -> f64) -> Vec<T> {
    by_key(items, |item| -rising(weight(item)))
}

/// A whole number that rises with a finite number: the bits of a positive one rise by themselves, those of a negative
/// one fall (IEEE 754, section 5.10).
fn rising(number: f64) -> i64 {
    let bits = number.to_bits() as i64;
    bits ^ ((bits >> 63) & i64::MAX)
}

#[inline(never)]
fn sort(order: &mut [(i64, u32)]) {
    order.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let sorted = by_key(vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')], |item| item.0);
        assert_eq!(sorted, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn the_heaviest_comes_first_whatever_its_sign() {
        let sorted = heaviest_first(vec![-1.0, 0.5, -7.25, 100.0, 0.0], |weight| *weight);
        assert_eq!(sorted, [100.0, 0.5, 0.0, -1.0, -7.25]);
    }
}
