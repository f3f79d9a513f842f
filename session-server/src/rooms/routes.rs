//! The HTTP doors of rooms.

use super::{
    access::{Caller, InRoom, Viewer, guest_token},
    document::TextError,
    live::NotSaved,
    model::{self, Standing, integrity},
    store::{self, JoinError, NewGuest, NewRoom, Seat},
};
use crate::{
    accounts::SignedIn,
    app::App,
    error::{ApiError, Result},
    http::{ClientAddress, Json, Query},
    ids,
    page::{Cursor, page},
    text,
};
use api::{
    Millis, Page, RoomId,
    error::ErrorBody,
    interviews::UserEvent,
    replay::FileText,
    room_socket::Incident,
    rooms::{
        CreateRoomRequest, GuestPass, GuestRequest, Room, RoomLobby, RoomRole, RoomStatus, Ticket,
        TicketKind, TicketRequest,
    },
};
use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

const MAX_TITLE: usize = 120;
const MAX_NAME: usize = 60;
const PAGE: usize = 50;
const ROOM_TICKET_TTL: Millis = 30_000;
const DOC_TICKET_TTL: Millis = 5 * 60_000;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(create, list))
        .routes(routes!(room))
        .routes(routes!(lobby))
        .routes(routes!(guests))
        .routes(routes!(tickets))
        .routes(routes!(end))
        .routes(routes!(files))
        .routes(routes!(incidents))
}

/// Open a room; the caller hosts it.
#[utoipa::path(post, path = "/rooms", tag = "rooms", request_body = CreateRoomRequest, responses(
    (status = 201, body = Room),
    (status = 403, body = ErrorBody, description = "Not a verified interviewer"),
    (status = 422, body = ErrorBody),
))]
async fn create(
    State(app): State<Arc<App>>,
    user: SignedIn,
    Json(request): Json<CreateRoomRequest>,
) -> Result<(StatusCode, Json<Room>)> {
    user.require_verified_interviewer()?;
    let title = text::line(&request.title, MAX_TITLE)
        .map_err(|error| ApiError::invalid("title", error.to_string()))?;
    let integrity = request.integrity.unwrap_or_default();
    if let Some((field, range)) = integrity::out_of_range(&integrity) {
        return Err(ApiError::invalid(field, format!("This must be {range}.")));
    }
    let new = NewRoom {
        id: ids::room(),
        title,
        host: user.id.clone(),
        host_participant: ids::participant(),
        guests_allowed: request.guests_allowed,
        integrity,
        first_file: model::first_file(),
        now: app.clock.now_ms(),
    };
    let mut tx = app.db.write().await?;
    store::insert(&mut tx, &new).await?;
    let room = store::room(&mut tx, &new.id, &Viewer::User(user.id.clone())).await?;
    tx.commit().await?;
    app.bus.publish(
        user.id,
        UserEvent::RoomChanged {
            room_id: new.id.clone(),
        },
    );
    let room = room.ok_or_else(|| ApiError::internal("a room just made is not there"))?;
    Ok((StatusCode::CREATED, Json(room)))
}

#[derive(Debug, Deserialize, IntoParams)]
struct ListQuery {
    /// `next` of the page before.
    before: Option<String>,
}

/// Rooms of the caller, as host or admitted participant, newest first.
#[utoipa::path(get, path = "/rooms", tag = "rooms", params(ListQuery), responses(
    (status = 200, body = Page<Room>),
    (status = 401, body = ErrorBody),
))]
async fn list(
    State(app): State<Arc<App>>,
    user: SignedIn,
    Query(query): Query<ListQuery>,
) -> Result<Json<Page<Room>>> {
    let cursor = Cursor::parse(query.before.as_deref())?;
    let mut conn = app.db.read().await?;
    let rooms = store::list(&mut conn, &user.id, &cursor, PAGE as i64 + 1).await?;
    Ok(Json(page(rooms, PAGE, |room| Cursor {
        at_ms: room.created_at_ms,
        id: room.id.as_str().to_owned(),
    })))
}

/// One room, for its host and admitted participants.
#[utoipa::path(get, path = "/rooms/{id}", tag = "rooms", params(("id" = RoomId, Path)), responses(
    (status = 200, body = Room),
    (status = 404, body = ErrorBody, description = "Not there, or not the caller's"),
))]
async fn room(
    State(app): State<Arc<App>>,
    Caller(viewer): Caller,
    InRoom(id): InRoom,
) -> Result<Json<Room>> {
    let mut conn = app.db.read().await?;
    let room = store::room(&mut conn, &id, &viewer).await?;
    room.map(Json).ok_or_else(|| ApiError::not_found("room"))
}

/// What anybody with the link may know before joining.
#[utoipa::path(get, path = "/rooms/{id}/lobby", tag = "rooms", params(("id" = RoomId, Path)), responses(
    (status = 200, body = RoomLobby),
    (status = 404, body = ErrorBody),
))]
async fn lobby(State(app): State<Arc<App>>, InRoom(id): InRoom) -> Result<Json<RoomLobby>> {
    let mut conn = app.db.read().await?;
    let lobby = store::lobby(&mut conn, &id).await?;
    lobby.map(Json).ok_or_else(|| ApiError::not_found("room"))
}

/// Ask to enter without an account.
#[utoipa::path(post, path = "/rooms/{id}/guests", tag = "rooms", params(("id" = RoomId, Path)), request_body = GuestRequest, responses(
    (status = 201, body = GuestPass),
    (status = 403, body = ErrorBody, description = "The host does not allow guests"),
    (status = 409, body = ErrorBody, description = "The room has ended"),
    (status = 422, body = ErrorBody),
    (status = 429, body = ErrorBody, description = "Too many people ask at a time, for this room or from this address"),
))]
async fn guests(
    State(app): State<Arc<App>>,
    ClientAddress(from): ClientAddress,
    InRoom(room): InRoom,
    Json(request): Json<GuestRequest>,
) -> Result<(StatusCode, Json<GuestPass>)> {
    app.rooms
        .guest_from(from)
        .map_err(|wait| ApiError::too_many_requests(wait.seconds()))?;
    let guest = NewGuest {
        id: ids::participant(),
        display_name: text::line(&request.display_name, MAX_NAME)
            .map_err(|error| ApiError::invalid("display_name", error.to_string()))?,
    };
    let now = app.clock.now_ms();
    let mut tx = app.db.write().await?;
    store::join_as_guest(&mut tx, &room, &guest, now).await?;
    tx.commit().await?;
    let (guest_token, expires_at_ms) = guest_token(&app, &room, &guest.id, now);
    let pass = GuestPass {
        guest_token,
        participant_id: guest.id,
        expires_at_ms,
    };
    Ok((StatusCode::CREATED, Json(pass)))
}

/// A ticket for one of the room's sockets. The first room ticket of a user asks the host to let them in.
#[utoipa::path(post, path = "/rooms/{id}/tickets", tag = "rooms", params(("id" = RoomId, Path)), request_body = TicketRequest, responses(
    (status = 201, body = Ticket),
    (status = 403, body = ErrorBody, description = "Removed from the room, or not admitted yet (document)"),
    (status = 404, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "The room has ended"),
    (status = 429, body = ErrorBody),
))]
async fn tickets(
    State(app): State<Arc<App>>,
    Caller(viewer): Caller,
    InRoom(room): InRoom,
    Json(request): Json<TicketRequest>,
) -> Result<(StatusCode, Json<Ticket>)> {
    let now = app.clock.now_ms();
    let mut tx = app.db.write().await?;
    let Seat { person, status } = match (&viewer, request.kind) {
        (Viewer::User(user), TicketKind::Room) => {
            let fresh = ids::participant();
            store::join_as_user(&mut tx, &room, user, fresh, now).await?;
            seat(&mut tx, &room, &viewer).await?
        }
        _ => seat(&mut tx, &room, &viewer).await?,
    };
    if status == RoomStatus::Ended {
        return Err(ApiError::conflict("This room has ended."));
    }
    match (person.standing, request.kind) {
        (Standing::Removed, _) => {
            return Err(ApiError::forbidden("The host removed you from this room."));
        }
        (Standing::Waiting | Standing::Denied, TicketKind::Doc) => {
            return Err(ApiError::forbidden("The host has not let you in."));
        }
        _ => {}
    }
    let ticket = ids::secret();
    let ttl = match request.kind {
        TicketKind::Room => ROOM_TICKET_TTL,
        TicketKind::Doc => DOC_TICKET_TTL,
    };
    let expires_at_ms = now + ttl;
    let fingerprint = ids::fingerprint(&ticket);
    let issue = store::NewTicket {
        room: &room,
        participant: &person.id,
        kind: request.kind,
        fingerprint: &fingerprint,
        expires_at_ms,
        now,
    };
    if !store::issue(&mut tx, &issue).await? {
        return Err(ApiError::too_many_requests(30));
    }
    tx.commit().await?;
    let ticket = Ticket {
        ticket,
        participant_id: person.id,
        expires_at_ms,
    };
    Ok((StatusCode::CREATED, Json(ticket)))
}

/// End the room for everybody.
#[utoipa::path(post, path = "/rooms/{id}/end", tag = "rooms", params(("id" = RoomId, Path)), responses(
    (status = 204, description = "It has ended, now or before"),
    (status = 404, body = ErrorBody, description = "Not there, or the caller does not host it"),
    (status = 503, body = ErrorBody),
))]
async fn end(
    State(app): State<Arc<App>>,
    user: SignedIn,
    InRoom(room): InRoom,
) -> Result<StatusCode> {
    let hosts = store::is_host(&mut *app.db.read().await?, &room, &user.id).await?;
    if !hosts {
        return Err(ApiError::not_found("room"));
    }
    app.rooms.end(&room).await.map_err(|reason| match reason {
        NotSaved::DiskFull => ApiError::disk_full(),
        NotSaved::Database => ApiError::unavailable(reason.to_string()),
    })?;
    Ok(StatusCode::NO_CONTENT)
}

/// The text of every file as it is now.
#[utoipa::path(get, path = "/rooms/{id}/files", tag = "rooms", params(("id" = RoomId, Path)), responses(
    (status = 200, body = Vec<FileText>),
    (status = 404, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "The document is damaged"),
    (status = 503, body = ErrorBody),
))]
async fn files(
    State(app): State<Arc<App>>,
    Caller(viewer): Caller,
    InRoom(room): InRoom,
) -> Result<Json<Vec<FileText>>> {
    admitted(&mut *app.db.read().await?, &room, &viewer).await?;
    Ok(Json(app.rooms.documents().text(&room).await?))
}

/// The integrity log: a host's at any time, anybody else's own once the room has ended.
#[utoipa::path(get, path = "/rooms/{id}/incidents", tag = "rooms", params(("id" = RoomId, Path)), responses(
    (status = 200, body = Vec<Incident>),
    (status = 403, body = ErrorBody, description = "Not the host, and the room has not ended"),
    (status = 404, body = ErrorBody),
))]
async fn incidents(
    State(app): State<Arc<App>>,
    Caller(viewer): Caller,
    InRoom(room): InRoom,
) -> Result<Json<Vec<Incident>>> {
    let mut conn = app.db.read().await?;
    let Seat { person, status } = admitted(&mut conn, &room, &viewer).await?;
    if person.role != RoomRole::Host && status == RoomStatus::Open {
        return Err(ApiError::forbidden(
            "You can read your integrity log when the interview has ended.",
        ));
    }
    Ok(Json(store::incidents(&mut conn, &room, &person).await?))
}

/// The caller's place in the room.
pub(super) async fn seat(
    conn: &mut sqlx::AnyConnection,
    room: &RoomId,
    viewer: &Viewer,
) -> Result<Seat> {
    let seat = store::seat(conn, room, viewer).await?;
    seat.ok_or_else(|| ApiError::not_found("room"))
}

/// The place of a caller who may be in the room.
pub(super) async fn admitted(
    conn: &mut sqlx::AnyConnection,
    room: &RoomId,
    viewer: &Viewer,
) -> Result<Seat> {
    let seat = seat(conn, room, viewer).await?;
    if seat.person.standing == Standing::Admitted {
        Ok(seat)
    } else {
        Err(ApiError::not_found("room"))
    }
}

impl From<TextError> for ApiError {
    fn from(error: TextError) -> Self {
        match error {
            TextError::Damaged => ApiError::conflict(
                "This document is damaged: its text cannot be shown. Its history is kept.",
            ),
            TextError::Unfinished => ApiError::unavailable(
                "The document takes too long to read at the moment. Its history is kept. Try again later.",
            ),
            TextError::Database(error) => error.into(),
            TextError::Process(error) => ApiError::internal(error),
        }
    }
}

impl From<JoinError> for ApiError {
    fn from(error: JoinError) -> Self {
        match error {
            JoinError::NoRoom => ApiError::not_found("room"),
            JoinError::Ended => ApiError::conflict("This room has ended."),
            JoinError::NoGuests => ApiError::forbidden("The host asks you to sign in first."),
            JoinError::Crowded => ApiError::too_many_requests(60),
            JoinError::Database(error) => error.into(),
        }
    }
}
