//! The role `integrate` of the executable: turns updates into text in a process of its own, with limits, because what
//! integrating costs is up to those who made the updates.
//!
//! Standard input: `u32` count of files, then each name; then the updates until the end. Standard output: the text of
//! each file, the state vector, then the marker [`DONE`]; or [`REFUSED`] alone when the updates are not such as make a
//! document. All lengths are `u32`, big-endian, and lie before their bytes.

use super::{
    integration::{Integration, IntegrationError},
    lib0::put_integer,
};
use rustix::process::{Resource, Rlimit, setrlimit};
use std::io::{self, Read, Write};

pub const ROLE: &str = "integrate";
pub const DONE: &[u8] = b"integrated";
pub const REFUSED: &[u8] = b"not a document";

/// Longest run of processor time, in seconds: the parent's deadline in wall time is shorter on an idle machine.
const CPU_SECONDS: u64 = 10;
const ADDRESS_SPACE: u64 = 1 << 30;
/// Largest name or update.
const MAX_PART: usize = 64 << 20;

#[derive(Debug, thiserror::Error)]
pub enum IntegrateError {
    #[error("cannot read or write: {0}")]
    Io(#[from] io::Error),
    #[error("cannot limit this process: {0}")]
    Limit(#[from] rustix::io::Errno),
    #[error("a part is larger than allowed")]
    TooLarge,
    #[error("a name is not UTF-8")]
    Name,
    #[error(transparent)]
    Integration(#[from] IntegrationError),
}

/// Runs the role on this process's standard input and output.
pub fn run() -> Result<(), IntegrateError> {
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
    let input = io::stdin().lock();
    let mut output = io::BufWriter::new(io::stdout().lock());
    let outcome = integrate(input, &mut output);
    if let Err(IntegrateError::Integration(_)) = outcome {
        output.write_all(REFUSED)?;
    }
    output.flush()?;
    outcome
}

fn integrate(mut input: impl Read, output: &mut impl Write) -> Result<(), IntegrateError> {
    let mut count = [0; 4];
    input.read_exact(&mut count)?;
    let mut files = Vec::new();
    for _ in 0..u32::from_be_bytes(count) {
        let name =
            part(&mut input)?.ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))?;
        files.push(String::from_utf8(name).map_err(|_| IntegrateError::Name)?);
    }
    let mut document = Integration::new(files);
    while let Some(update) = part(&mut input)? {
        document.apply(&update)?;
    }
    for text in document.texts() {
        put(output, text.as_bytes())?;
    }
    let known = document.vector();
    let mut vector = Vec::new();
    put_integer(&mut vector, known.len() as u64);
    for (client, clock) in known {
        put_integer(&mut vector, client);
        put_integer(&mut vector, u64::from(clock));
    }
    put(output, &vector)?;
    output.write_all(DONE)?;
    Ok(())
}

/// The next length and its bytes; nothing at the end of the input.
fn part(input: &mut impl Read) -> Result<Option<Vec<u8>>, IntegrateError> {
    let mut len = [0; 4];
    match input.read_exact(&mut len) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let len = u32::from_be_bytes(len) as usize;
    if len > MAX_PART {
        return Err(IntegrateError::TooLarge);
    }
    let mut bytes = vec![0; len];
    input.read_exact(&mut bytes)?;
    Ok(Some(bytes))
}

fn put(output: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    output.write_all(&(bytes.len() as u32).to_be_bytes())?;
    output.write_all(bytes)
}
