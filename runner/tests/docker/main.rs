//! What only the Docker driver has: an engine that can die, images that may be missing, a pool, and a user for the agent.

mod proxy;

use bollard::{
    Docker as Api,
    models::ContainerCreateBody,
    query_parameters::{
        ListContainersOptionsBuilder, RemoveContainerOptionsBuilder, StatsOptionsBuilder,
    },
};
use futures_util::StreamExt;
use proxy::Proxy;
use runner::{
    Availability, End, Job, Language, Limits, Runner, RunnerError, Stage, docker::Settings,
    queue::Bounds,
};
use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

const BOUNDS: Bounds = Bounds {
    running: 2,
    waiting: 10,
    waiting_of_one: 10,
};

fn settings(test: &str) -> Settings {
    Settings {
        instance: format!("test-{}-{test}", std::process::id()),
        idle: 0,
        ..Settings::default()
    }
}

fn runner(settings: &Settings) -> Runner {
    let executable = env!("CARGO_BIN_EXE_runner").into();
    Runner::docker(executable, settings.clone(), BOUNDS)
}

async fn api() -> Api {
    let socket = Settings::default().socket;
    let api = Api::connect_with_socket(socket.to_str().unwrap(), 30, bollard::API_DEFAULT_VERSION);
    api.unwrap().negotiate_version().await.unwrap()
}

#[derive(Clone, Copy)]
enum Which {
    Running,
    All,
}

/// The containers of an instance.
async fn containers(api: &Api, settings: &Settings, which: Which) -> Vec<String> {
    let label = format!("interviewxpert.runner.instance={}", settings.instance);
    let filters = HashMap::from([("label", vec![label])]);
    let options = ListContainersOptionsBuilder::new()
        .all(matches!(which, Which::All))
        .filters(&filters)
        .build();
    let all = api.list_containers(Some(options)).await.unwrap();
    all.into_iter().filter_map(|one| one.id).collect()
}

/// Looks until so many are running: all of them, when there are to be none.
async fn settle(api: &Api, settings: &Settings, count: usize) -> Vec<String> {
    let which = if count == 0 {
        Which::All
    } else {
        Which::Running
    };
    let began = Instant::now();
    loop {
        let found = containers(api, settings, which).await;
        if found.len() == count {
            return found;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "{found:?}");
    }
}

/// Bytes.
async fn memory(api: &Api, id: &str) -> u64 {
    let options = StatsOptionsBuilder::new().stream(false).build();
    let stats = api.stats(id, Some(options)).next().await.unwrap().unwrap();
    stats.memory_stats.and_then(|memory| memory.usage).unwrap()
}

fn python(source: &str) -> Job {
    Job::once(Language::Python, source, "")
}

async fn printed(runner: &Runner, job: &Job) -> String {
    let report = runner.execute("test", job, |_| {}).await.unwrap();
    String::from_utf8(report.runs[0].stdout.clone()).unwrap()
}

#[tokio::test]
async fn arch_8_the_agent_is_another_user_than_the_program_which_has_no_privilege() {
    let source = "
import os
def line(pid, name):
    return [l.split()[1] for l in open(f'/proc/{pid}/status') if l.startswith(name)][0]
print(line(1, 'Uid:') != str(os.getuid()), line(1, 'Uid:') != '0', os.getuid() != 0, os.getgid() != 0, os.getgroups())
print([line('self', name) for name in ('CapEff:', 'CapPrm:', 'CapInh:', 'CapAmb:', 'NoNewPrivs:', 'Seccomp:')])
print(line(1, 'CapEff:'), line(1, 'Seccomp:'))
for path in ('/proc/1/mem', '/proc/1/environ', '/proc/1/exe', '/proc/1/fd/0'):
    try:
        open(path, 'rb')
        print('LEAK', path)
    except OSError as e:
        print(e.errno)
";
    let said = printed(&runner(&settings("users")), &python(source)).await;
    let none = "'0000000000000000'";
    // SETUID, SETGID and KILL are capabilities 5 to 7.
    let expected = format!(
        "True True True True []\n[{none}, {none}, {none}, {none}, '1', '2']\n00000000000000e0 2\n13\n13\n13\n13\n"
    );
    assert_eq!(said, expected);
}

#[tokio::test]
async fn arch_8_each_submission_has_a_container_of_its_own_from_a_pool_that_costs_little() {
    let settings = Settings {
        idle: 2,
        ..settings("pool")
    };
    let (runner, api) = (runner(&settings), api().await);
    let source = "
import os
print(os.path.exists('/tmp/mark'), os.path.exists('/box/mark'))
open('/tmp/mark', 'w').close()
open('/box/mark', 'w').close()
";
    assert_eq!(printed(&runner, &python(source)).await, "False False\n");
    let pool = settle(&api, &settings, 2).await;
    for id in &pool {
        let used = memory(&api, id).await;
        assert!(used < 15 << 20, "an idle container holds {used} bytes");
    }
    assert_eq!(printed(&runner, &python(source)).await, "False False\n");
    // One of the pool was taken, and replaced.
    let began = Instant::now();
    loop {
        let after = containers(&api, &settings, Which::Running).await;
        let kept = after.iter().filter(|&id| pool.contains(id)).count();
        if (after.len(), kept) == (2, 1) {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "{after:?}");
    }
    drop(runner);
    settle(&api, &settings, 0).await;
}

#[tokio::test]
async fn what_a_dead_server_left_behind_is_removed_and_what_others_run_is_not() {
    let (settings, others) = (settings("orphans"), settings("others"));
    let api = api().await;
    for instance in [&settings, &others] {
        let labels = [
            ("interviewxpert.runner.instance", instance.instance.as_str()),
            ("interviewxpert.runner.process", "one that died"),
        ];
        let body = ContainerCreateBody {
            image: Some("interviewxpert-runner-python".to_owned()),
            cmd: Some(vec!["/bin/true".to_owned()]),
            labels: Some(labels.map(|(k, v)| (k.to_owned(), v.to_owned())).into()),
            ..Default::default()
        };
        api.create_container(None, body).await.unwrap();
    }
    assert_eq!(containers(&api, &settings, Which::All).await.len(), 1);
    assert!(runner(&settings).degraded().await.is_empty());
    assert!(containers(&api, &settings, Which::All).await.is_empty());
    let kept = containers(&api, &others, Which::All).await;
    assert_eq!(kept.len(), 1);
    let force = RemoveContainerOptionsBuilder::new().force(true).build();
    api.remove_container(&kept[0], Some(force)).await.unwrap();
}

#[tokio::test]
async fn a_page_that_goes_away_takes_its_container_with_it() {
    let (settings, api) = (settings("cancel"), api().await);
    let runner = runner(&settings);
    let job = Job {
        limits: Limits {
            wall_ms: 60_000,
            ..Limits::default()
        },
        ..python("import time\ntime.sleep(60)\n")
    };
    let (started, mut running) = tokio::sync::mpsc::unbounded_channel();
    let work = {
        let runner = runner.clone();
        tokio::spawn(async move {
            let tell = |stage| started.send(stage).unwrap();
            runner.execute("test", &job, tell).await
        })
    };
    assert_eq!(running.recv().await, Some(Stage::Running { input: 0 }));
    assert_eq!(containers(&api, &settings, Which::All).await.len(), 1);
    work.abort();
    settle(&api, &settings, 0).await;
    assert_eq!(runner.load(), (0, 0));
}

#[tokio::test]
async fn an_engine_that_dies_is_our_fault_and_the_next_program_runs_once_it_is_back() {
    let proxy = Proxy::new("engine");
    let settings = Settings {
        socket: proxy.socket.clone(),
        idle: 1,
        ..settings("engine")
    };
    let runner = runner(&settings);
    // Not there at the start, either.
    let missing = runner.execute("test", &python("print(1)\n"), |_| {}).await;
    assert!(
        matches!(missing, Err(RunnerError::Missing { .. })),
        "{missing:?}"
    );
    let said = runner.degraded().await.join(" ");
    assert!(said.contains("no Docker engine answers"), "{said}");

    let engine = proxy.start();
    assert!(runner.degraded().await.is_empty());
    // What was missing is looked for again, after a while.
    let began = Instant::now();
    while let Availability::Missing { why } = &runner.languages().await[&Language::Python] {
        assert!(began.elapsed() < Duration::from_secs(30), "{why}");
        tokio::task::yield_now().await;
    }
    let api = api().await;
    printed(&runner, &python("print(1)\n")).await;
    settle(&api, &settings, 1).await;

    let job = Job {
        limits: Limits {
            wall_ms: 60_000,
            ..Limits::default()
        },
        ..python("import time\ntime.sleep(60)\n")
    };
    let mut engine = Some(engine);
    let kill = |stage| {
        if matches!(stage, Stage::Running { .. }) {
            engine.take();
        }
    };
    let outcome = runner.execute("test", &job, kill).await;
    assert!(
        matches!(outcome, Err(RunnerError::Broken(_))),
        "{outcome:?}"
    );
    assert!(engine.is_none());
    let said = runner.degraded().await.join(" ");
    assert!(said.contains("Docker engine"), "{said}");
    let outcome = runner.execute("test", &python("print(2)\n"), |_| {}).await;
    assert!(
        matches!(outcome, Err(RunnerError::Broken(_))),
        "{outcome:?}"
    );

    let _engine = proxy.start();
    assert_eq!(printed(&runner, &python("print(3)\n")).await, "3\n");
    assert!(runner.degraded().await.is_empty());
    let began = Instant::now();
    while runner.load() != (0, 0) {
        assert!(began.elapsed() < Duration::from_secs(20));
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn an_image_that_is_not_there_is_said_to_be_missing() {
    let settings = Settings {
        images: "interviewxpert-no-such-".to_owned(),
        ..settings("images")
    };
    let runner = runner(&settings);
    for (language, availability) in runner.languages().await {
        let Availability::Missing { why } = availability else {
            panic!("{language:?}: {availability:?}");
        };
        assert!(
            why.contains("interviewxpert-no-such-") && why.contains("make runner-images"),
            "{why}"
        );
    }
}

#[tokio::test]
async fn arch_9_memory_is_limited_as_each_stage_needs() {
    let runner = runner(&settings("memory"));
    let source = "
#include <stdlib.h>
#include <string.h>
int main(void) { char *volatile p = malloc(300 << 20); memset(p, 1, 300 << 20); return p[7] - 1; }
";
    for (mib, end) in [(128, End::MemoryLimit), (400, End::Exit(0))] {
        let job = Job {
            limits: Limits {
                memory_bytes: mib << 20,
                ..Limits::default()
            },
            ..Job::once(Language::C, source, "")
        };
        let report = runner.execute("test", &job, |_| {}).await.unwrap();
        assert_eq!(report.runs[0].end, end, "{mib} MiB");
    }
}
