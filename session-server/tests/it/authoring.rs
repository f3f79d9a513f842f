//! B-4, B-10: content is checked before it ships.

use crate::harness::TestApp;
use session_server::{
    authoring,
    mocks::{self, model::bank::Bank},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The sum of the even numbers, of which the given program loses the last.
const GIVEN: &str = r#"def is_even(number: int) -> bool:
    return number % 2 == 0


def clip(numbers: list[int], limit: int) -> list[int]:
    """The first numbers, at most so many."""
    kept = []
    for number in numbers:
        if len(kept) == limit:
            break
        kept.append(number)
    return kept


def even_sum(numbers: list[int]) -> int:
    total = 0
    for number in clip(numbers, len(numbers) - 1):
        if is_even(number):
            total += number
    return total


"#;

fn words(count: usize) -> String {
    vec!["word"; count].join(" ")
}

/// A debugging task that holds every rule, in a folder of its own.
fn task() -> PathBuf {
    let folder = std::env::temp_dir()
        .join(format!("ix-{}", session_server::ids::uuid()))
        .join("debugging/even-sum");
    for part in ["given", "solutions", "wrong"] {
        fs::create_dir_all(folder.join(part)).unwrap();
    }
    let point = |weight| {
        format!(
            "[[points]]\nweight = {weight}\nlabel = \"{}\"\ntext = \"{}\"\nparaphrases = [\"{other}\", \"{other}\"]\nmisconception = \"{}\"\n",
            words(4),
            words(20),
            words(6),
            other = "said quite differently from that point"
        )
    };
    let explanation = format!(
        "topic = \"loops\"\nminutes = 10\nmodel_answer = \"\"\"{}\"\"\"\nfollow_ups = [\"{}\"]\n{}",
        words(100),
        words(8),
        point(40) + &point(40) + &point(20)
    );
    let hidden: String = (0..8)
        .map(|i| {
            format!(
                "{{\"name\": \"case-{i}\", \"args\": [[1, {}]], \"expected\": \"{}\"}}\n",
                2 * i,
                2 * i
            )
        })
        .collect();
    let mended = GIVEN.replace("len(numbers) - 1", "len(numbers)");
    let wrong = format!("# expect: WA\n{}", mended.replace("% 2 == 0", "% 4 == 0"));
    for (name, text) in [
        (
            "problem.toml",
            "id = \"even-sum\"\ntitle = \"Even sum\"\ntier = \"easy\"\nroles = [\"backend\", \"qa\", \"network\"]\ntags = [\"loops\"]\nstyle = \"function\"\n[function]\nname = \"even_sum\"\nparams = [{ name = \"numbers\", type = \"int[]\" }]\nreturns = \"int\"\n[limits]\ncpu_ms = 1000\nmemory_mib = 128\n[checker]\nkind = \"tokens\"\n",
        ),
        ("statement.md", &words(60)),
        ("report.md", &words(50)),
        ("explanation.toml", &explanation),
        (
            "samples.jsonl",
            "{\"args\": [[2, 4]], \"expected\": \"6\", \"note\": \"both\"}\n{\"args\": [[2, 1]], \"expected\": \"2\", \"note\": \"one\"}\n",
        ),
        ("hidden.jsonl", &hidden),
        ("given/given.py", GIVEN),
        ("solutions/reference.py", &mended),
        ("wrong/every_fourth.py", &wrong),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
    folder
}

fn shipped(t: &TestApp) -> Bank {
    mocks::load(t.app.judge.problems(), None).unwrap()
}

async fn check(t: &TestApp, path: &Path) -> (usize, String) {
    let mut told = String::new();
    let mut tell = |line: &str| told += &format!("{line}\n");
    let paths = [path.to_owned()];
    let checked = authoring::check(&paths, t.app.judge.bench(), &shipped(t), &mut tell)
        .await
        .unwrap();
    (checked.amiss, told)
}

/// Changes `from` to `to` in a file of the folder, and says what is amiss then.
async fn amiss_with(t: &TestApp, file: &str, from: &str, to: &str) -> String {
    let folder = task();
    let text = fs::read_to_string(folder.join(file)).unwrap();
    assert!(text.contains(from), "{file}");
    fs::write(folder.join(file), text.replacen(from, to, 1)).unwrap();
    let (amiss, told) = check(t, &folder).await;
    assert_eq!(amiss, told.matches("AMISS").count(), "{told}");
    let lines = told.lines().skip_while(|line| !line.contains("AMISS"));
    lines.take(2).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn b_4_a_right_folder_is_found_right() {
    let t = TestApp::sqlite(&[]).await;
    let (amiss, told) = check(&t, &task()).await;
    assert_eq!(amiss, 0, "{told}");
    for line in [
        "format: debugging, 3 points, 2 samples and 8 hidden cases",
        "solutions/reference.py: AC on 10 cases",
        "given/given.py: fails 8 of 10 cases, a sample among them",
        "wrong/every_fourth.py: WA on sample-1, sample-2, case-1",
        "nothing repeats another",
    ] {
        assert!(told.contains(line), "{line:?} is not in {told}");
    }
}

#[tokio::test]
async fn b_10_what_is_amiss_is_said_with_the_cases_name() {
    let t = TestApp::sqlite(&[]).await;
    for (file, from, to, expected) in [
        (
            "hidden.jsonl",
            "\"expected\": \"4\"",
            "\"expected\": \"5\"",
            "solutions/reference.py: AC on all cases is wanted\n      case-2: WA",
        ),
        (
            "given/given.py",
            "len(numbers) - 1",
            "len(numbers)",
            "it passes all cases: no case shows the fault",
        ),
        (
            "given/given.py",
            "total = 0",
            "total = 7",
            "it fails every sample, where one is to pass\n      sample-1: WA",
        ),
        (
            "samples.jsonl",
            "[[2, 4]], \"expected\": \"6\"",
            "[[6, 3]], \"expected\": \"6\"",
            "it passes all samples: one of them is to show what was reported",
        ),
        (
            "wrong/every_fourth.py",
            "% 4 == 0",
            "% 2 == 0",
            "wrong/every_fourth.py: WA is wanted, AC came of it",
        ),
        (
            "wrong/every_fourth.py",
            "expect: WA",
            "expect: TLE",
            "TLE is wanted, WA came of it\n      sample-1: WA",
        ),
        (
            "problem.toml",
            "\"network\"",
            "\"ux-designer\"",
            "for the role `ux-designer`, which is asked no debugging questions",
        ),
        (
            "problem.toml",
            "even-sum",
            "odd-sum",
            "the id is not the folder's name",
        ),
    ] {
        let said = amiss_with(&t, file, from, to).await;
        assert!(said.contains(expected), "{expected:?} is not in {said:?}");
    }
}

#[tokio::test]
async fn content_in_a_folder_of_the_other_kind_is_refused() {
    let t = TestApp::sqlite(&[]).await;
    let folder = task();
    let problems = folder.parent().unwrap().with_file_name("problems");
    fs::rename(folder.parent().unwrap(), &problems).unwrap();
    let (amiss, told) = check(&t, &problems).await;
    assert_eq!(amiss, 1, "{told}");
    assert!(
        told.contains("a debugging task lies in `debugging`"),
        "{told}"
    );
}

#[test]
fn the_executable_checks_and_previews_and_its_exit_code_tells() {
    let run = |role: &str, path: &Path| {
        let output = Command::new(env!("CARGO_BIN_EXE_session-server"))
            .arg(role)
            .arg(path)
            .env("XDG_CACHE_HOME", std::env::temp_dir())
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        (output.status.success(), said)
    };
    let folder = task();
    let (fine, said) = run("content-check", &folder);
    assert!(fine, "{said}");
    assert!(
        said.ends_with("1 items checked, 0 findings amiss\n"),
        "{said}"
    );
    let (fine, said) = run("content-preview", &folder);
    assert!(fine, "{said}");
    for part in [
        "## Even sum",
        "even_sum([2, 4])",
        "### Given in Python",
        "not: word",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    fs::remove_file(folder.join("report.md")).unwrap();
    let (fine, said) = run("content-check", &folder);
    assert!(!fine);
    assert!(
        said.contains("AMISS format: report.md: this file is missing"),
        "{said}"
    );
    assert!(!run("content-check", Path::new("/nonexistent")).0);
}
