//! How an answer is built: its steps, reasons, examples and costs; of a told event its four parts. What is missing is
//! said at the sentence where it would help.

use super::{FEWEST_WORDS, Form, at, phrases, sentences, span, too_few, whole, words::Word};
use api::mocks::{Advice, Dimension, DimensionScore, Star};

const MOST_REMARKS: usize = 3;

/// One part of a well-built answer.
struct Part {
    found: bool,
    weight: f64,
    name: &'static str,
}

pub fn of(
    words: &[Word<'_>],
    form: Form,
    star: Option<Star>,
    advice: &mut Vec<Advice>,
) -> DimensionScore {
    if words.len() < FEWEST_WORDS {
        return too_few(Dimension::Structure, words);
    }
    match star {
        Some(star) => of_event(words, star, advice),
        None => of_answer(words, form, advice),
    }
}

fn has(words: &[Word<'_>], list: &[&str]) -> bool {
    !phrases::find(words, list).is_empty()
}

fn of_answer(words: &[Word<'_>], form: Form, advice: &mut Vec<Advice>) -> DimensionScore {
    let all: Vec<&[Word<'_>]> = sentences(words).collect();
    let is_concrete = |words: &[Word<'_>]| has(words, phrases::EXAMPLES) || has_figure(words);
    let part = |found, weight, name| Part {
        found,
        weight,
        name,
    };
    let reasons = part(has(words, phrases::REASONS), 30.0, "reasons");
    let example = part(is_concrete(words), 20.0, "an example or a figure");
    let cost = part(has(words, phrases::TRADE_OFFS), 15.0, "the other side");
    let order = part(has(words, phrases::ORDER), 25.0, "the order of its steps");
    // What a few sentences cannot be asked for.
    let is_told_in_steps = all.len() >= 3;
    let is_choice = form == Form::Answer;

    let mut remarks = Vec::new();
    let mut marked: Vec<u32> = Vec::new();
    let mut remark = |sentence: Option<&&[Word<'_>]>, message: &str| {
        let place = sentence
            .filter(|sentence| !sentence.is_empty())
            .map(|sentence| span(sentence));
        remarks.push(match place.filter(|place| !marked.contains(&place.start)) {
            Some(place) => {
                marked.push(place.start);
                at(place, message)
            }
            None => whole(message),
        });
    };
    if !reasons.found {
        let claim = longest(&all, |sentence| !has(sentence, phrases::REASONS));
        remark(
            claim,
            "This stands without its reason: why is it so, or what follows from it?",
        );
    }
    if is_told_in_steps && !order.found {
        remark(
            None,
            "Say how many parts your answer has, and announce each: first, then, finally.",
        );
    }
    if is_choice && !example.found {
        let choice = longest(&all, |sentence| {
            has(sentence, phrases::CHOICES) && has(sentence, phrases::REASONS)
        });
        let general = choice.or_else(|| longest(&all, |sentence| !is_concrete(sentence)));
        remark(
            general,
            "Make this concrete: one case from your work, or a figure (how many, how long, how large).",
        );
    }
    if is_choice && !cost.found {
        // Of what is no decision it would be an odd question.
        if let Some(choice) = all.iter().find(|sentence| has(sentence, phrases::CHOICES)) {
            remark(
                Some(choice),
                "What does this cost, and when would you not do it?",
            );
        }
    }
    remarks.truncate(MOST_REMARKS);
    advice.append(&mut remarks);

    let mut parts = vec![reasons];
    if is_choice {
        parts.extend([example, cost]);
    }
    if is_told_in_steps {
        parts.push(order);
    }
    score(&parts)
}

fn has_figure(words: &[Word<'_>]) -> bool {
    words
        .iter()
        .any(|word| word.lower.contains(|c: char| c.is_ascii_digit()))
}

/// The longest of those that hold: it says most.
fn longest<'a, 'w>(
    all: &'a [&'w [Word<'w>]],
    holds: impl Fn(&[Word<'_>]) -> bool,
) -> Option<&'a &'w [Word<'w>]> {
    all.iter()
        .filter(|sentence| holds(sentence))
        .max_by_key(|sentence| sentence.len())
}

fn score(parts: &[Part]) -> DimensionScore {
    let sum = |keep: &dyn Fn(&&Part) -> bool| {
        parts
            .iter()
            .filter(keep)
            .fold(0.0, |sum, part| sum + part.weight)
    };
    let named = |found: bool| -> Vec<&str> {
        parts
            .iter()
            .filter(|part| part.found == found)
            .map(|part| part.name)
            .collect()
    };
    let (found, missing) = (named(true), named(false));
    let why = match (found.is_empty(), missing.is_empty()) {
        (false, true) => format!("It has {}.", found.join(", ")),
        (false, false) => format!(
            "It has {}; it lacks {}.",
            found.join(", "),
            missing.join(", ")
        ),
        (true, _) => format!("It lacks {}.", missing.join(", ")),
    };
    DimensionScore {
        dimension: Dimension::Structure,
        score: Some((sum(&|part| part.found) / sum(&|_| true) * 100.0).round()),
        why,
    }
}

fn of_event(words: &[Word<'_>], star: Star, advice: &mut Vec<Advice>) -> DimensionScore {
    let all: Vec<&[Word<'_>]> = sentences(words).collect();
    let place = |sentence: Option<&&[Word<'_>]>, message: &str| match sentence {
        Some(sentence) => at(span(sentence), message),
        None => whole(message),
    };
    let ours = all
        .iter()
        .find(|sentence| has(sentence, phrases::SHARED_ACTIONS));
    let parts = [
        (
            star.situation,
            "situation",
            place(
                all.first(),
                "Before this: say where and when it was, in one sentence.",
            ),
        ),
        (
            star.task,
            "task",
            whole("Say what you had to achieve, and by when."),
        ),
        (
            star.action,
            "action",
            match ours {
                Some(sentence) => at(
                    span(sentence),
                    "Say what you did yourself here: \u{201c}I\u{201d}, not \u{201c}we\u{201d}.",
                ),
                None => whole("Say what you did yourself, step by step."),
            },
        ),
        (
            star.result,
            "result",
            place(
                all.last(),
                "After this: say what came of it, with a figure if there is one.",
            ),
        ),
    ];
    let missing: Vec<&str> = parts
        .iter()
        .filter(|part| !part.0)
        .map(|part| part.1)
        .collect();
    let why = match missing.is_empty() {
        true => "Situation, task, action and result were all found.".to_owned(),
        false => format!(
            "Of situation, task, action and result, not found: {}.",
            missing.join(", ")
        ),
    };
    let score = Some(25.0 * (4 - missing.len()) as f64);
    advice.extend(parts.into_iter().filter(|part| !part.0).map(|part| part.2));
    DimensionScore {
        dimension: Dimension::Structure,
        score,
        why,
    }
}

pub fn star(words: &[Word<'_>]) -> Star {
    Star {
        situation: has(words, phrases::SITUATION),
        task: has(words, phrases::TASK),
        action: phrases::find(words, phrases::OWN_ACTIONS).len() >= 2,
        result: has(words, phrases::RESULT),
    }
}
