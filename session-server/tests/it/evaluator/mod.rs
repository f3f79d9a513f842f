//! How good the evaluator is: on labelled answers that no weight was fitted on, and against what tries to deceive it.
//!
//! `make bench-answers` prints the table; the tests hold the targets.

pub mod figures;
mod inference;
mod likeness;
mod probes;
mod unseen;

use figures::{Pair, pearson, percentile, quadratic_kappa};
use probes::{ASIDES, PROBES, probe};
use serde::Deserialize;
use session_server::{
    ai::{Ask, Engine, Evaluation, Evaluator, KeyPoint},
    clock::Clock,
    config::Config,
    judge::Problems,
    mocks::{
        self,
        model::{bank::Bank, item::Item, question::Kind},
    },
};
use std::{collections::BTreeMap, path::Path, time::Instant};

/// Of a hundred right paraphrases in other words, so many are understood.
const FEWEST_UNDERSTOOD: usize = 75;

/// One labelled answer; what its fields mean is in `tests/corpus/answers/README.md`.
#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    split: String,
    style: String,
    answer: String,
    points: BTreeMap<String, String>,
    grade: f64,
}

/// An answer that advises the opposite in words of its own (`opposite`), waves the problem away (`careless`), or is good and
/// rejects what is wrong in words that wrong answers use too (`honest`).
#[derive(Debug, Deserialize)]
struct Stance {
    question: String,
    split: String,
    kind: String,
    answer: String,
}

/// All answers take minutes: `make bench-answers`.
fn is_bench() -> bool {
    std::env::var_os("IX_BENCH_ANSWERS").is_some()
}

fn bank() -> Bank {
    mocks::load(&Problems::default(), None).unwrap()
}

/// With the model that `make model` fetches.
fn evaluator() -> Evaluator {
    let config = Config::from_env().unwrap();
    Evaluator::new(&config.model_dir, Clock::System)
}

fn ask(item: &Item, answer: &str) -> Ask {
    let points = item.points().iter().map(|point| KeyPoint {
        label: point.label.clone(),
        weight: point.weight,
        text: point.text.clone(),
        paraphrases: point.paraphrases.clone(),
        misconception: Some(point.misconception.clone()),
    });
    Ask {
        question: item.prompt().to_owned(),
        reference: item.model_answer().to_owned(),
        points: points.collect(),
        answer: answer.to_owned(),
        own_event: item.kind() == Kind::Behavioural,
        hints: Vec::new(),
    }
}

fn corpus() -> Vec<(String, Row)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/answers");
    let mut rows = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "jsonl") {
            let question = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let read = |line| (question.clone(), serde_json::from_str::<Row>(line).unwrap());
            rows.extend(text.lines().map(read));
        }
    }
    rows.sort_by(|a, b| a.1.id.cmp(&b.1.id));
    rows
}

#[test]
fn the_labelled_answers_are_as_many_as_they_should_be_and_split_by_question() {
    let bank = bank();
    let rows = corpus();
    let mut splits: BTreeMap<&str, &str> = BTreeMap::new();
    for (question, row) in &rows {
        let item = bank.item(question).unwrap();
        let labels: Vec<&str> = item
            .points()
            .iter()
            .map(|point| point.label.as_str())
            .collect();
        assert!(
            labels.iter().all(|label| row.points.contains_key(*label)),
            "{}",
            row.id
        );
        assert_eq!(labels.len(), row.points.len(), "{}", row.id);
        let split = splits.entry(question).or_insert(&row.split);
        assert_eq!(*split, row.split, "{}", row.id);
    }
    assert!(
        rows.len() >= 400 && splits.len() >= 60,
        "{} {}",
        rows.len(),
        splits.len()
    );
    let held_out = splits
        .values()
        .filter(|split| **split == "held-out")
        .count();
    assert_eq!(held_out, splits.len() / 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn b_13_answers_are_scored_as_people_score_them_and_paraphrases_are_understood() {
    let (bank, evaluator) = (bank(), evaluator());
    let mut pairs: BTreeMap<String, Vec<Pair>> = BTreeMap::new();
    let mut paraphrases: Vec<(f64, String)> = Vec::new();
    let mut times = Vec::new();
    let (mut good, mut held_down) = (0, Vec::new());
    let rows = corpus().into_iter();
    for (question, row) in rows.filter(|(_, row)| is_bench() || row.split == "held-out") {
        let item = bank.item(&question).unwrap();
        let began = Instant::now();
        let evaluation = evaluator.evaluate("Bo", ask(item, &row.answer)).await;
        times.push(began.elapsed().as_secs_f64() * 1_000.0);
        assert_eq!(
            evaluation.engine,
            Engine::Minilm,
            "make model has not been run"
        );
        if row.grade >= 50.0 {
            good += 1;
            if !evaluation.gates.is_empty() {
                held_down.push((row.id.clone(), evaluation.gates));
            }
        }
        let pair = Pair {
            found: evaluation.score,
            given: row.grade,
        };
        pairs.entry(row.split.clone()).or_default().push(pair);
        let whole = row.points.values().all(|point| point == "met");
        if row.split == "held-out" && row.style == "paraphrase" && whole {
            paraphrases.push((evaluation.score, row.id.clone()));
        }
    }
    for (split, pairs) in &pairs {
        println!(
            "{split:9} {:3} answers: Pearson {:.3}, QWK {:.3}",
            pairs.len(),
            pearson(pairs),
            quadratic_kappa(pairs)
        );
    }
    paraphrases.sort_by(|a, b| a.0.total_cmp(&b.0));
    let understood = paraphrases
        .iter()
        .filter(|(score, _)| *score >= 65.0)
        .count();
    let (all, middle) = (paraphrases.len(), paraphrases[paraphrases.len() / 2].0);
    println!(
        "right paraphrases in other words: {understood} of {all} score 65 or more, {middle:.0} at the median"
    );
    for (score, id) in paraphrases.iter().take(all - understood) {
        println!("  below: {score:3.0} {id}");
    }
    println!(
        "an answer takes {:.0} ms at the median, {:.0} ms at p95",
        percentile(&mut times, 50.0),
        percentile(&mut times, 95.0)
    );
    println!(
        "of {good} answers that deserve 50 or more, {} are held down",
        held_down.len()
    );
    // Terse notes are no lists of terms, and lists with figures no shuffled sentences.
    assert!(30 * held_down.len() <= good, "{held_down:#?}");
    let held_out = &pairs["held-out"];
    assert!(pearson(held_out) >= 0.60);
    assert!(quadratic_kappa(held_out) >= 0.52);
    // The target is all of them; what is missing is in the changelog.
    assert!(
        100 * understood >= FEWEST_UNDERSTOOD * all,
        "{paraphrases:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn b_13_whoever_advises_the_opposite_in_words_of_their_own_is_not_praised() {
    let (bank, evaluator) = (bank(), evaluator());
    let mut scores: BTreeMap<(String, String), Vec<f64>> = BTreeMap::new();
    let rows = include_str!("../../corpus/opposites/answers.jsonl").lines();
    let rows = rows.map(|line| serde_json::from_str::<Stance>(line).unwrap());
    for row in rows.filter(|row| is_bench() || row.split == "held-out") {
        let item = bank.item(&row.question).unwrap();
        let evaluation = evaluator.evaluate("Bo", ask(item, &row.answer)).await;
        let key = (row.split, row.kind);
        scores.entry(key).or_default().push(evaluation.score);
    }
    for ((split, kind), scores) in &mut scores {
        let praised = scores.iter().filter(|score| **score >= 50.0).count();
        println!(
            "{split:9} {kind:9} {:3} answers: {praised:2} score 50 or more, {:3.0} at the median, {:3.0} at p90",
            scores.len(),
            percentile(scores, 50.0),
            percentile(scores, 90.0)
        );
    }
    for kind in ["opposite", "careless"] {
        let scores = scores.get_mut(&("held-out".to_owned(), kind.to_owned()));
        let scores = scores.unwrap();
        let praised = scores.iter().filter(|score| **score >= 50.0).count();
        assert!(scores.len() >= 25 && praised <= 2, "{kind}: {scores:?}");
        assert!(percentile(scores, 50.0) < 30.0, "{kind}: {scores:?}");
    }
    let honest = &scores[&("held-out".to_owned(), "honest".to_owned())];
    let below = honest.iter().filter(|score| **score < 65.0).count();
    assert!(10 * below <= honest.len(), "{honest:?}");
}

/// Whoever answers everything with one good text has not answered.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn b_13_a_good_answer_to_another_question_is_not_praised() {
    let (bank, evaluator) = (bank(), evaluator());
    let good: Vec<(String, Row)> = corpus()
        .into_iter()
        .filter(|(_, row)| {
            row.split == "held-out" && ["strong", "good"].contains(&row.style.as_str())
        })
        .collect();
    let mut scores = Vec::new();
    for (at, (question, _)) in good.iter().enumerate().step_by(2) {
        let item = bank.item(question).unwrap();
        for away in [7, 16, 29, 41] {
            let (other, row) = &good[(at + away) % good.len()];
            if other == question {
                continue;
            }
            let evaluation = evaluator.evaluate("Bo", ask(item, &row.answer)).await;
            scores.push(evaluation.score);
        }
    }
    let above = |least: f64| scores.iter().filter(|score| **score > least).count();
    println!(
        "good answers to another question: {} of {} above 35, {} above 50",
        above(35.0),
        scores.len(),
        above(50.0)
    );
    assert!(scores.len() >= 100);
    assert!(100 * above(35.0) <= 12 * scores.len(), "{scores:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_tries_to_deceive_the_evaluator_gains_little() {
    let (bank, evaluator) = (bank(), evaluator());
    let step = if is_bench() { 1 } else { 12 };
    let items: Vec<&Item> = bank.items().step_by(step).collect();
    let mut worst: BTreeMap<&str, (f64, String)> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        let other = items[(at + items.len() / 2) % items.len()];
        for kind in PROBES {
            let evaluation = evaluator
                .evaluate("Bo", ask(item, &probe(kind, item, other)))
                .await;
            let known = worst.entry(kind).or_default();
            if evaluation.score > known.0 {
                *known = (evaluation.score, item.id().to_owned());
            }
        }
    }
    for (kind, (score, id)) in &worst {
        println!(
            "{kind:20} at most {score:3.0} ({id}) of {} questions",
            items.len()
        );
    }
    assert!(
        worst.values().all(|(score, _)| *score <= 35.0),
        "{worst:#?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn b_13_a_fluent_sentence_about_something_else_is_seldom_praised() {
    let (bank, evaluator) = (bank(), evaluator());
    let step = if is_bench() { 1 } else { 5 };
    let mut scores = Vec::new();
    for item in bank.items().step_by(step) {
        for text in ASIDES {
            scores.push(evaluator.evaluate("Bo", ask(item, text)).await.score);
        }
    }
    let above = scores.iter().filter(|score| **score > 35.0).count();
    println!("one other thing: {above} of {} above 35", scores.len());
    assert!(4 * above <= scores.len(), "{scores:?}");
}

#[tokio::test]
async fn the_same_answer_gets_the_same_score_by_the_encoder_too() {
    let (bank, evaluator) = (bank(), evaluator());
    let item = bank.items().next().unwrap();
    let asked = ask(item, &item.points()[0].paraphrases.join(". "));
    let first: Evaluation = evaluator.evaluate("Bo", asked.clone()).await;
    assert_eq!(evaluator.evaluate("Bo", asked.clone()).await, first);
    assert_eq!(self::evaluator().evaluate("Bo", asked).await, first);
}

#[tokio::test]
async fn arch_7_without_the_model_words_decide_and_it_is_said() {
    let bank = bank();
    let item = bank.items().next().unwrap();
    let folder = std::env::temp_dir().join(format!("ix-model-{}", session_server::ids::uuid()));
    let missing = Evaluator::new(&folder, Clock::System);
    let evaluation = missing.evaluate("Bo", ask(item, item.model_answer())).await;
    assert_eq!(evaluation.engine, Engine::Lexical);
    assert!(evaluation.score > 50.0, "{}", evaluation.score);
    assert!(missing.describe().contains("words alone"));
    std::fs::create_dir(&folder).unwrap();
    for name in ["model.safetensors", "tokenizer.json"] {
        std::fs::write(folder.join(name), "not the model").unwrap();
    }
    let wrong = Evaluator::new(&folder, Clock::System);
    let evaluation = wrong.evaluate("Bo", ask(item, item.model_answer())).await;
    assert_eq!(evaluation.engine, Engine::Lexical);
    assert!(session_server::ai::describe(&folder).is_err());
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn whatever_is_written_an_answer_is_read() {
    let (bank, evaluator) = (bank(), evaluator());
    let item = bank.items().next().unwrap();
    let long = format!("{} ", item.model_answer()).repeat(100_000 / item.model_answer().len());
    for answer in [
        long.as_str(),
        &"x".repeat(100_000),
        &"\u{1}\u{0}\u{202e}<b>\u{1f600}".repeat(500),
        "",
        "?",
        &"\u{e9}".repeat(30_000),
    ] {
        let evaluation = evaluator.evaluate("Bo", ask(item, answer)).await;
        assert!((0.0..=100.0).contains(&evaluation.score));
        let units = answer.encode_utf16().count();
        for span in evaluation.points.iter().filter_map(|point| point.evidence) {
            assert!(span.start < span.end && span.end <= units);
        }
    }
}
