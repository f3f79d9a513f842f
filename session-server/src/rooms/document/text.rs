//! Runs the integrating child process and keeps it on a leash: see [`super::integrate`] for what it does.

use super::{integrate, lib0::Reader, state::StateVector};
use api::{FileId, replay::FileText};
use std::{path::PathBuf, process::Stdio, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    process::{Child, Command},
};

#[derive(Debug, thiserror::Error)]
pub enum TextError {
    /// Its updates are not such as make a document. The log is kept; its text cannot be had.
    #[error("the document is damaged and cannot be shown")]
    Damaged,
    #[error("cannot run the integrating process: {0}")]
    Process(#[from] std::io::Error),
    /// The child did not come to its end: it took more time or memory than it may, or somebody ended it. That says
    /// nothing for good about the document.
    #[error("the document takes more time or memory to integrate than it is given")]
    Unfinished,
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

#[derive(Debug, Clone)]
pub struct Integrator {
    executable: PathBuf,
    deadline: Duration,
}

/// What the child made of the updates.
#[derive(Debug, PartialEq)]
pub struct Integrated {
    pub files: Vec<FileText>,
    pub vector: StateVector,
}

impl Integrator {
    /// `executable` must be this program; a child that takes longer than `deadline` is killed.
    pub fn new(executable: PathBuf, deadline: Duration) -> Self {
        Self {
            executable,
            deadline,
        }
    }

    /// The text of `files` after `updates`.
    pub async fn integrate(
        &self,
        files: &[FileId],
        updates: &[Vec<u8>],
    ) -> Result<Integrated, TextError> {
        let mut child = Command::new(&self.executable)
            .arg(integrate::ROLE)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let work = tokio::time::timeout(self.deadline, converse(&mut child, files, updates));
        let output = work.await.map_err(|_| TextError::Unfinished)??;
        match output == integrate::REFUSED {
            true => Err(TextError::Damaged),
            false => read(&output, files).ok_or(TextError::Unfinished),
        }
    }
}

async fn converse(
    child: &mut Child,
    files: &[FileId],
    updates: &[Vec<u8>],
) -> std::io::Result<Vec<u8>> {
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let mut input = Vec::new();
    input.extend_from_slice(&(files.len() as u32).to_be_bytes());
    let names = files.iter().map(|file| file.as_str().as_bytes());
    for part in names.chain(updates.iter().map(Vec::as_slice)) {
        input.extend_from_slice(&(part.len() as u32).to_be_bytes());
        input.extend_from_slice(part);
    }
    let write = async move {
        if let Some(mut stdin) = stdin {
            // A child that died does not read to the end; its silence says so.
            let _ = stdin.write_all(&input).await;
        }
    };
    let mut output = Vec::new();
    let read = async {
        match stdout {
            Some(mut stdout) => stdout.read_to_end(&mut output).await,
            None => Ok(0),
        }
    };
    let ((), read) = tokio::join!(write, read);
    read?;
    child.wait().await?;
    Ok(output)
}

/// Nothing unless the child came to its end.
fn read(output: &[u8], files: &[FileId]) -> Option<Integrated> {
    let mut rest = Reader::new(output);
    let mut part = || {
        let len = rest.take(4).ok()?.first_chunk::<4>().copied()?;
        rest.take(u32::from_be_bytes(len) as usize).ok()
    };
    let mut texts = Vec::with_capacity(files.len());
    for file_id in files {
        texts.push(FileText {
            file_id: file_id.clone(),
            text: String::from_utf8(part()?.to_vec()).ok()?,
        });
    }
    let vector = StateVector::read(part()?).ok()?;
    (rest.rest() == integrate::DONE).then_some(Integrated {
        files: texts,
        vector,
    })
}
