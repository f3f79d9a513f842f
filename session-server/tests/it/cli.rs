//! The executable as an operator meets it.

use crate::harness::{PASSWORD, TestApp, on_both, on_both_with, until};
use serde_json::json;
use std::{
    io::Write,
    net::TcpListener,
    path::Path,
    process::{Child, Command, Output, Stdio},
};

fn command(args: &[&str], settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_session-server"));
    command
        .args(args)
        .env_clear()
        .envs(settings.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(args: &[&str], settings: &[(&str, &str)]) -> Output {
    command(args, settings).output().unwrap()
}

/// Runs a role of the executable on the database of `t`.
fn role(t: &TestApp, args: &[&str], settings: &[(&str, &str)], stdin: &str) -> Output {
    let mut child = command(args, settings)
        .env("IX_DATABASE_URL", &t.database_url)
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(stdin.as_bytes())
        .unwrap();
    child.wait_with_output().unwrap()
}

fn text(output: &[u8]) -> &str {
    std::str::from_utf8(output).unwrap()
}

#[tokio::test]
async fn the_executable_makes_admins_and_demo_accounts() {
    on_both_with(&[("IX_REGISTRATION", "closed")], |t| async move {
        let stdin = format!("{PASSWORD}\n");
        let made = role(&t, &["admin", "create", "Root@example.org"], &[], &stdin);
        assert!(made.status.success(), "{made:?}");
        assert!(!text(&made.stderr).contains(PASSWORD));
        let login = json!({ "email": "root@example.org", "password": PASSWORD });
        let session = t.post("/auth/login", None, login).await.expect(200);
        assert_eq!(session["user"]["role"], "admin");
        for (args, stdin) in [
            (&["admin", "create", "root@example.org"][..], stdin.as_str()),
            (&["admin", "create", "weak@example.org"], "short\n"),
            (&["admin", "create", "none@example.org"], ""),
            (&["admin", "create", "no address"], stdin.as_str()),
            (&["admin", "create"], stdin.as_str()),
            (&["admin"], stdin.as_str()),
        ] {
            let refused = role(&t, args, &[], stdin);
            assert!(!refused.status.success(), "{args:?} {refused:?}");
        }

        let public = role(&t, &["seed-demo"], &[("IX_LISTEN", "0.0.0.0:8080")], "");
        assert!(!public.status.success());
        assert!(text(&public.stderr).contains("IX_LISTEN"));
        let seeded = role(&t, &["seed-demo"], &[], "");
        assert!(seeded.status.success());
        let shown = text(&seeded.stdout);
        let offered = t.get("/setup", None).await.expect(200);
        let offered = offered["demo_accounts"].as_array().unwrap();
        assert_eq!(offered.len(), 2);
        for account in offered {
            for field in ["email", "password", "role"] {
                assert!(shown.contains(account[field].as_str().unwrap()), "{shown}");
            }
        }
        let again = role(&t, &["seed-demo"], &[], "");
        assert!(again.status.success());
        assert!(text(&again.stdout).contains("already"));
    })
    .await;
}

#[test]
fn what_is_printed_may_be_cut_off_by_its_reader() {
    for args in [["print-openapi"], ["print-config"], ["help"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let done = command(&args, &[]).stdout(writer).output().unwrap();
        assert!(done.status.success(), "{args:?} {done:?}");
        assert_eq!(text(&done.stderr), "", "{args:?}");
    }
}

#[test]
fn help_and_version_say_what_an_operator_needs() {
    for flag in ["--help", "-h", "help"] {
        let help = run(&[flag], &[]);
        assert!(help.status.success());
        let help = text(&help.stdout);
        for role in [
            "serve",
            "migrate",
            "admin create",
            "healthcheck",
            "--version",
        ] {
            assert!(help.contains(role), "{help}");
        }
        for internal in ["sandbox", "integrate", "read-program"] {
            assert!(!help.contains(internal), "{help}");
        }
    }
    let version = run(&["--version"], &[]);
    assert!(version.status.success());
    let expected = format!("session-server {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(text(&version.stdout), expected);
    let unknown = run(&["launch"], &[]);
    assert!(!unknown.status.success());
    assert!(text(&unknown.stderr).contains("print-config"));
}

#[test]
fn print_config_shows_every_setting_and_says_what_is_wrong() {
    let fine = run(&["print-config"], &[("IX_LOG", "session_server=debug")]);
    assert!(fine.status.success(), "{fine:?}");
    assert!(text(&fine.stdout).contains("\nIX_LOG=session_server=debug\n"));
    for (name, value) in [("IX_LOG", "session_server=loud"), ("IX_ROOM_FILES", "many")] {
        let wrong = run(&["print-config"], &[(name, value)]);
        assert!(!wrong.status.success());
        assert!(text(&wrong.stdout).contains(&format!("\n{name}={value}\n")));
        assert!(text(&wrong.stderr).contains(name), "{wrong:?}");
    }
}

#[tokio::test]
async fn healthcheck_asks_the_configured_address_and_names_it() {
    on_both(|t| async move {
        // Beside the server, which runs on this thread.
        let check = async |listen: String| {
            let check = move || run(&["healthcheck"], &[("IX_LISTEN", &listen)]);
            tokio::task::spawn_blocking(check).await.unwrap()
        };
        let port = t.address.port();
        for listen in [t.address.to_string(), format!("0.0.0.0:{port}")] {
            let well = check(listen).await;
            assert!(well.status.success(), "{well:?}");
        }
        let address = free_address();
        let nobody = check(address.clone()).await;
        assert!(!nobody.status.success());
        assert!(text(&nobody.stderr).contains(&address), "{nobody:?}");
        t.app.db.close().await;
        let ill = check(t.address.to_string()).await;
        assert!(!ill.status.success());
        assert!(text(&ill.stderr).contains("503"), "{ill:?}");
    })
    .await;
}

/// A server of the executable, ended with the test.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(database: &str, listen: &str) -> Command {
    let origin = format!("http://{listen}");
    let mut serve = command(
        &["serve"],
        &[
            ("IX_DATABASE_URL", database),
            ("IX_LISTEN", listen),
            ("IX_PUBLIC_ORIGIN", &origin),
            ("IX_MEDIA_BIND", "127.0.0.1"),
            ("IX_MEDIA_PORT", "0"),
        ],
    );
    serve.stderr(Stdio::piped());
    serve
}

fn free_address() -> String {
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    free.local_addr().unwrap().to_string()
}

#[tokio::test]
async fn a_database_file_has_one_server_at_a_time_by_whatever_name() {
    let folder = Folder::new();
    let file = folder.0.join("one.sqlite");
    let link = folder.0.join("other.sqlite");
    std::os::unix::fs::symlink(&file, &link).unwrap();
    let url = |path: &Path| format!("sqlite:{}", path.display());
    let listen = free_address();
    let first = serve(&url(&file), &listen)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let first = Served(first);
    let ready = format!("http://{listen}/readyz");
    until(async || matches!(reqwest::get(&ready).await, Ok(answer) if answer.status() == 200))
        .await;
    for path in [&file, &link] {
        let second = serve(&url(path), &free_address()).output().unwrap();
        assert!(!second.status.success());
        let said = text(&second.stderr);
        assert!(
            said.contains("another server is running") && said.contains(&*file.to_string_lossy()),
            "{said}"
        );
    }
    // Other roles work beside it.
    let seeded = run(&["seed-demo"], &[("IX_DATABASE_URL", &url(&file))]);
    assert!(seeded.status.success(), "{seeded:?}");
    drop(first);
    let listen = free_address();
    let third = serve(&url(&link), &listen).stderr(Stdio::null()).spawn();
    let _third = Served(third.unwrap());
    let ready = format!("http://{listen}/readyz");
    until(async || matches!(reqwest::get(&ready).await, Ok(answer) if answer.status() == 200))
        .await;
}

/// A folder that goes with the test.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("ix-{}", session_server::ids::uuid()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_database_that_cannot_be_opened_is_named_with_the_reason() {
    let folder = Folder::new();
    let path = |name: &str| folder.0.join(name).display().to_string();
    std::fs::create_dir(path("folder")).unwrap();
    std::fs::write(path("text"), "no database ".repeat(400)).unwrap();
    let postgres = std::env::var("IX_TEST_POSTGRES_URL")
        .expect("IX_TEST_POSTGRES_URL is set: run through `make test` or `tests/with-services`");
    let nowhere = postgres.replace("postgres@", "postgres:s3cret@") + "/nowhere";
    for (url, place, reason) in [
        (
            format!("sqlite:{}", path("folder")),
            path("folder"),
            "Is a directory",
        ),
        (
            format!("sqlite:{}/x", path("text")),
            path("text/x"),
            "Not a directory",
        ),
        (
            format!("sqlite:{}", path("text")),
            path("text"),
            "not a database",
        ),
        (nowhere, "/nowhere".to_owned(), "\"nowhere\" does not exist"),
    ] {
        for role in ["serve", "migrate"] {
            let settings = [
                ("IX_DATABASE_URL", url.as_str()),
                ("IX_LISTEN", "127.0.0.1:0"),
            ];
            let refused = run(&[role], &settings);
            assert!(!refused.status.success());
            let said = text(&refused.stderr);
            assert!(
                said.contains(&place) && said.contains(reason),
                "{url}: {said}"
            );
            assert!(!said.contains("s3cret"), "{said}");
        }
    }
}
