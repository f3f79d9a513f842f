//! The doors of accounts.

use super::{
    IssuedSession, SignedIn,
    session::{self, no_cookie, presented},
    setup, store,
};
use crate::{
    app::App,
    error::{ApiError, Result},
    http::{ClientAddress, Json, Path, Query},
    page::{Cursor, page},
};
use api::{
    Page,
    accounts::{
        LoginRequest, RegisterRequest, Role, SessionResponse, SetVerifiedRequest, SetupRequest,
        SetupStatus, User,
    },
    error::ErrorBody,
};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header::SET_COOKIE},
    response::{AppendHeaders, IntoResponse, Response},
};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

const INTERVIEWERS_PAGE: usize = 50;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(register))
        .routes(routes!(login))
        .routes(routes!(refresh))
        .routes(routes!(logout))
        .routes(routes!(me))
        .routes(routes!(setup_status, set_up))
        .routes(routes!(interviewers))
        .routes(routes!(set_verified))
}

type WithCookie<T> = (
    StatusCode,
    AppendHeaders<[(axum::http::HeaderName, HeaderValue); 1]>,
    T,
);

fn with_cookie(
    status: StatusCode,
    issued: IssuedSession,
) -> Result<WithCookie<Json<SessionResponse>>> {
    let cookie = issued.cookie()?;
    Ok((
        status,
        AppendHeaders([(SET_COOKIE, cookie)]),
        Json(issued.response),
    ))
}

/// Make an account and sign in.
#[utoipa::path(post, path = "/auth/register", tag = "accounts", request_body = RegisterRequest, responses(
    (status = 201, body = SessionResponse, description = "Signed in; sets the refresh cookie"),
    (status = 403, body = ErrorBody, description = "Registration is closed"),
    (status = 409, body = ErrorBody, description = "`email_taken`"),
    (status = 422, body = ErrorBody, description = "A field is not acceptable"),
    (status = 429, body = ErrorBody),
))]
async fn register(
    State(app): State<Arc<App>>,
    ClientAddress(from): ClientAddress,
    Json(request): Json<RegisterRequest>,
) -> Result<WithCookie<Json<SessionResponse>>> {
    with_cookie(
        StatusCode::CREATED,
        super::register(&app, from, request).await?,
    )
}

/// Sign in.
#[utoipa::path(post, path = "/auth/login", tag = "accounts", request_body = LoginRequest, responses(
    (status = 200, body = SessionResponse, description = "Sets the refresh cookie"),
    (status = 401, body = ErrorBody, description = "`wrong_credentials`"),
    (status = 422, body = ErrorBody),
    (status = 429, body = ErrorBody, description = "Too many attempts; `Retry-After` says how long to wait"),
))]
async fn login(
    State(app): State<Arc<App>>,
    ClientAddress(from): ClientAddress,
    Json(request): Json<LoginRequest>,
) -> Result<WithCookie<Json<SessionResponse>>> {
    with_cookie(StatusCode::OK, super::log_in(&app, from, request).await?)
}

/// Exchange the refresh cookie for a new access token and the next cookie.
#[utoipa::path(post, path = "/auth/refresh", tag = "accounts", responses(
    (status = 200, body = SessionResponse),
    (status = 401, body = ErrorBody, description = "No session; sign in again"),
))]
async fn refresh(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<Response> {
    let issued = match presented(&headers) {
        Some(token) => session::refresh(&app, token).await,
        None => Err(ApiError::unauthenticated()),
    };
    match issued {
        Ok(issued) => Ok(with_cookie(StatusCode::OK, issued)?.into_response()),
        Err(error) if error.status == StatusCode::UNAUTHORIZED => {
            Ok((AppendHeaders([(SET_COOKIE, no_cookie()?)]), error).into_response())
        }
        Err(error) => Err(error),
    }
}

/// End the session of the refresh cookie.
#[utoipa::path(post, path = "/auth/logout", tag = "accounts", responses((status = 204, description = "Signed out, or was not signed in")))]
async fn logout(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<WithCookie<()>> {
    if let Some(token) = presented(&headers) {
        session::log_out(&app, token).await?;
    }
    Ok((
        StatusCode::NO_CONTENT,
        AppendHeaders([(SET_COOKIE, no_cookie()?)]),
        (),
    ))
}

/// Who is signed in.
#[utoipa::path(get, path = "/me", tag = "accounts", responses((status = 200, body = User), (status = 401, body = ErrorBody)))]
async fn me(State(app): State<Arc<App>>, me: SignedIn) -> Result<Json<User>> {
    Ok(Json(super::user(&app.db, &me.id).await?))
}

/// Whether the server waits for its first admin.
#[utoipa::path(get, path = "/setup", tag = "accounts", responses((status = 200, body = SetupStatus)))]
async fn setup_status(State(app): State<Arc<App>>) -> Result<Json<SetupStatus>> {
    Ok(Json(setup::status(&app).await?))
}

/// Make the first admin with the one-time token from the server's log.
#[utoipa::path(post, path = "/setup", tag = "accounts", request_body = SetupRequest, responses(
    (status = 201, body = SessionResponse, description = "Signed in as the admin; sets the refresh cookie"),
    (status = 403, body = ErrorBody, description = "Not the token"),
    (status = 409, body = ErrorBody, description = "There is an admin, or `email_taken`"),
    (status = 422, body = ErrorBody),
    (status = 429, body = ErrorBody),
))]
async fn set_up(
    State(app): State<Arc<App>>,
    ClientAddress(from): ClientAddress,
    Json(request): Json<SetupRequest>,
) -> Result<WithCookie<Json<SessionResponse>>> {
    with_cookie(
        StatusCode::CREATED,
        setup::set_up(&app, from, request).await?,
    )
}

#[derive(Debug, Deserialize, IntoParams)]
struct ListQuery {
    /// `next` of the page before.
    before: Option<String>,
}

/// Interviewers, newest first. Admins only.
#[utoipa::path(get, path = "/admin/interviewers", tag = "accounts", params(ListQuery), responses(
    (status = 200, body = Page<User>),
    (status = 401, body = ErrorBody),
    (status = 403, body = ErrorBody),
))]
async fn interviewers(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Query(query): Query<ListQuery>,
) -> Result<Json<Page<User>>> {
    me.require(Role::Admin)?;
    let before = Cursor::parse(query.before.as_deref())?;
    let found = store::interviewers(
        &mut *app.db.read().await?,
        &before,
        INTERVIEWERS_PAGE as i64 + 1,
    )
    .await?;
    Ok(Json(page(found, INTERVIEWERS_PAGE, |user| Cursor {
        at_ms: user.created_at_ms,
        id: user.id.0.clone(),
    })))
}

/// Verify an interviewer, or take it back. Admins only.
#[utoipa::path(put, path = "/admin/interviewers/{id}/verified", tag = "accounts", params(("id" = String, Path)),
    request_body = SetVerifiedRequest, responses(
    (status = 200, body = User),
    (status = 401, body = ErrorBody),
    (status = 403, body = ErrorBody),
    (status = 404, body = ErrorBody, description = "No such interviewer"),
))]
async fn set_verified(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(id): Path<String>,
    Json(request): Json<SetVerifiedRequest>,
) -> Result<Json<User>> {
    me.require(Role::Admin)?;
    let mut tx = app.db.write().await?;
    let user = store::set_verified(&mut tx, &id, request.verified)
        .await?
        .ok_or_else(|| ApiError::not_found("interviewer"))?;
    let admins = store::admins(&mut tx).await?;
    tx.commit().await?;
    super::tell_of_interviewer(&app, &user, admins);
    Ok(Json(user))
}
