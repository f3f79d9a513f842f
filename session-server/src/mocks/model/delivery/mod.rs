//! How something is said (FW-1): pace, pauses, hedges, repetition, signposts, and the parts of a told event. From the
//! words and their times alone; nothing about a voice, a face or a feeling.

mod clarity;
mod phrases;
mod structure;
mod words;

#[cfg(test)]
mod tests;

use api::mocks::{Advice, AnswerMode, Delivery, Dimension, DimensionScore, MockWork, TextSpan};
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

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Answer,
    /// Of a program: its case is the program.
    Explanation,
    /// Something that happened to the candidate.
    Event,
}

pub fn hear(work: &MockWork, form: Form) -> Heard {
    let words = words(&work.text);
    let hedges = phrases::find(&words, phrases::HEDGES);
    let repetitions = repetitions(&words);
    let pace = Pace::of(work, words.len());
    let star = (form == Form::Event).then(|| structure::star(&words));
    let fillers = (work.mode == AnswerMode::Voice && work.verbatim)
        .then(|| phrases::find(&words, phrases::FILLERS));
    let mut advice = Vec::new();
    let said = Said {
        words: &words,
        hedges: &hedges,
        repetitions: &repetitions,
        pace: &pace,
        is_spoken: work.mode == AnswerMode::Voice,
    };
    let (clarity, structure) = match is_english(&words) {
        true => (
            clarity::of(&said, &mut advice),
            structure::of(&words, form, star, &mut advice),
        ),
        false => (
            other_language(Dimension::Clarity),
            other_language(Dimension::Structure),
        ),
    };
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

/// What clarity is told from.
struct Said<'a> {
    words: &'a [Word<'a>],
    hedges: &'a [TextSpan],
    repetitions: &'a [TextSpan],
    pace: &'a Pace,
    is_spoken: bool,
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
            // "4 times 4 times 4" is arithmetic.
            let counts = once
                .iter()
                .any(|word| word.lower.contains(|c: char| c.is_ascii_digit()));
            means
                && !counts
                && once.last().is_some_and(|word| !word.ends_part)
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

fn sentences<'a, 'w>(words: &'a [Word<'w>]) -> impl Iterator<Item = &'a [Word<'w>]> {
    words.split_inclusive(|word| word.ends_sentence)
}

/// Of few words it cannot be told.
fn is_english(words: &[Word<'_>]) -> bool {
    let english = words
        .iter()
        .filter(|word| phrases::ENGLISH.contains(&word.lower.as_str()));
    words.len() < FEWEST_WORDS || 100 * english.count() >= 4 * words.len()
}

fn other_language(dimension: Dimension) -> DimensionScore {
    DimensionScore {
        dimension,
        score: None,
        why: "It seems not to be English, which is all that can be told about here.".to_owned(),
    }
}

fn too_few(dimension: Dimension, words: &[Word<'_>]) -> DimensionScore {
    DimensionScore {
        dimension,
        score: None,
        why: format!("{} words are too few to tell.", words.len()),
    }
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
