//! One container: a sandbox for one submission.

use super::engine::Engine;
use crate::{
    agent, seccomp,
    wire::{self, FromAgent, ToAgent},
};
use bollard::{
    container::{AttachContainerResults, LogOutput},
    models::{ContainerCreateBody, ContainerUpdateBody, HostConfig, HostConfigLogConfig},
    query_parameters::AttachContainerOptionsBuilder,
};
use futures_util::StreamExt;
use std::{
    collections::HashMap,
    io,
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_util::io::StreamReader;

/// Uids of programs; each container has another, as far as they go: some limits of the kernel count by user.
const FIRST_UID: u32 = 64_400;
const UIDS: u32 = 256;
/// How long a container may take to come up on a busy machine.
const START: Duration = Duration::from_secs(20);
const ANSWER: Duration = Duration::from_secs(2);
const MIB: u64 = 1 << 20;
const MAX_COMPLAINT: usize = 2_000;

/// Processes of the sandbox itself: the agent.
pub const OWN_PROCESSES: u32 = 1;

/// Limits of a whole container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    pub memory_bytes: u64,
    pub processes: u32,
}

pub struct Container {
    engine: Arc<Engine>,
    id: String,
    stdin: Pin<Box<dyn AsyncWrite + Send>>,
    stdout: Pin<Box<dyn AsyncRead + Send>>,
    stderr: Arc<Mutex<Vec<u8>>>,
    bounds: Bounds,
    removed: bool,
}

impl std::fmt::Debug for Container {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Container").field("id", &self.id).finish()
    }
}

impl Container {
    /// A started container whose agent has said that it stands. None: its image is not there.
    pub async fn start(
        engine: &Arc<Engine>,
        image: String,
        bounds: Bounds,
    ) -> io::Result<Option<Self>> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let uid = FIRST_UID
            + (std::process::id().wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed))) % UIDS;
        let Some(id) = engine.create(body(image, uid, bounds)).await? else {
            return Ok(None);
        };
        match tokio::time::timeout(START, Self::attach(engine, &id, bounds)).await {
            Ok(Ok(container)) => Ok(Some(container)),
            failed => {
                let _ = engine.remove(&id).await;
                failed
                    .unwrap_or_else(|_| Err(io::Error::other("its container does not come up")))
                    .map(Some)
            }
        }
    }

    async fn attach(engine: &Arc<Engine>, id: &str, bounds: Bounds) -> io::Result<Self> {
        let api = engine.api().await?;
        let options = AttachContainerOptionsBuilder::new()
            .stream(true)
            .stdin(true)
            .stdout(true)
            .stderr(true)
            .build();
        // Before it starts: nothing of what it says is lost.
        let attached = api.attach_container(id, Some(options)).await;
        let AttachContainerResults { output, input } = attached.map_err(io::Error::other)?;
        let stderr = Arc::new(Mutex::new(Vec::new()));
        let complaint = Arc::clone(&stderr);
        let stdout = output.filter_map(move |part| {
            let part = match part {
                Ok(LogOutput::StdOut { message }) => Some(Ok(message)),
                Ok(LogOutput::StdErr { message }) => {
                    // Nothing is left half-done under this lock.
                    let mut said = complaint.lock().unwrap_or_else(PoisonError::into_inner);
                    let room = MAX_COMPLAINT.saturating_sub(said.len()).min(message.len());
                    said.extend_from_slice(&message[..room]);
                    None
                }
                Ok(_) => None,
                Err(error) => Some(Err(io::Error::other(error))),
            };
            std::future::ready(part)
        });
        let mut container = Self {
            engine: Arc::clone(engine),
            id: id.to_owned(),
            stdin: input,
            stdout: Box::pin(StreamReader::new(stdout)),
            stderr,
            bounds,
            removed: false,
        };
        api.start_container(id, None)
            .await
            .map_err(io::Error::other)?;
        match container.receive().await {
            Ok(FromAgent::Ready) => Ok(container),
            Ok(other) => Err(io::Error::other(format!("its agent answered {other:?}"))),
            Err(error) => Err(io::Error::other(format!(
                "its agent does not start ({error}) {}",
                container.complaint()
            ))),
        }
    }

    pub async fn send(&mut self, message: &ToAgent) -> io::Result<()> {
        wire::send(&mut self.stdin, message).await
    }

    pub async fn receive(&mut self) -> io::Result<FromAgent> {
        wire::receive(&mut self.stdout).await
    }

    /// Whether its agent still answers: a container that waited may have died with the engine.
    pub async fn is_alive(&mut self) -> bool {
        let conversation = async {
            self.send(&ToAgent::Files(Vec::new())).await?;
            self.receive().await
        };
        let answer = tokio::time::timeout(ANSWER, conversation).await;
        matches!(answer, Ok(Ok(FromAgent::Written)))
    }

    /// Costs the engine some milliseconds, so it is asked for changes only.
    pub async fn limit(&mut self, memory_bytes: u64, processes: u32) -> io::Result<()> {
        let bounds = Bounds {
            memory_bytes,
            processes: processes + OWN_PROCESSES,
        };
        if bounds == self.bounds {
            return Ok(());
        }
        let update = ContainerUpdateBody {
            memory: Some(bounds.memory_bytes as i64),
            memory_swap: Some(bounds.memory_bytes as i64),
            pids_limit: Some(i64::from(bounds.processes)),
            ..Default::default()
        };
        let api = self.engine.api().await?;
        api.update_container(&self.id, update)
            .await
            .map_err(io::Error::other)?;
        self.bounds = bounds;
        Ok(())
    }

    /// Whether the kernel killed somebody in it for want of memory. Only once it is dead: until then the agent sees better.
    pub async fn was_out_of_memory(&mut self) -> bool {
        self.engine.saw_out_of_memory(&self.id).await
    }

    pub fn complaint(&self) -> String {
        let said = self.stderr.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&said).trim().to_owned()
    }

    /// Kills it, and returns when nothing of it is left.
    pub async fn close(mut self) {
        self.removed = true;
        if let Err(error) = self.engine.remove(&self.id).await {
            tracing::warn!(container = self.id, %error, "a sandbox's container cannot be removed");
        }
    }
}

impl Drop for Container {
    /// Whoever waited for it went away: the engine is told in the background. Its agent ends with its standard input even
    /// when the engine is not told, as when this process dies.
    fn drop(&mut self) {
        if self.removed {
            return;
        }
        let (engine, id) = (Arc::clone(&self.engine), std::mem::take(&mut self.id));
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { engine.remove(&id).await });
        }
    }
}

fn body(image: String, uid: u32, bounds: Bounds) -> ContainerCreateBody {
    let words = |words: &[&str]| Some(words.iter().map(|&word| word.to_owned()).collect());
    let scratch = |size: u64, more: &str| {
        format!(
            "rw,nosuid,nodev,{more},size={},nr_inodes=16384,uid={uid},gid={uid},mode=755",
            size * MIB
        )
    };
    let host = HostConfig {
        memory: Some(bounds.memory_bytes as i64),
        memory_swap: Some(bounds.memory_bytes as i64),
        pids_limit: Some(i64::from(bounds.processes)),
        network_mode: Some("none".to_owned()),
        ipc_mode: Some("private".to_owned()),
        readonly_rootfs: Some(true),
        // When this process dies so does the agent, at the end of its input, and nothing stays behind.
        auto_remove: Some(true),
        tmpfs: Some(HashMap::from([
            (agent::FOLDER.to_owned(), scratch(64, "exec")),
            ("/tmp".to_owned(), scratch(64, "noexec")),
            // The engine's own would be the superuser's, whose times nobody here can reset.
            ("/dev/shm".to_owned(), scratch(16, "noexec")),
        ])),
        cap_drop: words(&["ALL"]),
        cap_add: words(&["SETUID", "SETGID", "KILL"]),
        security_opt: Some(vec![
            "no-new-privileges=true".to_owned(),
            format!("seccomp={}", seccomp::profile()),
        ]),
        // What programs print goes to us alone, not into a file of the engine's.
        log_config: Some(HostConfigLogConfig {
            typ: Some("none".to_owned()),
            config: None,
        }),
        ..Default::default()
    };
    let uid = uid.to_string();
    ContainerCreateBody {
        image: Some(image),
        entrypoint: words(&[agent::EXECUTABLE, agent::ROLE, "--uid", &uid]),
        // Only to become somebody else at once: see agent/child.rs.
        user: Some("0:0".to_owned()),
        hostname: Some("box".to_owned()),
        working_dir: Some(agent::FOLDER.to_owned()),
        open_stdin: Some(true),
        stdin_once: Some(true),
        attach_stdin: Some(true),
        attach_stdout: Some(true),
        attach_stderr: Some(true),
        network_disabled: Some(true),
        host_config: Some(host),
        ..Default::default()
    }
}
