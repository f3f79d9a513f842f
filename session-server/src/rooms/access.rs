//! Who calls: a signed-in user, or a guest of one room.

use crate::{
    accounts::{SignedIn, bearer, keys::Audience},
    app::App,
    error::{ApiError, Result},
    http::Path,
    ids,
};
use api::{Millis, ParticipantId, RoomId, UnixMs, UserId};
use axum::{extract::FromRequestParts, http::request::Parts};
use serde_json::{Map, Value};
use std::sync::Arc;

/// The claim that names a guest's room.
const ROOM: &str = "room";
/// How long a guest can come back.
const GUEST_TTL: Millis = 24 * 3_600_000;

/// Who asks: a signed-in user, or a guest by their place in a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Viewer {
    User(UserId),
    Guest {
        room: RoomId,
        participant: ParticipantId,
    },
}

impl Viewer {
    /// For `p.user_id = $n`; empty for a guest, which no user is.
    pub(super) fn user(&self) -> &str {
        match self {
            Viewer::User(id) => id.as_str(),
            Viewer::Guest { .. } => "",
        }
    }

    /// For `p.id = $n`; empty for a user, which no participant is.
    pub(super) fn participant(&self, room: &RoomId) -> &str {
        match self {
            Viewer::Guest {
                room: own,
                participant,
            } if own == room => participant.as_str(),
            _ => "",
        }
    }
}

/// A caller with an access token or a guest's token; 401 with neither.
#[derive(Debug, Clone)]
pub struct Caller(pub Viewer);

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self> {
        let token = bearer(&parts.headers).ok_or_else(ApiError::unauthenticated)?;
        let now = app.clock.now_ms();
        if let Ok(claims) = app.keys.verify(Audience::RoomGuest, token, now) {
            let room = claims.text(ROOM).ok_or_else(ApiError::unauthenticated)?;
            return Ok(Self(Viewer::Guest {
                room: RoomId(room.to_owned()),
                participant: ParticipantId(claims.sub.clone()),
            }));
        }
        let user = SignedIn::by_token(app, token).await?;
        Ok(Self(Viewer::User(user.id)))
    }
}

/// A guest's token and when it expires.
pub fn guest_token(
    app: &App,
    room: &RoomId,
    participant: &ParticipantId,
    now: UnixMs,
) -> (String, UnixMs) {
    let extra = Map::from_iter([(ROOM.to_owned(), Value::String(room.as_str().to_owned()))]);
    let token = app.keys.sign(
        Audience::RoomGuest,
        participant.as_str(),
        extra,
        GUEST_TTL,
        now,
    );
    // Tokens carry whole seconds.
    (token, (now + GUEST_TTL).div_euclid(1_000) * 1_000)
}

/// The room in the address; what cannot be one is not there.
#[derive(Debug, Clone)]
pub struct InRoom(pub RoomId);

impl<S: Send + Sync> FromRequestParts<S> for InRoom {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        #[derive(serde::Deserialize)]
        struct Id {
            id: String,
        }
        let Path(Id { id }) = Path::from_request_parts(parts, state).await?;
        if ids::is_room_id(&id) {
            Ok(Self(RoomId(id)))
        } else {
            Err(ApiError::not_found("room"))
        }
    }
}
