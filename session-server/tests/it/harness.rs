//! A server of its own for each test, on both databases, with a clock the test moves.

use api::{
    UserId,
    accounts::{Role, User},
};
use serde_json::Value;
use session_server::{accounts, app::App, clock::Clock, config, db::Db, http};
use std::{future::pending, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tokio::{net::TcpListener, task::JoinHandle};

/// Where every test's clock starts: 2026-03-01T12:00:00Z.
pub const START_MS: i64 = 1_772_366_400_000;

/// Runs `test` on a fresh server on SQLite, then on PostgreSQL.
pub async fn on_both<F: Future<Output = ()>>(test: impl Fn(TestApp) -> F) {
    on_both_with(&[], test).await;
}

/// As [`on_both`], on servers with these settings.
pub async fn on_both_with<F: Future<Output = ()>>(
    settings: &[(&str, &str)],
    test: impl Fn(TestApp) -> F,
) {
    test(TestApp::sqlite(settings).await).await;
    test(TestApp::postgres(settings).await).await;
}

pub struct TestApp {
    pub app: Arc<App>,
    pub address: SocketAddr,
    pub origin: String,
    pub http: reqwest::Client,
    pub database_url: String,
    folder: PathBuf,
    settings: Vec<(String, String)>,
    server: JoinHandle<()>,
}

impl TestApp {
    /// A server on a new SQLite file; `settings` override the defaults.
    pub async fn sqlite(settings: &[(&str, &str)]) -> Self {
        let folder = new_folder();
        let url = format!("sqlite:{}", folder.join("test.sqlite").display());
        Self::on(url, folder, owned(settings), Clock::manual(START_MS)).await
    }

    /// Another server on the same database; its clock starts where this one's stands.
    pub async fn replica(&self, settings: &[(&str, &str)]) -> Self {
        let clock = Clock::manual(self.app.clock.now_ms());
        Self::on(
            self.database_url.clone(),
            new_folder(),
            owned(settings),
            clock,
        )
        .await
    }

    /// A server on a new database of the PostgreSQL that `tests/with-services` started.
    pub async fn postgres(settings: &[(&str, &str)]) -> Self {
        let server = std::env::var("IX_TEST_POSTGRES_URL").expect(
            "IX_TEST_POSTGRES_URL is set: run through `make test` or `tests/with-services`",
        );
        let name = format!("t{}", session_server::ids::uuid().replace('-', ""));
        let admin = AnyAdmin::connect(&format!("{server}/postgres")).await;
        admin.execute(format!("CREATE DATABASE {name}")).await;
        let clock = Clock::manual(START_MS);
        Self::on(
            format!("{server}/{name}"),
            new_folder(),
            owned(settings),
            clock,
        )
        .await
    }

    /// The server is killed, all connections with it, and another one starts on the same database and clock.
    pub async fn restart(self) -> Self {
        self.restart_with(&[]).await
    }

    /// As [`Self::restart`], with other settings.
    pub async fn restart_with(mut self, changed: &[(&str, &str)]) -> Self {
        self.server.abort();
        self.app.rooms.stop().await;
        self.app.db.close().await;
        let folder = std::mem::take(&mut self.folder);
        let mut settings = std::mem::take(&mut self.settings);
        settings.retain(|(name, _)| changed.iter().all(|(other, _)| name != other));
        settings.extend(owned(changed));
        Self::on(
            self.database_url.clone(),
            folder,
            settings,
            self.app.clock.clone(),
        )
        .await
    }

    async fn on(
        database_url: String,
        folder: PathBuf,
        settings: Vec<(String, String)>,
        clock: Clock,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let origin = format!("http://{address}");
        let listen = address.to_string();
        let data_dir = folder.display().to_string();
        let mut all = vec![
            ("IX_LISTEN", listen.as_str()),
            ("IX_PUBLIC_ORIGIN", origin.as_str()),
            ("IX_DATA_DIR", data_dir.as_str()),
            ("IX_DATABASE_URL", database_url.as_str()),
            ("IX_MEDIA_BIND", "127.0.0.1"),
            ("IX_MEDIA_PORT", "0"),
            ("IX_MEDIA_WORKERS", "1"),
        ];
        all.extend(
            settings
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        );
        let mut config = config::with(&all).unwrap();
        config.executable = Some(env!("CARGO_BIN_EXE_session-server").into());
        let app = App::start(config, clock).await.unwrap();
        let serving = app.clone();
        let server = tokio::spawn(async move {
            let limits = http::Limits::of(&serving.config);
            // It ends with the test.
            http::serve(listener, &serving, limits, pending()).await;
        });
        Self {
            app,
            address,
            origin,
            http: reqwest::Client::new(),
            database_url,
            folder,
            settings,
            server,
        }
    }

    pub fn db(&self) -> &Db {
        &self.app.db
    }

    /// Does to the database what no request does; `sql` has its values written in.
    pub async fn sql(&self, sql: String) {
        let mut tx = self.db().write().await.unwrap();
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&mut *tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}/api/v1{path}", self.origin)
    }

    /// A request as a browser of our origin sends it; `token` goes into `Authorization`.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        token: Option<&str>,
        body: Option<Value>,
    ) -> Answer {
        let bearer = token.map(|token| format!("Bearer {token}"));
        let headers: Vec<_> = bearer
            .iter()
            .map(|b| ("authorization", b.as_str()))
            .collect();
        self.request(method, path, &headers, body).await
    }

    /// A request of our origin with headers of the caller's choice.
    pub async fn request(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Value>,
    ) -> Answer {
        let mut request = self
            .http
            .request(method.parse().unwrap(), self.url(path))
            .header("origin", &self.origin);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        Answer::of(request).await
    }

    /// The event stream of a page of the user with this access token.
    pub async fn events(&self, token: &str) -> EventStream {
        let response = self
            .http
            .get(self.url("/me/events"))
            .bearer_auth(token)
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        EventStream {
            response,
            read: String::new(),
        }
    }

    /// A verified interviewer, signed in.
    pub async fn interviewer(&self, name: &str) -> Actor {
        self.actor(name, Role::Interviewer, true).await
    }

    /// A student, signed in.
    pub async fn student(&self, name: &str) -> Actor {
        self.actor(name, Role::Student, false).await
    }

    /// An admin, signed in.
    pub async fn admin(&self) -> Actor {
        self.actor("Admin", Role::Admin, false).await
    }

    /// A new access token, for when the clock has outrun the first.
    pub async fn sign_in(&self, actor: &Actor) -> String {
        let now = self.app.clock.now_ms();
        accounts::open_session(self.db(), &self.app.keys, &actor.user, now)
            .await
            .unwrap()
            .response
            .access_token
    }

    /// Somebody with an account, made past the HTTP doors and their limits.
    pub async fn actor(&self, name: &str, role: Role, verified: bool) -> Actor {
        let email = format!("{}@example.org", session_server::ids::uuid());
        let now = self.app.clock.now_ms();
        let person = accounts::NewPerson::check(&email, PASSWORD, name).unwrap();
        let passwords = &self.app.accounts.passwords;
        let grant = accounts::Grant {
            role,
            verified,
            demo: false,
        };
        let user = accounts::create_user(self.db(), passwords, person, grant, now)
            .await
            .unwrap();
        let session = accounts::open_session(self.db(), &self.app.keys, &user, now)
            .await
            .unwrap();
        Actor {
            id: user.id.clone(),
            token: session.response.access_token,
            refresh_token: session.refresh_token,
            user,
        }
    }

    pub async fn put(&self, path: &str, token: Option<&str>, body: Value) -> Answer {
        self.send("PUT", path, token, Some(body)).await
    }

    pub async fn get(&self, path: &str, token: Option<&str>) -> Answer {
        self.send("GET", path, token, None).await
    }

    pub async fn post(&self, path: &str, token: Option<&str>, body: Value) -> Answer {
        self.send("POST", path, token, Some(body)).await
    }
}

fn owned(settings: &[(&str, &str)]) -> Vec<(String, String)> {
    settings
        .iter()
        .map(|&(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

impl Drop for TestApp {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The password of every [`Actor`].
pub const PASSWORD: &str = "violet tandem harbour";

/// A signed-in user of a test.
#[derive(Debug, Clone)]
pub struct Actor {
    pub id: UserId,
    /// Access token.
    pub token: String,
    pub refresh_token: String,
    pub user: User,
}

/// Reads server-sent events as they come.
pub struct EventStream {
    response: reqwest::Response,
    read: String,
}

impl EventStream {
    /// The next event; None once the server has ended the stream. Comments are passed over.
    pub async fn next(&mut self) -> Option<Value> {
        loop {
            if let Some((block, rest)) = self.read.split_once("\n\n") {
                let event = block
                    .strip_prefix("data: ")
                    .map(|data| serde_json::from_str(data).unwrap());
                self.read = rest.to_owned();
                if event.is_some() {
                    return event;
                }
                continue;
            }
            let chunk = tokio::time::timeout(PATIENCE, self.response.chunk())
                .await
                .expect("an event or the end of the stream");
            // A stream that ends is cut off in the middle of its chunked body only when the server dies.
            let chunk = chunk.unwrap()?;
            self.read.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    /// The next event that is not `resync`.
    pub async fn told(&mut self) -> Option<Value> {
        loop {
            match self.next().await {
                Some(event) if event["type"] == "resync" => {}
                other => return other,
            }
        }
    }
}

/// Waits until `condition` holds, for what has no event to wait for.
pub async fn until(mut condition: impl AsyncFnMut() -> bool) {
    let waiting = async {
        while !condition().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, waiting)
        .await
        .expect("the condition comes true");
}

/// Longer than anything here takes on a busy machine; only a failing test waits it out.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub json: Value,
    pub text: String,
}

impl Answer {
    /// Sends a request and reads the whole answer.
    pub async fn of(request: reqwest::RequestBuilder) -> Self {
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let text = response.text().await.unwrap();
        Self {
            status,
            headers,
            json: serde_json::from_str(&text).unwrap_or(Value::Null),
            text,
        }
    }

    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        self.json
    }

    /// Asserts a refusal by its typed code.
    #[track_caller]
    pub fn refused(self, status: u16, code: &str) {
        assert_eq!(
            (self.status, self.json["code"].as_str()),
            (status, Some(code)),
            "{}",
            self.text
        );
    }
}

struct AnyAdmin(sqlx::AnyPool);

impl AnyAdmin {
    async fn connect(url: &str) -> Self {
        sqlx::any::install_default_drivers();
        Self(
            sqlx::any::AnyPoolOptions::new()
                .max_connections(1)
                .connect(url)
                .await
                .unwrap(),
        )
    }

    async fn execute(&self, sql: String) {
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&self.0)
            .await
            .unwrap();
        self.0.close().await;
    }
}

fn new_folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("ix-{}", session_server::ids::uuid()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
