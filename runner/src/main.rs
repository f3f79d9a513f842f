//! The runner as an executable of its own: the service, and the two steps into a sandbox.

use runner::{Runner, agent, launch, service, settings::Settings};
use std::{
    error::Error,
    io::{Read, Write},
    net::TcpStream,
    process::ExitCode,
};

const USAGE: &str = "\
runner serve         answer a session-server that has IX_RUNNER=http://this-address (see docs/operator.md)
runner healthcheck   ask the running service whether it is well (for containers)
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let outcome = match arguments.next().as_deref() {
        Some(agent::ROLE) => agent::run(arguments).map_err(Into::into),
        Some(launch::ROLE) => launch::run(arguments).map_err(Into::into),
        Some("serve") => serve(),
        Some("healthcheck") => healthcheck(),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("runner: {error}");
            ExitCode::FAILURE
        }
    }
}

fn get(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Speaks plain HTTP/1.0 to the configured address.
fn healthcheck() -> Result<(), Box<dyn Error>> {
    let mut address = Settings::read(&get)?.listen;
    if address.ip().is_unspecified() {
        address.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
    }
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(b"GET /healthz HTTP/1.0\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    match answer.split(' ').nth(1) {
        Some("200") => Ok(()),
        _ => Err(answer.lines().next().unwrap_or("no answer").into()),
    }
}

fn serve() -> Result<(), Box<dyn Error>> {
    let settings = Settings::read(&get)?;
    let filter =
        tracing_subscriber::EnvFilter::try_from_env("IX_LOG").unwrap_or_else(|_| "info".into());
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match get("IX_LOG_FORMAT").as_deref() {
        Some("json") => log.json().init(),
        _ => log.init(),
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(settings.listen).await?;
        let runner = settings.runner(std::env::current_exe()?);
        tokio::spawn(look(runner.clone()));
        tracing::info!(listen = %listener.local_addr()?, "ready");
        service::serve(listener, runner, settings.token).await?;
        Ok(())
    })
}

/// The first look takes some seconds, in which jobs may come already.
async fn look(runner: Runner) {
    for (language, availability) in runner.languages().await {
        tracing::info!(language = language.id(), ?availability);
    }
    for degraded in runner.degraded().await {
        tracing::warn!("{degraded}");
    }
}
