//! The driver for this machine: bubblewrap namespaces, seccomp, control groups.
//!
//! bubblewrap is never started as root: as root the program could write the host's settings in /proc/sys. Each sandbox has
//! its own uid where we may choose (when started as root), so that limits counted by user are its own.

mod prepare;

use crate::{
    Availability, Language, agent,
    cgroup::{Cgroups, Group},
    launch, seccomp,
};
use rustix::fs::{MemfdFlags, memfd_create};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Seek, Write},
    os::fd::{AsRawFd, OwnedFd},
    path::{Path, PathBuf},
    process::Stdio,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::AsyncReadExt,
    process::{Child, ChildStderr, ChildStdin, ChildStdout, Command},
    sync::OnceCell,
};

const BWRAP: &str = "/usr/bin/bwrap";
/// Uids of sandboxes when we are root: nobody else's on a Debian machine.
const FIRST_UID: u32 = 64_100;
const UIDS: u32 = 256;
const MIB: u64 = 1 << 20;
/// Names groups. Counted for the whole process: who stops waiting for the first sandbox leaves one that is still being
/// buried, and the next to look must not share its group.
static SANDBOXES: AtomicU64 = AtomicU64::new(0);

#[derive(Debug)]
pub struct Local {
    executable: PathBuf,
    folder: PathBuf,
    ground: OnceCell<Ground>,
    languages: OnceCell<BTreeMap<Language, Availability>>,
}

/// What every sandbox stands on; found out once.
#[derive(Debug)]
struct Ground {
    /// The agent, where an unprivileged user can read it.
    agent: prepare::Agent,
    prepared: PathBuf,
    /// The executable itself, if sandboxes would see it.
    executable_in_usr: Option<String>,
    cgroups: Result<Cgroups, String>,
    uids: Option<Arc<Mutex<Vec<u32>>>>,
    filters: Vec<Vec<u8>>,
}

impl Local {
    pub fn new(executable: PathBuf, folder: PathBuf) -> Self {
        Self {
            executable,
            folder,
            ground: OnceCell::new(),
            languages: OnceCell::new(),
        }
    }

    /// A failure is not kept: what was in the way may be gone when somebody asks again.
    async fn ground(&self) -> Result<&Ground, String> {
        let find = || async {
            let (executable, folder) = (self.executable.clone(), self.folder.clone());
            let found =
                tokio::task::spawn_blocking(move || Ground::find(&executable, &folder)).await;
            let ground = found.map_err(|error| error.to_string())??;
            let mut first = ground.open().map_err(|error| error.to_string())?;
            let mut answer = [0; 1];
            let said = tokio::time::timeout(
                Duration::from_secs(10),
                first.stdout.read_exact(&mut answer),
            )
            .await;
            let works = matches!(said, Ok(Ok(_)));
            let complaint = if works {
                String::new()
            } else {
                first.complaint().await
            };
            first.close().await;
            match works {
                true => Ok(ground),
                false => Err(format!("no sandbox can be made here: {complaint}")),
            }
        };
        self.ground.get_or_try_init(find).await
    }

    pub async fn languages(&self) -> BTreeMap<Language, Availability> {
        let look = || async {
            let ground = self.ground().await?;
            let mut all = BTreeMap::new();
            for language in Language::ALL {
                all.insert(language, prepare::look(language, &ground.prepared).await);
            }
            Ok(all)
        };
        match self.languages.get_or_try_init(look).await {
            Ok(all) => all.clone(),
            Err(why) => {
                let missing = || Availability::Missing {
                    why: String::clone(&why),
                };
                Language::ALL.map(|language| (language, missing())).into()
            }
        }
    }

    pub async fn degraded(&self) -> Vec<String> {
        match self.ground().await {
            Err(why) => vec![why],
            Ok(ground) => match &ground.cgroups {
                Ok(_) => Vec::new(),
                Err(why) => vec![format!(
                    "Memory and processes are limited a process, not a sandbox: {why}."
                )],
            },
        }
    }

    pub async fn open(&self) -> io::Result<Sandbox> {
        match self.ground().await {
            Ok(ground) => ground.open(),
            Err(why) => Err(io::Error::other(why)),
        }
    }
}

impl Ground {
    fn find(executable: &Path, folder: &Path) -> Result<Self, String> {
        if !Path::new(BWRAP).exists() {
            return Err("bubblewrap is not installed (apt-get install bubblewrap)".to_owned());
        }
        let prepared =
            prepare::folder(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let agent = prepare::agent(executable, &prepared)
            .map_err(|error| format!("cannot place the agent: {error}"))?;
        let root = rustix::process::geteuid().is_root();
        let uids = root.then(|| Arc::new(Mutex::new((FIRST_UID..FIRST_UID + UIDS).collect())));
        let own = executable
            .canonicalize()
            .unwrap_or_else(|_| executable.to_owned());
        let is_seen = own.starts_with("/usr") && !own.starts_with("/usr/local");
        Ok(Self {
            agent,
            prepared,
            executable_in_usr: is_seen.then(|| own.to_string_lossy().into_owned()),
            cgroups: Cgroups::find(Path::new("/sys/fs/cgroup")),
            uids,
            filters: seccomp::filters().map_err(|error| error.to_string())?,
        })
    }

    fn open(&self) -> io::Result<Sandbox> {
        let number = SANDBOXES.fetch_add(1, Ordering::Relaxed);
        let group = match &self.cgroups {
            Ok(cgroups) => Some(cgroups.group(&format!("{}-{number}", std::process::id()))?),
            Err(_) => None,
        };
        let uid = self.uids.as_ref().map(Uid::take).transpose()?;
        let filters: Vec<OwnedFd> = self
            .filters
            .iter()
            .map(|filter| inheritable(filter))
            .collect::<io::Result<_>>()?;

        let mut command = Command::new(&self.agent.path);
        command.arg(launch::ROLE);
        for door in group.iter().flat_map(Group::doors) {
            command.arg("--join").arg(door);
        }
        if let Some(uid) = &uid {
            command.arg("--uid").arg(uid.number.to_string());
        }
        command.arg("--").arg(BWRAP).args(self.mounts());
        for filter in &filters {
            command
                .arg("--add-seccomp-fd")
                .arg(filter.as_raw_fd().to_string());
        }
        command.args(["--", agent::EXECUTABLE, agent::ROLE]);
        command
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        let mut child = command.spawn()?;
        let missing = || io::Error::other("a pipe is missing");
        Ok(Sandbox {
            stdin: child.stdin.take().ok_or_else(missing)?,
            stdout: child.stdout.take().ok_or_else(missing)?,
            stderr: child.stderr.take(),
            child: Some(child),
            group,
            _uid: uid,
        })
    }

    fn mounts(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        let mut add = |words: &[&str]| all.extend(words.iter().map(|&word| word.to_owned()));
        add(&[
            "--unshare-user",
            "--unshare-all",
            "--disable-userns",
            "--cap-drop",
            "ALL",
            "--die-with-parent",
            "--as-pid-1",
        ]);
        add(&[
            "--new-session",
            "--uid",
            "1000",
            "--gid",
            "1000",
            "--hostname",
            "box",
        ]);
        add(&["--ro-bind", "/usr", "/usr"]);
        for link in ["bin", "sbin", "lib", "lib64"] {
            add(&["--symlink", &format!("usr/{link}"), &format!("/{link}")]);
        }
        // Where this very program may lie, and nothing that a language needs.
        let nothing = self.prepared.join("nothing");
        let nothing = nothing.to_string_lossy();
        if Path::new("/usr/local").is_dir() {
            add(&["--ro-bind", &nothing, "/usr/local"]);
        }
        if let Some(executable) = &self.executable_in_usr {
            add(&["--ro-bind", "/dev/null", executable]);
        }
        for file in ["/etc/alternatives", "/etc/ld.so.cache", "/etc/php"] {
            add(&["--ro-bind-try", file, file]);
        }
        for java in java_settings() {
            add(&["--ro-bind", &java, &java]);
        }
        // What the machine's own tools have added to Python is no part of the language, and slows every start.
        for packages in python_packages() {
            add(&["--ro-bind", &nothing, &packages]);
        }
        add(&["--proc", "/proc", "--dev", "/dev"]);
        for (folder, size) in [("/dev/shm", 16), (agent::FOLDER, 64), ("/tmp", 64)] {
            add(&["--size", &(size * MIB).to_string(), "--tmpfs", folder]);
        }
        add(&[
            "--ro-bind",
            &self.agent.path.to_string_lossy(),
            agent::EXECUTABLE,
        ]);
        for part in ["cpp", "go"] {
            let from = self.prepared.join(part);
            add(&[
                "--ro-bind-try",
                &from.to_string_lossy(),
                &format!("{}/{part}", crate::languages::PREPARED),
            ]);
        }
        add(&[
            "--remount-ro",
            "/dev",
            "--remount-ro",
            "/",
            "--chdir",
            agent::FOLDER,
        ]);
        all
    }
}

/// Debian keeps the settings of its Java machines here, with links to them from /usr.
fn java_settings() -> Vec<String> {
    named("/etc", "java-").collect()
}

/// Folders of packages that are not Python's own.
fn python_packages() -> Vec<String> {
    let folders = named("/usr/lib", "python3").flat_map(|version| {
        ["dist-packages", "site-packages"].map(|name| format!("{version}/{name}"))
    });
    folders
        .filter(|folder| Path::new(folder).is_dir())
        .collect()
}

/// What is in `folder` under names that begin with `lead`.
fn named(folder: &str, lead: &str) -> impl Iterator<Item = String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    names
        .filter(move |name| name.starts_with(lead))
        .map(move |name| format!("{folder}/{name}"))
}

/// A file in memory that child processes keep open: bubblewrap reads a filter from it.
fn inheritable(bytes: &[u8]) -> io::Result<OwnedFd> {
    let mut file = File::from(memfd_create("seccomp", MemfdFlags::empty())?);
    file.write_all(bytes)?;
    file.rewind()?;
    Ok(file.into())
}

/// A uid that no other sandbox has at the time.
#[derive(Debug)]
struct Uid {
    number: u32,
    free: Arc<Mutex<Vec<u32>>>,
}

impl Uid {
    fn take(free: &Arc<Mutex<Vec<u32>>>) -> io::Result<Self> {
        // Nothing is left half-done under this lock.
        let number = free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let number = number.ok_or_else(|| io::Error::other("every uid for sandboxes is in use"))?;
        Ok(Self {
            number,
            free: Arc::clone(free),
        })
    }
}

impl Drop for Uid {
    fn drop(&mut self) {
        self.free
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(0, self.number);
    }
}

/// One sandbox; it dies with this.
#[derive(Debug)]
pub struct Sandbox {
    pub stdin: ChildStdin,
    pub stdout: ChildStdout,
    stderr: Option<ChildStderr>,
    /// None once it was closed.
    child: Option<Child>,
    group: Option<Group>,
    _uid: Option<Uid>,
}

impl Sandbox {
    pub fn limit_memory(&self, bytes: u64) -> io::Result<()> {
        self.group
            .as_ref()
            .map_or(Ok(()), |group| group.limit_memory(bytes))
    }

    /// Besides those of the sandbox itself.
    pub fn limit_processes(&self, count: u32) -> io::Result<()> {
        const OWN: u32 = 2;
        self.group
            .as_ref()
            .map_or(Ok(()), |group| group.limit_processes(count + OWN))
    }

    pub fn memory_kills(&self) -> u64 {
        self.group.as_ref().map_or(0, Group::memory_kills)
    }

    pub fn cpu_us(&self) -> Option<u64> {
        self.group.as_ref()?.cpu_us()
    }

    /// What it said on its way out.
    pub async fn complaint(&mut self) -> String {
        let mut text = Vec::new();
        if let Some(stderr) = self.stderr.take() {
            let read = async { stderr.take(2_000).read_to_end(&mut text).await };
            let _ = tokio::time::timeout(Duration::from_millis(500), read).await;
        }
        String::from_utf8_lossy(&text).trim().to_owned()
    }

    /// Kills it, and returns when nothing of it is left. That happens also when nobody waits for it any more.
    pub async fn close(mut self) {
        let buried = tokio::spawn(bury(self.child.take(), self.group.take()));
        if let Err(error) = buried.await {
            tracing::error!(%error, "a sandbox was not buried");
        }
    }
}

impl Drop for Sandbox {
    /// The page went away in the middle: the rest of the work needs no one to wait for it.
    fn drop(&mut self) {
        let (child, group) = (self.child.take(), self.group.take());
        if (child.is_some() || group.is_some())
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            runtime.spawn(bury(child, group));
        }
    }
}

async fn bury(child: Option<Child>, group: Option<Group>) {
    if let Some(mut child) = child {
        let _ = child.start_kill();
        let _ = child.wait().await;
    }
    if let Some(group) = group {
        vanish(group).await;
    }
}

/// The kernel takes a moment to bury the last process of a namespace. Who was just made when its maker was killed does not
/// know yet whom to die with.
async fn vanish(group: Group) {
    for _ in 0..5_000 {
        if group.remove() {
            return;
        }
        group.kill();
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    tracing::error!(?group, "a sandbox's control group cannot be removed");
}
