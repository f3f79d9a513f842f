//! What the server pushes to pages, over one replica and over two.

use crate::{
    harness::{Actor, EventStream, PASSWORD, TestApp, on_both, until},
    interviews::{held, rubric},
};
use api::{RoomId, interviews::UserEvent};
use serde_json::{Value, json};
use session_server::{app::App, clock::Clock, config};
use std::process::{Child, Command, Stdio};

async fn listening(t: &TestApp, actor: &Actor) -> EventStream {
    let mut events = t.events(&actor.token).await;
    assert_eq!(events.next().await, Some(json!({ "type": "resync" })));
    events
}

fn changed(room: &str) -> UserEvent {
    UserEvent::RoomChanged {
        room_id: RoomId(room.to_owned()),
    }
}

#[tokio::test]
async fn a_12_e_9_a_submission_is_pushed_to_candidate_and_interviewer() {
    on_both(|t| async move {
        let (ada, bo, other) = (
            t.interviewer("Ada").await,
            t.student("Bo").await,
            t.student("Cy").await,
        );
        let (mut adas, mut bos, mut others) = (
            listening(&t, &ada).await,
            listening(&t, &bo).await,
            listening(&t, &other).await,
        );
        let held = held(&t, &ada, Some(&bo), "Bo").await;
        let interview = t
            .post(&held.submit(), Some(&ada.token), rubric([3; 6], "text", 0))
            .await
            .expect(201);
        for events in [&mut adas, &mut bos] {
            let event = events.next().await.unwrap();
            assert_eq!(event["type"], "interview_submitted");
            assert_eq!(event["interview"]["id"], interview["id"]);
            assert_eq!(event["interview"]["composite"], 60.0);
            assert!(event["interview"].get("feedback").is_none());
        }
        // Nobody else hears of it: the next thing they hear is their own.
        t.app.bus.publish(other.id.clone(), changed("theirs"));
        assert_eq!(others.next().await.unwrap()["room_id"], "theirs");
    })
    .await;
}

#[tokio::test]
async fn c_1_interviewers_and_admins_hear_of_a_verification() {
    on_both(|t| async move {
        let ada = t
            .actor("Ada", api::accounts::Role::Interviewer, false)
            .await;
        let (root, other_admin, bo) = (t.admin().await, t.admin().await, t.student("Bo").await);
        let mut told = vec![];
        for actor in [&ada, &root, &other_admin] {
            told.push(listening(&t, actor).await);
        }
        let mut bos = listening(&t, &bo).await;
        let path = format!("/admin/interviewers/{}/verified", ada.id);
        for verified in [true, false] {
            t.put(&path, Some(&root.token), json!({ "verified": verified }))
                .await
                .expect(200);
            for events in &mut told {
                assert_eq!(
                    events.next().await,
                    Some(json!({ "type": "interviewers_changed" }))
                );
            }
        }
        let registration = |name: &str, role: &str| {
            json!({ "email": format!("{name}@example.org"), "password": PASSWORD,
                "display_name": name, "role": role })
        };
        for (name, role) in [("cy", "student"), ("di", "interviewer")] {
            t.post("/auth/register", None, registration(name, role))
                .await
                .expect(201);
        }
        // One more interviewer is news to admins only.
        for user in [&ada.id, &root.id] {
            t.app.bus.publish(user.clone(), changed("next"));
        }
        assert_eq!(
            told[1].next().await,
            Some(json!({ "type": "interviewers_changed" }))
        );
        for events in &mut told[..2] {
            assert_eq!(events.next().await.unwrap()["room_id"], "next");
        }
        t.app.bus.publish(bo.id.clone(), changed("theirs"));
        assert_eq!(bos.next().await.unwrap()["room_id"], "theirs");
    })
    .await;
}

#[tokio::test]
async fn a_user_has_sixteen_streams_and_one_more_ends_the_oldest() {
    let t = TestApp::sqlite(&[]).await;
    let (bo, cy) = (t.student("Bo").await, t.student("Cy").await);
    let mut others = listening(&t, &cy).await;
    let mut first = listening(&t, &bo).await;
    let mut second = listening(&t, &bo).await;
    let mut rest = vec![];
    for _ in 2..17 {
        rest.push(listening(&t, &bo).await);
    }
    assert_eq!(first.next().await, None);
    for user in [&bo, &cy] {
        t.app.bus.publish(user.id.clone(), changed("here"));
    }
    for events in rest.iter_mut().chain([&mut second, &mut others]) {
        assert_eq!(events.next().await.unwrap()["room_id"], "here");
    }
}

#[tokio::test]
async fn a_page_that_lagged_is_told_to_resync() {
    let t = TestApp::sqlite(&[]).await;
    let (bo, cy) = (t.student("Bo").await, t.student("Cy").await);
    let mut events = listening(&t, &bo).await;
    // More than the bus holds, before the stream can take any of it: one thread runs them both.
    for _ in 0..2_000 {
        t.app.bus.publish(cy.id.clone(), changed("x"));
    }
    assert_eq!(events.next().await, Some(json!({ "type": "resync" })));
    t.app.bus.publish(bo.id.clone(), changed("after"));
    assert_eq!(events.next().await.unwrap()["room_id"], "after");
}

#[tokio::test]
async fn arch_13_a_stream_ends_with_its_access_token_and_needs_one() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        t.get("/me/events", None)
            .await
            .refused(401, "unauthenticated");
        t.get("/me/events", Some("nonsense"))
            .await
            .refused(401, "unauthenticated");
        let mut events = listening(&t, &bo).await;
        t.app.clock.advance(15 * 60_000);
        t.app.bus.publish(bo.id.clone(), changed("secret"));
        assert_eq!(events.next().await, None);
        t.get("/me/events", Some(&bo.token))
            .await
            .refused(401, "unauthenticated");
    })
    .await;
}

#[tokio::test]
async fn a_server_that_stops_ends_its_streams() {
    let t = TestApp::sqlite(&[]).await;
    let mut events = listening(&t, &t.student("Bo").await).await;
    t.app.drain();
    assert_eq!(events.next().await, None);
}

async fn undispatched(t: &TestApp) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE dispatched_at_ms IS NULL")
        .fetch_one(&mut *t.db().read().await.unwrap())
        .await
        .unwrap()
}

#[tokio::test]
async fn events_of_a_server_that_died_after_the_commit_are_delivered_by_the_next() {
    on_both(|t| async move {
        let (ada, bo) = (t.interviewer("Ada").await, t.student("Bo").await);
        let held = held(&t, &ada, Some(&bo), "Bo").await;
        t.post(&held.submit(), Some(&ada.token), rubric([3; 6], "", 0))
            .await
            .expect(201);
        until(async || undispatched(&t).await == 0).await;
        let mut bos = listening(&t, &bo).await;
        // As if another process had ended between the commit and the dispatch; and a row of a newer version in front of it.
        t.sql(
            "INSERT INTO outbox (id, at_ms, kind, body) VALUES ('0', 0, 'unknown', '{}')"
                .to_owned(),
        )
        .await;
        t.sql("UPDATE outbox SET dispatched_at_ms = NULL".to_owned())
            .await;
        t.app.outbox.wake();
        assert_eq!(bos.next().await.unwrap()["type"], "interview_submitted");
        until(async || undispatched(&t).await == 0).await;

        // This one dispatches no more; the next finds what it left.
        t.app.drain();
        assert_eq!(bos.next().await, None);
        t.sql("UPDATE outbox SET dispatched_at_ms = NULL WHERE id <> '0'".to_owned())
            .await;
        let next = t.replica(&[]).await;
        until(async || undispatched(&next).await == 0).await;
    })
    .await;
}

async fn health(t: &TestApp) -> Value {
    let url = format!("{}/healthz", t.origin);
    crate::harness::Answer::of(t.http.get(url))
        .await
        .expect(200)
}

fn test_redis() -> String {
    std::env::var("IX_TEST_REDIS_URL")
        .expect("IX_TEST_REDIS_URL is set: run through `make test` or `tests/with-services`")
}

#[tokio::test]
async fn arch_5_replicas_share_events_over_redis() {
    let redis = test_redis();
    let settings = [("IX_REDIS_URL", redis.as_str())];
    let one = TestApp::postgres(&settings).await;
    let two = one.replica(&settings).await;
    for t in [&one, &two] {
        until(async || health(t).await["redis"] == "ok").await;
    }
    let (ada, bo) = (one.interviewer("Ada").await, one.student("Bo").await);
    let mut on_two = two.events(&bo.token).await;
    let mut on_one = one.events(&bo.token).await;
    let held = held(&one, &ada, Some(&bo), "Bo").await;
    let interview = one
        .post(&held.submit(), Some(&ada.token), rubric([3; 6], "", 0))
        .await
        .expect(201);
    for events in [&mut on_two, &mut on_one] {
        let event = events.told().await.unwrap();
        assert_eq!(event["type"], "interview_submitted");
        assert_eq!(event["interview"]["id"], interview["id"]);
    }
    // Each once: what comes next is the next thing.
    two.app.bus.publish(bo.id.clone(), changed("next"));
    for events in [&mut on_two, &mut on_one] {
        assert_eq!(events.told().await.unwrap()["room_id"], "next");
    }
    // Another installation on the same Redis hears nothing.
    let elsewhere = TestApp::sqlite(&settings).await;
    until(async || health(&elsewhere).await["redis"] == "ok").await;
    let mut theirs = elsewhere.app.bus.subscribe();
    one.app.bus.publish(bo.id.clone(), changed("ours"));
    assert_eq!(on_two.told().await.unwrap()["room_id"], "ours");
    assert!(theirs.try_recv().is_err());
}

/// A Redis of the test's own, which it may stop.
struct Redis(Child);

impl Redis {
    fn start(port: u16) -> Self {
        let port = port.to_string();
        let arguments = [
            "--port",
            &port,
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
        ];
        Self(
            Command::new("redis-server")
                .args(arguments)
                .stdout(Stdio::null())
                .spawn()
                .unwrap(),
        )
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn arch_5_the_server_works_on_without_redis_and_comes_back_by_itself() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let url = format!("redis://127.0.0.1:{port}");
    let t = TestApp::sqlite(&[("IX_REDIS_URL", &url)]).await;
    let bo = t.student("Bo").await;
    let mut events = listening(&t, &bo).await;
    for _ in 0..2 {
        until(async || health(&t).await["status"] == "degraded").await;
        assert_eq!(health(&t).await["redis"], "out of reach");
        t.app.bus.publish(bo.id.clone(), changed("here"));
        assert_eq!(events.told().await.unwrap()["room_id"], "here");
        let redis = Redis::start(port);
        until(async || health(&t).await["status"] == "ok").await;
        // Nobody knows what other replicas said meanwhile.
        assert_eq!(events.next().await, Some(json!({ "type": "resync" })));
        drop(redis);
    }
}

#[tokio::test]
async fn without_redis_in_the_configuration_there_is_nothing_to_degrade() {
    let t = TestApp::sqlite(&[]).await;
    assert_eq!(health(&t).await["redis"], "off");
    assert_eq!(health(&t).await["status"], "ok");
}

#[tokio::test]
async fn a_redis_address_that_is_none_is_said_at_start() {
    let folder = std::env::temp_dir().join(session_server::ids::uuid());
    let folder = folder.to_str().unwrap();
    let config = config::with(&[
        ("IX_DATA_DIR", folder),
        ("IX_REDIS_URL", "http://localhost"),
        ("IX_MEDIA_PORT", "0"),
    ]);
    let refused = App::start(config.unwrap(), Clock::System)
        .await
        .err()
        .unwrap();
    assert!(refused.to_string().contains("IX_REDIS_URL"), "{refused}");
    std::fs::remove_dir_all(folder).unwrap();
}
