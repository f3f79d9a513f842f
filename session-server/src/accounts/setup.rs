//! The server's first minutes: its signing secret, its set-up token, its first admin.

use super::{IssuedSession, NewPerson, Passwords, demo, email_taken, keys::Keys, session, store};
use crate::{
    app::App,
    db::Db,
    error::{ApiError, Result},
    ids,
};
use api::{
    UnixMs,
    accounts::{Role, SetupRequest, SetupStatus, User},
};
use std::net::IpAddr;

const SIGNING_SECRET: &str = "signing_secret";
/// Fingerprint of the set-up token that works.
const SETUP_TOKEN: &str = "setup_token_hash";

/// The signing secret, made by the first server that starts on this database.
pub async fn load_keys(db: &Db) -> sqlx::Result<Keys> {
    let mut tx = db.write().await?;
    let secret = store::setting_or(&mut tx, SIGNING_SECRET, &ids::secret()).await?;
    tx.commit().await?;
    Ok(Keys::new(secret.as_bytes()))
}

/// While there is no admin: a new set-up token, which makes the one before worthless. The operator reads it in the log.
pub async fn announce_setup(db: &Db, public_origin: &str) -> sqlx::Result<Option<String>> {
    let mut tx = db.write().await?;
    if store::has_admin(&mut tx).await? {
        return Ok(None);
    }
    let token = ids::secret();
    store::put_setting(&mut tx, SETUP_TOKEN, &ids::fingerprint(&token)).await?;
    tx.commit().await?;
    tracing::warn!(
        "there is no administrator yet: to make the first one, open {public_origin}/setup in a browser and enter the one-time token {token}"
    );
    Ok(Some(token))
}

pub(super) async fn set_up(
    app: &App,
    from: IpAddr,
    request: SetupRequest,
) -> Result<IssuedSession> {
    let now = app.clock.now_ms();
    app.accounts
        .throttles()
        .setup(super::throttle::network(from), now)?;
    let fingerprint = ids::fingerprint(&request.token);
    let mut conn = app.db.read().await?;
    if store::has_admin(&mut conn).await? {
        return Err(already_set_up());
    }
    // Before the work of hashing.
    if !store::has_setting(&mut conn, SETUP_TOKEN, &fingerprint).await? {
        return Err(ApiError::forbidden(
            "This is not the set-up token. The server prints a new one to its log at each start.",
        ));
    }
    drop(conn);
    let person = NewPerson::check(&request.email, &request.password, &request.display_name)?;
    let new = person
        .hashed(&app.accounts.passwords, Role::Admin, now)
        .await?;
    let mut tx = app.db.write().await?;
    // Deleting the token's row is what only one of several requests can do.
    let first = store::take_setting(&mut tx, SETUP_TOKEN, &fingerprint).await?;
    if !first || store::has_admin(&mut tx).await? {
        return Err(already_set_up());
    }
    if !store::insert_user(&mut tx, &new).await? {
        return Err(email_taken());
    }
    let issued = session::open(&mut tx, &app.keys, &new.user, now).await?;
    tx.commit().await?;
    Ok(issued)
}

fn already_set_up() -> ApiError {
    ApiError::conflict("This server has an admin already.")
}

/// What an account made on the operator's word may do.
#[derive(Debug, Clone, Copy)]
pub struct Grant {
    pub role: Role,
    pub verified: bool,
    pub demo: bool,
}

impl Grant {
    pub fn admin() -> Self {
        Self {
            role: Role::Admin,
            verified: false,
            demo: false,
        }
    }
}

/// Makes an account on the operator's word, registration open or not.
pub async fn create_user(
    db: &Db,
    passwords: &Passwords,
    person: NewPerson,
    grant: Grant,
    now: UnixMs,
) -> Result<User> {
    let mut new = person.hashed(passwords, grant.role, now).await?;
    new.user.verified = grant.verified;
    new.demo = grant.demo;
    let mut tx = db.write().await?;
    if !store::insert_user(&mut tx, &new).await? {
        return Err(email_taken());
    }
    tx.commit().await?;
    Ok(new.user)
}

/// What the sign-in page shows before anybody is signed in.
pub(super) async fn status(app: &App) -> Result<SetupStatus> {
    let mut conn = app.db.read().await?;
    let needs_setup = !store::has_admin(&mut conn).await?;
    let demo_accounts = if session::demo_allowed(app) {
        demo::accounts(&store::demo_emails(&mut conn).await?)
    } else {
        Vec::new()
    };
    Ok(SetupStatus {
        needs_setup,
        demo_accounts,
    })
}
