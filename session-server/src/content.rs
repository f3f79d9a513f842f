//! The content that the program carries: questions and problems, answers included. Sealed, since sandboxes hold a copy of
//! the executable (see [`runner::sealed`]). And content as it lies on a disk.

use runner::sealed::ALIGNMENT;
use std::{collections::BTreeMap, fs, io, path::Path};

const BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/content.bin"));
/// Far more than all content has, and than a file of it is long.
const MAX_FILES: usize = 50_000;
const MAX_FILE: u64 = 4 << 20;
/// Of the mark before the content.
const HEAD: usize = 48;

#[repr(C, align(16))]
struct Aligned([u8; BYTES.len()]);

static SEALED: Aligned = Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/content.bin")));

const _: () = assert!(align_of::<Aligned>() == ALIGNMENT);

/// Path below `folder`, and content, of each file in it.
pub fn files(folder: &str) -> Vec<(&'static str, &'static [u8])> {
    let mut all = Vec::new();
    let mut rest: &'static [u8] = &SEALED.0[HEAD..];
    while let Some((path, after)) = part(rest) {
        let Some((content, after)) = part(after) else {
            break;
        };
        rest = after;
        let path = std::str::from_utf8(path).unwrap_or_default();
        if let Some(path) = path
            .strip_prefix(folder)
            .and_then(|path| path.strip_prefix('/'))
        {
            all.push((path, content));
        }
    }
    all
}

/// Every file below a folder of a disk, by its path there.
pub fn on_disk(folder: &Path) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut left = vec![folder.to_owned()];
    while let Some(below) = left.pop() {
        for entry in fs::read_dir(&below)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                left.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).map_err(io::Error::other)?;
            if entry.metadata()?.len() > MAX_FILE || files.len() == MAX_FILES {
                let what = format!("{}: too large, or one too many", name.display());
                return Err(io::Error::other(what));
            }
            files.insert(name.to_string_lossy().into_owned(), fs::read(&path)?);
        }
    }
    Ok(files)
}

fn part(bytes: &'static [u8]) -> Option<(&'static [u8], &'static [u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b_11_what_ships_is_sealed() {
        let head = runner::sealed::head((BYTES.len() - HEAD) as u64);
        assert_eq!(SEALED.0[..HEAD], head);
        let problems = files("problems");
        let hidden = |(path, content): &(&str, &[u8])| {
            path.ends_with("/hidden.jsonl") && content.starts_with(b"{")
        };
        assert_eq!(problems.iter().filter(|file| hidden(file)).count(), 12);
    }
}
