//! B-10: how well the hidden cases tell a wrong program from a right one. References are changed in one place each; the
//! cases must notice. `MUTANTS` says how many (see `make mutants`); a few are a part of every test run.

use crate::harness::TestApp;
use runner::Language;
use session_server::judge::model::{
    problem::{Case, CaseInput, Problem},
    verdict::Verdict,
};

/// What one change may be: the first for the second.
const CHANGES: [(&str, &str); 33] = [
    (" < ", " <= "),
    (" < ", " > "),
    (" <= ", " < "),
    (" > ", " >= "),
    (" > ", " < "),
    (" >= ", " > "),
    (" == ", " != "),
    (" != ", " == "),
    (" + ", " - "),
    (" - ", " + "),
    (" += ", " -= "),
    (" -= ", " += "),
    (" * ", " + "),
    (" // ", " * "),
    (" % ", " // "),
    (" and ", " or "),
    (" or ", " and "),
    ("not ", ""),
    ("min(", "max("),
    ("max(", "min("),
    ("sorted(", "list("),
    (" 1", " 2"),
    (" 0", " 1"),
    ("- 1", "- 0"),
    ("+ 1", "+ 0"),
    ("[0]", "[1]"),
    ("[1]", "[0]"),
    ("[-1]", "[0]"),
    ("True", "False"),
    ("False", "True"),
    ("break", "pass"),
    ("continue", "pass"),
    ("append(", "count("),
];

#[derive(Debug, Clone)]
struct Mutant {
    problem: String,
    line: usize,
    text: String,
    source: String,
}

/// Every program that differs from the Python reference by one change.
fn mutants_of(problem: &Problem) -> Vec<Mutant> {
    let Some(reference) = problem
        .references
        .iter()
        .find(|reference| reference.language == Language::Python)
    else {
        return Vec::new();
    };
    let lines: Vec<&str> = reference.source.lines().collect();
    let mut mutants = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let (code, comment) = line.split_once("  #").unwrap_or((line, ""));
        let statement = code.trim_start();
        let is_plain = !["#", "import", "from", "def ", "class ", "@", "\"\"\""]
            .iter()
            .any(|lead| statement.starts_with(lead));
        if statement.is_empty() || !is_plain {
            continue;
        }
        let mut change = |changed: String| {
            let mut all = lines.clone();
            let whole = format!("{changed}  #{comment}");
            all[at] = &whole;
            mutants.push(Mutant {
                problem: problem.id.clone(),
                line: at + 1,
                text: changed.trim().to_owned(),
                source: all.join("\n") + "\n",
            });
        };
        for (old, new) in CHANGES {
            for (column, _) in code.match_indices(old) {
                change(format!(
                    "{}{new}{}",
                    &code[..column],
                    &code[column + old.len()..]
                ));
            }
        }
        // The statement is not there at all.
        let simple = !statement.ends_with(':')
            && !statement.starts_with("return")
            && code.contains(['=', '(']);
        if simple && statement != "main()" && statement.ends_with([')', ']'])
            || statement.contains(" -= ")
            || statement.contains(" += ")
        {
            let indent = &code[..code.len() - statement.len()];
            change(format!("{indent}pass"));
        }
    }
    mutants
}

/// Changes that make no difference to any answer, each read by a person: `problem: changed line`.
fn equivalent() -> Vec<&'static str> {
    include_str!("equivalent_mutants.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .collect()
}

#[tokio::test]
async fn b_10_hidden_cases_kill_at_least_95_of_100_mutants() {
    let t = TestApp::sqlite(&[]).await;
    let wanted: usize = std::env::var("MUTANTS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(36);
    let problems = t.app.judge.problems().list();
    let equivalent = equivalent();
    let all: Vec<Mutant> = problems
        .iter()
        .flat_map(|problem| mutants_of(problem))
        .collect();
    let is_equivalent = |mutant: &Mutant| {
        equivalent.contains(&format!("{}: {}", mutant.problem, mutant.text).as_str())
    };
    let real: Vec<&Mutant> = all.iter().filter(|mutant| !is_equivalent(mutant)).collect();
    // Spread over all problems, the same ones every time.
    let count = wanted.min(real.len());
    let chosen: Vec<&Mutant> = (0..count).map(|n| real[n * real.len() / count]).collect();
    let mut survivors = Vec::new();
    for mutant in &chosen {
        let problem = t.app.judge.problems().get(&mutant.problem).unwrap();
        if !is_killed(&t, &problem, &mutant.source).await {
            survivors.push(format!(
                "{}: {}   (line {})",
                mutant.problem, mutant.text, mutant.line
            ));
        }
    }
    let killed = chosen.len() - survivors.len();
    println!(
        "mutants: {} in all, {} equivalent; {killed} of {} killed",
        all.len(),
        all.len() - real.len(),
        chosen.len()
    );
    for survivor in &survivors {
        println!("survived: {survivor}");
    }
    assert!(100 * killed >= 95 * chosen.len(), "{survivors:#?}");
}

/// Small cases first: they kill most.
async fn is_killed(t: &TestApp, problem: &Problem, source: &str) -> bool {
    let (small, large): (Vec<&Case>, Vec<&Case>) = problem
        .hidden
        .iter()
        .partition(|case| matches!(case.input, CaseInput::Given(_)));
    for cases in [small, large] {
        let judged = t
            .app
            .judge
            .bench()
            .judge("test", problem, Language::Python, source, &cases)
            .await
            .unwrap();
        if judged.verdict() != Verdict::Ac {
            return true;
        }
    }
    false
}
