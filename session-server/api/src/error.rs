//! How the HTTP API refuses: one body for every error.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Body of every 4xx and 5xx answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ErrorBody {
    pub code: ErrorCode,
    /// One plain sentence: what happened, and what the caller can do.
    pub message: String,
    /// The request field at fault, when there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Whole seconds to wait, with `too_many_requests` and `unavailable` (also in `Retry-After`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_s: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// 400: the request is not well formed; 405: the address does not take its method.
    BadRequest,
    /// 401: no valid access token; refresh and try again.
    Unauthenticated,
    /// 401: email or password is wrong.
    WrongCredentials,
    /// 403: signed in, but not allowed.
    Forbidden,
    /// 403: the Origin or Sec-Fetch-Site header is not ours.
    CrossSite,
    /// 404: nothing there, or nothing the caller may see.
    NotFound,
    /// 409: the state does not allow it (any more).
    Conflict,
    /// 409: an account with this email exists.
    EmailTaken,
    /// 413: body too large.
    TooLarge,
    /// 422: a field is not acceptable; `field` names it.
    Invalid,
    /// 429
    TooManyRequests,
    /// 503
    Unavailable,
    /// 503: the server's disk is full; nothing of the request was saved.
    DiskFull,
    /// 500: our fault; the message carries the request id.
    Internal,
}
