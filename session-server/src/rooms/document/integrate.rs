//! The role `integrate` of the executable: turns updates into text in a process of its own, because integrating hostile
//! updates can crash `yrs` in ways a program does not survive.
//!
//! Standard input: `u32` count of files, then each name; then the updates until the end. Standard output: the text of
//! each file, the state vector, then the marker [`DONE`]. All lengths are `u32`, big-endian, and lie before their bytes.

use rustix::process::{Resource, Rlimit, setrlimit};
use std::io::{self, Read, Write};
use yrs::{
    Doc, GetString, OffsetKind, Options, ReadTxn, Transact, Update,
    updates::{decoder::Decode, encoder::Encode},
};

pub const ROLE: &str = "integrate";
pub const DONE: &[u8] = b"integrated";

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
    #[error("not an update: {0}")]
    Decode(#[from] yrs::encoding::read::Error),
    #[error("cannot integrate: {0}")]
    Apply(#[from] yrs::error::UpdateError),
    #[error("an update builds on something that never came")]
    Incomplete,
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
    integrate(input, &mut output)?;
    Ok(output.flush()?)
}

fn integrate(mut input: impl Read, output: &mut impl Write) -> Result<(), IntegrateError> {
    let options = Options {
        offset_kind: OffsetKind::Utf16,
        ..Options::default()
    };
    let doc = Doc::with_options(options);
    let mut count = [0; 4];
    input.read_exact(&mut count)?;
    let mut files = Vec::new();
    for _ in 0..u32::from_be_bytes(count) {
        let name =
            part(&mut input)?.ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))?;
        files.push(doc.get_or_insert_text(String::from_utf8_lossy(&name).as_ref()));
    }
    while let Some(update) = part(&mut input)? {
        doc.transact_mut()
            .apply_update(Update::decode_v1(&update)?)?;
    }
    let integrated = doc.transact();
    if integrated.has_missing_updates() {
        return Err(IntegrateError::Incomplete);
    }
    for file in files {
        put(output, file.get_string(&integrated).as_bytes())?;
    }
    put(output, &integrated.state_vector().encode_v1())?;
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
