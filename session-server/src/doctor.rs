//! What an operator asks first when something does not work: what is there, what is missing, what is weaker than it should be.

use crate::{
    ai,
    config::{Config, RunnerPlace},
    db::Db,
    judge,
};
use runner::{Availability, Runner};
use std::{fmt::Write as _, path::Path, path::PathBuf};

/// What the server cannot do without.
const FREE_BYTES: u64 = 256 << 20;

/// Findings, line by line; those that keep the server from working are counted.
#[derive(Debug, Default)]
pub struct Findings {
    pub text: String,
    pub faults: usize,
}

impl Findings {
    fn line(&mut self, about: &str, what: impl std::fmt::Display) {
        // Writing to a String cannot fail.
        let what = what.to_string();
        let lines = what.lines().filter(|line| !line.trim().is_empty());
        let _ = writeln!(
            self.text,
            "{about:<11}{}",
            lines.collect::<Vec<_>>().join(" ")
        );
    }

    fn fault(&mut self, about: &str, what: impl std::fmt::Display) {
        self.faults += 1;
        self.line(about, format_args!("FAULT: {what}"));
    }
}

/// Looks at everything; changes nothing but what the runner prepares once.
pub async fn look(config: &Config, executable: PathBuf) -> Findings {
    let mut found = Findings::default();
    database(config, &mut found).await;
    disk(&config.data_dir, &mut found);
    ports(config, &mut found).await;
    model(config, &mut found);
    programs(config, &judge::runner(config, executable), &mut found).await;
    found
}

fn model(config: &Config, found: &mut Findings) {
    match ai::describe(&config.model_dir) {
        Ok(model) => found.line("answers", format_args!("read with {model}")),
        Err(error) => found.line(
            "answers",
            format_args!("DEGRADED: read by their words alone: {error}; make model fetches it"),
        ),
    }
    if let Some(llm) = &config.llm {
        let place = format_args!("second opinions of {} at {}", llm.model, llm.url).to_string();
        found.line("answers", place);
    }
}

async fn database(config: &Config, found: &mut Findings) {
    match Db::schema(&config.database_url).await {
        Ok(None) => found.line("database", "is not there yet: the first start makes it"),
        Ok(Some((has, knows))) if has == knows => {
            found.line("database", "reachable, its schema is current")
        }
        Ok(Some((has, knows))) if has < knows => found.line(
            "database",
            format_args!(
                "reachable, at schema {has} of {knows}: the next start brings it up to date"
            ),
        ),
        Ok(Some((has, knows))) => found.fault(
            "database",
            format_args!("its schema {has} is newer than this program's {knows}"),
        ),
        Err(error) => found.fault("database", error),
    }
}

/// The nearest folder that exists: what will be made lies there.
fn existing(path: &Path) -> &Path {
    let nearest = path.ancestors().find(|folder| folder.exists());
    nearest.unwrap_or(Path::new("."))
}

fn disk(folder: &Path, found: &mut Findings) {
    let shown = folder.display();
    match rustix::fs::statvfs(existing(folder)) {
        Err(error) => found.fault("disk", format_args!("{shown}: {error}")),
        Ok(disk) => {
            let free = disk.f_bavail * disk.f_frsize;
            let what = format!("{} MiB free for {shown}", free >> 20);
            match free < FREE_BYTES {
                true => found.fault("disk", what),
                false => found.line("disk", what),
            }
        }
    }
}

async fn ports(config: &Config, found: &mut Findings) {
    let what = |error: &std::io::Error| match error.kind() {
        std::io::ErrorKind::AddrInUse => "in use, by a running server or somebody else".to_owned(),
        _ => error.to_string(),
    };
    match tokio::net::TcpListener::bind(config.listen).await {
        Ok(_) => found.line("web", format_args!("{} is free", config.listen)),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            found.line("web", format_args!("{} is {}", config.listen, what(&error)));
        }
        Err(error) => found.fault("web", format_args!("{}: {error}", config.listen)),
    }
    let media = (config.media.bind, config.media.first_port);
    match tokio::net::UdpSocket::bind(media).await {
        Ok(_) => found.line("media", format_args!("UDP port {} is free", media.1)),
        Err(error) => found.line(
            "media",
            format_args!("UDP port {} is {}", media.1, what(&error)),
        ),
    }
}

async fn programs(config: &Config, runner: &Runner, found: &mut Findings) {
    found.line("runner", runner.driver());
    let limits = "no network, read-only files but 64 MiB each in /box and /tmp, system calls by an allowlist; \
                  CPU and wall time, memory, processes, output and file sizes by program";
    found.line("", format_args!("limits: {limits}"));
    if !matches!(config.runner.place, RunnerPlace::Service { .. }) {
        let bounds = runner::settings::bounds(config.runner.concurrency, config.runner.queue);
        found.line(
            "",
            format_args!("{} at a time, {} may wait", bounds.running, bounds.waiting),
        );
    }
    let degraded = runner.degraded().await;
    if degraded.is_empty() {
        found.line("", "nothing is degraded");
    }
    for degraded in degraded {
        found.line("", format_args!("DEGRADED: {degraded}"));
    }
    let languages = runner.languages().await;
    if !languages
        .values()
        .any(|availability| matches!(availability, Availability::Ready { .. }))
    {
        found.fault("language", "none can be run here");
    }
    for (language, availability) in languages {
        match availability {
            Availability::Ready { version } => {
                found.line("language", format_args!("{:<12}{version}", language.name()));
            }
            Availability::Missing { why } => {
                found.line(
                    "language",
                    format_args!("{:<12}MISSING: {why}", language.name()),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;

    #[tokio::test]
    async fn a_database_out_of_reach_is_a_fault_and_a_missing_engine_is_named() {
        let config = config::with(&[
            ("IX_DATABASE_URL", "postgres://nobody@127.0.0.1:1/none"),
            ("IX_RUNNER", "docker"),
            ("IX_DOCKER_SOCKET", "/nowhere/docker.sock"),
            ("IX_LISTEN", "127.0.0.1:0"),
            ("IX_MEDIA_PORT", "0"),
        ]);
        let found = look(&config.unwrap(), std::env::current_exe().unwrap()).await;
        assert_eq!(found.faults, 2, "{}", found.text);
        assert!(found.text.lines().all(|line| !line.trim().is_empty()));
        for part in [
            "language   FAULT: none can be run here",
            "database   FAULT:",
            "containers of the Docker engine at /nowhere/docker.sock",
            "DEGRADED: Programs cannot be run: no Docker engine answers at /nowhere/docker.sock.",
            "Python      MISSING: no Docker engine answers",
        ] {
            assert!(found.text.contains(part), "{part}: {}", found.text);
        }
    }
}
