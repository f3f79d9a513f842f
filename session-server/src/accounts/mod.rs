//! Accounts: registration, sessions, roles, the first admin.

pub mod demo;
pub mod keys;
pub mod model;
mod password;
mod routes;
mod session;
mod setup;
mod store;
pub mod throttle;

pub use password::{PasswordError, Passwords};
pub use routes::routes;
pub use session::{IssuedSession, SignedIn, bearer, forget_expired, open_session};
pub use setup::{Grant, announce_setup, create_user, load_keys};

use crate::{
    app::App,
    db::Db,
    error::{ApiError, Result},
};
use api::{
    UnixMs, UserId,
    accounts::{LoginRequest, RegisterRequest, Role, SelfServiceRole, User},
    error::ErrorCode,
    interviews::UserEvent,
};
use axum::http::StatusCode;
use model::{AccountError, Email};
use std::{
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};
use throttle::{Attempt, Throttles, Wait};

/// What accounts keep in memory.
#[derive(Debug, Default)]
pub struct Accounts {
    pub passwords: Passwords,
    throttles: Mutex<Throttles>,
}

impl Accounts {
    fn throttles(&self) -> MutexGuard<'_, Throttles> {
        // Nothing panics while it is held, and a bucket more or less is no harm.
        self.throttles
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// A person before it is a row: checked, with a password that is not yet hashed.
#[derive(Debug, Clone)]
pub struct NewPerson {
    email: Email,
    password: String,
    display_name: String,
}

impl NewPerson {
    pub fn check(
        email: &str,
        password: &str,
        display_name: &str,
    ) -> std::result::Result<Self, AccountError> {
        let email = Email::parse(email)?;
        model::check_password(password, &email)?;
        Ok(Self {
            display_name: model::display_name(display_name)?,
            email,
            password: password.to_owned(),
        })
    }

    /// Hashes the password: the row to insert.
    async fn hashed(
        self,
        passwords: &Passwords,
        role: Role,
        now: UnixMs,
    ) -> Result<store::NewUser> {
        Ok(store::NewUser {
            user: User {
                id: crate::ids::user(),
                email: self.email.as_str().to_owned(),
                display_name: self.display_name,
                role,
                verified: false,
                created_at_ms: now,
            },
            password_hash: passwords.hash(self.password).await?,
            demo: false,
        })
    }
}

async fn register(app: &App, from: IpAddr, request: RegisterRequest) -> Result<IssuedSession> {
    if !app.config.registration_open {
        return Err(ApiError::forbidden(
            "Registration is closed on this server. Ask its operator for an account.",
        ));
    }
    let now = app.clock.now_ms();
    let person = NewPerson::check(&request.email, &request.password, &request.display_name)?;
    app.accounts
        .throttles()
        .registration(throttle::network(from), now)?;
    // Before the work of hashing; the insert decides between simultaneous ones.
    if store::credentials(&mut *app.db.read().await?, person.email.as_str())
        .await?
        .is_some()
    {
        return Err(email_taken());
    }
    let role = match request.role {
        SelfServiceRole::Student => Role::Student,
        SelfServiceRole::Interviewer => Role::Interviewer,
    };
    let new = person.hashed(&app.accounts.passwords, role, now).await?;
    let mut tx = app.db.write().await?;
    if !store::insert_user(&mut tx, &new).await? {
        return Err(email_taken());
    }
    let issued = session::open(&mut tx, &app.keys, &new.user, now).await?;
    let admins = store::admins(&mut tx).await?;
    tx.commit().await?;
    if role == Role::Interviewer {
        tell_of_interviewer(app, &new.user, admins);
    }
    Ok(issued)
}

/// Lets the open pages of `interviewer` and of admins show what became of them.
fn tell_of_interviewer(app: &App, interviewer: &User, admins: Vec<UserId>) {
    for user in admins.into_iter().chain([interviewer.id.clone()]) {
        app.bus.publish(user, UserEvent::InterviewersChanged);
    }
}

async fn log_in(app: &App, from: IpAddr, request: LoginRequest) -> Result<IssuedSession> {
    let now = app.clock.now_ms();
    let email = Email::parse(&request.email)?;
    let attempt = Attempt {
        account: email.as_str().to_owned(),
        from: throttle::network(from),
    };
    app.accounts.throttles().login(&attempt, now)?;
    let found = store::credentials(&mut *app.db.read().await?, email.as_str())
        .await?
        .filter(|found| !found.demo || session::demo_allowed(app));
    let stored = found.as_ref().map(|found| found.password_hash.clone());
    let right = app
        .accounts
        .passwords
        .verify(request.password, stored)
        .await?;
    let Some(user) = found.filter(|_| right).map(|found| found.user) else {
        return Err(ApiError::new(
            StatusCode::UNAUTHORIZED,
            ErrorCode::WrongCredentials,
            "Email or password is wrong.",
        ));
    };
    app.accounts.throttles().logged_in(&attempt, now);
    open_session(&app.db, &app.keys, &user, now).await
}

async fn user(db: &Db, id: &UserId) -> Result<User> {
    store::user_by_id(&mut *db.read().await?, id)
        .await?
        .ok_or_else(ApiError::unauthenticated)
}

fn email_taken() -> ApiError {
    let mut error = ApiError::new(
        StatusCode::CONFLICT,
        ErrorCode::EmailTaken,
        "There is an account with this email. Sign in instead.",
    );
    error.body.field = Some("email".to_owned());
    error
}

impl From<AccountError> for ApiError {
    fn from(error: AccountError) -> Self {
        ApiError::invalid(error.field(), error.to_string())
    }
}

impl From<Wait> for ApiError {
    fn from(wait: Wait) -> Self {
        ApiError::too_many_requests(wait.seconds())
    }
}

impl From<PasswordError> for ApiError {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Busy => ApiError::unavailable(
                "Many people are signing in right now. Try again in a moment.",
            ),
            other => ApiError::internal(other),
        }
    }
}
