//! The doors of the playground.

use super::{language_of, store};
use crate::{
    accounts::SignedIn,
    app::App,
    error::{ApiError, Result},
    http::{Json, Path},
};
use api::{
    error::ErrorBody,
    judge::{Draft, Languages, RunRequest, RunResult},
};
use axum::extract::State;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

const PLAYGROUND: &str = "playground";
/// Of all sources of a draft, and of its input.
const MAX_DRAFT: usize = 200 << 10;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(languages))
        .routes(routes!(run))
        .routes(routes!(draft, save_draft))
}

/// The languages, and which of them can be run here.
#[utoipa::path(get, path = "/judge/languages", tag = "judge", responses(
    (status = 200, body = Languages),
    (status = 401, body = ErrorBody),
))]
async fn languages(State(app): State<Arc<App>>, _: SignedIn) -> Json<Languages> {
    Json(app.judge.languages().await)
}

/// Run a program on one's own input. Answers when it has ended; going away stops it.
#[utoipa::path(post, path = "/judge/runs", tag = "judge", request_body = RunRequest, responses(
    (status = 200, body = RunResult, description = "Also when the program failed: the verdict says so"),
    (status = 401, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "The language cannot be run here"),
    (status = 422, body = ErrorBody),
    (status = 429, body = ErrorBody, description = "Too many programs are waiting"),
))]
async fn run(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Json(request): Json<RunRequest>,
) -> Result<Json<RunResult>> {
    let RunRequest {
        language,
        source,
        input,
    } = &request;
    Ok(Json(
        app.judge
            .run(me.id.as_str(), language, source, input)
            .await?,
    ))
}

/// What the caller was writing.
#[utoipa::path(get, path = "/judge/drafts/{scope}", tag = "judge",
    params(("scope" = String, Path, description = "`playground`, or the id of a problem")), responses(
    (status = 200, body = Draft, description = "Empty when nothing was saved"),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
))]
async fn draft(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(scope): Path<String>,
) -> Result<Json<Draft>> {
    check_scope(&scope)?;
    let saved = store::draft(&mut *app.db.read().await?, &me.id, &scope).await?;
    Ok(Json(saved.unwrap_or_else(|| Draft {
        language: "python".to_owned(),
        sources: Vec::new(),
        input: String::new(),
        updated_at_ms: None,
    })))
}

/// Keep what the caller is writing; the newest wins.
#[utoipa::path(put, path = "/judge/drafts/{scope}", tag = "judge",
    params(("scope" = String, Path)), request_body = Draft, responses(
    (status = 200, body = Draft),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
    (status = 422, body = ErrorBody),
))]
async fn save_draft(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(scope): Path<String>,
    Json(mut draft): Json<Draft>,
) -> Result<Json<Draft>> {
    check_scope(&scope)?;
    language_of(&draft.language)?;
    for source in &draft.sources {
        language_of(&source.language)?;
    }
    let size = draft.input.len()
        + draft
            .sources
            .iter()
            .map(|source| source.source.len())
            .sum::<usize>();
    if size > MAX_DRAFT {
        return Err(ApiError::invalid(
            "sources",
            "This is too much to keep: 200 KiB of programs and input are allowed.",
        ));
    }
    if draft.input.contains('\0')
        || draft
            .sources
            .iter()
            .any(|source| source.source.contains('\0'))
    {
        return Err(ApiError::invalid(
            "sources",
            "A NUL character cannot be kept.",
        ));
    }
    let now = app.clock.now_ms();
    let mut tx = app.db.write().await?;
    store::save_draft(&mut tx, &me.id, &scope, &draft, now).await?;
    tx.commit().await?;
    draft.updated_at_ms = Some(now);
    Ok(Json(draft))
}

fn check_scope(scope: &str) -> Result<()> {
    match scope {
        PLAYGROUND => Ok(()),
        _ => Err(ApiError::not_found("draft")),
    }
}
