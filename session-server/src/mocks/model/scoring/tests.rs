use super::*;
use crate::{
    judge::model::{points::Point, problem::Tier},
    mocks::model::{delivery, question::Kind},
};
use api::{
    SubmissionId,
    judge::{Cost, GrowthPoint, Readability, Remark, SubmissionSummary},
    mocks::{AnswerMode, MockWork},
};

fn asked(is_coding: bool) -> Asked {
    let point = |label: &str, weight| Point {
        weight,
        label: label.to_owned(),
        text: "The text of the point.".to_owned(),
        paraphrases: Vec::new(),
        misconception: "The misconception.".to_owned(),
    };
    Asked {
        id: "a-question".to_owned(),
        kind: if is_coding {
            Kind::Implementation
        } else {
            Kind::Conceptual
        },
        tier: Tier::Medium,
        topic: "caching".to_owned(),
        tags: Vec::new(),
        minutes: 5,
        title: None,
        prompt: "Why?".to_owned(),
        model_answer: String::new(),
        follow_ups: Vec::new(),
        points: vec![
            point("The heavier point", 60),
            point("The lighter point", 40),
        ],
        problem_id: is_coding.then(|| "a-problem".to_owned()),
        growth: Some(Growth::Linear),
        novel: false,
    }
}

fn evaluation(score: f64, verdicts: [ai::Verdict; 2], gates: Vec<GateHit>) -> Evaluation {
    let result = |verdict| ai::PointResult {
        label: String::new(),
        weight: 50,
        verdict,
        strength: 0.5,
        evidence: Some(ai::Span { start: 0, end: 4 }),
        wrongness: 0.0,
        features: ai::Features::default(),
    };
    Evaluation {
        score,
        confidence: 0.8,
        engine: ai::Engine::Lexical,
        model: "words".to_owned(),
        version: 1,
        points: verdicts.map(result).to_vec(),
        shared: 0.0,
        gates,
        cut_at: None,
    }
}

fn submission(verdict: Verdict, passed: u32, growth: Option<&str>) -> Submission {
    let estimate = growth.map(|class| GrowthEstimate {
        class: Some(class.to_owned()),
        runner_up: None,
        confidence: 0.9,
        why: "Measured.".to_owned(),
        points: vec![GrowthPoint {
            size: 2_048,
            value: 249.0,
        }],
    });
    Submission {
        summary: SubmissionSummary {
            id: SubmissionId("s".to_owned()),
            problem_id: "a-problem".to_owned(),
            language: "python".to_owned(),
            verdict,
            passed,
            cases: 10,
            submitted_at_ms: 0,
        },
        message: "Judged.".to_owned(),
        source: String::new(),
        compiler: None,
        results: Vec::new(),
        cost: None,
        time_growth: estimate.clone(),
        memory_growth: estimate,
        readability: Some(Readability {
            score: 90,
            remarks: vec![Remark {
                kind: "naming".to_owned(),
                first_line: 3,
                last_line: 4,
                message: "Name it.".to_owned(),
            }],
        }),
    }
}

fn of_program(submission: &Submission) -> MockFeedback {
    let findings = Findings {
        program: Program::Judged(submission),
        ..Findings::default()
    };
    feedback(
        &Asked {
            points: Vec::new(),
            ..asked(true)
        },
        &findings,
    )
}

#[test]
fn b_10_a_program_is_judged_on_four_dimensions() {
    let best = of_program(&submission(Verdict::Accepted, 10, Some("n")));
    let dimensions: Vec<Dimension> = best
        .dimensions
        .iter()
        .map(|score| score.dimension)
        .collect();
    let four = [
        Dimension::Correctness,
        Dimension::TimeGrowth,
        Dimension::MemoryGrowth,
        Dimension::Readability,
    ];
    assert_eq!(dimensions, four);
    assert_eq!(best.score, 98.0);
    let slower = of_program(&submission(Verdict::Accepted, 10, Some("n^2")));
    assert!(slower.score < best.score, "{slower:?}");
    let near = of_program(&submission(Verdict::Accepted, 10, Some("n log n")));
    assert_eq!(near.score, best.score, "times do not tell log n apart");
    let wrong = of_program(&submission(Verdict::WrongAnswer, 4, None));
    assert_eq!((wrong.score, wrong.held_down.len()), (40.0, 0));
    let uncallable = of_program(&submission(Verdict::RuntimeError, 0, None));
    assert_eq!(
        uncallable.dimensions[0].why,
        "None of the hidden cases could be run."
    );
    let broken = of_program(&submission(Verdict::CompileError, 0, None));
    assert_eq!(broken.score, 0.0);
    let remark = &best.advice[0];
    assert_eq!(
        (remark.lines, remark.message.as_str()),
        (Some((3, 4)), "Name it."),
        "b_15"
    );
}

#[test]
fn b_13_what_seems_contradicted_is_told_with_its_words_before_what_is_missing() {
    let evaluation = evaluation(
        10.0,
        [ai::Verdict::Missing, ai::Verdict::Doubtful],
        Vec::new(),
    );
    let findings = Findings {
        evaluation: Some(&evaluation),
        ..Findings::default()
    };
    let told = feedback(&asked(false), &findings);
    let doubtful = &told.points[1];
    assert_eq!(doubtful.verdict, PointVerdict::Doubtful);
    assert_eq!(doubtful.evidence, Some(TextSpan { start: 0, end: 4 }));
    assert!(doubtful.misconception.is_some());
    assert!(told.summary.contains("Check first") && told.summary.contains("The lighter point"));
}

#[test]
fn b_10_what_times_cannot_tell_is_held_against_nobody() {
    let near = of_program(&submission(Verdict::Accepted, 10, Some("n log n")));
    let of_time = &near.dimensions[1];
    assert_eq!(
        (of_time.dimension, of_time.score),
        (Dimension::TimeGrowth, Some(100.0))
    );
    assert!(
        of_time.why.contains("do not tell it from"),
        "{}",
        of_time.why
    );
    assert!(near.advice.iter().all(|advice| advice.lines.is_some()));
}

#[test]
fn b_10_b_15_a_program_that_is_too_slow_is_told_what_it_cost_and_what_was_asked_for() {
    let mut slow = submission(Verdict::TimeLimit, 8, None);
    slow.cost = Some(Cost {
        cpu_ms: 2_000,
        wall_ms: 2_000,
        peak_bytes: 0,
    });
    let met = evaluation(100.0, [ai::Verdict::Met; 2], Vec::new());
    let findings = Findings {
        program: Program::Judged(&slow),
        evaluation: Some(&met),
        ..Findings::default()
    };
    let told = feedback(&asked(true), &findings);
    assert_eq!(
        told.score, MOST_FAILING,
        "words do not make up for hidden cases"
    );
    assert!(told.held_down[0].contains("fails hidden cases"));
    let said = &told.advice[0].message;
    assert!(
        said.contains("2.0 s of CPU time") && said.contains("8 of 10") && said.contains("O(n):"),
        "{said}"
    );
    let quadratic = of_program(&submission(Verdict::Accepted, 10, Some("n^2")));
    let said = &quadratic.advice[0].message;
    assert!(
        said.contains("249 ms") && said.contains("O(n^2)") && said.contains("O(n) was asked for"),
        "{said}"
    );
    assert!(quadratic.held_down.is_empty());
}

#[test]
fn a_failure_of_ours_costs_nothing() {
    let program = Program::Unjudged("The sandbox failed.");
    let findings = Findings {
        program,
        ..Findings::default()
    };
    let told = feedback(
        &Asked {
            points: Vec::new(),
            ..asked(true)
        },
        &findings,
    );
    assert_eq!(told.dimensions[0].score, None);
    assert!(told.summary.contains("The sandbox failed."));
}

#[test]
fn b_12_a_coding_question_is_also_explained() {
    let judged = submission(Verdict::Accepted, 10, Some("n"));
    let met = evaluation(100.0, [ai::Verdict::Met; 2], Vec::new());
    let both = Findings {
        program: Program::Judged(&judged),
        evaluation: Some(&met),
        ..Findings::default()
    };
    let both = feedback(&asked(true), &both);
    let silent = Findings {
        program: Program::Judged(&judged),
        ..Findings::default()
    };
    let silent = feedback(&asked(true), &silent);
    assert_eq!((both.score, silent.score), (99.0, 74.0));
    assert!(silent.summary.contains("did not explain"));
}

#[test]
fn b_13_accuracy_decides_and_manner_cannot_make_up_for_it() {
    let work = MockWork {
        mode: AnswerMode::Typed,
        text: "First I would measure, because guesses mislead. For example a cache hides it. But in the end it costs memory.".to_owned(),
        words: Vec::new(),
        verbatim: false,
        language: None,
        source: None,
        spent_ms: 0,
    };
    let heard = delivery::hear(&work, delivery::Form::Answer);
    let score = |accuracy, hints| {
        let evaluation = evaluation(
            accuracy,
            [ai::Verdict::Partial, ai::Verdict::Wrong],
            Vec::new(),
        );
        let findings = Findings {
            evaluation: Some(&evaluation),
            heard: Some(&heard),
            hints,
            ..Findings::default()
        };
        feedback(&asked(false), &findings)
    };
    assert_eq!(score(0.0, 0).score, 0.0);
    assert!(score(ON_SUBJECT, 0).score <= ON_SUBJECT + MOST_FOR_MANNER);
    assert!(score(60.0, 0).score > 60.0);
    assert_eq!(score(60.0, 2).score, score(60.0, 0).score - 10.0);
    let told = score(60.0, 0);
    let dimensions: Vec<Dimension> = told
        .dimensions
        .iter()
        .map(|score| score.dimension)
        .collect();
    assert_eq!(
        dimensions,
        [
            Dimension::TechnicalAccuracy,
            Dimension::Clarity,
            Dimension::Structure
        ]
    );
    assert_eq!(
        told.points[1].misconception.as_deref(),
        Some("The misconception.")
    );
    assert_eq!(told.points[0].misconception, None);
    assert_eq!(told.points[0].evidence, Some(TextSpan { start: 0, end: 4 }));
    assert!(
        told.summary.contains("The lighter point"),
        "{}",
        told.summary
    );
}

#[test]
fn what_holds_a_score_down_is_said() {
    let gate = GateHit {
        gate: Gate::Instruction,
        cap: 10.0,
        words: Vec::new(),
    };
    let evaluation = evaluation(10.0, [ai::Verdict::Missing; 2], vec![gate]);
    let findings = Findings {
        evaluation: Some(&evaluation),
        ..Findings::default()
    };
    let told = feedback(&asked(false), &findings);
    assert_eq!(told.held_down.len(), 1);
    assert!(told.held_down[0].ends_with("The score is at most 10."));
}
