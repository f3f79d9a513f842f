//! What a document may hold, and of whom.

use super::*;

/// An update in which each of `clients` writes a letter.
fn crowd(clients: std::ops::Range<u64>) -> Vec<u8> {
    let mut out = Vec::new();
    put_integer(&mut out, clients.end - clients.start);
    for client in clients {
        put_integer(&mut out, 1);
        put_integer(&mut out, client);
        put_integer(&mut out, 0);
        text_item(Some("f1"), None, "x").write(&mut out);
    }
    out.push(0);
    out
}

#[test]
fn nobody_uses_up_the_clients_of_others() {
    let mut state = with_hello();
    let too_many = Err(Refusal::TooManyClients);
    let via = |restoring| Via::Sync {
        author: 1,
        restoring,
    };
    assert_eq!(accept(&mut state, &crowd(100..102), Via::Edit(1)), too_many);
    assert_eq!(accept(&mut state, &crowd(100..4195), via(false)), too_many);
    // By one's own pages, one after the other, by cursors and by answers.
    for client in 100..130 {
        accept(&mut state, &crowd(client..client + 1), Via::Edit(1)).unwrap();
        assert_eq!(state.claim(client + 100, 1), Claim::New);
    }
    accept(&mut state, &crowd(300..304), via(false)).unwrap();
    assert_eq!(accept(&mut state, &crowd(400..401), Via::Edit(1)), too_many);
    assert_eq!(accept(&mut state, &crowd(400..401), via(false)), too_many);
    assert_eq!(state.claim(400, 1), Claim::Taken);
    // What they have goes on.
    let more = update(100, 1, text_item(None, Some((100, 0)), "y"));
    accept(&mut state, &more, Via::Edit(1)).unwrap();

    // After a crash anybody brings what others wrote, and those others have theirs all the same.
    accept(&mut state, &crowd(1000..5000), via(true)).unwrap();
    assert_eq!(accept(&mut state, &crowd(5000..5100), via(true)), too_many);
    for author in [0, 2] {
        let page = 9000 + u64::from(author);
        accept(&mut state, &crowd(page..page + 1), Via::Edit(author)).unwrap();
        assert_eq!(state.claim(page + 100, author), Claim::New);
    }
}

#[test]
fn a_full_document_takes_no_more_until_something_is_deleted() {
    let mut state = State::new(4096);
    state.add_file("f1");
    let line = "x".repeat(500);
    let mut clock = 0;
    let full = loop {
        let (root, origin) = match clock {
            0 => (Some("f1"), None),
            _ => (None, Some((5, clock - 1))),
        };
        match accept(
            &mut state,
            &update(5, clock, text_item(root, origin, &line)),
            Via::Edit(0),
        ) {
            Ok(_) => clock += 500,
            Err(refusal) => break refusal,
        }
    };
    assert_eq!(full, Refusal::Full);
    assert!(state.bytes() <= 4096 && clock >= 3000);
    let mut delete = vec![0, 1, 5, 1, 0];
    put_integer(&mut delete, 2000);
    accept(&mut state, &delete, Via::Edit(0)).unwrap();
    let more = update(5, clock, text_item(None, Some((5, clock - 1)), &line));
    assert_eq!(
        accept(&mut state, &more, Via::Edit(0)).unwrap().news,
        News::Whole
    );
}

#[test]
fn merging_a_log_lets_go_of_what_was_deleted_in_it() {
    let mut state = state();
    let page = "x".repeat(60_000);
    for round in 0..100u32 {
        let clock = round * 60_000;
        let mut churn = match clock {
            0 => update(5, 0, text_item(Some("f1"), None, &page)),
            _ => update(5, clock, text_item(None, Some((5, clock - 1)), &page)),
        };
        churn.pop();
        churn.extend([1, 5, 1]);
        put_integer(&mut churn, u64::from(clock));
        put_integer(&mut churn, 60_000);
        accept(&mut state, &churn, Via::Log).unwrap();
        assert!(state.encode().len() <= (1 << 20) + 2 * page.len());
    }
    assert_eq!(state.next(5), 6_000_000);
}

#[test]
fn deletions_that_take_more_than_they_give_are_refused_when_the_document_is_full() {
    let mut state = State::new(4096);
    state.add_file("f1");
    let text = "x".repeat(2000);
    let first = update(5, 0, text_item(Some("f1"), None, &text));
    accept(&mut state, &first, Via::Edit(0)).unwrap();
    let delete = |start: u64, len| {
        let mut out = vec![0, 1, 5, 1];
        put_integer(&mut out, start);
        put_integer(&mut out, len);
        out
    };
    let every_other = (0..1000).map(|at| delete(2 * at, 1));
    let mut outcomes = every_other.map(|update| accept(&mut state, &update, Via::Edit(0)));
    let refused = outcomes.find_map(Result::err);
    assert_eq!(refused, Some(Refusal::Full));
    drop(outcomes);
    // Letting go of every other letter splits the text, which then takes more than before.
    assert!(state.bytes() <= 2 * 4096);
    // All of it may go, and leaves room.
    accept(&mut state, &delete(0, 2000), Via::Edit(0)).unwrap();
    let again = update(5, 2000, text_item(None, Some((5, 1999)), &text));
    accept(&mut state, &again, Via::Edit(0)).unwrap();
}
