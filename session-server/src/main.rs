//! One executable, several roles: see [`USAGE`].

use api::accounts::{DemoAccount, Role};
use session_server::{
    accounts, ai,
    app::{self, App, StartError},
    authoring,
    clock::Clock,
    config::{self, Config, LogFormat},
    db::{self, Db},
    doctor, http,
    judge::{self, Bench, Problems, reading},
    mocks,
    rooms::document::integrate,
};
use std::{
    fmt::Write as _,
    io::{BufRead, ErrorKind, IsTerminal, Write},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::PathBuf,
    process::{Command, ExitCode, Stdio},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::timeout,
};

/// Within the patience of those who start health checks.
const HEALTH_TIMEOUT: Duration = Duration::from_secs(4);

const USAGE: &str = "\
session-server [ROLE]

  serve          run the server (default)
  migrate        bring the database schema up to date and stop
  admin create EMAIL
                 make an admin account; asks for its password
  seed-demo      make the demo accounts; only for a server that nobody else can reach
  doctor         say what is there, what is missing and what is weaker than it should be
  print-config   show every setting with its meaning and the value in force, and say what is wrong with them
  print-openapi  show the OpenAPI document
  content-stats  check everything that can be asked, and count it
  eval-answers FILE.jsonl
                 evaluate answers, one row of results each
  content-check PATH...
                 check problems, tasks and questions in files and folders: their form, and what their programs do
  content-preview PATH...
                 show them as students see them, with what is known of the answers
  import-problems DIR --into DIR
                 make drafts of problems from a folder in the layout of exercism's problem-specifications
  healthcheck    ask the server at IX_LISTEN whether it is well (for containers)
  help, --help   show this
  --version      show the version
";

/// Besides the roles of [`USAGE`], the server starts this program itself: to integrate documents, to read programs, and to
/// enter sandboxes.
fn main() -> ExitCode {
    let role = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "serve".to_owned());
    let outcome = match role.as_str() {
        "print-config" => print_config(),
        "print-openapi" => print_openapi(),
        integrate::ROLE => integrate::run().map_err(Into::into),
        reading::ROLE => reading::run().map_err(Into::into),
        runner::agent::ROLE => runner::agent::run(std::env::args().skip(2)).map_err(Into::into),
        runner::launch::ROLE => runner::launch::run(std::env::args().skip(2)).map_err(Into::into),
        "serve" => run(serve),
        "migrate" => run(migrate),
        "admin" => run(admin),
        "seed-demo" => run(seed_demo),
        "doctor" => run(doctor),
        "content-stats" => content_stats(),
        "eval-answers" => run(eval_answers),
        "content-check" => run(content_check),
        "content-preview" => content_preview(),
        "import-problems" => import_problems(),
        "healthcheck" => run(healthcheck),
        "help" | "--help" | "-h" => say(USAGE),
        "version" | "--version" | "-V" => {
            say(concat!("session-server ", env!("CARGO_PKG_VERSION"), "\n"))
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

/// Writes to standard output; that its reader has seen enough is no failure.
fn say(text: &str) -> Outcome {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

fn print_config() -> Outcome {
    say(&config::print(&|name| std::env::var(name).ok()))?;
    Config::from_env()?;
    Ok(())
}

fn print_openapi() -> Outcome {
    say(&format!("{}\n", app::openapi().to_pretty_json()?))
}

fn run<F: Future<Output = Outcome>>(role: fn(Config) -> F) -> Outcome {
    let config = Config::from_env()?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_new(&config.log)?)
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

/// A table, and as its last line one JSON object.
fn content_stats() -> Outcome {
    let own = Config::from_env()?.content_dir;
    let problems = Problems::load(own.as_deref())?;
    let stats = mocks::load(&problems, own.as_deref())?.stats();
    let mut table = String::new();
    let mut row = |name: String, count: usize| writeln!(table, "{name:<40}{count:>6}");
    for (name, count) in &stats.by_role {
        row(format!("for {name}"), *count)?;
    }
    for (name, count) in &stats.by_topic {
        row(format!("on {name}"), *count)?;
    }
    for poor in &stats.poor {
        let (role, kind) = (&poor.role, poor.kind.id());
        row(format!("too few {kind} for {role}"), poor.found)?;
    }
    writeln!(table, "{}", serde_json::to_string(&stats)?)?;
    say(&table)
}

fn content_preview() -> Outcome {
    let mut paths = std::env::args_os().skip(2).peekable();
    if paths.peek().is_none() {
        return Err("usage: session-server content-preview PATH...".into());
    }
    for path in paths {
        for (path, item) in authoring::read(path.as_ref())? {
            let item = item.map_err(|fault| format!("{}: {fault}", path.display()))?;
            say(&authoring::preview(&item))?;
        }
    }
    Ok(())
}

fn import_problems() -> Outcome {
    let arguments: Vec<_> = std::env::args_os().skip(2).collect();
    let [from, flag, into] = arguments.as_slice() else {
        return Err("usage: session-server import-problems DIR --into DIR".into());
    };
    if flag != "--into" {
        return Err("usage: session-server import-problems DIR --into DIR".into());
    }
    let mut drafts = 0;
    let all = authoring::import(from.as_ref(), into.as_ref())?;
    for imported in &all {
        let line = match &imported.outcome {
            Ok(draft) => {
                drafts += 1;
                format!(
                    "draft    {}: {} cases, {} left out",
                    draft.id, draft.cases, draft.left_out
                )
            }
            Err(why) => format!("skipped  {}: {why}", imported.name),
        };
        say(&format!("{line}\n"))?;
    }
    say(&format!("{drafts} drafts of {}\n", all.len()))
}

async fn content_check(mut config: Config) -> Outcome {
    let paths: Vec<PathBuf> = std::env::args_os().skip(2).map(PathBuf::from).collect();
    if paths.is_empty() {
        return Err("usage: session-server content-check PATH...".into());
    }
    // What is made once is kept for the next time, and not where the check is started.
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| Some(std::env::home_dir()?.join(".cache")));
    let folder = cache.unwrap_or_else(std::env::temp_dir);
    config.data_dir = folder.join("interviewxpert/content-check");
    let inputs = config.data_dir.join("inputs");
    let bench = Bench::new(judge::runner(&config, std::env::current_exe()?), inputs);
    let mut failed = Ok(());
    let mut tell = |line: &str| {
        if failed.is_ok() {
            failed = say(&format!("{line}\n"));
        }
    };
    // What is checked may be newer than the problems inside, which need not be right for it.
    let problems = Problems::load(None).unwrap_or_default();
    let bank = mocks::load(&problems, None)?;
    let authoring::Checked { items, amiss } =
        authoring::check(&paths, &bench, &bank, &mut tell).await?;
    failed?;
    say(&format!("{items} items checked, {amiss} findings amiss\n"))?;
    match amiss {
        0 => Ok(()),
        _ => Err("not everything is as it should be".into()),
    }
}

async fn serve(config: Config) -> Outcome {
    allow_many_files();
    let _lock = db::lock(&config.database_url)?;
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|e| StartError::Listen(config.listen, e))?;
    let origin = config.public_origin.clone();
    let app = App::start(config, Clock::System).await?;
    tracing::info!(%origin, "ready");
    let limits = http::Limits::of(&app.config);
    let stop = async {
        termination().await;
        tracing::info!("stopping");
        app.drain();
    };
    let rooms = async {
        app.drained().await;
        app.rooms.stop().await;
    };
    tokio::join!(http::serve(listener, &app, limits, stop), rooms);
    app.db.close().await;
    Ok(())
}

/// Lets the server have as many connections as the system allows it: the usual soft limit is small.
fn allow_many_files() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        ..limit
    };
    if let Err(error) = setrlimit(Resource::Nofile, raised) {
        tracing::warn!(%error, "cannot raise the number of open files");
    }
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

async fn admin(config: Config) -> Outcome {
    let mut args = std::env::args().skip(2);
    let (Some("create"), Some(email), None) = (args.next().as_deref(), args.next(), args.next())
    else {
        return Err("usage: session-server admin create EMAIL".into());
    };
    let password = ask_password(&email)?;
    let name = email.split('@').next().unwrap_or_default();
    let person = accounts::NewPerson::check(&email, &password, name)?;
    let db = Db::open(&config.database_url, 2).await?;
    let made = accounts::create_user(
        &db,
        &accounts::Passwords::default(),
        person,
        accounts::Grant::admin(),
        Clock::System.now_ms(),
    )
    .await;
    db.close().await;
    say(&format!("{} is an admin now.\n", made?.email))
}

/// Reads one line of standard input, unseen when a terminal is at the other end.
fn ask_password(email: &str) -> std::io::Result<String> {
    let stdin = std::io::stdin();
    let echo = |mode: &str| {
        // Without stty the password is shown while typed, which is no reason to fail.
        let _ = Command::new("stty")
            .arg(mode)
            .stdin(Stdio::inherit())
            .status();
    };
    let typed = stdin.is_terminal();
    if typed {
        eprint!("Password for {email}: ");
        std::io::stderr().flush()?;
        echo("-echo");
    }
    let mut line = String::new();
    let read = stdin.lock().read_line(&mut line);
    if typed {
        echo("echo");
        eprintln!();
    }
    read?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

async fn seed_demo(config: Config) -> Outcome {
    if !accounts::model::demo_allowed(config.listen.ip(), &config.public_origin) {
        return Err(
            "demo accounts have a published password: IX_LISTEN and IX_PUBLIC_ORIGIN must be loopback addresses".into(),
        );
    }
    let db = Db::open(&config.database_url, 2).await?;
    let passwords = accounts::Passwords::default();
    let made = accounts::demo::seed(&db, &passwords, Clock::System.now_ms()).await;
    db.close().await;
    let made = made?;
    if made.is_empty() {
        return say("The demo accounts were there already; the sign-in page shows them.\n");
    }
    let mut text = format!("Made these accounts for {}:\n", config.public_origin);
    for account in made {
        let DemoAccount {
            email,
            password,
            role,
            ..
        } = account;
        let role = match role {
            Role::Student => "student",
            Role::Interviewer => "interviewer",
            Role::Admin => "admin",
        };
        text += &format!("  {role:<12} {email:<28} password: {password}\n");
    }
    say(&text)
}

async fn doctor(config: Config) -> Outcome {
    let found = doctor::look(&config, std::env::current_exe()?).await;
    print!("{}", found.text);
    match found.faults {
        0 => Ok(()),
        faults => Err(format!("{faults} of these keep the server from working").into()),
    }
}

async fn eval_answers(config: Config) -> Outcome {
    let mut args = std::env::args().skip(2);
    let (Some(path), None) = (args.next(), args.next()) else {
        return Err("usage: session-server eval-answers FILE.jsonl".into());
    };
    let file = std::fs::File::open(&path).map_err(|error| format!("{path}: {error}"))?;
    let evaluator = ai::Evaluator::new(&config.model_dir, Clock::System);
    let rows = std::io::BufReader::new(file);
    match ai::rows::evaluate(&evaluator, rows, std::io::stdout()).await {
        Err(ai::rows::RowError::Io(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done.map_err(|error| format!("{path}: {error}"))?),
    }
}

/// Speaks plain HTTP/1.0 to the configured address: needs no client library.
async fn healthcheck(config: Config) -> Outcome {
    let mut address = config.listen;
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    let answer = match timeout(HEALTH_TIMEOUT, ask_health(address)).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => return Err(format!("no server answers at {address}: {error}").into()),
        Err(_) => return Err(format!("the server at {address} does not answer in time").into()),
    };
    if answer.starts_with("HTTP/1.0 200") || answer.starts_with("HTTP/1.1 200") {
        return Ok(());
    }
    let first = answer.lines().next().unwrap_or("nothing");
    Err(format!("the server at {address} answers {first}").into())
}

async fn ask_health(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(b"GET /healthz HTTP/1.0\r\n\r\n").await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}
