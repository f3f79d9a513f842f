//! The recording of an ended room.

use crate::harness::on_both;
use api::{
    replay::Replay,
    room_socket::{Action, AwaySignal, EventBody, Presence},
};

#[tokio::test]
async fn c_12_both_sides_open_the_recording_and_see_what_is_theirs() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        i.host.say("welcome").await.seq();
        let away = Action::AwayBegan {
            incident_id: "x1".to_owned(),
            signal: AwaySignal::WindowBlur,
            began_ago_ms: 0,
        };
        i.candidate.act(away).await.seq();
        let path = format!("/rooms/{}/replay", i.room);
        t.get(&path, Some(&i.host_token))
            .await
            .refused(409, "conflict");
        // What the document's log holds.
        let mut tx = t.db().write().await.unwrap();
        for seq in 1..=150i64 {
            sqlx::query(
                "INSERT INTO document_updates (room_id, seq, participant_id, at_ms, bytes) VALUES ($1, $2, $3, $4, $5)",
            )
            .bind(i.room.as_str())
            .bind(seq)
            .bind(i.candidate_id.as_str())
            .bind(t.app.clock.now_ms() + seq)
            .bind(vec![seq as u8; 3])
            .execute(&mut *tx)
            .await
            .unwrap();
        }
        tx.commit().await.unwrap();
        t.app.clock.advance(10_000);
        i.host.act(Action::End).await.seq();

        let mut seen = Vec::new();
        for token in [&i.host_token, &i.candidate_token] {
            let replay = t.get(&path, Some(token)).await.expect(200);
            let replay: Replay = serde_json::from_value(replay).unwrap();
            assert_eq!(replay.ended_at_ms - replay.started_at_ms, 10_000);
            assert_eq!(replay.edits.len(), 150);
            assert_eq!(replay.participants.len(), 2);
            assert!(replay.participants.iter().all(|p| p.presence == Presence::Left));
            assert!(!replay.document_damaged);
            let incidents = replay
                .events
                .iter()
                .filter(|e| matches!(e.body, EventBody::Incident { .. }))
                .count();
            // Began, and ended with the room.
            assert_eq!(incidents, 2);
            seen.push(replay.events);
        }
        assert_eq!(seen[0], seen[1], "the candidate sees the same log");

        let updates = t
            .http
            .get(t.url(&format!("{path}/updates")))
            .bearer_auth(&i.candidate_token)
            .send()
            .await
            .unwrap();
        assert_eq!(updates.headers()["content-type"], "application/octet-stream");
        let bytes = updates.bytes().await.unwrap();
        assert_eq!(bytes.len(), 150 * (8 + 4 + 3));
        let last = &bytes[149 * 15..];
        assert_eq!(last[8..12], 3u32.to_be_bytes());
        assert_eq!(last[12..], [150; 3]);
    })
    .await;
}

#[tokio::test]
async fn c_12_a_long_log_is_thinned_to_marks_and_another_candidates_incidents_stay_theirs() {
    on_both(|t| async move {
        let mut i = t.interview().await;
        let (token, id) = t.guest(&i.room, "Gil").await;
        let mut guest = t.page(&i.room, &token, 0).await;
        i.host.skipped.clear();
        i.host.waiting().await;
        i.host.admit(&id, api::rooms::RoomRole::Candidate).await;
        guest.welcome().await;
        let paste = Action::LargePaste {
            incident_id: "p1".to_owned(),
            file_id: api::FileId("f1".to_owned()),
            units: 500,
            lines: 9,
        };
        i.candidate.act(paste).await.seq();
        let mut tx = t.db().write().await.unwrap();
        for first in (1..=5_000i64).step_by(500) {
            let rows: Vec<String> = (first..first + 500)
                .map(|seq| format!("('{}', {seq}, '{id}', {seq}, ''{})", i.room, cast(&t)))
                .collect();
            let sql = format!(
                "INSERT INTO document_updates (room_id, seq, participant_id, at_ms, bytes) VALUES {}",
                rows.join(",")
            );
            sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut *tx).await.unwrap();
        }
        tx.commit().await.unwrap();
        i.host.act(Action::End).await.seq();
        let path = format!("/rooms/{}/replay", i.room);
        let replay = t.get(&path, Some(&token)).await.expect(200);
        let replay: Replay = serde_json::from_value(replay).unwrap();
        assert!(replay.edits.len() <= 2_000 && replay.edits.len() > 1_000);
        assert!(replay.edits.windows(2).all(|pair| pair[0].seq < pair[1].seq));
        assert!(
            !replay
                .events
                .iter()
                .any(|e| matches!(e.body, EventBody::Incident { .. }))
        );
        let own = t
            .get(&format!("/rooms/{}/incidents", i.room), Some(&token))
            .await
            .expect(200);
        assert_eq!(own, serde_json::json!([]));
    })
    .await;
}

fn cast(t: &crate::harness::TestApp) -> &'static str {
    match t.db().dialect {
        session_server::db::Dialect::Sqlite => "",
        session_server::db::Dialect::Postgres => "::bytea",
    }
}
