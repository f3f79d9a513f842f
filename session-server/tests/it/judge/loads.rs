//! What one user can take of the judge, and what others still get.

use crate::harness::{TestApp, on_both, until};
use futures_util::future::join_all;
use serde_json::{Value, json};
use session_server::judge::model::{
    problem::{Case, CaseInput, Problem},
    verdict::Verdict,
};

const PATH: &str = "/judge/problems/longest-kept-streak/submissions";

fn wrong() -> Value {
    json!({ "language": "python", "source": "def longest_kept_streak(days, k):\n    return -1\n" })
}

#[tokio::test]
async fn b_10_what_one_user_hands_in_at_a_time_is_bounded_before_it_is_stored() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let all = join_all((0..9).map(|_| t.post(PATH, Some(&bo.token), wrong()))).await;
        let count = |status| all.iter().filter(|answer| answer.status == status).count();
        assert!(count(201) >= 4 && count(201) + count(429) == 9 && count(429) >= 1);
        for answer in all.iter().filter(|answer| answer.status == 429) {
            assert!(answer.json["retry_after_s"].as_u64().unwrap() >= 1);
        }
        t.post(PATH, Some(&bo.token), wrong()).await.expect(201);
        let kept = t.get(PATH, Some(&bo.token)).await.expect(200);
        assert_eq!(kept["items"].as_array().unwrap().len(), count(201) + 1);
    })
    .await;
}

#[tokio::test]
async fn b_10_the_newest_submissions_of_a_problem_are_kept() {
    on_both(|t| async move {
        let (bo, cy) = (t.student("Bo").await, t.student("Cy").await);
        for (user, verdict, count) in [(&bo, "wrong_answer", 60), (&bo, "accepted", 55), (&cy, "wrong_answer", 60)] {
            for number in 0..count {
                t.sql(format!(
                    "INSERT INTO submissions (id, user_id, problem_id, language, source, verdict, passed, cases, report, submitted_at_ms) \
                     VALUES ('{verdict}-{}-{number}', '{}', 'longest-kept-streak', 'python', 'pass', '{verdict}', 0, 12, '', {number})",
                    user.id, user.id
                ))
                .await;
            }
        }
        let new = t.post(PATH, Some(&bo.token), wrong()).await.expect(201);
        let mut db = t.db().read().await.unwrap();
        let rows: Vec<(String, String, i64)> = sqlx::query_as(
            "SELECT user_id, verdict, COUNT(*) FROM submissions GROUP BY user_id, verdict ORDER BY COUNT(*), verdict",
        )
        .fetch_all(&mut *db)
        .await
        .unwrap();
        let row = |user: &str, verdict: &str, count| (user.to_owned(), verdict.to_owned(), count);
        let (bo_id, cy_id) = (bo.id.as_str(), cy.id.as_str());
        assert_eq!(
            rows,
            [row(bo_id, "accepted", 50), row(bo_id, "wrong_answer", 50), row(cy_id, "wrong_answer", 60)]
        );
        drop(db);
        let newest = t.get(PATH, Some(&bo.token)).await.expect(200);
        assert_eq!(newest["items"][0]["id"], new["id"]);
    })
    .await;
}

/// A place for one, which is the smallest judge.
async fn narrow() -> TestApp {
    TestApp::sqlite(&[("IX_RUNNER_CONCURRENCY", "1")]).await
}

fn hidden(problem: &Problem) -> Vec<&Case> {
    problem.hidden.iter().collect()
}

#[tokio::test]
async fn b_10_inputs_checkers_and_growth_are_part_of_the_turn() {
    let t = narrow().await;
    let judge = &t.app.judge;
    let problem = judge.problems().get("two-halls").unwrap();
    let reference = &problem.references[0];
    let mut trial = judge
        .bench()
        .begin("bo", &problem, reference.language, &reference.source)
        .await
        .unwrap();
    let cy = t.student("Cy").await;
    let program = json!({ "language": "python", "source": "print(1)", "input": "" });
    let waiting = t.post("/judge/runs", Some(&cy.token), program);
    let judging = async {
        until(async || judge.load() == (1, 1)).await;
        // It begins when cy has been waiting: nothing of this could be run in cy's place or behind it.
        let judged = trial.judge(&hidden(&problem)[..3], 0).await.unwrap();
        trial.end().await;
        judged
    };
    let (ran, judged) = tokio::join!(waiting, judging);
    assert_eq!(judged.verdict(), Verdict::Ac);
    assert_eq!(ran.expect(200)["stdout"]["text"], "1\n");
}

#[tokio::test]
async fn b_14_what_programs_will_read_is_made_while_the_problem_is_read() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let id = "longest-kept-streak";
    t.get(&format!("/judge/problems/{id}"), Some(&bo.token))
        .await
        .expect(200);
    let problem = t.app.judge.problems().get(id).unwrap();
    let generated = |case: &&Case| matches!(case.input, CaseInput::Generated { .. });
    let of_cases = problem.hidden.iter().filter(generated).count();
    // And those at which growth is measured: the smallest, and nine sizes.
    let folder = t.app.config.data_dir.join("inputs");
    let made = || std::fs::read_dir(&folder).map_or(0, Iterator::count);
    until(async || made() == of_cases + 10).await;
    assert!(of_cases > 0);
    let reference = problem
        .references
        .iter()
        .find(|r| r.language == runner::Language::Python)
        .unwrap();
    let right = json!({ "language": "python", "source": reference.source });
    let judged = t.post(PATH, Some(&bo.token), right).await.expect(201);
    assert!(judged["time_growth"].is_object());
    assert_eq!(made(), of_cases + 10, "nothing more is needed");
}

#[tokio::test]
async fn b_10_of_what_was_printed_no_more_stays_than_is_shown() {
    let t = narrow().await;
    let judge = &t.app.judge;
    let problem = judge.problems().get("terrace-crossing").unwrap();
    let source = "import sys\nsys.stdout.write(' ' * 3_000_000)\nsys.stderr.write('!' * 100_000)\n";
    let python = runner::Language::Python;
    let mut trial = judge
        .bench()
        .begin("bo", &problem, python, source)
        .await
        .unwrap();
    for (kept, left) in [(0, 0), (64 << 10, 64 << 10)] {
        let judged = trial.judge(&hidden(&problem)[..2], kept).await.unwrap();
        for case in &judged.cases {
            assert_eq!(
                (case.answer.beginning.len(), case.stderr.beginning.len()),
                (left, left)
            );
            assert_eq!((case.answer.bytes, case.stderr.bytes), (3_000_000, 100_000));
        }
    }
    trial.end().await;
}

#[tokio::test]
async fn b_11_figures_of_hidden_cases_are_told_as_one() {
    let t = narrow().await;
    let bo = t.student("Bo").await;
    let judged = t.post(PATH, Some(&bo.token), wrong()).await.expect(201);
    let cost = &judged["cost"];
    let problem = t.app.judge.problems().get("longest-kept-streak").unwrap();
    let limit = problem.limits.cpu_ms_in(runner::Language::Python);
    // A twentieth of the limit at a time.
    let step = f64::from(limit) / 20.0;
    assert_eq!(cost["cpu_ms"].as_f64().unwrap() % step, 0.0, "{cost}");
    assert!(cost["peak_bytes"].as_u64().unwrap() > 1 << 20, "{cost}");
    let address = format!("/judge/submissions/{}", judged["id"].as_str().unwrap());
    assert_eq!(t.get(&address, Some(&bo.token)).await.expect(200), judged);
}

#[tokio::test]
async fn b_9_whatever_the_fields_allow_may_be_sent() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let run = |input: String| json!({ "language": "python", "source": "print(len(input()))", "input": input });
    let ran = t
        .post("/judge/runs", Some(&bo.token), run("\n".repeat(128 << 10)))
        .await
        .expect(200);
    assert_eq!(ran["stdout"]["text"], "0\n");
    let draft = json!({ "language": "go", "sources": [], "input": "\u{1}".repeat(200 << 10), "updated_at_ms": null });
    t.put("/judge/drafts/playground", Some(&bo.token), draft)
        .await
        .expect(200);
    let beyond = run("\u{1}".repeat(300 << 10));
    t.post("/judge/runs", Some(&bo.token), beyond)
        .await
        .refused(413, "too_large");
}

#[tokio::test]
async fn a_method_that_an_address_does_not_take_is_refused_like_everything() {
    let t = TestApp::sqlite(&[]).await;
    for (method, path) in [
        ("DELETE", "/judge/runs"),
        ("PATCH", "/me"),
        ("PUT", "/judge/languages"),
    ] {
        t.send(method, path, None, None)
            .await
            .refused(405, "bad_request");
    }
}
