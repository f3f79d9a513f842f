//! Accounts: registration, sessions, roles.

use crate::{UnixMs, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Student,
    Interviewer,
    Admin,
}

/// Roles that people can register with themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SelfServiceRole {
    Student,
    Interviewer,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RegisterRequest {
    pub email: String,
    /// 10 to 128 characters.
    pub password: String,
    /// 1 to 60 characters.
    pub display_name: String,
    pub role: SelfServiceRole,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LoginRequest {
    pub email: String,
    pub password: String,
}

/// Makes the first admin; the token is printed by the server's first start and works once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SetupRequest {
    pub token: String,
    pub email: String,
    pub password: String,
    pub display_name: String,
}

/// What a successful login, registration or refresh answers; the refresh token travels in a cookie only.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SessionResponse {
    /// JWT for `Authorization: Bearer`, 15 minutes.
    pub access_token: String,
    pub expires_at_ms: UnixMs,
    pub user: User,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct User {
    pub id: UserId,
    pub email: String,
    pub display_name: String,
    pub role: Role,
    /// Interviewers only: an admin has verified them; without it they cannot host rooms.
    pub verified: bool,
    pub created_at_ms: UnixMs,
}

/// Whether the server still waits for its first admin.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SetupStatus {
    pub needs_setup: bool,
    /// Demo accounts to offer on the sign-in page; only under `seed-demo` on loopback.
    pub demo_accounts: Vec<DemoAccount>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DemoAccount {
    pub email: String,
    pub password: String,
    pub display_name: String,
    pub role: Role,
}

/// Admin's list of interviewers to verify.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SetVerifiedRequest {
    pub verified: bool,
}
