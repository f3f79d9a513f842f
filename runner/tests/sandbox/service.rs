//! ARCH-8: the runner as a service of its own, and what its client makes of a service that goes away.

use crate::{in_containers, runner_of, text};
use runner::{
    End, Job, Language, Limits, Report, Runner, RunnerError, Stage,
    queue::Bounds,
    service::{Remote, serve_until},
};
use std::{
    process::Stdio,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    process::{Child, Command},
    sync::mpsc,
    task::JoinHandle,
};

const TOKEN: &str = "a token that nobody can guess";
const ONE_AT_A_TIME: Bounds = Bounds {
    running: 1,
    waiting: 2,
    waiting_of_one: 2,
};

fn remote(port: u16, token: &str) -> Runner {
    let url = format!("http://127.0.0.1:{port}");
    Runner::remote(Remote::new(&url, token.to_owned()).unwrap())
}

/// A service in this process, and its port.
async fn service(runner: Runner) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let forever = std::future::pending();
    tokio::spawn(serve_until(listener, runner, TOKEN.to_owned(), forever));
    port
}

fn python(source: &str) -> Job {
    let limits = Limits {
        wall_ms: 60_000,
        ..Limits::default()
    };
    Job {
        limits,
        ..Job::once(Language::Python, source, "21\n")
    }
}

type Running = (
    JoinHandle<Result<Report, RunnerError>>,
    mpsc::UnboundedReceiver<Stage>,
);

fn start(runner: &Runner, job: Job) -> Running {
    let (runner, (tell, stages)) = (runner.clone(), mpsc::unbounded_channel());
    let work = tokio::spawn(async move {
        let progress = |stage| {
            let _ = tell.send(stage);
        };
        runner.execute("ada", &job, progress).await
    });
    (work, stages)
}

async fn ask(port: u16, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let request = format!("{request}Host: x\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    text(&answer).lines().next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_job_comes_back_from_a_service_as_it_does_from_a_runner_here() {
    let here = runner_of(ONE_AT_A_TIME);
    let there = remote(service(here.clone()).await, TOKEN);
    assert_eq!(there.languages().await, here.languages().await);
    assert_eq!(there.degraded().await, here.degraded().await);
    let (work, mut stages) = start(&there, python("print(2 * int(input()))\n"));
    let report = work.await.unwrap().unwrap();
    assert_eq!(text(&report.runs[0].stdout), "42\n");
    assert_eq!(report.runs[0].end, End::Exit(0));
    assert_eq!(stages.recv().await, Some(Stage::Running { input: 0 }));
    let refused = there.execute("ada", &python(" "), |_| {}).await;
    assert!(
        matches!(refused, Err(RunnerError::Refused(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn without_the_token_a_service_says_nothing() {
    let port = service(runner_of(ONE_AT_A_TIME)).await;
    for token in ["", "another token", "a token that nobody can gues"] {
        let wrong = remote(port, token)
            .execute("ada", &python("print(1)\n"), |_| {})
            .await;
        let Err(RunnerError::Broken(why)) = wrong else {
            panic!("{wrong:?}");
        };
        assert!(why.contains("IX_RUNNER_TOKEN"), "{why}");
    }
    for request in ["GET /v3/state", "POST /v3/turns", "GET /else"] {
        let answer = ask(port, &format!("{request} HTTP/1.1\r\n")).await;
        assert!(
            answer.contains("401") || answer.contains("404"),
            "{request}: {answer}"
        );
        assert!(
            request.ends_with("/else") || answer.contains("401"),
            "{request}: {answer}"
        );
    }
    let well = ask(port, "GET /healthz HTTP/1.1\r\n").await;
    assert!(well.contains("200"), "{well}");
}

#[tokio::test]
async fn a_client_that_goes_away_cancels_its_job_and_a_full_queue_says_when_to_come_back() {
    let here = runner_of(ONE_AT_A_TIME);
    let there = remote(service(here.clone()).await, TOKEN);
    let sleeper = || python("import time\ntime.sleep(60)\n");
    let (running, mut stages) = start(&there, sleeper());
    assert_eq!(stages.recv().await, Some(Stage::Running { input: 0 }));
    let mut waiting = Vec::new();
    for ahead in 0..2 {
        let (work, mut stages) = start(&there, sleeper());
        assert_eq!(stages.recv().await, Some(Stage::Waiting { ahead }));
        waiting.push(work);
    }
    assert_eq!((here.load(), there.load()), ((1, 2), (1, 2)));
    let full = there.execute("ada", &sleeper(), |_| {}).await;
    let Err(RunnerError::Full(full)) = full else {
        panic!("{full:?}");
    };
    assert!(full.retry_after >= Duration::from_secs(1));

    running.abort();
    waiting.into_iter().for_each(|work| work.abort());
    let began = Instant::now();
    while here.load() != (0, 0) {
        assert!(
            began.elapsed() < Duration::from_secs(15),
            "{:?}",
            here.load()
        );
        tokio::task::yield_now().await;
    }
    assert_eq!(there.load(), (0, 0));
    let report = there.execute("ada", &python("print(1)\n"), |_| {}).await;
    assert_eq!(text(&report.unwrap().runs[0].stdout), "1\n");
}

#[tokio::test]
async fn b_9_who_has_all_places_gives_way_between_two_runs_and_goes_on_where_it_was() {
    let two = Bounds {
        running: 2,
        ..ONE_AT_A_TIME
    };
    let here = runner_of(two);
    for runner in [here.clone(), remote(service(here.clone()).await, TOKEN)] {
        let mut turn = runner.turn("ada", Language::Python, |_| {}).await.unwrap();
        let other = runner.turn("ada", Language::Python, |_| {}).await.unwrap();
        let program = python("print(2 * int(input()))\n").program();
        let mut started = turn.start(&program).await.unwrap();
        turn.give_way().await.unwrap();
        let (runner, bo) = (runner.clone(), python("print('bo')\n"));
        let bo = tokio::spawn(async move { runner.execute("bo", &bo, |_| {}).await });
        while here.load() != (2, 1) {
            assert!(!bo.is_finished(), "there was a place for bo");
            tokio::task::yield_now().await;
        }
        turn.give_way().await.unwrap();
        assert_eq!(text(&bo.await.unwrap().unwrap().runs[0].stdout), "bo\n");
        let ran = turn.run(&mut started, b"4\n").await.unwrap();
        assert_eq!(text(&ran.stdout), "8\n");
        turn.end(started).await;
        drop((turn, other));
        while here.load() != (0, 0) {
            tokio::task::yield_now().await;
        }
    }
}

#[tokio::test]
async fn a_service_waits_for_no_request_that_does_not_come() {
    let port = service(runner_of(ONE_AT_A_TIME)).await;
    let authorized = format!(
        "POST /v3/turns HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\nContent-Length: 99\r\n\r\n"
    );
    for begun in ["POST /v3/turns HTTP/1.1\r\nHost: x\r\n", &authorized] {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        stream.write_all(begun.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        let closed = tokio::time::timeout(Duration::from_secs(30), stream.read_to_end(&mut answer));
        // How it is closed is of no interest.
        let _ = closed.await.expect("it is closed");
    }
}

/// A service in a process of its own.
fn process(port: u16) -> Child {
    let driver = if in_containers() { "docker" } else { "local" };
    Command::new(env!("CARGO_BIN_EXE_runner"))
        .arg("serve")
        .env("IX_RUNNER", driver)
        .env("IX_RUNNER_LISTEN", format!("127.0.0.1:{port}"))
        .env("IX_RUNNER_TOKEN", TOKEN)
        .env("IX_RUNNER_INSTANCE", format!("test-service-{port}"))
        .env("IX_RUNNER_IDLE", "0")
        .env("IX_RUNNER_CONCURRENCY", "1")
        .env("IX_DATA_DIR", std::env::temp_dir().join("ix-runner-test"))
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap()
}

async fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    listener.local_addr().unwrap().port()
}

/// Jobs that sleep for `seconds` and say who they are; the first runs, the others wait.
async fn three(there: &Runner, seconds: u32) -> Vec<JoinHandle<Result<Report, RunnerError>>> {
    let mut all = Vec::new();
    for number in 0..3 {
        let source = format!("import time\ntime.sleep({seconds})\nprint('job', {number})\n");
        let (work, mut stages) = start(there, python(&source));
        let stage = stages.recv().await.unwrap();
        assert_eq!(
            number == 0,
            stage == Stage::Running { input: 0 },
            "{stage:?}"
        );
        all.push(work);
    }
    all
}

#[tokio::test]
async fn a_service_that_restarts_loses_no_job() {
    let port = free_port().await;
    let there = remote(port, TOKEN);
    let mut first = process(port);
    let jobs = three(&there, 2).await;
    first.kill().await.unwrap();
    let _second = process(port);
    for (number, job) in jobs.into_iter().enumerate() {
        let report = job.await.unwrap().unwrap();
        assert_eq!(text(&report.runs[0].stdout), format!("job {number}\n"));
    }
    assert_eq!(there.load(), (0, 0));
}

#[tokio::test]
async fn a_service_that_stays_away_is_our_fault_and_said_so() {
    let port = free_port().await;
    let there = remote(port, TOKEN);
    let mut first = process(port);
    let jobs = three(&there, 30).await;
    first.kill().await.unwrap();
    for job in jobs {
        let outcome = job.await.unwrap();
        assert!(
            matches!(outcome, Err(RunnerError::Broken(_))),
            "{outcome:?}"
        );
    }
    let degraded = there.degraded().await.join(" ");
    assert!(degraded.contains("does not answer"), "{degraded}");
}

#[tokio::test]
async fn b_9_a_place_is_had_at_once_or_not_at_all() {
    let here = runner_of(ONE_AT_A_TIME);
    for runner in [here.clone(), remote(service(here.clone()).await, TOKEN)] {
        let mut turn = runner.turn_at_once("ada", Language::Python).await.unwrap();
        let second = runner.turn_at_once("ada", Language::Python).await;
        assert!(matches!(second, Err(RunnerError::Full(_))), "{second:?}");
        let program = python("print(1)\n").program();
        let mut started = turn.start(&program).await.unwrap();
        let ran = turn.run(&mut started, b"").await.unwrap();
        assert_eq!(text(&ran.stdout), "1\n");
        turn.end(started).await;
        drop(turn);
        while here.load() != (0, 0) {
            tokio::task::yield_now().await;
        }
    }
}
