mod debugging;

use super::*;
use crate::judge::model::{checker::Comparison, signature::Type, verdict::Verdict};

const MANIFEST: &str = r#"id = "longest-kept-streak"
title = "Longest kept streak"
tier = "medium"
roles = ["backend", "frontend", "qa"]
tags = ["sliding-window"]
style = "function"
growth = "n"

[function]
name = "longest_kept_streak"
params = [{ name = "days", type = "int[]" }, { name = "k", type = "int" }]
returns = "int"

[limits]
cpu_ms = 1000
memory_mib = 256

[checker]
kind = "tokens"
"#;

fn files(entries: &[(&str, &str)]) -> Files {
    entries
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
        .collect()
}

fn hidden(row: impl Fn(usize) -> String) -> String {
    (0..10).map(|i| row(i) + "\n").collect()
}

/// A right folder of function style.
fn function() -> Files {
    let hidden = hidden(|i| match i {
        8 | 9 => format!(
            r#"{{"name": "large-{i}", "generate": {{"size": 200000, "seed": {i}, "shape": "dense"}}, "expected": "7"}}"#
        ),
        _ => format!(r#"{{"name": "case-{i}", "args": [[{i}, 2], 0], "expected": "{i}"}}"#),
    });
    files(&[
        ("problem.toml", MANIFEST),
        ("statement.md", "A story with `a<b>`.\n"),
        (
            "samples.jsonl",
            "{\"args\": [[1], 0], \"expected\": \"1\", \"note\": \"one\"}\n{\"args\": [[], 0], \"expected\": \"0\", \"note\": \"none\"}\n",
        ),
        ("hidden.jsonl", &hidden),
        ("explanation.toml", &debugging::explanation()),
        ("generate.py", "SHAPES = ['growth', 'dense']\n"),
        (
            "solutions/reference.py",
            "def longest_kept_streak(days, k): ...\n",
        ),
        (
            "solutions/reference.ts",
            "function longestKeptStreak() {}\n",
        ),
        ("wrong/quadratic.cpp", "// expect: TLE\n"),
        ("wrong/off_by_one.py", "# expect: WA\n"),
    ])
}

/// A right folder of SQL style.
fn sql() -> Files {
    let manifest = MANIFEST
        .replace("style = \"function\"\ngrowth = \"n\"", "style = \"sql\"")
        .replace(
            &MANIFEST[MANIFEST.find("[function]").unwrap()..MANIFEST.find("[limits]").unwrap()],
            "",
        );
    let hidden = hidden(|i| {
        format!(r#"{{"name": "case-{i}", "setup": "CREATE TABLE t(x);", "expected": "a|1\n"}}"#)
    });
    files(&[
        ("problem.toml", &manifest),
        ("statement.md", "A story.\n"),
        (
            "samples.jsonl",
            &"{\"setup\": \"CREATE TABLE t(x);\", \"expected\": \"\", \"note\": \"none\"}\n"
                .repeat(2),
        ),
        ("hidden.jsonl", &hidden),
        ("explanation.toml", &debugging::explanation()),
        ("solutions/reference.sql", "SELECT 1;\n"),
        ("wrong/one.sql", "-- expect: WA\n"),
        ("wrong/two.sql", "-- expect: RE\n"),
    ])
}

/// What is said when `from` is `to` in a file.
fn fault_in(mut files: Files, path: &str, from: &str, to: &str) -> String {
    let text = String::from_utf8(files[path].clone()).unwrap();
    assert!(text.contains(from), "{path} has no {from:?}");
    files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
    match Problem::parse(&files) {
        Ok(_) => "right".to_owned(),
        Err(error) => error.to_string(),
    }
}

fn fault_of(files: &Files) -> String {
    match Problem::parse(files) {
        Ok(_) => "right".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_right_folder_is_read() {
    let problem = Problem::parse(&function()).unwrap();
    assert_eq!(problem.id, "longest-kept-streak");
    assert_eq!(problem.tier, Tier::Medium);
    assert_eq!(problem.growth, Some(Growth::Linear));
    assert_eq!(problem.checker, Checker::Compare(Comparison::Tokens));
    assert_eq!(problem.limits.cpu_ms_in(Language::Ruby), 2_000);
    assert_eq!(problem.limits.memory_bytes(), 268_435_456);
    let signature = problem.signature().unwrap();
    assert_eq!(signature.params()[0].kind, Type::IntList);
    assert_eq!(problem.samples[1].case.name, "sample-2");
    assert_eq!(problem.samples[1].note, "none");
    assert_eq!(
        problem.hidden[3].input,
        CaseInput::Given(Given::Args(vec![Value::IntList(vec![3, 2]), Value::Int(0)]))
    );
    assert_eq!(
        problem.hidden[9].input,
        CaseInput::Generated {
            size: 200_000,
            seed: 9,
            shape: "dense".to_owned()
        }
    );
    let languages: Vec<_> = problem.references.iter().map(|r| r.language).collect();
    assert_eq!(languages, [Language::Python, Language::TypeScript]);
    assert_eq!(problem.wrong[1].file, "quadratic.cpp");
    assert_eq!(problem.wrong[1].expect, Verdict::Tle);
    assert!(problem.allows(Language::C) && !problem.allows(Language::Sql));
}

#[test]
fn sql_and_stdin_are_read() {
    let problem = Problem::parse(&sql()).unwrap();
    assert_eq!((problem.style.clone(), problem.growth), (Style::Sql, None));
    assert!(problem.allows(Language::Sql) && !problem.allows(Language::Python));
    let mut files = function();
    let manifest = String::from_utf8(files["problem.toml"].clone()).unwrap();
    let function =
        &manifest[manifest.find("[function]").unwrap()..manifest.find("[limits]").unwrap()];
    let manifest = manifest
        .replace(function, "")
        .replace("style = \"function\"", "style = \"stdin\"")
        .replace(
            "kind = \"tokens\"",
            "kind = \"custom\"\nprogram = \"check.py\"",
        );
    files.insert("problem.toml".to_owned(), manifest.into_bytes());
    for path in ["samples.jsonl", "hidden.jsonl"] {
        let rows = String::from_utf8(files[path].clone()).unwrap();
        let rows: String = rows
            .lines()
            .map(
                |row| match (row.find("\"args\""), row.find(", \"expected\"")) {
                    (Some(from), Some(to)) => {
                        format!("{}\"input\": \"1\\n\"{}\n", &row[..from], &row[to..])
                    }
                    _ => format!("{row}\n"),
                },
            )
            .collect();
        files.insert(path.to_owned(), rows.into_bytes());
    }
    assert_eq!(fault_of(&files), "check.py: this file is missing");
    files.insert("check.py".to_owned(), b"...".to_vec());
    let problem = Problem::parse(&files).unwrap();
    assert_eq!(
        (problem.style, problem.checker),
        (Style::Stdin, Checker::Custom)
    );
    assert_eq!(problem.check_program.as_deref(), Some("..."));
    assert_eq!(
        problem.samples[0].case.input,
        CaseInput::Given(Given::Text("1\n".to_owned()))
    );
}

#[test]
fn faults_of_the_manifest_are_named_with_their_line() {
    for (from, to, expected) in [
        (
            "longest-kept-streak",
            "Longest",
            "line 1: the id is not kebab-case",
        ),
        (
            "Longest kept streak",
            " ",
            "line 2: the title is one line of 1 to 80 characters",
        ),
        ("medium", "tricky", "line 3: unknown variant `tricky`"),
        (
            "[\"backend\", \"frontend\", \"qa\"]",
            "[]",
            "line 4: there are 3 to 8 roles",
        ),
        ("frontend", "backend", "line 4: `backend` is twice in roles"),
        (
            "sliding-window",
            "Sliding",
            "line 5: `Sliding` in tags is not kebab-case",
        ),
        (
            "style = \"function\"",
            "style = \"stdin\"",
            "line 9: only the style `function`",
        ),
        (
            "growth = \"n\"",
            "growth = \"n^3\"",
            "line 7: `growth` is 1, log n, n, n log n or n^2",
        ),
        ("growth = \"n\"", "", "problem.toml: `growth` is missing"),
        (
            "int[]",
            "int[][][]",
            "line 11: there is no type `int[][][]`",
        ),
        (
            "longest_kept_streak",
            "longest",
            "line 9: the function's name `longest` needs two words",
        ),
        (
            "\"k\"",
            "\"days\"",
            "line 9: the parameter `days` is there twice",
        ),
        (
            "cpu_ms = 1000",
            "cpu_ms = 50",
            "line 15: `cpu_ms` is 100 to 10000",
        ),
        (
            "memory_mib = 256",
            "memory_mib = 8192",
            "line 16: `memory_mib` is 32 to 1024",
        ),
        (
            "memory_mib = 256",
            "memory_mb = 256",
            "line 16: unknown field `memory_mb`",
        ),
        (
            "tokens",
            "float",
            "line 18: a `tolerance` comes with the kind `float`",
        ),
        (
            "\"tokens\"",
            "\"float\"\ntolerance = 2.0",
            "line 18: the tolerance is between",
        ),
        (
            "\"tokens\"",
            "\"float\"\ntolerance = nan",
            "line 18: the tolerance is between",
        ),
        (
            "\"tokens\"",
            "\"exact\"\nprogram = \"check.py\"",
            "line 18: a `program` comes with",
        ),
        (
            "returns = \"int\"",
            "returns = \"float\"",
            "line 18: floats print differently",
        ),
        ("tier =", "tier", "line 3: "),
    ] {
        let said = fault_in(function(), "problem.toml", from, to);
        assert!(said.starts_with("problem.toml"), "{said}");
        assert!(said.contains(expected), "{expected:?} is not in {said:?}");
    }
    let said = fault_in(sql(), "problem.toml", "style", "growth = \"n\"\nstyle");
    assert!(said.contains("SQL has no `growth`"), "{said}");
}

#[test]
fn faults_of_cases_are_named_with_their_line() {
    for (from, to, expected) in [
        ("case-3", "case-2", "line 4: another case is named `case-2`"),
        (
            "case-3",
            "Case 3",
            "line 4: a hidden case has a `name` in kebab-case",
        ),
        (
            "[[3, 2], 0]",
            "[[3, 2]]",
            "line 4: there must be 2 arguments, in JSON",
        ),
        (
            "[[3, 2], 0]",
            "[[3, \"2\"], 0]",
            "line 4: argument `days`[1] is not of type int: \"2\"",
        ),
        (
            "[[3, 2], 0]",
            "[[3, 2], 9007199254740993]",
            "line 4: an integer is beyond 2^53",
        ),
        (
            "\"3\"",
            "\"3.0\"",
            "line 4: `expected` is not how a result of type int is printed",
        ),
        (
            "\"name\": \"case-3\"",
            "\"name\": \"case-3\", \"note\": \"x\"",
            "line 4: only samples have",
        ),
        (
            "\"args\": [[3, 2], 0]",
            "\"input\": \"3\"",
            "line 4: a case has either `args` or",
        ),
        (
            "\"args\": [[3, 2], 0]",
            "\"arg\": []",
            "line 4: unknown field `arg`",
        ),
        (
            "\"size\": 200000",
            "\"size\": 0",
            "line 9: the size is 1 to 10000000",
        ),
        (
            "\"dense\"",
            "\"Dense\"",
            "line 9: the shape is not kebab-case",
        ),
        (
            "{\"name\": \"case-3\"",
            "\n{\"name\": \"case-3\"",
            "line 4: EOF while parsing",
        ),
        (
            "{\"name\": \"case-0\", \"args\": [[0, 2], 0], \"expected\": \"0\"}\n",
            "",
            "there are 10 to 200 cases, not 9",
        ),
    ] {
        let said = fault_in(function(), "hidden.jsonl", from, to);
        assert!(said.starts_with("hidden.jsonl"), "{said}");
        assert!(said.contains(expected), "{expected:?} is not in {said:?}");
    }
    let long = format!("\"dense\"}}, \"expected\": \"{}\"", "7".repeat(2_001));
    let short = "\"dense\"}, \"expected\": \"7\"";
    let said = fault_in(function(), "hidden.jsonl", short, &long);
    assert!(
        said.contains("line 9: `expected` is longer than 2000 bytes"),
        "{said}"
    );
    let generated = "\"generate\": {\"size\": 200000, \"seed\": 9, \"shape\": \"dense\"}";
    let said = fault_in(function(), "hidden.jsonl", generated, "\"args\": [[1], 1]");
    assert!(
        said.contains("there are 2 cases with generated inputs or more"),
        "{said}"
    );
    let said = fault_in(sql(), "hidden.jsonl", "CREATE TABLE t(x);", " ");
    assert!(said.contains("line 1: a case has a `setup`"), "{said}");
    for (from, to, expected) in [
        (
            "\"note\": \"one\"",
            "\"note\": \"\"",
            "line 1: a sample has a `note`",
        ),
        (
            "\"note\": \"one\"",
            "\"note\": \"one\", \"name\": \"x\"",
            "line 1: only hidden cases",
        ),
        (
            "\"args\": [[1], 0]",
            "\"generate\": {\"size\": 1, \"seed\": 1, \"shape\": \"x\"}",
            "line 1: a sample's input is given",
        ),
        (
            "{\"args\": [[1], 0], \"expected\": \"1\", \"note\": \"one\"}\n",
            "",
            "there are 2 to 3 samples, not 1",
        ),
    ] {
        let said = fault_in(function(), "samples.jsonl", from, to);
        assert!(said.contains(expected), "{expected:?} is not in {said:?}");
    }
}

#[test]
fn faults_of_files_are_named() {
    let without = |path: &str| {
        let mut files = function();
        files.remove(path).unwrap();
        fault_of(&files)
    };
    for path in [
        "problem.toml",
        "statement.md",
        "samples.jsonl",
        "hidden.jsonl",
        "generate.py",
        "solutions/reference.py",
    ] {
        assert_eq!(without(path), format!("{path}: this file is missing"));
    }
    assert!(without("solutions/reference.ts").contains("one language more than Python"));
    assert!(without("wrong/quadratic.cpp").contains("wrong solutions: 1, where 2 are needed"));
    let with = |path: &str, bytes: &[u8]| {
        let mut files = function();
        files.insert(path.to_owned(), bytes.to_vec());
        fault_of(&files)
    };
    for (path, bytes, expected) in [
        (
            "hiden.jsonl",
            &b""[..],
            "hiden.jsonl: this file must not be there",
        ),
        ("solutions/old/reference.go", b"", "must not be there"),
        (
            "check.py",
            b"",
            "check.py: this file must not be there: the checker's kind",
        ),
        (
            "statement.md",
            b"a\nb\xff\n",
            "statement.md, line 2: this is not UTF-8",
        ),
        (
            "statement.md",
            b"a\r\n",
            "statement.md, line 1: this holds a NUL or a carriage return",
        ),
        (
            "statement.md",
            b" \n",
            "statement.md: the statement is empty",
        ),
        (
            "statement.md",
            b"a\n# Longest kept streak\n",
            "statement.md, line 2: the title is not repeated",
        ),
        (
            "generate.py",
            b"print()",
            "generate.py: the shape `growth` is not made",
        ),
        (
            "solutions/other.go",
            b"",
            "solutions/other.go: this file is named `reference`",
        ),
        (
            "solutions/reference.kt",
            b"",
            "solutions/reference.kt: no language has this extension",
        ),
        (
            "solutions/reference.sql",
            b"",
            "solutions/reference.sql: SQL has no plain form",
        ),
        (
            "wrong/Greedy.py",
            b"# expect: WA",
            "wrong/Greedy.py: the file is named for its idea",
        ),
        (
            "wrong/greedy.py",
            b"# WA",
            "wrong/greedy.py, line 1: the first line is `# expect: WA`",
        ),
    ] {
        let said = with(path, bytes);
        assert!(said.contains(expected), "{expected:?} is not in {said:?}");
    }
    let mut files = sql();
    files.insert("generate.py".to_owned(), b"growth".to_vec());
    assert!(fault_of(&files).contains("SQL has no sizes"));
}

#[test]
fn a_reference_in_c_needs_types_that_c_has() {
    let mut files = function();
    files.insert("solutions/reference.c".to_owned(), Vec::new());
    assert_eq!(fault_of(&files), "right");
    let said = fault_in(
        files,
        "problem.toml",
        "returns = \"int\"",
        "returns = \"int[][]\"",
    );
    assert_eq!(
        said,
        "solutions/reference.c: C has no plain form of the type int[][]"
    );
}

#[test]
fn nothing_panics_on_cut_files() {
    let whole = function();
    for (path, bytes) in &whole {
        for cut in (0..bytes.len()).step_by(7) {
            let mut files = whole.clone();
            files.insert(path.clone(), bytes[..cut].to_vec());
            let _ = Problem::parse(&files);
        }
    }
}
