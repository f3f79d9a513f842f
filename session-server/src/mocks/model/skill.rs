//! Skill in a topic as an Elo rating (FW-2): an answer is a game against the question.

use crate::judge::model::problem::Tier;

/// Answers after which a rating moves slowly.
const SETTLED: u32 = 8;

/// Of whoever has answered nothing yet, whatever the first question is: one bad answer to a hard question shows no skill.
pub const FIRST: f64 = 1_000.0;

/// A question's rating, by its tier.
pub fn of_tier(tier: Tier) -> f64 {
    match tier {
        Tier::Easy => 1_000.0,
        Tier::Medium => 1_300.0,
        Tier::Hard => 1_600.0,
    }
}

/// Chance of a full score of somebody rated `rating` on a question rated `question`.
pub fn expected(rating: f64, question: f64) -> f64 {
    1.0 / (1.0 + 10_f64.powf((question - rating) / 400.0))
}

/// The rating after an answer that scored `score` of 100 on a question of `tier`; `answers` came before it.
pub fn after(rating: f64, answers: u32, tier: Tier, score: f64) -> f64 {
    let step = if answers < SETTLED { 64.0 } else { 24.0 };
    let moved = rating + step * (won(score) - expected(rating, of_tier(tier)));
    moved.clamp(400.0, 2_400.0)
}

/// 0 to 1: as the score, but below one half faster, to nothing where an answer shows nothing: empty talk has so many points, too.
fn won(score: f64) -> f64 {
    const EMPTY: f64 = 25.0;
    let score = score.clamp(0.0, 100.0);
    match score < 50.0 {
        true => (score - EMPTY).max(0.0) / (50.0 - EMPTY) / 2.0,
        false => score / 100.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fw_2_steady_answers_settle_where_they_belong() {
        let mut rating = of_tier(Tier::Medium);
        for answers in 0..60 {
            rating = after(rating, answers, Tier::Medium, 50.0);
        }
        assert!((rating - 1_300.0).abs() < 1.0);
        for answers in 60..400 {
            rating = after(rating, answers, Tier::Medium, 90.0);
        }
        assert!(expected(rating, 1_300.0) > 0.88, "{rating}");
    }

    #[test]
    fn fw_2_an_answer_that_shows_nothing_raises_no_rating() {
        for tier in [Tier::Easy, Tier::Medium, Tier::Hard] {
            assert!(after(FIRST, 0, tier, 24.0) < FIRST);
        }
        assert!(after(FIRST, 0, Tier::Medium, 70.0) > FIRST);
    }

    proptest! {
        #[test]
        fn fw_2_a_better_answer_never_rates_lower(
            rating in 400.0f64..2_400.0, answers in 0u32..50, low in 0.0f64..100.0, more in 0.0f64..50.0,
        ) {
            for tier in [Tier::Easy, Tier::Medium, Tier::Hard] {
                let better = (low + more).min(100.0);
                prop_assert!(after(rating, answers, tier, better) >= after(rating, answers, tier, low));
                prop_assert!((400.0..=2_400.0).contains(&after(rating, answers, tier, low)));
            }
        }
    }
}
