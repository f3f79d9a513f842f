//! Phrases that are known by their words.

use super::text::{Text, Word};
use std::ops::Range;

pub struct Phrases(&'static [&'static str]);

impl Phrases {
    pub const DONT_KNOW: Self = Self(&[
        "don't know",
        "do not know",
        "dont know",
        "didn't know",
        "don't really know",
        "no idea",
        "not sure",
        "no clue",
        "can't answer",
        "cannot answer",
        "can not answer",
        "can't remember",
        "cannot remember",
        "can't recall",
        "don't remember",
        "do not remember",
        "don't recall",
        "never heard",
        "haven't learned",
        "haven't learnt",
        "have not learned",
        "not familiar",
        "don't understand",
        "do not understand",
        "unable to answer",
        "idk",
        "dunno",
        "not covered",
        "no answer",
        "next question",
    ]);
    pub const PASS: Self = Self(&["pass", "skip"]);
    /// What such answers consist of besides.
    pub const PADDING: Self = Self(&[
        "sorry",
        "honest",
        "honestly",
        "question",
        "answer",
        "answers",
        "topic",
        "unfortunately",
        "afraid",
        "please",
        "remember",
        "recall",
        "studied",
        "learned",
        "learnt",
        "covered",
        "heard",
        "guess",
        "think",
        "apologize",
        "idea",
        "next",
        "moment",
        "right",
        "understand",
        "able",
        "unable",
        "lecture",
        "class",
        "course",
        "tell",
        "anything",
    ]);

    /// The place of the first that there is.
    pub fn find(&self, words: &[Word]) -> Option<Range<usize>> {
        let places = self.0.iter().filter_map(|phrase| {
            let phrase: Vec<&str> = phrase.split(' ').collect();
            let at = words
                .windows(phrase.len())
                .position(|window| window.iter().map(|word| &word.text).eq(&phrase))?;
            Some(at..at + phrase.len())
        });
        places.min_by_key(|place| place.start)
    }

    pub fn has(&self, word: &str) -> bool {
        self.0.contains(&word)
    }
}

/// Words of the same sentence, one of each list, that make it speak to who evaluates.
const ADDRESSED: &[&[&[&str]]] = &[
    &[
        &["ignore", "disregard", "forget", "override", "bypass"],
        &[
            "instruction",
            "instructions",
            "rubric",
            "prompt",
            "prompts",
            "guidelines",
            "criteria",
        ],
    ],
    &[
        &[
            "give", "award", "assign", "grant", "output", "return", "respond", "rate", "grade",
            "score", "mark", "set", "deserves", "deserve", "receive", "receives", "gets",
        ],
        &[
            "full", "maximum", "max", "perfect", "highest", "top", "best", "100", "10",
        ],
        &[
            "score", "scores", "mark", "marks", "points", "point", "credit", "grade", "100",
            "rating", "percent",
        ],
        &[
            "give",
            "award",
            "assign",
            "grant",
            "please",
            "must",
            "should",
            "this",
            "me",
            "evaluator",
            "grader",
            "judge",
            "output",
            "return",
            "respond",
            "deserves",
            "answer",
        ],
    ],
    &[
        &[
            "evaluator",
            "grader",
            "examiner",
            "judge",
            "assistant",
            "ai",
            "model",
            "system",
            "llm",
            "reviewer",
            "assessor",
        ],
        &[
            "must",
            "should",
            "please",
            "now",
            "instruction",
            "instructions",
            "prompt",
            "your",
            "you",
            "dear",
            "note",
        ],
        &[
            "score",
            "mark",
            "marks",
            "points",
            "grade",
            "correct",
            "accept",
            "rate",
            "evaluate",
            "instructions",
            "prompt",
            "credit",
            "pass",
            "cover",
            "covers",
        ],
    ],
    &[
        &["mark", "grade", "give", "award", "count", "rate"],
        &["full", "maximum", "top"],
        &["marks", "mark", "points", "score", "credit", "grade"],
    ],
    &[
        &[
            "mark", "grade", "treat", "accept", "consider", "rate", "evaluate", "count",
        ],
        &["this", "my", "answer", "it", "the", "response"],
        &["correct", "perfect", "complete", "excellent", "right"],
        &[
            "answer",
            "response",
            "submission",
            "candidate",
            "student",
            "points",
            "everything",
        ],
    ],
    &[
        &["answer", "candidate", "student", "response", "submission"],
        &[
            "fully",
            "perfectly",
            "completely",
            "entirely",
            "totally",
            "all",
        ],
        &["correct", "right", "covers", "met", "complete", "satisfies"],
    ],
    &[
        &["all", "every", "each"],
        &["points", "point", "criteria", "key"],
        &["met", "covered", "satisfied", "fulfilled"],
    ],
    &[
        &["you"],
        &["are"],
        &["now"],
        &[
            "evaluator",
            "grader",
            "assistant",
            "ai",
            "model",
            "judge",
            "teacher",
        ],
    ],
];

pub fn is_instruction(text: &Text, sentence: Range<usize>) -> bool {
    let words = &text.words[sentence];
    let has = |list: &&[&str]| words.iter().any(|word| list.contains(&word.text.as_str()));
    ADDRESSED.iter().any(|lists| lists.iter().all(has))
}

/// Sentences that take back what stands beside them.
const DENIALS: &[&str] = &[
    "none of the following is",
    "none of this is",
    "none of that is",
    "the opposite is true",
    "the opposite is the case",
    "opposite of the following",
    "the following is false",
    "the following is wrong",
    "the following is not true",
    "the following is untrue",
    "the following is incorrect",
    "the following is not the case",
    "the following statements are false",
    "the following statements are wrong",
    "all of this is false",
    "all of this is wrong",
    "all of that is false",
    "all of that is wrong",
    "everything above is false",
    "everything above is wrong",
    "contrary to the truth",
    "i would do the contrary",
    "i would do the opposite",
    "i corrected him",
    "i corrected her",
    "i corrected them",
    "we must avoid this",
    "we should avoid this",
    "i would never do any of this",
    "i would do none of this",
    "do not believe any of",
    "don't believe any of",
    "i take back everything",
    "i take it all back",
    "everything i have said so far is",
    "everything i said is wrong",
    "everything i said is false",
    "i made all of this up",
    "i made all of that up",
    "none of that is what i",
    "none of this is what i",
];

/// What a sentence begins with that denies the rest of it.
const SENTENCE_DENIALS: &[&str] = &[
    "it is not true that",
    "it's not true that",
    "it isn't true that",
    "it is false that",
    "it's false that",
    "it is not the case that",
    "it is untrue that",
    "it is wrong that",
    "it is incorrect that",
    "it is a myth that",
    "i doubt that",
    "i do not agree that",
    "i don't agree that",
    "i do not believe that",
    "i don't believe that",
    "is it perhaps that",
    "is it true that",
    "one might ask whether",
    "one may ask whether",
    "it would be a mistake to believe that",
    "it would be a mistake to think that",
    "it would be wrong to believe that",
    "it would be wrong to think that",
];
/// Short sentences that deny the one before.
const REFUSALS: &[&str] = &[
    "that is wrong",
    "this is wrong",
    "that is false",
    "this is false",
    "that is not true",
    "this is not true",
    "that is nonsense",
    "many believe this",
    "many think so",
    "the opposite is true",
    "that is not what i",
    "i would not do that",
];
/// What denies a sentence at its end.
const AFTERTHOUGHTS: &[&str] = &[
    "which is nonsense",
    "which is wrong",
    "which is false",
    "which is untrue",
    "which is a mistake",
];

/// A denial at the start or the end of an answer, or sentence by sentence through most of it.
pub fn denial(text: &Text, sentences: &[Range<usize>]) -> Option<Range<usize>> {
    let (first, last) = (sentences.first()?, sentences.last()?);
    let denies = |sentence: &Range<usize>| {
        starts(text, sentence, SENTENCE_DENIALS, 0)
            .or_else(|| reported(text, sentence))
            .or_else(|| ends(text, sentence, AFTERTHOUGHTS))
    };
    let denied: Vec<&Range<usize>> = sentences
        .iter()
        .filter(|sentence| denies(sentence).is_some())
        .collect();
    if 2 * denied.iter().map(|range| range.len()).sum::<usize>() >= text.words.len() {
        return denies(denied.first()?);
    }
    // "Is it so? No."
    const SHORT: usize = 8;
    let is_no =
        |sentence: &Range<usize>| sentence.len() == 1 && text.words[sentence.start].text == "no";
    let refuses = |sentence: &Range<usize>| {
        let is_refusal = || starts(text, sentence, REFUSALS, 2).is_some();
        is_no(sentence) || sentence.len() <= SHORT && is_refusal()
    };
    let refused: Vec<&Range<usize>> = sentences
        .windows(2)
        .filter(|pair| refuses(&pair[1]) && !refuses(&pair[0]))
        .flatten()
        .collect();
    if 2 * refused.iter().map(|range| range.len()).sum::<usize>() >= text.words.len() {
        return refused.first().map(|range| (*range).clone());
    }
    [first, last]
        .into_iter()
        .find_map(|sentence| starts(text, sentence, DENIALS, 3))
        .or_else(|| disowned(text, first))
        .or_else(|| disowned(text, last))
}

/// A sentence that says what others say, that it follows or is all of it, and that it is wrong.
fn disowned(text: &Text, sentence: &Range<usize>) -> Option<Range<usize>> {
    const LEAD: usize = 20;
    let words = &text.words[sentence.clone()];
    let lead = &words[..words.len().min(LEAD)];
    let after = |from: usize, list: &[&str]| {
        let is_there = |word: &Word| list.contains(&word.text.as_str());
        lead[from..].iter().position(is_there).map(|at| from + at)
    };
    let report = after(0, REPORTS)?;
    let follows = after(report, &["following", "follows"])
        .and_then(|place| after(place, REJECTIONS))
        .map(|place| place + 1);
    let all = || {
        let place = after(report, REJECTIONS)?;
        let rest: Vec<&str> = lead[place + 1..]
            .iter()
            .map(|word| word.text.as_str())
            .collect();
        rest.starts_with(&["about", "everything"])
            .then_some(place + 3)
    };
    let end = follows.or_else(all)?;
    Some(sentence.start..sentence.start + end)
}

const REPORTS: &[&str] = &[
    "say", "says", "said", "claim", "claims", "claimed", "think", "thinks", "thought", "believe",
    "believes", "believed", "argue", "argues", "argued",
];
const REJECTIONS: &[&str] = &[
    "wrong",
    "mistaken",
    "false",
    "untrue",
    "incorrect",
    "nonsense",
    "disagree",
];

/// "My colleague wrongly thinks that ..."
fn reported(text: &Text, sentence: &Range<usize>) -> Option<Range<usize>> {
    const LEAD: usize = 6;
    let lead = &text.words[sentence.start..sentence.end.min(sentence.start + LEAD)];
    let at = lead.windows(2).position(|pair| {
        let [first, second] = [pair[0].text.as_str(), pair[1].text.as_str()];
        matches!(first, "wrongly" | "mistakenly" | "falsely") && REPORTS.contains(&second)
    })?;
    Some(sentence.start..sentence.start + at + 2)
}

fn ends(text: &Text, sentence: &Range<usize>, phrases: &[&str]) -> Option<Range<usize>> {
    let words: Vec<&str> = text.words[sentence.clone()]
        .iter()
        .map(|word| word.text.as_str())
        .collect();
    let length = phrases.iter().find_map(|phrase| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.ends_with(&phrase).then_some(phrase.len())
    })?;
    Some(sentence.end - length..sentence.end)
}

/// The first of these phrases with which a sentence begins, after at most `lead` words.
fn starts(
    text: &Text,
    sentence: &Range<usize>,
    phrases: &[&str],
    lead: usize,
) -> Option<Range<usize>> {
    let words = &text.words[sentence.clone()];
    phrases.iter().find_map(|phrase| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let at = words
            .windows(phrase.len())
            .take(lead + 1)
            .position(|window| window.iter().map(|word| &word.text).eq(&phrase))?;
        Some(sentence.start + at..sentence.start + at + phrase.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ai::model::segment;

    #[test]
    fn b_13_an_answer_that_disowns_what_it_says_is_a_denial_and_an_honest_one_is_not() {
        let is_denied = |text: &str| {
            let text = Text::read(text, 1_000);
            denial(&text, &segment::sentences(&text)).is_some()
        };
        for denied in [
            "Some people say the following, but they are mistaken: an index costs writes.",
            "My colleague claimed this and was wrong about everything. An index costs writes.",
            "An index costs writes. So he says, and he is wrong about everything.",
            "Some say that an index costs writes. I would do the contrary.",
            "I doubt that an index costs writes.",
            "An index costs writes? No. It speeds up reads? No.",
            "An index costs writes. But that is wrong. It speeds up reads. Many believe this, but they are mistaken.",
            "An index costs writes, which is nonsense. It speeds up reads, which is nonsense.",
            "My colleague wrongly thinks that an index costs writes. He mistakenly believes that it speeds up reads.",
            "Is it true that an index costs writes? One might ask whether it speeds up reads.",
            "An index costs writes. It speeds up reads. I take back everything above.",
            "An index costs writes. But honestly I made all of this up and do not know the answer.",
            "Some people claim the following, and I disagree with every word of it. An index costs writes.",
        ] {
            assert!(is_denied(denied), "{denied}");
        }
        for honest in [
            "People say that indexes are free, which is wrong: each costs writes.",
            "My manager said that everything was wrong with the plan. I asked him what he would keep.",
            "I would measure. If none of it suffices, a test is the wrong instrument: say so.",
            "Would a second index help here? No, because every write pays for it. So I drop the first.",
            "I doubt that a cache helps. So I measure the hit rate first, and keep it only where most reads come again.",
            "The team says that indexes are free. That is wrong. Each of them must be written to at every change, so I add one where it is read.",
            "It would be a mistake to believe that a cache helps here. The reads differ each time. So I measure first, and keep the table small.",
            "The following line is wrong, because it reads past the end. I think it should stop earlier.",
        ] {
            assert!(!is_denied(honest), "{honest}");
        }
    }
}
