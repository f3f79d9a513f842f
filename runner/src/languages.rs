//! The languages: how each is compiled and run, and with what.

use crate::types::{End, Limits, Ran};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    Python,
    JavaScript,
    TypeScript,
    Java,
    Cpp,
    C,
    Go,
    Rust,
    Ruby,
    Php,
    Sql,
}

/// Where the driver mounts what it prepared once: precompiled headers, the index of Go's standard library.
pub const PREPARED: &str = "/ix";

const MIB: u64 = 1 << 20;

impl Language {
    pub const ALL: [Language; 11] = [
        Language::Python,
        Language::JavaScript,
        Language::TypeScript,
        Language::Java,
        Language::Cpp,
        Language::C,
        Language::Go,
        Language::Rust,
        Language::Ruby,
        Language::Php,
        Language::Sql,
    ];

    /// As in URLs and stored rows.
    pub fn id(self) -> &'static str {
        match self {
            Language::Python => "python",
            Language::JavaScript => "javascript",
            Language::TypeScript => "typescript",
            Language::Java => "java",
            Language::Cpp => "cpp",
            Language::C => "c",
            Language::Go => "go",
            Language::Rust => "rust",
            Language::Ruby => "ruby",
            Language::Php => "php",
            Language::Sql => "sql",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.id() == id)
    }

    /// As people write it.
    pub fn name(self) -> &'static str {
        match self {
            Language::Python => "Python",
            Language::JavaScript => "JavaScript",
            Language::TypeScript => "TypeScript",
            Language::Java => "Java",
            Language::Cpp => "C++",
            Language::C => "C",
            Language::Go => "Go",
            Language::Rust => "Rust",
            Language::Ruby => "Ruby",
            Language::Php => "PHP",
            Language::Sql => "SQL",
        }
    }

    /// The name of the program's file.
    pub fn file(self) -> &'static str {
        match self {
            Language::Python => "main.py",
            Language::JavaScript => "main.js",
            Language::TypeScript => "main.ts",
            Language::Java => "Main.java",
            Language::Cpp => "main.cpp",
            Language::C => "main.c",
            Language::Go => "main.go",
            Language::Rust => "main.rs",
            Language::Ruby => "main.rb",
            Language::Php => "main.php",
            Language::Sql => "main.sql",
        }
    }

    /// Programs that must be on the machine, the one that tells the version first, with the arguments for that.
    pub(crate) fn tools(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Language::Python => (&["/usr/bin/python3"], &["--version"]),
            Language::JavaScript => (&["/usr/bin/node"], &["--version"]),
            Language::TypeScript => (&["/usr/bin/esbuild", "/usr/bin/node"], &["--version"]),
            Language::Java => (&["/usr/bin/javac", "/usr/bin/java"], &["-version"]),
            Language::Cpp => (&["/usr/bin/g++"], &["-dumpfullversion"]),
            Language::C => (&["/usr/bin/gcc"], &["-dumpfullversion"]),
            Language::Go => (&["/usr/bin/go"], &["version"]),
            Language::Rust => (&["/usr/bin/rustc", "/usr/bin/cc"], &["--version"]),
            Language::Ruby => (&["/usr/bin/ruby"], &["--version"]),
            Language::Php => (&["/usr/bin/php"], &["--version"]),
            Language::Sql => (&["/usr/bin/sqlite3"], &["--version"]),
        }
    }

    /// What people are told of the version that its tool says of itself.
    pub(crate) fn version(self, said: &str) -> String {
        let first = said.lines().map(str::trim).find(|line| !line.is_empty());
        let first = first.unwrap_or_default();
        match self {
            Language::TypeScript => {
                format!("compiled by esbuild {first}, types are not checked")
            }
            _ => first.to_owned(),
        }
    }

    /// What to install for it on a Debian machine.
    pub(crate) fn package(self) -> &'static str {
        match self {
            Language::Python => "python3",
            Language::JavaScript => "nodejs",
            Language::TypeScript => "esbuild nodejs",
            Language::Java => "default-jdk-headless",
            Language::Cpp => "g++",
            Language::C => "gcc",
            Language::Go => "golang-go",
            Language::Rust => "rustc",
            Language::Ruby => "ruby",
            Language::Php => "php-cli",
            Language::Sql => "sqlite3",
        }
    }

    /// The command that compiles, if any.
    pub(crate) fn compile(self) -> Option<Vec<String>> {
        let line = match self {
            Language::Python
            | Language::JavaScript
            | Language::Ruby
            | Language::Php
            | Language::Sql => return None,
            Language::TypeScript => {
                "/usr/bin/esbuild main.ts --outfile=main.js --platform=node --format=cjs --target=node18 --log-level=warning --color=false"
            }
            Language::Java => {
                "/usr/bin/javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -J-Xshare:auto -J-Xmx384m -proc:none -encoding UTF-8 -d . Main.java"
            }
            Language::Cpp => "/usr/bin/g++ -std=c++20 -O2 -I/ix/cpp -o main main.cpp",
            Language::C => "/usr/bin/gcc -std=c17 -O2 -o main main.c -lm",
            Language::Go => "/bin/sh -c /ix/go/bin/go-build",
            Language::Rust => {
                "/usr/bin/rustc --edition 2021 -C opt-level=1 -C debuginfo=0 -C codegen-units=4 --color never -o main main.rs"
            }
        };
        Some(words(line))
    }

    pub(crate) fn run(self, limits: &Limits, arguments: &[String]) -> Vec<String> {
        let mib = limits.memory_bytes / MIB;
        let mut command = match self {
            Language::Python => words("/usr/bin/python3 -I -X utf8 main.py"),
            Language::JavaScript | Language::TypeScript => words(&format!(
                "/usr/bin/node --max-old-space-size={mib} --stack-size=16000 main.js"
            )),
            Language::Java => words(&format!(
                "/usr/bin/java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -XX:-UsePerfData -Xss16m -Xms16m -Xmx{mib}m -cp . Main"
            )),
            Language::Cpp | Language::C | Language::Go | Language::Rust => words("./main"),
            Language::Ruby => words("/usr/bin/ruby --disable-gems main.rb"),
            Language::Php => words(&format!(
                "/usr/bin/php -d display_errors=stderr -d log_errors=0 -d memory_limit={mib}M main.php"
            )),
            Language::Sql => [
                "/usr/bin/sqlite3",
                "-batch",
                "-bail",
                "-cmd",
                ".read /dev/stdin",
                ":memory:",
                ".read main.sql",
            ]
            .map(str::to_owned)
            .to_vec(),
        };
        let at = match self {
            // What follows the database is SQL to it.
            Language::Sql => 1,
            _ => command.len(),
        };
        command.splice(at..at, arguments.iter().cloned());
        command
    }

    pub(crate) fn environment(self) -> Vec<(String, String)> {
        let mut all = vec![
            ("PATH", "/usr/bin:/bin"),
            ("HOME", "/tmp"),
            ("LANG", "C.UTF-8"),
            ("TMPDIR", "/tmp"),
        ];
        match self {
            Language::Go => all.push(("GOMAXPROCS", "2")),
            Language::Rust => all.push(("RUST_BACKTRACE", "0")),
            _ => {}
        }
        all.into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    pub(crate) fn compile_limits(self) -> Limits {
        Limits {
            cpu_ms: 10_000,
            wall_ms: 20_000,
            memory_bytes: 768 * MIB,
            output_bytes: 256 << 10,
            file_bytes: 32 * MIB,
            processes: 64,
        }
    }

    /// What the language's own machinery needs beside the program's memory, so that a limit means the program's.
    pub fn overhead_bytes(self) -> u64 {
        match self {
            Language::Java => 192 * MIB,
            Language::JavaScript | Language::TypeScript => 128 * MIB,
            Language::Go => 32 * MIB,
            Language::Python | Language::Ruby | Language::Php => 16 * MIB,
            Language::Cpp | Language::C | Language::Rust | Language::Sql => 8 * MIB,
        }
    }

    /// Whether the language's own machinery ended the program because its heap was full, before the kernel had to.
    ///
    /// Whoever only says so in these words deceives nobody but themselves.
    pub(crate) fn ran_out_of_heap(self, ran: &Ran) -> bool {
        const SIGABRT: i32 = 6;
        let (end, words) = match self {
            Language::JavaScript | Language::TypeScript => {
                (End::Signal(SIGABRT), "JavaScript heap out of memory")
            }
            Language::Java => (End::Exit(1), "java.lang.OutOfMemoryError"),
            Language::Php => (End::Exit(255), "Allowed memory size of"),
            _ => return false,
        };
        let mut said = ran.stderr.windows(words.len());
        ran.end == end && said.any(|window| window == words.as_bytes())
    }

    /// How the names of its files end, without the dot.
    pub fn extension(self) -> &'static str {
        self.file().rsplit('.').next().unwrap_or_default()
    }

    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.extension() == extension)
    }

    /// How a comment to the end of the line begins.
    pub fn comment(self) -> &'static str {
        match self {
            Language::Python | Language::Ruby => "#",
            Language::Sql => "--",
            _ => "//",
        }
    }

    /// Whether its whole numbers are doubles, exact only up to 2^53.
    pub fn counts_in_doubles(self) -> bool {
        matches!(self, Language::JavaScript | Language::TypeScript)
    }

    /// How much more time programs get than compiled code; limits of problems are for compiled code. Who is over the limit
    /// waits for it to pass, so that it is no higher than good programs need.
    pub fn slowness(self) -> u32 {
        match self {
            Language::Python
            | Language::Ruby
            | Language::Php
            | Language::JavaScript
            | Language::TypeScript
            | Language::Java => 2,
            Language::Cpp | Language::C | Language::Go | Language::Rust | Language::Sql => 1,
        }
    }
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}
