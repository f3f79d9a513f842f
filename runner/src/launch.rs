//! The short step between the server and bubblewrap: joins the sandbox's cgroups while still allowed to, becomes an
//! unprivileged user, and is replaced by bubblewrap.

use std::{fs, io, os::unix::process::CommandExt, process::Command};

/// The role of the executable under which it launches.
pub const ROLE: &str = "sandbox-launch";

/// `--join FILE`… `--uid N` `--` COMMAND…: never returns unless it fails.
pub fn run(arguments: impl Iterator<Item = String>) -> io::Result<()> {
    let mut arguments = arguments;
    let mut uid = None;
    let usage = || io::Error::other("not a launch");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--join" => {
                let file = arguments.next().ok_or_else(usage)?;
                fs::write(file, std::process::id().to_string())?;
            }
            "--uid" => {
                let number = arguments.next().ok_or_else(usage)?;
                uid = Some(number.parse::<u32>().map_err(io::Error::other)?);
            }
            "--" => break,
            _ => return Err(usage()),
        }
    }
    let mut command = Command::new(arguments.next().ok_or_else(usage)?);
    command.args(arguments).env_clear();
    if let Some(uid) = uid {
        // Supplementary groups go too: the standard library drops them when root becomes somebody else.
        command.gid(uid).uid(uid);
    }
    Err(command.exec())
}
