//! The role `read-program` of the executable: how a program reads, found out in a process of its own that can do nothing but compute, for so long, because the
//! grammars are not ours and programs are written by anybody.

use super::model::readability::{self, Readability};
use runner::Language;
use rustix::process::{Resource, Rlimit, setrlimit};
use serde::{Deserialize, Serialize};
use std::{
    io::{self, Write},
    num::NonZero,
    path::PathBuf,
    process::Stdio,
    sync::LazyLock,
    thread::available_parallelism,
    time::Duration,
};
use tokio::{io::AsyncWriteExt, process::Command, sync::Semaphore, time::timeout};

pub const ROLE: &str = "read-program";

const DEADLINE: Duration = Duration::from_secs(5);
const CPU_SECONDS: u64 = 2;
const ADDRESS_SPACE: u64 = 512 << 20;

/// As many at a time as there are cores.
static READERS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(available_parallelism().map_or(1, NonZero::get)));

#[derive(Debug, Serialize, Deserialize)]
struct Question {
    language: String,
    source: String,
    entry: Option<String>,
}

/// Runs the role: a [`Question`] on standard input, an optional [`Readability`] on standard output, both JSON.
pub fn run() -> io::Result<()> {
    for (resource, limit) in [
        (Resource::Cpu, CPU_SECONDS),
        (Resource::As, ADDRESS_SPACE),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nofile, 8),
    ] {
        setrlimit(
            resource,
            Rlimit {
                current: Some(limit),
                maximum: Some(limit),
            },
        )?;
    }
    runner::confine()?;
    let question: Question = serde_json::from_reader(io::stdin().lock())?;
    let read = Language::from_id(&question.language).and_then(|language| {
        readability::assess(language, &question.source, question.entry.as_deref())
    });
    let mut output = io::stdout().lock();
    serde_json::to_writer(&mut output, &read)?;
    output.flush()
}

/// Asks the role. None: the program cannot be parsed, or not within the limits.
pub async fn read(
    executable: &PathBuf,
    language: Language,
    source: &str,
    entry: Option<&str>,
) -> io::Result<Option<Readability>> {
    let question = serde_json::to_vec(&Question {
        language: language.id().to_owned(),
        source: source.to_owned(),
        entry: entry.map(ToOwned::to_owned),
    })?;
    let _turn = READERS.acquire().await.map_err(io::Error::other)?;
    let mut child = Command::new(executable)
        .arg(ROLE)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let stdin = child.stdin.take();
    let write = async move {
        if let Some(mut stdin) = stdin {
            // A child that died does not read to the end; its silence says so.
            let _ = stdin.write_all(&question).await;
        }
    };
    let answer = timeout(DEADLINE, async {
        tokio::join!(write, child.wait_with_output()).1
    })
    .await;
    match answer {
        Ok(output) => {
            let output = output?;
            if !output.status.success() {
                let (language, status) = (language.id(), output.status);
                tracing::warn!(language, %status, "reading a program failed");
            }
            Ok(serde_json::from_slice(&output.stdout).unwrap_or_default())
        }
        Err(_) => Ok(None),
    }
}
