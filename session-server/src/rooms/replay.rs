//! The recording of an ended room, for those who were in it.

use super::{
    access::{Caller, InRoom, Viewer},
    model::{Audience, Limits, Person, RoomState},
    routes::admitted,
    store::{self, Seat},
};
use crate::{
    app::App,
    db::Db,
    error::{ApiError, Result},
    http::{Json, Query},
};
use api::{
    RoomId, UnixMs,
    error::ErrorBody,
    judge::Verdict,
    replay::{DocumentAt, Replay, RunMark},
    room_socket::{EventBody, RoomEvent},
    rooms::{RoomRole, RoomStatus},
};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::Response,
};
use bytes::{BufMut, Bytes, BytesMut};
use futures_util::stream;
use serde::Deserialize;
use std::{collections::HashMap, sync::Arc};
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Marks of edits on the time axis, at most.
const MAX_MARKS: i64 = 2_000;
/// Updates read from the log at a time; one is at most some 64 KiB.
const PAGE: i64 = 64;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(replay))
        .routes(routes!(updates))
        .routes(routes!(document))
}

/// Everything that happened in an ended room, but the document's text.
#[utoipa::path(get, path = "/rooms/{id}/replay", tag = "replay", params(("id" = RoomId, Path)), responses(
    (status = 200, body = Replay),
    (status = 404, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "The interview is still going on"),
))]
async fn replay(
    State(app): State<Arc<App>>,
    Caller(viewer): Caller,
    InRoom(id): InRoom,
) -> Result<Json<Replay>> {
    let clients = app.rooms.documents().clients(&id).await?;
    let mut conn = app.db.read().await?;
    let person = seat_of_ended(&mut conn, &id, &viewer).await?;
    let room = store::room(&mut conn, &id, &viewer).await?;
    let stored = store::load(&mut conn, &id).await?;
    let (Some(room), Some((mut stored, _))) = (room, stored) else {
        return Err(ApiError::not_found("room"));
    };
    stored.doc_clients = clients
        .into_iter()
        .map(|claimed| (claimed.participant, claimed.client))
        .collect();
    let ended_at_ms = stored.ended_at_ms.unwrap_or(room.created_at_ms);
    let mut events = store::events(&mut conn, &id, 0, i64::MAX, Audience::Hosts).await?;
    events.retain(|event| may_see(&person, event));
    let limits = Limits {
        participants: usize::MAX,
        files: usize::MAX,
    };
    let state = RoomState::restore(stored, limits, ended_at_ms);
    Ok(Json(Replay {
        started_at_ms: room.created_at_ms,
        ended_at_ms,
        room,
        participants: state.participants(),
        files: state.files().to_vec(),
        annotations: state.annotations().to_vec(),
        runs: runs(&events),
        events,
        edits: store::edits(&mut conn, &id, MAX_MARKS).await?,
        document_damaged: store::is_damaged(&mut conn, &id).await?,
    }))
}

/// The runs among the events, each with its end if it had one.
fn runs(events: &[RoomEvent]) -> Vec<RunMark> {
    let mut ends: HashMap<&str, (UnixMs, Verdict, bool)> = HashMap::new();
    for event in events {
        if let EventBody::RunEnded {
            run_id,
            result,
            stopped,
            ..
        } = &event.body
        {
            ends.insert(run_id, (event.at_ms, result.verdict, *stopped));
        }
    }
    let mark = |event: &RoomEvent| match (&event.body, &event.by) {
        (
            EventBody::RunStarted {
                run_id, file_id, ..
            },
            Some(by),
        ) => {
            let end = ends.get(run_id.as_str());
            Some(RunMark {
                run_id: run_id.clone(),
                at_ms: event.at_ms,
                by: by.clone(),
                file_id: file_id.clone(),
                duration_ms: end.map(|(at_ms, ..)| at_ms - event.at_ms),
                verdict: end.map(|(_, verdict, _)| *verdict),
                stopped: end.is_some_and(|(.., stopped)| *stopped),
            })
        }
        _ => None,
    };
    events.iter().filter_map(mark).collect()
}

/// A host sees every incident, anybody else their own.
fn may_see(person: &Person, event: &RoomEvent) -> bool {
    match &event.body {
        EventBody::Incident { incident } => {
            person.role == RoomRole::Host || incident.participant_id == person.id
        }
        _ => true,
    }
}

/// The document's log, for the page to play back: repeated `[u64 at_ms][u32 length]` (big endian) `[Yjs v1 update]`.
#[utoipa::path(get, path = "/rooms/{id}/replay/updates", tag = "replay", params(("id" = RoomId, Path)), responses(
    (status = 200, body = Vec<u8>, content_type = "application/octet-stream"),
    (status = 404, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "The interview is still going on"),
))]
async fn updates(
    State(app): State<Arc<App>>,
    Caller(viewer): Caller,
    InRoom(room): InRoom,
) -> Result<Response> {
    let mut conn = app.db.read().await?;
    seat_of_ended(&mut conn, &room, &viewer).await?;
    drop(conn);
    let db = app.db.clone();
    let pages = stream::try_unfold((db, room, 0), |(db, room, after)| async move {
        let page = next_page(&db, &room, after).await?;
        Ok::<_, sqlx::Error>(page.map(|(bytes, last)| (bytes, (db, room, last))))
    });
    let mut response = Response::new(Body::from_stream(pages));
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/octet-stream"),
    );
    Ok(response)
}

#[derive(Debug, Deserialize, IntoParams)]
struct DocumentQuery {
    at_ms: UnixMs,
}

/// The text of every file at an instant.
#[utoipa::path(get, path = "/rooms/{id}/replay/document", tag = "replay", params(("id" = RoomId, Path), DocumentQuery), responses(
    (status = 200, body = DocumentAt),
    (status = 404, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "The interview is still going on, or its document is damaged"),
    (status = 503, body = ErrorBody),
))]
async fn document(
    State(app): State<Arc<App>>,
    Caller(viewer): Caller,
    InRoom(room): InRoom,
    Query(query): Query<DocumentQuery>,
) -> Result<Json<DocumentAt>> {
    seat_of_ended(&mut *app.db.read().await?, &room, &viewer).await?;
    let text = app.rooms.documents().text_at(&room, query.at_ms).await?;
    Ok(Json(text))
}

/// Framed updates after `after`, and the last one's number.
async fn next_page(db: &Db, room: &RoomId, after: i64) -> sqlx::Result<Option<(Bytes, i64)>> {
    let updates = store::updates(&mut *db.read().await?, room, after, PAGE).await?;
    let Some(last) = updates.last().map(|update| update.seq) else {
        return Ok(None);
    };
    let mut frames = BytesMut::new();
    for update in updates {
        frames.put_i64(update.at_ms);
        let length =
            u32::try_from(update.bytes.len()).map_err(|error| sqlx::Error::Decode(error.into()))?;
        frames.put_u32(length);
        frames.put_slice(&update.bytes);
    }
    Ok(Some((frames.freeze(), last)))
}

/// The place of a caller who was in the room, once it has ended.
async fn seat_of_ended(
    conn: &mut sqlx::AnyConnection,
    room: &RoomId,
    viewer: &Viewer,
) -> Result<Person> {
    let Seat { person, status } = admitted(conn, room, viewer).await?;
    match status {
        RoomStatus::Ended => Ok(person),
        RoomStatus::Open => Err(ApiError::conflict("This interview is still going on.")),
    }
}
