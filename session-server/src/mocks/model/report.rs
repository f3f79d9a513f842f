//! What a session came to.

use super::asked::Asked;
use api::mocks::{
    Dimension, DimensionScore, MockAnswer, MockFeedback, MockReport, PointVerdict, PracticeNext,
    Skill,
};
use std::{cmp::Ordering, collections::BTreeMap};

/// Below this an answer is worth practising again.
const WEAK: f64 = 70.0;
const MOST_PRACTICE: usize = 4;

/// A question and the answer that counts.
#[derive(Debug, Clone, Copy)]
pub struct Played<'a> {
    pub position: u32,
    pub asked: &'a Asked,
    pub skipped: bool,
    pub answer: Option<&'a MockAnswer>,
}

impl<'a> Played<'a> {
    fn feedback(&self) -> Option<&'a MockFeedback> {
        self.answer?.feedback.as_ref()
    }
}

/// Mean over the answers that were judged and the questions that were skipped, which count 0: leaving out what is hard does
/// not pay. None where nothing was answered, and as long as an answer is not read.
pub fn score(scores: impl Iterator<Item = Option<f64>>, skipped: usize) -> Option<f64> {
    let scores = scores.collect::<Option<Vec<f64>>>()?;
    let mean = scores.iter().sum::<f64>() / (scores.len() + skipped) as f64;
    (!scores.is_empty()).then(|| mean.round())
}

pub fn report(played: &[Played<'_>], skills: Vec<Skill>) -> MockReport {
    let feedback: Vec<&MockFeedback> = played.iter().filter_map(Played::feedback).collect();
    let count = |verdict| {
        let points = feedback.iter().flat_map(|feedback| &feedback.points);
        points.filter(|point| point.verdict == verdict).count() as u32
    };
    let answers = played.iter().filter_map(|one| one.answer);
    let scores = answers.map(|answer| Some(answer.feedback.as_ref()?.score));
    let skipped = played.iter().filter(|one| one.skipped).count();
    MockReport {
        score: score(scores.clone(), skipped),
        answered_score: score(scores, 0),
        dimensions: dimensions(&feedback),
        met: count(PointVerdict::Met),
        partial: count(PointVerdict::Partial),
        missing: count(PointVerdict::Missing),
        doubtful: count(PointVerdict::Doubtful),
        wrong: count(PointVerdict::Wrong),
        spent_ms: played
            .iter()
            .filter_map(|one| Some(one.answer?.work.spent_ms))
            .sum(),
        practice: practice(played),
        skills,
    }
}

fn dimensions(feedback: &[&MockFeedback]) -> Vec<DimensionScore> {
    let mut by_dimension: BTreeMap<Dimension, Vec<f64>> = BTreeMap::new();
    for told in feedback.iter().flat_map(|feedback| &feedback.dimensions) {
        if let Some(score) = told.score {
            by_dimension.entry(told.dimension).or_default().push(score);
        }
    }
    let dimension = |(dimension, scores): (Dimension, Vec<f64>)| DimensionScore {
        dimension,
        score: Some((scores.iter().sum::<f64>() / scores.len() as f64).round()),
        why: match scores.len() {
            1 => "Rests on one answer.".to_owned(),
            many => format!("Mean of {many} answers."),
        },
    };
    by_dimension.into_iter().map(dimension).collect()
}

/// What was lost in a topic.
#[derive(Default)]
struct Lost<'a> {
    answered: bool,
    points: f64,
    positions: Vec<u32>,
    gap: Option<&'a str>,
}

/// Topics that were answered before those that were only skipped, of which nothing is known; each by how much was lost in it,
/// most first.
fn practice(played: &[Played<'_>]) -> Vec<PracticeNext> {
    let mut lost: BTreeMap<&str, Lost<'_>> = BTreeMap::new();
    for one in played {
        let feedback = one.feedback();
        if one.answer.is_some() && feedback.is_none() {
            continue;
        }
        let score = feedback.map_or(0.0, |feedback| feedback.score);
        if score >= WEAK {
            continue;
        }
        let topic = lost.entry(one.asked.topic.as_str()).or_default();
        topic.answered |= feedback.is_some();
        topic.points += 100.0 - score;
        topic.positions.push(one.position);
        topic.gap = topic.gap.or_else(|| largest_gap(feedback?));
    }
    let mut topics: Vec<_> = lost.into_iter().collect();
    let order = |lost: &Lost<'_>| (lost.answered, lost.points);
    topics.sort_by(|(_, a), (_, b)| order(b).partial_cmp(&order(a)).unwrap_or(Ordering::Equal));
    let next = |(topic, lost): (&str, Lost<'_>)| PracticeNext {
        topic: topic.to_owned(),
        why: match lost.gap {
            Some(label) => format!("The largest gap: \u{201c}{label}\u{201d}."),
            None => "Not answered, or its program did not pass.".to_owned(),
        },
        positions: lost.positions,
    };
    topics.into_iter().take(MOST_PRACTICE).map(next).collect()
}

fn largest_gap(feedback: &MockFeedback) -> Option<&str> {
    let points = feedback.points.iter();
    let open = points.filter(|point| point.verdict != PointVerdict::Met);
    Some(open.max_by_key(|point| point.weight)?.label.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_skipped_counts_nothing_and_lowers_the_mean() {
        let both = [Some(80.0), Some(61.0)].into_iter();
        assert_eq!(score(both.clone(), 0), Some(71.0));
        assert_eq!(score(both, 1), Some(47.0));
        assert_eq!(score([].into_iter(), 3), None);
        assert_eq!(score([Some(80.0), None].into_iter(), 0), None);
    }
}
