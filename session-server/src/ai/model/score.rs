//! From an answer to an evaluation.

use super::{
    ANSWER_CHARS, Ask, Engine, Evaluation, Features, GateHit, KeyPoint, PointResult, VERSION,
    Verdict, gates,
    lexical::{coverage, terms},
    segment,
    text::Text,
};
use std::ops::Range;

/// Of texts that are not the answer: the bank's are far shorter.
const SOURCE_CHARS: usize = 6_000;
const POINTS: usize = 12;
const MET: f64 = 0.7;
const PARTIAL: f64 = 0.35;

struct Reading {
    question: Text,
    reference: Text,
    points: Vec<KeyPoint>,
    answer: Text,
    cut_at: Option<usize>,
}

impl Reading {
    fn of(ask: &Ask) -> Self {
        let answer = Text::read(&ask.answer, ANSWER_CHARS);
        let is_cut = ask.answer.chars().nth(ANSWER_CHARS).is_some();
        let reference = Text::read(&ask.reference, SOURCE_CHARS);
        Self {
            question: Text::read(&ask.question, SOURCE_CHARS),
            points: points(ask, &reference),
            cut_at: is_cut.then(|| answer.end()),
            reference,
            answer,
        }
    }
}

/// The key points, or the clauses of the reference.
fn points(ask: &Ask, reference: &Text) -> Vec<KeyPoint> {
    if !ask.points.is_empty() {
        return ask.points.iter().take(POINTS).cloned().collect();
    }
    let sentences = segment::sentences(reference);
    let clauses = sentences
        .into_iter()
        .flat_map(|sentence| segment::clauses(reference, sentence));
    clauses
        .take(POINTS)
        .map(|range| KeyPoint {
            weight: 1,
            text: reference.slice(range.start, range.end),
            ..KeyPoint::default()
        })
        .collect()
}

/// Evaluates by words alone.
pub fn lexical(ask: &Ask) -> Evaluation {
    let reading = Reading::of(ask);
    let spans = segment::spans(&reading.answer, usize::MAX);
    let points: Vec<PointResult> = reading
        .points
        .iter()
        .map(|point| by_words(point, &reading, &spans))
        .collect();
    let gates = gates::check(&reading.answer, &reading.question, &reading.reference);
    finish(points, gates, reading.cut_at)
}

fn by_words(point: &KeyPoint, reading: &Reading, spans: &[Range<usize>]) -> PointResult {
    let words = |span: &Range<usize>| &reading.answer.words[span.clone()];
    let best = |wording: &str| {
        let terms = terms(&Text::read(wording, SOURCE_CHARS), &reading.question);
        spans
            .iter()
            .map(|span| (coverage(&terms, words(span)), span))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.len().cmp(&a.1.len())))
    };
    let wordings = std::iter::once(&point.text).chain(&point.paraphrases);
    let support = wordings
        .filter_map(|wording| best(wording))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let (share, span) = support.map_or((0.0, None), |(share, span)| (share, Some(span)));
    let misconception = point
        .misconception
        .as_deref()
        .and_then(best)
        .map_or(0.0, |(share, _)| share);
    let against = misconception > 0.6 && misconception > share + 0.2;
    let strength = if against {
        0.0
    } else {
        ((share - 0.1) / 0.5).clamp(0.0, 1.0)
    };
    PointResult {
        label: point.label.clone(),
        weight: point.weight,
        verdict: match strength {
            _ if against => Verdict::Wrong,
            MET.. => Verdict::Met,
            PARTIAL.. => Verdict::Partial,
            _ => Verdict::Missing,
        },
        strength: rounded(strength, 3),
        evidence: span
            .filter(|_| strength >= PARTIAL || against)
            .map(|span| reading.answer.span(span.start, span.end)),
        against,
        features: Features {
            similarity: 0.0,
            coverage: rounded(share, 3),
            misconception: rounded(misconception, 3),
        },
    }
}

fn finish(points: Vec<PointResult>, gates: Vec<GateHit>, cut_at: Option<usize>) -> Evaluation {
    let weights: u32 = points.iter().map(|point| point.weight).sum();
    let made: f64 = points
        .iter()
        .map(|point| f64::from(point.weight) * point.strength)
        .sum();
    let raw = 100.0 * made / f64::from(weights.max(1));
    let cap = gates.iter().map(|hit| hit.cap).fold(100.0, f64::min);
    Evaluation {
        score: rounded(raw.min(cap), 1),
        confidence: if gates.is_empty() { 0.4 } else { 0.8 },
        engine: Engine::Lexical,
        model: "words".to_owned(),
        version: VERSION,
        points,
        gates,
        cut_at,
    }
}

fn rounded(x: f64, digits: i32) -> f64 {
    let scale = 10f64.powi(digits);
    (x * scale).round() / scale
}
