//! What programs are given to read: cases as they are, or made by the problem's generator, which runs in a sandbox too.

use super::{
    locks::Locks,
    model::{
        harness::{self, Sentinel},
        problem::{Given, Problem, Style},
        value,
    },
    ours::Ours,
};
use runner::{RunnerError, Turn};
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};
use tokio::task::spawn_blocking;

/// What `generate.py` is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Recipe<'a> {
    pub size: u32,
    pub seed: u64,
    pub shape: &'a str,
}

impl<'a> Recipe<'a> {
    pub fn new(size: u32, seed: u64, shape: &'a str) -> Self {
        Self { size, seed, shape }
    }
}

/// Inputs that were generated once: kept as programs read them, but for the sentinel's line, behind their digest.
#[derive(Debug, Clone)]
pub(super) struct Generated {
    folder: PathBuf,
    making: Locks,
}

impl Generated {
    /// Removes what was half written when a server died.
    pub fn new(folder: PathBuf) -> Self {
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        for path in entries.map(|entry| entry.path()) {
            if path.extension().is_some() {
                let _ = fs::remove_file(path);
            }
        }
        Self {
            folder,
            making: Locks::default(),
        }
    }

    /// What a program reads. Function style: `sentinel`, then the arguments.
    ///
    /// Several who want the same wait for the first of them, who never gives way meanwhile.
    pub async fn input(
        &self,
        problem: &Problem,
        recipe: &Recipe<'_>,
        sentinel: &Sentinel,
        turn: &mut Turn,
        ours: &mut Ours,
    ) -> Result<Vec<u8>, RunnerError> {
        let head = match &problem.style {
            Style::Function(_) => sentinel.line(),
            Style::Stdin | Style::Sql => Vec::new(),
        };
        let Recipe { size, seed, shape } = recipe;
        let arguments = format!("{size} {seed} {shape}");
        let source = problem.generator.as_deref().unwrap_or_default();
        let name =
            crate::ids::fingerprint(&format!("digest {arguments} {:?}\n{source}", problem.style));
        let path = self.folder.join(&name);
        if let Some(input) = kept(&path, &head).await? {
            return Ok(input);
        }
        let lock = self.making.of(&name);
        let _alone = lock.lock().await;
        if let Some(input) = kept(&path, &head).await? {
            return Ok(input);
        }
        let text = ours.generate(problem, turn, &arguments).await?;
        let (style, id) = (problem.style.clone(), problem.id.clone());
        let folder = self.folder.clone();
        let made = spawn_blocking(move || {
            let body = match &style {
                Style::Function(signature) => value::args_from_json(signature, &text)
                    .map(|args| harness::without_sentinel(&args))
                    .map_err(|error| format!("{id}: generate.py: {error}"))?,
                Style::Stdin | Style::Sql => text,
            };
            // Without the copy the next one takes as long, no more.
            if let Err(error) = keep(&folder, &path, &body) {
                tracing::warn!(%error, "a generated input cannot be kept");
            }
            Ok([head, body].concat())
        });
        made.await.map_err(broken)?.map_err(RunnerError::Broken)
    }
}

fn broken(error: impl ToString) -> RunnerError {
    RunnerError::Broken(error.to_string())
}

/// Of what a file holds behind it.
const DIGEST: usize = 32;

/// `head`, then what is in the file, if there is one and it is whole.
async fn kept(path: &Path, head: &[u8]) -> Result<Option<Vec<u8>>, RunnerError> {
    let (path, mut input) = (path.to_owned(), head.to_vec());
    let read = move || {
        let mut file = File::open(&path).ok()?;
        let mut digest = [0; DIGEST];
        let whole = file
            .read_exact(&mut digest)
            .and_then(|()| file.read_to_end(&mut input));
        let head = input.len() - whole.unwrap_or(0);
        if Sha256::digest(&input[head..])[..] == digest {
            return Some(input);
        }
        tracing::warn!(?path, "a generated input is damaged and made again");
        None
    };
    spawn_blocking(read).await.map_err(broken)
}

fn keep(folder: &Path, path: &Path, body: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let new = path.with_extension(crate::ids::uuid());
    let written = File::create(&new).and_then(|mut file| {
        file.write_all(&Sha256::digest(body))?;
        file.write_all(body)?;
        // Without it a power cut may leave the name and not the bytes: right programs would be called wrong.
        file.sync_all()
    });
    written
        .and_then(|()| fs::rename(&new, path))
        .inspect_err(|_| {
            let _ = fs::remove_file(&new);
        })
}

pub(super) fn of_given(given: &Given, sentinel: &Sentinel) -> Vec<u8> {
    match given {
        Given::Args(args) => harness::stdin(sentinel, args),
        Given::Text(text) | Given::Setup(text) => text.clone().into_bytes(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn b_10_what_a_server_that_died_half_wrote_is_removed_and_what_is_damaged_is_not_read() {
        let folder = std::env::temp_dir().join(format!("ix-inputs-{}", crate::ids::uuid()));
        let whole = folder.join("0a1b");
        keep(&folder, &whole, b"[1]\n").unwrap();
        fs::write(whole.with_extension("half"), b"[").unwrap();
        Generated::new(folder.clone());
        let left: Vec<_> = fs::read_dir(&folder).unwrap().flatten().collect();
        assert_eq!(left.len(), 1);
        let read = kept(&whole, b"head\n").await.unwrap();
        assert_eq!(read.unwrap(), b"head\n[1]\n");
        for damaged in [&b"garbage"[..], b"", &fs::read(&whole).unwrap()[..35]] {
            fs::write(&whole, damaged).unwrap();
            assert_eq!(kept(&whole, b"head\n").await.unwrap(), None);
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
