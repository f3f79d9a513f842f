//! Refuses state changes and sockets that another site started in the user's browser.

use crate::{
    app::App,
    error::{ApiError, Result},
};
use api::error::ErrorCode;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;

/// Checks `Origin`, else `Sec-Fetch-Site`; a client that sends neither is no browser and carries no cookie of one.
pub async fn check(State(app): State<Arc<App>>, request: Request, next: Next) -> Result<Response> {
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let upgrade = request.headers().contains_key(header::UPGRADE);
    if (!safe || upgrade) && !is_ours(request.headers(), &app.config.public_origin) {
        return Err(ApiError::new(
            StatusCode::FORBIDDEN,
            ErrorCode::CrossSite,
            "This request came from another site. If this server moved, set IX_PUBLIC_ORIGIN.",
        ));
    }
    Ok(next.run(request).await)
}

fn is_ours(headers: &HeaderMap, public_origin: &str) -> bool {
    if let Some(origin) = headers.get(header::ORIGIN) {
        return origin.as_bytes() == public_origin.as_bytes();
    }
    match headers.get("sec-fetch-site") {
        Some(site) => site == "same-origin" || site == "none",
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn with(name: &'static str, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(
            header::HeaderName::from_static(name),
            HeaderValue::from_static(value),
        )])
    }

    #[test]
    fn only_our_origin_and_same_origin_fetches_pass() {
        let ours = "http://localhost:8080";
        assert!(is_ours(&with("origin", ours), ours));
        assert!(is_ours(&HeaderMap::new(), ours));
        assert!(is_ours(&with("sec-fetch-site", "same-origin"), ours));
        for (name, value) in [
            ("origin", "http://localhost:8081"),
            ("origin", "https://localhost:8080"),
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            assert!(!is_ours(&with(name, value), ours), "{name}: {value}");
        }
    }
}
