//! What the programs of a problem do, found out by running them.

use crate::judge::{
    Bench, Judged,
    model::{
        growth::{Abstained, Estimate},
        problem::{Case, Problem, Task},
        verdict::Verdict,
    },
};
use runner::{Language, RunnerError};
use std::fmt;

const US: &str = "check";
/// Of a program's output, characters.
const SHOWN: usize = 400;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub what: String,
    /// Absent: it is as it should be.
    pub fault: Option<String>,
}

impl Finding {
    pub fn fine(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            fault: None,
        }
    }

    pub fn amiss(what: impl Into<String>, fault: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            fault: Some(fault.into()),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.fault {
            None => write!(f, "  ok    {}", self.what),
            Some(fault) => write!(f, "  AMISS {}: {fault}", self.what),
        }
    }
}

/// Runs every program the folder holds, and says of each what came of it.
pub async fn run_all(bench: &Bench, problem: &Problem, say: &mut impl FnMut(Finding)) {
    for reference in &problem.references {
        let file = format!("solutions/reference.{}", reference.language.extension());
        let judged = judge(bench, problem, reference.language, &reference.source).await;
        say(reference_finding(&file, problem, judged));
    }
    if let Task::Debugging { given, .. } = &problem.task {
        for program in given {
            let file = format!("given/given.{}", program.language.extension());
            let judged = judge(bench, problem, program.language, &program.source).await;
            say(given_finding(&file, problem, judged));
        }
    }
    for wrong in &problem.wrong {
        let file = format!("wrong/{}", wrong.file);
        let judged = judge(bench, problem, wrong.language, &wrong.source).await;
        say(wrong_finding(&file, problem, wrong.expect, judged));
    }
}

fn cases(problem: &Problem) -> Vec<&Case> {
    let samples = problem.samples.iter().map(|sample| &sample.case);
    samples.chain(&problem.hidden).collect()
}

async fn judge(
    bench: &Bench,
    problem: &Problem,
    language: Language,
    source: &str,
) -> Result<Judged, RunnerError> {
    let cases = cases(problem);
    bench.judge(US, problem, language, source, &cases).await
}

fn reference_finding(
    file: &str,
    problem: &Problem,
    judged: Result<Judged, RunnerError>,
) -> Finding {
    let judged = match judged {
        Ok(judged) => judged,
        Err(error) => return Finding::amiss(file, error.to_string()),
    };
    if judged.verdict() != Verdict::Ac {
        let story = story(problem, &judged, |verdict| verdict != Verdict::Ac);
        return Finding::amiss(file, format!("AC on all cases is wanted{story}"));
    }
    let slowest = judged.cases.iter().map(|case| case.ran.cpu_ms).max();
    let (ran, limit) = (judged.cases.len(), judged.budget.cpu_ms);
    let slowest = slowest.unwrap_or_default();
    Finding::fine(format!(
        "{file}: AC on {ran} cases, the slowest takes {slowest} of {limit} ms"
    ))
}

/// The given program does not pass; a sample shows it, and another that it is no nonsense.
fn given_finding(file: &str, problem: &Problem, judged: Result<Judged, RunnerError>) -> Finding {
    let judged = match judged {
        Ok(judged) => judged,
        Err(error) => return Finding::amiss(file, error.to_string()),
    };
    let verdicts: Vec<Verdict> = judged.cases.iter().map(|case| case.verdict).collect();
    let samples = &verdicts[..verdicts.len().min(problem.samples.len())];
    let fault = if judged.verdict() == Verdict::Ce {
        format!("it does not compile{}", story(problem, &judged, |_| false))
    } else if judged.verdict() == Verdict::Ac {
        "it passes all cases: no case shows the fault".to_owned()
    } else if samples.iter().all(|verdict| *verdict == Verdict::Ac) {
        "it passes all samples: one of them is to show what was reported".to_owned()
    } else if !samples.contains(&Verdict::Ac) {
        let story = story(problem, &judged, |verdict| verdict != Verdict::Ac);
        format!("it fails every sample, where one is to pass{story}")
    } else {
        let failed = verdicts.iter().filter(|verdict| **verdict != Verdict::Ac);
        let (failed, ran) = (failed.count(), verdicts.len());
        let what = format!("{file}: fails {failed} of {ran} cases, a sample among them");
        return Finding::fine(what);
    };
    Finding::amiss(file, fault)
}

fn wrong_finding(
    file: &str,
    problem: &Problem,
    expect: Verdict,
    judged: Result<Judged, RunnerError>,
) -> Finding {
    let judged = match judged {
        Ok(judged) => judged,
        Err(error) => return Finding::amiss(file, error.to_string()),
    };
    let cases = cases(problem);
    let killers: Vec<&str> = judged
        .cases
        .iter()
        .zip(&cases)
        .filter(|(judged, _)| judged.verdict == expect)
        .map(|(_, case)| case.name.as_str())
        .collect();
    if killers.is_empty() {
        let story = story(problem, &judged, |verdict| verdict != Verdict::Ac);
        let seen = judged.verdict().id();
        let what = format!("{} is wanted, {seen} came of it{story}", expect.id());
        return Finding::amiss(file, what);
    }
    Finding::fine(format!("{file}: {} on {}", expect.id(), killers.join(", ")))
}

/// What the compiler said, and the first cases whose verdict is asked for.
fn story(problem: &Problem, judged: &Judged, wanted: impl Fn(Verdict) -> bool) -> String {
    const MOST: usize = 5;
    let mut story = String::new();
    if let Some(compile) = judged.compile.as_ref().filter(|ran| !ran.is_success()) {
        story += &format!(
            "\n      compiler: {}",
            excerpt(&[compile.stdout.as_slice(), &compile.stderr].concat())
        );
    }
    let cases = cases(problem);
    let all = judged.cases.iter().zip(&cases);
    let asked: Vec<_> = all.filter(|(judged, _)| wanted(judged.verdict)).collect();
    for (case, Case { name, .. }) in asked.iter().take(MOST) {
        let said = case.ran.sentence(&judged.budget, case.check.as_ref());
        story += &format!("\n      {name}: {} {said}", case.verdict.id());
        if !case.stderr.beginning.is_empty() {
            story += &format!(" stderr: {}", excerpt(&case.stderr.beginning));
        }
    }
    if asked.len() > MOST {
        story += &format!("\n      and {} more", asked.len() - MOST);
    }
    if judged.cases.len() < cases.len() && !judged.cases.is_empty() {
        let left = cases.len() - judged.cases.len();
        story += &format!("\n      {left} cases were not run any more");
    }
    story
}

fn excerpt(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}

/// The growth that the problem states is not contradicted by the first reference's. Other programs beside it can spoil a
/// measurement, so only what is seen twice counts.
pub async fn growth(bench: &Bench, problem: &Problem, say: &mut impl FnMut(Finding)) {
    let (Some(stated), Some(reference)) = (problem.growth, problem.references.first()) else {
        return;
    };
    let what = format!("growth: {} is stated", stated.id());
    let mut seen = String::new();
    for _ in 0..2 {
        let (language, source) = (reference.language, &reference.source);
        let grown = match bench.growth(US, problem, language, source).await {
            Ok(grown) => grown,
            Err(error) => return say(Finding::amiss(what, error.to_string())),
        };
        match grown.time_growth() {
            Ok(Estimate { growth, .. }) if growth == stated || growth.is_neighbour(stated) => {
                return say(Finding::fine(format!("{what}, {} measured", growth.id())));
            }
            Ok(estimate) => seen = estimate.growth.id().to_owned(),
            Err(Abstained::TooFew { sizes: 0 }) => {
                let fault = "the reference fails on the smallest input of the shape `growth`";
                return say(Finding::amiss(what, fault));
            }
            Err(why) => {
                return say(Finding::fine(format!("{what}, no estimate: {why}")));
            }
        }
    }
    say(Finding::amiss(what, format!("{seen} was measured, twice")));
}
