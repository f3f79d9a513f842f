//! Live interviews as evaluated: rubrics, submissions, the archive, the dashboard.

use crate::app::App;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
}
