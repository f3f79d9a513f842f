//! Real programs in real sandboxes.

mod hostile;
mod languages;
mod remains;
mod service;

use runner::{Job, Ran, Report, Runner, RunnerError, queue::Bounds};

/// Bounds that no test here reaches.
pub const ROOMY: Bounds = Bounds {
    running: 2,
    waiting: 1000,
    waiting_of_one: 1000,
};

/// IX_RUNNER_DRIVER says whether the sandboxes are containers (`docker`) or not (`local`, or nothing).
pub fn in_containers() -> bool {
    match std::env::var("IX_RUNNER_DRIVER").as_deref() {
        Ok("docker") => true,
        Ok("local") | Err(_) => false,
        Ok(other) => panic!("there is no driver {other}"),
    }
}

pub fn runner() -> Runner {
    runner_of(ROOMY)
}

pub fn runner_of(bounds: Bounds) -> Runner {
    let executable = env!("CARGO_BIN_EXE_runner").into();
    if in_containers() {
        return Runner::docker(executable, docker_settings(), bounds);
    }
    let folder = std::env::temp_dir().join("ix-runner-test");
    Runner::local(executable, folder, bounds)
}

fn docker_settings() -> runner::docker::Settings {
    runner::docker::Settings {
        instance: format!("test-{}", std::process::id()),
        idle: 0,
        ..Default::default()
    }
}

pub async fn report(runner: &Runner, job: &Job) -> Report {
    runner.execute("test", job, |_| {}).await.unwrap()
}

/// The only run of a program that compiles.
pub async fn once(runner: &Runner, job: &Job) -> Ran {
    let mut report = report(runner, job).await;
    if let Some(compile) = &report.compile {
        assert!(compile.is_success(), "{}", text(&compile.stderr));
    }
    assert_eq!(report.runs.len(), 1);
    report.runs.remove(0)
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

pub async fn refused(runner: &Runner, job: &Job) -> RunnerError {
    runner.execute("test", job, |_| {}).await.unwrap_err()
}
