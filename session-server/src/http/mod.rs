//! What surrounds every request: connections, limits, origin check, security headers, request ids, the web client.

mod client;
mod extract;
mod network;
mod origin;
mod server;

use crate::{app::App, error::ApiError};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderName, HeaderValue, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use std::{sync::Arc, time::Duration};
use tower_http::{
    catch_panic::CatchPanicLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    set_header::SetResponseHeaderLayer,
    trace::TraceLayer,
};

pub use client::client;
pub use extract::{ClientAddress, Json, Path, Query};
pub use network::Network;
pub use server::{Limits, Place, serve};

/// Largest JSON body.
pub const MAX_BODY: usize = 256 * 1024;
/// The same where programs and their inputs travel: 200 KiB of them, every byte of which JSON may escape with six.
pub const MAX_PROGRAM_BODY: usize = 6 * (200 << 10) + (16 << 10);
/// Longest a handler may take before the client gets 503; sockets and event streams answer at once.
const HANDLER_TIMEOUT: Duration = Duration::from_secs(30);
/// The same where programs are compiled and run, which may have to wait for their turn.
const JUDGE_TIMEOUT: Duration = Duration::from_secs(180);
const JUDGE: &str = "/api/v1/judge/";

/// Scripts from ourselves only, and WebAssembly, which the formatters of code are; Monaco needs inline styles; the media
/// preview needs `blob:`.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; connect-src 'self'; \
     worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Wraps all routes; the outermost layer is the last line.
pub fn layers(router: Router, app: &Arc<App>) -> Router {
    let fixed = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    router
        .layer(middleware::from_fn_with_state(app.clone(), origin::check))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(middleware::from_fn(deadline))
        .layer(CatchPanicLayer::new())
        .layer(fixed(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::REFERRER_POLICY, "no-referrer"))
        .layer(fixed(header::CACHE_CONTROL, "no-store"))
        .layer(fixed(
            HeaderName::from_static("permissions-policy"),
            "camera=(self), microphone=(self), display-capture=(self), geolocation=()",
        ))
        .layer(fixed(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
        // The query may hold a ticket, so the span has the path only.
        .layer(TraceLayer::new_for_http().make_span_with(|request: &Request| {
            let id = request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default();
            tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
        }))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
}

async fn deadline(request: Request, next: Next) -> Response {
    let limit = match request.uri().path().starts_with(JUDGE) {
        true => JUDGE_TIMEOUT,
        false => HANDLER_TIMEOUT,
    };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            ApiError::unavailable("This took too long and was given up. Try again.").into_response()
        }
    }
}
