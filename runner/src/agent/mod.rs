//! The part that lives inside the sandbox, as its PID 1: it writes the program's files, compiles, runs and measures.
//!
//! It makes itself unreadable to programs (not dumpable: `/proc/1/*` belongs to root, ptrace is refused), and signals of
//! its own namespace do not reach a PID 1. In a container it also has another uid than they; bubblewrap gives a sandbox
//! only one. It knows nothing worth stealing: inputs come one at a time, expected outputs never.

mod child;

use crate::wire::{self, FromAgent, ToAgent};
use rustix::{
    fs::{AtFlags, CWD, Timespec, Timestamps, utimensat},
    process::{DumpableBehavior, geteuid, set_dumpable_behavior},
};
use std::{
    collections::HashMap,
    fs, io,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::Arc,
};

/// The role of the executable under which it is an agent.
pub const ROLE: &str = "sandbox-agent";
/// Where sandboxes find the executable with this role.
pub const EXECUTABLE: &str = "/ix/bin/agent";
/// Where the program lives.
pub const FOLDER: &str = "/box";
/// What else programs can write to.
const SCRATCH: [&str; 2] = ["/tmp", "/dev/shm"];

/// Serves until the host goes away. `--uid N` is whom programs run as; without it, as whom the agent runs.
pub fn run(mut arguments: impl Iterator<Item = String>) -> io::Result<()> {
    let uid = match (
        arguments.next().as_deref(),
        arguments.next(),
        arguments.next(),
    ) {
        (None, ..) => None,
        (Some("--uid"), Some(uid), None) => Some(uid.parse::<u32>().map_err(io::Error::other)?),
        _ => return Err(io::Error::other("not an agent's arguments")),
    };
    let payload = uid.map(child::Payload::apart_from_us).transpose()?;
    let payload = payload.map(Arc::new);
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    if std::process::id() != 1 {
        return Err(io::Error::other("only for PID 1 of a sandbox"));
    }
    child::keep_descriptors_to_ourselves()?;
    let (mut from_host, mut to_host) = (io::stdin().lock(), io::stdout().lock());
    let folder = Path::new(FOLDER);
    let mut keep: HashMap<PathBuf, State> = HashMap::new();
    let owner = uid.unwrap_or_else(|| geteuid().as_raw());
    let places = Place::all(owner)?;
    wire::write(&mut to_host, &FromAgent::Ready)?;
    loop {
        let answer = match wire::read::<ToAgent>(&mut from_host) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
            Ok(ToAgent::Files(files)) => {
                let written = files
                    .iter()
                    .try_for_each(|file| fs::write(folder.join(&file.name), &file.bytes));
                keep.extend(states(folder));
                let _ = places.iter().all(Place::reset_times);
                match written {
                    Ok(()) => FromAgent::Written,
                    Err(error) => FromAgent::Broken(format!("cannot write the program: {error}")),
                }
            }
            Ok(ToAgent::Run {
                command,
                environment,
                input,
                limits,
                keep_files,
            }) => {
                let (memory_kills, cpu_us) = (memory_kills(), cpu_us());
                let ran = child::run(
                    &command,
                    &environment,
                    folder,
                    &input,
                    &limits,
                    payload.as_ref(),
                );
                if keep_files {
                    keep.extend(states(folder));
                }
                let soiled = !tidy(&places, &keep);
                match ran {
                    Ok(mut ran) => {
                        if let (Some(before), Some(after)) = (cpu_us, self::cpu_us()) {
                            ran.charge(after.saturating_sub(before), &limits);
                        }
                        if memory_kills < self::memory_kills() {
                            ran.end = crate::End::MemoryLimit;
                        }
                        FromAgent::Ran { ran, soiled }
                    }
                    Err(error) => FromAgent::Broken(format!("cannot run the program: {error}")),
                }
            }
        };
        wire::write(&mut to_host, &answer)?;
    }
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect()
}

/// Which file it is and when it was last changed: unlike the time of its content, a program cannot set that back.
type State = (u64, i64, i64);

fn state(path: &Path) -> Option<State> {
    let metadata = fs::symlink_metadata(path).ok()?;
    Some((metadata.ino(), metadata.ctime(), metadata.ctime_nsec()))
}

fn states(folder: &Path) -> Vec<(PathBuf, State)> {
    let found = entries(folder).unwrap_or_default().into_iter();
    found
        .filter_map(|path| state(&path).map(|state| (path, state)))
        .collect()
}

/// A folder that programs can write to, and how each run finds it.
struct Place {
    path: &'static Path,
    mode: u32,
    /// Whose it is: only its owner can change mode and times.
    is_programs: bool,
}

impl Place {
    fn all(programs: u32) -> io::Result<Vec<Self>> {
        let places = SCRATCH.into_iter().chain([FOLDER]).map(Path::new);
        let place = |path| {
            let metadata = fs::symlink_metadata(path)?;
            Ok(Self {
                path,
                mode: metadata.mode() & 0o7777,
                is_programs: metadata.uid() == programs,
            })
        };
        places.map(place).collect()
    }

    fn reset_mode(&self) -> bool {
        let permissions = fs::Permissions::from_mode(self.mode);
        !self.is_programs || fs::set_permissions(self.path, permissions).is_ok()
    }

    fn reset_times(&self) -> bool {
        let zero = Timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        let times = Timestamps {
            last_access: zero,
            last_modification: zero,
        };
        !self.is_programs || utimensat(CWD, self.path, &times, AtFlags::empty()).is_ok()
    }
}

/// One run leaves nothing for the next; false when it did.
fn tidy(places: &[Place], keep: &HashMap<PathBuf, State>) -> bool {
    let mut clean = true;
    for place in places {
        clean &= place.reset_mode();
    }
    clean &= keep
        .iter()
        .all(|(path, known)| state(path).as_ref() == Some(known));
    for place in places {
        let Ok(found) = entries(place.path) else {
            clean = false;
            continue;
        };
        for path in found.iter().filter(|path| !keep.contains_key(*path)) {
            let removed = match path.is_dir() && !path.is_symlink() {
                true => fs::remove_dir_all(path),
                false => fs::remove_file(path),
            };
            clean &= removed.is_ok();
        }
        clean &= place.reset_times();
    }
    clean
}

/// How often the kernel killed somebody here for want of memory, where the sandbox can see its own cgroup (containers);
/// elsewhere the host looks.
fn memory_kills() -> u64 {
    let files = [
        "/sys/fs/cgroup/memory.events",
        "/sys/fs/cgroup/memory/memory.oom_control",
    ];
    files
        .iter()
        .filter_map(|file| fs::read_to_string(file).ok())
        .find_map(|text| crate::cgroup::field(&text, "oom_kill"))
        .unwrap_or(0)
}

/// CPU time of everybody here so far, microseconds; see [`memory_kills`].
fn cpu_us() -> Option<u64> {
    let v2 = || fs::read_to_string("/sys/fs/cgroup/cpu.stat").ok();
    let v1 = || fs::read_to_string("/sys/fs/cgroup/cpuacct/cpuacct.usage").ok();
    v2().and_then(|text| crate::cgroup::field(&text, "usage_usec"))
        .or_else(|| Some(v1()?.trim().parse::<u64>().ok()? / 1000))
}
