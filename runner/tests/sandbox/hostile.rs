//! ARCH-8, ARCH-9: programs that attack the sandbox, each with what must be seen of it.

use crate::{report, runner, text};
use runner::{End, Job, Language, Limits, Ran, Runner};

/// What the corpus calls a verdict; the judge proper knows more (wrong answers).
fn verdict(compile: Option<&Ran>, run: Option<&Ran>) -> &'static str {
    if compile.is_some_and(|ran| !ran.is_success()) {
        return "CE";
    }
    match run.map(|ran| ran.end) {
        None | Some(End::Starved) => "SE",
        Some(End::Exit(0)) => "OK",
        Some(End::Exit(_) | End::Signal(_)) => "RE",
        Some(End::CpuLimit | End::WallLimit) => "TLE",
        Some(End::MemoryLimit) => "MLE",
        Some(End::OutputLimit) => "OLE",
    }
}

pub struct Seen {
    pub verdict: &'static str,
    pub stdout: String,
    pub all: String,
    pub ran: Option<Ran>,
}

pub async fn attack(runner: &Runner, language: Language, source: &[u8]) -> Seen {
    let limits = Limits {
        cpu_ms: 1_000,
        wall_ms: 5_000,
        // What 64 processes of a fork bomb take in the kernel fits: it is not for memory that they are ended.
        memory_bytes: 160 << 20,
        ..Limits::default()
    };
    let job = Job {
        limits,
        ..Job::once(language, source, "")
    };
    let report = report(runner, &job).await;
    let run = report.runs.first();
    let stdout = run.map(|ran| text(&ran.stdout)).unwrap_or_default();
    let stderr = run.map(|ran| text(&ran.stderr)).unwrap_or_default();
    Seen {
        verdict: verdict(report.compile.as_ref(), run),
        all: format!("{stdout}{stderr}"),
        stdout,
        ran: run.cloned(),
    }
}

/// The next program finds a sandbox as good as new.
async fn all_is_well(runner: &Runner) {
    let seen = attack(runner, Language::Python, b"print('well')\n").await;
    assert_eq!((seen.verdict, seen.stdout.as_str()), ("OK", "well\n"));
}

macro_rules! hostile {
    ($($name:ident: $language:ident $file:literal $verdicts:expr $(, $check:expr)?;)*) => {$(
        #[tokio::test]
        async fn $name() {
            let runner = runner();
            let source = include_bytes!(concat!("../hostile/", $file));
            let seen = attack(&runner, Language::$language, source).await;
            let expected: &[&str] = &$verdicts;
            assert!(expected.contains(&seen.verdict), "{}: {} {:?}", seen.verdict, seen.all, seen.ran);
            $(let check: fn(&Seen) = $check; check(&seen);)?
            all_is_well(&runner).await;
        }
    )*};
}

/// Programs that print LEAK where they got through.
fn no_leak(seen: &Seen) {
    assert!(!seen.all.contains("LEAK"), "{}", seen.all);
}

hostile! {
    fork_bomb: C "fork_bomb.c" ["TLE"];
    fork_bomb_py: Python "fork_bomb_py.py" ["TLE"];
    thread_bomb: Python "thread_bomb.py" ["OK"];
    mem_bomb: C "mem_bomb.c" ["MLE"];
    mem_bomb_py: Python "mem_bomb_py.py" ["MLE"];
    output_flood: Python "output_flood.py" ["OLE"], |seen| assert!(seen.stdout.len() <= 1 << 20);
    stderr_flood: C "stderr_flood.c" ["OLE"];
    disk_fill_box: Python "disk_fill_box.py" ["OK", "MLE"];
    disk_fill_tmp: Python "disk_fill_tmp.py" ["OK", "MLE", "RE"];
    devshm_fill: Python "devshm_fill.py" ["OK", "MLE", "RE"];
    dev_root_fill: Python "dev_root_fill.py" ["OK", "MLE", "RE"];
    infinite_loop: C "infinite_loop.c" ["TLE"], |seen| assert_eq!(seen.ran.as_ref().unwrap().end, End::CpuLimit);
    sleep_forever: Python "sleep_forever.py" ["TLE"], |seen| {
        let ran = seen.ran.as_ref().unwrap();
        assert!(ran.end == End::WallLimit && ran.cpu_ms() < 500, "{ran:?}");
    };
    net_exfil: Python "net_exfil.py" ["OK"], no_leak;
    read_host: Python "read_host.py" ["OK"], |seen| {
        assert!(!seen.all.contains("root:") && seen.all.contains("noenvsecret"), "{}", seen.all);
        // A container has a host name and sees its own control group; neither says anything of the machine.
        let driver: &[&str] = match crate::in_containers() {
            true => &[],
            false => &["/home", "/etc/hostname", "/proc/kcore", "/sys/fs/cgroup"],
        };
        for path in ["/etc/shadow", "/root", "/proc/1/environ"].iter().chain(driver) {
            assert!(seen.stdout.contains(&format!("denied {path} ")), "{path}: {}", seen.stdout);
        }
    };
    ptrace_parent: C "ptrace_parent.c" ["OK"], |seen| {
        assert!(seen.stdout.starts_with("-1 ") && seen.stdout.ends_with("\npid1 -1 1\nmem (nil) 13\n"), "{}", seen.stdout);
    };
    mount_ns: C "mount_ns.c" ["OK"], |seen| {
        let answers: Vec<&str> = seen.stdout.lines().map(|line| line.split(' ').nth(1).unwrap_or_default()).collect();
        assert!(answers.len() >= 6 && answers.iter().all(|&answer| answer == "-1"), "{}", seen.stdout);
    };
    kill_others: Python "kill_others.py" ["OK", "RE"], |seen| {
        // A signal to PID 1 of one's own namespace is dropped: nothing but the program itself was there to be killed.
        let pids = seen.stdout.lines().next().unwrap_or_default().matches('\'').count() / 2;
        assert_eq!(pids, 2, "{}", seen.stdout);
    };
    setsid_daemon: Python "setsid_daemon.py" ["OK"], |seen| assert!(seen.ran.as_ref().unwrap().wall_ms < 1_000);
    compile_template_bomb: Cpp "compile_template_bomb.cpp" ["CE", "TLE", "MLE"];
    compile_include_random: C "compile_include_random.c" ["CE", "TLE", "MLE"];
    compile_huge_binary: C "compile_huge_binary.c" ["CE"];
    compile_gcc_mem: C "compile_gcc_mem.c" ["CE", "TLE", "MLE"];
    nul_bytes: Python "nul_bytes.py" ["OK"], |seen| assert_eq!(seen.stdout, "AC\0WA\0\n");
    invalid_utf8: Python "invalid_utf8.py" ["OK"], |seen| assert_eq!(seen.ran.as_ref().unwrap().stdout.len(), 128 * 4 + 4);
    segv_core: C "segv_core.c" ["RE"], |seen| assert_eq!(seen.ran.as_ref().unwrap().end, End::Signal(11));
    inotify: C "inotify.c" ["OK"], |seen| assert_eq!(seen.stdout, "inotify 1\ninotify1 1\nfanotify 1\n");
    shared_locks: C "shared_locks.c" ["OK"], |seen| {
        no_leak(seen);
        assert!(seen.stdout.matches("denied").count() == 9 && seen.stdout.ends_with("flags 1\n"), "{}", seen.stdout);
    };
    fd_exhaust: Python "fd_exhaust.py" ["OK"], |seen| assert!(seen.stdout.ends_with(" 24\n"), "{}", seen.stdout);

    symlink_escape: Python "symlink_escape.py" ["OK"], no_leak;
    write_agent: Python "write_agent.py" ["OK"], no_leak;
    agent_pipes: Python "agent_pipes.py" ["OK"], no_leak;
    stdin_write: Python "stdin_write.py" ["OK"], no_leak;
    prlimit_agent: C "prlimit_agent.c" ["OK"], no_leak;
    vm_read: C "vm_read.c" ["OK"], no_leak;
    setuid: C "setuid.c" ["OK"], no_leak;
    cpu_children: Python "cpu_children.py" ["TLE"];
    cpu_threads: Cpp "cpu_threads.cpp" ["TLE"];
    ignore_signals: Python "ignore_signals.py" ["TLE"];
    stop_self: Python "stop_self.py" ["TLE"];
    deep_recursion: JavaScript "deep_recursion.js" ["RE"];
    heap_js: JavaScript "heap.js" ["MLE"];
    heap_java: Java "heap.java" ["MLE"];
    goroutines: Go "goroutines.go" ["RE", "MLE", "TLE", "OLE"];
    alloc_rs: Rust "alloc.rs" ["MLE"];
    regex_rb: Ruby "regex.rb" ["TLE"];
    exec_shell_php: Php "exec_shell.php" ["OK"], |seen| {
        no_leak(seen);
        assert!(!seen.all.contains("root:"), "{}", seen.all);
    };
    shell_sql: Sql "shell.sql" ["OK", "RE"], |seen| {
        no_leak(seen);
        assert!(!seen.all.contains("root:"), "{}", seen.all);
    };
    recursive_query: Sql "recursive_query.sql" ["TLE"];
    exit_early: C "exit_early.c" ["OK"], |seen| assert_eq!(seen.stdout, "");
    huge_line: Python "huge_line.py" ["OLE", "MLE", "RE"];
    sparse_file: Python "sparse_file.py" ["OK", "MLE", "TLE"], no_leak;
    include_secrets: C "include_secrets.c" ["CE"], |seen| assert!(!seen.all.contains("root:"));
    macro_rs: Rust "macro.rs" ["CE"];
    type_bomb: TypeScript "type_bomb.ts" ["OK"];
    annotation_java: Java "annotation.java" ["CE", "OK"];
}

#[tokio::test]
async fn huge_source() {
    let source = format!("x = '{}'\n", "A".repeat(70_000));
    let error = crate::refused(&runner(), &Job::once(Language::Python, source, "")).await;
    assert!(error.to_string().contains("64 KiB"), "{error}");
}
