//! Sessions: what is asked, who may see it, leaving and coming back, the archive.

use super::{asked, coding, in_words, path, start, typed};
use crate::harness::{TestApp, on_both};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[tokio::test]
async fn b_1_b_2_roles_and_tiers_are_chosen_from_what_there_is() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let roles = t.get("/mocks/roles", Some(&bo.token)).await.expect(200);
    let items = roles["items"].as_array().unwrap();
    assert!(items.len() >= 24);
    let backend = items.iter().find(|role| role["id"] == "backend").unwrap();
    assert_eq!(backend["title"], "Backend Developer");
    assert_eq!(backend["questions"], backend["unseen"]);
    let wish = |role: &str, tier: &str, length: u32, topic: Value| json!({ "role": role, "tier": tier, "length": length, "topic": topic, "adaptive": false });
    for tier in ["easy", "medium", "hard"] {
        let wish = wish("backend", tier, 4, Value::Null);
        let session = t
            .post("/mocks/sessions", Some(&bo.token), wish)
            .await
            .expect(201);
        let items = session["items"].as_array().unwrap();
        assert_eq!(items.len(), 4);
        assert!(
            items.iter().all(|item| item["question"]["tier"] == tier),
            "{tier}"
        );
    }
    for bad in [
        wish("astronaut", "easy", 4, Value::Null),
        wish("backend", "easy", 0, Value::Null),
        wish("backend", "easy", 11, Value::Null),
        wish("backend", "easy", 4, json!("astrology")),
    ] {
        t.post("/mocks/sessions", Some(&bo.token), bad)
            .await
            .refused(422, "invalid");
    }
    let unknown = wish("backend", "brutal", 4, Value::Null);
    t.post("/mocks/sessions", Some(&bo.token), unknown)
        .await
        .refused(400, "bad_request");
    t.get("/mocks/roles", None)
        .await
        .refused(401, "unauthenticated");
}

#[tokio::test]
async fn b_3_vi_6_every_session_is_another_set() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let mut asked = BTreeSet::new();
        for _ in 0..4 {
            let session = start(&t, &bo, "backend", 5).await;
            for item in session["items"].as_array().unwrap() {
                assert_eq!(item["seen_before"], false);
                assert!(asked.insert(item["question"]["id"].as_str().unwrap().to_owned()));
            }
            t.app.clock.advance(1_000);
        }
        let roles = t.get("/mocks/roles", Some(&bo.token)).await.expect(200);
        let backend = roles["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|role| role["id"] == "backend")
            .unwrap();
        assert_eq!(
            backend["questions"].as_u64().unwrap() - backend["unseen"].as_u64().unwrap(),
            20
        );
        let of_topics = |figure: &str| -> u64 {
            let topics = backend["topics"].as_array().unwrap();
            topics
                .iter()
                .map(|topic| topic[figure].as_u64().unwrap())
                .sum()
        };
        assert_eq!(backend["questions"], of_topics("questions"));
        assert_eq!(backend["unseen"], of_topics("unseen"));
    })
    .await;
}

#[tokio::test]
async fn j_10_nothing_of_an_answer_is_told_before_it_is_given() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let session = start(&t, &bo, "product-manager", 5).await;
        let text = session.to_string();
        for item in session["items"].as_array().unwrap() {
            let question = asked(&t, &session, item["position"].as_u64().unwrap()).await;
            assert!(item["solution"].is_null());
            for point in &question.points {
                assert!(
                    !text.contains(&point.text) && !text.contains(&point.label),
                    "{}",
                    question.id
                );
            }
            assert!(!text.contains(&question.model_answer));
        }
        let position = in_words(&session);
        let hint = t
            .post(
                &path(&session, &format!("/items/{position}/hints")),
                Some(&bo.token),
                json!({}),
            )
            .await
            .expect(200);
        assert_eq!(hint["hints"].as_array().unwrap().len(), 1);
        let skipped = t
            .post(
                &path(&session, &format!("/items/{position}/skip")),
                Some(&bo.token),
                json!({}),
            )
            .await
            .expect(200);
        assert!(skipped["items"][position as usize - 1]["solution"]["model_answer"].is_string());
    })
    .await;
}

#[tokio::test]
async fn other_people_find_nothing() {
    on_both(|t| async move {
        let (bo, cy) = (t.student("Bo").await, t.student("Cy").await);
        let session = start(&t, &bo, "backend", 2).await;
        let draft = json!({ "version": 0, "work": typed("mine") });
        let answer = json!({ "attempt": 1, "work": typed("mine") });
        t.get(&path(&session, ""), Some(&cy.token))
            .await
            .refused(404, "not_found");
        t.post(&path(&session, "/end"), Some(&cy.token), json!({}))
            .await
            .refused(404, "not_found");
        t.put(
            &path(&session, "/items/1/draft"),
            Some(&cy.token),
            draft.clone(),
        )
        .await
        .refused(404, "not_found");
        for (rest, body) in [
            ("/items/1/hints", json!({})),
            ("/items/1/skip", json!({})),
            ("/items/1/answers", answer.clone()),
        ] {
            t.post(&path(&session, rest), Some(&cy.token), body)
                .await
                .refused(404, "not_found");
        }
        t.put(&path(&session, "/items/3/draft"), Some(&bo.token), draft)
            .await
            .refused(404, "not_found");
        t.post(&path(&session, "/items/0/answers"), Some(&bo.token), answer)
            .await
            .refused(404, "not_found");
        let listed = t.get("/mocks/sessions", Some(&cy.token)).await.expect(200);
        assert_eq!(listed["items"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn b_18_a_11_a_session_is_left_and_resumed_as_it_was() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let session = start(&t, &bo, "backend", 3).await;
        let draft = path(&session, "/items/2/draft");
        let work = json!({ "mode": "voice", "text": "half a thought", "words": [{ "text": "half", "start_ms": 0, "end_ms": 200 }],
            "verbatim": false, "language": "python", "source": "print(1)\n", "spent_ms": 4200 });
        let saved = t.put(&draft, Some(&bo.token), json!({ "version": 0, "work": work })).await.expect(200);
        assert_eq!(saved["version"], 1);
        let t = t.restart().await;
        let again = t.get(&path(&session, ""), Some(&bo.token)).await.expect(200);
        assert_eq!(again["items"][1]["draft"], json!({ "version": 1, "work": work }));
        let stale = json!({ "version": 0, "work": typed("another window") });
        t.put(&draft, Some(&bo.token), stale).await.refused(409, "conflict");
        let newest = json!({ "version": 1, "work": typed("on it goes") });
        t.put(&draft, Some(&bo.token), newest).await.expect(200);
        t.app.clock.advance(1_000);
        start(&t, &bo, "frontend", 1).await;
        t.app.clock.advance(1_000);
        t.put(&draft, Some(&bo.token), json!({ "version": 2, "work": typed("last used") })).await.expect(200);
        let active = t.get("/mocks/sessions?state=active", Some(&bo.token)).await.expect(200);
        assert_eq!(active["items"][0]["id"], session["id"]);
        assert_eq!(active["items"].as_array().unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn b_18_a_window_that_slept_through_a_hand_in_overwrites_no_retry() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let session = start(&t, &bo, "product-manager", 1).await;
        let draft = path(&session, "/items/1/draft");
        let save = async |version: i64, text: &str| {
            let body = json!({ "version": version, "work": typed(text) });
            t.put(&draft, Some(&bo.token), body).await
        };
        save(0, "first").await.expect(200);
        let asleep = save(1, "first thoughts").await.expect(200)["version"]
            .as_i64()
            .unwrap();
        let answer =
            json!({ "attempt": 1, "work": typed("I would ask whoever pays for it first.") });
        t.post(&path(&session, "/items/1/answers"), Some(&bo.token), answer)
            .await
            .expect(201);
        let retry = save(0, "again").await.expect(200)["version"]
            .as_i64()
            .unwrap();
        save(retry, "again, and better").await.expect(200);
        for stale in 0..=asleep {
            save(stale, "first thoughts, and more")
                .await
                .refused(409, "conflict");
        }
        let shown = t
            .get(&path(&session, ""), Some(&bo.token))
            .await
            .expect(200);
        assert_eq!(
            shown["items"][0]["draft"]["work"]["text"],
            "again, and better"
        );
    })
    .await;
}

#[tokio::test]
async fn a_session_that_has_ended_takes_nothing_but_retries() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let session = start(&t, &bo, "product-manager", 2).await;
        let ended = t.post(&path(&session, "/end"), Some(&bo.token), json!({})).await.expect(200);
        assert!(ended["ended_at_ms"].is_i64() && ended["score"].is_null());
        assert!(ended["items"].as_array().unwrap().iter().all(|item| item["state"] == "skipped"));
        assert!(!ended["report"]["practice"].as_array().unwrap().is_empty());
        t.post(&path(&session, "/items/1/hints"), Some(&bo.token), json!({})).await.refused(409, "conflict");
        t.post(&path(&session, "/items/1/skip"), Some(&bo.token), json!({})).await.refused(409, "conflict");
        let again = t.post(&path(&session, "/end"), Some(&bo.token), json!({})).await.expect(200);
        assert_eq!(again["ended_at_ms"], ended["ended_at_ms"]);
        let position = in_words(&session);
        let retry = json!({ "attempt": 1, "work": typed("A late thought about what should have been said there.") });
        let answer = t.post(&path(&session, &format!("/items/{position}/answers")), Some(&bo.token), retry).await.expect(201);
        assert!(answer["feedback"].is_object());
        let after = t.get(&path(&session, ""), Some(&bo.token)).await.expect(200);
        assert!(after["score"].is_null(), "a retry does not count");
    })
    .await;
}

#[tokio::test]
async fn b_16_what_is_skipped_counts_nothing_in_the_score() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let session = start(&t, &bo, "product-manager", 4).await;
        let position = in_words(&session);
        let question = asked(&t, &session, position).await;
        let answer = json!({ "attempt": 1, "work": typed(&question.model_answer) });
        let answers = path(&session, &format!("/items/{position}/answers"));
        let answer = t.post(&answers, Some(&bo.token), answer).await.expect(201);
        let given = answer["feedback"]["score"].as_f64().unwrap();
        let ended = t
            .post(&path(&session, "/end"), Some(&bo.token), json!({}))
            .await
            .expect(200);
        assert_eq!(ended["score"].as_f64(), Some((given / 4.0).round()));
        assert_eq!(ended["report"]["score"], ended["score"]);
        assert_eq!(ended["report"]["answered_score"].as_f64(), Some(given));
        let archive = t
            .get("/mocks/sessions?state=ended", Some(&bo.token))
            .await
            .expect(200);
        assert_eq!(archive["items"][0]["score"], ended["score"]);
    })
    .await;
}

#[tokio::test]
async fn b_16_what_was_answered_badly_is_to_be_practised_before_what_was_skipped() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let session = start(&t, &bo, "product-manager", 10).await;
    let work = typed("I would first ask who is hurt by this, and how often it happens in a week.");
    let answers = path(&session, "/items/7/answers");
    let answer = json!({ "attempt": 1, "work": work });
    t.post(&answers, Some(&bo.token), answer).await.expect(201);
    let ended = t
        .post(&path(&session, "/end"), Some(&bo.token), json!({}))
        .await
        .expect(200);
    let practice = ended["report"]["practice"].as_array().unwrap();
    let positions = practice[0]["positions"].as_array().unwrap();
    assert!(positions.contains(&json!(7)), "{practice:?}");
    assert!(practice.len() > 1, "{practice:?}");
}

#[tokio::test]
async fn b_16_there_is_no_score_while_an_answer_is_being_read() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let session = start(&t, &bo, "product-manager", 2).await;
    for position in [1, 2] {
        let work =
            typed("I would first ask who is hurt by this, and how often it happens in a week.");
        let answers = path(&session, &format!("/items/{position}/answers"));
        let answer = json!({ "attempt": 1, "work": work });
        t.post(&answers, Some(&bo.token), answer).await.expect(201);
    }
    t.sql("UPDATE mock_answers SET feedback = NULL, score = NULL WHERE position = 2".to_owned())
        .await;
    let ended = t
        .post(&path(&session, "/end"), Some(&bo.token), json!({}))
        .await
        .expect(200);
    assert!(ended["score"].is_null() && ended["report"]["score"].is_null());
    let practice = ended["report"]["practice"].as_array().unwrap();
    assert!(
        practice.iter().all(|next| next["positions"] == json!([1])),
        "{practice:?}"
    );
}

#[tokio::test]
async fn a_search_gives_no_technique_of_an_open_question_away() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let session = start(&t, &bo, "backend", 1).await;
        let question = asked(&t, &session, 1).await;
        let open =
            format!("{} {}", question.prompt, question.title.unwrap_or_default()).to_lowercase();
        let tag = question
            .tags
            .iter()
            .find(|tag| !open.contains(tag.as_str()))
            .unwrap();
        let search = format!("/mocks/sessions?q={tag}");
        let found = t.get(&search, Some(&bo.token)).await.expect(200);
        assert_eq!(found["items"], json!([]), "{tag}");
        t.post(&path(&session, "/end"), Some(&bo.token), json!({}))
            .await
            .expect(200);
        let found = t.get(&search, Some(&bo.token)).await.expect(200);
        assert_eq!(found["items"][0]["found"], json!([1]), "{tag}");
    })
    .await;
}

#[tokio::test]
async fn vi_6_a_problem_that_was_solved_elsewhere_is_not_asked_as_new() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let unseen = |roles: Value| {
            let roles = roles["items"].as_array().unwrap().clone();
            let backend = roles.into_iter().find(|role| role["id"] == "backend").unwrap();
            backend["unseen"].as_u64().unwrap()
        };
        let before = unseen(t.get("/mocks/roles", Some(&bo.token)).await.expect(200));
        let source = "def longest_kept_streak(days, k):\n    left = missed = best = 0\n    for right in range(len(days)):\n        if right: missed += days[right] - days[right - 1] - 1\n        while missed > k:\n            left += 1\n            missed -= days[left] - days[left - 1] - 1\n        best = max(best, days[right] - days[left] + 1)\n    return best\n";
        let program = json!({ "language": "python", "source": source });
        let judged = t
            .post("/judge/problems/longest-kept-streak/submissions", Some(&bo.token), program)
            .await
            .expect(201);
        assert_eq!(judged["verdict"], "accepted");
        let after = unseen(t.get("/mocks/roles", Some(&bo.token)).await.expect(200));
        assert_eq!(before - after, 1);
    })
    .await;
}

#[tokio::test]
async fn tags_are_told_once_they_give_nothing_away() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let session = start(&t, &bo, "backend", 3).await;
    let tags = |session: &Value| {
        session["items"][0]["question"]["tags"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(tags(&session), 0);
    // What a problem is about names its technique too, unless one has asked for it.
    let problem = t.app.judge.problems().get("longest-kept-streak").unwrap();
    let topic = |session: &Value| session["items"][0]["question"]["topic"].clone();
    let asked = coding(&t, &bo, &problem).await;
    assert!(topic(&asked).is_null());
    t.sql("UPDATE mock_sessions SET topic = 'sliding-window'".to_owned())
        .await;
    let chosen = t.get(&path(&asked, ""), Some(&bo.token)).await;
    assert_eq!(topic(&chosen.expect(200)), "sliding-window");
    let skipped = t
        .post(&path(&session, "/items/1/skip"), Some(&bo.token), json!({}))
        .await
        .expect(200);
    assert!(tags(&skipped) > 0);
}

#[tokio::test]
async fn too_many_sessions_at_a_time_are_refused() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let mut last = Value::Null;
    for _ in 0..20 {
        last = start(&t, &bo, "backend", 1).await;
    }
    let wish =
        json!({ "role": "backend", "tier": "easy", "length": 1, "topic": null, "adaptive": false });
    t.post("/mocks/sessions", Some(&bo.token), wish)
        .await
        .refused(409, "conflict");
    t.post(&path(&last, "/end"), Some(&bo.token), json!({}))
        .await
        .expect(200);
    start(&t, &bo, "backend", 1).await;
}

#[tokio::test]
async fn e_5_e_6_e_7_e_8_the_archive_is_searched_and_turned_by_pages() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let marked = start(&t, &bo, "product-manager", 2).await;
        let said =
            typed("We watched how Zanzibar's ferries 100% sold out_early and asked the captains.");
        let body = json!({ "attempt": 1, "work": said });
        t.post(
            &path(&marked, "/items/2/answers"),
            Some(&bo.token),
            body.clone(),
        )
        .await
        .expect(201);
        t.post(&path(&marked, "/end"), Some(&bo.token), json!({}))
            .await
            .expect(200);
        for _ in 0..24 {
            t.app.clock.advance(1_000);
            let session = start(&t, &bo, "backend", 1).await;
            t.post(&path(&session, "/end"), Some(&bo.token), json!({}))
                .await
                .expect(200);
        }
        let found = t
            .get("/mocks/sessions?q=zanzibar%20captains", Some(&bo.token))
            .await
            .expect(200);
        assert_eq!(found["items"][0]["id"], marked["id"]);
        assert_eq!(found["items"][0]["found"], json!([2]));
        assert_eq!(found["items"].as_array().unwrap().len(), 1);
        // An entry holds what was asked, the answer word for word, and what was found in it.
        let entry = t.get(&path(&marked, ""), Some(&bo.token)).await.expect(200);
        let kept = &entry["items"][1];
        assert!(!kept["question"]["prompt"].as_str().unwrap().is_empty());
        assert_eq!(kept["answers"][0]["work"]["text"], body["work"]["text"]);
        assert!(kept["answers"][0]["feedback"]["score"].is_f64());
        let literal = t
            .get("/mocks/sessions?q=100%25%20out_early", Some(&bo.token))
            .await
            .expect(200);
        assert_eq!(literal["items"][0]["found"], json!([2]));
        let phrase = t
            .get("/mocks/sessions?q=%22ferries%20100%25%22", Some(&bo.token))
            .await
            .expect(200);
        assert_eq!(phrase["items"][0]["found"], json!([2]));
        let apart = t
            .get(
                "/mocks/sessions?q=%22zanzibar%20captains%22",
                Some(&bo.token),
            )
            .await
            .expect(200);
        assert_eq!(apart["items"], json!([]));
        let nothing = t
            .get("/mocks/sessions?q=zanzibar%20walrus", Some(&bo.token))
            .await
            .expect(200);
        assert_eq!(nothing["items"], json!([]));
        let first = t
            .get("/mocks/sessions?state=ended", Some(&bo.token))
            .await
            .expect(200);
        assert_eq!(first["items"].as_array().unwrap().len(), 20);
        let next = first["next"].as_str().unwrap();
        let second = t
            .get(
                &format!("/mocks/sessions?state=ended&before={next}"),
                Some(&bo.token),
            )
            .await
            .expect(200);
        assert_eq!(second["items"].as_array().unwrap().len(), 5);
        assert_eq!(second["items"][4]["id"], marked["id"]);
        t.get("/mocks/sessions?before=nonsense", Some(&bo.token))
            .await
            .refused(400, "bad_request");
    })
    .await;
}
