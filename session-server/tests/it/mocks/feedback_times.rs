//! How soon a program that was handed in has its feedback (B-13). `make bench-answers` prints the table for every solution of
//! the bank, right, wrong and slow ones; without it one problem is gone through.

use super::{coding, path};
use crate::{
    evaluator::figures::percentile,
    harness::{TestApp, until},
};
use serde_json::json;
use std::{collections::BTreeMap, time::Instant};

/// More seldom than a student may hand in.
const LATER_MS: i64 = 10_000;

#[tokio::test]
async fn b_13_every_solution_has_its_feedback_and_the_bench_says_how_soon() {
    let t = TestApp::sqlite(&[]).await;
    let is_bench = std::env::var_os("IX_BENCH_ANSWERS").is_some();
    let problems = t.app.judge.problems().list();
    let chosen = problems
        .iter()
        .filter(|problem| is_bench || problem.id == "longest-kept-streak");
    let mut times: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for problem in chosen {
        // Signed in for as long as one problem takes.
        let bo = t.student(&problem.id).await;
        // As when it is opened: minutes pass until somebody hands in.
        t.app.judge.bench().prepare(problem).await.unwrap();
        let right = problem.references.iter();
        let right = right.map(|program| ("AC", program.language, &program.source));
        let wrong = problem.wrong.iter();
        let wrong = wrong.map(|program| (program.expect.id(), program.language, &program.source));
        for (verdict, language, source) in right.chain(wrong) {
            let session = coding(&t, &bo, problem).await;
            let work = json!({
                "mode": "typed", "text": problem.explanation.model_answer, "words": [], "verbatim": false,
                "language": language.id(), "source": source, "spent_ms": 60_000,
            });
            let body = json!({ "attempt": 1, "work": work });
            let began = Instant::now();
            let answer = t
                .post(&path(&session, "/items/1/answers"), Some(&bo.token), body)
                .await
                .expect(201);
            if answer["feedback"].is_null() {
                // The request is not held open for those that take longest.
                until(async || {
                    let session = t
                        .get(&path(&session, ""), Some(&bo.token))
                        .await
                        .expect(200);
                    !session["items"][0]["answers"][0]["feedback"].is_null()
                })
                .await;
            }
            let took_ms = began.elapsed().as_secs_f64() * 1000.0;
            if took_ms > 3_000.0 {
                println!(
                    "{took_ms:>8.0} ms  {} in {}, {verdict}",
                    problem.id,
                    language.name()
                );
            }
            for row in [format!("{} {verdict}", language.name()), "all".to_owned()] {
                times.entry(row).or_default().push(took_ms);
            }
            t.post(&path(&session, "/end"), Some(&bo.token), json!({}))
                .await
                .expect(200);
            t.app.clock.advance(LATER_MS);
        }
    }
    println!(
        "{:<24}{:>6}{:>9}{:>9}{:>9}",
        "feedback on programs", "", "p50 ms", "p95 ms", "worst ms"
    );
    for (row, times) in &mut times {
        let [p50, p95, worst] = [50.0, 95.0, 100.0].map(|percent| percentile(times, percent));
        println!(
            "{row:<24}{:>6}{p50:>9.0}{p95:>9.0}{worst:>9.0}",
            times.len()
        );
    }
}
