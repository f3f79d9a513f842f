//! What makes sandboxes: this machine's namespaces, or a Docker engine.

use crate::{
    Availability, Language,
    docker::{self, Docker},
    local::{self, Local},
    wire::{self, FromAgent, ToAgent},
};
use std::{collections::BTreeMap, io, time::Duration};

/// What the sandbox itself may take on top of what it does for the program.
pub const GRACE: Duration = Duration::from_secs(10);

#[derive(Debug)]
pub enum Driver {
    Local(Box<Local>),
    Docker(Docker),
}

impl Driver {
    pub fn describe(&self) -> String {
        match self {
            Driver::Local(_) => "namespaces of this machine (bubblewrap)".to_owned(),
            Driver::Docker(docker) => docker.describe(),
        }
    }

    pub async fn languages(&self) -> BTreeMap<Language, Availability> {
        match self {
            Driver::Local(local) => local.languages().await,
            Driver::Docker(docker) => docker.languages().await,
        }
    }

    pub async fn availability(&self, language: Language) -> Availability {
        match self {
            Driver::Local(local) => local.languages().await[&language].clone(),
            Driver::Docker(docker) => docker.availability(language).await,
        }
    }

    pub async fn degraded(&self) -> Vec<String> {
        match self {
            Driver::Local(local) => local.degraded().await,
            Driver::Docker(docker) => docker.degraded().await,
        }
    }

    /// A sandbox that stands.
    pub async fn open(&self, language: Language) -> io::Result<Sandbox> {
        let local = match self {
            Driver::Docker(docker) => return docker.open(language).await.map(Sandbox::Docker),
            Driver::Local(local) => local.open().await?,
        };
        let mut sandbox = Sandbox::Local(Box::new(local));
        match sandbox.answer(GRACE).await {
            Ok(FromAgent::Ready) => Ok(sandbox),
            Ok(other) => Err(io::Error::other(format!("it answered {other:?}"))),
            Err(error) => Err(io::Error::other(format!("it does not start: {error}"))),
        }
    }

    /// One submission in `language` is through.
    pub fn refill(&self, language: Language) {
        if let Driver::Docker(docker) = self {
            docker.refill(language);
        }
    }
}

/// One sandbox; it dies with this.
#[derive(Debug)]
pub enum Sandbox {
    Local(Box<local::Sandbox>),
    Docker(docker::Container),
}

impl Sandbox {
    pub async fn send(&mut self, message: &ToAgent) -> io::Result<()> {
        match self {
            Sandbox::Local(local) => wire::send(&mut local.stdin, message).await,
            Sandbox::Docker(container) => container.send(message).await,
        }
    }

    /// The agent's next word, or its last ones in the error.
    pub async fn answer(&mut self, within: Duration) -> io::Result<FromAgent> {
        let answer = async {
            match self {
                Sandbox::Local(local) => wire::receive(&mut local.stdout).await,
                Sandbox::Docker(container) => container.receive().await,
            }
        };
        let error = match tokio::time::timeout(within, answer).await {
            Ok(Ok(answer)) => return Ok(answer),
            Ok(Err(error)) => error,
            Err(_) => return Err(io::Error::new(io::ErrorKind::TimedOut, "no answer")),
        };
        let said = match self {
            Sandbox::Local(local) => local.complaint().await,
            Sandbox::Docker(container) => container.complaint(),
        };
        Err(io::Error::new(error.kind(), format!("{error} {said}")))
    }

    /// `processes`: besides those of the sandbox itself.
    pub async fn limit(&mut self, memory_bytes: u64, processes: u32) -> io::Result<()> {
        match self {
            Sandbox::Local(local) => {
                local.limit_memory(memory_bytes)?;
                local.limit_processes(processes)
            }
            Sandbox::Docker(container) => container.limit(memory_bytes, processes).await,
        }
    }

    /// How often the kernel killed somebody in it for want of memory, where its agent cannot see that.
    pub fn memory_kills(&self) -> u64 {
        match self {
            Sandbox::Local(local) => local.memory_kills(),
            Sandbox::Docker(_) => 0,
        }
    }

    /// CPU time of everybody in it so far, microseconds, where its agent cannot see that.
    pub fn cpu_us(&self) -> Option<u64> {
        match self {
            Sandbox::Local(local) => local.cpu_us(),
            Sandbox::Docker(_) => None,
        }
    }

    /// Whether it is its agent that was killed for want of memory, after `kills` kills.
    pub async fn died_of_memory(&mut self, kills: u64) -> bool {
        match self {
            Sandbox::Local(local) => local.memory_kills() > kills,
            Sandbox::Docker(container) => container.was_out_of_memory().await,
        }
    }

    /// Whether nobody should wait for its end: an engine takes longer for that than most programs run.
    pub fn is_slow_to_close(&self) -> bool {
        matches!(self, Sandbox::Docker(_))
    }

    /// Kills it, and returns when nothing of it is left.
    pub async fn close(self) {
        match self {
            Sandbox::Local(local) => local.close().await,
            Sandbox::Docker(container) => container.close().await,
        }
    }
}
