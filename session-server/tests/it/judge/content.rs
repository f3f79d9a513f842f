//! B-10, B-11: the problems that ship are right. References are accepted in every language, what is wrong is not.

use crate::harness::TestApp;
use session_server::judge::{
    Judged,
    model::{
        problem::{Case, Problem},
        readability,
        verdict::Verdict,
    },
};

async fn judged(
    t: &TestApp,
    problem: &Problem,
    language: runner::Language,
    source: &str,
) -> Judged {
    let cases: Vec<&Case> = problem
        .samples
        .iter()
        .map(|sample| &sample.case)
        .chain(&problem.hidden)
        .collect();
    t.app
        .judge
        .bench()
        .judge("test", problem, language, source, &cases)
        .await
        .unwrap()
}

fn story(problem: &Problem, judged: &Judged) -> String {
    let compile = judged
        .compile
        .as_ref()
        .map(|ran| String::from_utf8_lossy(&ran.stderr).into_owned());
    let names = problem
        .samples
        .iter()
        .map(|sample| &sample.case.name)
        .chain(problem.hidden.iter().map(|case| &case.name));
    let cases = judged
        .cases
        .iter()
        .zip(names)
        .filter(|(case, _)| case.verdict != Verdict::Ac);
    let cases: Vec<String> = cases
        .map(|(case, name)| {
            let said = case.ran.sentence(&judged.budget, case.check.as_ref());
            format!(
                "{name}: {:?} {said} {}",
                case.verdict,
                String::from_utf8_lossy(&case.stderr.beginning)
            )
        })
        .collect();
    format!("{compile:?} {cases:#?}")
}

async fn references_are_accepted(at: usize) {
    let t = TestApp::sqlite(&[]).await;
    let problem = &t.app.judge.problems().list()[at];
    for reference in &problem.references {
        let judged = judged(&t, problem, reference.language, &reference.source).await;
        let story = story(problem, &judged);
        assert_eq!(
            judged.verdict(),
            Verdict::Ac,
            "{} in {}: {story}",
            problem.id,
            reference.language.name()
        );
    }
}

async fn wrong_ideas_get_the_verdict_they_deserve(at: usize) {
    let t = TestApp::sqlite(&[]).await;
    let problem = &t.app.judge.problems().list()[at];
    for wrong in &problem.wrong {
        let judged = judged(&t, problem, wrong.language, &wrong.source).await;
        let seen: Vec<Verdict> = judged.cases.iter().map(|case| case.verdict).collect();
        let story = story(problem, &judged);
        assert!(
            seen.contains(&wrong.expect),
            "{}/{}: {:?} was expected: {story}",
            problem.id,
            wrong.file,
            wrong.expect
        );
    }
}

/// A test a problem, by its place in the list: they run side by side, and none is slow.
macro_rules! problems {
    ($($at:literal: $references:ident $wrong:ident;)*) => {
        $(
            #[tokio::test]
            async fn $references() {
                references_are_accepted($at).await;
            }

            #[tokio::test]
            async fn $wrong() {
                wrong_ideas_get_the_verdict_they_deserve($at).await;
            }
        )*
        const PROBLEMS: &[usize] = &[$($at),*];
    };
}

problems! {
    0: b_9_b_10_references_are_accepted_00 b_10_wrong_ideas_are_not_00;
    1: b_9_b_10_references_are_accepted_01 b_10_wrong_ideas_are_not_01;
    2: b_9_b_10_references_are_accepted_02 b_10_wrong_ideas_are_not_02;
    3: b_9_b_10_references_are_accepted_03 b_10_wrong_ideas_are_not_03;
    4: b_9_b_10_references_are_accepted_04 b_10_wrong_ideas_are_not_04;
    5: b_9_b_10_references_are_accepted_05 b_10_wrong_ideas_are_not_05;
    6: b_9_b_10_references_are_accepted_06 b_10_wrong_ideas_are_not_06;
    7: b_9_b_10_references_are_accepted_07 b_10_wrong_ideas_are_not_07;
    8: b_9_b_10_references_are_accepted_08 b_10_wrong_ideas_are_not_08;
    9: b_9_b_10_references_are_accepted_09 b_10_wrong_ideas_are_not_09;
    10: b_9_b_10_references_are_accepted_10 b_10_wrong_ideas_are_not_10;
    11: b_9_b_10_references_are_accepted_11 b_10_wrong_ideas_are_not_11;
}

#[tokio::test]
async fn every_problem_every_checker_and_every_language_is_tested() {
    let t = TestApp::sqlite(&[]).await;
    let problems = t.app.judge.problems().list();
    assert_eq!(problems.len(), PROBLEMS.len());
    for language in runner::Language::ALL {
        let solved = problems
            .iter()
            .any(|problem| problem.references.iter().any(|r| r.language == language));
        assert!(solved, "no problem is solved in {}", language.name());
    }
    let kinds: std::collections::BTreeSet<String> = problems
        .iter()
        .map(|problem| {
            format!("{:?}", problem.checker)
                .split(' ')
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    assert_eq!(kinds.len(), 5, "{kinds:?}");
}

/// What we hold up as good gets next to no remarks: a rule that is hard on it is a bad rule.
#[tokio::test]
async fn b_15_references_read_well() {
    let t = TestApp::sqlite(&[]).await;
    let mut poor = Vec::new();
    for problem in t.app.judge.problems().list() {
        for reference in &problem.references {
            let (language, source) = (reference.language, reference.source.as_str());
            let entry = problem.signature().map(|s| s.function_name(language));
            let read = readability::assess(language, source, entry.as_deref());
            if read.as_ref().is_none_or(|read| read.score < 88) {
                poor.push(format!("{} in {}: {read:#?}", problem.id, language.name()));
            }
        }
    }
    assert!(poor.is_empty(), "{poor:#?}");
}
