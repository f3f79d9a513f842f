//! Evaluations filed while the room goes on: who reads what of them, and when.

use crate::{
    harness::on_both,
    interviews::{GOOD, held, rubric},
    room_client::Interview,
};
use api::{
    FileId,
    room_socket::{Action, EventBody, ServerMessage},
    rooms::RoomRole,
};
use serde_json::{Value, json};

fn paste(incident_id: &str) -> Action {
    Action::LargePaste {
        incident_id: incident_id.to_owned(),
        file_id: FileId("f1".to_owned()),
        units: 900,
        lines: 30,
    }
}

fn submit_path(live: &Interview) -> String {
    format!("/rooms/{}/rubrics/{}/submit", live.room, live.candidate_id)
}

#[tokio::test]
async fn vc_7_vc_10_the_live_room_hears_of_the_submission_and_of_no_draft() {
    on_both(|t| async move {
        let mut live = t.interview().await;
        let path = format!("/rooms/{}/rubrics/{}", live.room, live.candidate_id);
        let token = Some(live.host_token.as_str());
        t.put(&path, token, rubric(GOOD, "secret", 0))
            .await
            .expect(200);
        live.candidate.settled().await;
        let heard = format!("{:?}", live.candidate.skipped);
        assert!(
            !heard.contains("secret") && !heard.contains("Rubric"),
            "{heard}"
        );

        let interview = t
            .post(&submit_path(&live), token, rubric(GOOD, "public", 1))
            .await
            .expect(201);
        for page in [&mut live.candidate, &mut live.host] {
            let told = page
                .find(|message| match message {
                    ServerMessage::RubricSubmitted {
                        interview_id,
                        composite,
                    } => Some((interview_id.0.clone(), *composite)),
                    _ => None,
                })
                .await;
            assert_eq!(told, (interview["id"].as_str().unwrap().to_owned(), 76.7));
        }
    })
    .await;
}

#[tokio::test]
async fn c_12_c_14_incidents_are_filed_as_they_were_and_the_candidate_reads_them_after_the_end() {
    on_both(|t| async move {
        let mut live = t.interview().await;
        let (host, candidate) = (live.host_token.clone(), live.candidate_token.clone());
        live.candidate.act(paste("before")).await.seq();
        let log = format!("/rooms/{}/incidents", live.room);
        let before = t.get(&log, Some(&host)).await.expect(200);
        let interview = t
            .post(&submit_path(&live), Some(&host), rubric(GOOD, "", 0))
            .await
            .expect(201);
        assert_eq!(interview["incidents"], before);
        assert_eq!(interview["incidents_withheld"], false);

        // The room goes on, and so does its log.
        live.candidate.act(paste("after")).await.seq();
        let path = format!("/interviews/{}", interview["id"].as_str().unwrap());
        let read = async |token: &str| t.get(&path, Some(token)).await.expect(200);
        assert_eq!(read(&host).await, interview);
        let early = read(&candidate).await;
        assert_eq!(early["incidents"], json!([]));
        assert_eq!(early["incidents_withheld"], true);
        assert_eq!(early["composite"], interview["composite"]);

        // No socket tells it either, not even a page that starts over.
        let (page, welcome) = t.enter(&live.room, &candidate, 0).await;
        assert!(
            !welcome
                .events
                .iter()
                .any(|event| matches!(event.body, EventBody::Incident { .. }))
        );
        drop(page);

        live.host.act(Action::End).await.seq();
        assert_eq!(read(&host).await, interview);
        assert_eq!(read(&candidate).await, interview);
        let whole = t.get(&log, Some(&candidate)).await.expect(200);
        assert_eq!(whole.as_array().unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn e_9_a_guest_reads_their_own_interview_with_the_pass_and_nobody_elses() {
    on_both(|t| async move {
        let ada = t.interviewer("Ada").await;
        let room = t.room(&ada.token, true).await.id;
        let (mut host, _) = t.enter(&room, &ada.token, 0).await;
        let mut guests = vec![];
        for name in ["Gus", "Gil"] {
            let (pass, id) = t.guest(&room, name).await;
            let mut page = t.page(&room, &pass, 0).await;
            host.skipped.clear();
            host.waiting().await;
            host.admit(&id, RoomRole::Candidate).await;
            page.welcome().await;
            guests.push((pass, id, page));
        }
        let path = format!("/rooms/{room}/rubrics/{}/submit", guests[0].1);
        let interview = t
            .post(&path, Some(&ada.token), rubric(GOOD, "well done", 0))
            .await
            .expect(201);
        assert_eq!(interview["candidate_user_id"], Value::Null);
        let list = t.get("/interviews", Some(&ada.token)).await.expect(200);
        assert_eq!(list["items"][0]["candidate_name"], "Gus");

        let path = format!("/interviews/{}", interview["id"].as_str().unwrap());
        let own = t.get(&path, Some(&guests[0].0)).await.expect(200);
        assert_eq!(
            (&own["feedback"], &own["incidents_withheld"]),
            (&json!("well done"), &json!(true))
        );
        let stranger = t.student("Bo").await.token;
        for token in [&guests[1].0, &stranger] {
            t.get(&path, Some(token)).await.refused(404, "not_found");
        }
        // A pass opens no archive.
        t.get("/interviews", Some(&guests[0].0))
            .await
            .refused(401, "unauthenticated");
        host.act(Action::End).await.seq();
        assert_eq!(
            t.get(&path, Some(&guests[0].0)).await.expect(200),
            interview
        );
        t.app.clock.advance(24 * 3_600_000);
        t.get(&path, Some(&guests[0].0))
            .await
            .refused(401, "unauthenticated");
    })
    .await;
}

#[tokio::test]
async fn vc_4_who_was_a_candidate_can_be_evaluated_whatever_their_role_became() {
    on_both(|t| async move {
        let mut live = t.interview().await;
        let (token, id) = t.guest(&live.room, "Watcher").await;
        let mut watcher = t.page(&live.room, &token, 0).await;
        live.host.skipped.clear();
        live.host.waiting().await;
        live.host.admit(&id, RoomRole::Observer).await;
        watcher.welcome().await;
        live.candidate.act(paste("p")).await.seq();
        let to_observer = Action::SetRole {
            participant_id: live.candidate_id.clone(),
            role: RoomRole::Observer,
        };
        live.host.act(to_observer).await.seq();
        live.host.act(Action::End).await.seq();

        let host = Some(live.host_token.as_str());
        let room = t
            .get(&format!("/rooms/{}", live.room), host)
            .await
            .expect(200);
        let candidates = room["candidates"].as_array().unwrap();
        assert_eq!(candidates.len(), 1, "who only watched is none: {room}");
        assert_eq!(candidates[0]["participant_id"], live.candidate_id.as_str());
        t.get(&format!("/rooms/{}/rubrics/{id}", live.room), host)
            .await
            .refused(404, "not_found");
        let interview = t
            .post(&submit_path(&live), host, rubric(GOOD, "", 0))
            .await
            .expect(201);
        let path = format!("/interviews/{}", interview["id"].as_str().unwrap());
        let own = Some(live.candidate_token.as_str());
        assert_eq!(t.get(&path, own).await.expect(200), interview);
        let log = t.get(&format!("/rooms/{}/incidents", live.room), own).await;
        assert_eq!(log.expect(200), interview["incidents"]);
        let log = t
            .get(&format!("/rooms/{}/incidents", live.room), Some(&token))
            .await;
        assert_eq!(log.expect(200), json!([]));
    })
    .await;
}

/// A row as it was before incidents were filed with the interview.
#[tokio::test]
async fn an_interview_filed_without_its_incidents_shows_those_of_the_room() {
    on_both(|t| async move {
        let ada = t.interviewer("Ada").await;
        let held = held(&t, &ada, None, "Guest").await;
        let token = Some(ada.token.as_str());
        let interview = t
            .post(&held.submit(), token, rubric(GOOD, "", 0))
            .await
            .expect(201);
        t.sql(format!(
            "INSERT INTO incidents (id, room_id, participant_id, what, started_at_ms, ended_at_ms, severity, why) \
             VALUES ('i1', '{}', '{}', '{}', 1000, 17000, 'red', 'away for 16 s')",
            held.room,
            held.candidate,
            json!({ "kind": "away", "signal": "tab_hidden" }),
        ))
        .await;
        let path = format!("/interviews/{}", interview["id"].as_str().unwrap());
        assert_eq!(t.get(&path, token).await.expect(200)["incidents"], json!([]));
        t.sql("UPDATE interviews SET incidents = NULL".to_owned()).await;
        let old = t.get(&path, token).await.expect(200);
        assert_eq!(old["incidents"][0]["id"], "i1");
    })
    .await;
}
