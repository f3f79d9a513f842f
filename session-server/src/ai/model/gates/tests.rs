use super::*;

const REFERENCE: &str = "An index over both columns answers the query from the index alone. Each index makes every write \
    slower, because it is kept in step. So I look at the plan first, then add one index, and measure the writes again.";
const HINT: &str = "One index over both columns";

fn checked(answer: &str) -> Gated {
    let read = |text: &str| Text::read(text, 10_000);
    let (question, reference) = (read("Why is the report slow?"), read(REFERENCE));
    let known = Known {
        question: &question,
        reference: &reference,
        wordings: &[],
        labels: &[],
        shelf: &Shelf::default(),
        hints: &[read(HINT)],
    };
    check(&read(answer), &known)
}

fn gated(answer: &str) -> Vec<Gate> {
    let hits = checked(answer).hits.into_iter();
    hits.map(|hit| hit.gate).collect()
}

#[test]
fn b_13_notes_in_words_of_ones_own_are_no_list() {
    let notes = "plan first -> seq scan on 40M rows. index (clinic, day), covering. cost: +8% per insert, measured. \
        2nd: report reads a replica, lag 3 s OK. no hint in SQL, planner knows.";
    assert_eq!(gated(notes), []);
    let list = "index, columns, query, plan, writes, slower, measure, index alone, both columns, every write, add index, \
        plan first, query plan, write step, measure writes";
    assert!(gated(list).contains(&Gate::KeywordList));
}

#[test]
fn b_13_one_frame_around_terms_makes_no_sentence() {
    let frame = "It is the index and the columns and the query and the plan and the writes and the step and the measure \
        and the index alone and the plan and the query";
    assert!(gated(frame).contains(&Gate::KeywordList));
}

#[test]
fn b_13_pieces_of_the_reference_in_another_order_are_no_answer() {
    let words: Vec<&str> = REFERENCE.split_whitespace().collect();
    let pieces: Vec<&[&str]> = words.chunks(4).collect();
    let mixed: Vec<&str> = (0..pieces.len())
        .flat_map(|at| pieces[at * 7 % pieces.len()])
        .copied()
        .collect();
    assert_ne!(pieces.len() % 7, 0);
    assert_eq!(gated(&mixed.join(" ")), [Gate::Shuffled]);
    assert_eq!(gated(REFERENCE), []);
}

#[test]
fn b_13_words_of_the_reference_by_chance_are_no_answer() {
    // Hardly any grammar, no marks, and an order that looks like one.
    let salad = "answers query index alone columns plan look first index writes slower because makes measure kept step \
        every write both over again";
    assert_eq!(gated(salad), [Gate::Shuffled]);
    let own = "I read the plan first. One index over both columns means the rows are never touched, but each insert then \
        pays for it, so I time the writes before and after.";
    assert_eq!(gated(own), []);
}

#[test]
fn b_13_another_language_is_told_apart_from_notes() {
    let german = "Ein Index \u{fc}ber beide Spalten beantwortet die Abfrage allein, und jeder weitere macht das Schreiben \
        langsamer, weshalb ich zuerst in den Plan sehe.";
    assert_eq!(gated(german), [Gate::OtherLanguage]);
}

#[test]
fn b_13_a_hint_that_is_repeated_is_no_evidence() {
    let excluded = |answer: &str| checked(answer).excluded;
    assert!(
        excluded("One index over both columns.")
            .iter()
            .all(|is| *is)
    );
    let own = "I put one index over both columns, so the rows themselves are never read, and I drop the older one.";
    assert!(excluded(own).iter().all(|is| !is));
}
