//! The two files of the model, and how they are known to be the right ones.

use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

pub const MODEL_FILE: &str = "model.safetensors";
pub const MODEL_SHA256: &str = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db";
pub const TOKENIZER_FILE: &str = "tokenizer.json";
pub const TOKENIZER_SHA256: &str =
    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037";

/// The larger file has 91 MB: what is larger is something else.
const LARGEST: u64 = 100 << 20;

#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error("{} is not there", .0.display())]
    Missing(PathBuf),
    #[error("{}: {error}", .path.display())]
    Io { path: PathBuf, error: io::Error },
    #[error("{} is not the file we know: its SHA-256 is {found}, not {expected}", .path.display())]
    Checksum {
        path: PathBuf,
        found: String,
        expected: &'static str,
    },
    #[error("{} {what}", .path.display())]
    Format { path: PathBuf, what: &'static str },
}

/// Whether `folder` holds the model.
pub fn check(folder: &Path) -> Result<(), LoadError> {
    read(folder, MODEL_FILE, MODEL_SHA256)?;
    read(folder, TOKENIZER_FILE, TOKENIZER_SHA256)?;
    Ok(())
}

/// The file, if it is the one with this checksum.
pub(crate) fn read(
    folder: &Path,
    name: &str,
    expected: &'static str,
) -> Result<Vec<u8>, LoadError> {
    let path = folder.join(name);
    // Opening a pipe would wait for whoever writes into it.
    if std::fs::metadata(&path).is_ok_and(|about| !about.is_file()) {
        let what = "is no file";
        return Err(LoadError::Format { path, what });
    }
    let file = File::open(&path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => LoadError::Missing(path.clone()),
        _ => LoadError::Io {
            path: path.clone(),
            error,
        },
    })?;
    let mut bytes = Vec::new();
    let length = file.metadata().map_or(0, |about| about.len());
    bytes.reserve_exact(length.min(LARGEST) as usize + 1);
    file.take(LARGEST)
        .read_to_end(&mut bytes)
        .map_err(|error| LoadError::Io {
            path: path.clone(),
            error,
        })?;
    let found: String = Sha256::digest(&bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    match found == expected {
        true => Ok(bytes),
        false => Err(LoadError::Checksum {
            path,
            found,
            expected,
        }),
    }
}

/// Named tensors, as 32-bit floats.
pub(crate) struct Tensors(HashMap<String, Vec<f32>>);

#[derive(Deserialize)]
struct Entry {
    dtype: String,
    data_offsets: (usize, usize),
}

impl Tensors {
    /// Of the format safetensors: the length of a JSON header, the header, the values.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (header, values) = rest.split_at_checked(length)?;
        let header: HashMap<String, serde_json::Value> = serde_json::from_slice(header).ok()?;
        let mut tensors = HashMap::new();
        for (name, entry) in header {
            let Ok(entry) = Entry::deserialize(entry) else {
                continue;
            };
            let raw = values.get(entry.data_offsets.0..entry.data_offsets.1)?;
            let floats = match entry.dtype.as_str() {
                "F32" => {
                    let (floats, _) = raw.as_chunks::<4>();
                    let floats = floats.iter().map(|bytes| f32::from_le_bytes(*bytes));
                    floats.collect()
                }
                "BF16" => {
                    let (halves, _) = raw.as_chunks::<2>();
                    let upper = |bytes: &[u8; 2]| u32::from(u16::from_le_bytes(*bytes)) << 16;
                    let floats = halves.iter().map(|bytes| f32::from_bits(upper(bytes)));
                    floats.collect()
                }
                _ => continue,
            };
            tensors.insert(name, floats);
        }
        Some(Self(tensors))
    }

    /// A tensor of exactly so many values; it is had once.
    pub fn take(&mut self, name: &str, values: usize) -> Option<Vec<f32>> {
        self.0.remove(name).filter(|tensor| tensor.len() == values)
    }
}
