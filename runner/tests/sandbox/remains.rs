//! ARCH-8, ARCH-9: one run leaves nothing for the next, and nobody's work goes uncounted.

use crate::{ROOMY, once, report, runner, runner_of, text};
use futures_util::future::join_all;
use runner::{Availability, End, Job, Language, Limits, queue::Bounds};
use std::time::Duration;

fn three(language: Language, source: &str) -> Job {
    Job {
        inputs: vec![b"1\n".to_vec(), b"2\n".to_vec(), b"3\n".to_vec()],
        ..Job::once(language, source, "")
    }
}

async fn outputs(job: &Job) -> Vec<String> {
    let report = report(&runner(), job).await;
    let all = report.runs.iter();
    all.map(|ran| format!("{:?} {}", ran.end, text(&ran.stdout)))
        .collect()
}

#[tokio::test]
async fn arch_8_a_program_that_rewrites_itself_starts_anew_on_the_next_input() {
    let source = "print(open(__file__).read().count(chr(35)), input())\nopen(__file__, 'a').write('\\n' + chr(35))\n";
    let seen = outputs(&three(Language::Python, source)).await;
    assert_eq!(seen, ["Exit(0) 0 1\n", "Exit(0) 0 2\n", "Exit(0) 0 3\n"]);
}

#[tokio::test]
async fn arch_8_what_a_program_locks_away_is_not_there_for_the_next_input() {
    let source = "import os\nprint(os.path.exists('/tmp/keep'))\nos.makedirs('/tmp/keep/n')\nos.chmod('/tmp/keep', 0)\n";
    let seen = outputs(&three(Language::Python, source)).await;
    assert_eq!(seen, ["Exit(0) False\n"; 3]);
}

#[tokio::test]
async fn arch_8_a_program_that_removes_itself_is_there_for_the_next_input() {
    let c = "#include <unistd.h>\nint main(void) { return unlink(\"/box/main\"); }\n";
    assert_eq!(outputs(&three(Language::C, c)).await, ["Exit(0) "; 3]);
    let locks = "import os\nos.chmod('/box', 0)\n";
    assert_eq!(
        outputs(&three(Language::Python, locks)).await,
        ["Exit(0) "; 3]
    );
}

#[tokio::test]
async fn arch_8_modes_and_times_of_folders_tell_the_next_input_nothing() {
    let source = "import os\nfor path in ('/tmp', '/box', '/dev/shm'):\n    found = os.stat(path)\n    \
         print(oct(found.st_mode), found.st_mtime_ns, found.st_atime_ns)\n    \
         try:\n        os.utime(path, ns=(4711, 815))\n        os.chmod(path, 0o751)\n    except PermissionError:\n        pass\n";
    let seen = outputs(&three(Language::Python, source)).await;
    let told = seen.join("");
    assert!(
        !told.contains("4711") && !told.contains("815") && !told.contains("751"),
        "{told}"
    );
    assert_eq!(seen[0], seen[1]);
}

#[tokio::test]
async fn arch_9_children_that_nobody_waits_for_are_counted() {
    let source = "import os, signal, time\nsignal.signal(signal.SIGCHLD, signal.SIG_IGN)\n\
         for _ in range(6):\n    out, into = os.pipe()\n    if os.fork() == 0:\n        end = time.process_time() + .4\n\
         \x20       while time.process_time() < end: pass\n        os._exit(0)\n    os.close(into)\n    os.read(out, 1)\n";
    let job = Job {
        limits: Limits {
            cpu_ms: 1_000,
            wall_ms: 20_000,
            ..Limits::default()
        },
        ..Job::once(Language::Python, source, "")
    };
    let ran = once(&runner(), &job).await;
    assert_eq!(ran.end, End::CpuLimit);
    assert!(ran.cpu_ms() > 1_000, "{ran:?}");
}

#[tokio::test]
async fn arch_8_sockets_are_those_that_a_network_namespace_confines() {
    let source = "import socket\nfor family in (1, 2, 10, 16, 17, 40):\n    try: socket.socket(family, 3 if family == 16 else 1); print(family)\n    except PermissionError: pass\n    except OSError: print('?', family)\n";
    let ran = once(&runner(), &Job::once(Language::Python, source, "")).await;
    assert_eq!(text(&ran.stdout), "1\n2\n10\n");
}

/// Takes the processors away from everybody else while it lives.
struct Crowd(std::sync::Arc<std::sync::atomic::AtomicBool>);

impl Crowd {
    fn new() -> Self {
        let over = std::sync::Arc::<std::sync::atomic::AtomicBool>::default();
        let threads = 2 * std::thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..threads {
            let over = std::sync::Arc::clone(&over);
            std::thread::spawn(move || {
                while !over.load(std::sync::atomic::Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            });
        }
        Self(over)
    }
}

impl Drop for Crowd {
    fn drop(&mut self) {
        self.0.store(true, std::sync::atomic::Ordering::Relaxed);
    }
}

#[tokio::test]
async fn arch_9_a_busy_machine_is_not_the_programs_fault_and_waiting_is() {
    // Other sandboxes are the crowd: a control group gets its share whatever the threads around it want.
    let together = 2 * std::thread::available_parallelism().map_or(1, usize::from);
    let runner = runner_of(Bounds {
        running: together + 1,
        ..ROOMY
    });
    // The first sandbox takes longer than the others.
    runner.languages().await;
    let limits = Limits {
        cpu_ms: 3_000,
        wall_ms: 1_000,
        ..Limits::default()
    };
    let of = |source: &str| Job {
        limits,
        ..Job::once(Language::Python, source, "")
    };
    let computes = of("import time\nwhile time.process_time() < .9: pass\n");
    let waits = of("import time\ntime.sleep(60)\n");
    let (computed, waited) = tokio::join!(
        join_all((0..together).map(|_| once(&runner, &computes))),
        once(&runner, &waits)
    );
    for ran in &computed {
        assert_eq!(ran.end, End::Exit(0), "{computed:?}");
    }
    let slowest_ms = computed.iter().map(|ran| ran.wall_ms).max();
    assert!(slowest_ms > Some(limits.wall_ms), "{computed:?}");
    assert_eq!(waited.end, End::WallLimit, "{waited:?}");
    assert!(waited.wall_ms < limits.longest_ms(), "{waited:?}");
}

#[tokio::test]
async fn arch_9_on_a_busy_machine_a_program_gets_all_of_its_time() {
    let runner = runner();
    runner.languages().await;
    let crowd = Crowd::new();
    let job = Job {
        limits: Limits {
            cpu_ms: 1_000,
            wall_ms: 30_000,
            ..Limits::default()
        },
        ..Job::once(Language::Python, "while True: pass", "")
    };
    for _ in 0..3 {
        let ran = once(&runner, &job).await;
        assert_eq!(ran.end, End::CpuLimit, "{ran:?}");
        assert!(ran.cpu_ms() >= 1_000, "{ran:?}");
    }
    drop(crowd);
}

/// Processes in control groups that this process made.
fn confined() -> usize {
    let ours = format!("interviewxpert-runner/{}-", std::process::id());
    let is_ours = |entry: &std::fs::DirEntry| {
        let groups = std::fs::read_to_string(entry.path().join("cgroup"));
        groups.is_ok_and(|groups| groups.contains(&ours))
    };
    let entries = std::fs::read_dir("/proc").unwrap().flatten();
    entries.filter(is_ours).count()
}

#[tokio::test]
async fn arch_8_whoever_goes_away_while_a_sandbox_is_made_leaves_no_process() {
    let runner = runner();
    runner.languages().await;
    let job = Job::once(Language::Python, "print(1)", "");
    for at in 0..200 {
        let patience = Duration::from_micros(at % 40 * 500);
        let run = runner.execute("ada", &job, |_| {});
        let _ = tokio::time::timeout(patience, run).await;
    }
    // What is not gone soon stays.
    for _ in 0..400 {
        if confined() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{} processes are left", confined());
}

#[tokio::test]
async fn arch_8_whoever_stops_waiting_for_the_first_look_leaves_the_next_whole() {
    // Cut off at every moment of it.
    for after_ms in (0..120).step_by(8) {
        let runner = runner();
        let patience = Duration::from_millis(after_ms);
        let _ = tokio::time::timeout(patience, runner.degraded()).await;
        let languages = runner.languages().await;
        let python = &languages[&Language::Python];
        assert!(
            matches!(python, Availability::Ready { .. }),
            "cut off after {after_ms} ms: {python:?}"
        );
    }
}
