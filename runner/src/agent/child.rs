//! One process tree, from start to the death of its last member.
#![allow(unsafe_code)] // Between fork and exec; wait4, kill(-1) and close_range: no safe wrapper has them.

use crate::types::{End, Limits, Millis, Ran};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    fs::{MemfdFlags, OFlags, SealFlags, fcntl_add_seals, fcntl_setfl, memfd_create},
    process::{Gid, Pid, PidfdFlags, Resource, Rlimit, Uid, pidfd_open, setrlimit, setsid},
    thread::{
        CapabilitySet, CapabilitySets, set_capabilities, set_keep_capabilities, set_thread_groups,
        set_thread_res_gid, set_thread_res_uid,
    },
};
use seccompiler::BpfProgram;
use std::{
    fs::File,
    io::{self, ErrorKind, Read, Seek, Write},
    os::{
        fd::AsFd,
        unix::process::{CommandExt, ExitStatusExt},
    },
    path::Path,
    process::{Command, ExitStatus, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

/// How often the CPU time of the whole tree is looked at.
const LOOK: Duration = Duration::from_millis(50);
/// Times the CPU limit at which the kernel ends a process by itself. It counts by samples at clock ticks there, which on a
/// crowded machine say up to 1.4 times what was used: the limit itself is held by what we look at.
const BACKSTOP: u64 = 2;
/// Open files of one process.
const OPEN_FILES: u64 = 128;
/// Clock ticks a second in /proc (USER_HZ is 100 on every Linux).
const TICK_MS: Millis = 10;

/// The uid of agents that may choose, and nobody else's on a Debian machine.
const AGENT_UID: u32 = 64_399;

/// Whom programs run as, where that is not whom the agent runs as.
pub struct Payload {
    uid: u32,
    filters: Vec<BpfProgram>,
}

impl Payload {
    /// Makes this process, which is root of a container with the capabilities to set uids and to kill, an unprivileged
    /// user with just these, and `uid` whom it runs programs as. The files it makes are that user's from now on.
    pub fn apart_from_us(uid: u32) -> io::Result<Self> {
        let capabilities = CapabilitySet::SETUID | CapabilitySet::SETGID | CapabilitySet::KILL;
        set_keep_capabilities(true)?;
        set_thread_groups(&[])?;
        let (ours, our_group) = (Uid::from_raw(AGENT_UID), Gid::from_raw(AGENT_UID));
        set_thread_res_gid(our_group, our_group, our_group)?;
        set_thread_res_uid(ours, ours, ours)?;
        set_capabilities(
            None,
            CapabilitySets {
                effective: capabilities,
                permitted: capabilities,
                inheritable: CapabilitySet::empty(),
            },
        )?;
        // SAFETY: neither takes a pointer. They count for access to files alone, not for signals or tracing.
        unsafe {
            libc::setfsgid(uid);
            libc::setfsuid(uid);
        }
        let filters = crate::seccomp::programs().map_err(io::Error::other)?;
        Ok(Self { uid, filters })
    }

    /// In the child, before it becomes the program.
    fn step_into(&self) -> io::Result<()> {
        let (uid, gid) = (Uid::from_raw(self.uid), Gid::from_raw(self.uid));
        set_thread_res_gid(gid, gid, gid)?;
        set_thread_res_uid(uid, uid, uid)?;
        let none = CapabilitySet::empty();
        set_capabilities(
            None,
            CapabilitySets {
                effective: none,
                permitted: none,
                inheritable: none,
            },
        )?;
        // The first of them, put on last, lets no more be put on.
        for filter in self.filters.iter().rev() {
            seccompiler::apply_filter(filter).map_err(|_| io::Error::last_os_error())?;
        }
        Ok(())
    }
}

/// Runs `command` in `folder` until it ends or a limit does, then kills whatever it left behind.
///
/// Only for PID 1 of a namespace: "everything else" is killed.
pub fn run(
    command: &[String],
    environment: &[(String, String)],
    folder: &Path,
    input: &[u8],
    limits: &Limits,
    payload: Option<&Arc<Payload>>,
) -> io::Result<Ran> {
    let (program, arguments) = command
        .split_first()
        .ok_or_else(|| io::Error::other("there is no command"))?;
    let mut start = Command::new(program);
    start
        .args(arguments)
        .env_clear()
        .envs(environment.iter().map(|(name, value)| (name, value)))
        .current_dir(folder)
        .stdin(sealed(input)?)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let (bounds, payload) = (*limits, payload.cloned());
    let step = move || {
        restrict(&bounds, payload.is_some())?;
        payload
            .as_ref()
            .map_or(Ok(()), |payload| payload.step_into())
    };
    // SAFETY: the closure only makes system calls; it allocates nothing and takes no lock.
    unsafe { start.pre_exec(step) };
    let began = Instant::now();
    let mut child = start.spawn()?;
    let pid = Pid::from_child(&child);
    // The program shall be what the kernel kills for want of memory, not this process. It may have ended already.
    let _ = std::fs::write(format!("/proc/{}/oom_score_adj", child.id()), "1000");

    let mut out = Stream::new(child.stdout.take().map(|pipe| pipe.into()))?;
    let mut err = Stream::new(child.stderr.take().map(|pipe| pipe.into()))?;
    let pidfd = pidfd_open(pid, PidfdFlags::empty())?;
    let longest = began + Duration::from_millis(limits.longest_ms());
    let mut deadline = began + Duration::from_millis(limits.wall_ms);
    let mut looked = began;
    let stopped = loop {
        let now = Instant::now();
        if now >= deadline {
            // What it stood ready while others ran is no waiting of its own.
            deadline = began + Duration::from_millis(limits.wall_ms) + longest_delay();
            if now >= deadline {
                break Some(End::WallLimit);
            }
            if now >= longest {
                break Some(End::Starved);
            }
            deadline = deadline.min(longest);
        }
        if now - looked >= LOOK {
            looked = now;
            if tree_cpu_ms() > limits.cpu_ms {
                break Some(End::CpuLimit);
            }
        }
        let wait = (deadline - now).min(LOOK);
        if wait_for(&pidfd, &out, &err, wait)? {
            break None;
        }
        out.read(limits.output_bytes)?;
        err.read(limits.output_bytes)?;
        if out.total + err.total > limits.output_bytes {
            break Some(End::OutputLimit);
        }
    };
    // Of one that has ended already, too: it was not waited for yet.
    let delayed_ms = longest_delay().as_millis() as Millis;
    kill_all();
    let (status, cpu_us, peak_bytes) = reap(pid)?;
    let wall_ms = began.elapsed().as_millis() as Millis;
    out.read(limits.output_bytes)?;
    err.read(limits.output_bytes)?;
    let end = stopped.unwrap_or_else(|| {
        if out.total + err.total > limits.output_bytes {
            End::OutputLimit
        } else if cpu_us > 1000 * limits.cpu_ms || status.signal() == Some(libc::SIGXCPU) {
            End::CpuLimit
        } else {
            match (status.code(), status.signal()) {
                (Some(code), _) => End::Exit(code),
                (None, signal) => End::Signal(signal.unwrap_or_default()),
            }
        }
    });
    Ok(Ran {
        end,
        cpu_us,
        wall_ms,
        delayed_ms,
        peak_bytes,
        // Only looking around afterwards tells.
        soiled: false,
        stdout: out.kept,
        stderr: err.kept,
    })
}

/// Whatever else this process was given is not for programs.
pub fn keep_descriptors_to_ourselves() -> io::Result<()> {
    // SAFETY: marks descriptors, closes none. A raw call: the C library of Debian 11 has no wrapper.
    let outcome = unsafe {
        libc::syscall(
            libc::SYS_close_range,
            3,
            u32::MAX,
            libc::CLOSE_RANGE_CLOEXEC,
        )
    };
    match outcome {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

/// In the child, before it becomes the program.
fn restrict(limits: &Limits, in_container: bool) -> io::Result<()> {
    setsid()?;
    let set = |resource, soft: u64, hard: u64| {
        let limit = Rlimit {
            current: Some(soft),
            maximum: Some(hard),
        };
        setrlimit(resource, limit)
    };
    let cpu_s = BACKSTOP * limits.cpu_ms.div_ceil(1000);
    set(Resource::Cpu, cpu_s, cpu_s + 1)?;
    set(Resource::Fsize, limits.file_bytes, limits.file_bytes)?;
    set(Resource::Nofile, OPEN_FILES, OPEN_FILES)?;
    set(Resource::Core, 0, 0)?;
    // Counted by user on the whole machine, where containers may share uids; their own control group counts better.
    if !in_container {
        let processes = u64::from(limits.processes);
        set(Resource::Nproc, processes, processes)?;
    }
    set(Resource::Stack, limits.memory_bytes, limits.memory_bytes)?;
    Ok(())
}

/// A file in memory that nobody can change any more.
fn sealed(bytes: &[u8]) -> io::Result<File> {
    let flags = MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING;
    let mut file = File::from(memfd_create("stdin", flags)?);
    file.write_all(bytes)?;
    file.rewind()?;
    let seals = SealFlags::SEAL | SealFlags::SHRINK | SealFlags::GROW | SealFlags::WRITE;
    fcntl_add_seals(&file, seals)?;
    Ok(file)
}

/// One of the program's output streams: all of it is counted, its beginning kept.
struct Stream {
    pipe: Option<File>,
    kept: Vec<u8>,
    total: u64,
}

impl Stream {
    fn new(pipe: Option<std::os::fd::OwnedFd>) -> io::Result<Self> {
        let pipe = pipe.map(File::from);
        if let Some(pipe) = &pipe {
            fcntl_setfl(pipe, OFlags::NONBLOCK)?;
        }
        Ok(Self {
            pipe,
            kept: Vec::new(),
            total: 0,
        })
    }

    /// Takes what is there, until `enough` has come.
    fn read(&mut self, enough: u64) -> io::Result<()> {
        let mut buffer = [0; 64 << 10];
        while let Some(pipe) = &mut self.pipe
            && self.total <= enough
        {
            match pipe.read(&mut buffer) {
                Ok(0) => self.pipe = None,
                Ok(count) => {
                    let room = usize::try_from(enough.saturating_sub(self.kept.len() as u64))
                        .unwrap_or(usize::MAX);
                    self.kept.extend_from_slice(&buffer[..count.min(room)]);
                    self.total += count as u64;
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// Waits until something is to be read (false) or the program has ended (true).
fn wait_for(pidfd: &impl AsFd, out: &Stream, err: &Stream, wait: Duration) -> io::Result<bool> {
    let mut fds = vec![PollFd::new(pidfd, PollFlags::IN)];
    for pipe in [&out.pipe, &err.pipe].into_iter().flatten() {
        fds.push(PollFd::new(pipe, PollFlags::IN));
    }
    let wait = Timespec {
        tv_sec: wait.as_secs() as i64,
        tv_nsec: i64::from(wait.subsec_nanos()),
    };
    match poll(&mut fds, Some(&wait)) {
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(!fds[0].revents().is_empty()),
    }
}

/// CPU time of every living process here but this one, and of the children they have waited for.
fn tree_cpu_ms() -> Millis {
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return 0;
    };
    let pids = entries.flatten().filter_map(|entry| {
        let pid: u32 = entry.file_name().to_str()?.parse().ok()?;
        (pid != std::process::id()).then_some(pid)
    });
    let ticks: u64 = pids
        .filter_map(|pid| {
            let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
            // proc(5): fields 14 to 17, counted after the name, which may hold anything.
            let (_, rest) = stat.rsplit_once(')')?;
            Some(
                rest.split_whitespace()
                    .skip(11)
                    .take(4)
                    .filter_map(|t| t.parse::<u64>().ok())
                    .sum::<u64>(),
            )
        })
        .sum();
    ticks * TICK_MS
}

/// Of all threads of all living processes here but this one: the longest time that one stood ready and did not run.
fn longest_delay() -> Duration {
    let folders = |path: &str| std::fs::read_dir(path).into_iter().flatten().flatten();
    let delay = |task: std::fs::DirEntry| {
        // Nanoseconds run, nanoseconds ready, time slices: Documentation/scheduler/sched-stats.rst.
        let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        text.split_whitespace().nth(1)?.parse::<u64>().ok()
    };
    let others = folders("/proc").filter(|entry| {
        let pid = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok());
        pid.is_some_and(|pid: u32| pid != std::process::id())
    });
    let tasks = others.flat_map(|entry| folders(&entry.path().join("task").to_string_lossy()));
    Duration::from_nanos(tasks.filter_map(delay).max().unwrap_or_default())
}

/// Kills every process of the namespace but this one, PID 1.
fn kill_all() {
    // SAFETY: kill takes no pointers. -1 means everybody we may signal; PID 1 does not signal itself.
    unsafe { libc::kill(-1, libc::SIGKILL) };
}

/// Waits until nobody is left. Answers how `main` ended, the CPU time of all in microseconds, and the largest resident size
/// of one in bytes.
fn reap(main: Pid) -> io::Result<(ExitStatus, u64, u64)> {
    let mut status = None;
    let (mut cpu_us, mut peak_kib) = (0u64, 0u64);
    loop {
        let mut raw = 0;
        // SAFETY: rusage is plain data, for which zeroes are a value.
        let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
        // SAFETY: both pointers are to live values of the right type.
        let pid = unsafe { libc::wait4(-1, &mut raw, 0, &mut usage) };
        if pid < 0 {
            let error = io::Error::last_os_error();
            match error.raw_os_error() {
                Some(libc::EINTR) => continue,
                Some(libc::ECHILD) => break,
                _ => return Err(error),
            }
        }
        if pid == main.as_raw_nonzero().get() {
            status = Some(ExitStatus::from_raw(raw));
        }
        let us = |time: libc::timeval| time.tv_sec as u64 * 1_000_000 + time.tv_usec as u64;
        cpu_us += us(usage.ru_utime) + us(usage.ru_stime);
        peak_kib = peak_kib.max(usage.ru_maxrss as u64);
        // Whoever was born while the others died.
        kill_all();
    }
    let status =
        status.ok_or_else(|| io::Error::other("the program was reaped by somebody else"))?;
    Ok((status, cpu_us, peak_kib << 10))
}
