//! The doors of mock interviews.

use super::{
    answering,
    model::{item::Item, role::Role},
    present, sessions, store,
    store::Which,
};
use crate::{
    accounts::SignedIn,
    app::App,
    error::{ApiError, Result},
    http::{Json, MAX_PROGRAM_BODY, Path, Query},
    page::{Cursor, page},
    search,
};
use api::{
    MockId, Page,
    error::ErrorBody,
    mocks::{
        AnswerMock, MockAnswer, MockDraft, MockHints, MockRoles, MockSession, MockSummary,
        SaveMockDraft, Skill, StartMock,
    },
};
use axum::{
    extract::{DefaultBodyLimit, State},
    http::StatusCode,
};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

const PAGE: usize = 20;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(mock_roles))
        .routes(routes!(mock_skills))
        .routes(routes!(mock_sessions, start_mock))
        .routes(routes!(mock_session))
        .routes(routes!(end_mock))
        .routes(routes!(save_mock_draft))
        .routes(routes!(buy_mock_hint))
        .routes(routes!(skip_mock_question))
        .routes(routes!(answer_mock_question))
        .layer(DefaultBodyLimit::max(MAX_PROGRAM_BODY))
}

/// The roles to practise for, and how much of each the caller has not met.
#[utoipa::path(get, path = "/mocks/roles", tag = "mocks", responses(
    (status = 200, body = MockRoles),
    (status = 401, body = ErrorBody),
))]
async fn mock_roles(State(app): State<Arc<App>>, me: SignedIn) -> Result<Json<MockRoles>> {
    let seen = sessions::met(&mut *app.db.read().await?, &me.id).await?;
    let role = |role: &Role| {
        let items: Vec<&Item> = app.mocks.of_role(&role.id).collect();
        present::role(role, &items, |id| seen.contains_key(id))
    };
    Ok(Json(MockRoles {
        items: app.mocks.roles().iter().map(role).collect(),
        engine: app.ai.describe(),
    }))
}

/// The caller's skills, best first.
#[utoipa::path(get, path = "/mocks/skills", tag = "mocks", responses(
    (status = 200, body = Vec<Skill>),
    (status = 401, body = ErrorBody),
))]
async fn mock_skills(State(app): State<Arc<App>>, me: SignedIn) -> Result<Json<Vec<Skill>>> {
    Ok(Json(
        store::skills(&mut *app.db.read().await?, &me.id).await?,
    ))
}

/// Start a mock interview with a set of questions of one's own.
#[utoipa::path(post, path = "/mocks/sessions", tag = "mocks", request_body = StartMock, responses(
    (status = 201, body = MockSession),
    (status = 401, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "Too many are going on"),
    (status = 422, body = ErrorBody),
    (status = 429, body = ErrorBody, description = "Too many were started within a day"),
))]
async fn start_mock(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Json(wish): Json<StartMock>,
) -> Result<(StatusCode, Json<MockSession>)> {
    let session = sessions::start(&app, &me.id, &wish).await?;
    Ok((StatusCode::CREATED, Json(session)))
}

#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Listed {
    Active,
    Ended,
    #[default]
    All,
}

#[derive(Debug, Deserialize, IntoParams)]
struct ListQuery {
    /// Words that must all appear in the role, the questions or the answers.
    q: Option<String>,
    /// `next` of the page before.
    before: Option<String>,
    #[param(inline)]
    state: Option<Listed>,
}

/// The caller's mock interviews, last used first.
#[utoipa::path(get, path = "/mocks/sessions", tag = "mocks", params(ListQuery), responses(
    (status = 200, body = Page<MockSummary>),
    (status = 400, body = ErrorBody),
    (status = 401, body = ErrorBody),
    (status = 422, body = ErrorBody),
))]
async fn mock_sessions(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Query(query): Query<ListQuery>,
) -> Result<Json<Page<MockSummary>>> {
    let which = match query.state.unwrap_or_default() {
        Listed::Active => Which::Active,
        Listed::Ended => Which::Ended,
        Listed::All => Which::All,
    };
    let patterns = search::like_patterns(query.q.as_deref().unwrap_or_default())
        .map_err(|error| ApiError::invalid("q", error.to_string()))?;
    let before = Cursor::parse(query.before.as_deref())?;
    let found = sessions::list(&app, &me.id, which, &patterns, &before, PAGE as i64 + 1).await?;
    Ok(Json(page(found, PAGE, |session| Cursor {
        at_ms: session.active_at_ms,
        id: session.id.0.clone(),
    })))
}

/// One of the caller's mock interviews with everything that was asked, answered and found; its report once it has ended.
#[utoipa::path(get, path = "/mocks/sessions/{id}", tag = "mocks", params(("id" = MockId, Path)), responses(
    (status = 200, body = MockSession),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
))]
async fn mock_session(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(id): Path<MockId>,
) -> Result<Json<MockSession>> {
    Ok(Json(sessions::read(&app, &me.id, &id).await?))
}

/// End it: open questions are skipped, the report is made.
#[utoipa::path(post, path = "/mocks/sessions/{id}/end", tag = "mocks", params(("id" = MockId, Path)), responses(
    (status = 200, body = MockSession, description = "Also when it had ended before"),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
))]
async fn end_mock(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(id): Path<MockId>,
) -> Result<Json<MockSession>> {
    Ok(Json(sessions::end(&app, &me.id, &id).await?))
}

type ItemPath = Path<(MockId, u32)>;

/// Keep what is being written, over the version that was read.
#[utoipa::path(put, path = "/mocks/sessions/{id}/items/{position}/draft", tag = "mocks",
    params(("id" = MockId, Path), ("position" = u32, Path)), request_body = SaveMockDraft, responses(
    (status = 200, body = MockDraft),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "Another draft came in between"),
    (status = 422, body = ErrorBody),
))]
async fn save_mock_draft(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((id, position)): ItemPath,
    Json(request): Json<SaveMockDraft>,
) -> Result<Json<MockDraft>> {
    Ok(Json(
        sessions::save_draft(&app, &me.id, &id, position, request).await?,
    ))
}

/// Buy one hint more.
#[utoipa::path(post, path = "/mocks/sessions/{id}/items/{position}/hints", tag = "mocks",
    params(("id" = MockId, Path), ("position" = u32, Path)), responses(
    (status = 200, body = MockHints),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "None is left, or the question is not open"),
))]
async fn buy_mock_hint(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((id, position)): ItemPath,
) -> Result<Json<MockHints>> {
    Ok(Json(sessions::hint(&app, &me.id, &id, position).await?))
}

/// Leave a question out; its model answer can be read then.
#[utoipa::path(post, path = "/mocks/sessions/{id}/items/{position}/skip", tag = "mocks",
    params(("id" = MockId, Path), ("position" = u32, Path)), responses(
    (status = 200, body = MockSession),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "It is answered, or the interview has ended"),
))]
async fn skip_mock_question(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((id, position)): ItemPath,
) -> Result<Json<MockSession>> {
    Ok(Json(sessions::skip(&app, &me.id, &id, position).await?))
}

/// Answer a question. The answer is kept before it is read; the same answer sent again is the same answer.
#[utoipa::path(post, path = "/mocks/sessions/{id}/items/{position}/answers", tag = "mocks",
    params(("id" = MockId, Path), ("position" = u32, Path)), request_body = AnswerMock, responses(
    (status = 201, body = MockAnswer, description = "Without feedback when reading takes long: `mock_changed` tells of it"),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "Answered in another window, or the interview has ended or is full"),
    (status = 422, body = ErrorBody),
    (status = 429, body = ErrorBody, description = "Earlier answers are still being read, or too many were given within a day"),
))]
async fn answer_mock_question(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((id, position)): ItemPath,
    Json(request): Json<AnswerMock>,
) -> Result<(StatusCode, Json<MockAnswer>)> {
    let answer = answering::answer(&app, &me.id, &id, position, request).await?;
    Ok((StatusCode::CREATED, Json(answer)))
}
