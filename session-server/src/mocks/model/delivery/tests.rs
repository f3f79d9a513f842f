use super::*;
use api::mocks::TimedWord;
use proptest::prelude::*;

fn typed(text: &str) -> MockWork {
    MockWork {
        mode: AnswerMode::Typed,
        text: text.to_owned(),
        words: Vec::new(),
        verbatim: false,
        language: None,
        source: None,
        spent_ms: 0,
    }
}

/// Each word takes 300 ms; `pause_after` words comes a silence.
fn spoken(text: &str, pause_after: usize, pause_ms: i64, verbatim: bool) -> MockWork {
    let mut now = 0;
    let timed = text.split_whitespace().enumerate().map(|(at, word)| {
        now += if at == pause_after { pause_ms } else { 0 };
        let start_ms = now;
        now += 300;
        TimedWord {
            text: word.to_owned(),
            start_ms,
            end_ms: now,
        }
    });
    MockWork {
        mode: AnswerMode::Voice,
        words: timed.collect(),
        verbatim,
        ..typed(text)
    }
}

fn cut(text: &str, span: TextSpan) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[span.start as usize..span.end as usize]).unwrap()
}

const PLAIN: &str = "First I would look at the query plan, because a missing index is the usual cause. \
    For example a filter on two columns needs one index over both. But each index makes writes slower, so in the end I measure.";

#[test]
fn fw_1_pace_and_pauses_come_from_the_times_of_the_words() {
    let heard = hear(&spoken(PLAIN, 10, 5_000, false), Form::Answer);
    let words = PLAIN.split_whitespace().count();
    let seconds = words as f64 * 0.3 + 5.0;
    assert_eq!(heard.delivery.seconds, Some(seconds));
    assert_eq!(
        (heard.delivery.pauses, heard.delivery.longest_pause_ms),
        (1, 5_000)
    );
    let rate = heard.delivery.words_per_minute.unwrap();
    assert!((rate - words as f64 / seconds * 60.0).abs() < 1e-9);
    assert!(
        heard
            .advice
            .iter()
            .any(|advice| advice.message.contains("longest silence took 5 s"))
    );
    let typed = hear(&typed(PLAIN), Form::Answer).delivery;
    assert_eq!(
        (typed.seconds, typed.words_per_minute, typed.pauses),
        (None, None, 0)
    );
}

#[test]
fn fw_1_times_that_tell_nothing_of_a_pace_are_not_held_against_anybody() {
    let at = |length_ms: i64| {
        let mut work = spoken(PLAIN, 0, 0, false);
        for word in &mut work.words {
            (word.start_ms, word.end_ms) = (0, 0);
        }
        work.words.last_mut().unwrap().end_ms = length_ms;
        hear(&work, Form::Answer)
    };
    for length_ms in [0, 5_000, 60 * 60 * 1_000] {
        let heard = at(length_ms);
        assert_eq!(heard.delivery.words_per_minute, None, "{length_ms}");
        assert!(
            !heard.clarity.why.contains("a minute"),
            "{:?}",
            heard.clarity
        );
    }
}

#[test]
fn fw_1_fillers_are_counted_in_verbatim_transcripts_alone() {
    let text = format!("Um so er I {PLAIN}");
    assert_eq!(
        hear(&spoken(&text, 0, 0, true), Form::Answer)
            .delivery
            .fillers,
        Some(2)
    );
    assert_eq!(
        hear(&spoken(&text, 0, 0, false), Form::Answer)
            .delivery
            .fillers,
        None
    );
    assert_eq!(hear(&typed(&text), Form::Answer).delivery.fillers, None);
}

#[test]
fn b_13_b_15_hedges_and_repetitions_lower_clarity_and_are_shown() {
    let direct = hear(&typed(PLAIN), Form::Answer);
    assert_eq!(direct.clarity.score, Some(100.0));
    assert_eq!(direct.structure.score, Some(100.0));
    let text = "\u{1f600} I think maybe we have to we have to add an index, I guess, or something like that, \
        probably on the the two columns, kind of.";
    let heard = hear(&typed(text), Form::Answer);
    assert!(heard.clarity.score.unwrap() < 60.0, "{heard:?}");
    let shown: Vec<String> = heard
        .advice
        .iter()
        .filter_map(|advice| Some(cut(text, advice.span?)))
        .collect();
    assert!(shown.contains(&"I think".to_owned()), "{shown:?}");
    assert!(
        shown.contains(&"we have to we have to".to_owned()),
        "{shown:?}"
    );
    assert_eq!(
        hear(
            &typed("It is very very slow, as tries multiply: 4 times 4 times 4."),
            Form::Answer
        )
        .delivery
        .repetitions,
        0
    );
}

#[test]
fn fw_1_a_told_event_has_four_parts() {
    let story = "When I was at my last company, the payments page failed every Friday and I had to find out why within a week. \
        I measured the queue, I wrote a small load test and I showed the team where it stalled. \
        In the end failures dropped from forty a week to none.";
    let heard = hear(&typed(story), Form::Event);
    assert_eq!(heard.structure.score, Some(100.0), "{heard:?}");
    let vague = "I am a team player who values quality and communication and always gives everything for the product and users.";
    let heard = hear(&typed(vague), Form::Event);
    assert!(heard.structure.score.unwrap() <= 25.0, "{heard:?}");
    assert!(heard.structure.why.contains("result"));
    assert_eq!(hear(&typed(story), Form::Answer).delivery.star, None);
}

#[test]
fn fw_1_nobody_who_wrote_no_we_is_told_to_leave_it_out() {
    let told = |text: &str| {
        let advice = hear(&typed(text), Form::Event).advice;
        advice
            .iter()
            .any(|advice| advice.message.contains("we\u{201d}"))
    };
    assert!(told(
        "When I was new, the export failed and we decided to write it again. It works now."
    ));
    let notes = "- Invoicing tool, 2 yrs ago. Vendor pilot on the same accounts: 8 of 9 found. My call: the rule first.";
    assert!(!told(notes));
    let star = hear(&typed(notes), Form::Event).delivery.star.unwrap();
    assert!(star.situation, "{star:?}");
}

#[test]
fn b_13_b_15_what_an_answer_lacks_is_said_where_it_would_help() {
    let text = "Use a queue between the two services. Messages are then kept while the second one is down. \
        Nobody loses an order on the way.";
    let heard = hear(&typed(text), Form::Answer);
    let said: Vec<(String, &str)> = heard
        .advice
        .iter()
        .map(|advice| {
            (
                advice.span.map_or_else(String::new, |span| cut(text, span)),
                advice.message.as_str(),
            )
        })
        .collect();
    let at = |part: &str| {
        said.iter()
            .find(|(_, message)| message.contains(part))
            .map(|(place, _)| place.as_str())
    };
    assert_eq!(
        at("without its reason"),
        Some("Messages are then kept while the second one is down"),
        "{said:?}"
    );
    assert_eq!(
        at("What does this cost"),
        Some("Use a queue between the two services"),
        "{said:?}"
    );
    assert!(at("add one sentence").is_none());
    assert!(
        heard.structure.why.contains("it lacks reasons"),
        "{}",
        heard.structure.why
    );
    let lengthened = format!(
        "{text} That is because the queue writes to disk first, which costs some milliseconds, say 5."
    );
    let better = hear(&typed(&lengthened), Form::Answer);
    assert!(better.structure.score > heard.structure.score, "{better:?}");
}

#[test]
fn b_13_an_explanation_of_a_program_is_not_asked_for_cases_from_work() {
    let text = "The check compares letters, so a folder whose name goes on after the root passes. I would accept the root itself, \
        or what begins with the root and a slash. I would test neighbours that begin alike and paths which leave and return.";
    let messages = |form| {
        let advice = hear(&typed(text), form).advice;
        advice
            .into_iter()
            .map(|advice| advice.message)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert!(messages(Form::Answer).contains("Make this concrete"));
    let told = messages(Form::Explanation);
    assert!(
        !told.contains("Make this concrete") && !told.contains("cost"),
        "{told}"
    );
    let both = hear(&typed(text), Form::Explanation).structure.score
        > hear(&typed(text), Form::Answer).structure.score;
    assert!(both);
}

#[test]
fn a_path_is_one_name() {
    let said = |text: &str| {
        words::words(text)
            .into_iter()
            .map(|word| word.lower)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        said("in /etc/hosts, and/or /x"),
        ["in", "/etc/hosts", "and", "or", "/x"]
    );
    assert_eq!(said("a / b"), ["a", "b"]);
}

#[test]
fn b_13_words_that_name_nothing_and_sentences_without_an_end_lower_clarity() {
    let vague = "We need to handle it properly and do things with the stuff in the database, and so on, so that something works fine.";
    let heard = hear(&typed(vague), Form::Answer);
    assert!(heard.clarity.score.unwrap() <= 80.0, "{:?}", heard.clarity);
    assert!(
        heard
            .advice
            .iter()
            .any(|advice| advice.span.is_some_and(|span| cut(vague, span) == "things"))
    );
    let endless = format!(
        "{} and then it stops.",
        "one row after the other is read and compared with what is known of it ".repeat(4)
    );
    let heard = hear(&typed(&endless), Form::Answer);
    assert!(
        heard.clarity.why.contains("a sentence of"),
        "{:?}",
        heard.clarity
    );
    // A recogniser that sets no marks.
    let unmarked = endless.replace('.', "");
    let heard = hear(&spoken(&unmarked, 0, 0, false), Form::Answer);
    assert!(
        !heard.clarity.why.contains("sentence"),
        "{:?}",
        heard.clarity
    );
}

#[test]
fn fw_1_marks_between_two_words_keep_them_apart() {
    let text = "I send a message. A message tells the other side what to do, and one read, one read only, follows in Node.js \
        after 1.5 seconds - as I measured.";
    let heard = hear(&typed(text), Form::Answer);
    assert_eq!(heard.delivery.repetitions, 0, "{heard:?}");
    assert_eq!(heard.clarity.score, Some(100.0), "{heard:?}");
    // The dash is no word, and neither name nor figure ends a sentence.
    assert!(
        heard.clarity.why.contains("15 words a sentence"),
        "{}",
        heard.clarity.why
    );
    assert_eq!(heard.delivery.words, 30);
}

#[test]
fn b_13_another_language_is_not_told_to_be_clear() {
    let text = "Minden k\u{e9}r\u{e9}s kap egy azonos\u{ed}t\u{f3}t, amely v\u{e9}gigmegy mindk\u{e9}t szolg\u{e1}ltat\u{e1}son \u{e9}s a soron is, \
        \u{ed}gy minden sor megtal\u{e1}lhat\u{f3}.";
    let heard = hear(&typed(text), Form::Answer);
    assert_eq!((heard.clarity.score, heard.structure.score), (None, None));
    assert!(heard.advice.is_empty());
}

#[test]
fn a_few_words_are_not_judged() {
    let heard = hear(&typed("It depends."), Form::Answer);
    assert_eq!((heard.clarity.score, heard.structure.score), (None, None));
}

proptest! {
    #[test]
    fn whatever_is_said_spans_lie_in_the_text(text in "\\PC{0,400}", form in prop_oneof![Just(Form::Answer), Just(Form::Explanation), Just(Form::Event)]) {
        let heard = hear(&typed(&text), form);
        let units = text.encode_utf16().count() as u32;
        for span in heard.advice.iter().filter_map(|advice| advice.span) {
            prop_assert!(span.start < span.end && span.end <= units);
        }
        for score in [heard.clarity.score, heard.structure.score].into_iter().flatten() {
            prop_assert!((0.0..=100.0).contains(&score));
        }
    }
}
