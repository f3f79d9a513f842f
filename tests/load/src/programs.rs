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
use tokio::time::MissedTickBehavior;

const RUNS: usize = 40;
/// Between two people of a class who press the button.
const PACE: Duration = Duration::from_millis(750);
const THROUGHPUT: Duration = Duration::from_secs(8);
const PYTHON: &str = "print('hello', input())\n";
const CXX: &str = "#include <bits/stdc++.h>\nint main() { std::string s; std::cin >> s; std::cout << \"hello \" << s << '\\n'; }\n";
const JAVA: &str = "import java.util.*;\nclass Main { public static void main(String[] a) { System.out.println(\"hello \" + new Scanner(System.in).next()); } }\n";

/// A row's heading, its key, the figure without a sandbox, and the figure of a driver.
type Row = (&'static str, &'static str, Option<f64>, fn(&Figures) -> f64);

/// `server` is the executable whose roles make sandboxes.
pub fn measure(server: &Path) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let native = native()?;
    let folder = Folder::new()?;
    let local = Runner::local(server.to_owned(), folder.0.clone(), BOUNDS);
    let local = runtime.block_on(driver(&local))?;
    let docker = runtime.block_on(docker(server))?;
    let native_of = |percent| Some(percentile(&native, percent));
    let rows: [Row; 6] = [
        (
            "Python hello, p50 ms",
            "python_hello_p50_ms",
            native_of(50.0),
            |f| f.python_p50,
        ),
        (
            "Python hello, p95 ms",
            "python_hello_p95_ms",
            native_of(95.0),
            |f| f.python_p95,
        ),
        ("ten tests in one job, p50 ms", "ten_tests_ms", None, |f| {
            f.ten_tests
        }),
        ("C++ hello, compiled, p50 ms", "cxx_hello_ms", None, |f| {
            f.cxx
        }),
        ("Java hello, compiled, p50 ms", "java_hello_ms", None, |f| {
            f.java
        }),
        (
            "Python runs a second, two at a time",
            "runs_per_s",
            None,
            |f| f.runs_per_s,
        ),
    ];
    let round = |x: f64| (x * 10.0).round() / 10.0;
    let shown = |figure: Option<f64>| figure.map_or(String::new(), |x| format!("{x:.1}"));
    println!("{:<36}{:>10}{:>10}{:>10}", "", "native", "local", "docker");
    let mut line = serde_json::Map::new();
    for (name, key, native, figure) in rows {
        let (local, docker) = (figure(&local), docker.as_ref().map(figure));
        let columns = [native, Some(local), docker].map(shown);
        println!(
            "{name:<36}{:>10}{:>10}{:>10}",
            columns[0], columns[1], columns[2]
        );
        let figures = json!({ "local": round(local), "docker": docker.map(round) });
        line.insert(key.to_owned(), figures);
    }
    line.insert(
        "native_p50_ms".to_owned(),
        json!(native_of(50.0).map(round)),
    );
    println!("{}", Value::Object(line));
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

const BOUNDS: Bounds = Bounds {
    running: 2,
    waiting: 1000,
    waiting_of_one: 1000,
};

/// None where there is no engine, or it has not the images; says why.
async fn docker(server: &Path) -> Result<Option<Figures>, Error> {
    let settings = runner::docker::Settings {
        instance: format!("bench-{}", std::process::id()),
        idle: 2,
        ..Default::default()
    };
    let docker = Runner::docker(server.to_owned(), settings, BOUNDS);
    let languages = docker.languages().await;
    for language in LANGUAGES {
        if let Some(Availability::Missing { why }) = languages.get(&language) {
            eprintln!("docker is not measured: {}: {why}", language.name());
            return Ok(None);
        }
    }
    driver(&docker).await.map(Some)
}

const LANGUAGES: [Language; 3] = [Language::Python, Language::Cpp, Language::Java];

async fn driver(runner: &Runner) -> Result<Figures, Error> {
    let languages = runner.languages().await;
    for language in LANGUAGES {
        if let Some(Availability::Missing { why }) = languages.get(&language) {
            return Err(format!("{}: {why}", language.name()).into());
        }
    }
    let python = times(
        runner,
        &Job::once(Language::Python, PYTHON, "world\n"),
        RUNS,
    )
    .await?;
    let ten = Job {
        inputs: vec![b"world\n".to_vec(); 10],
        ..Job::once(Language::Python, PYTHON, "")
    };
    let ten = times(runner, &ten, RUNS / 2).await?;
    let cxx = times(runner, &Job::once(Language::Cpp, CXX, "world\n"), 7).await?;
    let java = times(runner, &Job::once(Language::Java, JAVA, "world\n"), 7).await?;
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

/// Milliseconds of `count` executions after one that is not counted, ascending. They are asked for at the pace of
/// [`PACE`]: how many can be run at once is the last row's question.
async fn times(runner: &Runner, job: &Job, count: usize) -> Result<Vec<f64>, Error> {
    let mut all = Vec::with_capacity(count);
    let mut pace = tokio::time::interval(PACE);
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    for _ in 0..=count {
        pace.tick().await;
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
