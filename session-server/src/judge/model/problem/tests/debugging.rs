//! Debugging tasks, and what is to be said of a solution.

use super::*;

fn text(words: usize) -> String {
    vec!["word"; words].join(" ")
}

/// An `explanation.toml` that holds the rules.
pub(super) fn explanation() -> String {
    let point = |weight| {
        let paraphrase = "said quite differently from that point";
        format!(
            "[[points]]\nweight = {weight}\nlabel = \"{}\"\ntext = \"{}\"\nparaphrases = [\"{paraphrase}\", \"{paraphrase}\"]\nmisconception = \"{}\"\n",
            text(4),
            text(20),
            text(6)
        )
    };
    format!(
        "topic = \"sliding-window\"\nminutes = 20\nmodel_answer = \"{}\"\nfollow_ups = [\"{}\"]\n{}",
        text(100),
        text(10),
        point(40) + &point(40) + &point(20)
    )
}

/// A right folder.
fn debugging() -> Files {
    let mut files = function();
    for path in [
        "generate.py",
        "wrong/quadratic.cpp",
        "solutions/reference.ts",
    ] {
        files.remove(path);
    }
    let manifest = MANIFEST.replace("growth = \"n\"\n", "");
    let rows: String = (0..8)
        .map(|i| format!("{{\"name\": \"case-{i}\", \"args\": [[{i}], 0], \"expected\": \"1\"}}\n"))
        .collect();
    let given = "def longest_kept_streak(days, k):\n".to_owned() + &"    k += 0\n".repeat(20);
    for (path, content) in [
        ("problem.toml", manifest),
        ("hidden.jsonl", rows),
        ("statement.md", text(60)),
        ("report.md", text(50)),
        ("given/given.py", given.clone()),
        ("given/given.js", given),
        (
            "solutions/reference.js",
            "function longestKeptStreak() {}\n".to_owned(),
        ),
    ] {
        files.insert(path.to_owned(), content.into_bytes());
    }
    files
}

#[test]
fn b_4_a_debugging_task_is_a_report_and_a_program_to_mend() {
    let task = Problem::parse(&debugging()).unwrap();
    let Task::Debugging { report, given } = &task.task else {
        panic!("{:?}", task.task);
    };
    assert_eq!((report.len(), given.len()), (text(50).len(), 2));
    assert_eq!((task.growth, task.generator.clone()), (None, None));
    assert!(task.allows(Language::Python) && task.allows(Language::JavaScript));
    assert!(!task.allows(Language::Java), "it is given in two languages");
    let given = task.given_in(Language::Python).unwrap();
    assert!(given.starts_with("def longest_kept_streak"));
    assert_eq!(task.explanation.points.len(), 3);
    assert_eq!(
        Problem::parse(&function()).unwrap().task,
        Task::Implementation
    );
}

#[test]
fn faults_of_a_debugging_task_are_named() {
    let with = |path: &str, content: &str| {
        let mut files = debugging();
        files.insert(path.to_owned(), content.as_bytes().to_vec());
        fault_of(&files)
    };
    let without = |path: &str| {
        let mut files = debugging();
        files.remove(path);
        fault_of(&files)
    };
    assert_eq!(without("report.md"), "report.md: this file is missing");
    assert_eq!(
        without("explanation.toml"),
        "explanation.toml: this file is missing"
    );
    assert_eq!(
        without("solutions/reference.js"),
        "solutions/reference.js: this file is missing"
    );
    assert_eq!(
        without("given/given.js"),
        "solutions/reference.js: no program is given in this language"
    );
    assert!(without("wrong/off_by_one.py").contains("wrong solutions: 0, where 1 are needed"));
    assert_eq!(
        with("wrong/half.rb", "# expect: WA"),
        "wrong/half.rb: no program is given in this language"
    );
    assert_eq!(
        with("given/other.py", ""),
        "given/other.py: this file is named `given` with its language's extension"
    );
    assert_eq!(
        with("given/given.py", "pass\n"),
        "given/given.py: a given program has 20 to 60 lines, not 1"
    );
    assert_eq!(
        with("report.md", &text(30)),
        "report.md: the report: 30 words, where 40 to 90 are allowed"
    );
    assert_eq!(
        with("report.md", &format!("<p>{}", text(50))),
        "report.md, line 1: this looks like HTML; code goes between backticks"
    );
    assert_eq!(
        with("statement.md", "Short."),
        "statement.md: the statement: 1 words, where 40 to 140 are allowed"
    );
    assert!(with("problem.toml", MANIFEST).contains("a debugging task has no `growth`"));
    let generated = fault_in(
        debugging(),
        "hidden.jsonl",
        "\"args\": [[0], 0]",
        "\"generate\": {\"size\": 9, \"seed\": 1, \"shape\": \"dense\"}",
    );
    assert_eq!(
        generated,
        "hidden.jsonl, line 1: there is no generate.py that would make this input"
    );
    let mut four = debugging();
    for end in ["rb", "go"] {
        let given = four["given/given.py"].clone();
        four.insert(format!("given/given.{end}"), given);
    }
    assert_eq!(
        fault_of(&four),
        "given: the program is there in 1 to 3 languages"
    );
}

#[test]
fn faults_of_an_explanation_are_named() {
    let fault = |from: &str, to: &str| fault_in(function(), "explanation.toml", from, to);
    assert_eq!(
        fault("minutes = 20", "minutes = 5"),
        "explanation.toml: minutes: 5 in all, where 10 to 45 are allowed"
    );
    assert_eq!(
        fault("weight = 40", "weight = 30"),
        "explanation.toml: the weights sum to 90, not to 100"
    );
    assert_eq!(
        fault("sliding-window", "Sliding"),
        "explanation.toml: `Sliding` is not kebab-case, or there twice"
    );
    assert!(
        fault("minutes", "hours").starts_with("explanation.toml, line 2: unknown field `hours`")
    );
}
