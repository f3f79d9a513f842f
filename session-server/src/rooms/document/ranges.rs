//! Sets of clocks as sorted ranges: what of a client's text is deleted.

use std::ops::Range;

/// Disjoint, not touching, ascending.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RangeSet(Vec<Range<u32>>);

impl RangeSet {
    pub fn ranges(&self) -> &[Range<u32>] {
        &self.0
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds `new`; answers how many clocks were not there before.
    pub fn insert(&mut self, new: Range<u32>) -> u32 {
        if new.is_empty() {
            return 0;
        }
        let first = self.0.partition_point(|r| r.end < new.start);
        let after = first + self.0[first..].partition_point(|r| r.start <= new.end);
        if first == after {
            self.0.insert(first, new.clone());
            return new.end - new.start;
        }
        let covered: u32 = self.0[first..after].iter().map(|r| r.end - r.start).sum();
        let merged = new.start.min(self.0[first].start)..new.end.max(self.0[after - 1].end);
        let added = (merged.end - merged.start) - covered;
        self.0[first] = merged;
        self.0.drain(first + 1..after);
        added
    }

    /// How many ranges more there would be with `new`; less than none where it joins several.
    pub fn growth(&self, new: &Range<u32>) -> isize {
        let first = self.0.partition_point(|r| r.end < new.start);
        let joined = self.0[first..].partition_point(|r| r.start <= new.end);
        isize::from(!new.is_empty()) - joined.cast_signed()
    }

    pub fn contains(&self, wanted: &Range<u32>) -> bool {
        let at = self.0.partition_point(|r| r.end <= wanted.start);
        self.0
            .get(at)
            .is_some_and(|r| r.start <= wanted.start && wanted.end <= r.end)
    }

    /// The parts of `wanted` that are not in the set, ascending.
    pub fn missing(&self, wanted: Range<u32>) -> impl Iterator<Item = Range<u32>> + '_ {
        let first = self.0.partition_point(|r| r.end <= wanted.start);
        let mut at = wanted.start;
        let mut rest = self.0[first..].iter();
        let mut done = wanted.is_empty();
        std::iter::from_fn(move || {
            while !done {
                let next = rest.next().filter(|r| r.start < wanted.end);
                let gap = at..next.map_or(wanted.end, |r| r.start);
                match next {
                    Some(r) => at = r.end,
                    None => done = true,
                }
                if gap.start < gap.end {
                    return Some(gap);
                }
            }
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn behaves_like_a_set_of_clocks(steps in prop::collection::vec((0u32..60, 0u32..12), 0..40)) {
            let mut ranges = RangeSet::default();
            let mut clocks = BTreeSet::new();
            for (start, len) in steps {
                let wanted = start..start + len;
                let missing: Vec<u32> = ranges.missing(wanted.clone()).flatten().collect();
                let expected: Vec<u32> = wanted.clone().filter(|c| !clocks.contains(c)).collect();
                prop_assert_eq!(&missing, &expected);
                if len > 0 {
                    prop_assert_eq!(ranges.contains(&wanted), expected.is_empty());
                }
                let (growth, before) = (ranges.growth(&wanted), ranges.len());
                prop_assert_eq!(ranges.insert(wanted.clone()) as usize, expected.len());
                if len > 0 {
                    prop_assert_eq!(before.strict_add_signed(growth), ranges.len());
                }
                clocks.extend(wanted);
                let flat: Vec<u32> = ranges.ranges().iter().cloned().flatten().collect();
                prop_assert_eq!(flat, clocks.iter().copied().collect::<Vec<_>>());
                prop_assert!(ranges.ranges().windows(2).all(|w| w[0].end < w[1].start));
            }
        }
    }
}
