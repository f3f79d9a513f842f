//! How something is said (FW-1): pace, pauses, hedges, repetition, signposts, and the parts of a told event. From the
//! words and their times alone; nothing about a voice, a face or a feeling.

mod phrases;
mod words;

#[cfg(test)]
mod tests;

use api::mocks::{
    Advice, AnswerMode, Delivery, Dimension, DimensionScore, MockWork, Star, TextSpan,
};
use words::{Word, words};

/// A silence that listeners notice.
const PAUSE_MS: i64 = 1_500;
/// A silence that is worth a remark.
const LONG_PAUSE_MS: i64 = 4_000;
/// Words a minute that somebody can be heard to speak; others come of times that tell nothing of a pace.
const PACES: std::ops::RangeInclusive<f64> = 20.0..=400.0;
/// Fewer say nothing about how somebody speaks.
const FEWEST_WORDS: usize = 15;
const MOST_ADVICE: usize = 12;

/// What was found out about one answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    pub delivery: Delivery,
    pub clarity: DimensionScore,
    pub structure: DimensionScore,
    pub advice: Vec<Advice>,
}

/// `is_event`: the question asks for something that happened to the candidate.
pub fn hear(work: &MockWork, is_event: bool) -> Heard {
    let words = words(&work.text);
    let hedges = phrases::find(&words, phrases::HEDGES);
    let repetitions = repetitions(&words);
    let pace = Pace::of(work, words.len());
    let star = is_event.then(|| star(&words));
    let fillers = (work.mode == AnswerMode::Voice && work.verbatim)
        .then(|| phrases::find(&words, phrases::FILLERS));
    let mut advice = Vec::new();
    let clarity = clarity(&words, &hedges, &repetitions, &pace, &mut advice);
    let structure = structure(&words, star, &mut advice);
    advice.truncate(MOST_ADVICE);
    let delivery = Delivery {
        words: words.len() as u32,
        seconds: pace.seconds,
        words_per_minute: pace.words_per_minute,
        pauses: pace.pauses,
        longest_pause_ms: pace.longest_pause_ms,
        fillers: fillers.map(|found| found.len() as u32),
        hedges: hedges.len() as u32,
        repetitions: repetitions.len() as u32,
        star,
    };
    Heard {
        delivery,
        clarity,
        structure,
        advice,
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
struct Pace {
    seconds: Option<f64>,
    words_per_minute: Option<f64>,
    pauses: u32,
    longest_pause_ms: i64,
}

impl Pace {
    fn of(work: &MockWork, words: usize) -> Self {
        let (Some(first), Some(last)) = (work.words.first(), work.words.last()) else {
            return Self::default();
        };
        if work.mode == AnswerMode::Typed {
            return Self::default();
        }
        let seconds = (last.end_ms - first.start_ms).max(0) as f64 / 1_000.0;
        let gaps = work
            .words
            .windows(2)
            .map(|pair| pair[1].start_ms - pair[0].end_ms);
        let pauses: Vec<i64> = gaps.filter(|gap| *gap >= PAUSE_MS).collect();
        Self {
            seconds: Some(seconds),
            // Of a few seconds a pace would be chance.
            words_per_minute: (seconds >= 5.0)
                .then(|| words as f64 / seconds * 60.0)
                .filter(|rate| PACES.contains(rate)),
            pauses: pauses.len() as u32,
            longest_pause_ms: pauses.into_iter().max().unwrap_or(0),
        }
    }
}

/// The same words again at once, or within a sentence's reach: "the the", "we have to we have to".
fn repetitions(words: &[Word<'_>]) -> Vec<TextSpan> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=4).rev().find(|&length| {
            let Some(both) = words.get(at..at + 2 * length) else {
                return false;
            };
            let (once, again) = both.split_at(length);
            // "very very" and "had had" are English.
            let means = length > 1 || !phrases::DOUBLES.contains(&once[0].lower.as_str());
            means
                && once
                    .iter()
                    .map(|word| &word.lower)
                    .eq(again.iter().map(|word| &word.lower))
        });
        match longest {
            Some(length) => {
                found.push(span(&words[at..at + 2 * length]));
                at += 2 * length;
            }
            None => at += 1,
        }
    }
    found
}

fn span(words: &[Word<'_>]) -> TextSpan {
    TextSpan {
        start: words.first().map_or(0, |word| word.start),
        end: words.last().map_or(0, |word| word.end),
    }
}

fn clarity(
    words: &[Word<'_>],
    hedges: &[TextSpan],
    repetitions: &[TextSpan],
    pace: &Pace,
    advice: &mut Vec<Advice>,
) -> DimensionScore {
    let dimension = Dimension::Clarity;
    if words.len() < FEWEST_WORDS {
        let why = format!("{} words are too few to tell.", words.len());
        return DimensionScore {
            dimension,
            score: None,
            why,
        };
    }
    let per_hundred = |count: usize| count as f64 / words.len() as f64 * 100.0;
    let mut score: f64 = 100.0;
    let mut reasons = Vec::new();
    let hedging = per_hundred(hedges.len());
    if hedging > 2.0 {
        score -= ((hedging - 2.0) * 8.0).min(30.0);
        reasons.push(format!("{} hedges in {} words", hedges.len(), words.len()));
        for span in hedges.iter().take(3) {
            advice.push(at(
                *span,
                "A hedge: say how sure you are once, and why, then state the rest plainly.",
            ));
        }
    }
    let repeating = per_hundred(repetitions.len());
    if repeating > 1.0 {
        score -= ((repeating - 1.0) * 10.0).min(25.0);
        reasons.push(format!("{} repetitions", repetitions.len()));
        for span in repetitions.iter().take(3) {
            advice.push(at(
                *span,
                "Said twice in a row: a short silence serves better.",
            ));
        }
    }
    for sentence in sentences(words)
        .filter(|sentence| sentence.len() > 45)
        .take(2)
    {
        score -= 10.0;
        reasons.push(format!("a sentence of {} words", sentence.len()));
        advice.push(at(
            span(sentence),
            "A very long sentence: make it two, the second with its reason.",
        ));
    }
    if let Some(rate) = pace.words_per_minute {
        if rate > 185.0 {
            score -= ((rate - 185.0) / 2.0).min(25.0);
            reasons.push(format!("{rate:.0} words a minute is fast"));
            advice.push(whole("You speak fast. Listeners follow 120 to 170 words a minute; stop after each point."));
        } else if rate < 85.0 {
            score -= ((85.0 - rate) / 2.0).min(20.0);
            reasons.push(format!("{rate:.0} words a minute is slow"));
            advice.push(whole("You speak slowly. Take a few seconds to order your thoughts first, then say them in one go."));
        }
    }
    if pace.longest_pause_ms >= LONG_PAUSE_MS {
        advice.push(whole(&format!(
            "Your longest silence took {:.0} s. Saying what you are thinking about keeps your listener with you.",
            pace.longest_pause_ms as f64 / 1_000.0
        )));
    }
    let why = match reasons.is_empty() {
        true => "Direct wording, at a length of sentence that can be followed.".to_owned(),
        false => format!("Held down by {}.", reasons.join(", ")),
    };
    DimensionScore {
        dimension,
        score: Some(score.max(0.0).round()),
        why,
    }
}

fn structure(words: &[Word<'_>], star: Option<Star>, advice: &mut Vec<Advice>) -> DimensionScore {
    let dimension = Dimension::Structure;
    if words.len() < FEWEST_WORDS {
        let why = format!("{} words are too few to tell.", words.len());
        return DimensionScore {
            dimension,
            score: None,
            why,
        };
    }
    if let Some(star) = star {
        return of_event(star, advice);
    }
    let has = |list: &[&str]| !phrases::find(words, list).is_empty();
    let parts = [
        (
            has(phrases::ORDER),
            25.0,
            "the order is said",
            "Say the order: first, then, finally.",
        ),
        (
            has(phrases::REASONS),
            30.0,
            "reasons are given",
            "Give the reason of each claim: because, so that, which means.",
        ),
        (
            has(phrases::EXAMPLES) || has_figure(words),
            20.0,
            "there is an example or a figure",
            "Add one concrete example or figure.",
        ),
        (
            has(phrases::TRADE_OFFS),
            15.0,
            "the other side is named",
            "Name what it costs, or when you would not do it.",
        ),
        (
            has(phrases::ENDS),
            10.0,
            "it comes to an end",
            "End on one sentence that answers the question.",
        ),
    ];
    let found: Vec<&str> = parts
        .iter()
        .filter(|part| part.0)
        .map(|part| part.2)
        .collect();
    let score: f64 = parts.iter().filter(|part| part.0).map(|part| part.1).sum();
    for (_, _, _, tip) in parts.iter().filter(|part| !part.0).take(2) {
        advice.push(whole(tip));
    }
    let why = match found.is_empty() {
        true => "No signposts were found: no order, reasons or examples said as such.".to_owned(),
        false => format!("Found: {}.", found.join(", ")),
    };
    DimensionScore {
        dimension,
        score: Some(score),
        why,
    }
}

fn has_figure(words: &[Word<'_>]) -> bool {
    words
        .iter()
        .any(|word| word.lower.contains(|c: char| c.is_ascii_digit()))
}

fn of_event(star: Star, advice: &mut Vec<Advice>) -> DimensionScore {
    let parts = [
        (
            star.situation,
            "situation",
            "Say where and when it was, in one sentence.",
        ),
        (star.task, "task", "Say what you had to achieve."),
        (
            star.action,
            "action",
            "Say what you did yourself: \u{201c}I\u{201d}, not \u{201c}we\u{201d}.",
        ),
        (
            star.result,
            "result",
            "Say what came of it, with a figure if there is one.",
        ),
    ];
    let missing: Vec<&str> = parts
        .iter()
        .filter(|part| !part.0)
        .map(|part| part.1)
        .collect();
    for (_, _, tip) in parts.iter().filter(|part| !part.0) {
        advice.push(whole(tip));
    }
    let why = match missing.is_empty() {
        true => "Situation, task, action and result were all found.".to_owned(),
        false => format!(
            "Of situation, task, action and result, not found: {}.",
            missing.join(", ")
        ),
    };
    let score = Some(25.0 * (4 - missing.len()) as f64);
    DimensionScore {
        dimension: Dimension::Structure,
        score,
        why,
    }
}

fn star(words: &[Word<'_>]) -> Star {
    let has = |list: &[&str]| !phrases::find(words, list).is_empty();
    let own = phrases::find(words, phrases::OWN_ACTIONS).len();
    Star {
        situation: has(phrases::SITUATION),
        task: has(phrases::TASK),
        action: own >= 2,
        result: has(phrases::RESULT),
    }
}

fn sentences<'a, 'w>(words: &'a [Word<'w>]) -> impl Iterator<Item = &'a [Word<'w>]> {
    words.split_inclusive(|word| word.ends_sentence)
}

fn at(span: TextSpan, message: &str) -> Advice {
    Advice {
        span: Some(span),
        lines: None,
        message: message.to_owned(),
    }
}

fn whole(message: &str) -> Advice {
    Advice {
        span: None,
        lines: None,
        message: message.to_owned(),
    }
}
