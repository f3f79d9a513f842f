//! Compiles and runs programs with the tools of this machine: the texts are our own and trusted.

use super::super::{Sentinel, split_output, stdin, wrap};
use crate::judge::model::{language::Language, signature::Signature, value::Value};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

pub(super) const SENTINEL: u128 = 0x1234_5678_9abc_def0;

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("judge-harness-{}-{count}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A compiled program.
pub(super) struct Program {
    folder: Folder,
    command: &'static str,
}

/// What came of a run.
pub(super) struct Run {
    pub code: Option<i32>,
    pub stdout: Vec<u8>,
    pub stderr: String,
    /// User and system, of all its threads.
    pub cpu_seconds: f64,
}

impl Run {
    /// What the solution printed and the result.
    pub fn parts(&self) -> Option<(String, String)> {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        split_output(&self.stdout, &Sentinel::new(SENTINEL))
            .map(|(prints, result)| (text(prints), text(result)))
    }
}

/// The program, or what the compiler said.
pub(super) fn build(
    language: Language,
    signature: &Signature,
    solution: &str,
) -> Result<Program, String> {
    let folder = Folder::new();
    let source = wrap(language, signature, solution).unwrap().source;
    let file = match language {
        Language::Java => "Main.java".to_owned(),
        _ => format!("main.{}", language.extension()),
    };
    fs::write(folder.0.join(&file), &source).unwrap();
    let compile = match language {
        Language::TypeScript => return typescript(folder),
        Language::Java => "javac -Xlint:-options Main.java".to_owned(),
        Language::Cpp => {
            let headers = cpp_headers();
            format!(
                "g++ -std=c++20 -O1 -Wall -Wextra -Wno-unused-parameter -I {headers} -o main main.cpp"
            )
        }
        Language::C => {
            "gcc -std=c17 -O2 -Wall -Wextra -Wno-unused-parameter -o main main.c -lm".to_owned()
        }
        Language::Go => "go build -o main main.go".to_owned(),
        Language::Rust => {
            "rustc --edition 2021 -A unused_variables -C opt-level=1 -o main main.rs".to_owned()
        }
        _ => String::new(),
    };
    let mut words = compile.split(' ');
    if let Some(compiler) = words.next().filter(|word| !word.is_empty()) {
        let output = Command::new(compiler)
            .args(words)
            .current_dir(&folder.0)
            .output()
            .unwrap();
        let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let said = said(&output.stdout) + &said(&output.stderr);
        if !output.status.success() {
            return Err(said);
        }
        assert_eq!(said, "", "{}", language.name());
    }
    let command = match language {
        Language::Python => "python3 main.py",
        Language::JavaScript => "node main.js",
        Language::Java => "java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 Main",
        Language::Ruby => "ruby -W1 main.rb",
        Language::Php => "php -d memory_limit=-1 -d display_errors=stderr main.php",
        _ => "./main",
    };
    Ok(Program { folder, command })
}

impl Program {
    pub fn run(&self, args: &[Value]) -> Run {
        // bash knows the CPU time of its children; its own words go to descriptor 2, the program's to a file.
        let script = "TIMEFORMAT='%U %S'; time \"$@\" 2> stderr";
        let mut child = Command::new("bash")
            .args(["-c", script, "bash"])
            .args(self.command.split(' '))
            .current_dir(&self.folder.0)
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let input = stdin(&Sentinel::new(SENTINEL), args);
        let mut pipe = child.stdin.take().unwrap();
        let writer = std::thread::spawn(move || {
            // A program may end without reading.
            let _ = pipe.write_all(&input);
        });
        let output: Output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        let times = String::from_utf8_lossy(&output.stderr).into_owned();
        Run {
            code: output.status.code(),
            stdout: output.stdout,
            stderr: fs::read_to_string(self.folder.0.join("stderr")).unwrap(),
            cpu_seconds: times
                .split_whitespace()
                .filter_map(|time| time.parse::<f64>().ok())
                .sum(),
        }
    }
}

/// By esbuild, which only takes the types away.
fn typescript(folder: Folder) -> Result<Program, String> {
    let arguments = [
        "main.ts",
        "--format=cjs",
        "--platform=node",
        "--outfile=main.js",
    ];
    let output = Command::new("esbuild")
        .args(arguments)
        .current_dir(&folder.0)
        .output()
        .unwrap();
    match output.status.success() {
        true => Ok(Program {
            folder,
            command: "node main.js",
        }),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

thread_local! {
    /// The standard C++ headers, compiled once a test: they take five seconds.
    static HEADERS: Folder = {
        let folder = Folder::new();
        precompile(&folder.0);
        folder
    };
}

fn cpp_headers() -> String {
    HEADERS.with(|folder| folder.0.to_string_lossy().into_owned())
}

fn precompile(folder: &Path) {
    fs::create_dir_all(folder.join("bits")).unwrap();
    let header = folder.join("bits/stdc++.h");
    fs::write(&header, "#include_next <bits/stdc++.h>\n").unwrap();
    let status = Command::new("g++")
        .args(["-std=c++20", "-O1", "-Wall", "-Wextra", "-x", "c++-header"])
        .arg(&header)
        .output()
        .unwrap()
        .status;
    assert!(status.success());
}
