//! The runner as an executable of its own: the two steps into a sandbox.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let outcome = match arguments.next().as_deref() {
        Some(runner::agent::ROLE) => runner::agent::run(arguments),
        Some(runner::launch::ROLE) => runner::launch::run(arguments),
        _ => Err(std::io::Error::other("this is started by the server")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("runner: {error}");
            ExitCode::FAILURE
        }
    }
}
