//! What is made once so that every run is fast, and what of the languages is here at all.

use crate::{Availability, Language};
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

/// A copy of the executable where sandboxes can read it, named for its content's size and time.
pub fn agent(executable: &Path, folder: &Path) -> io::Result<PathBuf> {
    let metadata = fs::metadata(executable)?;
    let name = format!(
        "agent-{:x}-{:x}-{:x}",
        metadata.len(),
        metadata.mtime(),
        metadata.mtime_nsec()
    );
    let path = folder.join(&name);
    if !path.exists() {
        install(folder, &path, |new| {
            fs::copy(executable, new)?;
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
        Language::Cpp => cpp(folder).await,
        Language::Go => go(folder).await,
        _ => Ok(()),
    };
    match prepared {
        Ok(()) => Availability::Ready { version },
        Err(error) => missing(format!("it could not be prepared: {error}")),
    }
}

/// The precompiled header of the whole standard library; the flags must be those programs are compiled with.
async fn cpp(folder: &Path) -> io::Result<()> {
    let path = folder.join("cpp");
    if path.exists() {
        return Ok(());
    }
    let new = folder.join(format!("new-{}-{}", std::process::id(), unique()));
    fs::create_dir_all(new.join("bits"))?;
    fs::write(new.join("all.h"), "#include <bits/stdc++.h>\n")?;
    let header = new.join("bits/stdc++.h.gch");
    let made = Command::new("/usr/bin/g++")
        .args(["-std=c++20", "-O2", "-x", "c++-header", "-o"])
        .arg(&header)
        .arg(new.join("all.h"))
        .output()
        .await?;
    if !made.status.success() {
        return Err(io::Error::other(
            String::from_utf8_lossy(&made.stderr).into_owned(),
        ));
    }
    install(folder, &path, |place| fs::rename(&new, place))
}

/// The index of Go's compiled standard library, and the script that compiles and links with it: `go build` would want a
/// cache of its own in every sandbox.
async fn go(folder: &Path) -> io::Result<()> {
    let path = folder.join("go");
    if path.exists() {
        return Ok(());
    }
    let new = folder.join(format!("new-{}-{}", std::process::id(), unique()));
    fs::create_dir_all(new.join("bin"))?;
    fs::create_dir_all(new.join("pkg"))?;
    let cache = new.join("cache");
    let go = |arguments: &[&str]| {
        let mut command = Command::new("/usr/bin/go");
        command
            .args(arguments)
            .env("GOCACHE", &cache)
            .env("GOFLAGS", "-mod=mod")
            .env("HOME", "/tmp");
        command
            .env("GO111MODULE", "off")
            .env("CGO_ENABLED", "0")
            .current_dir(&new);
        command
    };
    let said = |output: std::process::Output| match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(io::Error::other(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )),
    };
    let tools = said(go(&["env", "GOTOOLDIR"]).output().await?)?;
    let list = [
        "list",
        "-export",
        "-f",
        "{{if .Export}}{{.ImportPath}} {{.Export}}{{end}}",
        "std",
    ];
    let packages = said(go(&list).output().await?)?;
    let mut index = String::new();
    for (number, line) in packages.lines().enumerate() {
        let Some((package, archive)) = line.split_once(' ') else {
            continue;
        };
        let place = if archive.starts_with("/usr/") {
            archive.to_owned()
        } else {
            let name = format!("{number}.a");
            fs::copy(archive, new.join("pkg").join(&name))?;
            format!("{}/go/pkg/{name}", crate::languages::PREPARED)
        };
        index.push_str(&format!("packagefile {package}={place}\n"));
    }
    let _ = fs::remove_dir_all(&cache);
    fs::write(new.join("importcfg"), index)?;
    let tools = tools.trim();
    let script = format!(
        "#!/bin/sh\nset -e\n{tools}/compile -p main -complete -importcfg /ix/go/importcfg -o /tmp/main.a main.go\n\
         {tools}/link -importcfg /ix/go/importcfg -s -w -o main /tmp/main.a\n"
    );
    fs::write(new.join("bin/go-build"), script)?;
    fs::set_permissions(new.join("bin/go-build"), fs::Permissions::from_mode(0o755))?;
    install(folder, &path, |place| fs::rename(&new, place))
}
