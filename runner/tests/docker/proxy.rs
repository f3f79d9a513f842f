//! Stands in front of the engine's socket, so that a test can let the engine die without taking it from the others.

use runner::docker::Settings;
use std::path::PathBuf;
use tokio::{
    net::{UnixListener, UnixStream},
    task::JoinSet,
};

pub struct Proxy {
    pub socket: PathBuf,
}

/// The engine lives as long as this.
pub struct Engine {
    socket: PathBuf,
    task: tokio::task::JoinHandle<()>,
}

impl Proxy {
    pub fn new(test: &str) -> Self {
        let name = format!("ix-{}-{test}.sock", std::process::id());
        Self {
            socket: std::env::temp_dir().join(name),
        }
    }

    pub fn start(&self) -> Engine {
        let listener = UnixListener::bind(&self.socket).unwrap();
        let task = tokio::spawn(async move {
            // With the task its connections end, in the middle of whatever they carry.
            let mut connections = JoinSet::new();
            while let Ok((mut ours, _)) = listener.accept().await {
                connections.spawn(async move {
                    let engine = UnixStream::connect(Settings::default().socket).await;
                    let _ = tokio::io::copy_bidirectional(&mut ours, &mut engine.unwrap()).await;
                });
            }
        });
        Engine {
            socket: self.socket.clone(),
            task,
        }
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.task.abort();
        std::fs::remove_file(&self.socket).unwrap();
    }
}
