//! How much one student may hand in, so that nobody fills the disk or keeps the others waiting.

use super::store;
use crate::error::{ApiError, Result};
use api::{MockId, UnixMs, UserId};
use sqlx::AnyConnection;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const MOST_SESSIONS_A_DAY: i64 = 100;
const MOST_ANSWERS_A_DAY: i64 = 300;
/// Answers that are kept and not read yet.
const MOST_UNREAD: i64 = 4;
/// Of the answers of one session with all attempts, in bytes.
const MOST_HELD: i64 = 4 << 20;

/// Whether `user` may start one more.
pub async fn session(conn: &mut AnyConnection, user: &UserId, now: UnixMs) -> Result<()> {
    match store::started_since(conn, user, now - DAY_MS).await? < MOST_SESSIONS_A_DAY {
        true => Ok(()),
        false => Err(later(
            3600,
            format!(
                "You have started {MOST_SESSIONS_A_DAY} interviews within a day. Go on with one of them, or come back later."
            ),
        )),
    }
}

/// Whether `user` may hand in one more answer of `bytes` in the session.
pub async fn answer(
    conn: &mut AnyConnection,
    user: &UserId,
    id: &MockId,
    bytes: usize,
    now: UnixMs,
) -> Result<()> {
    if store::unread(conn, user).await? >= MOST_UNREAD {
        return Err(later(
            2,
            "Your answers before this one are still being read. This one stays in this window.",
        ));
    }
    if store::answered_since(conn, user, now - DAY_MS).await? >= MOST_ANSWERS_A_DAY {
        return Err(later(
            3600,
            format!(
                "You have given {MOST_ANSWERS_A_DAY} answers within a day. Your draft is kept; come back later."
            ),
        ));
    }
    if store::held(conn, id).await? + bytes as i64 > MOST_HELD {
        return Err(ApiError::conflict(
            "The answers of this interview are as long as can be kept. Start another one to go on.",
        ));
    }
    Ok(())
}

fn later(retry_after_s: u32, message: impl Into<String>) -> ApiError {
    let mut error = ApiError::too_many_requests(retry_after_s);
    error.set_message(message);
    error
}
