//! Answers that nothing was fitted on; what they are is in `tests/corpus/unseen/README.md`.

use super::{
    Stance, ask, bank, corpus, evaluator,
    figures::{Pair, pearson, percentile, quadratic_kappa},
    is_bench,
};
use serde::Deserialize;
use session_server::{
    ai::{Evaluation, PointResult, Verdict},
    judge::Problems,
    mocks::{self, model::item::Item},
};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Deserialize)]
struct Row {
    question: String,
    kind: String,
    answer: String,
    points: BTreeMap<String, String>,
    /// Sentences that people chose for each point that is not missing: any of them decides it.
    evidence: BTreeMap<String, Vec<String>>,
}

impl Row {
    /// The sentences that make this point, which is met, and that nobody chose for another.
    fn says_only(&self, label: &str) -> String {
        let is_elsewhere = |sentence: &String| {
            let mut others = self.evidence.iter().filter(|(other, _)| *other != label);
            others.any(|(_, chosen)| chosen.contains(sentence))
        };
        let chosen = self.evidence.get(label).into_iter().flatten();
        let own: Vec<&str> = chosen
            .filter(|sentence| self.points[label] == "met" && !is_elsewhere(sentence))
            .map(String::as_str)
            .collect();
        own.join(" ")
    }
}

/// How points are told, over all answers.
#[derive(Debug, Default)]
struct Told {
    /// Labelled as contradicted, and of these told so, or that it seems so.
    wrong: usize,
    wrong_told: usize,
    /// Told to be contradicted, and of these labelled so.
    contradicted: usize,
    rightly: usize,
    /// Labelled as met and told to be contradicted, or to seem so.
    met_told: usize,
    /// With words, and of these with words that people chose.
    quoted: usize,
    well_quoted: usize,
}

impl Told {
    fn count(&mut self, row: &Row, evaluation: &Evaluation) {
        let units: Vec<u16> = row.answer.encode_utf16().collect();
        for point in &evaluation.points {
            let label = row.points[&point.label].as_str();
            let is_told = matches!(point.verdict, Verdict::Wrong | Verdict::Doubtful);
            self.wrong += usize::from(label == "wrong");
            self.wrong_told += usize::from(label == "wrong" && is_told);
            self.met_told += usize::from(label == "met" && is_told);
            self.contradicted += usize::from(point.verdict == Verdict::Wrong);
            self.rightly += usize::from(point.verdict == Verdict::Wrong && label == "wrong");
            let (Some(span), Some(chosen)) = (point.evidence, row.evidence.get(&point.label))
            else {
                continue;
            };
            let words = String::from_utf16(&units[span.start..span.end]).unwrap();
            let same = |sentence: &String| sentence.contains(&words) || words.contains(sentence);
            self.quoted += 1;
            self.well_quoted += usize::from(chosen.iter().any(same));
        }
    }
}

/// By the rule of `tests/corpus/answers/README.md`.
fn grade(item: &Item, row: &Row) -> f64 {
    let points = item.points().iter().map(|point| {
        let worth = match row.points[&point.label].as_str() {
            "met" => 1.0,
            "partial" => 0.5,
            "missing" => 0.0,
            "wrong" => -0.1,
            other => panic!("{other}"),
        };
        (f64::from(point.weight), worth)
    });
    let (sum, weights) = points.fold((0.0, 0.0), |(sum, weights), (weight, worth)| {
        (sum + weight * worth, weights + weight)
    });
    (100.0_f64 * sum / weights).max(0.0).round()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn b_13_answers_that_nothing_was_fitted_on_are_scored_as_people_score_them() {
    let (bank, evaluator) = (bank(), evaluator());
    let mut all = Vec::new();
    let mut kinds: BTreeMap<String, Vec<Pair>> = BTreeMap::new();
    let mut told = Told::default();
    for line in include_str!("../../corpus/unseen/answers.jsonl").lines() {
        let row: Row = serde_json::from_str(line).unwrap();
        let item = bank.item(&row.question).unwrap();
        let evaluation = evaluator.evaluate("Bo", ask(item, &row.answer)).await;
        told.count(&row, &evaluation);
        let pair = Pair {
            found: evaluation.score,
            given: grade(item, &row),
        };
        all.push(pair);
        kinds.entry(row.kind).or_default().push(pair);
    }
    let (likeness, kappa) = (pearson(&all), quadratic_kappa(&all));
    println!(
        "unseen    {:3} answers: Pearson {likeness:.3}, QWK {kappa:.3}",
        all.len()
    );
    for (kind, pairs) in &kinds {
        let mut scores: Vec<f64> = pairs.iter().map(|pair| pair.found).collect();
        let given = pairs.iter().map(|pair| pair.given).sum::<f64>() / pairs.len() as f64;
        let praised = scores.iter().filter(|score| **score >= 50.0).count();
        println!(
            "  {kind:8} {:3} answers that deserve {given:3.0} on average: {praised:2} score 50 or more, {:3.0} at the median, {:3.0} at p90",
            pairs.len(),
            percentile(&mut scores, 50.0),
            percentile(&mut scores, 90.0)
        );
    }
    println!("  points: {told:?}");
    assert!(all.len() >= 150 && likeness >= 0.60 && kappa >= 0.52);
    let share = |kind: &str, is: fn(&Pair) -> bool| {
        let pairs = &kinds[kind];
        100 * pairs.iter().filter(|pair| is(pair)).count() / pairs.len()
    };
    assert!(share("right", |pair| pair.found >= 65.0) >= 90);
    assert!(share("wrong", |pair| pair.found < 50.0) >= 80);
    assert!(share("generic", |pair| pair.found < 50.0) >= 90);
    // Who is wrong is told so, and who is right is not.
    assert!(2 * told.wrong_told >= told.wrong, "{told:?}");
    assert!(100 * told.rightly >= 90 * told.contradicted, "{told:?}");
    assert!(100 * told.met_told <= 5 * told.quoted, "{told:?}");
    assert!(100 * told.well_quoted >= 75 * told.quoted, "{told:?}");
}

/// A sentence in the words of the case is near to all of its points, and says one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn b_13_a_sentence_that_makes_one_point_is_not_paid_for_three() {
    let (bank, evaluator) = (bank(), evaluator());
    let (mut excess, mut others) = (Vec::new(), 0);
    let step = if is_bench() { 1 } else { 2 };
    let lines = include_str!("../../corpus/unseen/answers.jsonl").lines();
    for line in lines.step_by(step) {
        let row: Row = serde_json::from_str(line).unwrap();
        let item = bank.item(&row.question).unwrap();
        let weights: u32 = item.points().iter().map(|point| point.weight).sum();
        for point in item.points() {
            let answer = row.says_only(&point.label);
            if answer.is_empty() {
                continue;
            }
            let evaluation = evaluator.evaluate("Bo", ask(item, &answer)).await;
            excess.push(evaluation.score - f64::from(100 * point.weight) / f64::from(weights));
            let is_other =
                |told: &&PointResult| told.label != point.label && told.verdict == Verdict::Met;
            others += evaluation.points.iter().filter(is_other).count();
        }
    }
    let mean = excess.iter().sum::<f64>() / excess.len() as f64;
    let far = excess.iter().filter(|excess| **excess > 25.0).count();
    println!(
        "one point {:3} answers: {mean:.1} too much on average, {far} more than 25; {others} other points called met",
        excess.len()
    );
    assert!(excess.len() >= 100 && mean <= 9.0, "{mean}");
    assert!(
        10 * far <= excess.len() && 6 * others <= excess.len(),
        "{far} {others}"
    );
}

/// A line of `minilm/train/claims.jsonl`, or of `answers.jsonl` there.
#[derive(Debug, Deserialize)]
struct Learned {
    question: String,
    point: Option<String>,
}

#[test]
fn nothing_was_learned_of_questions_whose_answers_are_held_out() {
    let problems = Problems::load(None).unwrap();
    let bank = mocks::load(&problems, None).unwrap();
    let stances = include_str!("../../corpus/opposites/answers.jsonl").lines();
    let stances = stances.map(|line| serde_json::from_str::<Stance>(line).unwrap());
    let unseen = include_str!("../../corpus/unseen/answers.jsonl").lines();
    let unseen = unseen.map(|line| serde_json::from_str::<Row>(line).unwrap().question);
    let labelled = corpus()
        .into_iter()
        .map(|(question, row)| (question, row.split));
    let held_out: BTreeSet<String> = stances
        .map(|row| (row.question, row.split))
        .chain(labelled)
        .filter_map(|(question, split)| (split == "held-out").then_some(question))
        .chain(unseen)
        .collect();
    assert!(held_out.len() >= 50);
    let learned = [
        include_str!("../../../minilm/train/claims.jsonl"),
        include_str!("../../../minilm/train/answers.jsonl"),
    ];
    for line in learned.iter().flat_map(|file| file.lines()) {
        let row: Learned = serde_json::from_str(line).unwrap();
        assert!(!held_out.contains(&row.question), "{}", row.question);
        let item = bank.item(&row.question).expect(&row.question);
        if let Some(label) = row.point {
            assert!(
                item.points().iter().any(|point| point.label == label),
                "{label}"
            );
        }
    }
}
