//! One database text for SQLite and PostgreSQL, and the one way to write.
//!
//! SQLite has a single writer: writes go through a pool of one connection that opens with `BEGIN IMMEDIATE`, so a
//! transaction never fails half-way for want of the lock, and readers go on beside it (WAL).

use sqlx::{
    Any, AnyConnection, AnyPool, SqlSafeStr, Transaction,
    any::AnyPoolOptions,
    migrate::{Migration, MigrationType, Migrator},
};
use std::{path::Path, time::Duration};

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
    #[error("cannot create the folder of the database file: {0}")]
    Folder(#[from] std::io::Error),
    #[error("cannot open the database: {0}")]
    Connect(#[from] sqlx::Error),
    #[error("cannot bring the database schema up to date: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
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
        let db = if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.trim_start_matches("//");
            if let Some(folder) = Path::new(path).parent() {
                std::fs::create_dir_all(folder)?;
            }
            let url = format!("sqlite:{path}?mode=rwc");
            Self {
                dialect: Dialect::Sqlite,
                write: sqlite_pool(1).connect(&url).await?,
                read: sqlite_pool(max_connections).connect_lazy(&url)?,
            }
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let pool = AnyPoolOptions::new()
                .max_connections(max_connections)
                .acquire_timeout(Duration::from_secs(10))
                .connect(url)
                .await?;
            Self {
                dialect: Dialect::Postgres,
                read: pool.clone(),
                write: pool,
            }
        } else {
            let scheme = url.split(':').next().unwrap_or_default();
            return Err(OpenError::Scheme(scheme.to_owned()));
        };
        db.migrate().await?;
        Ok(db)
    }

    async fn migrate(&self) -> Result<(), OpenError> {
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
        Ok(Migrator::with_migrations(migrations)
            .run(&self.write)
            .await?)
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

fn sqlite_pool(connections: u32) -> AnyPoolOptions {
    AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .after_connect(|connection: &mut AnyConnection, _| {
            Box::pin(async move {
                sqlx::raw_sql(SQLITE_PRAGMAS)
                    .execute(connection)
                    .await
                    .map(drop)
            })
        })
}

/// Whether `error` is a violated unique constraint: somebody else was first.
pub fn is_unique_violation(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(e) if e.is_unique_violation())
}
