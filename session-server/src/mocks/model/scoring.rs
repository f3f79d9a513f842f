//! What an answer is worth, from what was found out about its words and its program. Every score names what it rests on.

use super::{
    asked::{Asked, HINT_COST},
    delivery::Heard,
};
use crate::{
    ai::{self, Evaluation, Gate, GateHit},
    judge::model::{growth::Growth, points::Point},
};
use api::{
    judge::{GrowthEstimate, Submission, Verdict},
    mocks::{
        Advice, Dimension, DimensionScore, EngineUsed, MockFeedback, PointFeedback, PointVerdict,
        TextSpan,
    },
};

/// Of a coding question's score, the program's share; the rest is its explanation.
const PROGRAM: f64 = 0.75;
/// Of an answer in words: what is said, and how.
const ACCURACY: f64 = 0.8;
/// How something is said cannot make up for what is not.
const MOST_FOR_MANNER: f64 = 10.0;
/// Accuracy from which manner counts in full.
const ON_SUBJECT: f64 = 50.0;

/// What a program that fails hidden cases is worth at most, whatever is said about it.
const MOST_FAILING: f64 = 55.0;

/// Everything that is known of one answer.
#[derive(Debug, Default)]
pub struct Findings<'a> {
    pub evaluation: Option<&'a Evaluation>,
    pub heard: Option<&'a Heard>,
    pub program: Program<'a>,
    pub hints: u32,
}

#[derive(Debug, Default)]
pub enum Program<'a> {
    /// None was handed in.
    #[default]
    None,
    Judged(&'a Submission),
    /// Not for want of the program: a sentence for the student.
    Unjudged(&'a str),
}

pub fn feedback(asked: &Asked, findings: &Findings<'_>) -> MockFeedback {
    let code = code_dimensions(asked, &findings.program);
    let words = word_dimensions(findings);
    let of_words = findings.evaluation.map(|evaluation| {
        let caps = evaluation.gates.iter().map(|hit| hit.cap);
        caps.fold(worded(evaluation.score, &words), f64::min)
    });
    let whole = if asked.is_coding() {
        let of_program = weighted(&code);
        match (of_program, of_words) {
            // Nothing can be explained where nothing is known of what an explanation holds.
            (program, _) if asked.points.is_empty() => program.unwrap_or(0.0),
            (program, words) => {
                PROGRAM * program.unwrap_or(0.0) + (1.0 - PROGRAM) * words.unwrap_or(0.0)
            }
        }
    } else {
        of_words.unwrap_or(0.0)
    };
    let most = most_for(&findings.program).filter(|most| whole > *most);
    let whole = most.unwrap_or(whole);
    let hints_cost = findings.hints * HINT_COST;
    let score = (whole - f64::from(hints_cost)).clamp(0.0, 100.0).round();
    let points = findings
        .evaluation
        .map(|evaluation| points(asked, evaluation))
        .unwrap_or_default();
    let mut advice = program_advice(asked, &findings.program);
    if let Some(heard) = findings.heard {
        let of_manner = heard.advice.iter();
        advice.extend(
            of_manner
                .filter(|advice| !polishes(advice, &points))
                .cloned(),
        );
    }
    MockFeedback {
        score,
        hints_cost,
        summary: summary(asked, &findings.program, &points, findings.evaluation),
        dimensions: code
            .into_iter()
            .map(|(score, _)| score)
            .chain(words)
            .collect(),
        points,
        held_down: most
            .map(|most| format!("Your program fails hidden cases. The score is at most {most:.0}."))
            .into_iter()
            .chain(
                findings
                    .evaluation
                    .into_iter()
                    .flat_map(|evaluation| evaluation.gates.iter().map(held_down)),
            )
            .collect(),
        delivery: findings.heard.map(|heard| heard.delivery.clone()),
        advice,
        engine: findings.evaluation.map(engine),
        model_part: None,
    }
}

fn most_for(program: &Program<'_>) -> Option<f64> {
    match program {
        Program::Judged(submission) => match submission.summary.verdict {
            Verdict::Accepted | Verdict::SystemError => None,
            _ => Some(MOST_FAILING),
        },
        Program::None | Program::Unjudged(_) => None,
    }
}

/// Accuracy decides; manner moves it a little, and nothing that is not about the question.
fn worded(accuracy: f64, words: &[DimensionScore]) -> f64 {
    let manner: Vec<f64> = words
        .iter()
        .filter(|score| score.dimension != Dimension::TechnicalAccuracy)
        .filter_map(|score| score.score)
        .collect();
    if manner.is_empty() {
        return accuracy;
    }
    let manner = manner.iter().sum::<f64>() / manner.len() as f64;
    (ACCURACY * accuracy + (1.0 - ACCURACY) * manner)
        .min(accuracy + MOST_FOR_MANNER * (accuracy / ON_SUBJECT).min(1.0))
}

fn word_dimensions(findings: &Findings<'_>) -> Vec<DimensionScore> {
    let accuracy = findings.evaluation.map(|evaluation| {
        let count = |verdict| {
            evaluation
                .points
                .iter()
                .filter(|point| point.verdict == verdict)
                .count()
        };
        DimensionScore {
            dimension: Dimension::TechnicalAccuracy,
            score: Some(evaluation.score.round()),
            why: format!(
                "Of {} key points {} met, {} in part, {} missing, {} contradicted, {} doubtful.",
                evaluation.points.len(),
                count(ai::Verdict::Met),
                count(ai::Verdict::Partial),
                count(ai::Verdict::Missing),
                count(ai::Verdict::Wrong),
                count(ai::Verdict::Doubtful),
            ),
        }
    });
    let manner = findings
        .heard
        .map(|heard| [heard.clarity.clone(), heard.structure.clone()]);
    accuracy
        .into_iter()
        .chain(manner.into_iter().flatten())
        .collect()
}

/// With their weights.
fn code_dimensions(asked: &Asked, program: &Program<'_>) -> Vec<(DimensionScore, f64)> {
    if !asked.is_coding() {
        return Vec::new();
    }
    let correctness = |score: Option<f64>, why: String| {
        (
            DimensionScore {
                dimension: Dimension::Correctness,
                score,
                why,
            },
            0.6,
        )
    };
    let submission = match program {
        Program::None => {
            return vec![correctness(
                Some(0.0),
                "No program was handed in.".to_owned(),
            )];
        }
        Program::Unjudged(why) => return vec![correctness(None, (*why).to_owned())],
        Program::Judged(submission) => submission,
    };
    let summary = &submission.summary;
    let passed = f64::from(summary.passed) / f64::from(summary.cases.max(1));
    let why = match summary.verdict {
        Verdict::SystemError => return vec![correctness(None, submission.message.clone())],
        Verdict::CompileError => "It does not compile.".to_owned(),
        _ if summary.passed == 0 && submission.results.is_empty() => {
            "None of the hidden cases could be run.".to_owned()
        }
        _ => format!(
            "{} of {} hidden cases passed.",
            summary.passed, summary.cases
        ),
    };
    let mut scores = vec![correctness(Some((passed * 100.0).round()), why)];
    let right = summary.verdict == Verdict::Accepted;
    let mut growth = |dimension, estimate: &Option<GrowthEstimate>, weight, intended| {
        if let Some(estimate) = estimate.as_ref().filter(|_| right) {
            scores.push((of_growth(dimension, estimate, intended), weight));
        }
    };
    growth(
        Dimension::TimeGrowth,
        &submission.time_growth,
        0.15,
        asked.growth,
    );
    let intended_memory = asked
        .growth
        .map(|time| time.clamp(Growth::Constant, Growth::Linear));
    growth(
        Dimension::MemoryGrowth,
        &submission.memory_growth,
        0.05,
        intended_memory,
    );
    if let Some(readability) = &submission.readability {
        let why = match readability.remarks.len() {
            0 => {
                "Nothing to remark on names, length, nesting, duplication or dead code.".to_owned()
            }
            1 => "One remark, at its line.".to_owned(),
            many => format!("{many} remarks, at their lines."),
        };
        let score = Some(f64::from(readability.score));
        scores.push((
            DimensionScore {
                dimension: Dimension::Readability,
                score,
                why,
            },
            0.2,
        ));
    }
    scores
}

fn measured(estimate: &GrowthEstimate) -> Option<Growth> {
    let class = estimate.class.as_deref()?;
    Growth::ALL.into_iter().find(|growth| growth.id() == class)
}

/// By how many classes `measured` is worse than `best`. Times do not tell a factor of log n apart for sure: caches make them
/// grow like that.
fn steps_beyond(best: Growth, measured: Growth) -> usize {
    let is_log_apart = matches!(
        (best, measured),
        (Growth::Constant, Growth::Logarithmic) | (Growth::Linear, Growth::Linearithmic)
    );
    match is_log_apart {
        true => 0,
        false => (measured as usize).saturating_sub(best as usize),
    }
}

fn of_growth(
    dimension: Dimension,
    estimate: &GrowthEstimate,
    intended: Option<Growth>,
) -> DimensionScore {
    let (Some(measured), Some(best)) = (measured(estimate), intended) else {
        return DimensionScore {
            dimension,
            score: None,
            why: estimate.why.clone(),
        };
    };
    let id = measured.id();
    let beyond = steps_beyond(best, measured);
    let (score, why) = match beyond {
        0 if measured > best => (
            100.0,
            format!(
                "Estimated O({id}) from measurements, which do not tell it from the O({}) that is possible.",
                best.id()
            ),
        ),
        0 => (
            100.0,
            format!("Estimated O({id}) from measurements: as good as intended."),
        ),
        _ => (
            match beyond {
                1 => 65.0,
                2 => 35.0,
                _ => 10.0,
            },
            format!(
                "Estimated O({id}) from measurements, where O({}) is possible.",
                best.id()
            ),
        ),
    };
    DimensionScore {
        dimension,
        score: Some(score),
        why,
    }
}

/// The mean over what could be told; a program that is not right is worth no more than its correctness.
fn weighted(scores: &[(DimensionScore, f64)]) -> Option<f64> {
    let told = |(score, weight): &(DimensionScore, f64)| Some((score.score?, *weight));
    let told: Vec<(f64, f64)> = scores.iter().filter_map(told).collect();
    let total: f64 = told.iter().map(|(_, weight)| weight).sum();
    let mean = told
        .iter()
        .map(|(score, weight)| score * weight)
        .sum::<f64>()
        / total;
    let correctness = scores
        .iter()
        .find(|(score, _)| score.dimension == Dimension::Correctness)
        .and_then(|(score, _)| score.score);
    (total > 0.0).then(|| match correctness {
        Some(right) if right < 100.0 => mean.min(right),
        _ => mean,
    })
}

fn points(asked: &Asked, evaluation: &Evaluation) -> Vec<PointFeedback> {
    let results = asked.points.iter().zip(&evaluation.points);
    results
        .map(|(point, result)| point_feedback(point, result.verdict, result.evidence))
        .collect()
}

/// Whoever made the verdict.
pub fn point_feedback(
    point: &Point,
    verdict: ai::Verdict,
    evidence: Option<ai::Span>,
) -> PointFeedback {
    let (verdict, misconception) = match verdict {
        ai::Verdict::Met => (PointVerdict::Met, None),
        ai::Verdict::Partial => (PointVerdict::Partial, None),
        ai::Verdict::Missing => (PointVerdict::Missing, Some(&point.misconception)),
        ai::Verdict::Doubtful => (PointVerdict::Doubtful, Some(&point.misconception)),
        ai::Verdict::Wrong => (PointVerdict::Wrong, Some(&point.misconception)),
    };
    PointFeedback {
        label: point.label.clone(),
        text: point.text.clone(),
        weight: point.weight,
        verdict,
        evidence: evidence.map(span),
        misconception: misconception.cloned(),
    }
}

/// Whether it would help to say better what is wrong.
fn polishes(advice: &Advice, points: &[PointFeedback]) -> bool {
    let Some(of) = advice.span else { return false };
    points.iter().any(|point| {
        let is_against = matches!(point.verdict, PointVerdict::Wrong | PointVerdict::Doubtful);
        let overlaps = |words: TextSpan| words.start < of.end && of.start < words.end;
        is_against && point.evidence.is_some_and(overlaps)
    })
}

fn span(span: ai::Span) -> TextSpan {
    TextSpan {
        start: span.start as u32,
        end: span.end as u32,
    }
}

fn engine(evaluation: &Evaluation) -> EngineUsed {
    EngineUsed {
        name: match evaluation.engine {
            ai::Engine::Minilm => "minilm",
            ai::Engine::Lexical => "lexical",
        }
        .to_owned(),
        model: evaluation.model.clone(),
        version: evaluation.version,
        confidence: evaluation.confidence,
    }
}

fn held_down(hit: &GateHit) -> String {
    let why = match hit.gate {
        Gate::Empty => "There is nothing in it that could be an answer.",
        Gate::DontKnow => {
            "It says that you do not know. Saying what you would try first is worth more."
        }
        Gate::QuestionCopied => "It mostly repeats the question.",
        Gate::Shuffled => "Its words do not form sentences.",
        Gate::KeywordList => "It lists terms and says nothing about them.",
        Gate::Instruction => "It speaks to whoever scores it, and not to the question.",
        Gate::Negated => "It says the opposite of what is right, in the right words.",
        Gate::AnotherQuestion => "It answers another question.",
        Gate::OtherLanguage => "It seems not to be English, which is all that is read here.",
        Gate::Beside => "Most of it is about something else.",
    };
    format!("{why} The score is at most {:.0}.", hit.cap)
}

fn program_advice(asked: &Asked, program: &Program<'_>) -> Vec<Advice> {
    let Program::Judged(submission) = program else {
        return Vec::new();
    };
    let of_cost = cost_advice(asked, submission).map(|message| Advice {
        span: None,
        lines: None,
        message,
    });
    let remarks = submission
        .readability
        .iter()
        .flat_map(|readability| &readability.remarks);
    let of_lines = remarks.map(|remark| Advice {
        span: None,
        lines: Some((remark.first_line, remark.last_line)),
        message: remark.message.clone(),
    });
    of_cost.into_iter().chain(of_lines).collect()
}

/// What a program that is too slow cost, and what was asked for.
fn cost_advice(asked: &Asked, submission: &Submission) -> Option<String> {
    let summary = &submission.summary;
    if summary.verdict == Verdict::TimeLimit {
        let cpu_ms = submission.cost.map_or(0, |cost| cost.cpu_ms);
        let intended = asked.growth.map_or_else(
            || "Ask how often its innermost line runs on the largest input.".to_owned(),
            |growth| {
                format!(
                    "Asked for is a solution in O({}): ask how often its innermost line runs when the input gets twice as long.",
                    growth.id()
                )
            },
        );
        return Some(format!(
            "Your program took {:.1} s of CPU time in one hidden case and was stopped there, after {} of {} had passed. {intended}",
            cpu_ms as f64 / 1_000.0,
            summary.passed,
            summary.cases,
        ));
    }
    let (estimate, best) = (submission.time_growth.as_ref()?, asked.growth?);
    let measured = measured(estimate).filter(|measured| steps_beyond(best, *measured) > 0)?;
    let most = estimate.points.iter().max_by_key(|point| point.size)?;
    Some(format!(
        "On an input of size {} your program took {:.0} ms of CPU time, and that grows like O({}); O({}) was asked for.",
        most.size,
        most.value,
        measured.id(),
        best.id(),
    ))
}

fn summary(
    asked: &Asked,
    program: &Program<'_>,
    points: &[PointFeedback],
    evaluation: Option<&Evaluation>,
) -> String {
    let mut sentences = Vec::new();
    match program {
        Program::Judged(submission) => sentences.push(submission.message.clone()),
        Program::Unjudged(why) => sentences.push((*why).to_owned()),
        Program::None if asked.is_coding() => {
            sentences.push("No program was handed in.".to_owned())
        }
        Program::None => {}
    }
    let heaviest = |verdict| {
        points
            .iter()
            .filter(|point| point.verdict == verdict)
            .max_by_key(|point| point.weight)
    };
    if let Some(best) = heaviest(PointVerdict::Met) {
        sentences.push(format!("Strongest: \u{201c}{}\u{201d}.", best.label));
    }
    if let Some(wrong) = heaviest(PointVerdict::Wrong) {
        sentences.push(format!("Put right first: \u{201c}{}\u{201d}.", wrong.label));
    } else if let Some(doubtful) = heaviest(PointVerdict::Doubtful) {
        sentences.push(format!(
            "Check first what you said of \u{201c}{}\u{201d}.",
            doubtful.label
        ));
    } else if let Some(gap) = heaviest(PointVerdict::Missing).or(heaviest(PointVerdict::Partial)) {
        sentences.push(format!(
            "What would add most: \u{201c}{}\u{201d}.",
            gap.label
        ));
    }
    if asked.is_coding() && !asked.points.is_empty() && evaluation.is_none() {
        sentences.push("You did not explain it, which is a quarter of the score.".to_owned());
    }
    sentences.join(" ")
}

#[cfg(test)]
mod tests;
