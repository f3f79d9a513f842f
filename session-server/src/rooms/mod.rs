//! Live rooms: the room socket, the shared document, media signalling, integrity, the recording.

pub mod document;
pub mod model;
mod store;

use crate::app::App;
use axum::Router;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
}

/// The WebSocket addresses, outside the OpenAPI document.
pub fn sockets() -> Router<Arc<App>> {
    Router::new()
}
