//! What goes in and what comes out.

use crate::Language;
use serde::{Deserialize, Serialize};

/// Milliseconds.
pub type Millis = u64;

/// Bounds of one stage (compiling, or one run). All of them are enforced, none is advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// User and system time of the whole process tree.
    pub cpu_ms: Millis,
    /// Elapsed time, without that in which the program stood ready and others had the processors.
    pub wall_ms: Millis,
    /// Of everything in the sandbox, its files in memory included.
    pub memory_bytes: u64,
    /// Standard output and standard error together.
    pub output_bytes: u64,
    /// One file, and all of what may be written.
    pub file_bytes: u64,
    /// Processes and threads at a time.
    pub processes: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            cpu_ms: 2_000,
            wall_ms: 6_000,
            memory_bytes: 256 << 20,
            output_bytes: 1 << 20,
            file_bytes: 16 << 20,
            processes: 64,
        }
    }
}

impl Limits {
    /// Elapsed time after which even a machine that never lets the program run ends it.
    pub fn longest_ms(&self) -> Millis {
        5 * self.wall_ms
    }
}

/// A file beside the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// One path component.
    pub name: String,
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// What is compiled once, and then run.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Program {
    pub language: Language,
    #[serde(with = "serde_bytes")]
    pub source: Vec<u8>,
    /// Besides the source, under their names in its folder.
    pub files: Vec<File>,
    pub arguments: Vec<String>,
    /// Of each run.
    pub limits: Limits,
}

/// One program and what to run it on.
#[derive(Debug, Clone)]
pub struct Job {
    pub language: Language,
    pub source: Vec<u8>,
    /// Besides the program, under their names in its folder.
    pub files: Vec<File>,
    /// Of the program; for SQL, options of the shell.
    pub arguments: Vec<String>,
    /// Standard input of each run.
    pub inputs: Vec<Vec<u8>>,
    pub limits: Limits,
    /// After a run that a limit ended, run no more: it would only cost as much again.
    pub stop_at_limit: bool,
}

impl Job {
    /// A program to be run once.
    pub fn once(language: Language, source: impl Into<Vec<u8>>, input: impl Into<Vec<u8>>) -> Self {
        Self {
            language,
            source: source.into(),
            files: Vec::new(),
            arguments: Vec::new(),
            inputs: vec![input.into()],
            limits: Limits::default(),
            stop_at_limit: true,
        }
    }

    pub fn program(&self) -> Program {
        Program {
            language: self.language,
            source: self.source.clone(),
            files: self.files.clone(),
            arguments: self.arguments.clone(),
            limits: self.limits,
        }
    }
}

/// How a process ended. A limit counts before what the process made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    Exit(i32),
    Signal(i32),
    CpuLimit,
    WallLimit,
    MemoryLimit,
    OutputLimit,
    /// The machine had too much else to do to run it: no fault of the program's.
    Starved,
}

impl End {
    pub fn is_limit(self) -> bool {
        !matches!(self, End::Exit(_) | End::Signal(_))
    }
}

/// One process that was run, with what it cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ran {
    pub end: End,
    /// Microseconds of user and system time.
    pub cpu_us: u64,
    pub wall_ms: Millis,
    /// Of that, it stood ready and others had the processors.
    pub delayed_ms: Millis,
    /// The largest resident size of any of its processes.
    pub peak_bytes: u64,
    /// It changed or locked the program's own files: the next run needs another sandbox.
    pub soiled: bool,
    #[serde(with = "serde_bytes")]
    pub stdout: Vec<u8>,
    #[serde(with = "serde_bytes")]
    pub stderr: Vec<u8>,
}

impl Ran {
    pub fn is_success(&self) -> bool {
        self.end == End::Exit(0)
    }

    /// Elapsed while it neither computed nor stood ready to.
    pub fn idle_ms(&self) -> Millis {
        self.wall_ms.saturating_sub(self.cpu_ms() + self.delayed_ms)
    }

    pub fn cpu_ms(&self) -> Millis {
        self.cpu_us / 1000
    }

    /// Counts what the control group has used (microseconds, the agent's own work included): children that nobody waited
    /// for are in no other figure.
    pub(crate) fn charge(&mut self, group_us: u64, limits: &Limits) {
        const AGENTS: u64 = 100_000;
        if group_us <= self.cpu_us + self.cpu_us / 4 + AGENTS {
            return;
        }
        self.cpu_us = group_us;
        if self.cpu_ms() > limits.cpu_ms && matches!(self.end, End::Exit(_) | End::Signal(_)) {
            self.end = End::CpuLimit;
        }
    }
}

/// What became of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// None: nothing to compile.
    pub compile: Option<Ran>,
    /// In the order of the inputs; fewer when compiling failed or a limit stopped the job.
    pub runs: Vec<Ran>,
}

/// What a job is busy with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Waiting { ahead: usize },
    Compiling,
    Running { input: usize },
}

/// Whether programs of a language can be run here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Availability {
    Ready {
        /// As the tool itself says it.
        version: String,
    },
    /// A sentence for the operator.
    Missing { why: String },
}
