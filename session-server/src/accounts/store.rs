//! All SQL of accounts, sessions and the server's own settings.

use super::model::RefreshToken;
use crate::page::Cursor;
use api::{
    UnixMs, UserId,
    accounts::{Role, User},
};
use sqlx::{AnyConnection, Result};

/// A row to insert.
#[derive(Debug, Clone)]
pub struct NewUser {
    pub user: User,
    pub password_hash: String,
    pub demo: bool,
}

/// What a sign-in is checked against.
#[derive(Debug, Clone)]
pub struct Credentials {
    pub user: User,
    pub password_hash: String,
    pub demo: bool,
}

type UserRow = (String, String, String, String, i64, i64);

fn user((id, email, display_name, role, verified, created_at_ms): UserRow) -> Result<User> {
    Ok(User {
        id: UserId(id),
        email,
        display_name,
        role: role_of(&role)?,
        verified: verified != 0,
        created_at_ms,
    })
}

fn role_of(name: &str) -> Result<Role> {
    match name {
        "student" => Ok(Role::Student),
        "interviewer" => Ok(Role::Interviewer),
        "admin" => Ok(Role::Admin),
        other => Err(sqlx::Error::Decode(format!("role {other:?}").into())),
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Student => "student",
        Role::Interviewer => "interviewer",
        Role::Admin => "admin",
    }
}

/// False when the email is taken.
pub async fn insert_user(conn: &mut AnyConnection, new: &NewUser) -> Result<bool> {
    let done = sqlx::query(
        "INSERT INTO users (id, email, password_hash, display_name, role, verified, demo, created_at_ms) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (email) DO NOTHING",
    )
    .bind(new.user.id.as_str())
    .bind(&new.user.email)
    .bind(&new.password_hash)
    .bind(&new.user.display_name)
    .bind(role_name(new.user.role))
    .bind(i64::from(new.user.verified))
    .bind(i64::from(new.demo))
    .bind(new.user.created_at_ms)
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

pub async fn credentials(conn: &mut AnyConnection, email: &str) -> Result<Option<Credentials>> {
    type Row = (String, String, String, String, i64, i64, String, i64);
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, email, display_name, role, verified, created_at_ms, password_hash, demo FROM users WHERE email = $1",
    )
    .bind(email)
    .fetch_optional(conn)
    .await?;
    row.map(
        |(id, email, name, role, verified, created, password_hash, demo)| {
            Ok(Credentials {
                user: user((id, email, name, role, verified, created))?,
                password_hash,
                demo: demo != 0,
            })
        },
    )
    .transpose()
}

pub async fn user_by_id(conn: &mut AnyConnection, id: &UserId) -> Result<Option<User>> {
    sqlx::query_as(
        "SELECT id, email, display_name, role, verified, created_at_ms FROM users WHERE id = $1",
    )
    .bind(id.as_str())
    .fetch_optional(conn)
    .await?
    .map(user)
    .transpose()
}

/// Role and verification of a user whose session lives; demo users only when `demo_allowed`.
pub async fn signed_in(
    conn: &mut AnyConnection,
    id: &UserId,
    session: &str,
    demo_allowed: bool,
) -> Result<Option<(Role, bool)>> {
    let row: Option<(String, i64)> = sqlx::query_as(
        "SELECT u.role, u.verified FROM sessions s JOIN users u ON u.id = s.user_id \
         WHERE s.id = $1 AND s.user_id = $2 AND s.revoked_at_ms IS NULL AND (u.demo = 0 OR $3 = 1)",
    )
    .bind(session)
    .bind(id.as_str())
    .bind(i64::from(demo_allowed))
    .fetch_optional(conn)
    .await?;
    row.map(|(role, verified)| Ok((role_of(&role)?, verified != 0)))
        .transpose()
}

pub async fn insert_session(
    conn: &mut AnyConnection,
    session: &str,
    user: &UserId,
    now: UnixMs,
) -> Result<()> {
    sqlx::query("INSERT INTO sessions (id, user_id, created_at_ms, last_used_at_ms) VALUES ($1, $2, $3, $3)")
        .bind(session)
        .bind(user.as_str())
        .bind(now)
        .execute(conn)
        .await
        .map(drop)
}

pub async fn insert_refresh_token(
    conn: &mut AnyConnection,
    token_hash: &str,
    session: &str,
    now: UnixMs,
    expires_at_ms: UnixMs,
) -> Result<()> {
    sqlx::query("INSERT INTO refresh_tokens (token_hash, session_id, issued_at_ms, expires_at_ms) VALUES ($1, $2, $3, $4)")
        .bind(token_hash)
        .bind(session)
        .bind(now)
        .bind(expires_at_ms)
        .execute(conn)
        .await
        .map(drop)
}

/// Marks the live session of a refresh token as used, and so locks its family until the transaction ends; the session and its user.
pub async fn lock_session_of(
    conn: &mut AnyConnection,
    token_hash: &str,
    demo_allowed: bool,
    now: UnixMs,
) -> Result<Option<(String, UserId)>> {
    let row: Option<(String, String)> = sqlx::query_as(
        "UPDATE sessions SET last_used_at_ms = $2 \
         WHERE id = (SELECT session_id FROM refresh_tokens WHERE token_hash = $1) AND revoked_at_ms IS NULL \
         AND EXISTS (SELECT 1 FROM users u WHERE u.id = sessions.user_id AND (u.demo = 0 OR $3 = 1)) \
         RETURNING id, user_id",
    )
    .bind(token_hash)
    .bind(now)
    .bind(i64::from(demo_allowed))
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|(session, user)| (session, UserId(user))))
}

pub async fn refresh_token(conn: &mut AnyConnection, token_hash: &str) -> Result<RefreshToken> {
    let (expires_at_ms, rotated_at_ms) = sqlx::query_as(
        "SELECT expires_at_ms, rotated_at_ms FROM refresh_tokens WHERE token_hash = $1",
    )
    .bind(token_hash)
    .fetch_one(conn)
    .await?;
    Ok(RefreshToken {
        expires_at_ms,
        rotated_at_ms,
    })
}

pub async fn mark_rotated(conn: &mut AnyConnection, token_hash: &str, now: UnixMs) -> Result<()> {
    sqlx::query("UPDATE refresh_tokens SET rotated_at_ms = $2 WHERE token_hash = $1")
        .bind(token_hash)
        .bind(now)
        .execute(conn)
        .await
        .map(drop)
}

pub async fn revoke_session(conn: &mut AnyConnection, session: &str, now: UnixMs) -> Result<()> {
    sqlx::query("UPDATE sessions SET revoked_at_ms = $2 WHERE id = $1 AND revoked_at_ms IS NULL")
        .bind(session)
        .bind(now)
        .execute(conn)
        .await
        .map(drop)
}

/// Ends the session that a refresh token (rotated or not) belongs to.
pub async fn revoke_session_of(
    conn: &mut AnyConnection,
    token_hash: &str,
    now: UnixMs,
) -> Result<()> {
    sqlx::query(
        "UPDATE sessions SET revoked_at_ms = $2 \
         WHERE id = (SELECT session_id FROM refresh_tokens WHERE token_hash = $1) AND revoked_at_ms IS NULL",
    )
    .bind(token_hash)
    .bind(now)
    .execute(conn)
    .await
    .map(drop)
}

/// Forgets refresh tokens past their lifetime, and the sessions that have none left.
pub async fn forget_expired(conn: &mut AnyConnection, now: UnixMs) -> Result<()> {
    sqlx::query("DELETE FROM refresh_tokens WHERE expires_at_ms <= $1")
        .bind(now)
        .execute(&mut *conn)
        .await?;
    sqlx::query(
        "DELETE FROM sessions WHERE NOT EXISTS (SELECT 1 FROM refresh_tokens t WHERE t.session_id = sessions.id)",
    )
    .execute(conn)
    .await
    .map(drop)
}

pub async fn has_admin(conn: &mut AnyConnection) -> Result<bool> {
    let found: Option<String> =
        sqlx::query_scalar("SELECT id FROM users WHERE role = 'admin' LIMIT 1")
            .fetch_optional(conn)
            .await?;
    Ok(found.is_some())
}

/// Every admin.
pub async fn admins(conn: &mut AnyConnection) -> Result<Vec<UserId>> {
    let ids: Vec<String> =
        sqlx::query_scalar("SELECT id FROM users WHERE role = 'admin' ORDER BY id")
            .fetch_all(conn)
            .await?;
    Ok(ids.into_iter().map(UserId).collect())
}

/// Emails of the demo accounts that were seeded.
pub async fn demo_emails(conn: &mut AnyConnection) -> Result<Vec<String>> {
    sqlx::query_scalar("SELECT email FROM users WHERE demo = 1 ORDER BY created_at_ms, id")
        .fetch_all(conn)
        .await
}

/// Newest first.
pub async fn interviewers(
    conn: &mut AnyConnection,
    before: &Cursor,
    limit: i64,
) -> Result<Vec<User>> {
    sqlx::query_as(
        "SELECT id, email, display_name, role, verified, created_at_ms FROM users \
         WHERE role = 'interviewer' AND (created_at_ms, id) < ($1, $2) ORDER BY created_at_ms DESC, id DESC LIMIT $3",
    )
    .bind(before.at_ms)
    .bind(&before.id)
    .bind(limit)
    .fetch_all(conn)
    .await?
    .into_iter()
    .map(user)
    .collect()
}

/// None when there is no such interviewer.
pub async fn set_verified(
    conn: &mut AnyConnection,
    id: &str,
    verified: bool,
) -> Result<Option<User>> {
    sqlx::query_as(
        "UPDATE users SET verified = $2 WHERE id = $1 AND role = 'interviewer' \
         RETURNING id, email, display_name, role, verified, created_at_ms",
    )
    .bind(id)
    .bind(i64::from(verified))
    .fetch_optional(conn)
    .await?
    .map(user)
    .transpose()
}

/// Keeps `value` unless the setting exists; what is kept.
pub async fn setting_or(conn: &mut AnyConnection, name: &str, value: &str) -> Result<String> {
    sqlx::query(
        "INSERT INTO server_settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
    )
    .bind(name)
    .bind(value)
    .execute(&mut *conn)
    .await?;
    sqlx::query_scalar("SELECT value FROM server_settings WHERE name = $1")
        .bind(name)
        .fetch_one(conn)
        .await
}

pub async fn put_setting(conn: &mut AnyConnection, name: &str, value: &str) -> Result<()> {
    sqlx::query(
        "INSERT INTO server_settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value",
    )
    .bind(name)
    .bind(value)
    .execute(conn)
    .await
    .map(drop)
}

/// Whether a setting has this value.
pub async fn has_setting(conn: &mut AnyConnection, name: &str, value: &str) -> Result<bool> {
    sqlx::query("SELECT 1 FROM server_settings WHERE name = $1 AND value = $2")
        .bind(name)
        .bind(value)
        .fetch_optional(conn)
        .await
        .map(|row| row.is_some())
}

/// Removes a setting if it has this value; whether it had. Of several at once, one gets true.
pub async fn take_setting(conn: &mut AnyConnection, name: &str, value: &str) -> Result<bool> {
    let done = sqlx::query("DELETE FROM server_settings WHERE name = $1 AND value = $2")
        .bind(name)
        .bind(value)
        .execute(conn)
        .await?;
    Ok(done.rows_affected() == 1)
}
