//! How handlers fail: a status, a typed code and one sentence a user can act on.

use api::error::{ErrorBody, ErrorCode};
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

pub type Result<T, E = ApiError> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
#[error("{status} {}", body.message)]
pub struct ApiError {
    pub status: StatusCode,
    pub body: Box<ErrorBody>,
}

impl ApiError {
    pub fn new(status: StatusCode, code: ErrorCode, message: impl Into<String>) -> Self {
        let body = ErrorBody {
            code,
            message: message.into(),
            field: None,
            retry_after_s: None,
        };
        Self {
            status,
            body: Box::new(body),
        }
    }

    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, ErrorCode::BadRequest, message)
    }

    pub fn unauthenticated() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            ErrorCode::Unauthenticated,
            "Sign in to continue.",
        )
    }

    pub fn forbidden(message: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, ErrorCode::Forbidden, message)
    }

    pub fn message(&self) -> &str {
        &self.body.message
    }

    pub fn set_message(&mut self, message: impl Into<String>) {
        self.body.message = message.into();
    }

    pub fn not_found(what: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            ErrorCode::NotFound,
            format!("There is no such {what}, or you may not see it."),
        )
    }

    pub fn conflict(message: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, ErrorCode::Conflict, message)
    }

    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        let mut error = Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            ErrorCode::Invalid,
            message,
        );
        error.body.field = Some(field.to_owned());
        error
    }

    pub fn too_many_requests(retry_after_s: u32) -> Self {
        let mut error = Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            ErrorCode::TooManyRequests,
            format!("Too many requests. Try again in {retry_after_s} s."),
        );
        error.body.retry_after_s = Some(retry_after_s);
        error
    }

    pub fn unavailable(message: impl Into<String>) -> Self {
        let mut error = Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            ErrorCode::Unavailable,
            message,
        );
        error.body.retry_after_s = Some(2);
        error
    }

    pub fn disk_full() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            ErrorCode::DiskFull,
            "Not saved: the server's disk is full. Nothing you did before is lost; tell whoever runs this server.",
        )
    }

    /// Logs the cause, tells the client nothing of it.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "request failed");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            ErrorCode::Internal,
            "Something went wrong on our side. Nothing you sent was changed; try again.",
        )
    }
}

impl From<sqlx::Error> for ApiError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut | sqlx::Error::Io(_) => {
                tracing::error!(%error, "database out of reach");
                Self::unavailable("The database is out of reach. Try again in a moment.")
            }
            full if crate::db::is_disk_full(&full) => {
                tracing::error!(error = %full, "the disk is full");
                Self::disk_full()
            }
            // PostgreSQL stores no NUL in text; SQLite would.
            sqlx::Error::Database(e) if e.code().is_some_and(|code| code == "22021") => Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                ErrorCode::Invalid,
                "A text holds a character that cannot be stored.",
            ),
            other => Self::internal(other),
        }
    }
}

impl From<crate::page::CursorError> for ApiError {
    fn from(error: crate::page::CursorError) -> Self {
        Self::bad_request(error.to_string())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let retry_after = self.body.retry_after_s;
        let mut response = (self.status, Json(*self.body)).into_response();
        if let Some(seconds) = retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
