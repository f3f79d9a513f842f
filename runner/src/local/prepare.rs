//! What is made once so that every run is fast, and what of the languages is here at all.

use crate::{Availability, Language, sealed};
use std::{
    fs, io,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
};
use tokio::process::Command;

/// Makes `wanted`, or, when sandboxes are another user's who may not go there, a folder that they may.
pub fn folder(wanted: &Path) -> io::Result<PathBuf> {
    let folder = match rustix::process::geteuid().is_root() {
        true => PathBuf::from("/var/cache/interviewxpert-runner"),
        false => wanted.to_owned(),
    };
    fs::create_dir_all(&folder)?;
    let metadata = fs::symlink_metadata(&folder)?;
    if !metadata.is_dir() || metadata.uid() != rustix::process::geteuid().as_raw() {
        return Err(io::Error::other("it is somebody else's"));
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755))?;
    fs::create_dir_all(folder.join("nothing"))?;
    folder.canonicalize()
}

/// Copies of executables that servers hold a lock on while they use them.
const AGENT: &str = "agent-held-";

/// What sandboxes run as their PID 1. No other server removes it while this lives.
#[derive(Debug)]
pub struct Agent {
    pub path: PathBuf,
    _held: fs::File,
}

/// A copy of the executable without what is sealed, where sandboxes can read it, named for its content's size and time.
/// Removes copies that no server uses any more.
pub fn agent(executable: &Path, folder: &Path) -> io::Result<Agent> {
    let metadata = fs::metadata(executable)?;
    let name = format!(
        "{AGENT}{:x}-{:x}-{:x}",
        metadata.len(),
        metadata.mtime(),
        metadata.mtime_nsec()
    );
    let path = folder.join(&name);
    let held = loop {
        if !path.exists() {
            install(folder, &path, |new| {
                let mut bytes = fs::read(executable)?;
                sealed::redact(&mut bytes);
                fs::write(new, bytes)?;
                fs::set_permissions(new, fs::Permissions::from_mode(0o755))
            })?;
        }
        if let Some(held) = hold(&path)? {
            break held;
        }
    };
    for entry in fs::read_dir(folder)?.flatten() {
        let other = entry.file_name();
        let other = other.to_str().unwrap_or_default();
        if other != name && is_left_over(other, &entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
    Ok(Agent { path, _held: held })
}

/// None: somebody removed it between our looking and our locking.
fn hold(path: &Path) -> io::Result<Option<fs::File>> {
    let file = match fs::File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened?,
    };
    file.lock_shared()?;
    let ours = file.metadata()?.ino();
    let is_there = fs::metadata(path).is_ok_and(|there| there.ino() == ours);
    Ok(is_there.then_some(file))
}

/// Whether it is a copy of an executable that nobody uses. One that was made without a lock may be in use for a day.
fn is_left_over(name: &str, path: &Path) -> bool {
    if name.starts_with(AGENT) {
        // The lock goes with the file: whoever wants this one in the meantime makes it anew.
        return fs::File::open(path).is_ok_and(|file| file.try_lock().is_ok());
    }
    let age = || {
        fs::symlink_metadata(path)
            .ok()?
            .modified()
            .ok()?
            .elapsed()
            .ok()
    };
    (name.starts_with("agent-") || name.starts_with("new-"))
        && age().is_some_and(|age| age.as_secs() > 24 * 3600)
}

/// Makes `path` by `make` elsewhere and moves it into place: two servers may start at once.
fn install(
    folder: &Path,
    path: &Path,
    make: impl FnOnce(&Path) -> io::Result<()>,
) -> io::Result<()> {
    let new = folder.join(format!("new-{}-{}", std::process::id(), unique()));
    make(&new)?;
    fs::rename(&new, path).or_else(|error| {
        let _ = fs::remove_dir_all(&new);
        match path.exists() {
            true => Ok(()),
            false => Err(error),
        }
    })
}

fn unique() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Whether `language` can be run, and its version.
pub async fn look(language: Language, folder: &Path) -> Availability {
    let (tools, arguments) = language.tools();
    let missing = |why: String| Availability::Missing { why };
    if let Some(tool) = tools.iter().find(|tool| !Path::new(tool).exists()) {
        return missing(format!(
            "{tool} is not installed (apt-get install {})",
            language.package()
        ));
    }
    let output = Command::new(tools[0])
        .args(arguments)
        .env("HOME", "/tmp")
        .output()
        .await;
    let version = match output {
        Err(error) => return missing(format!("{} does not start: {error}", tools[0])),
        Ok(output) => {
            let text = if output.stdout.is_empty() {
                output.stderr
            } else {
                output.stdout
            };
            let text = String::from_utf8_lossy(&text).into_owned();
            language.version(&text)
        }
    };
    let prepared = match language {
        Language::Cpp => part(folder, "cpp", include_str!("../../images/prepare-cpp")).await,
        Language::Go => part(folder, "go", include_str!("../../images/prepare-go")).await,
        _ => Ok(()),
    };
    match prepared {
        Ok(()) => Availability::Ready { version },
        Err(error) => missing(format!("it could not be prepared: {error}")),
    }
}

/// Makes `folder`/`part` by a script, which the images of the other driver are made with, too.
async fn part(folder: &Path, part: &str, script: &str) -> io::Result<()> {
    let path = folder.join(part);
    if path.exists() {
        return Ok(());
    }
    let new = folder.join(format!("new-{}-{}", std::process::id(), unique()));
    let made = Command::new("/bin/sh")
        .args(["-c", script, part])
        .arg(&new)
        .output()
        .await?;
    if !made.status.success() {
        return Err(io::Error::other(
            String::from_utf8_lossy(&made.stderr).into_owned(),
        ));
    }
    install(folder, &path, |place| fs::rename(&new, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arch_8_agents_that_no_server_uses_are_removed_and_those_in_use_stay() {
        let folder = std::env::temp_dir().join(format!("ix-agents-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let executable = |name: &str| {
            let path = folder.join(name);
            fs::write(&path, name).unwrap();
            path
        };
        let agents = || {
            let found = fs::read_dir(&folder).unwrap().flatten();
            let names = found.filter_map(|entry| entry.file_name().into_string().ok());
            names.filter(|name| name.starts_with("agent-")).count()
        };
        let first = agent(&executable("one"), &folder).unwrap();
        let again = agent(&folder.join("one"), &folder).unwrap();
        let second = agent(&executable("second"), &folder).unwrap();
        assert!(first.path == again.path && first.path.exists() && second.path.exists());
        drop(first);
        let third = agent(&executable("the third"), &folder).unwrap();
        assert!(again.path.exists(), "one of two servers still has it");
        drop((again, second));
        // Made by a server without locks, which may still run.
        fs::write(folder.join("agent-r-1"), "").unwrap();
        let fourth = agent(&executable("the fourth"), &folder).unwrap();
        assert!(third.path.exists() && fourth.path.exists());
        assert_eq!(agents(), 3);
        fs::remove_dir_all(&folder).unwrap();
    }
}
