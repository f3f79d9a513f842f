//! Languages × verdicts: each cell a real program.

use crate::harness::{TestApp, until};
use runner::{Language, RunnerError};
use session_server::judge::model::{
    problem::{Case, Problem},
    verdict::Verdict,
};
use std::{collections::BTreeMap, sync::Arc};

/// Sums the numbers on standard input; the judge's smallest problem, of the test's own.
fn problem() -> Arc<Problem> {
    let mut hidden: String = (1..=10)
        .map(|n| {
            format!(
                "{{\"name\": \"sum-{n}\", \"input\": \"{n} {n}\\n\", \"expected\": \"{}\\n\"}}\n",
                2 * n
            )
        })
        .collect();
    for size in [11, 12] {
        let row = format!(
            "{{\"name\": \"sum-{size}\", \"generate\": {{\"size\": {size}, \"seed\": 1, \"shape\": \"growth\"}}, \"expected\": \"{}\\n\"}}\n",
            2 * size
        );
        hidden.push_str(&row);
    }
    let files: [(&str, &str); 10] = [
        (
            "problem.toml",
            "id = \"sum\"\ntitle = \"Sum\"\ntier = \"easy\"\nroles = [\"backend\", \"frontend\", \"data\"]\ntags = [\"arrays\"]\nstyle = \"stdin\"\ngrowth = \"n\"\n\
             [limits]\ncpu_ms = 1000\nmemory_mib = 128\n[checker]\nkind = \"tokens\"\n",
        ),
        (
            "statement.md",
            "Two numbers are added.\n\n**Input**\n\nTwo numbers.\n\n**Output**\n\nTheir sum.\n\n**Limits**\n\n- small\n",
        ),
        (
            "samples.jsonl",
            "{\"input\": \"1 2\\n\", \"expected\": \"3\\n\", \"note\": \"Two numbers.\"}\n{\"input\": \"0 0\\n\", \"expected\": \"0\\n\", \"note\": \"Nothing.\"}\n",
        ),
        ("hidden.jsonl", &hidden),
        (
            "generate.py",
            "import sys\n# shapes: growth\nprint(sys.argv[1], sys.argv[1])\n",
        ),
        (
            "solutions/reference.py",
            "print(sum(map(int, input().split())))\n",
        ),
        ("solutions/reference.rb", "puts gets.split.sum(&:to_i)\n"),
        ("wrong/one.py", "# expect: WA\nprint(1)\n"),
        (
            "explanation.toml",
            include_str!("../../../../content/problems/crate-gate/explanation.toml"),
        ),
        ("wrong/two.py", "# expect: WA\nprint(2)\n"),
    ];
    let files: BTreeMap<String, Vec<u8>> = files
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .collect();
    Arc::new(Problem::parse(&files).unwrap())
}

/// A program of `language` that deserves `verdict`; None where the language cannot.
fn program(language: Language, verdict: Verdict) -> Option<&'static str> {
    use Language::*;
    use Verdict::*;
    Some(match (language, verdict) {
        (Python, Ac) => "a, b = map(int, input().split())\nprint(a + b)\n",
        (Python, Wa) => "print(-1)\n",
        (Python, Tle) => "while True: pass\n",
        (Python, Mle) => "a = []\nwhile True: a.append(bytearray(1 << 20))\n",
        (Python, Ole) => "while True: print('x' * 1000)\n",
        (Python, Re) => "raise ValueError('no')\n",

        (Ruby, Ac) => "a, b = gets.split.map(&:to_i)\nputs a + b\n",
        (Ruby, Wa) => "puts(-1)\n",
        (Ruby, Tle) => "loop { }\n",
        (Ruby, Mle) => "a = []\nloop { a << 'x' * 1_000_000 }\n",
        (Ruby, Ole) => "loop { puts 'x' * 1000 }\n",
        (Ruby, Re) => "raise 'no'\n",

        (Php, Ac) => "<?php\n[$a, $b] = explode(' ', trim(fgets(STDIN)));\necho $a + $b;\n",
        (Php, Wa) => "<?php\necho -1;\n",
        (Php, Tle) => "<?php\nwhile (true) {}\n",
        (Php, Mle) => {
            "<?php\nini_set('memory_limit', '-1');\n$a = [];\nwhile (true) $a[] = str_repeat('x', 1000000);\n"
        }
        (Php, Ole) => "<?php\nwhile (true) echo str_repeat('x', 1000);\n",
        (Php, Re) => "<?php\nthrow new Exception('no');\n",

        (JavaScript, Ac) => {
            "const [a, b] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);\nconsole.log(a + b);\n"
        }
        (JavaScript, Wa) => "console.log(-1);\n",
        (JavaScript, Tle) => "for (;;) {}\n",
        (JavaScript, Mle) => "const a = [];\nfor (;;) a.push(Buffer.alloc(1 << 20, 1));\n",
        (JavaScript, Ole) => "for (;;) require('fs').writeSync(1, 'x'.repeat(1000));\n",
        (JavaScript, Re) => "throw new Error('no');\n",

        (TypeScript, Ac) => {
            "import { readFileSync } from 'node:fs';\nconst [a, b]: number[] = readFileSync(0, 'utf8').split(' ').map(Number);\nconsole.log(a + b);\n"
        }
        (TypeScript, Wa) => "const x: number = -1;\nconsole.log(x);\n",
        (TypeScript, Tle) => "for (;;) {}\n",
        (TypeScript, Mle) => {
            "const a: Buffer[] = [];\nfor (;;) a.push(Buffer.alloc(1 << 20, 1));\n"
        }
        (TypeScript, Ole) => {
            "import { writeSync } from 'node:fs';\nfor (;;) writeSync(1, 'x'.repeat(1000));\n"
        }
        (TypeScript, Re) => "throw new Error('no');\n",
        (TypeScript, Ce) => "const x: = 1;\n",

        (Java, Ac) => {
            "import java.util.*;\nclass Main { public static void main(String[] x) { Scanner in = new Scanner(System.in); System.out.println(in.nextInt() + in.nextInt()); } }\n"
        }
        (Java, Wa) => {
            "class Main { public static void main(String[] x) { System.out.println(-1); } }\n"
        }
        (Java, Tle) => "class Main { public static void main(String[] x) { for (;;) {} } }\n",
        (Java, Mle) => {
            "import java.nio.ByteBuffer;\nimport java.util.*;\nclass Main { public static void main(String[] x) throws Exception { List<byte[]> a = new ArrayList<>(); ProcessBuilder p = new ProcessBuilder(\"/usr/bin/python3\", \"-c\", \"a = []\\nwhile True: a.append(bytearray(1 << 20))\"); p.inheritIO().start().waitFor(); for (;;) {} } }\n"
        }
        (Java, Ole) => {
            "class Main { public static void main(String[] x) { for (;;) System.out.println(\"x\".repeat(1000)); } }\n"
        }
        (Java, Re) => {
            "class Main { public static void main(String[] x) { throw new RuntimeException(\"no\"); } }\n"
        }
        (Java, Ce) => "class Main { int x = \"\"; }\n",

        (Cpp, Ac) => {
            "#include <iostream>\nint main() { int a, b; std::cin >> a >> b; std::cout << a + b; }\n"
        }
        (Cpp, Wa) => "#include <cstdio>\nint main() { puts(\"-1\"); }\n",
        (Cpp, Tle) => "int main() { for (volatile int i = 0;; i = i + 1) {} }\n",
        (Cpp, Mle) => {
            "#include <vector>\nint main() { std::vector<std::vector<char>> a; for (;;) a.emplace_back(1 << 20, 1); }\n"
        }
        (Cpp, Ole) => {
            "#include <cstdio>\nint main() { for (;;) puts(\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"); }\n"
        }
        (Cpp, Re) => "#include <stdexcept>\nint main() { throw std::runtime_error(\"no\"); }\n",
        (Cpp, Ce) => "int main() { return x; }\n",

        (C, Ac) => {
            "#include <stdio.h>\nint main(void) { int a, b; if (scanf(\"%d %d\", &a, &b) == 2) printf(\"%d\\n\", a + b); return 0; }\n"
        }
        (C, Wa) => "#include <stdio.h>\nint main(void) { puts(\"-1\"); return 0; }\n",
        (C, Tle) => "int main(void) { for (volatile int i = 0;; i++) {} }\n",
        (C, Mle) => {
            "#include <stdlib.h>\n#include <string.h>\nint main(void) { for (;;) { char *p = malloc(1 << 20); if (p) memset(p, 1, 1 << 20); } }\n"
        }
        (C, Ole) => {
            "#include <stdio.h>\nint main(void) { for (;;) puts(\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"); }\n"
        }
        (C, Re) => "int main(void) { *(volatile int *)8 = 1; return 0; }\n",
        (C, Ce) => "int main(void) { return x; }\n",

        (Go, Ac) => {
            "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tvar a, b int\n\tfmt.Scan(&a, &b)\n\tfmt.Println(a + b)\n}\n"
        }
        (Go, Wa) => "package main\n\nfunc main() { print(\"\"); println(-1) }\n",
        (Go, Tle) => "package main\n\nfunc main() {\n\tfor {\n\t}\n}\n",
        (Go, Mle) => {
            "package main\n\nvar a [][]byte\n\nfunc main() {\n\tfor {\n\t\tb := make([]byte, 1<<20)\n\t\tfor i := range b {\n\t\t\tb[i] = 1\n\t\t}\n\t\ta = append(a, b)\n\t}\n}\n"
        }
        (Go, Ole) => {
            "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfor {\n\t\tfmt.Println(\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\")\n\t}\n}\n"
        }
        (Go, Re) => "package main\n\nfunc main() { panic(\"no\") }\n",
        (Go, Ce) => "package main\n\nfunc main() { x }\n",

        (Rust, Ac) => {
            "fn main() { let mut s = String::new(); std::io::stdin().read_line(&mut s).unwrap(); println!(\"{}\", s.split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum::<i64>()); }\n"
        }
        (Rust, Wa) => "fn main() { println!(\"-1\"); }\n",
        (Rust, Tle) => {
            "fn main() { let n = std::sync::atomic::AtomicU64::new(0); loop { n.fetch_add(1, std::sync::atomic::Ordering::Relaxed); } }\n"
        }
        (Rust, Mle) => {
            "fn main() { let mut a = Vec::new(); loop { a.push(vec![1u8; 1 << 20]); } }\n"
        }
        (Rust, Ole) => {
            "fn main() { loop { println!(\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"); } }\n"
        }
        (Rust, Re) => "fn main() { panic!(\"no\"); }\n",
        (Rust, Ce) => "fn main() { x }\n",
        _ => return None,
    })
}

const VERDICTS: [Verdict; 7] = [
    Verdict::Ac,
    Verdict::Wa,
    Verdict::Tle,
    Verdict::Mle,
    Verdict::Ole,
    Verdict::Re,
    Verdict::Ce,
];

async fn row(language: Language) {
    let t = TestApp::sqlite(&[]).await;
    let problem = problem();
    let cases: Vec<&Case> = problem.hidden.iter().collect();
    for verdict in VERDICTS {
        let Some(source) = program(language, verdict) else {
            // What is not compiled has no compile error.
            assert_eq!(verdict, Verdict::Ce);
            continue;
        };
        let judged = t
            .app
            .judge
            .bench()
            .judge("test", &problem, language, source, &cases)
            .await
            .unwrap();
        let told: Vec<_> = judged
            .cases
            .iter()
            .map(|case| {
                (
                    case.verdict,
                    case.ran.end,
                    String::from_utf8_lossy(&case.stderr.beginning).into_owned(),
                )
            })
            .collect();
        let said = judged
            .compile
            .as_ref()
            .map(|ran| String::from_utf8_lossy(&ran.stderr).into_owned());
        assert_eq!(
            judged.verdict(),
            verdict,
            "{language:?}: {told:#?} {said:?}"
        );
        if verdict == Verdict::Ac {
            assert_eq!(judged.passed(), cases.len());
        }
    }
}

#[tokio::test]
async fn b_10_slow_cases_are_shared_by_two_sandboxes_and_told_in_order() {
    let t = TestApp::sqlite(&[("IX_RUNNER_CONCURRENCY", "2")]).await;
    let (problem, judge) = (problem(), &t.app.judge);
    let cases: Vec<&Case> = problem.hidden.iter().collect();
    let source = "import time\nwhile time.process_time() < .3: pass\nn = int(input().split()[0])\n\
         while n == 9: pass\nprint(n if n == 7 else 2 * n)\n";
    let judged = judge
        .bench()
        .judge("bo", &problem, Language::Python, source, &cases);
    let (judged, ()) = tokio::join!(judged, until(async || judge.load() == (2, 0)));
    let verdicts = judged.unwrap().cases;
    let verdicts: Vec<Verdict> = verdicts.iter().map(|case| case.verdict).collect();
    let mut expected = [Verdict::Ac; 9];
    expected[6] = Verdict::Wa;
    expected[8] = Verdict::Tle;
    assert_eq!(verdicts, expected);
    until(async || judge.load() == (0, 0)).await;
}

#[tokio::test]
async fn b_10_what_comes_behind_the_end_of_the_row_counts_nothing() {
    let t = TestApp::sqlite(&[("IX_RUNNER_CONCURRENCY", "2")]).await;
    let judge = &t.app.judge;
    let problem = judge.problems().get("longest-kept-streak").unwrap();
    let cases: Vec<&Case> = problem.hidden.iter().take(10).collect();
    // While one sandbox is in an endless loop, the other meets what looks like a missing function.
    let source = "import os, time\ndef longest_kept_streak(days, k):\n    end = time.process_time() + .2\n\
         \x20   while time.process_time() < end: pass\n    while days[0] == 1 and len(days) == 7: pass\n\
         \x20   if days[0] == 5: os._exit(87)\n    return -1\n";
    let judged = judge
        .bench()
        .judge("bo", &problem, Language::Python, source, &cases)
        .await
        .unwrap();
    let verdicts: Vec<Verdict> = judged.cases.iter().map(|case| case.verdict).collect();
    assert_eq!(judged.uncallable, None);
    assert_eq!(verdicts[..7], [Verdict::Wa; 7]);
    assert_eq!(verdicts[7..], [Verdict::Tle]);
}

#[tokio::test]
async fn b_10_a_program_that_removes_itself_is_refused_in_one_sandbox_and_in_two() {
    for places in ["1", "2"] {
        let t = TestApp::sqlite(&[("IX_RUNNER_CONCURRENCY", places)]).await;
        let (problem, judge) = (problem(), &t.app.judge);
        let cases: Vec<&Case> = problem.hidden.iter().take(6).collect();
        let source = "import os, time\nwhile time.process_time() < .3: pass\nos.remove(__file__)\n\
             print(2 * int(input().split()[0]))\n";
        let judged = judge
            .bench()
            .judge("bo", &problem, Language::Python, source, &cases)
            .await;
        assert!(
            matches!(judged, Err(RunnerError::Refused(_))),
            "{places}: {judged:?}"
        );
    }
}

macro_rules! rows {
    ($($name:ident: $language:ident;)*) => {$(
        #[tokio::test]
        async fn $name() {
            row(Language::$language).await;
        }
    )*};
}

rows! {
    b_9_b_10_python_gets_every_verdict: Python;
    b_9_b_10_javascript_gets_every_verdict: JavaScript;
    b_9_b_10_typescript_gets_every_verdict: TypeScript;
    b_9_b_10_java_gets_every_verdict: Java;
    b_9_b_10_cpp_gets_every_verdict: Cpp;
    b_9_b_10_c_gets_every_verdict: C;
    b_9_b_10_go_gets_every_verdict: Go;
    b_9_b_10_rust_gets_every_verdict: Rust;
    b_9_b_10_ruby_gets_every_verdict: Ruby;
    b_9_b_10_php_gets_every_verdict: Php;
}
