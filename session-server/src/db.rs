//! One database text for SQLite and PostgreSQL, and the one way to write.
//!
//! SQLite has a single writer: writes go through a pool of one connection that opens with `BEGIN IMMEDIATE`, so a
//! transaction never fails half-way for want of the lock, and readers go on beside it (WAL).

use sqlx::{
    Any, AnyConnection, AnyPool, Connection, SqlSafeStr, Transaction,
    any::AnyPoolOptions,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
};
use std::{
    fs::{File, TryLockError},
    io::ErrorKind,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::time::timeout;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

#[derive(Debug, Clone)]
pub struct Db {
    pub dialect: Dialect,
    read: AnyPool,
    write: AnyPool,
}

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the database URL must start with sqlite: or postgres:, not {0:?}")]
    Scheme(String),
    #[error("cannot write {}: {source}", path.display())]
    File {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("another server is running on the database file {}: stop it first", .0.display())]
    InUse(PathBuf),
    #[error("cannot open the database {place}: {source}")]
    Connect { place: String, source: sqlx::Error },
    #[error("cannot bring the schema of the database {place} up to date: {source}")]
    Migrate { place: String, source: MigrateError },
}

const MIGRATIONS: &[(i64, &str, &str)] = &[
    (
        1,
        "live rooms",
        include_str!("../../migrations/0001_live_rooms.sql"),
    ),
    (
        2,
        "open documents",
        include_str!("../../migrations/0002_document_open.sql"),
    ),
    (3, "judge", include_str!("../../migrations/0003_judge.sql")),
    (
        4,
        "filed interviews",
        include_str!("../../migrations/0004_filed.sql"),
    ),
    (
        5,
        "mock interviews",
        include_str!("../../migrations/0005_mocks.sql"),
    ),
    (
        6,
        "skipped questions",
        include_str!("../../migrations/0006_skipped.sql"),
    ),
];

const SQLITE_PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
     PRAGMA busy_timeout = 10000; PRAGMA temp_store = MEMORY;";

const BEGIN: &str = "BEGIN IMMEDIATE";

impl Db {
    /// Opens `url` and brings its schema up to date, under a lock when several servers start at once.
    ///
    /// `sqlite:PATH` creates the file and its folder; `postgres://…` must exist.
    pub async fn open(url: &str, max_connections: u32) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let failed = |source| OpenError::Connect {
            place: place(url),
            source,
        };
        let db = if let Some(path) = sqlite_path(url) {
            make_folder(path)?;
            let url = format!("sqlite:{}?mode=rwc", path.display());
            // A pool says only that it waited in vain, and SQLite not what hinders it.
            if let Err(error) = try_sqlite(&url).await {
                writable(path)?;
                return Err(failed(error));
            }
            Self {
                dialect: Dialect::Sqlite,
                write: sqlite_pool(1).connect(&url).await.map_err(failed)?,
                read: sqlite_pool(max_connections)
                    .connect_lazy(&url)
                    .map_err(failed)?,
            }
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let pool = postgres_pool(url, max_connections).await.map_err(failed)?;
            Self {
                dialect: Dialect::Postgres,
                read: pool.clone(),
                write: pool,
            }
        } else {
            let scheme = url.split(':').next().unwrap_or_default();
            return Err(OpenError::Scheme(scheme.to_owned()));
        };
        match db.migrate().await {
            Ok(()) => Ok(db),
            Err(source) => Err(OpenError::Migrate {
                place: place(url),
                source,
            }),
        }
    }

    async fn migrate(&self) -> Result<(), MigrateError> {
        let migrations = MIGRATIONS
            .iter()
            .map(|&(version, name, sql)| {
                Migration::new(
                    version,
                    name.into(),
                    MigrationType::Simple,
                    sql.into_sql_str(),
                    false,
                )
            })
            .collect();
        Migrator::with_migrations(migrations).run(&self.write).await
    }

    /// The number of the schema that is in the database at `url`, and of the one that this program has; changes nothing.
    /// None: there is no database yet.
    pub async fn schema(url: &str) -> sqlx::Result<Option<(i64, i64)>> {
        sqlx::any::install_default_drivers();
        let path = url.strip_prefix("sqlite:");
        let path = path.map(|path| path.trim_start_matches("//"));
        if path.is_some_and(|path| !Path::new(path).exists()) {
            return Ok(None);
        }
        let mut connection = AnyConnection::connect(url).await?;
        let has = sqlx::query_scalar("SELECT CAST(MAX(version) AS BIGINT) FROM _sqlx_migrations")
            .fetch_one(&mut connection)
            .await;
        connection.close().await?;
        let knows = MIGRATIONS.last().map_or(0, |last| last.0);
        match has {
            Ok(has) => Ok(Some((has, knows))),
            // No such table: nothing has been made in it.
            Err(sqlx::Error::Database(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// A connection to read with.
    pub async fn read(&self) -> sqlx::Result<sqlx::pool::PoolConnection<Any>> {
        self.read.acquire().await
    }

    /// A transaction that holds the write lock from its first statement (on SQLite); commit it, or it never was.
    pub async fn write(&self) -> sqlx::Result<Transaction<'static, Any>> {
        match self.dialect {
            Dialect::Sqlite => match self.write.begin_with(BEGIN).await {
                // SQLite itself rolled a transaction back (the disk was full), which the driver does not notice: it
                // believes that one is still open. Only another connection helps.
                Err(sqlx::Error::InvalidSavePointStatement) => {
                    self.write.acquire().await?.close().await?;
                    self.write.begin_with(BEGIN).await
                }
                begun => begun,
            },
            Dialect::Postgres => self.write.begin().await,
        }
    }

    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}

async fn postgres_pool(url: &str, connections: u32) -> sqlx::Result<AnyPool> {
    let pool = AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10));
    match pool.connect(url).await {
        // It waited for a server that does not come: why not?
        Err(sqlx::Error::PoolTimedOut) => {
            match timeout(Duration::from_secs(5), AnyConnection::connect(url)).await {
                Ok(Err(reason)) => Err(reason),
                _ => Err(sqlx::Error::PoolTimedOut),
            }
        }
        other => other,
    }
}

fn sqlite_pool(connections: u32) -> AnyPoolOptions {
    AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .after_connect(|connection: &mut AnyConnection, _| Box::pin(prepare(connection)))
}

async fn try_sqlite(url: &str) -> sqlx::Result<()> {
    let mut connection = AnyConnection::connect(url).await?;
    prepare(&mut connection).await?;
    connection.close().await
}

async fn prepare(connection: &mut AnyConnection) -> sqlx::Result<()> {
    sqlx::raw_sql(SQLITE_PRAGMAS)
        .execute(connection)
        .await
        .map(drop)
}

/// Takes the database file for the one server that may run on it, until the answer is dropped or the process ends.
///
/// `None` where servers may share the database.
pub fn lock(url: &str) -> Result<Option<File>, OpenError> {
    let Some(path) = sqlite_path(url) else {
        return Ok(None);
    };
    make_folder(path)?;
    // By any of its names it is one file.
    let file = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let lock = writable(&file.with_added_extension("lock"))?;
    match lock.try_lock() {
        Ok(()) => Ok(Some(lock)),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse(file)),
        Err(TryLockError::Error(source)) => Err(OpenError::File { path: file, source }),
    }
}

fn sqlite_path(url: &str) -> Option<&Path> {
    let path = url.strip_prefix("sqlite:")?;
    Some(Path::new(path.trim_start_matches("//")))
}

fn make_folder(path: &Path) -> Result<(), OpenError> {
    use std::os::unix::fs::DirBuilderExt;
    // It will hold password hashes and the secret that signs sessions.
    let mut ours_alone = std::fs::DirBuilder::new();
    ours_alone.recursive(true).mode(0o700);
    match path.parent().map(|folder| ours_alone.create(folder)) {
        // A file is in the way: opening says it better.
        Some(Err(source)) if source.kind() != ErrorKind::AlreadyExists => Err(OpenError::File {
            path: absolute(path),
            source,
        }),
        _ => Ok(()),
    }
}

/// Opens a file to write. Not a database in use: closing it would give up the locks of SQLite.
fn writable(path: &Path) -> Result<File, OpenError> {
    let file = File::options().create(true).append(true).open(path);
    file.map_err(|source| OpenError::File {
        path: absolute(path),
        source,
    })
}

/// Where a database is, without what is secret in its address.
fn place(url: &str) -> String {
    if let Some(path) = sqlite_path(url) {
        return absolute(path).display().to_string();
    }
    let (scheme, rest) = url.split_once(':').unwrap_or(("", url));
    let bare = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
    let bare = bare.split('?').next().unwrap_or_default();
    format!("{scheme}://{}", bare.trim_start_matches("//"))
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Whether `error` says that the disk is full: SQLITE_FULL, SQLITE_IOERR_SHMSIZE (of the WAL's index), PostgreSQL's disk_full.
pub fn is_disk_full(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|e| e.code());
    matches!(code.as_deref(), Some("13" | "4874" | "53100"))
}

/// Whether `error` is a violated unique constraint: somebody else was first.
pub fn is_unique_violation(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(e) if e.is_unique_violation())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_named_without_its_password() {
        for url in [
            "postgres://ix:s3cret@db.example:5432/ix",
            "postgres://ix:s3c@ret@db.example:5432/ix?password=s3cret",
            "postgres://db.example:5432/ix?user=ix&password=s3cret",
        ] {
            assert_eq!(place(url), "postgres://db.example:5432/ix");
        }
        assert_eq!(place("sqlite:/data/a.sqlite"), "/data/a.sqlite");
        assert_eq!(place("sqlite:///data/a.sqlite"), "/data/a.sqlite");
    }
}
