//! The Docker engine, as far as sandboxes need it: containers with our labels, and the one that holds the agent.

use super::Settings;
use crate::{agent, sealed};
use bollard::{
    Docker as Api, body_full,
    errors::Error,
    models::{ContainerCreateBody, ContainerSummary, SystemInfo},
    query_parameters::{
        EventsOptionsBuilder, ListContainersOptionsBuilder, RemoveContainerOptionsBuilder,
        RenameContainerOptionsBuilder, UploadToContainerOptionsBuilder,
    },
};
use futures_util::StreamExt;
use std::{
    collections::HashMap,
    fs, io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};
use tokio::sync::OnceCell;

/// Of one answer of the engine.
const PATIENCE_S: u64 = 30;
/// What says whose container it is: the runner's that may be started again, and its process'.
const INSTANCE: &str = "interviewxpert.runner.instance";
const PROCESS: &str = "interviewxpert.runner.process";
/// The container that holds an agent; its value is the container's name.
const HOLDER: &str = "interviewxpert.runner.holder";
/// How long an event of a container that died may be on its way.
const LATEST_EVENT: Duration = Duration::from_secs(2);
/// After which what nobody uses is nobody's.
const OLD: Duration = Duration::from_secs(24 * 3600);

#[derive(Debug)]
pub struct Engine {
    socket: PathBuf,
    executable: PathBuf,
    instance: String,
    process: String,
    api: OnceCell<Api>,
}

fn io_error(error: Error) -> io::Error {
    match error {
        Error::DockerResponseServerError { message, .. } => io::Error::other(message),
        Error::SocketNotFoundError(path) => {
            io::Error::other(format!("no Docker engine answers at {path}"))
        }
        error => io::Error::other(format!("the Docker engine does not answer: {error}")),
    }
}

fn status(error: &Error) -> Option<u16> {
    match error {
        Error::DockerResponseServerError { status_code, .. } => Some(*status_code),
        _ => None,
    }
}

impl Engine {
    pub fn new(settings: &Settings, executable: PathBuf) -> Self {
        // Only to be told from others of the same instance.
        let random = fs::read_to_string("/proc/sys/kernel/random/uuid").unwrap_or_default();
        let process = format!("{} {}", std::process::id(), random.trim());
        Self {
            socket: settings.socket.clone(),
            executable,
            instance: settings.instance.clone(),
            process,
            api: OnceCell::new(),
        }
    }

    /// The engine, once it has answered; what an earlier process of this instance left there is gone then.
    pub async fn api(&self) -> io::Result<&Api> {
        let connect = || async {
            let socket = self.socket.to_string_lossy();
            let api = Api::connect_with_socket(&socket, PATIENCE_S, bollard::API_DEFAULT_VERSION);
            let api = api.map_err(io_error)?;
            let api = api.negotiate_version().await.map_err(io_error)?;
            self.sweep(&api).await.map_err(io_error)?;
            Ok(api)
        };
        self.api.get_or_try_init(connect).await
    }

    pub async fn info(&self) -> io::Result<SystemInfo> {
        self.api().await?.info().await.map_err(io_error)
    }

    /// Makes a container with the agent in it. None: there is no such image.
    pub async fn create(&self, mut body: ContainerCreateBody) -> io::Result<Option<String>> {
        let api = self.api().await?;
        let image = body.image.clone().unwrap_or_default();
        let holder = self.holder_name()?;
        let labels = body.labels.get_or_insert_default();
        labels.insert(INSTANCE.to_owned(), self.instance.clone());
        labels.insert(PROCESS.to_owned(), self.process.clone());
        let host = body.host_config.get_or_insert_default();
        host.volumes_from = Some(vec![format!("{holder}:ro")]);
        let refused = match api.create_container(None, body.clone()).await {
            Ok(made) => return Ok(Some(made.id)),
            Err(error) if status(&error).is_none() => return Err(io_error(error)),
            Err(error) => error,
        };
        let missing = |error: Error| status(&error) == Some(404);
        if api.inspect_image(&image).await.is_err_and(missing) {
            return Ok(None);
        }
        if !api
            .inspect_container(&holder, None)
            .await
            .is_err_and(missing)
        {
            return Err(io_error(refused));
        }
        self.hold_agent(api, &image, &holder).await?;
        let made = api.create_container(None, body).await.map_err(io_error)?;
        Ok(Some(made.id))
    }

    /// Kills and removes a container; one that is gone already is well.
    pub async fn remove(&self, id: &str) -> io::Result<()> {
        remove(self.api().await?, id).await.map_err(io_error)
    }

    /// Whether the engine has told of a container that it was out of memory. It tells this of removed ones, too.
    pub async fn saw_out_of_memory(&self, id: &str) -> bool {
        let Ok(api) = self.api().await else {
            return false;
        };
        let filters = HashMap::from([("container", vec![id]), ("event", vec!["oom"])]);
        let options = EventsOptionsBuilder::new()
            .since("1")
            .filters(&filters)
            .build();
        let mut events = api.events(Some(options));
        let told = tokio::time::timeout(LATEST_EVENT, events.next()).await;
        matches!(told, Ok(Some(Ok(_))))
    }

    /// Named for the executable's size and time: another build is another agent.
    fn holder_name(&self) -> io::Result<String> {
        let metadata = fs::metadata(&self.executable)?;
        Ok(format!(
            "interviewxpert-agent-r-{:x}-{:x}-{:x}",
            metadata.len(),
            metadata.mtime(),
            metadata.mtime_nsec()
        ))
    }

    /// Puts the executable into a volume of a container that never runs. It gets its name last: who finds the name finds
    /// the whole agent.
    async fn hold_agent(&self, api: &Api, image: &str, name: &str) -> io::Result<()> {
        let folder = Path::new(agent::EXECUTABLE)
            .parent()
            .unwrap_or(Path::new("/"));
        let folder = folder.to_string_lossy().into_owned();
        let body = ContainerCreateBody {
            image: Some(image.to_owned()),
            labels: Some(HashMap::from([(HOLDER.to_owned(), name.to_owned())])),
            volumes: Some(vec![folder.clone()]),
            // It is never started.
            entrypoint: Some(vec![agent::EXECUTABLE.to_owned()]),
            network_disabled: Some(true),
            ..Default::default()
        };
        let id = api.create_container(None, body).await.map_err(io_error)?.id;
        let mut executable = tokio::fs::read(&self.executable).await?;
        sealed::redact(&mut executable);
        let into = UploadToContainerOptionsBuilder::new().path(&folder).build();
        let tar = body_full(tar(&executable)?.into());
        let named = match api.upload_to_container(&id, Some(into), tar).await {
            Ok(()) => {
                let name = RenameContainerOptionsBuilder::new().name(name).build();
                api.rename_container(&id, name).await
            }
            Err(error) => Err(error),
        };
        match named {
            Ok(()) => Ok(()),
            Err(error) => {
                let _ = remove(api, &id).await;
                // Somebody else was faster.
                match status(&error) {
                    Some(409) => Ok(()),
                    _ => Err(io_error(error)),
                }
            }
        }
    }

    /// Removes what an earlier process of this instance left behind, and what is nobody's any more.
    async fn sweep(&self, api: &Api) -> Result<(), Error> {
        let ours = format!("{INSTANCE}={}", self.instance);
        for container in list(api, &ours).await? {
            let labels = container.labels.unwrap_or_default();
            if let Some(id) = &container.id
                && labels.get(PROCESS) != Some(&self.process)
            {
                remove(api, id).await?;
            }
        }
        let now = now();
        let mine = self.holder_name().unwrap_or_default();
        for label in [INSTANCE, HOLDER] {
            for container in list(api, label).await? {
                let made = container.created.unwrap_or_default().max(0) as u64;
                let old = now.saturating_sub(Duration::from_secs(made)) > OLD;
                let labels = container.labels.unwrap_or_default();
                if let Some(id) = &container.id
                    && old
                    && labels.get(HOLDER) != Some(&mine)
                {
                    remove(api, id).await?;
                }
            }
        }
        Ok(())
    }
}

/// Since 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "compared with the engine's clock"
)]
fn now() -> Duration {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.unwrap_or_default()
}

async fn list(api: &Api, label: &str) -> Result<Vec<ContainerSummary>, Error> {
    let filters = HashMap::from([("label", vec![label])]);
    let options = ListContainersOptionsBuilder::new()
        .all(true)
        .filters(&filters)
        .build();
    api.list_containers(Some(options)).await
}

async fn remove(api: &Api, id: &str) -> Result<(), Error> {
    let options = RemoveContainerOptionsBuilder::new()
        .force(true)
        .v(true)
        .build();
    match api.remove_container(id, Some(options)).await {
        // It is gone, or being removed.
        Err(error) if matches!(status(&error), Some(404 | 409)) => Ok(()),
        outcome => outcome,
    }
}

/// An archive with the executable in it (POSIX.1-1988 ustar).
fn tar(executable: &[u8]) -> io::Result<Vec<u8>> {
    const BLOCK: usize = 512;
    let name = Path::new(agent::EXECUTABLE).file_name().unwrap_or_default();
    let mut header = [0u8; BLOCK];
    let mut put = |at: usize, text: &[u8]| header[at..at + text.len()].copy_from_slice(text);
    put(0, name.as_encoded_bytes());
    put(100, b"0000755\0");
    put(108, b"0000000\0");
    put(116, b"0000000\0");
    put(124, format!("{:011o}\0", executable.len()).as_bytes());
    put(136, b"00000000000\0");
    put(148, b"        ");
    put(156, b"0");
    put(257, b"ustar\x0000");
    let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    let mut all = Vec::with_capacity(executable.len() + 4 * BLOCK);
    all.extend_from_slice(&header);
    all.extend_from_slice(executable);
    all.resize(all.len().next_multiple_of(BLOCK) + 2 * BLOCK, 0);
    Ok(all)
}
