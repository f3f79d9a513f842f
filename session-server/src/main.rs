//! One executable, several roles: see [`USAGE`].

use session_server::{
    app::{self, App, StartError},
    clock::Clock,
    config::{self, Config, LogFormat},
    db::Db,
};
use std::process::ExitCode;
use tokio::net::TcpListener;

const USAGE: &str = "\
session-server ROLE

  serve          run the server (default)
  migrate        bring the database schema up to date and stop
  print-config   show every setting with its meaning and the value in force
  print-openapi  show the OpenAPI document
  healthcheck    ask the running server whether it is well (for containers)
";

fn main() -> ExitCode {
    let role = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "serve".to_owned());
    let outcome = match role.as_str() {
        "print-config" => {
            print!("{}", config::print(&|name| std::env::var(name).ok()));
            Ok(())
        }
        "print-openapi" => app::openapi()
            .to_pretty_json()
            .map(|json| println!("{json}"))
            .map_err(Into::into),
        "serve" => run(serve),
        "migrate" => run(migrate),
        "healthcheck" => run(healthcheck),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no role {other:?}\n\n{USAGE}").into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("session-server: {error}");
            ExitCode::FAILURE
        }
    }
}

type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;

fn run<F: Future<Output = Outcome>>(role: fn(Config) -> F) -> Outcome {
    let config = Config::from_env()?;
    let filter =
        tracing_subscriber::EnvFilter::try_from_env("IX_LOG").unwrap_or_else(|_| "info".into());
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match config.log_format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(role(config))
}

async fn serve(config: Config) -> Outcome {
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|e| StartError::Listen(config.listen, e))?;
    let origin = config.public_origin.clone();
    let app = App::start(config, Clock::System).await?;
    tracing::info!(%origin, "ready");
    let stopping = app.clone();
    axum::serve(listener, app.service())
        .with_graceful_shutdown(async move {
            termination().await;
            tracing::info!("stopping");
            stopping.drain();
        })
        .await?;
    app.db.close().await;
    Ok(())
}

async fn termination() {
    use tokio::signal::unix::{SignalKind, signal};
    // Handlers can be installed unless the runtime has no I/O driver; ours does.
    let mut term = signal(SignalKind::terminate()).expect("the runtime drives signals");
    let mut int = signal(SignalKind::interrupt()).expect("the runtime drives signals");
    tokio::select! { _ = term.recv() => {}, _ = int.recv() => {} }
}

async fn migrate(config: Config) -> Outcome {
    Db::open(&config.database_url, 2).await?.close().await;
    Ok(())
}

/// Speaks plain HTTP/1.0 to the configured address: needs no client library.
async fn healthcheck(config: Config) -> Outcome {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut address = config.listen;
    if address.ip().is_unspecified() {
        address.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
    }
    let mut stream = tokio::net::TcpStream::connect(address).await?;
    stream.write_all(b"GET /healthz HTTP/1.0\r\n\r\n").await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    if answer.starts_with("HTTP/1.0 200") || answer.starts_with("HTTP/1.1 200") {
        Ok(())
    } else {
        Err(answer
            .lines()
            .next()
            .unwrap_or("no answer")
            .to_owned()
            .into())
    }
}
