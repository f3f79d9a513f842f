//! How a runner is set up by environment variables; the server that has one inside reads the same names.

use crate::{Runner, docker, queue::Bounds};
use std::{net::SocketAddr, path::PathBuf};

/// Of a runner that is a service of its own.
#[derive(Debug)]
pub struct Settings {
    pub listen: SocketAddr,
    pub token: String,
    driver: String,
    docker: docker::Settings,
    folder: PathBuf,
    bounds: Bounds,
}

/// Shorter ones can be guessed.
pub const TOKEN_CHARACTERS: usize = 24;

/// What may run and wait with so many at a time (0: one a core) and such a queue.
pub fn bounds(concurrency: usize, queue: usize) -> Bounds {
    let running = match concurrency {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        set => set,
    };
    Bounds {
        running,
        waiting: queue,
        waiting_of_one: (queue / 4).max(2),
    }
}

impl Settings {
    /// From the variables `get` finds; the error names the one that is wrong.
    pub fn read(get: &dyn Fn(&str) -> Option<String>) -> Result<Self, String> {
        let text = |name: &str, default: &str| get(name).unwrap_or_else(|| default.to_owned());
        let number = |name: &str, default: usize| match get(name) {
            None => Ok(default),
            Some(value) => value
                .parse()
                .map_err(|_| format!("{name}: expected a number")),
        };
        let token = match (get("IX_RUNNER_TOKEN"), get("IX_RUNNER_TOKEN_FILE")) {
            (Some(token), _) => token,
            (None, Some(file)) => std::fs::read_to_string(&file)
                .map_err(|error| format!("IX_RUNNER_TOKEN_FILE: {file}: {error}"))?,
            (None, None) => String::new(),
        };
        let token = token.trim().to_owned();
        if token.len() < TOKEN_CHARACTERS {
            return Err(format!(
                "IX_RUNNER_TOKEN or IX_RUNNER_TOKEN_FILE: expected at least {TOKEN_CHARACTERS} characters"
            ));
        }
        let listen = text("IX_RUNNER_LISTEN", "127.0.0.1:8090");
        let driver = text("IX_RUNNER", "local");
        if !["local", "docker"].contains(&driver.as_str()) {
            return Err("IX_RUNNER: expected local or docker".to_owned());
        }
        let usual = docker::Settings::default();
        Ok(Self {
            listen: listen
                .parse()
                .map_err(|_| "IX_RUNNER_LISTEN: expected an address and a port")?,
            token,
            driver,
            docker: docker::Settings {
                socket: text("IX_DOCKER_SOCKET", &usual.socket.to_string_lossy()).into(),
                images: text("IX_RUNNER_IMAGES", &usual.images),
                instance: get("IX_RUNNER_INSTANCE")
                    .unwrap_or_else(|| format!("{} {listen}", usual.instance)),
                idle: number("IX_RUNNER_IDLE", usual.idle)?,
            },
            folder: PathBuf::from(text("IX_DATA_DIR", "data")).join("runner"),
            bounds: bounds(
                number("IX_RUNNER_CONCURRENCY", 0)?,
                number("IX_RUNNER_QUEUE", 64)?,
            ),
        })
    }

    /// `executable` must answer to [`crate::agent::ROLE`] and [`crate::launch::ROLE`].
    pub fn runner(&self, executable: PathBuf) -> Runner {
        match self.driver.as_str() {
            "docker" => Runner::docker(executable, self.docker.clone(), self.bounds),
            _ => Runner::local(executable, self.folder.clone(), self.bounds),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Settings, String> {
        let get = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        Settings::read(&get)
    }

    #[test]
    fn a_service_does_not_start_without_a_token_that_cannot_be_guessed() {
        assert!(read(&[]).unwrap_err().contains("IX_RUNNER_TOKEN"));
        assert!(read(&[("IX_RUNNER_TOKEN", "short")]).is_err());
        let token = ("IX_RUNNER_TOKEN", "0123456789abcdef01234567");
        let settings = read(&[token]).unwrap();
        assert_eq!(settings.listen.to_string(), "127.0.0.1:8090");
        assert!(read(&[token, ("IX_RUNNER", "podman")]).is_err());
        assert!(read(&[token, ("IX_RUNNER_IDLE", "many")]).is_err());
    }
}
