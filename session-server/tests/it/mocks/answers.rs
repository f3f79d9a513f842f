//! Answers: kept, read, judged, explained; given twice, by two windows, and to a server that dies.

use super::{asked, coding, in_words, path, start, typed};
use crate::harness::{Actor, TestApp, on_both, until};
use serde_json::{Value, json};
use session_server::{
    db::Dialect,
    mocks::{Left, read_left_over},
};

async fn streak(t: &TestApp, who: &Actor) -> Value {
    let problem = t.app.judge.problems().get("longest-kept-streak").unwrap();
    coding(t, who, &problem).await
}

const RIGHT: &str = "def longest_kept_streak(days, k):\n    left = missed = best = 0\n    for right in range(len(days)):\n        if right: missed += days[right] - days[right - 1] - 1\n        while missed > k:\n            left += 1\n            missed -= days[left] - days[left - 1] - 1\n        best = max(best, days[right] - days[left] + 1)\n    return best\n";

fn program(source: &str, text: &str) -> Value {
    json!({ "mode": "typed", "text": text, "words": [], "verbatim": false, "language": "python", "source": source, "spent_ms": 60000 })
}

#[tokio::test]
async fn b_13_b_14_an_answer_in_words_is_read_at_once_and_point_by_point() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let session = start(&t, &bo, "backend", 3).await;
        let position = in_words(&session);
        let question = asked(&t, &session, position).await;
        let mut events = t.events(&bo.token).await;
        let body = json!({ "attempt": 1, "work": typed(&question.model_answer) });
        let answers = path(&session, &format!("/items/{position}/answers"));
        let answer = t
            .post(&answers, Some(&bo.token), body.clone())
            .await
            .expect(201);
        let feedback = &answer["feedback"];
        assert!(feedback["score"].as_f64().unwrap() >= 60.0, "{feedback}");
        let points = feedback["points"].as_array().unwrap();
        assert_eq!(points.len(), question.points.len());
        assert!(
            points
                .iter()
                .any(|point| point["verdict"] == "met"
                    && point["evidence"]["end"].as_u64() > Some(0))
        );
        let dimensions: Vec<&str> = feedback["dimensions"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|d| d["dimension"].as_str())
            .collect();
        assert_eq!(dimensions, ["technical_accuracy", "clarity", "structure"]);
        assert!(feedback["engine"]["version"].as_u64() >= Some(1));
        let event = events.told().await.unwrap();
        assert_eq!(
            (&event["type"], &event["mock_id"]),
            (&json!("mock_changed"), &session["id"])
        );
        let mut later = body;
        later["work"]["spent_ms"] = json!(3_600_000);
        let again = t.post(&answers, Some(&bo.token), later).await.expect(201);
        assert_eq!(
            again, answer,
            "the same answer sent again is the same answer"
        );
        let other = json!({ "attempt": 1, "work": typed("from another window") });
        t.post(&answers, Some(&bo.token), other)
            .await
            .refused(409, "conflict");
        let shown = t
            .get(&path(&session, ""), Some(&bo.token))
            .await
            .expect(200);
        let item = &shown["items"][position as usize - 1];
        assert_eq!(item["answers"][0], answer);
        assert_eq!(item["solution"]["model_answer"], question.model_answer);
        let skills = t.get("/mocks/skills", Some(&bo.token)).await.expect(200);
        assert_eq!(
            (&skills[0]["topic"], &skills[0]["answers"]),
            (&json!(question.topic), &json!(1))
        );
    })
    .await;
}

#[tokio::test]
async fn b_10_b_11_a_program_is_judged_on_hidden_cases_and_nothing_of_them_is_told() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let session = streak(&t, &bo).await;
    let answers = path(&session, "/items/1/answers");
    assert!(session["items"][0]["solution"].is_null());
    let work = program(
        RIGHT,
        "I slide a window over the days because every gap enters and leaves once, so the cost is linear in the end.",
    );
    let answer = t
        .post(
            &answers,
            Some(&bo.token),
            json!({ "attempt": 1, "work": work }),
        )
        .await
        .expect(201);
    let feedback = &answer["feedback"];
    let correctness = &feedback["dimensions"][0];
    assert_eq!(
        (&correctness["dimension"], &correctness["score"]),
        (&json!("correctness"), &json!(100.0))
    );
    for dimension in ["time_growth", "memory_growth", "readability"] {
        let found = feedback["dimensions"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["dimension"] == dimension);
        assert!(found, "{dimension}: {feedback}");
    }
    let submission = answer["submission_id"].as_str().unwrap();
    let submission = t
        .get(&format!("/judge/submissions/{submission}"), Some(&bo.token))
        .await
        .expect(200);
    assert_eq!(submission["verdict"], "accepted");
    let problem = t.app.judge.problems().get("longest-kept-streak").unwrap();
    let shown = t
        .get(&path(&session, ""), Some(&bo.token))
        .await
        .expect(200);
    let programs = &shown["items"][0]["solution"]["programs"];
    assert_eq!(programs.as_array().unwrap().len(), problem.references.len());
    assert_eq!(programs[0]["source"], problem.references[0].source);
    let shown = shown.to_string();
    for case in &problem.hidden {
        assert!(!shown.contains(&case.name), "{}", case.name);
    }
    let wrong = program(
        "def longest_kept_streak(days, k):\n    return len(days)\n",
        "",
    );
    let retry = t
        .post(
            &answers,
            Some(&bo.token),
            json!({ "attempt": 2, "work": wrong }),
        )
        .await
        .expect(201);
    assert!(retry["feedback"]["score"].as_f64() < feedback["score"].as_f64());
    // E-5: a program is found as what was said is.
    let found = t
        .get("/mocks/sessions?q=len(days)", Some(&bo.token))
        .await
        .expect(200);
    assert_eq!(found["items"][0]["found"], json!([1]));
    let ended = t
        .post(&path(&session, "/end"), Some(&bo.token), json!({}))
        .await
        .expect(200);
    assert_eq!(
        ended["score"], feedback["score"],
        "the first attempt counts"
    );
    assert_eq!(ended["items"][0]["answers"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn bad_answers_are_refused_with_a_reason_and_leave_the_question_open() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let session = start(&t, &bo, "product-manager", 1).await;
        let answers = path(&session, "/items/1/answers");
        let with = |name: &str, value: Value| {
            let mut work = typed("Something that could be an answer.");
            work[name] = value;
            json!({ "attempt": 1, "work": work })
        };
        let backwards = json!([{ "text": "a", "start_ms": 5, "end_ms": 1 }]);
        let silent = json!([{ "text": "", "start_ms": 0, "end_ms": 0 }]);
        let endless = json!([{ "text": "a", "start_ms": 0, "end_ms": 24 * 60 * 60 * 1000 }]);
        for bad in [
            with("text", json!("x".repeat(100_000))),
            with("text", json!(" \n ")),
            with("words", backwards),
            with("words", silent),
            with("words", endless),
            with("words", json!(vec![json!({ "text": "a", "start_ms": 1, "end_ms": 1 }); 4_001])),
            with("spent_ms", json!(-1)),
            with("language", json!("x".repeat(1_000_000))),
            with("language", json!("py\u{202e}thon")),
            json!({ "attempt": 2, "work": typed("too early") }),
        ] {
            t.post(&answers, Some(&bo.token), bad).await.refused(422, "invalid");
        }
        let unheard = with("mode", json!("telepathy"));
        t.post(&answers, Some(&bo.token), unheard)
            .await
            .refused(400, "bad_request");
        let shown = t.get(&path(&session, ""), Some(&bo.token)).await.expect(200);
        assert_eq!(shown["items"][0]["state"], "open");
        let markup = typed("<script>alert(1)</script> \u{1b}[31mred\u{0} & so on, as people paste it from a terminal");
        let answer = t.post(&answers, Some(&bo.token), json!({ "attempt": 1, "work": markup })).await.expect(201);
        assert_eq!(answer["work"]["text"], "<script>alert(1)</script> [31mred & so on, as people paste it from a terminal");
    })
    .await;
}

#[tokio::test]
async fn nobody_fills_the_disk_or_keeps_the_others_waiting() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let session = start(&t, &bo, "product-manager", 5).await;
        let answer = async |position: u32| {
            let rest = format!("/items/{position}/answers");
            let body = json!({ "attempt": 1, "work": typed("I would ask the captains first.") });
            t.post(&path(&session, &rest), Some(&bo.token), body).await
        };
        for position in 1..=4 {
            answer(position).await.expect(201);
        }
        let id = session["id"].as_str().unwrap();
        t.sql(format!("UPDATE mock_answers SET feedback = NULL WHERE session_id = '{id}'")).await;
        answer(5).await.refused(429, "too_many_requests");
        t.sql(format!("UPDATE mock_answers SET feedback = '{{}}' WHERE session_id = '{id}'")).await;
        t.sql(format!("UPDATE mock_sessions SET held_bytes = 4194304 WHERE id = '{id}'")).await;
        answer(5).await.refused(409, "conflict");
        t.sql(format!("UPDATE mock_sessions SET held_bytes = 0 WHERE id = '{id}'")).await;
        answer(5).await.expect(201);
        let held = format!("SELECT held_bytes FROM mock_sessions WHERE id = '{id}'");
        let mut conn = t.db().read().await.unwrap();
        let held: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(held)).fetch_one(&mut *conn).await.unwrap();
        assert!(held > 30);
        drop(conn);
        // Within a day so many are started, whether they have ended or not.
        for _ in 1..100 {
            let one = start(&t, &bo, "backend", 1).await;
            t.post(&path(&one, "/end"), Some(&bo.token), json!({})).await.expect(200);
        }
        let wish = json!({ "role": "backend", "tier": "easy", "length": 1, "topic": null, "adaptive": false });
        t.post("/mocks/sessions", Some(&bo.token), wish.clone()).await.refused(429, "too_many_requests");
        t.app.clock.advance(25 * 60 * 60 * 1000);
        let token = t.sign_in(&bo).await;
        t.post("/mocks/sessions", Some(&token), wish).await.expect(201);
    })
    .await;
}

#[tokio::test]
async fn fw_2_a_question_whose_answer_was_shown_moves_no_skill() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let skills = async || {
        t.get("/mocks/skills", Some(&bo.token))
            .await
            .expect(200)
            .as_array()
            .unwrap()
            .len()
    };
    let (first, second) = (
        start(&t, &bo, "product-manager", 1).await,
        start(&t, &bo, "product-manager", 1).await,
    );
    let question = first["items"][0]["question"]["id"].as_str().unwrap();
    let id = second["id"].as_str().unwrap();
    t.sql(format!(
        "UPDATE mock_items SET question_id = '{question}', question = \
         (SELECT question FROM mock_items WHERE question_id = '{question}') WHERE session_id = '{id}'"
    ))
    .await;
    t.post(&path(&first, "/items/1/skip"), Some(&bo.token), json!({}))
        .await
        .expect(200);
    let model_answer = asked(&t, &second, 1).await.model_answer;
    let body = json!({ "attempt": 1, "work": typed(&model_answer) });
    let answers = path(&second, "/items/1/answers");
    let answer = t.post(&answers, Some(&bo.token), body).await.expect(201);
    assert!(answer["feedback"]["score"].as_f64().is_some());
    assert_eq!(skills().await, 0);
    let third = start(&t, &bo, "product-manager", 1).await;
    let body = json!({ "attempt": 1, "work": typed("I would ask the captains first.") });
    t.post(&path(&third, "/items/1/answers"), Some(&bo.token), body)
        .await
        .expect(201);
    assert_eq!(skills().await, 1);
}

#[tokio::test]
async fn programs_in_impossible_languages_are_refused() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let session = streak(&t, &bo).await;
    let answers = path(&session, "/items/1/answers");
    for language in [json!("cobol"), json!("sql"), Value::Null] {
        let mut work = program(RIGHT, "");
        work["language"] = language;
        t.post(
            &answers,
            Some(&bo.token),
            json!({ "attempt": 1, "work": work }),
        )
        .await
        .refused(422, "invalid");
    }
}

#[tokio::test]
async fn the_same_answer_gets_the_same_score() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let session = start(&t, &bo, "product-manager", 1).await;
    let answers = path(&session, "/items/1/answers");
    let question = asked(&t, &session, 1).await;
    let work = typed(&question.points[0].text);
    let mut scores = Vec::new();
    for attempt in 1..=3 {
        let answer = t
            .post(
                &answers,
                Some(&bo.token),
                json!({ "attempt": attempt, "work": work }),
            )
            .await
            .expect(201);
        scores.push(answer["feedback"].clone());
    }
    assert!(scores.iter().all(|feedback| *feedback == scores[0]));
}

#[tokio::test]
async fn hints_cost_what_they_say() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let session = start(&t, &bo, "product-manager", 1).await;
    let question = asked(&t, &session, 1).await;
    let mut hint = Value::Null;
    for _ in 0..2 {
        hint = t
            .post(
                &path(&session, "/items/1/hints"),
                Some(&bo.token),
                json!({}),
            )
            .await
            .expect(200);
    }
    assert_eq!(hint["cost"], 5);
    let answers = path(&session, "/items/1/answers");
    let counted = json!({ "attempt": 1, "work": typed(&question.model_answer) });
    let counted = t.post(&answers, Some(&bo.token), counted).await.expect(201);
    let free = json!({ "attempt": 2, "work": typed(&question.model_answer) });
    let free = t.post(&answers, Some(&bo.token), free).await.expect(201);
    let score = |answer: &Value| answer["feedback"]["score"].as_f64().unwrap();
    assert_eq!(score(&free) - score(&counted), 10.0);
    t.post(
        &path(&session, "/items/1/hints"),
        Some(&bo.token),
        json!({}),
    )
    .await
    .refused(409, "conflict");
}

#[tokio::test]
async fn an_answer_that_a_dead_server_had_kept_is_read_by_the_next() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let session = start(&t, &bo, "product-manager", 1).await;
        let body = json!({ "attempt": 1, "work": typed("Ask the people who left why they left, before building anything for those who stay.") });
        t.post(&path(&session, "/items/1/answers"), Some(&bo.token), body).await.expect(201);
        t.sql("UPDATE mock_answers SET feedback = NULL, evaluation = NULL, score = NULL".to_owned()).await;
        t.app.clock.advance(1_000);
        let t = t.restart().await;
        let feedback = async || {
            let shown = t
                .get(&path(&session, ""), Some(&bo.token))
                .await
                .expect(200);
            shown["items"][0]["answers"][0]["feedback"].clone()
        };
        until(async || feedback().await.is_object()).await;
        let read = feedback().await;
        assert!(read["score"].is_f64());
    })
    .await;
}

#[tokio::test]
async fn b_10_b_18_a_program_that_a_dead_server_was_judging_is_judged_once() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let session = streak(&t, &bo).await;
        let body = json!({ "attempt": 1, "work": program(RIGHT, "") });
        let answers = path(&session, "/items/1/answers");
        let before = t.post(&answers, Some(&bo.token), body).await.expect(201);
        t.sql(
            "UPDATE mock_answers SET feedback = NULL, evaluation = NULL, score = NULL".to_owned(),
        )
        .await;
        t.sql("UPDATE submissions SET verdict = 'pending', passed = 0, report = ''".to_owned())
            .await;
        t.app.clock.advance(1_000);
        let t = t.restart().await;
        let answer = async || {
            let shown = t
                .get(&path(&session, ""), Some(&bo.token))
                .await
                .expect(200);
            shown["items"][0]["answers"][0].clone()
        };
        until(async || answer().await["feedback"].is_object()).await;
        let after = answer().await;
        assert_eq!(after["submission_id"], before["submission_id"]);
        let list = "/judge/problems/longest-kept-streak/submissions";
        let list = t.get(list, Some(&bo.token)).await.expect(200);
        let all = list["items"].as_array().unwrap();
        assert_eq!(all.len(), 1, "{list}");
        assert_eq!(
            (
                &all[0]["id"],
                &all[0]["verdict"],
                &all[0]["submitted_at_ms"]
            ),
            (
                &before["submission_id"],
                &json!("accepted"),
                &before["answered_at_ms"]
            )
        );
    })
    .await;
}

#[tokio::test]
async fn b_14_an_answer_that_is_sent_again_waits_for_what_the_first_waits_for() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let session = streak(&t, &bo).await;
        let body = json!({ "attempt": 1, "work": program(RIGHT, "") });
        let answers = path(&session, "/items/1/answers");
        let send = async || {
            t.post(&answers, Some(&bo.token), body.clone())
                .await
                .expect(201)
        };
        let (first, again) = tokio::join!(send(), send());
        assert!(again["feedback"]["score"].is_f64(), "{again}");
        assert_eq!(first, again);
    })
    .await;
}

/// What is found in an answer cannot be stored, as while the disk is full; the answer itself could.
async fn lose_what_is_found(t: &TestApp) {
    t.sql(match t.db().dialect {
        Dialect::Sqlite => "CREATE TRIGGER lost BEFORE UPDATE OF feedback ON mock_answers \
             BEGIN SELECT RAISE(ABORT, 'lost'); END"
            .to_owned(),
        Dialect::Postgres => {
            "CREATE FUNCTION lost() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'lost'; END $$ \
             LANGUAGE plpgsql; \
             CREATE TRIGGER lost BEFORE UPDATE OF feedback ON mock_answers EXECUTE FUNCTION lost()"
                .to_owned()
        }
    })
    .await;
}

async fn find_again(t: &TestApp) {
    t.sql(match t.db().dialect {
        Dialect::Sqlite => "DROP TRIGGER lost".to_owned(),
        Dialect::Postgres => "DROP FUNCTION lost CASCADE".to_owned(),
    })
    .await;
}

#[tokio::test]
async fn arch_10_an_answer_whose_feedback_was_lost_is_read_again() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let send = async |session: &Value, position: usize| {
            let text = "I would ask whoever pays for it, and count what it costs.";
            let body = json!({ "attempt": 1, "work": typed(text) });
            let answers = path(session, &format!("/items/{position}/answers"));
            t.post(&answers, Some(&bo.token), body).await.expect(201)
        };
        let lost = async || {
            let session = start(&t, &bo, "product-manager", 3).await;
            lose_what_is_found(&t).await;
            for position in 1..=3 {
                let answer = send(&session, position).await;
                assert!(answer["feedback"].is_null(), "kept, and read later");
            }
            find_again(&t).await;
            session
        };
        let are_read = async |session: &Value| {
            let shown = t.get(&path(session, ""), Some(&bo.token)).await.expect(200);
            let items = shown["items"].as_array().unwrap();
            items.iter().all(|item| item["answers"][0]["feedback"].is_object())
        };
        // Whoever sends one again has all read that waits in this interview.
        let session = lost().await;
        assert!(send(&session, 1).await["feedback"].is_object());
        until(async || are_read(&session).await).await;
        // So has the server, by itself, what should be read by now or was kept by a clock that went wrong.
        let session = lost().await;
        let (id, later) = (session["id"].as_str().unwrap(), t.app.clock.now_ms() + 7_200_000);
        t.sql(format!(
            "UPDATE mock_answers SET answered_at_ms = {later} WHERE position = 2 AND session_id = '{id}'"
        ))
        .await;
        t.app.clock.advance(130_000);
        read_left_over(&t.app, Left::Overdue).await;
        until(async || are_read(&session).await).await;
    })
    .await;
}
