//! Which questions a session asks (B-3 to B-5, VI-6 to VI-8).

use super::{dice::Dice, question::Kind, skill};
use crate::judge::model::problem::Tier;
use std::collections::{BTreeMap, BTreeSet};

/// A question that could be asked, as selection sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate<'a> {
    pub id: &'a str,
    pub kind: Kind,
    pub tier: Tier,
    pub topic: &'a str,
    /// 0: it is written for this role; higher: it fits it less.
    pub rank: usize,
    /// It has parameters: another variant is another question.
    pub varies: bool,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Wish<'a> {
    pub mix: &'a BTreeMap<Kind, u32>,
    pub tier: Tier,
    pub topic: Option<&'a str>,
    pub length: usize,
    /// The student's ratings by topic; None: the tier alone decides.
    pub skills: Option<&'a BTreeMap<String, f64>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    /// Of the candidates.
    pub at: usize,
    /// Nothing unseen was left for this place.
    pub seen_before: bool,
}

/// Chooses `wish.length` of `candidates`, or all when there are fewer. `seen`: when the student met which question last.
///
/// No question comes twice, and none that was seen while one that fits the role is unseen; of the seen ones those with
/// parameters come first, then the one seen longest ago.
pub fn choose(
    wish: &Wish<'_>,
    candidates: &[Candidate<'_>],
    seen: &BTreeMap<String, i64>,
    dice: &mut Dice,
) -> Vec<Chosen> {
    let mut choice = Choice {
        wish,
        candidates,
        seen,
        taken: BTreeSet::new(),
        topics: BTreeMap::new(),
    };
    let mut kinds = kinds(wish.mix, wish.length, dice);
    dice.shuffle(&mut kinds);
    // A told event is easier at the start or the end than between two programs.
    kinds.sort_by_key(|kind| *kind == Kind::Behavioural);
    kinds
        .into_iter()
        .filter_map(|kind| choice.next(kind, dice))
        .collect()
}

/// How many of each kind: the shares in the long run, another pattern each time, never more than one off.
fn kinds(mix: &BTreeMap<Kind, u32>, length: usize, dice: &mut Dice) -> Vec<Kind> {
    let mut order: Vec<(Kind, u32)> = mix.iter().map(|(kind, share)| (*kind, *share)).collect();
    dice.shuffle(&mut order);
    let offset = dice.unit();
    let total: u32 = order.iter().map(|(_, share)| share).sum();
    let mut passed = 0;
    let mut given = 0;
    let mut kinds = Vec::new();
    for (kind, share) in order {
        passed += share;
        let upto = (f64::from(passed) / f64::from(total.max(1)) * length as f64 + offset) as usize;
        // The last one takes what rounding has left.
        let upto = if passed == total {
            length
        } else {
            upto.min(length)
        };
        kinds.extend(std::iter::repeat_n(kind, upto.saturating_sub(given)));
        given = given.max(upto);
    }
    kinds
}

struct Choice<'a> {
    wish: &'a Wish<'a>,
    candidates: &'a [Candidate<'a>],
    seen: &'a BTreeMap<String, i64>,
    taken: BTreeSet<usize>,
    topics: BTreeMap<&'a str, u32>,
}

impl<'a> Choice<'a> {
    fn next(&mut self, kind: Kind, dice: &mut Dice) -> Option<Chosen> {
        let unseen = self.free(|candidate| !self.seen.contains_key(candidate.id));
        let chosen = match self.fitting(unseen, kind, dice) {
            Some(at) => Chosen {
                at,
                seen_before: false,
            },
            None => Chosen {
                at: self.again(kind)?,
                seen_before: true,
            },
        };
        self.taken.insert(chosen.at);
        *self
            .topics
            .entry(self.candidates[chosen.at].topic)
            .or_default() += 1;
        Some(chosen)
    }

    fn free(&self, keep: impl Fn(&Candidate<'_>) -> bool) -> Vec<usize> {
        let free = |at: &usize| !self.taken.contains(at) && keep(&self.candidates[*at]);
        (0..self.candidates.len()).filter(free).collect()
    }

    /// One of `pool`: of what is wished for, as much as the pool has.
    fn fitting(&self, pool: Vec<usize>, kind: Kind, dice: &mut Dice) -> Option<usize> {
        let pool = narrowed(pool, |at| {
            self.wish
                .topic
                .is_none_or(|topic| self.candidates[at].topic == topic)
        });
        let near = |at: usize| self.distance(&self.candidates[at]) <= 1;
        let exact = |at: usize| self.distance(&self.candidates[at]) == 0;
        let of_kind = |at: usize| self.candidates[at].kind == kind;
        let in_mix = |at: usize| {
            self.wish
                .mix
                .get(&self.candidates[at].kind)
                .is_some_and(|share| *share > 0)
        };
        let pool = narrowed(pool, in_mix);
        let pool = match self.wish.skills {
            Some(_) => narrowed(narrowed(pool, near), of_kind),
            None => narrowed(narrowed(narrowed(pool, exact), of_kind), near),
        };
        let weights: Vec<f64> = pool
            .iter()
            .map(|at| self.weight(&self.candidates[*at]))
            .collect();
        dice.weighted(&weights).map(|at| pool[at])
    }

    /// Tiers between a candidate and what is wished for.
    fn distance(&self, candidate: &Candidate<'_>) -> u8 {
        (candidate.tier as u8).abs_diff(self.wish.tier as u8)
    }

    fn weight(&self, candidate: &Candidate<'_>) -> f64 {
        let again = self.topics.get(candidate.topic).copied().unwrap_or(0);
        let fit = 1.0 / (1.0 + candidate.rank as f64);
        let fresh = 0.2_f64.powi(i32::try_from(again).unwrap_or(9));
        let level = match self.wish.skills {
            Some(skills) => {
                let start = skill::of_tier(self.wish.tier);
                let rating = skills.get(candidate.topic).copied().unwrap_or(start);
                let off = (skill::of_tier(candidate.tier) - rating) / 150.0;
                (-off * off).exp().max(1e-6)
            }
            None => 1.0,
        };
        fit * fresh * level
    }

    fn again(&self, kind: Kind) -> Option<usize> {
        let free = self.free(|_| true);
        let free = narrowed(free, |at| {
            self.wish
                .topic
                .is_none_or(|topic| self.candidates[at].topic == topic)
        });
        let free = narrowed(free, |at| self.distance(&self.candidates[at]) == 0);
        let free = narrowed(free, |at| self.candidates[at].kind == kind);
        let oldest = |at: &usize| {
            let candidate = &self.candidates[*at];
            (
                !candidate.varies,
                self.seen.get(candidate.id).copied().unwrap_or(0),
            )
        };
        free.into_iter().min_by_key(oldest)
    }
}

/// Those of `pool` that hold, or all of it when none does.
fn narrowed(pool: Vec<usize>, holds: impl Fn(usize) -> bool) -> Vec<usize> {
    let narrow: Vec<usize> = pool.iter().copied().filter(|at| holds(*at)).collect();
    if narrow.is_empty() { pool } else { narrow }
}

#[cfg(test)]
mod tests;
