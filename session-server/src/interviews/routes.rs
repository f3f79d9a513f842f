//! The doors of rubrics, the archive and the dashboard.

use super::{
    Sheet, dashboard, read,
    store::{self, Reader, Side},
};
use crate::{
    accounts::SignedIn,
    app::App,
    error::{ApiError, Result},
    http::{Json, Path, Query},
    page::{Cursor, page},
    rooms::{Caller, Viewer},
    search,
};
use api::{
    InterviewId, Page, ParticipantId, RoomId,
    accounts::Role,
    error::ErrorBody,
    interviews::{Interview, InterviewSummary, RubricDraft, SaveRubricRequest, StudentDashboard},
};
use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

const PAGE: usize = 20;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(rubric, save_rubric))
        .routes(routes!(submit_rubric))
        .routes(routes!(interviews))
        .routes(routes!(interview))
        .routes(routes!(student_dashboard))
}

type SheetPath = Path<(RoomId, ParticipantId)>;

fn sheet(Path((room, participant)): SheetPath, me: SignedIn) -> Sheet {
    Sheet {
        room,
        participant,
        host: me.id,
    }
}

/// The rubric of one candidate as its author last saved it; the room's host only.
#[utoipa::path(get, path = "/rooms/{id}/rubrics/{participant_id}", tag = "interviews",
    params(("id" = RoomId, Path), ("participant_id" = ParticipantId, Path)), responses(
    (status = 200, body = RubricDraft),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody, description = "No such candidate, or not the caller's room"),
))]
async fn rubric(
    State(app): State<Arc<App>>,
    me: SignedIn,
    path: SheetPath,
) -> Result<Json<RubricDraft>> {
    let mut conn = app.db.read().await?;
    Ok(Json(sheet(path, me).read(&mut conn).await?))
}

/// Save the rubric over the version that was read.
#[utoipa::path(put, path = "/rooms/{id}/rubrics/{participant_id}", tag = "interviews",
    params(("id" = RoomId, Path), ("participant_id" = ParticipantId, Path)), request_body = SaveRubricRequest, responses(
    (status = 200, body = RubricDraft),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "`version` is stale, or the rubric was submitted"),
    (status = 422, body = ErrorBody),
))]
async fn save_rubric(
    State(app): State<Arc<App>>,
    me: SignedIn,
    path: SheetPath,
    Json(request): Json<SaveRubricRequest>,
) -> Result<Json<RubricDraft>> {
    Ok(Json(sheet(path, me).save(&app, &request).await?))
}

/// File the rubric: once, for good; the candidate sees it from now on.
#[utoipa::path(post, path = "/rooms/{id}/rubrics/{participant_id}/submit", tag = "interviews",
    params(("id" = RoomId, Path), ("participant_id" = ParticipantId, Path)), request_body = SaveRubricRequest, responses(
    (status = 201, body = Interview),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "Submitted before, or `version` is stale"),
    (status = 422, body = ErrorBody, description = "A pillar has no rating"),
))]
async fn submit_rubric(
    State(app): State<Arc<App>>,
    me: SignedIn,
    path: SheetPath,
    Json(request): Json<SaveRubricRequest>,
) -> Result<(StatusCode, Json<Interview>)> {
    let interview = sheet(path, me).submit(&app, &request).await?;
    Ok((StatusCode::CREATED, Json(interview)))
}

#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum As {
    Candidate,
    Interviewer,
}

#[derive(Debug, Deserialize, IntoParams)]
struct ListQuery {
    /// Words that must all appear in title, names, feedback or notes.
    q: Option<String>,
    /// `next` of the page before.
    before: Option<String>,
    /// On which side the caller was; by default as students candidates, others interviewers.
    #[serde(rename = "as")]
    #[param(inline)]
    side: Option<As>,
}

/// Submitted interviews of the caller, newest first.
#[utoipa::path(get, path = "/interviews", tag = "interviews", params(ListQuery), responses(
    (status = 200, body = Page<InterviewSummary>),
    (status = 400, body = ErrorBody),
    (status = 401, body = ErrorBody),
))]
async fn interviews(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Query(query): Query<ListQuery>,
) -> Result<Json<Page<InterviewSummary>>> {
    let side = match (query.side, me.role) {
        (Some(As::Candidate), _) | (None, Role::Student) => Side::Candidate,
        (Some(As::Interviewer), _) | (None, Role::Interviewer | Role::Admin) => Side::Interviewer,
    };
    let patterns = search::like_patterns(query.q.as_deref().unwrap_or_default())
        .map_err(|error| ApiError::invalid("q", error.to_string()))?;
    let before = Cursor::parse(query.before.as_deref())?;
    let mut conn = app.db.read().await?;
    let found = store::list(&mut conn, &me.id, side, &patterns, &before, PAGE as i64 + 1).await?;
    Ok(Json(page(found, PAGE, |interview| Cursor {
        at_ms: interview.submitted_at_ms,
        id: interview.id.0.clone(),
    })))
}

/// One interview with ratings, notes, feedback and integrity log as filed: its interviewer, and its candidate, who may be
/// a guest and reads the integrity log once the room has ended.
#[utoipa::path(get, path = "/interviews/{id}", tag = "interviews", params(("id" = InterviewId, Path)), responses(
    (status = 200, body = Interview),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
))]
async fn interview(
    State(app): State<Arc<App>>,
    Caller(viewer): Caller,
    Path(id): Path<InterviewId>,
) -> Result<Json<Interview>> {
    let reader = match viewer {
        Viewer::User(user) => Reader::User(user),
        Viewer::Guest { participant, .. } => Reader::Guest(participant),
    };
    Ok(Json(read(&app, &id, &reader).await?))
}

/// What the dashboard shows of live interviews.
#[utoipa::path(get, path = "/me/dashboard", tag = "interviews", responses(
    (status = 200, body = StudentDashboard),
    (status = 401, body = ErrorBody),
))]
async fn student_dashboard(
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Json<StudentDashboard>> {
    Ok(Json(dashboard(&app, &me.id).await?))
}
