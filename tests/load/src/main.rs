//! `load docs SERVER PEERS` measures documents, `load start SERVER` starting and idling, `load programs SERVER` sandboxes. See
//! `make bench-docs`, `make bench-start`, `make bench-runner`.
//!
//! SERVER is the release executable; PEERS is the folder where npm installed the servers to compare with.

mod programs;
mod servers;
mod socket;
mod typists;
mod yjs;

use serde_json::{Value, json};
use servers::{Folder, Hocuspocus, Process, Rooms, YWebsocket};
use std::{
    io,
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};
use typists::{Dialect, Outcome, Pace, Typists};

type Error = Box<dyn std::error::Error>;

const TYPING: Pace = Pace::Rate(10.0);
const OLD_DOCUMENT_EDITS: u64 = 60_000;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match args[..] {
        ["docs", server, peers] => docs(Path::new(server), Path::new(peers)),
        ["start", server] => start(Path::new(server)),
        ["programs", server] => programs::measure(Path::new(server)),
        _ => Err("usage: load docs SERVER PEERS | load start SERVER | load programs SERVER".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("load: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What one server did under the four loads.
#[derive(Debug, Clone, Copy)]
struct Figures {
    cpu_s_per_1k: f64,
    cpu_s_per_1k_old: f64,
    closed_loop_per_s: f64,
    fanout_p50_ms: f64,
    fanout_p99_ms: f64,
}

impl Figures {
    fn json(&self) -> Value {
        let round = |x: f64, places: i32| (x * 10f64.powi(places)).round() / 10f64.powi(places);
        json!({
            "cpu_s_per_1k_updates": round(self.cpu_s_per_1k, 4),
            "cpu_s_per_1k_updates_old_doc": round(self.cpu_s_per_1k_old, 4),
            "closed_loop_updates_per_s": self.closed_loop_per_s.round(),
            "fanout_p50_ms": round(self.fanout_p50_ms, 3),
            "fanout_p99_ms": round(self.fanout_p99_ms, 3),
        })
    }
}

/// A way to get a fresh server with so many rooms and editors.
type Fresh<'a, D> = &'a dyn Fn(usize, usize) -> Result<(Process, D, Option<Folder>), Error>;

fn measure<D: Dialect>(name: &str, fresh: Fresh<D>) -> Result<Figures, Error> {
    let cpu = |edits: u64| -> Result<f64, Error> {
        let (process, dialect, _folder) = fresh(100, 4)?;
        let mut typists = Typists::join(process.address, &dialect, 100, 4)?;
        typists.preload(edits)?;
        typists.run(TYPING, Duration::from_secs(3))?;
        let before = process.cpu_seconds()?;
        let outcome = typists.run(TYPING, Duration::from_secs(15))?;
        let used = process.cpu_seconds()? - before;
        progress(
            name,
            &format!("100 rooms × 4 × 10 edits/s, {edits} edits before"),
            &outcome,
        );
        Ok(used / (outcome.sent as f64 / 1000.0))
    };
    let cpu_s_per_1k = cpu(0)?;
    let cpu_s_per_1k_old = cpu(OLD_DOCUMENT_EDITS)?;

    let (process, dialect, folder) = fresh(8, 4)?;
    let mut typists = Typists::join(process.address, &dialect, 8, 4)?;
    typists.run(Pace::ClosedLoop, Duration::from_secs(2))?;
    let closed = typists.run(Pace::ClosedLoop, Duration::from_secs(8))?;
    progress(name, "closed loop 8 × 4", &closed);
    drop((typists, process, folder));

    let (process, dialect, _folder) = fresh(20, 4)?;
    let mut typists = Typists::join(process.address, &dialect, 20, 4)?;
    typists.run(TYPING, Duration::from_secs(2))?;
    let mut fanout = typists.run(TYPING, Duration::from_secs(15))?;
    progress(name, "fan-out 20 × 4 × 10 edits/s", &fanout);
    Ok(Figures {
        cpu_s_per_1k,
        cpu_s_per_1k_old,
        closed_loop_per_s: closed.sent as f64 / closed.elapsed.as_secs_f64(),
        fanout_p50_ms: fanout.percentile_ms(50.0),
        fanout_p99_ms: fanout.percentile_ms(99.0),
    })
}

fn progress(name: &str, what: &str, outcome: &Outcome) {
    eprintln!(
        "{name}: {what}: {} updates in {:.1} s, {} copies arrived",
        outcome.sent,
        outcome.elapsed.as_secs_f64(),
        outcome.delivered
    );
}

fn docs(server: &Path, peers: &Path) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let ours = measure("interviewxpert", &|rooms, per_room| {
        let folder = Folder::new()?;
        let prepared = runtime.block_on(Rooms::prepare(&folder, rooms, per_room))?;
        Ok((servers::ours(server, &folder)?, prepared, Some(folder)))
    })?;
    let mut rows = vec![("interviewxpert (durable)", Ok(ours))];
    rows.push((
        "@y/websocket-server 0.1.1",
        peer("y-websocket", peers, servers::y_websocket, || YWebsocket),
    ));
    rows.push((
        "@hocuspocus/server 4.7",
        peer("hocuspocus", peers, servers::hocuspocus, || Hocuspocus),
    ));

    println!(
        "{:<28}{:>14}{:>18}{:>16}{:>12}{:>12}",
        "server", "CPU s/1k", "CPU s/1k, 60k", "closed loop/s", "p50 ms", "p99 ms"
    );
    let mut others = serde_json::Map::new();
    for (name, figures) in &rows {
        match figures {
            Ok(f) => println!(
                "{name:<28}{:>14.4}{:>18.4}{:>16.0}{:>12.3}{:>12.3}",
                f.cpu_s_per_1k,
                f.cpu_s_per_1k_old,
                f.closed_loop_per_s,
                f.fanout_p50_ms,
                f.fanout_p99_ms
            ),
            Err(error) => println!("{name:<28}not measured: {error}"),
        }
    }
    for (name, figures) in rows.iter().skip(1) {
        let value = figures
            .as_ref()
            .map_or_else(|error| json!({ "error": error.to_string() }), Figures::json);
        others.insert((*name).to_owned(), value);
    }
    let mut line = ours.json();
    line["peers"] = Value::Object(others);
    println!("{line}");
    Ok(())
}

fn peer<D: Dialect>(
    name: &str,
    folder: &Path,
    server: fn(&Path) -> Option<io::Result<Process>>,
    dialect: fn() -> D,
) -> Result<Figures, Error> {
    measure(name, &|_, _| {
        let process = server(folder).ok_or("npm has not installed it")??;
        Ok((process, dialect(), None))
    })
}

fn start(server: &Path) -> Result<(), Error> {
    let folder = Folder::new()?;
    // The first start makes the database; those measured find it there.
    drop(servers::ours(server, &folder)?);
    let mut ready = Vec::new();
    let mut resident = 0f64;
    for _ in 0..10 {
        let process = servers::ours(server, &folder)?;
        ready.push(process.ready_after.as_secs_f64() * 1000.0);
        let idle_until = Instant::now() + Duration::from_secs(1);
        while Instant::now() < idle_until {
            std::thread::park_timeout(idle_until.saturating_duration_since(Instant::now()));
        }
        resident = resident.max(process.resident_mb()?);
    }
    ready.sort_by(f64::total_cmp);
    let (median, worst) = (ready[ready.len() / 2], ready[ready.len() - 1]);
    println!(
        "ready after start on an existing database: median {median:.0} ms, worst of ten {worst:.0} ms"
    );
    println!("resident memory when idle: {resident:.1} MB");
    let round = |x: f64| (x * 10.0).round() / 10.0;
    println!(
        "{}",
        json!({ "ready_ms": round(median), "idle_rss_mb": round(resident), "binary": PathBuf::from(server).file_name().map(|n| n.to_string_lossy().into_owned()) })
    );
    Ok(())
}
