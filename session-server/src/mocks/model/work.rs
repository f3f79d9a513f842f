//! What may be handed in as an answer.

use crate::text::{self, TextError};
use api::mocks::{AnswerMode, MockWork};

pub const MAX_ANSWER_CHARS: usize = 20_000;
pub const MAX_SOURCE: usize = 64 << 10;
const MAX_WORDS: usize = 4_000;
/// Of all pieces: what was said may be shortened in the text.
const MAX_SPOKEN_CHARS: usize = 2 * MAX_ANSWER_CHARS;
const MAX_WORD_CHARS: usize = 200;
/// Longer than the name of any language.
const MAX_LANGUAGE: usize = 20;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// Of all that is said to one question.
const MAX_SPEECH_MS: i64 = 2 * 60 * 60 * 1_000;
/// Of one piece: a word, or what a recogniser tells at a time.
const MAX_PIECE_MS: i64 = 60_000;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WorkError {
    #[error("Your answer: {0} It stays in this window; shorten it, then send it again.")]
    Text(TextError),
    #[error(
        "The transcript holds more than {MAX_WORDS} pieces, or {MAX_SPOKEN_CHARS} characters. The text of your answer stays; stop the recording and send that."
    )]
    Words,
    #[error(
        "Times of the transcript must follow each other within two hours, and each of its pieces be short and say something."
    )]
    Times,
    #[error("This is the name of no programming language.")]
    Language,
    #[error("Your program is too long: 64 KiB are allowed.")]
    SourceLength,
    #[error("A NUL character cannot be kept.")]
    SourceNul,
    #[error("There is nothing here yet: say, type or program something, or skip the question.")]
    Empty,
    #[error("The time spent cannot be negative, or more than a day.")]
    Time,
}

impl WorkError {
    /// The request field at fault.
    pub fn field(&self) -> &'static str {
        match self {
            WorkError::Text(_) | WorkError::Empty => "text",
            WorkError::Words | WorkError::Times => "words",
            WorkError::Language => "language",
            WorkError::SourceLength | WorkError::SourceNul => "source",
            WorkError::Time => "spent_ms",
        }
    }
}

/// Bounded, and of characters that can be shown and stored.
pub fn checked(work: MockWork) -> Result<MockWork, WorkError> {
    let text = text::paragraphs(&without_controls(&work.text), MAX_ANSWER_CHARS)
        .map_err(WorkError::Text)?;
    if work.words.len() > MAX_WORDS {
        return Err(WorkError::Words);
    }
    let follow = work
        .words
        .windows(2)
        .all(|pair| pair[0].start_ms <= pair[1].start_ms);
    let plain = |word: &api::mocks::TimedWord| {
        (0..=word.end_ms).contains(&word.start_ms)
            && word.end_ms <= MAX_SPEECH_MS
            && word.end_ms - word.start_ms <= MAX_PIECE_MS
            && word.text.chars().count() <= MAX_WORD_CHARS
            && text::is_visible(&word.text)
            && !word.text.chars().any(char::is_control)
    };
    if !follow || !work.words.iter().all(plain) {
        return Err(WorkError::Times);
    }
    let letters: usize = work
        .words
        .iter()
        .map(|word| word.text.chars().count())
        .sum();
    if letters > MAX_SPOKEN_CHARS {
        return Err(WorkError::Words);
    }
    let is_name = |name: &String| {
        name.len() <= MAX_LANGUAGE && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if work.language.as_ref().is_some_and(|name| !is_name(name)) {
        return Err(WorkError::Language);
    }
    if let Some(source) = &work.source {
        if source.len() > MAX_SOURCE {
            return Err(WorkError::SourceLength);
        }
        if source.contains('\0') {
            return Err(WorkError::SourceNul);
        }
    }
    if !(0..=DAY_MS).contains(&work.spent_ms) {
        return Err(WorkError::Time);
    }
    let words = match work.mode {
        AnswerMode::Voice => work.words,
        AnswerMode::Typed => Vec::new(),
    };
    Ok(MockWork {
        text,
        words,
        ..work
    })
}

/// As [`checked`], and something is in it.
pub fn whole(work: MockWork, is_coding: bool) -> Result<MockWork, WorkError> {
    let work = checked(work)?;
    let has_text = text::is_visible(&work.text);
    let has_program = is_coding
        && work
            .source
            .as_deref()
            .is_some_and(|source| !source.trim().is_empty());
    match has_text || has_program {
        true => Ok(work),
        false => Err(WorkError::Empty),
    }
}

/// Terminals and word processors leave control characters behind that nobody sees or means.
fn without_controls(text: &str) -> String {
    let is_kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    text.chars().filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::mocks::TimedWord;

    fn work(text: &str) -> MockWork {
        MockWork {
            mode: AnswerMode::Voice,
            text: text.to_owned(),
            words: Vec::new(),
            verbatim: false,
            language: None,
            source: None,
            spent_ms: 0,
        }
    }

    fn word(start_ms: i64, end_ms: i64) -> TimedWord {
        TimedWord {
            text: "so".to_owned(),
            start_ms,
            end_ms,
        }
    }

    #[test]
    fn an_answer_is_bounded_text_and_loses_what_nobody_sees() {
        assert_eq!(
            checked(work("a\u{1b}[31mb\0\r\n<b>c</b>")).unwrap().text,
            "a[31mb\n<b>c</b>"
        );
        assert!(checked(work(&"é".repeat(MAX_ANSWER_CHARS))).is_ok());
        let long = checked(work(&"é".repeat(MAX_ANSWER_CHARS + 1)));
        assert_eq!(
            long,
            Err(WorkError::Text(TextError::TooLong {
                max: MAX_ANSWER_CHARS
            }))
        );
        assert_eq!(whole(work(" \n\u{200b}"), false), Err(WorkError::Empty));
        let program = MockWork {
            source: Some("print(1)".to_owned()),
            ..work("")
        };
        assert_eq!(whole(program.clone(), false), Err(WorkError::Empty));
        assert!(whole(program, true).is_ok());
        let nul = MockWork {
            source: Some("a\0".to_owned()),
            ..work("")
        };
        assert_eq!(checked(nul), Err(WorkError::SourceNul));
    }

    #[test]
    fn b_12_times_follow_each_other_and_belong_to_speech() {
        let said = |words: Vec<TimedWord>| MockWork {
            words,
            ..work("so")
        };
        assert!(checked(said(vec![word(0, 5), word(5, 9)])).is_ok());
        for words in [
            vec![word(5, 0)],
            vec![word(-1, 2)],
            vec![word(9, 10), word(1, 2)],
            vec![word(0, MAX_PIECE_MS + 1)],
            vec![word(MAX_SPEECH_MS, MAX_SPEECH_MS + 1)],
        ] {
            assert_eq!(checked(said(words)), Err(WorkError::Times));
        }
        let long = TimedWord {
            text: "so".repeat(MAX_WORD_CHARS / 2),
            ..word(0, 1)
        };
        for words in [
            vec![word(0, 1); MAX_WORDS + 1],
            vec![long; MAX_SPOKEN_CHARS / MAX_WORD_CHARS + 1],
        ] {
            assert_eq!(checked(said(words)), Err(WorkError::Words));
        }
        for text in ["", " ", "\u{200b}"] {
            let empty = TimedWord {
                text: text.to_owned(),
                ..word(0, 1)
            };
            assert_eq!(checked(said(vec![empty])), Err(WorkError::Times));
        }
        for name in ["l".repeat(MAX_LANGUAGE + 1), "p\u{1b}".to_owned()] {
            let named = MockWork {
                language: Some(name),
                ..work("so")
            };
            assert_eq!(checked(named), Err(WorkError::Language));
        }
        let typed = MockWork {
            mode: AnswerMode::Typed,
            ..said(vec![word(0, 5)])
        };
        assert_eq!(checked(typed).unwrap().words, []);
    }
}
