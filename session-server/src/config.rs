//! Configuration: environment variables with defaults that serve one machine.
//!
//! Every `IX_NAME` can be given as `IX_NAME_FILE`, the path of a file that holds the value.

use crate::{ai, http::Network};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    net::IpAddr,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};
use tracing_subscriber::EnvFilter;

#[derive(Debug, Clone)]
pub struct Config {
    pub listen: SocketAddr,
    /// Scheme, host and port that browsers use; state changes from any other origin are refused.
    pub public_origin: String,
    pub data_dir: PathBuf,
    /// Content of the operator's own, beside what ships.
    pub content_dir: Option<PathBuf>,
    pub database_url: String,
    pub database_connections: u32,
    /// Absent: one replica, events stay in the process.
    pub redis_url: Option<String>,
    pub media: Media,
    pub rooms: RoomLimits,
    pub runner: RunnerSettings,
    /// Absent: answers are read by what ships alone.
    pub llm: Option<ai::llm::Settings>,
    /// Folder of the model that evaluates answers.
    pub model_dir: PathBuf,
    /// This program, which the server starts again to integrate documents. Absent: the one that runs.
    pub executable: Option<PathBuf>,
    pub log_format: LogFormat,
    /// Which lines are logged, in the syntax of `tracing_subscriber::EnvFilter`.
    pub log: String,
    /// Registration is open to everybody who can reach the server.
    pub registration_open: bool,
    /// Connections of clients at a time, and those of one address.
    pub connections: usize,
    pub connections_per_address: usize,
    /// Proxies in front of the server, whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
}

#[derive(Debug, Clone)]
pub struct Media {
    pub bind: IpAddr,
    /// Addresses offered to browsers; empty means every address of this machine.
    pub advertise: Vec<IpAddr>,
    /// UDP port of the first worker, one more for each further worker; 0 picks free ones.
    pub first_port: u16,
    /// 0 means one a core.
    pub workers: usize,
    /// STUN and TURN URLs handed to browsers.
    pub ice_urls: Vec<String>,
    /// Shared secret of the TURN server (time-limited credentials).
    pub turn_secret: Option<String>,
}

#[derive(Debug, Clone, Copy)]
pub struct RoomLimits {
    pub participants: usize,
    pub files: usize,
    /// Bytes of one document update.
    pub update_bytes: usize,
    /// Bytes of one room's whole document.
    pub document_bytes: usize,
}

#[derive(Debug, Clone)]
pub struct RunnerSettings {
    pub place: RunnerPlace,
    /// Programs at a time; 0 means one a core.
    pub concurrency: usize,
    /// Programs that may wait.
    pub queue: usize,
}

/// Where programs of users run.
#[derive(Debug, Clone)]
pub enum RunnerPlace {
    Local,
    Docker(runner::docker::Settings),
    /// A runner that is a service of its own.
    Service {
        url: String,
        token: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    Text,
    Json,
}

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{name} is {value:?}: {expected}")]
    Value {
        name: &'static str,
        value: String,
        expected: &'static str,
    },
    #[error("{name}_FILE names {path:?}, which cannot be read: {source}")]
    File {
        name: &'static str,
        path: String,
        source: std::io::Error,
    },
}

/// Name, default and meaning of every setting, as `print-config` shows them.
const SETTINGS: &[(&str, &str, &str)] = &[
    (
        "IX_LISTEN",
        "127.0.0.1:8080",
        "address and port of the web server",
    ),
    (
        "IX_PUBLIC_ORIGIN",
        "http://localhost:8080",
        "what browsers have in the address bar, without a path",
    ),
    ("IX_DATA_DIR", "./data", "folder of the embedded database"),
    (
        "IX_CONTENT_DIR",
        "",
        "folder with problems/, debugging/ and questions/ of your own, beside what ships",
    ),
    (
        "IX_DATABASE_URL",
        "",
        "postgres://… ; empty: a SQLite file in IX_DATA_DIR",
    ),
    (
        "IX_DATABASE_CONNECTIONS",
        "8",
        "largest number of database connections, 2 to 200",
    ),
    (
        "IX_REDIS_URL",
        "",
        "redis://… to share events between replicas; empty: one replica",
    ),
    (
        "IX_MEDIA_BIND",
        "0.0.0.0",
        "address the media sockets bind to",
    ),
    (
        "IX_MEDIA_ADVERTISE",
        "",
        "addresses offered to browsers, comma separated; empty: all of this machine",
    ),
    (
        "IX_MEDIA_PORT",
        "7882",
        "UDP port of the first media worker, one more for each further one",
    ),
    ("IX_MEDIA_WORKERS", "0", "media threads; 0: one a core"),
    (
        "IX_ICE_URLS",
        "",
        "stun: and turn: URLs handed to browsers, comma separated",
    ),
    (
        "IX_TURN_SECRET",
        "",
        "shared secret of the TURN server (static-auth-secret of coturn)",
    ),
    ("IX_ROOM_PARTICIPANTS", "10", "people in one room, 2 to 50"),
    ("IX_ROOM_FILES", "20", "files in one room, 1 to 100"),
    (
        "IX_ROOM_UPDATE_BYTES",
        "65536",
        "largest document update in bytes",
    ),
    (
        "IX_ROOM_DOCUMENT_BYTES",
        "1048576",
        "largest document in bytes",
    ),
    (
        "IX_RUNNER",
        "local",
        "where programs of users run: local, docker, or http://host:port of a runner service",
    ),
    (
        "IX_RUNNER_TOKEN",
        "",
        "what a runner service knows us by, 24 characters or more",
    ),
    (
        "IX_DOCKER_SOCKET",
        "/var/run/docker.sock",
        "of the engine, for IX_RUNNER=docker",
    ),
    (
        "IX_RUNNER_IMAGES",
        "interviewxpert-runner-",
        "what the names of the engine's images begin with",
    ),
    (
        "IX_RUNNER_IDLE",
        "1",
        "started containers that wait, of each family of languages that is used, 0 to 64",
    ),
    (
        "IX_RUNNER_CONCURRENCY",
        "0",
        "programs of users that run at a time; 0: one a core",
    ),
    (
        "IX_RUNNER_QUEUE",
        "64",
        "programs of users that may wait for their turn, 1 to 10000",
    ),
    (
        "IX_LLM_URL",
        "",
        "of an OpenAI-compatible endpoint up to /v1, for second opinions and new questions; empty: none",
    ),
    ("IX_LLM_MODEL", "", "the model to ask for at IX_LLM_URL"),
    ("IX_LLM_KEY", "", "what IX_LLM_URL knows us by, if it asks"),
    (
        "IX_LLM_TIMEOUT_S",
        "60",
        "longest wait for one answer of the model, 1 to 600 seconds",
    ),
    (
        "IX_LLM_SESSION_TOKENS",
        "40000",
        "what one mock interview may use, in tokens, 10000 to 10000000; an opinion sets about 6000 aside",
    ),
    (
        "IX_MODEL_DIR",
        "",
        "folder of the model that evaluates answers; empty: where `make model` puts it",
    ),
    (
        "IX_LOG",
        "info",
        "what is logged: error, warn, info, debug or trace, also by part: info,session_server=debug",
    ),
    ("IX_LOG_FORMAT", "text", "form of the log, text or json"),
    ("IX_REGISTRATION", "open", "open or closed"),
    (
        "IX_CONNECTIONS",
        "8192",
        "connections of clients at a time, 16 to 1000000",
    ),
    (
        "IX_CONNECTIONS_PER_ADDRESS",
        "512",
        "of these from one address, 8 to 1000000; trusted proxies and this machine may have all",
    ),
    (
        "IX_TRUSTED_PROXIES",
        "",
        "addresses or networks (10.0.0.0/8) of proxies whose X-Forwarded-For is believed, comma separated",
    ),
];

const SECRETS: &[&str] = &[
    "IX_TURN_SECRET",
    "IX_RUNNER_TOKEN",
    "IX_LLM_KEY",
    "IX_DATABASE_URL",
    "IX_REDIS_URL",
];

struct Source<'a> {
    env: &'a dyn Fn(&str) -> Option<String>,
}

impl Source<'_> {
    fn text(&self, name: &'static str) -> Result<String, ConfigError> {
        if let Some(path) = (self.env)(&format!("{name}_FILE")) {
            return std::fs::read_to_string(&path)
                .map(|text| text.trim_end().to_owned())
                .map_err(|source| ConfigError::File { name, path, source });
        }
        let default = SETTINGS.iter().find(|s| s.0 == name).map_or("", |s| s.1);
        Ok((self.env)(name).unwrap_or_else(|| default.to_owned()))
    }

    fn optional(&self, name: &'static str) -> Result<Option<String>, ConfigError> {
        Ok(Some(self.text(name)?).filter(|text| !text.is_empty()))
    }

    fn parse<T: std::str::FromStr>(
        &self,
        name: &'static str,
        expected: &'static str,
    ) -> Result<T, ConfigError> {
        let value = self.text(name)?;
        value.parse().map_err(|_| ConfigError::Value {
            name,
            value,
            expected,
        })
    }

    fn within(
        &self,
        name: &'static str,
        low: usize,
        high: usize,
        expected: &'static str,
    ) -> Result<usize, ConfigError> {
        let number: usize = self.parse(name, expected)?;
        if (low..=high).contains(&number) {
            Ok(number)
        } else {
            Err(ConfigError::Value {
                name,
                value: number.to_string(),
                expected,
            })
        }
    }

    fn log_filter(&self) -> Result<String, ConfigError> {
        let value = self.text("IX_LOG")?;
        match EnvFilter::try_new(&value) {
            Ok(_) => Ok(value),
            Err(_) => Err(ConfigError::Value {
                name: "IX_LOG",
                value,
                expected: "expected a level such as info, or levels by part: info,session_server=debug",
            }),
        }
    }

    fn list<T: std::str::FromStr>(
        &self,
        name: &'static str,
        expected: &'static str,
    ) -> Result<Vec<T>, ConfigError> {
        let text = self.text(name)?;
        text.split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty())
            .map(|item| {
                item.parse().map_err(|_| ConfigError::Value {
                    name,
                    value: item.to_owned(),
                    expected,
                })
            })
            .collect()
    }
}

impl Config {
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::read(&|name| std::env::var(name).ok())
    }

    /// Reads the settings that `env` knows; the rest take their defaults.
    pub fn read(env: &dyn Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let source = Source { env };
        let data_dir = PathBuf::from(source.text("IX_DATA_DIR")?);
        let database_url = source.optional("IX_DATABASE_URL")?.unwrap_or_else(|| {
            format!(
                "sqlite:{}",
                data_dir.join("interviewxpert.sqlite").display()
            )
        });
        let origin = source.text("IX_PUBLIC_ORIGIN")?;
        let bare = origin.split_once("://").is_some_and(|(scheme, host)| {
            matches!(scheme, "http" | "https") && !host.is_empty() && !host.contains('/')
        });
        if !bare {
            let expected = "expected http(s)://host[:port] without a path";
            return Err(ConfigError::Value {
                name: "IX_PUBLIC_ORIGIN",
                value: origin,
                expected,
            });
        }
        let place = runner_place(&source, &data_dir)?;
        Ok(Self {
            listen: source.parse("IX_LISTEN", "expected address:port")?,
            public_origin: origin,
            data_dir,
            content_dir: source.optional("IX_CONTENT_DIR")?.map(PathBuf::from),
            database_url,
            database_connections: source.within(
                "IX_DATABASE_CONNECTIONS",
                2,
                200,
                "expected 2 to 200",
            )? as u32,
            redis_url: source.optional("IX_REDIS_URL")?,
            media: Media {
                bind: source.parse("IX_MEDIA_BIND", "expected an IP address")?,
                advertise: source.list("IX_MEDIA_ADVERTISE", "expected IP addresses")?,
                first_port: source.parse("IX_MEDIA_PORT", "expected a port")?,
                workers: source.within("IX_MEDIA_WORKERS", 0, 256, "expected 0 to 256")?,
                ice_urls: source.list("IX_ICE_URLS", "expected URLs")?,
                turn_secret: source.optional("IX_TURN_SECRET")?,
            },
            runner: RunnerSettings {
                place,
                concurrency: source.within("IX_RUNNER_CONCURRENCY", 0, 256, "expected 0 to 256")?,
                queue: source.within("IX_RUNNER_QUEUE", 1, 10_000, "expected 1 to 10000")?,
            },
            llm: llm(&source)?,
            model_dir: match source.optional("IX_MODEL_DIR")? {
                Some(folder) => folder.into(),
                None => usual_model_dir(env),
            },
            rooms: RoomLimits {
                participants: source.within("IX_ROOM_PARTICIPANTS", 2, 50, "expected 2 to 50")?,
                files: source.within("IX_ROOM_FILES", 1, 100, "expected 1 to 100")?,
                update_bytes: source.within(
                    "IX_ROOM_UPDATE_BYTES",
                    1024,
                    1 << 20,
                    "expected 1024 to 1048576",
                )?,
                document_bytes: source.within(
                    "IX_ROOM_DOCUMENT_BYTES",
                    65_536,
                    16 << 20,
                    "expected 65536 to 16777216",
                )?,
            },
            executable: None,
            log: source.log_filter()?,
            log_format: match source.text("IX_LOG_FORMAT")?.as_str() {
                "text" => LogFormat::Text,
                "json" => LogFormat::Json,
                other => {
                    let expected = "expected text or json";
                    return Err(ConfigError::Value {
                        name: "IX_LOG_FORMAT",
                        value: other.to_owned(),
                        expected,
                    });
                }
            },
            registration_open: match source.text("IX_REGISTRATION")?.as_str() {
                "open" => true,
                "closed" => false,
                other => {
                    let expected = "expected open or closed";
                    return Err(ConfigError::Value {
                        name: "IX_REGISTRATION",
                        value: other.to_owned(),
                        expected,
                    });
                }
            },
            connections: source.within(
                "IX_CONNECTIONS",
                16,
                1_000_000,
                "expected 16 to 1000000",
            )?,
            connections_per_address: source.within(
                "IX_CONNECTIONS_PER_ADDRESS",
                8,
                1_000_000,
                "expected 8 to 1000000",
            )?,
            trusted_proxies: source
                .list("IX_TRUSTED_PROXIES", "expected IP addresses or networks")?,
        })
    }

    /// Whether only this machine can reach the web server.
    pub fn is_loopback(&self) -> bool {
        self.listen.ip().is_loopback()
    }

    /// Whether browsers reach us by TLS (through a proxy).
    pub fn is_https(&self) -> bool {
        self.public_origin.starts_with("https://")
    }
}

fn llm(source: &Source<'_>) -> Result<Option<ai::llm::Settings>, ConfigError> {
    let Some(url) = source.optional("IX_LLM_URL")? else {
        return Ok(None);
    };
    let is_web = url
        .split_once("://")
        .is_some_and(|(scheme, rest)| matches!(scheme, "http" | "https") && !rest.is_empty());
    if !is_web {
        return Err(ConfigError::Value {
            name: "IX_LLM_URL",
            value: url,
            expected: "expected http(s)://host[:port]/v1",
        });
    }
    let Some(model) = source.optional("IX_LLM_MODEL")? else {
        return Err(ConfigError::Value {
            name: "IX_LLM_MODEL",
            value: String::new(),
            expected: "expected the name of a model, as IX_LLM_URL is set",
        });
    };
    let seconds = source.within("IX_LLM_TIMEOUT_S", 1, 600, "expected 1 to 600")?;
    let tokens = source.within(
        "IX_LLM_SESSION_TOKENS",
        10_000,
        10_000_000,
        "expected 10000 to 10000000",
    )?;
    Ok(Some(ai::llm::Settings {
        url,
        model,
        key: source.optional("IX_LLM_KEY")?,
        timeout: Duration::from_secs(seconds as u64),
        session_tokens: tokens as u64,
    }))
}

/// Of the user's cache, as `make model` has it.
fn usual_model_dir(env: &dyn Fn(&str) -> Option<String>) -> PathBuf {
    let set = |name| env(name).filter(|value| !value.is_empty());
    let cache = set("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || set("HOME").map(|home| Path::new(&home).join(".cache"));
    let cache = cache.or_else(home).unwrap_or_else(|| ".cache".into());
    cache.join("interviewxpert/model")
}

fn runner_place(source: &Source<'_>, data_dir: &Path) -> Result<RunnerPlace, ConfigError> {
    let place = source.text("IX_RUNNER")?;
    let usual = runner::docker::Settings::default();
    let token = source.text("IX_RUNNER_TOKEN")?;
    match place.as_str() {
        "local" => Ok(RunnerPlace::Local),
        "docker" => Ok(RunnerPlace::Docker(runner::docker::Settings {
            socket: source.text("IX_DOCKER_SOCKET")?.into(),
            images: source.text("IX_RUNNER_IMAGES")?,
            instance: format!("{} {}", usual.instance, data_dir.display()),
            idle: source.within("IX_RUNNER_IDLE", 0, 64, "expected 0 to 64")?,
        })),
        _ if runner::service::Remote::new(&place, String::new()).is_none() => {
            Err(ConfigError::Value {
                name: "IX_RUNNER",
                value: place,
                expected: "expected local, docker or http://host:port",
            })
        }
        _ if token.len() < runner::settings::TOKEN_CHARACTERS => Err(ConfigError::Value {
            name: "IX_RUNNER_TOKEN",
            value: "(hidden)".to_owned(),
            expected: "expected 24 characters or more, as IX_RUNNER is a service",
        }),
        url => Ok(RunnerPlace::Service {
            url: url.to_owned(),
            token,
        }),
    }
}

/// Every setting with its meaning and the value in force; secrets are masked.
pub fn print(env: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    for &(name, default, meaning) in SETTINGS {
        let file = env(&format!("{name}_FILE")).map(|path| format!("(from {path})"));
        let value = match file.or_else(|| env(name)) {
            Some(value) if SECRETS.contains(&name) && !value.is_empty() => "(set)".to_owned(),
            Some(value) => value,
            None => default.to_owned(),
        };
        // Writing to a String cannot fail.
        let _ = writeln!(out, "# {meaning}\n{name}={value}\n");
    }
    out
}

/// Settings of a test or a bench: defaults, then `pairs`.
pub fn with(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let map: BTreeMap<String, String> = pairs
        .iter()
        .map(|&(k, v)| (k.to_owned(), v.to_owned()))
        .collect();
    Config::read(&|name| map.get(name).cloned())
}

#[cfg(test)]
mod tests;
