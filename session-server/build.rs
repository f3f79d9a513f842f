//! Packs the content into one sealed file, and makes a folder that must be there.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

#[path = "../runner/src/sealed.rs"]
#[allow(dead_code, reason = "the runner uses the rest")]
mod sealed;

const CONTENT: &str = "../content";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../runner/src/sealed.rs");
    println!("cargo::rerun-if-changed={CONTENT}");
    // Debug builds read the web client from `web/dist` while they run, but its path is resolved when they are compiled: the
    // folder must be there by then, also when nobody has built the client yet.
    fs::create_dir_all("../web/dist")?;

    let mut packed = Vec::new();
    let mut files = Vec::new();
    for folder in ["debugging", "problems", "questions"] {
        list(&Path::new(CONTENT).join(folder), &mut files)?;
    }
    files.sort();
    for path in files {
        let name = path.strip_prefix(CONTENT).map_err(io::Error::other)?;
        for part in [name.to_string_lossy().as_bytes(), &fs::read(&path)?] {
            let length = u32::try_from(part.len()).map_err(io::Error::other)?;
            packed.extend(length.to_le_bytes());
            packed.extend(part);
        }
    }
    let mut sealed = sealed::head(packed.len() as u64);
    sealed.extend(packed);
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("no OUT_DIR"))?;
    fs::write(Path::new(&out).join("content.bin"), sealed)
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        match path.is_dir() {
            true => list(&path, files)?,
            false => files.push(path),
        }
    }
    Ok(())
}
