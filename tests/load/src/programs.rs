//! How fast programs run in sandboxes, beside the same program without one.

use crate::{Error, servers::Folder};
use runner::{Availability, Job, Language, Runner, queue::Bounds};
use serde_json::{Value, json};
use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

const RUNS: usize = 40;
const THROUGHPUT: Duration = Duration::from_secs(8);
const PYTHON: &str = "print('hello', input())\n";
const CXX: &str = "#include <bits/stdc++.h>\nint main() { std::string s; std::cin >> s; std::cout << \"hello \" << s << '\\n'; }\n";
const JAVA: &str = "import java.util.*;\nclass Main { public static void main(String[] a) { System.out.println(\"hello \" + new Scanner(System.in).next()); } }\n";

/// `server` is the executable whose roles make sandboxes.
pub fn measure(server: &Path) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let native = native()?;
    let local = runtime.block_on(driver(server))?;
    println!("{:<34}{:>10}{:>10}", "", "native", "local");
    let row = |name: &str, native: Option<f64>, local: f64| match native {
        Some(native) => println!("{name:<34}{native:>10.1}{local:>10.1}"),
        None => println!("{name:<34}{:>10}{local:>10.1}", ""),
    };
    row(
        "Python hello, p50 ms",
        Some(percentile(&native, 50.0)),
        local.python_p50,
    );
    row(
        "Python hello, p95 ms",
        Some(percentile(&native, 95.0)),
        local.python_p95,
    );
    row("ten tests in one job, p50 ms", None, local.ten_tests);
    row("C++ hello, compiled, p50 ms", None, local.cxx);
    row("Java hello, compiled, p50 ms", None, local.java);
    row(
        "Python runs a second, two at a time",
        None,
        local.runs_per_s,
    );
    let round = |x: f64| (x * 10.0).round() / 10.0;
    let only_local = |x: f64| json!({ "local": round(x) });
    let line: Value = json!({
        "python_hello_p50_ms": only_local(local.python_p50),
        "python_hello_p95_ms": only_local(local.python_p95),
        "native_p50_ms": round(percentile(&native, 50.0)),
        "ten_tests_ms": only_local(local.ten_tests),
        "cxx_hello_ms": only_local(local.cxx),
        "java_hello_ms": only_local(local.java),
        "runs_per_s": only_local(local.runs_per_s),
    });
    println!("{line}");
    Ok(())
}

struct Figures {
    python_p50: f64,
    python_p95: f64,
    ten_tests: f64,
    cxx: f64,
    java: f64,
    runs_per_s: f64,
}

async fn driver(server: &Path) -> Result<Figures, Error> {
    let folder = Folder::new()?;
    let bounds = Bounds {
        running: 2,
        waiting: 1000,
        waiting_of_one: 1000,
    };
    let runner = Runner::local(server.to_owned(), folder.0.clone(), bounds);
    let languages = runner.languages().await;
    for language in [Language::Python, Language::Cpp, Language::Java] {
        if let Some(Availability::Missing { why }) = languages.get(&language) {
            return Err(format!("{}: {why}", language.name()).into());
        }
    }
    let python = times(
        &runner,
        &Job::once(Language::Python, PYTHON, "world\n"),
        RUNS,
    )
    .await?;
    let ten = Job {
        inputs: vec![b"world\n".to_vec(); 10],
        ..Job::once(Language::Python, PYTHON, "")
    };
    let ten = times(&runner, &ten, RUNS / 2).await?;
    let cxx = times(&runner, &Job::once(Language::Cpp, CXX, "world\n"), 7).await?;
    let java = times(&runner, &Job::once(Language::Java, JAVA, "world\n"), 7).await?;
    let started = Instant::now();
    let workers: Vec<_> = (0..2)
        .map(|worker| {
            let runner = runner.clone();
            tokio::spawn(async move {
                let job = Job::once(Language::Python, PYTHON, "world\n");
                let mut done = 0u32;
                while started.elapsed() < THROUGHPUT {
                    runner
                        .execute(&format!("user-{worker}"), &job, |_| {})
                        .await?;
                    done += 1;
                }
                Ok::<u32, runner::RunnerError>(done)
            })
        })
        .collect();
    let mut runs = 0;
    for worker in workers {
        runs += worker.await??;
    }
    Ok(Figures {
        python_p50: percentile(&python, 50.0),
        python_p95: percentile(&python, 95.0),
        ten_tests: percentile(&ten, 50.0),
        cxx: percentile(&cxx, 50.0),
        java: percentile(&java, 50.0),
        runs_per_s: f64::from(runs) / started.elapsed().as_secs_f64(),
    })
}

/// Milliseconds of `count` executions after one that is not counted, ascending.
async fn times(runner: &Runner, job: &Job, count: usize) -> Result<Vec<f64>, Error> {
    let mut all = Vec::with_capacity(count);
    for _ in 0..=count {
        let started = Instant::now();
        let report = runner.execute("bench", job, |_| {}).await?;
        let right = report.runs.len() == job.inputs.len()
            && report.runs.iter().all(|ran| ran.stdout == b"hello world\n");
        if !right {
            return Err(format!("the program did not run: {report:?}").into());
        }
        all.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    all.remove(0);
    all.sort_by(f64::total_cmp);
    Ok(all)
}

/// The same program, started by hand.
fn native() -> Result<Vec<f64>, Error> {
    let folder = Folder::new()?;
    let program = folder.0.join("main.py");
    std::fs::write(&program, PYTHON)?;
    let mut all = Vec::with_capacity(RUNS);
    for _ in 0..=RUNS {
        let started = Instant::now();
        let mut child = Command::new("/usr/bin/python3")
            .args(["-I", "-X", "utf8"])
            .arg(&program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(b"world\n")?;
        }
        let output = child.wait_with_output()?;
        if output.stdout != b"hello world\n" {
            return Err("python3 did not run".into());
        }
        all.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    all.remove(0);
    all.sort_by(f64::total_cmp);
    Ok(all)
}

fn percentile(ascending: &[f64], percent: f64) -> f64 {
    let index = ((ascending.len().saturating_sub(1)) as f64 * percent / 100.0).round() as usize;
    ascending.get(index).copied().unwrap_or(f64::NAN)
}
