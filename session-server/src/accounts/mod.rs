//! Accounts: registration, sessions, roles, the first admin.

use crate::app::App;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
}
