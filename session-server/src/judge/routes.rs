//! The doors of the playground and of coding problems.

use super::{language_of, store, submissions};
use crate::{
    accounts::SignedIn,
    app::App,
    error::{ApiError, Result},
    http::{Json, MAX_PROGRAM_BODY, Path, Query},
    page::{Cursor, page},
};
use api::{
    SubmissionId,
    error::ErrorBody,
    judge::{
        Draft, Languages, OwnRun, Problem, Problems, RunRequest, RunResult, SamplesResult,
        Submission, Submissions, SubmitRequest,
    },
};
use axum::{
    extract::{DefaultBodyLimit, State},
    http::StatusCode,
};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

const PLAYGROUND: &str = "playground";
/// Of all sources of a draft, and of its input.
const MAX_DRAFT: usize = 200 << 10;
const PAGE: usize = 20;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(languages))
        .routes(routes!(run))
        .routes(routes!(draft, save_draft))
        .routes(routes!(problems))
        .routes(routes!(problem))
        .routes(routes!(try_samples))
        .routes(routes!(try_input))
        .routes(routes!(submissions, submit))
        .routes(routes!(submission))
        .layer(DefaultBodyLimit::max(MAX_PROGRAM_BODY))
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
    check_scope(&app, &scope)?;
    let saved = store::draft(&mut *app.db.read().await?, &me.id, &scope).await?;
    Ok(Json(saved.unwrap_or_else(|| Draft {
        language: "python".to_owned(),
        sources: Vec::new(),
        input: String::new(),
        updated_at_ms: None,
    })))
}

/// Keep what the caller is writing, in place of the version they had before them.
#[utoipa::path(put, path = "/judge/drafts/{scope}", tag = "judge",
    params(("scope" = String, Path)), request_body = Draft, responses(
    (status = 200, body = Draft),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "Another version was saved meanwhile; nothing was replaced"),
    (status = 422, body = ErrorBody),
))]
async fn save_draft(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(scope): Path<String>,
    Json(mut draft): Json<Draft>,
) -> Result<Json<Draft>> {
    check_scope(&app, &scope)?;
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
    // Never the version before, whatever the clock does.
    let next = draft
        .updated_at_ms
        .map_or(0, |version| version.saturating_add(1));
    let at = app.clock.now_ms().max(next);
    let mut tx = app.db.write().await?;
    let is_saved = store::save_draft(&mut tx, &me.id, &scope, &draft, at).await?;
    if is_saved {
        tx.commit().await?;
        draft.updated_at_ms = Some(at);
        return Ok(Json(draft));
    }
    let there = store::draft(&mut tx, &me.id, &scope).await?;
    match there {
        // Saved before, by a request whose answer was lost.
        Some(there) if is_same(&there, &draft) => Ok(Json(there)),
        _ => Err(ApiError::conflict(
            "This was changed in another window meanwhile. Nothing was overwritten.",
        )),
    }
}

fn is_same(one: &Draft, other: &Draft) -> bool {
    let sources = |draft: &Draft| -> BTreeMap<String, String> {
        let sources = draft.sources.iter();
        sources
            .map(|source| (source.language.clone(), source.source.clone()))
            .collect()
    };
    (&one.language, &one.input) == (&other.language, &other.input) && sources(one) == sources(other)
}

fn check_scope(app: &App, scope: &str) -> Result<()> {
    match scope {
        PLAYGROUND => Ok(()),
        id => app
            .judge
            .problem(id)
            .map(drop)
            .map_err(|_| ApiError::not_found("draft")),
    }
}

/// All coding problems and debugging tasks, easy first, with the caller's best verdicts.
#[utoipa::path(get, path = "/judge/problems", tag = "judge", responses(
    (status = 200, body = Problems),
    (status = 401, body = ErrorBody),
))]
async fn problems(State(app): State<Arc<App>>, me: SignedIn) -> Result<Json<Problems>> {
    let best = submissions::best(&app, &me.id).await?;
    Ok(Json(app.judge.list(&best)))
}

/// One coding problem or debugging task: its statement and samples; hidden cases by their number alone.
#[utoipa::path(get, path = "/judge/problems/{id}", tag = "judge", params(("id" = String, Path)), responses(
    (status = 200, body = Problem),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
))]
async fn problem(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(id): Path<String>,
) -> Result<Json<Problem>> {
    let problem = app.judge.problem(&id)?;
    let best = submissions::best(&app, &me.id).await?;
    app.judge.make_inputs(&problem);
    Ok(Json(app.judge.show(&problem, &best).await))
}

/// Run a program on the samples.
#[utoipa::path(post, path = "/judge/problems/{id}/samples", tag = "judge", params(("id" = String, Path)),
    request_body = SubmitRequest, responses(
    (status = 200, body = SamplesResult),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "The language cannot be run here"),
    (status = 422, body = ErrorBody),
    (status = 429, body = ErrorBody, description = "Too many programs are waiting"),
))]
async fn try_samples(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(id): Path<String>,
    Json(request): Json<SubmitRequest>,
) -> Result<Json<SamplesResult>> {
    let problem = app.judge.problem(&id)?;
    Ok(Json(
        app.judge.try_samples(&me.id, &problem, &request).await?,
    ))
}

/// Run a program on an input of one's own, as the judge would; nothing is compared.
#[utoipa::path(post, path = "/judge/problems/{id}/runs", tag = "judge", params(("id" = String, Path)),
    request_body = RunRequest, responses(
    (status = 200, body = OwnRun),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "The language cannot be run here"),
    (status = 422, body = ErrorBody, description = "Also when the input is no call of the function"),
    (status = 429, body = ErrorBody, description = "Too many programs are waiting"),
))]
async fn try_input(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(id): Path<String>,
    Json(request): Json<RunRequest>,
) -> Result<Json<OwnRun>> {
    let problem = app.judge.problem(&id)?;
    Ok(Json(app.judge.try_input(&me.id, &problem, &request).await?))
}

/// Hand a program in. Answers when it is judged; going away before withdraws it.
#[utoipa::path(post, path = "/judge/problems/{id}/submissions", tag = "judge", params(("id" = String, Path)),
    request_body = SubmitRequest, responses(
    (status = 201, body = Submission),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
    (status = 409, body = ErrorBody, description = "The language cannot be run here"),
    (status = 422, body = ErrorBody),
    (status = 429, body = ErrorBody, description = "Too many programs are waiting"),
))]
async fn submit(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(id): Path<String>,
    Json(request): Json<SubmitRequest>,
) -> Result<(StatusCode, Json<Submission>)> {
    let problem = app.judge.problem(&id)?;
    let submission = app.judge.submit(&app, &me.id, &problem, request).await?;
    Ok((StatusCode::CREATED, Json(submission)))
}

#[derive(Debug, Deserialize, IntoParams)]
struct HistoryQuery {
    /// `next` of the page before.
    before: Option<String>,
}

/// The caller's submissions for a problem, newest first.
#[utoipa::path(get, path = "/judge/problems/{id}/submissions", tag = "judge", params(("id" = String, Path), HistoryQuery), responses(
    (status = 200, body = Submissions),
    (status = 400, body = ErrorBody),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
))]
async fn submissions(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(id): Path<String>,
    Query(query): Query<HistoryQuery>,
) -> Result<Json<Submissions>> {
    let problem = app.judge.problem(&id)?;
    let cursor = Cursor::parse(query.before.as_deref())?;
    let items = submissions::history(&app, &me.id, &problem.id, &cursor, PAGE as i64 + 1).await?;
    let page = page(items, PAGE, |item| Cursor {
        at_ms: item.submitted_at_ms,
        id: item.id.0.clone(),
    });
    let judging = match query.before {
        None => submissions::being_judged(&app, &me.id, &problem.id).await?,
        Some(_) => Vec::new(),
    };
    Ok(Json(Submissions {
        items: page.items,
        next: page.next,
        judging,
    }))
}

/// One of the caller's own submissions.
#[utoipa::path(get, path = "/judge/submissions/{id}", tag = "judge", params(("id" = SubmissionId, Path)), responses(
    (status = 200, body = Submission),
    (status = 401, body = ErrorBody),
    (status = 404, body = ErrorBody),
))]
async fn submission(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(id): Path<SubmissionId>,
) -> Result<Json<Submission>> {
    Ok(Json(submissions::read(&app, &me.id, &id).await?))
}
