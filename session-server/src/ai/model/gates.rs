//! What is no answer, whatever words it has. Each rule names the words that triggered it and caps the score; what they are
//! is no evidence either.

use super::{
    Gate, GateHit, Span, order,
    phrases::{self, Phrases},
    polarity::{Repetition, Source},
    segment,
    shelf::Shelf,
    text::{Text, Word},
};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

/// Fewer words than the first may well be all that was asked for; than the second, if they have any grammar.
const FEWEST_TERMS: usize = 5;
const FEWEST_LISTED: usize = 20;
const NO_GRAMMAR: f64 = 0.05;
/// Whatever is gated stays below what a third of the points brings.
pub const CAP: f64 = 25.0;
const DONT_KNOW_CAP: f64 = 10.0;
/// Words of an answer that says no more than that it does not know.
const DONT_KNOW_WORDS: usize = 40;
const PASS_WORDS: usize = 6;
/// A run of so many words of the question is copied from it.
const COPIED_RUN: usize = 5;
/// Order of shuffled words is about 0, of sentences .4 and more (see [`order`]): the more words, the surer.
const ORDERLY: f64 = 0.12;
const ORDERLY_FEW: f64 = -0.02;
const FEW: usize = 32;
/// Words of one source in an order of less than this, with half of its neighbours lost, were shuffled.
const JUMBLED_ORDER: f64 = 0.2;
/// A list of terms may have a little more order than shuffled sentences.
const LIST_ORDER: f64 = 0.22;
/// Order is looked at in so many words at a time.
const WINDOW: usize = 40;
/// Of the words, so many in runs of another question's model answer make the answer that one.
const ANOTHERS: f64 = 0.5;
/// Shares of grammar that texts have: lists of terms less than the first, sentences and shuffled ones more than the second.
const LIST_GRAMMAR: f64 = 0.18;
const SENTENCE_GRAMMAR: f64 = 0.27;
/// Lists of phrases have less.
const LISTED_GRAMMAR: f64 = 0.34;
/// Of the content words of what has no order, or of a row of terms, so many are the question's own: whoever shuffles or
/// lists has nothing else. Notes in words of one's own have .4 to .7.
const THEIRS: f64 = 0.75;
/// Lists of phrases may be notes: of those by people who know, up to .9 are.
const THEIRS_LISTED: f64 = 0.92;
/// Of so many words without order or grammar it does not matter whose they are: notes are shorter, and have some of both.
const LONG: usize = 80;
/// Share of the most frequent word of grammar: "the" has .14 at most in 581 labelled answers.
const FRAME: f64 = 0.18;
/// Texts in another language have English words by chance alone.
const FEWEST_OTHER: usize = 10;
/// Shares of grammar and of the question's own words; English answers in other words have .35 and .13 at least, notes .15
/// and .28. "A" and "is" are words of many languages.
const OTHER: [(f64, f64); 2] = [(0.1, 0.25), (0.22, 0.08)];
/// In a sentence of more words negators say nothing of the whole: it has no marks, and is several.
const LONGEST_COMPARED: usize = 40;
/// Of the words that repeat the reference, so many with the opposite sense make the answer its opposite.
const OPPOSITE: f64 = 0.3;

/// What the answer is compared with.
pub struct Known<'a> {
    pub question: &'a Text,
    pub reference: &'a Text,
    /// The points, in all their wordings.
    pub wordings: &'a [Text],
    /// Their headings.
    pub labels: &'a [Text],
    /// Model answers to other questions.
    pub shelf: &'a Shelf,
    /// What the candidate was told.
    pub hints: &'a [Text],
}

impl Known<'_> {
    /// Of the content words of `words`, how many the question, its reference or its points have.
    fn share_of<'w>(&self, words: impl IntoIterator<Item = &'w Word>) -> f64 {
        let mut theirs = stems(&self.reference.words);
        theirs.extend(stems(&self.question.words));
        for text in self.wordings.iter().chain(self.labels) {
            theirs.extend(stems(&text.words));
        }
        let content: Vec<&Word> = words.into_iter().filter(|word| word.is_content).collect();
        let taken = content
            .iter()
            .filter(|word| theirs.contains(word.stem.as_str()))
            .count();
        taken as f64 / content.len().max(1) as f64
    }
}

#[derive(Debug, Default)]
pub struct Gated {
    pub hits: Vec<GateHit>,
    /// Words of the answer that are no evidence.
    pub excluded: Vec<bool>,
    /// Words that repeat the reference or a point in the opposite sense.
    pub opposite: Vec<bool>,
}

pub fn check(answer: &Text, known: &Known<'_>) -> Gated {
    let mut gated = Gated {
        hits: Vec::new(),
        excluded: vec![false; answer.words.len()],
        opposite: vec![false; answer.words.len()],
    };
    if answer.words.is_empty() {
        gated.hit(Gate::Empty, 0.0, answer, &[]);
        return gated;
    }
    if is_other_language(answer, known) {
        gated.hit(Gate::OtherLanguage, CAP, answer, &[]);
    }
    let sentences = segment::sentences(answer);
    gated.hints(answer, known);
    gated.instructions(answer, &sentences);
    gated.dont_know(answer, known);
    gated.question(answer, known);
    gated.order(answer, known);
    gated.list(answer, known);
    gated.anothers(answer, known);
    gated.negation(answer, known, &sentences);
    gated
}

impl Gated {
    fn hit(&mut self, gate: Gate, cap: f64, answer: &Text, words: &[Range<usize>]) {
        const MOST: usize = 12;
        let spans = words.iter().filter(|range| !range.is_empty()).take(MOST);
        let words: Vec<Span> = spans
            .map(|range| answer.span(range.start, range.end))
            .collect();
        self.hits.push(GateHit { gate, cap, words });
    }

    fn exclude(&mut self, words: Range<usize>) {
        self.excluded[words].fill(true);
    }

    fn instructions(&mut self, answer: &Text, sentences: &[Range<usize>]) {
        let found: Vec<Range<usize>> = sentences
            .iter()
            .filter(|sentence| phrases::is_instruction(answer, (*sentence).clone()))
            .cloned()
            .collect();
        let words: usize = found.iter().map(Range::len).sum();
        found.iter().for_each(|range| self.exclude(range.clone()));
        if 4 * words >= answer.words.len() {
            self.hit(Gate::Instruction, CAP, answer, &found);
        }
    }

    /// Who repeats a hint says nothing.
    fn hints(&mut self, answer: &Text, known: &Known<'_>) {
        for unit in segment::units(answer) {
            let said = stems(&answer.words[unit.clone()]);
            let is_hint = known.hints.iter().any(|hint| {
                let hint = stems(&hint.words);
                let both = hint.intersection(&said).count();
                4 * both >= 3 * said.len() && 3 * both >= 2 * hint.len() && both > 1
            });
            if is_hint {
                self.exclude(unit);
            }
        }
    }

    fn dont_know(&mut self, answer: &Text, known: &Known<'_>) {
        if answer.words.len() > DONT_KNOW_WORDS {
            return;
        }
        let passes = || {
            Phrases::PASS
                .find(&answer.words)
                .filter(|_| answer.words.len() <= PASS_WORDS)
        };
        let found = Phrases::DONT_KNOW
            .find(&answer.words)
            .map(|place| (place, 4));
        // "Pass by reference" is an answer.
        let Some((place, few)) = found.or_else(|| Some((passes()?, 1))) else {
            return;
        };
        let asked = stems(&known.question.words);
        let others = answer.words.iter().enumerate().filter(|(at, word)| {
            !place.contains(at) && word.is_content && !asked.contains(word.stem.as_str())
        });
        let is_padding = |word: &Word| Phrases::PADDING.has(&word.text);
        if others.filter(|(_, word)| !is_padding(word)).count() < few {
            self.hit(Gate::DontKnow, DONT_KNOW_CAP, answer, &[place]);
        }
    }

    fn question(&mut self, answer: &Text, known: &Known<'_>) {
        let copied = copied(&answer.words, &known.question.words);
        let all = answer.words.iter().filter(|word| word.is_content).count();
        let content = |at: &usize| answer.words[*at].is_content;
        let in_runs = (0..answer.words.len())
            .filter(|at| copied[*at])
            .filter(content)
            .count();
        for (at, copied) in copied.iter().enumerate() {
            self.excluded[at] |= copied;
        }
        let asked = stems(&known.question.words);
        let repeated = answer
            .words
            .iter()
            .filter(|word| word.is_content && asked.contains(word.stem.as_str()))
            .count();
        let own: HashSet<&str> = stems(&known.reference.words)
            .difference(&asked)
            .copied()
            .collect();
        let said = stems(&answer.words);
        let own_said = own.intersection(&said).count();
        // A short answer may repeat the question around the one word that was asked for.
        let is_copy = all >= 4 && 4 * in_runs >= 3 * all && (own_said == 0 || in_runs >= 12);
        let asked_said = asked.intersection(&said).count();
        let is_echo = 20 * repeated >= 17 * all && 5 * asked_said >= 3 * asked.len();
        let says_nothing_else = is_echo && !own.is_empty() && 5 * own_said < own.len();
        if is_copy || says_nothing_else {
            self.hit(
                Gate::QuestionCopied,
                CAP,
                answer,
                &runs(&copied, answer.words.len()),
            );
        }
    }

    /// Most of it is about something else.
    pub fn beside(&mut self, answer: &Text) {
        let all = 0..answer.words.len();
        self.hit(Gate::Beside, CAP, answer, std::slice::from_ref(&all));
    }

    fn order(&mut self, answer: &Text, known: &Known<'_>) {
        let mut unordered = vec![false; answer.words.len()];
        let windows = answer.words.len().div_ceil(WINDOW).max(1);
        for window in 0..windows {
            let (from, to) = (
                window * answer.words.len() / windows,
                (window + 1) * answer.words.len() / windows,
            );
            let words = &answer.words[from..to];
            let least = if words.len() < FEW {
                ORDERLY_FEW
            } else {
                ORDERLY
            };
            // A few terms in a row have little of both.
            let has_grammar = answer.words.len() >= LONG || grammar(words) >= SENTENCE_GRAMMAR;
            let is_mixed = order::order(words).is_some_and(|order| order < least && has_grammar);
            if is_mixed && words.len() >= 2 * order::FEWEST {
                unordered[from..to].fill(true);
            }
        }
        let mut sources = std::iter::once(known.reference).chain(known.wordings);
        let wordings: Vec<&Word> = known.wordings.iter().flat_map(|text| &text.words).collect();
        let reference: Vec<&Word> = known.reference.words.iter().collect();
        if sources.any(|source| is_jumbled(&answer.words, &source.words))
            || is_salad(&answer.words, &wordings)
            || is_salad(&answer.words, &reference)
            || is_rearranged(&answer.words, &known.reference.words)
        {
            unordered.fill(true);
        }
        let count = unordered.iter().filter(|is| **is).count();
        let mixed: Vec<&Word> = answer
            .words
            .iter()
            .zip(&unordered)
            .filter_map(|(word, is)| is.then_some(word))
            .collect();
        let all = answer.words.len();
        let is_long = all >= LONG && 3 * count >= 2 * all;
        if is_long || 5 * count >= 2 * all && known.share_of(mixed.iter().copied()) >= THEIRS {
            self.hit(Gate::Shuffled, CAP, answer, &runs(&unordered, 0));
        }
    }

    /// Terms of the reference, or headings of the points, in a row: notes have words of their own.
    fn list(&mut self, answer: &Text, known: &Known<'_>) {
        let words = &answer.words;
        if words.len() < FEWEST_TERMS {
            return;
        }
        let taken = known.share_of(words);
        let is_row = grammar(words) <= LIST_GRAMMAR
            && order::order(words).is_some_and(|order| order < LIST_ORDER);
        let is_stuffed = match words.len() {
            FEWEST_LISTED.. if is_frame(words) && taken >= THEIRS => true,
            FEWEST_LISTED.. => {
                is_row && (taken >= THEIRS || words.len() >= LONG)
                    || (is_list(answer) && taken >= THEIRS_LISTED)
            }
            _ => {
                grammar(words) <= NO_GRAMMAR
                    && grammar(&known.reference.words) > LIST_GRAMMAR
                    && taken == 1.0
            }
        };
        // Where a list was asked for, a list is the answer.
        if is_stuffed && !is_list(known.reference) {
            let all = 0..words.len();
            self.hit(Gate::KeywordList, CAP, answer, std::slice::from_ref(&all));
        }
    }

    fn anothers(&mut self, answer: &Text, known: &Known<'_>) {
        let own = Shelf::of(std::iter::once(known.reference).chain(known.wordings));
        let theirs = known.shelf.runs_of(&answer.words, &own);
        let count = theirs.iter().filter(|is| **is).count();
        if count as f64 >= ANOTHERS * answer.words.len() as f64 {
            self.hit(Gate::AnotherQuestion, CAP, answer, &runs(&theirs, 0));
        }
    }

    fn negation(&mut self, answer: &Text, known: &Known<'_>, sentences: &[Range<usize>]) {
        let mut source = Source::default();
        for text in std::iter::once(known.reference).chain(known.wordings) {
            let whole = segment::sentences(text);
            for sentence in &whole {
                let clauses = segment::clauses(text, sentence.clone());
                if clauses.len() > 1 {
                    source.add(text, &clauses);
                }
            }
            source.add(text, &whole);
        }
        let (mut same, mut opposite) = (0, Vec::new());
        for sentence in sentences {
            let mut compare =
                |range: Range<usize>| match source.compare(&answer.words[range.clone()]) {
                    Repetition::None => false,
                    Repetition::Same => {
                        same += range.len();
                        true
                    }
                    Repetition::Opposite => {
                        opposite.push(range);
                        true
                    }
                };
            let is_run_on = sentence.len() > LONGEST_COMPARED;
            if is_run_on || !compare(sentence.clone()) {
                for clause in segment::clauses(answer, sentence.clone()) {
                    compare(clause);
                }
            }
        }
        for range in &opposite {
            self.opposite[range.clone()].fill(true);
        }
        let words: usize = opposite.iter().map(Range::len).sum();
        let repeated = (words + same) as f64;
        if words as f64 >= OPPOSITE * repeated && 5 * words >= answer.words.len() {
            self.hit(Gate::Negated, CAP, answer, &opposite);
        } else if let Some(place) = phrases::denial(answer, sentences) {
            self.hit(Gate::Negated, CAP, answer, &[place]);
        }
    }
}

/// Hardly a word of English grammar, and hardly one of the question's own.
fn is_other_language(answer: &Text, known: &Known<'_>) -> bool {
    let (grammar, shared) = (grammar(&answer.words), known.share_of(&answer.words));
    let is_like = |(least, most): (f64, f64)| grammar < least && shared < most;
    answer.words.len() >= FEWEST_OTHER && OTHER.into_iter().any(is_like)
}

/// One word of grammar again and again between terms: "X and Y and Z", "it is X, it is Y".
fn is_frame(words: &[Word]) -> bool {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in words.iter().filter(|word| !word.is_content) {
        *counts.entry(&word.text).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or(0);
    most as f64 >= FRAME * words.len() as f64
}

pub fn stems(words: &[Word]) -> HashSet<&str> {
    let content = words.iter().filter(|word| word.is_content);
    content.map(|word| word.stem.as_str()).collect()
}

/// Share of words that belong to grammar.
fn grammar(words: &[Word]) -> f64 {
    let count = words
        .iter()
        .filter(|word| order::is_grammar(&word.text))
        .count();
    count as f64 / words.len().max(1) as f64
}

/// Mostly short pieces, and not the grammar of sentences.
fn is_list(text: &Text) -> bool {
    10 * listed(text) >= 6 * text.words.len() && grammar(&text.words) < LISTED_GRAMMAR
}

/// Words in short pieces between marks that have no verb of grammar.
fn listed(answer: &Text) -> usize {
    const SHORT: usize = 7;
    let (mut listed, mut start) = (0, 0);
    for at in 0..answer.words.len() {
        let is_end = answer
            .after(at)
            .iter()
            .any(|c| !c.is_whitespace() && !matches!(c, '-' | '\'' | '"' | '_'));
        if is_end || at + 1 == answer.words.len() {
            let piece = &answer.words[start..=at];
            if piece.len() <= SHORT && !piece.iter().any(|word| order::makes_sentences(&word.text))
            {
                listed += piece.len();
            }
            start = at + 1;
        }
    }
    listed
}

/// Which words are part of a run that the question has, too.
fn copied(words: &[Word], question: &[Word]) -> Vec<bool> {
    let mut copied = vec![false; words.len()];
    let runs: HashSet<Vec<&str>> = question
        .windows(COPIED_RUN)
        .map(|run| run.iter().map(|word| word.text.as_str()).collect())
        .collect();
    for (at, run) in words.windows(COPIED_RUN).enumerate() {
        let run: Vec<&str> = run.iter().map(|word| word.text.as_str()).collect();
        if runs.contains(&run) {
            copied[at..at + COPIED_RUN].fill(true);
        }
    }
    copied
}

/// Nearly all words of `source`, and few of its neighbours: chance keeps some.
fn is_jumbled(words: &[Word], source: &[Word]) -> bool {
    const FEWEST: usize = 7;
    if words.len() < FEWEST || source.len() < FEWEST {
        return false;
    }
    let known: HashSet<&str> = source.iter().map(|word| word.text.as_str()).collect();
    let shared = words
        .iter()
        .filter(|word| known.contains(word.text.as_str()))
        .count();
    let said = stems(words);
    let theirs = stems(source);
    let said_of_theirs = theirs.intersection(&said).count();
    if 100 * shared < 85 * words.len() || 10 * said_of_theirs < 6 * theirs.len() {
        return false;
    }
    let pairs: HashSet<(&str, &str)> = source
        .windows(2)
        .map(|pair| (pair[0].text.as_str(), pair[1].text.as_str()))
        .collect();
    let kept = words
        .windows(2)
        .filter(|pair| pairs.contains(&(pair[0].text.as_str(), pair[1].text.as_str())))
        .count();
    let all = words.len() - 1;
    let is_mixed = order::order(words).is_some_and(|order| order < JUMBLED_ORDER);
    4 * kept < all || (is_mixed && 20 * kept < 9 * all)
}

/// Nothing but words of `source`, and hardly two of them side by side as they are there.
fn is_salad(words: &[Word], source: &[&Word]) -> bool {
    const FEWEST: usize = 20;
    let pairs: HashSet<(&str, &str)> = source
        .windows(2)
        .map(|pair| (pair[0].stem.as_str(), pair[1].stem.as_str()))
        .collect();
    let known: HashSet<&str> = source.iter().map(|word| word.stem.as_str()).collect();
    let shared = words
        .iter()
        .filter(|word| known.contains(word.stem.as_str()))
        .count();
    let kept = words
        .windows(2)
        .filter(|pair| pairs.contains(&(pair[0].stem.as_str(), pair[1].stem.as_str())))
        .count();
    words.len() >= FEWEST && 100 * shared >= 95 * words.len() && 5 * kept < words.len()
}

/// Nearly all words of `source` in another order, however long the pieces are that were kept: of the words that are there
/// once, many stand before the one that they follow.
fn is_rearranged(words: &[Word], source: &[Word]) -> bool {
    const FEWEST: usize = 12;
    let mut places: HashMap<&str, Option<usize>> = HashMap::new();
    for (at, word) in source.iter().enumerate() {
        let place = places.entry(&word.text).or_insert(Some(at));
        if *place != Some(at) {
            *place = None;
        }
    }
    let known = words
        .iter()
        .filter(|word| places.contains_key(word.text.as_str()))
        .count();
    let order: Vec<usize> = words
        .iter()
        .filter_map(|word| places.get(word.text.as_str()).copied().flatten())
        .collect();
    let single = places.values().flatten().count();
    let back = order.windows(2).filter(|pair| pair[1] < pair[0]).count();
    order.len() >= FEWEST
        && 2 * order.len() >= single
        && 100 * known >= 80 * words.len()
        && 100 * back >= 12 * order.len()
}

/// Ranges of marked words; without any, the first `all`.
fn runs(marked: &[bool], all: usize) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in marked.iter().enumerate().filter(|(_, is)| **is) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    if runs.is_empty() {
        runs.push(0..all);
    }
    runs
}

#[cfg(test)]
mod tests;
