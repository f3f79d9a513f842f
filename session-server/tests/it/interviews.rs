//! Rubrics, submissions, the archive, the dashboard.

use crate::harness::{Actor, TestApp, on_both};
use api::{ParticipantId, RoomId, interviews::Pillar, rooms::IntegrityPolicy};
use serde_json::{Value, json};
use session_server::ids;

const MINUTE_MS: i64 = 60_000;

/// A room with one candidate, at rest in the database: no socket is needed to evaluate somebody.
pub struct Held {
    pub room: RoomId,
    pub candidate: ParticipantId,
}

impl Held {
    pub fn rubric(&self) -> String {
        format!("/rooms/{}/rubrics/{}", self.room, self.candidate)
    }

    pub fn submit(&self) -> String {
        format!("{}/submit", self.rubric())
    }
}

/// `user` is None for a guest.
pub async fn held(t: &TestApp, host: &Actor, user: Option<&Actor>, name: &str) -> Held {
    let held = Held {
        room: ids::room(),
        candidate: ids::participant(),
    };
    let now = t.app.clock.now_ms();
    let mut tx = t.db().write().await.unwrap();
    sqlx::query(
        "INSERT INTO rooms (id, title, host_id, status, guests_allowed, integrity, created_at_ms) \
         VALUES ($1, $2, $3, 'open', 1, $4, $5)",
    )
    .bind(held.room.as_str())
    .bind(format!("Backend with {name}"))
    .bind(host.id.as_str())
    .bind(serde_json::to_string(&IntegrityPolicy::default()).unwrap())
    .bind(now)
    .execute(&mut *tx)
    .await
    .unwrap();
    for (id, user, name, role) in [
        (
            ids::participant(),
            Some(host),
            host.user.display_name.as_str(),
            "host",
        ),
        (held.candidate.clone(), user, name, "candidate"),
    ] {
        sqlx::query(
            "INSERT INTO room_participants (id, room_id, user_id, display_name, role, state, colour, created_at_ms, \
             admitted_at_ms, was_candidate) VALUES ($1, $2, $3, $4, $5, 'admitted', 1, $6, $6, $7)",
        )
        .bind(id.as_str())
        .bind(held.room.as_str())
        .bind(user.map(|user| user.id.as_str()))
        .bind(name)
        .bind(role)
        .bind(now)
        .bind(i64::from(role == "candidate"))
        .execute(&mut *tx)
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
    held
}

/// A rubric with these ratings, in display order; 0 is none yet.
pub fn rubric(ratings: [u8; 6], summary: &str, version: i64) -> Value {
    let pillars: Vec<Value> = Pillar::ALL
        .iter()
        .zip(ratings)
        .map(|(pillar, rating)| {
            let rating = (rating > 0).then_some(rating);
            json!({ "pillar": pillar, "rating": rating, "notes": format!("note on {pillar:?}") })
        })
        .collect();
    json!({ "pillars": pillars, "summary": summary, "version": version })
}

pub const GOOD: [u8; 6] = [4, 4, 3, 5, 4, 3];

#[tokio::test]
async fn vc_4_vc_6_a_draft_is_saved_as_typed_and_a_stale_save_is_refused() {
    on_both(|t| async move {
        let (ada, bo) = (t.interviewer("Ada").await, t.student("Bo").await);
        let held = held(&t, &ada, Some(&bo), "Bo").await;
        let path = held.rubric();
        let token = Some(ada.token.as_str());

        let empty = t.get(&path, token).await.expect(200);
        assert_eq!(empty["version"], 0);
        assert_eq!(empty["pillars"].as_array().unwrap().len(), 6);
        assert_eq!(empty["updated_at_ms"], Value::Null);

        let first = t
            .put(&path, token, rubric([0, 4, 0, 0, 0, 0], "so far", 0))
            .await
            .expect(200);
        assert_eq!(
            (&first["version"], &first["summary"]),
            (&json!(1), &json!("so far"))
        );
        assert_eq!(first["pillars"][1]["rating"], 4);
        assert_eq!(first["pillars"][0]["rating"], Value::Null);
        assert_eq!(t.get(&path, token).await.expect(200), first);

        for stale in [0, 2, -1, i64::MAX] {
            t.put(&path, token, rubric(GOOD, "other window", stale))
                .await
                .refused(409, "conflict");
        }
        let second = t
            .put(&path, token, rubric(GOOD, "all", 1))
            .await
            .expect(200);
        assert_eq!(second["version"], 2);

        // Of several saves over one version, one is kept.
        let answers = tokio::join!(
            t.put(&path, token, rubric(GOOD, "a", 2)),
            t.put(&path, token, rubric(GOOD, "b", 2)),
        );
        let mut statuses = [answers.0.status, answers.1.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409]);
    })
    .await;
}

#[tokio::test]
async fn vc_10_nobody_but_the_host_reads_or_writes_a_rubric() {
    on_both(|t| async move {
        let (ada, bo) = (t.interviewer("Ada").await, t.student("Bo").await);
        let (other, admin) = (t.interviewer("Cy").await, t.admin().await);
        let held = held(&t, &ada, Some(&bo), "Bo").await;
        t.put(&held.rubric(), Some(&ada.token), rubric(GOOD, "secret", 0))
            .await
            .expect(200);
        t.get(&held.rubric(), None)
            .await
            .refused(401, "unauthenticated");
        for stranger in [&bo, &other, &admin] {
            let token = Some(stranger.token.as_str());
            t.get(&held.rubric(), token).await.refused(404, "not_found");
            t.put(&held.rubric(), token, rubric(GOOD, "x", 1))
                .await
                .refused(404, "not_found");
            t.post(&held.submit(), token, rubric(GOOD, "x", 1))
                .await
                .refused(404, "not_found");
        }
        // Nothing of the draft shows on any page of the candidate.
        let token = Some(bo.token.as_str());
        assert_eq!(
            t.get("/interviews", token).await.expect(200)["items"],
            json!([])
        );
        let dashboard = t.get("/me/dashboard", token).await;
        assert!(!dashboard.text.contains("secret"), "{}", dashboard.text);
        let dashboard = dashboard.expect(200);
        assert_eq!(
            (&dashboard["interviews_held"], &dashboard["latest"]),
            (&json!(0), &Value::Null)
        );
        assert_eq!(dashboard["pillars"], json!([]));
        assert_eq!(dashboard["open_rooms"][0]["id"], held.room.as_str());

        // Rooms and people that are not there, or not candidates.
        let ours = Some(ada.token.as_str());
        let elsewhere = super::interviews::held(&t, &other, None, "Guest").await;
        for path in [
            format!("/rooms/{}/rubrics/{}", held.room, elsewhere.candidate),
            format!("/rooms/{}/rubrics/{}", elsewhere.room, elsewhere.candidate),
            format!("/rooms/{}/rubrics/nobody", held.room),
            "/rooms/bcdf-ghjk-mnpq/rubrics/x".to_owned(),
            format!("/rooms/%27%20OR%201=1/rubrics/{}", held.candidate),
        ] {
            t.get(&path, ours).await.refused(404, "not_found");
        }
        for path in [
            format!("/rooms/%00/rubrics/{}", held.candidate),
            format!("/rooms/{}/rubrics/%00", held.room),
        ] {
            let status = t.get(&path, ours).await.status;
            assert!(matches!(status, 404 | 422), "{path}: {status}");
        }
    })
    .await;
}

#[tokio::test]
async fn vc_7_vc_8_vc_9_a_submitted_rubric_reaches_archive_and_dashboard() {
    on_both(|t| async move {
        let (ada, bo) = (t.interviewer("Ada Okafor").await, t.student("Bo").await);
        let held = held(&t, &ada, Some(&bo), "Bo").await;
        t.sql(format!(
            "INSERT INTO incidents (id, room_id, participant_id, what, started_at_ms, ended_at_ms, severity, why) \
             VALUES ('i1', '{}', '{}', '{}', 1000, 17000, 'red', 'away for 16 s')",
            held.room,
            held.candidate,
            json!({ "kind": "away", "signal": "tab_hidden" }),
        ))
        .await;
        t.app.clock.advance(30 * MINUTE_MS);
        let ada = Actor { token: t.sign_in(&ada).await, ..ada };
        let bo = Actor { token: t.sign_in(&bo).await, ..bo };

        let markup = "Well done.\n<script>alert('x')</script> & \"quotes\" \u{1F600}";
        let interview = t.post(&held.submit(), Some(&ada.token), rubric(GOOD, markup, 0)).await.expect(201);
        assert_eq!(interview["composite"], 76.7);
        assert_eq!(interview["feedback"], markup);
        assert_eq!(interview["held_at_ms"], crate::harness::START_MS);
        assert_eq!(interview["submitted_at_ms"], crate::harness::START_MS + 30 * MINUTE_MS);

        // E-9: the candidate has it at once, with the text and the notes, and the integrity log when the room has ended.
        let path = format!("/interviews/{}", interview["id"].as_str().unwrap());
        let mut withheld = interview.clone();
        withheld["incidents"] = json!([]);
        withheld["incidents_withheld"] = json!(true);
        assert_eq!(t.get(&path, Some(&bo.token)).await.expect(200), withheld);
        t.sql(format!("UPDATE rooms SET status = 'ended', ended_at_ms = 1 WHERE id = '{}'", held.room)).await;
        let seen = t.get(&path, Some(&bo.token)).await.expect(200);
        assert_eq!(seen, interview);
        assert_eq!(seen["pillars"][2]["notes"], "note on CodeQuality");
        assert_eq!(seen["incidents"][0]["severity"], "red");
        assert_eq!(seen["incidents"][0]["duration_ms"], 16_000);
        for list in [&bo, &ada] {
            let list = t.get("/interviews", Some(&list.token)).await.expect(200);
            assert_eq!(list["items"].as_array().unwrap().len(), 1);
            assert_eq!(list["items"][0]["composite"], 76.7);
            assert_eq!(list["items"][0]["interviewer_name"], "Ada Okafor");
            assert_eq!(list["items"][0]["candidate_name"], "Bo");
        }
        let dashboard = t.get("/me/dashboard", Some(&bo.token)).await.expect(200);
        assert_eq!(dashboard["interviews_held"], 1);
        assert_eq!(dashboard["latest"]["composite"], 76.7);
        assert_eq!(dashboard["pillars"][3], json!({ "pillar": "communication_clarity", "mean": 5.0, "interviews": 1 }));
        // On the other side of it, Ada was no candidate.
        let mine = t.get("/interviews?as=candidate", Some(&ada.token)).await.expect(200);
        assert_eq!(mine["items"], json!([]));
        t.get("/interviews?as=owner", Some(&ada.token)).await.refused(400, "bad_request");

        for stranger in [t.interviewer("Cy").await, t.student("Di").await, t.admin().await] {
            t.get(&path, Some(&stranger.token)).await.refused(404, "not_found");
            let list = t.get("/interviews", Some(&stranger.token)).await.expect(200);
            assert_eq!(list["items"], json!([]));
        }
        t.get(&path, None).await.refused(401, "unauthenticated");
    })
    .await;
}

#[tokio::test]
async fn vc_10_a_rubric_is_submitted_once_and_stays_as_it_was() {
    on_both(|t| async move {
        let (ada, bo) = (t.interviewer("Ada").await, t.student("Bo").await);
        let held = held(&t, &ada, Some(&bo), "Bo").await;
        let token = Some(ada.token.as_str());
        let path = held.submit();
        let submit = |summary| t.post(&path, token, rubric(GOOD, summary, 0));
        let answers = tokio::join!(submit("one"), submit("two"), submit("three"));
        let mut submitted = vec![];
        for answer in [answers.0, answers.1, answers.2] {
            if answer.status == 201 {
                submitted.push(answer.json);
            } else {
                answer.refused(409, "conflict");
            }
        }
        assert_eq!(submitted.len(), 1);
        let interview = &submitted[0];
        let draft = t.get(&held.rubric(), token).await.expect(200);
        assert_eq!(draft["submitted"], interview["id"]);
        assert_eq!(draft["summary"], interview["feedback"]);
        for version in [0, 1, 2] {
            t.put(&held.rubric(), token, rubric([1; 6], "worse", version))
                .await
                .refused(409, "conflict");
            t.post(&held.submit(), token, rubric([1; 6], "worse", version))
                .await
                .refused(409, "conflict");
        }
        let path = format!("/interviews/{}", interview["id"].as_str().unwrap());
        assert_eq!(&t.get(&path, token).await.expect(200), interview);
        let events: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM outbox")
            .fetch_one(&mut *t.db().read().await.unwrap())
            .await
            .unwrap();
        assert_eq!(events, 1);
    })
    .await;
}

#[tokio::test]
async fn vc_10_a_save_and_a_submission_at_once_do_not_mix() {
    on_both(|t| async move {
        let ada = t.interviewer("Ada").await;
        let token = Some(ada.token.as_str());
        for _ in 0..5 {
            let held = held(&t, &ada, None, "Guest").await;
            t.put(&held.rubric(), token, rubric(GOOD, "draft", 0))
                .await
                .expect(200);
            let (rubric_path, submit_path) = (held.rubric(), held.submit());
            let (saved, submitted) = tokio::join!(
                t.put(&rubric_path, token, rubric([1; 6], "saved", 1)),
                t.post(&submit_path, token, rubric(GOOD, "submitted", 1)),
            );
            assert_eq!(
                [saved.status, submitted.status]
                    .iter()
                    .filter(|&&s| s == 409)
                    .count(),
                1,
                "{} {}",
                saved.text,
                submitted.text
            );
            let draft = t.get(&held.rubric(), token).await.expect(200);
            let expected = if submitted.status == 201 {
                "submitted"
            } else {
                "saved"
            };
            assert_eq!(draft["summary"], expected);
        }
    })
    .await;
}

#[tokio::test]
async fn vc_5_hostile_rubrics_are_refused_and_named() {
    on_both(|t| async move {
        let ada = t.interviewer("Ada").await;
        let held = held(&t, &ada, None, "Guest").await;
        let token = Some(ada.token.as_str());
        let with = |change: &dyn Fn(&mut Value)| {
            let mut body = rubric(GOOD, "fine", 0);
            change(&mut body);
            body
        };
        let invalid = [
            ("pillars", with(&|b| b["pillars"][0]["rating"] = json!(0))),
            ("pillars", with(&|b| b["pillars"][0]["rating"] = json!(6))),
            (
                "pillars",
                with(&|b| b["pillars"][0] = b["pillars"][1].clone()),
            ),
            (
                "pillars",
                with(&|b| b["pillars"][0]["notes"] = json!("a\u{0}b")),
            ),
            (
                "pillars",
                with(&|b| b["pillars"][0]["notes"] = json!("x".repeat(4_001))),
            ),
            ("summary", with(&|b| b["summary"] = json!("\u{0}"))),
            ("summary", with(&|b| b["summary"] = json!("\u{1b}[2J"))),
            (
                "summary",
                with(&|b| b["summary"] = json!("x".repeat(8_001))),
            ),
        ];
        let malformed = [
            with(&|b| b["pillars"][0]["rating"] = json!(3.5)),
            with(&|b| b["pillars"][0]["rating"] = json!(-1)),
            with(&|b| b["pillars"][0]["rating"] = json!("5")),
            with(&|b| b["pillars"][0]["pillar"] = json!("charisma")),
            with(&|b| b["pillars"] = json!({})),
            with(&|b| b["version"] = json!("0")),
            with(&|b| b["version"] = json!(1e30)),
            json!([]),
        ];
        for (field, body) in invalid {
            for answer in [
                t.put(&held.rubric(), token, body.clone()).await,
                t.post(&held.submit(), token, body.clone()).await,
            ] {
                assert_eq!(answer.json["field"], field, "{}", answer.text);
                answer.refused(422, "invalid");
            }
        }
        for body in malformed {
            t.put(&held.rubric(), token, body.clone())
                .await
                .refused(400, "bad_request");
            t.post(&held.submit(), token, body)
                .await
                .refused(400, "bad_request");
        }
        let huge = with(&|b| b["summary"] = json!("x".repeat(1 << 20)));
        t.put(&held.rubric(), token, huge)
            .await
            .refused(413, "too_large");
        // Unfinished rubrics can be saved, not submitted.
        let unrated = rubric([4, 4, 3, 5, 4, 0], "", 0);
        let answer = t.post(&held.submit(), token, unrated.clone()).await;
        assert!(answer.text.contains("CultureFit"), "{}", answer.text);
        answer.refused(422, "invalid");
        t.put(&held.rubric(), token, unrated).await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn e_5_e_6_the_archive_is_searched_and_read_in_pages() {
    on_both(|t| async move {
        let (ada, bo) = (t.interviewer("Ada Okafor").await, t.student("Bo").await);
        let (token, own) = (Some(ada.token.as_str()), Some(bo.token.as_str()));
        let mut ids = vec![];
        for n in 0..45 {
            // Three at each instant, so that the id has to break the tie.
            if n % 3 == 0 {
                t.app.clock.advance(1000);
            }
            let held = held(&t, &ada, Some(&bo), &format!("Candidate {n}")).await;
            let text = format!("Number {n}: 100% of_the \\path ÉTUDE");
            let done = t
                .post(&held.submit(), token, rubric(GOOD, &text, 0))
                .await
                .expect(201);
            ids.push((
                done["submitted_at_ms"].as_i64().unwrap(),
                done["id"].as_str().unwrap().to_owned(),
            ));
        }
        ids.sort_unstable();
        ids.reverse();
        for reader in [token, own] {
            let (mut seen, mut pages, mut path) = (vec![], 0, "/interviews?q=number".to_owned());
            loop {
                let page = t.get(&path, reader).await.expect(200);
                pages += 1;
                for item in page["items"].as_array().unwrap() {
                    seen.push(item["id"].as_str().unwrap().to_owned());
                }
                match page.get("next") {
                    Some(next) => {
                        path = format!("/interviews?q=number&before={}", next.as_str().unwrap())
                    }
                    None => break,
                }
            }
            assert_eq!(pages, 3);
            assert_eq!(
                seen,
                ids.iter().map(|(_, id)| id.clone()).collect::<Vec<_>>()
            );
        }
        let count = |q: &'static str| {
            let t = &t;
            async move {
                let page = t.get(&format!("/interviews?q={q}"), own).await.expect(200);
                page["items"].as_array().unwrap().len()
            }
        };
        assert_eq!(count("number%2017:").await, 1);
        assert_eq!(count("OKAFOR%20candidate%20%2017:").await, 1);
        assert_eq!(count("%C3%A9tude%2044:").await, 1);
        assert_eq!(count("note%20on%20codequality%2044:").await, 1);
        assert_eq!(count("100%25").await, 20);
        assert_eq!(count("1%25%25").await, 0);
        assert_eq!(count("of_the").await, 20);
        assert_eq!(count("of.the").await, 0);
        assert_eq!(count("o____e").await, 0);
        assert_eq!(count("%5Cpath").await, 20);
        assert_eq!(count("%27%20OR%201=1").await, 0);
        t.get("/interviews?q=%00", own)
            .await
            .refused(422, "invalid");
        t.get("/interviews?q=%FF", own).await.expect(200);
        t.get(&format!("/interviews?q={}", "a".repeat(201)), own)
            .await
            .refused(422, "invalid");
        t.get("/interviews?before=zzz", own)
            .await
            .refused(400, "bad_request");
    })
    .await;
}
