//! Control groups of either version: one group a sandbox, below a group of our own.

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::{Pid, PidfdFlags, Signal, kill_process, pidfd_open},
};
use std::{
    collections::BTreeSet,
    fs, io,
    os::fd::OwnedFd,
    path::{Path, PathBuf},
};

const OURS: &str = "interviewxpert-runner";
const V1: [&str; 2] = ["memory", "pids"];
/// How long a process that was killed is waited for.
const DYING: Timespec = Timespec {
    tv_sec: 1,
    tv_nsec: 0,
};
/// Only looked at: without it, CPU time is what processes are waited for with.
const ACCOUNTING: &str = "cpuacct";

/// Where groups can be made.
#[derive(Debug, Clone)]
pub enum Cgroups {
    V1 { root: PathBuf },
    V2 { ours: PathBuf },
}

/// The number after `name` in a file of "name number" lines.
pub fn field(text: &str, name: &str) -> Option<u64> {
    text.lines()
        .filter_map(|line| line.split_once(' '))
        .find(|(key, _)| *key == name)
        .and_then(|(_, value)| value.trim().parse().ok())
}

impl Cgroups {
    /// The version in use below `root` (`/sys/fs/cgroup`), if we may make groups there; otherwise why not.
    pub fn find(root: &Path) -> Result<Self, String> {
        let found = if root.join("cgroup.controllers").exists() {
            // Where systemd or a container engine put this process is where it may make groups, if anywhere.
            let own = own_group_v2().unwrap_or_default();
            let parent = root.join(own.trim_start_matches('/'));
            let ours = parent.join(OURS);
            fs::create_dir_all(&ours)
                .and_then(|()| delegate(&parent))
                .and_then(|()| delegate(&ours))
                .map(|()| Cgroups::V2 { ours })
        } else {
            v1(root)
                .try_for_each(|controller| fs::create_dir_all(root.join(controller).join(OURS)))
                .map(|()| Cgroups::V1 {
                    root: root.to_owned(),
                })
        };
        let found = found.map_err(|error| format!("no control groups can be made: {error}"))?;
        let probe = found
            .group(&format!("{}-probe", std::process::id()))
            .map_err(|error| format!("control groups do not work: {error}"))?;
        probe.remove();
        found.sweep();
        Ok(found)
    }

    /// Makes the group `name`, which begins with our process id and a hyphen.
    pub fn group(&self, name: &str) -> io::Result<Group> {
        let folders = match self {
            Cgroups::V1 { root } => v1(root)
                .map(|controller| root.join(controller).join(OURS).join(name))
                .collect(),
            Cgroups::V2 { ours } => vec![ours.join(name)],
        };
        let group = Group {
            v2: matches!(self, Cgroups::V2 { .. }),
            folders,
        };
        for folder in &group.folders {
            fs::create_dir(folder).or_else(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => Ok(()),
                _ => Err(error),
            })?;
        }
        group.limit_processes(64)?;
        Ok(group)
    }

    /// Removes what a server that died left behind.
    fn sweep(&self) {
        let folders = match self {
            Cgroups::V1 { root } => v1(root)
                .map(|controller| root.join(controller).join(OURS))
                .collect(),
            Cgroups::V2 { ours } => vec![ours.clone()],
        };
        let left = folders
            .iter()
            .filter_map(|folder| fs::read_dir(folder).ok())
            .flatten()
            .flatten()
            .filter(|entry| {
                let name = entry.file_name();
                let maker = name.to_str().and_then(|name| name.split_once('-'));
                // Those of a running server may be empty because nobody has joined yet.
                maker.is_some_and(|(pid, _)| !Path::new("/proc").join(pid).exists())
            });
        let group = Group {
            v2: matches!(self, Cgroups::V2 { .. }),
            folders: left.map(|entry| entry.path()).collect(),
        };
        let open = |pid| pidfd_open(pid, PidfdFlags::empty()).ok();
        let dying: Vec<OwnedFd> = group.members().into_iter().filter_map(open).collect();
        group.kill();
        for process in &dying {
            let _ = poll(&mut [PollFd::new(process, PollFlags::IN)], Some(&DYING));
        }
        group.remove();
    }
}

fn v1(root: &Path) -> impl Iterator<Item = &'static str> {
    let accounting = root.join(ACCOUNTING).is_dir().then_some(ACCOUNTING);
    V1.into_iter().chain(accounting)
}

fn own_group_v2() -> Option<String> {
    let text = fs::read_to_string("/proc/self/cgroup").ok()?;
    text.lines()
        .find_map(|line| line.strip_prefix("0::"))
        .map(str::to_owned)
}

fn delegate(folder: &Path) -> io::Result<()> {
    fs::write(folder.join("cgroup.subtree_control"), "+memory +pids")
}

/// The group of one sandbox.
#[derive(Debug)]
pub struct Group {
    v2: bool,
    folders: Vec<PathBuf>,
}

impl Group {
    /// The files that a process writes its PID to in order to join.
    pub fn doors(&self) -> impl Iterator<Item = PathBuf> {
        self.folders
            .iter()
            .map(|folder| folder.join("cgroup.procs"))
    }

    fn write(&self, controller: usize, file: &str, value: &str) -> io::Result<()> {
        let folder = &self.folders[if self.v2 { 0 } else { controller }];
        fs::write(folder.join(file), value)
    }

    pub fn limit_processes(&self, count: u32) -> io::Result<()> {
        self.write(1, "pids.max", &count.to_string())
    }

    pub fn limit_memory(&self, bytes: u64) -> io::Result<()> {
        let value = bytes.to_string();
        if self.v2 {
            // Both may be missing without swap accounting; then there is no swap to limit.
            let _ = self.write(0, "memory.swap.max", "0");
            return self.write(0, "memory.max", &value);
        }
        // Memory and swap together may never be less than memory: which goes first depends on the direction.
        let both = |first: &str, second: &str| {
            let _ = self.write(0, first, &value);
            self.write(0, second, &value)
        };
        match fs::metadata(self.folders[0].join("memory.memsw.limit_in_bytes")) {
            Err(_) => self.write(0, "memory.limit_in_bytes", &value),
            Ok(_) => both("memory.limit_in_bytes", "memory.memsw.limit_in_bytes")
                .and_then(|()| self.write(0, "memory.limit_in_bytes", &value)),
        }
    }

    /// How often the kernel killed a process here for want of memory.
    pub fn memory_kills(&self) -> u64 {
        let file = if self.v2 {
            "memory.events"
        } else {
            "memory.oom_control"
        };
        let text = fs::read_to_string(self.folders[0].join(file));
        text.ok()
            .and_then(|text| field(&text, "oom_kill"))
            .unwrap_or(0)
    }

    /// CPU time of everybody who is or was in it, microseconds; nothing where that is not counted.
    pub fn cpu_us(&self) -> Option<u64> {
        match self.v2 {
            true => {
                let text = fs::read_to_string(self.folders[0].join("cpu.stat")).ok()?;
                field(&text, "usage_usec")
            }
            false => {
                let text = fs::read_to_string(self.folders.get(V1.len())?.join("cpuacct.usage"));
                Some(text.ok()?.trim().parse::<u64>().ok()? / 1000)
            }
        }
    }

    /// Whoever is in it; those outside of this process's PID namespace have no number here.
    fn members(&self) -> Vec<Pid> {
        let texts = self
            .doors()
            .filter_map(|door| fs::read_to_string(door).ok());
        let numbers: BTreeSet<i32> = texts
            .flat_map(|text| {
                text.lines()
                    .filter_map(|line| line.parse().ok())
                    .collect::<Vec<_>>()
            })
            .collect();
        numbers.into_iter().filter_map(Pid::from_raw).collect()
    }

    pub fn kill(&self) {
        for pid in self.members() {
            // An error: it has just ended.
            let _ = kill_process(pid, Signal::KILL);
        }
    }

    /// Removes it; false while somebody is in it.
    pub fn remove(&self) -> bool {
        self.folders.iter().fold(true, |all, folder| {
            let gone = fs::remove_dir(folder).is_ok() || !folder.exists();
            all && gone
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arch_9_memory_kills_are_read_from_either_version() {
        let v1 = "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n";
        let v2 = "low 0\nhigh 0\nmax 12\noom 2\noom_kill 1\noom_group_kill 0\n";
        assert_eq!(field(v1, "oom_kill"), Some(3));
        assert_eq!(field(v2, "oom_kill"), Some(1));
        assert_eq!(field("", "oom_kill"), None);
    }
}
