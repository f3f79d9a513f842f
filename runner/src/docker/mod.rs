//! The driver for a Docker engine: one container a submission, taken from a pool of started ones.
//!
//! What holds a program is the engine's (no network, read-only root, no capabilities, a system call profile, memory, processes)
//! and the agent's (time, output, files). The agent is this very executable, put into a volume that containers see; it runs
//! as another user than the programs.

mod container;
mod engine;
mod family;

pub use container::Container;

use crate::{
    Availability, End, Language, Limits, host,
    wire::{FromAgent, ToAgent},
};
use container::{Bounds, OWN_PROCESSES};
use engine::Engine;
use family::Family;
use std::{
    collections::{BTreeMap, VecDeque},
    io,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// A language that is missing is looked for again after so long: the engine may be back, or an image made.
const LOOK_AGAIN: Duration = Duration::from_secs(10);

#[derive(Debug, Clone)]
pub struct Settings {
    /// The engine's socket.
    pub socket: PathBuf,
    /// What the names of the images begin with.
    pub images: String,
    /// Whose containers they are: the same after a restart, and different for every other runner of the engine.
    pub instance: String,
    /// Started containers that wait for a submission, of each family of languages that is used.
    pub idle: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            socket: "/var/run/docker.sock".into(),
            images: "interviewxpert-runner-".to_owned(),
            instance: host_name(),
            idle: 1,
        }
    }
}

pub fn host_name() -> String {
    rustix::system::uname()
        .nodename()
        .to_string_lossy()
        .into_owned()
}

#[derive(Debug)]
pub struct Docker {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    settings: Settings,
    engine: Arc<Engine>,
    pools: [Mutex<Pool>; Family::ALL.len()],
    looked: [tokio::sync::Mutex<Option<Looked>>; Family::ALL.len()],
}

#[derive(Debug, Default)]
struct Pool {
    idle: VecDeque<Container>,
    /// Containers on their way into it.
    starting: usize,
}

#[derive(Debug)]
struct Looked {
    at: Instant,
    languages: BTreeMap<Language, Availability>,
}

impl Looked {
    fn is_current(&self) -> bool {
        let ready =
            |availability: &Availability| matches!(availability, Availability::Ready { .. });
        self.languages.values().all(ready) || self.at.elapsed() < LOOK_AGAIN
    }
}

impl Docker {
    pub fn new(executable: PathBuf, settings: Settings) -> Self {
        Self {
            shared: Arc::new(Shared {
                engine: Arc::new(Engine::new(&settings, executable)),
                settings,
                pools: Default::default(),
                looked: Default::default(),
            }),
        }
    }

    pub fn describe(&self) -> String {
        let socket = self.shared.settings.socket.display();
        format!("containers of the Docker engine at {socket}")
    }

    pub async fn languages(&self) -> BTreeMap<Language, Availability> {
        let looks = Family::ALL.map(|family| self.shared.look(family));
        let all = futures_util::future::join_all(looks).await;
        all.into_iter().flatten().collect()
    }

    pub async fn availability(&self, language: Language) -> Availability {
        let looked = self.shared.look(Family::of(language)).await;
        let missing = || Availability::Missing {
            why: "its image does not hold it".to_owned(),
        };
        looked.get(&language).cloned().unwrap_or_else(missing)
    }

    pub async fn degraded(&self) -> Vec<String> {
        let info = match self.shared.engine.info().await {
            Err(error) => return vec![format!("Programs cannot be run: {error}.")],
            Ok(info) => info,
        };
        let security = info.security_options.unwrap_or_default();
        let seccomp = security
            .iter()
            .any(|option| option.contains("name=seccomp"));
        [
            (info.memory_limit, "The Docker engine cannot limit memory."),
            (info.pids_limit, "The Docker engine cannot limit processes."),
            (
                Some(seccomp),
                "The Docker engine has no seccomp: programs may make every system call.",
            ),
        ]
        .into_iter()
        .filter(|(works, _)| *works != Some(true))
        .map(|(_, what)| what.to_owned())
        .collect()
    }

    /// A sandbox whose agent answers, for one submission.
    pub async fn open(&self, language: Language) -> io::Result<Container> {
        let family = Family::of(language);
        loop {
            let idle = self.shared.pool(family).idle.pop_front();
            let Some(mut container) = idle else {
                return self.shared.start(family).await;
            };
            if container.is_alive().await {
                return Ok(container);
            }
        }
    }

    /// To be called when a submission is through: what it took is replaced while nobody waits.
    pub fn refill(&self, language: Language) {
        let family = Family::of(language);
        let room = {
            let mut pool = self.shared.pool(family);
            let room = self.shared.settings.idle;
            let room = room.saturating_sub(pool.idle.len() + pool.starting);
            pool.starting += room;
            room
        };
        for _ in 0..room {
            let shared = Arc::downgrade(&self.shared);
            tokio::spawn(async move {
                let Some(shared) = shared.upgrade() else {
                    return;
                };
                let started = shared.start(family).await;
                let mut pool = shared.pool(family);
                pool.starting -= 1;
                match started {
                    Ok(container) => pool.idle.push_back(container),
                    Err(error) => {
                        tracing::warn!(family = family.name(), %error, "no container for the pool");
                    }
                }
            });
        }
    }
}

/// Nothing is left half-done under these locks.
fn locked(pool: &Mutex<Pool>) -> MutexGuard<'_, Pool> {
    pool.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    fn pool(&self, family: Family) -> MutexGuard<'_, Pool> {
        locked(&self.pools[family as usize])
    }

    fn image(&self, family: Family) -> String {
        format!("{}{}", self.settings.images, family.name())
    }

    /// A new container with the limits that its first command has most often, so that they need no change.
    async fn start(&self, family: Family) -> io::Result<Container> {
        let languages = || family.languages();
        let compiles = languages().all(|language| language.compile().is_some());
        let limits = Limits::default();
        let memory_bytes = languages().map(|language| match compiles {
            true => host::compile_memory(language),
            false => host::run_memory(language, &limits, 0),
        });
        let bounds = Bounds {
            memory_bytes: memory_bytes.max().unwrap_or_default(),
            processes: limits.processes + OWN_PROCESSES,
        };
        let image = self.image(family);
        let started = Container::start(&self.engine, image.clone(), bounds).await?;
        started.ok_or_else(|| {
            io::Error::other(format!(
                "the image {image} is not there (make runner-images)"
            ))
        })
    }

    async fn look(&self, family: Family) -> BTreeMap<Language, Availability> {
        let mut looked = self.looked[family as usize].lock().await;
        if let Some(looked) = looked.as_ref().filter(|looked| looked.is_current()) {
            return looked.languages.clone();
        }
        let languages = match self.start(family).await {
            Err(error) => {
                let why = error.to_string();
                let missing = |language| (language, Availability::Missing { why: why.clone() });
                family.languages().map(missing).collect()
            }
            Ok(mut container) => {
                let mut all = BTreeMap::new();
                for language in family.languages() {
                    all.insert(language, version(&mut container, language).await);
                }
                container.close().await;
                all
            }
        };
        *looked = Some(Looked {
            at: Instant::now(),
            languages: languages.clone(),
        });
        languages
    }
}

/// Asks every tool of the language for its version.
async fn version(container: &mut Container, language: Language) -> Availability {
    let (tools, arguments) = language.tools();
    let mut versions = Vec::new();
    for &tool in tools {
        let command = std::iter::once(&tool).chain(arguments);
        let request = ToAgent::Run {
            command: command.map(|&word| word.to_owned()).collect(),
            environment: language.environment(),
            input: Vec::new(),
            limits: language.compile_limits(),
            keep_files: false,
        };
        let answer = match container.send(&request).await {
            Ok(()) => container.receive().await,
            Err(error) => Err(error),
        };
        match answer {
            Ok(FromAgent::Ran { ran, .. }) if ran.end == End::Exit(0) => {
                let said = if ran.stdout.is_empty() {
                    ran.stderr
                } else {
                    ran.stdout
                };
                let said = String::from_utf8_lossy(&said).into_owned();
                versions.push(language.version(&said));
            }
            other => {
                let why = format!("{tool} does not work in its image: {other:?}");
                return Availability::Missing { why };
            }
        }
    }
    Availability::Ready {
        version: versions.swap_remove(0),
    }
}
