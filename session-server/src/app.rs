//! The application: what handlers share, and the table of routes.

use crate::{
    accounts::{self, Accounts, keys::Keys},
    ai,
    clock::Clock,
    config::Config,
    db::Db,
    events::{self, Bus, Outbox},
    http, interviews, jobs, judge, mocks, rooms,
};
use axum::{Json, Router, extract::State, http::StatusCode, routing::get};
use serde_json::json;
use std::{net::SocketAddr, sync::Arc};
use tokio::sync::watch;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

pub struct App {
    pub config: Config,
    pub clock: Clock,
    pub db: Db,
    pub bus: Bus,
    pub outbox: Outbox,
    pub streams: events::Streams,
    pub keys: Keys,
    pub accounts: Accounts,
    pub ai: ai::Evaluator,
    /// Where the operator has configured one.
    pub llm: Option<ai::llm::Llm>,
    pub judge: judge::Judge,
    pub mocks: mocks::Catalogue,
    pub desk: Arc<mocks::Desk>,
    pub rooms: rooms::Rooms,
    draining: watch::Sender<bool>,
}

#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Database(#[from] crate::db::OpenError),
    #[error("cannot prepare the database: {0}")]
    Prepare(#[from] sqlx::Error),
    #[error(transparent)]
    Rooms(#[from] rooms::StartError),
    #[error("IX_REDIS_URL is no Redis address: {0}")]
    Redis(#[from] redis::RedisError),
    #[error("a coding problem is not well formed: {0}")]
    Content(#[from] judge::ContentError),
    #[error("the bank of questions is not well formed: {0}")]
    Bank(#[from] mocks::BankError),
    #[error("cannot prepare to ask the language model: {0}")]
    Llm(#[from] reqwest::Error),
    #[error("cannot find this program on the disk: {0}")]
    Executable(std::io::Error),
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
}

const RUNNER_ANSWER: std::time::Duration = std::time::Duration::from_secs(2);

impl App {
    /// Opens the database and starts what runs beside the requests.
    pub async fn start(config: Config, clock: Clock) -> Result<Arc<Self>, StartError> {
        let db = Db::open(&config.database_url, config.database_connections).await?;
        let keys = accounts::load_keys(&db).await?;
        accounts::announce_setup(&db, &config.public_origin).await?;
        let bus = Bus::default();
        let executable = match &config.executable {
            Some(executable) => executable.clone(),
            None => std::env::current_exe().map_err(StartError::Executable)?,
        };
        let judge = judge::Judge::new(&config, executable.clone())?;
        let llm = config
            .llm
            .clone()
            .map(|settings| ai::llm::Llm::new(settings, clock.clone()))
            .transpose()?;
        let mocks = mocks::Catalogue::new(mocks::load(
            judge.problems(),
            config.content_dir.as_deref(),
        )?);
        let rooms = rooms::Rooms::start(
            &config,
            db.clone(),
            clock.clone(),
            bus.clone(),
            judge.clone(),
            executable,
        )?;
        let ai = ai::Evaluator::new(&config.model_dir, clock.clone());
        let app = Arc::new(Self {
            config,
            clock,
            db,
            bus,
            outbox: Outbox::default(),
            streams: events::Streams::default(),
            keys,
            accounts: Accounts::default(),
            ai,
            llm,
            judge,
            mocks,
            desk: Arc::default(),
            rooms,
            draining: watch::Sender::new(false),
        });
        if let Some(url) = &app.config.redis_url {
            events::connect(&app, url)?;
        }
        jobs::start(&app);
        Ok(app)
    }

    pub fn router(self: &Arc<Self>) -> Router {
        let (routes, document) = documented_routes().split_for_parts();
        let document = Arc::new(document);
        let sockets = Router::new().merge(rooms::sockets());
        let router = routes
            .merge(sockets)
            .route("/healthz", get(healthz))
            .route("/readyz", get(readyz))
            .route(
                "/api/v1/openapi.json",
                get(move || async move { Json(document.as_ref().clone()) }),
            )
            .route(
                "/api/{*rest}",
                get(no_such_route)
                    .post(no_such_route)
                    .put(no_such_route)
                    .delete(no_such_route),
            )
            .fallback(http::client)
            .method_not_allowed_fallback(no_such_method)
            .with_state(self.clone());
        http::layers(router, self)
    }

    /// `/readyz` answers 503 from here on, so that a proxy stops sending new clients; rooms send theirs away.
    pub fn drain(&self) {
        self.draining.send_replace(true);
        self.rooms.drain();
    }

    /// Resolves when the server starts to stop: answers that would go on for ever end then.
    pub fn drained(&self) -> impl Future<Output = ()> + Send + use<> {
        let mut draining = self.draining.subscribe();
        async move {
            // An error means that the application is gone, which is as good.
            let _ = draining.wait_for(|draining| *draining).await;
        }
    }
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "InterviewXpert",
        description = "HTTP API; the WebSocket messages are among the schemas."
    ),
    components(schemas(
        api::interviews::UserEvent,
        api::room_socket::ClientMessage,
        api::room_socket::ServerMessage,
        api::error::ErrorBody,
    ))
)]
struct Document;

fn documented_routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::with_openapi(Document::openapi()).nest(
        "/api/v1",
        OpenApiRouter::new()
            .merge(accounts::routes())
            .merge(events::routes())
            .merge(rooms::routes())
            .merge(interviews::routes())
            .merge(judge::routes())
            .merge(mocks::routes()),
    )
}

/// The OpenAPI document, without a running server.
pub fn openapi() -> utoipa::openapi::OpenApi {
    documented_routes().into_openapi()
}

async fn healthz(State(app): State<Arc<App>>) -> (StatusCode, Json<serde_json::Value>) {
    let alive = async {
        sqlx::query("SELECT 1")
            .execute(&mut *app.db.read().await?)
            .await
    };
    let redis = match app.bus.linked() {
        None => "off",
        Some(true) => "ok",
        Some(false) => "out of reach",
    };
    // An engine or a service that does not answer must not hold this answer up.
    let degraded = tokio::time::timeout(RUNNER_ANSWER, app.judge.degraded()).await;
    let runner = match degraded.is_ok_and(|degraded| degraded.is_empty()) {
        true => "ok",
        false => "degraded",
    };
    match alive.await {
        Ok(_) => (
            StatusCode::OK,
            Json(json!({
                "status": if redis == "out of reach" { "degraded" } else { "ok" },
                "database": format!("{:?}", app.db.dialect),
                "redis": redis,
                "runner": runner,
            })),
        ),
        Err(error) => {
            tracing::error!(%error, "health check: database");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                Json(json!({ "status": "database out of reach" })),
            )
        }
    }
}

async fn readyz(State(app): State<Arc<App>>) -> StatusCode {
    if *app.draining.borrow() {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::OK
    }
}

async fn no_such_method() -> crate::error::ApiError {
    crate::error::ApiError::new(
        StatusCode::METHOD_NOT_ALLOWED,
        api::error::ErrorCode::BadRequest,
        "This address does not take this method.",
    )
}

async fn no_such_route() -> crate::error::ApiError {
    crate::error::ApiError::not_found("address in this API")
}
