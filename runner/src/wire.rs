//! What host and agent say to each other over the agent's standard input and output: frames of a length (u32, big endian)
//! and a postcard value. The two are always of one build.

use crate::types::{File, Limits, Ran};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::io::{self, Read, Write};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// Of one frame: the largest input or output, with room for the rest.
pub const MAX_FRAME: u32 = 80 << 20;

#[derive(Debug, Serialize, Deserialize)]
pub enum ToAgent {
    /// Put these into the program's folder.
    Files(Vec<File>),
    /// Compile, or run: one process, to its end.
    Run {
        command: Vec<String>,
        environment: Vec<(String, String)>,
        #[serde(with = "serde_bytes")]
        input: Vec<u8>,
        limits: Limits,
        /// What the run writes into the program's folder stays: it compiles.
        keep_files: bool,
    },
}

#[derive(Debug, Serialize, Deserialize)]
pub enum FromAgent {
    /// The sandbox stands.
    Ready,
    Written,
    Ran {
        ran: Ran,
        /// The program changed what the next run would find, in a way that cannot be undone.
        soiled: bool,
    },
    /// The agent itself failed.
    Broken(String),
}

fn bad(what: impl ToString) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_string())
}

pub fn encode(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = postcard::to_extend(value, vec![0; 4]).map_err(bad)?;
    let length = u32::try_from(bytes.len() - 4).map_err(bad)?;
    if length > MAX_FRAME {
        return Err(bad("the frame is too large"));
    }
    bytes[..4].copy_from_slice(&length.to_be_bytes());
    Ok(bytes)
}

fn checked(length: [u8; 4]) -> io::Result<usize> {
    match u32::from_be_bytes(length) {
        length if length <= MAX_FRAME => Ok(length as usize),
        _ => Err(bad("the frame is too large")),
    }
}

pub fn write(to: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    to.write_all(&encode(value)?)?;
    to.flush()
}

pub fn read<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<T> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let mut bytes = vec![0; checked(length)?];
    from.read_exact(&mut bytes)?;
    postcard::from_bytes(&bytes).map_err(bad)
}

pub async fn send(to: &mut (impl AsyncWrite + Unpin), value: &impl Serialize) -> io::Result<()> {
    to.write_all(&encode(value)?).await?;
    to.flush().await
}

pub async fn receive<T: DeserializeOwned>(from: &mut (impl AsyncRead + Unpin)) -> io::Result<T> {
    let mut length = [0; 4];
    from.read_exact(&mut length).await?;
    let mut bytes = vec![0; checked(length)?];
    from.read_exact(&mut bytes).await?;
    postcard::from_bytes(&bytes).map_err(bad)
}
