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

/// A copy of the executable without what is sealed, where sandboxes can read it, named for its content's size and time.
pub fn agent(executable: &Path, folder: &Path) -> io::Result<PathBuf> {
    let metadata = fs::metadata(executable)?;
    let name = format!(
        "agent-r-{:x}-{:x}-{:x}",
        metadata.len(),
        metadata.mtime(),
        metadata.mtime_nsec()
    );
    let path = folder.join(&name);
    if !path.exists() {
        install(folder, &path, |new| {
            let mut bytes = fs::read(executable)?;
            sealed::redact(&mut bytes);
            fs::write(new, bytes)?;
            fs::set_permissions(new, fs::Permissions::from_mode(0o755))
        })?;
    }
    for entry in fs::read_dir(folder)?.flatten() {
        let other = entry.file_name();
        let old = other
            .to_str()
            .is_some_and(|other| other.starts_with("agent-") && other != name);
        if old
            && entry
                .metadata()
                .is_ok_and(|m| m.modified().is_ok_and(is_past))
        {
            let _ = fs::remove_file(entry.path());
        }
    }
    Ok(path)
}

/// Another server may still be using what is younger.
fn is_past(modified: std::time::SystemTime) -> bool {
    modified
        .elapsed()
        .is_ok_and(|age| age.as_secs() > 24 * 3600)
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
            text.lines().next().unwrap_or_default().trim().to_owned()
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
