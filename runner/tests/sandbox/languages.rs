//! Every language compiles, reads, prints, and fails as it should.

use crate::{once, report, runner, text};
use runner::{Availability, End, Job, Language, Limits};

/// Reads a number, prints its double.
fn doubling(language: Language) -> &'static str {
    match language {
        Language::Python => "n = int(input())\nprint(2 * n)\n",
        Language::JavaScript => "console.log(2 * Number(require('fs').readFileSync(0, 'utf8')));\n",
        Language::TypeScript => {
            "import { readFileSync } from 'node:fs';\nconst n: number = Number(readFileSync(0, 'utf8'));\nconsole.log(2 * n);\n"
        }
        Language::Java => {
            "import java.util.*;\nclass Main { public static void main(String[] a) { System.out.println(2 * new Scanner(System.in).nextLong()); } }\n"
        }
        Language::Cpp => {
            "#include <bits/stdc++.h>\nint main() { long long n; std::cin >> n; std::cout << 2 * n << '\\n'; }\n"
        }
        Language::C => {
            "#include <stdio.h>\nint main(void) { long long n; scanf(\"%lld\", &n); printf(\"%lld\\n\", 2 * n); return 0; }\n"
        }
        Language::Go => {
            "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tvar n int\n\tfmt.Scan(&n)\n\tfmt.Println(2 * n)\n}\n"
        }
        Language::Rust => {
            "fn main() { let mut s = String::new(); std::io::stdin().read_line(&mut s).unwrap(); println!(\"{}\", 2 * s.trim().parse::<i64>().unwrap()); }\n"
        }
        Language::Ruby => "puts 2 * gets.to_i\n",
        Language::Php => "<?php\necho 2 * (int) fgets(STDIN), \"\\n\";\n",
        Language::Sql => "SELECT 2 * n FROM t;\n",
    }
}

#[tokio::test]
async fn b_9_every_language_compiles_once_and_runs_on_every_input() {
    let runner = runner();
    let languages = runner.languages().await;
    for language in Language::ALL {
        let availability = &languages[&language];
        assert!(
            matches!(availability, Availability::Ready { .. }),
            "{language:?}: {availability:?}"
        );
        let input = |n: u32| match language {
            Language::Sql => {
                format!("CREATE TABLE t (n INT); INSERT INTO t VALUES ({n});\n").into_bytes()
            }
            _ => format!("{n}\n").into_bytes(),
        };
        let job = Job {
            inputs: vec![input(21), input(4)],
            ..Job::once(language, doubling(language), "")
        };
        let report = report(&runner, &job).await;
        if let Some(compile) = &report.compile {
            assert!(
                compile.is_success(),
                "{language:?}: {}",
                text(&compile.stderr)
            );
        }
        let outputs: Vec<String> = report.runs.iter().map(|ran| text(&ran.stdout)).collect();
        assert_eq!(outputs, ["42\n", "8\n"], "{language:?} {report:?}");
        assert!(
            report
                .runs
                .iter()
                .all(|ran| ran.end == End::Exit(0) && ran.peak_bytes > 0),
            "{report:?}"
        );
    }
}

#[tokio::test]
async fn b_9_what_does_not_compile_says_where() {
    let runner = runner();
    let broken = [
        (Language::Cpp, "int main() { return x; }\n", "main.cpp:1"),
        (Language::C, "int main(void) { return x; }\n", "main.c:1"),
        (
            Language::Java,
            "class Main { void f() { int x = \"\"; } }\n",
            "Main.java:1",
        ),
        (
            Language::Go,
            "package main\nfunc main() { x }\n",
            "main.go:2",
        ),
        (Language::Rust, "fn main() { x }\n", "main.rs:1"),
        (Language::TypeScript, "const x: = 1;\n", "main.ts:1"),
    ];
    for (language, source, place) in broken {
        let report = report(&runner, &Job::once(language, source, "")).await;
        let compile = report.compile.unwrap();
        let said = format!("{}{}", text(&compile.stdout), text(&compile.stderr));
        assert!(
            !compile.is_success() && said.contains(place),
            "{language:?}: {said}"
        );
        assert!(report.runs.is_empty());
    }
}

#[tokio::test]
async fn b_9_a_program_that_fails_says_how() {
    let runner = runner();
    let ran = once(
        &runner,
        &Job::once(
            Language::Python,
            "import sys\nprint('x')\nsys.exit(3)\n",
            "",
        ),
    )
    .await;
    assert_eq!((ran.end, text(&ran.stdout).as_str()), (End::Exit(3), "x\n"));
    let ran = once(
        &runner,
        &Job::once(
            Language::C,
            "int main(void) { *(volatile int *)8 = 1; }\n",
            "",
        ),
    )
    .await;
    assert_eq!(ran.end, End::Signal(11));
    let ran = once(
        &runner,
        &Job::once(
            Language::Python,
            "import os\nos.kill(os.getpid(), 15)\n",
            "",
        ),
    )
    .await;
    assert_eq!(ran.end, End::Signal(15));
}

/// What the machine has installed besides does not decide what a program may import.
#[tokio::test]
async fn arch_8_python_has_its_own_library_and_no_packages_of_the_machine() {
    let source = "import os, sys\n\
         print([os.listdir(p) for p in sys.path if p.endswith('-packages')], sys.flags.no_site)\n\
         try:\n    open([p for p in sys.path if p.endswith('-packages')][0] + '/a.py', 'w')\n\
         except (OSError, IndexError): print('kept')\nexit()\n";
    let ran = once(&runner(), &Job::once(Language::Python, source, "")).await;
    let said = text(&ran.stdout);
    assert!(ran.is_success() && said.ends_with("kept\n"), "{said}");
    assert!(!said.contains('\''), "{said}");
}

#[tokio::test]
async fn arch_9_want_of_memory_is_not_taken_from_how_a_program_ended() {
    let runner = runner();
    let source = "import os\nos.kill(os.getpid(), 9)\n";
    let ran = once(&runner, &Job::once(Language::Python, source, "")).await;
    assert_eq!(ran.end, End::Signal(9));
    let source = "import sys\nsys.exit(137)\n";
    let ran = once(&runner, &Job::once(Language::Python, source, "")).await;
    assert_eq!(ran.end, End::Exit(137));
}

#[tokio::test]
async fn arch_9_an_agent_that_is_killed_instead_of_its_program_is_want_of_memory() {
    let limits = Limits {
        memory_bytes: 0,
        ..Limits::default()
    };
    let job = Job {
        limits,
        ..Job::once(
            Language::C,
            "int main(void) { return 0; }\n",
            vec![b'x'; 32 << 20],
        )
    };
    let ran = once(&runner(), &job).await;
    assert_eq!(ran.end, End::MemoryLimit);
}

/// The heap's own limit comes before the sandbox's, which counts the machinery as well.
#[tokio::test]
async fn arch_9_a_language_that_ends_a_program_at_its_heaps_limit_is_want_of_memory() {
    let runner = runner();
    let hungry = [
        (
            Language::JavaScript,
            "const all = [];\nfor (;;) all.push({ n: [all.length] });\n",
        ),
        (
            Language::TypeScript,
            "const all: number[][] = [];\nfor (;;) all.push([all.length, 1, 2, 3]);\n",
        ),
        (
            Language::Java,
            "import java.util.*;\nclass Main { public static void main(String[] a) { List<long[]> all = new ArrayList<>(); for (;;) all.add(new long[1000]); } }\n",
        ),
        (
            Language::Java,
            "class Main { public static void main(String[] a) { System.out.println(new long[500_000_000].length); } }\n",
        ),
        (
            Language::Php,
            "<?php\n$all = [];\nwhile (true) $all[] = str_repeat('x', 1000);\n",
        ),
    ];
    for (language, source) in hungry {
        let limits = Limits {
            cpu_ms: 10_000,
            wall_ms: 20_000,
            memory_bytes: 64 << 20,
            ..Limits::default()
        };
        let job = Job {
            limits,
            inputs: vec![Vec::new(); 3],
            ..Job::once(language, source, "")
        };
        let report = report(&runner, &job).await;
        let ends: Vec<End> = report.runs.iter().map(|ran| ran.end).collect();
        assert_eq!(ends, [End::MemoryLimit], "{language:?} {report:?}");
    }
    let only_says =
        "process.stderr.write('JavaScript heap out of memory'); process.exitCode = 1;\n";
    let ran = once(&runner, &Job::once(Language::JavaScript, only_says, "")).await;
    assert_eq!(ran.end, End::Exit(1));
}

#[tokio::test]
async fn b_9_php_says_what_is_wrong_once() {
    let source = "<?php\necho 1 / 0;\n";
    let ran = once(&runner(), &Job::once(Language::Php, source, "")).await;
    let said = format!("{}{}", text(&ran.stdout), text(&ran.stderr));
    assert_eq!(said.matches("DivisionByZeroError").count(), 1, "{said}");
}

#[tokio::test]
async fn b_9_a_query_can_name_its_columns() {
    let job = Job {
        arguments: vec!["-header".to_owned()],
        ..Job::once(
            Language::Sql,
            "SELECT n, 2 * n AS twice FROM t;\n",
            "CREATE TABLE t (n);\nINSERT INTO t VALUES (4);\n",
        )
    };
    let ran = once(&runner(), &job).await;
    assert_eq!(text(&ran.stdout), "n|twice\n4|8\n");
}

#[tokio::test]
async fn b_9_what_is_not_checked_is_said() {
    let languages = runner().languages().await;
    let Availability::Ready { version } = &languages[&Language::TypeScript] else {
        panic!("{languages:?}");
    };
    assert!(
        version.starts_with("compiled by esbuild ") && version.ends_with("types are not checked"),
        "{version}"
    );
}
