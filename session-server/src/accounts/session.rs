//! Sessions: the access token of a request, the refresh cookie behind it.

use super::{
    keys::{Audience, Keys},
    model::{self, ACCESS_TTL_MS, REFRESH_TTL_MS, Refresh},
    store,
};
use crate::{
    app::App,
    db::Db,
    error::{ApiError, Result},
    ids,
};
use api::{
    UnixMs, UserId,
    accounts::{Role, SessionResponse, User},
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, header, request::Parts},
};
use serde_json::{Map, Value};
use sqlx::AnyConnection;
use std::sync::Arc;

const COOKIE: &str = "__Host-refresh";
/// The claim that names the session.
const SESSION: &str = "sid";

/// A request with a valid access token of a live session; role and verification are as of now.
#[derive(Debug, Clone)]
pub struct SignedIn {
    pub id: UserId,
    pub role: Role,
    /// Interviewers: an admin has verified them.
    pub verified: bool,
    /// When the presented access token ends.
    pub expires_at_ms: UnixMs,
}

impl SignedIn {
    /// Who an access token belongs to; 401 when it is forged, expired or its session was revoked.
    pub async fn by_token(app: &App, token: &str) -> Result<Self> {
        let claims = app
            .keys
            .verify(Audience::Access, token, app.clock.now_ms())
            .map_err(|_| ApiError::unauthenticated())?;
        let session = claims.text(SESSION).ok_or_else(ApiError::unauthenticated)?;
        let id = UserId(claims.sub.clone());
        let (role, verified) =
            store::signed_in(&mut *app.db.read().await?, &id, session, demo_allowed(app))
                .await?
                .ok_or_else(ApiError::unauthenticated)?;
        Ok(Self {
            id,
            role,
            verified,
            expires_at_ms: claims.expires_at_ms(),
        })
    }

    pub fn require(&self, role: Role) -> Result<()> {
        if self.role == role {
            Ok(())
        } else {
            Err(ApiError::forbidden("Your account may not do this."))
        }
    }

    /// Only these may host rooms.
    pub fn require_verified_interviewer(&self) -> Result<()> {
        self.require(Role::Interviewer)?;
        if self.verified {
            Ok(())
        } else {
            Err(ApiError::forbidden(
                "An admin of this server has to verify your account first.",
            ))
        }
    }
}

impl FromRequestParts<Arc<App>> for SignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self> {
        let token = bearer(&parts.headers).ok_or_else(ApiError::unauthenticated)?;
        Self::by_token(app, token).await
    }
}

/// The token of `Authorization: Bearer …`.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

pub(super) fn demo_allowed(app: &App) -> bool {
    model::demo_allowed(app.config.listen.ip(), &app.config.public_origin)
}

/// A new access token with the refresh token that will renew it.
#[derive(Debug, Clone)]
pub struct IssuedSession {
    pub response: SessionResponse,
    pub refresh_token: String,
}

impl IssuedSession {
    /// `Set-Cookie` of the refresh token.
    pub(super) fn cookie(&self) -> Result<HeaderValue> {
        cookie(&self.refresh_token, REFRESH_TTL_MS / 1000)
    }
}

/// `Set-Cookie` that makes the browser forget the refresh token.
pub(super) fn no_cookie() -> Result<HeaderValue> {
    cookie("", 0)
}

fn cookie(token: &str, max_age_s: i64) -> Result<HeaderValue> {
    let text =
        format!("{COOKIE}={token}; Path=/; Max-Age={max_age_s}; HttpOnly; Secure; SameSite=Strict");
    HeaderValue::from_str(&text).map_err(ApiError::internal)
}

/// The refresh token a browser sent.
pub(super) fn presented(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|&(name, token)| name == COOKIE && !token.is_empty())
        .map(|(_, token)| token)
}

/// Starts a session of its own for `user`.
pub async fn open_session(db: &Db, keys: &Keys, user: &User, now: UnixMs) -> Result<IssuedSession> {
    let mut tx = db.write().await?;
    let issued = open(&mut tx, keys, user, now).await?;
    tx.commit().await?;
    Ok(issued)
}

pub(super) async fn open(
    conn: &mut AnyConnection,
    keys: &Keys,
    user: &User,
    now: UnixMs,
) -> Result<IssuedSession> {
    let session = ids::uuid();
    store::insert_session(conn, &session, &user.id, now).await?;
    issue(conn, keys, user.clone(), session, now).await
}

async fn issue(
    conn: &mut AnyConnection,
    keys: &Keys,
    user: User,
    session: String,
    now: UnixMs,
) -> Result<IssuedSession> {
    let refresh_token = ids::secret();
    let hash = ids::fingerprint(&refresh_token);
    store::insert_refresh_token(conn, &hash, &session, now, now + REFRESH_TTL_MS).await?;
    let extra = Map::from_iter([(SESSION.to_owned(), Value::String(session))]);
    let access_token = keys.sign(
        Audience::Access,
        user.id.as_str(),
        extra,
        ACCESS_TTL_MS,
        now,
    );
    Ok(IssuedSession {
        response: SessionResponse {
            access_token,
            // Tokens carry whole seconds.
            expires_at_ms: (now + ACCESS_TTL_MS).div_euclid(1000) * 1000,
            user,
        },
        refresh_token,
    })
}

/// Exchanges a refresh token; a copy that turns up later ends the session (RFC 9700 section 4.14.2).
pub(super) async fn refresh(app: &App, token: &str) -> Result<IssuedSession> {
    let now = app.clock.now_ms();
    let hash = ids::fingerprint(token);
    let mut tx = app.db.write().await?;
    let (session, user) = store::lock_session_of(&mut tx, &hash, demo_allowed(app), now)
        .await?
        .ok_or_else(ApiError::unauthenticated)?;
    match Refresh::decide(store::refresh_token(&mut tx, &hash).await?, now) {
        Refresh::Rotate => store::mark_rotated(&mut tx, &hash, now).await?,
        Refresh::Race => {}
        Refresh::Expired => return Err(ApiError::unauthenticated()),
        Refresh::Reuse => {
            tracing::warn!(%user, "a rotated refresh token was presented again: session revoked");
            store::revoke_session(&mut tx, &session, now).await?;
            tx.commit().await?;
            return Err(ApiError::unauthenticated());
        }
    }
    let user = store::user_by_id(&mut tx, &user)
        .await?
        .ok_or_else(ApiError::unauthenticated)?;
    let issued = issue(&mut tx, &app.keys, user, session, now).await?;
    tx.commit().await?;
    Ok(issued)
}

pub(super) async fn log_out(app: &App, token: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    store::revoke_session_of(&mut tx, &ids::fingerprint(token), app.clock.now_ms()).await?;
    tx.commit().await?;
    Ok(())
}

/// Upkeep: sessions whose last refresh token has expired are gone.
pub async fn forget_expired(db: &Db, now: UnixMs) -> sqlx::Result<()> {
    let mut tx = db.write().await?;
    store::forget_expired(&mut tx, now).await?;
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn the_refresh_token_is_found_among_other_cookies() {
        let cookies = |value| headers(header::COOKIE, value);
        assert_eq!(
            presented(&cookies("a=b; __Host-refresh=t0k; c=d")),
            Some("t0k")
        );
        assert_eq!(
            presented(&cookies("x__Host-refresh=t0k; __Host-refresh=")),
            None
        );
        assert_eq!(presented(&HeaderMap::new()), None);
    }

    #[test]
    fn arch_13_a_bearer_token_is_read_as_rfc_6750_writes_it() {
        assert_eq!(
            bearer(&headers(header::AUTHORIZATION, "bearer a.b.c")),
            Some("a.b.c")
        );
        assert_eq!(bearer(&headers(header::AUTHORIZATION, "Basic YTpi")), None);
        assert_eq!(bearer(&headers(header::AUTHORIZATION, "a.b.c")), None);
    }
}
