//! C-6: what the server keeps is what yrs, an independent implementation, makes of the same updates.

mod bounds;

use super::*;
use crate::rooms::document::{integration::Integration, reader::Content};
use proptest::prelude::*;
use yrs::{
    Doc, GetString, OffsetKind, Options, ReadTxn, Text, Transact, Update as YrsUpdate,
    updates::{decoder::Decode, encoder::Encode},
};

const FILES: [&str; 2] = ["f1", "f2"];

fn doc(client: u64) -> Doc {
    let mut options = Options::with_client_id(yrs::block::ClientID::new(client));
    options.offset_kind = OffsetKind::Utf16;
    let doc = Doc::with_options(options);
    for file in FILES {
        doc.get_or_insert_text(file);
    }
    doc
}

fn apply(doc: &Doc, update: &[u8]) {
    let update = YrsUpdate::decode_v1(update).unwrap();
    doc.transact_mut().apply_update(update).unwrap();
    assert!(!doc.transact().has_missing_updates());
}

fn texts(doc: &Doc) -> Vec<String> {
    FILES
        .map(|file| doc.get_or_insert_text(file).get_string(&doc.transact()))
        .to_vec()
}

/// What our own integration makes of updates.
fn integrated<'a>(updates: impl IntoIterator<Item = &'a Vec<u8>>) -> Vec<String> {
    let mut document = Integration::new(FILES.map(String::from));
    for update in updates {
        document.apply(update).unwrap();
    }
    document.texts().collect()
}

fn vector(doc: &Doc) -> StateVector {
    StateVector::read(&doc.transact().state_vector().encode_v1()).unwrap()
}

fn known(state: &State) -> StateVector {
    StateVector::read(&state.encode_vector()).unwrap()
}

fn state() -> State {
    let mut state = State::new(1 << 20);
    for file in FILES {
        state.add_file(file);
    }
    state
}

fn accept(state: &mut State, update: &[u8], via: Via) -> Result<Accepted, Refusal> {
    state.accept(&Update::read(update)?, via)
}

/// Inserts or deletes at a position given in thousandths of the text; answers the update.
fn edit(doc: &Doc, file: usize, at: u32, delete: u32, insert: &str) -> Vec<u8> {
    let text = doc.get_or_insert_text(FILES[file]);
    let units = |s: &str| s.encode_utf16().count() as u32;
    let now = text.get_string(&doc.transact());
    // Editors do not cut characters in half.
    let mut starts: Vec<u32> = vec![0];
    for c in now.chars() {
        starts.push(starts[starts.len() - 1] + units(c.encode_utf8(&mut [0; 4])));
    }
    let from = (at as usize * (starts.len() - 1)) / 1000;
    let to = (from + delete as usize).min(starts.len() - 1);
    let mut txn = doc.transact_mut();
    if to > from {
        text.remove_range(&mut txn, starts[from], starts[to] - starts[from]);
    }
    if !insert.is_empty() {
        text.insert(&mut txn, starts[from], insert);
    }
    txn.encode_update_v1()
}

#[derive(Debug, Clone)]
enum Step {
    Edit {
        doc: usize,
        file: usize,
        at: u32,
        delete: u32,
        insert: String,
    },
    /// Sends what is unsent, then gets what it lacks.
    Sync(usize),
    Compact,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let insert = prop_oneof![
        2 => "[a-z]{1,3}",
        1 => "[a-cä€😀\n]{1,40}",
        1 => Just(String::new()),
    ];
    let edit = (0usize..3, 0usize..2, 0u32..=1000, 0u32..6, insert).prop_map(
        |(doc, file, at, delete, insert)| Step::Edit {
            doc,
            file,
            at,
            delete,
            insert,
        },
    );
    let step =
        prop_oneof![8 => edit, 3 => (0usize..3).prop_map(Step::Sync), 1 => Just(Step::Compact)];
    prop::collection::vec(step, 1..60)
}

struct Net {
    docs: Vec<Doc>,
    unsent: Vec<Vec<Vec<u8>>>,
    state: State,
    log: Vec<Vec<u8>>,
}

impl Net {
    fn new() -> Self {
        Self {
            docs: [7, 900_000_000_007, 3].map(doc).to_vec(),
            unsent: vec![Vec::new(); 3],
            state: state(),
            log: Vec::new(),
        }
    }

    fn send(&mut self, at: usize) {
        for update in std::mem::take(&mut self.unsent[at]) {
            let accepted = accept(&mut self.state, &update, Via::Edit(at as u32)).unwrap();
            match accepted.news {
                News::Whole => self.log.push(update),
                News::Part(part) => self.log.push(part),
                News::None => {}
            }
        }
    }

    fn run(&mut self, steps: &[Step]) {
        for step in steps {
            match step {
                Step::Edit {
                    doc,
                    file,
                    at,
                    delete,
                    insert,
                } => {
                    let update = edit(&self.docs[*doc], *file, *at, *delete, insert);
                    self.unsent[*doc].push(update);
                }
                Step::Sync(at) => {
                    self.send(*at);
                    let diff = self.state.encode_since(&vector(&self.docs[*at]));
                    apply(&self.docs[*at], &diff);
                }
                Step::Compact => self.state.compact(),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn c_6_the_merged_document_is_the_integration_of_every_update(steps in steps()) {
        let mut net = Net::new();
        net.run(&steps);
        for at in 0..3 {
            net.send(at);
        }
        let one_by_one = doc(1);
        for update in &net.log {
            apply(&one_by_one, update);
        }
        let merged = doc(1);
        apply(&merged, &net.state.encode());
        prop_assert_eq!(texts(&merged), texts(&one_by_one));
        prop_assert_eq!(known(&net.state), vector(&one_by_one));

        prop_assert_eq!(integrated(&net.log), texts(&one_by_one));
        prop_assert_eq!(integrated([&net.state.encode()]), texts(&one_by_one));

        let by_yrs = doc(1);
        apply(&by_yrs, &yrs::merge_updates_v1(&net.log).unwrap());
        prop_assert_eq!(texts(&merged), texts(&by_yrs));

        net.state.compact();
        prop_assert_eq!(integrated([&net.state.encode()]), texts(&one_by_one));
        let compacted = doc(1);
        apply(&compacted, &net.state.encode());
        prop_assert_eq!(texts(&compacted), texts(&one_by_one));
        prop_assert_eq!(known(&net.state), vector(&one_by_one));

        // What it wrote it can read, and finds nothing new in it.
        let mut again = state();
        let expected = if net.log.is_empty() { News::None } else { News::Whole };
        prop_assert_eq!(accept(&mut again, &net.state.encode(), Via::Log).unwrap().news, expected);
        prop_assert_eq!(again.encode(), net.state.encode());
        let sync = Via::Sync { author: 9, restoring: false };
        prop_assert_eq!(accept(&mut net.state, &again.encode(), sync).unwrap().news, News::None);
    }

    #[test]
    fn c_6_a_replica_that_lags_anywhere_catches_up(steps in steps(), cuts in prop::collection::vec(0u32..=1000, 3)) {
        let mut net = Net::new();
        net.run(&steps);
        for at in 0..3 {
            net.send(at);
        }
        let full = doc(1);
        apply(&full, &net.state.encode());
        // A replica that has some prefix of the log.
        let lagging = doc(2);
        for update in &net.log[..net.log.len() * cuts[0] as usize / 1000] {
            apply(&lagging, update);
        }
        apply(&lagging, &net.state.encode_since(&vector(&lagging)));
        prop_assert_eq!(texts(&lagging), texts(&full));

        // A server that has some prefix of the log takes a whole copy for what it lacks, and says exactly that.
        let mut behind = state();
        let prefix = &net.log[..net.log.len() * cuts[1] as usize / 1000];
        let other = doc(1);
        for update in prefix {
            accept(&mut behind, update, Via::Log).unwrap();
            apply(&other, update);
        }
        let via = Via::Sync { author: 0, restoring: true };
        match accept(&mut behind, &net.state.encode(), via).unwrap().news {
            News::Part(part) => apply(&other, &part),
            news => prop_assert_eq!(news, News::None),
        }
        prop_assert_eq!(texts(&other), texts(&full));
        prop_assert_eq!(known(&behind), known(&net.state));
    }

    #[test]
    fn reading_never_panics_and_refusing_leaves_no_trace(
        steps in steps(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut net = Net::new();
        net.run(&steps);
        let Some(mut hostile) = net.unsent.iter().flatten().next().cloned() else { return Ok(()) };
        for (at, byte) in flips {
            let at = at.index(hostile.len());
            hostile[at] = byte;
        }
        let before = (net.state.encode(), net.state.encode_vector(), net.state.bytes());
        if accept(&mut net.state, &hostile, Via::Edit(8)).is_err() {
            prop_assert_eq!((net.state.encode(), net.state.encode_vector(), net.state.bytes()), before);
        }
    }
}

/// An update of one struct, by hand.
fn update(client: u64, clock: u32, item: Struct<'_>) -> Vec<u8> {
    let mut out = vec![1, 1];
    put_integer(&mut out, client);
    put_integer(&mut out, u64::from(clock));
    item.write(&mut out);
    out.push(0);
    out
}

fn text_item<'a>(root: Option<&'a str>, origin: Option<(u64, u32)>, text: &'a str) -> Struct<'a> {
    Struct {
        clock: 0,
        len: text.encode_utf16().count() as u32,
        origin: origin.map(|(client, clock)| Id { client, clock }),
        right_origin: None,
        root,
        content: Content::Text {
            text,
            first_half: false,
            last_half: false,
        },
    }
}

fn with_hello() -> State {
    let mut state = state();
    let hello = update(5, 0, text_item(Some("f1"), None, "hello"));
    let accepted = accept(&mut state, &hello, Via::Edit(0)).unwrap();
    assert_eq!((accepted.news, accepted.claimed), (News::Whole, vec![5]));
    state
}

#[test]
fn c_6_an_update_known_already_is_nothing_new_and_one_partly_known_is_trimmed() {
    let mut state = with_hello();
    let hello = update(5, 0, text_item(Some("f1"), None, "hello"));
    let again = accept(&mut state, &hello, Via::Edit(0)).unwrap();
    assert_eq!(again, Accepted::default());
    let longer = update(5, 0, text_item(Some("f1"), None, "hello you"));
    let accepted = accept(&mut state, &longer, Via::Edit(0)).unwrap();
    let expected = update(5, 5, text_item(None, Some((5, 4)), " you"));
    assert_eq!(accepted.news, News::Part(expected));
    assert_eq!(state.next(5), 9);
}

#[test]
fn updates_that_skip_clocks_or_build_on_nothing_are_refused() {
    let mut state = with_hello();
    for (ahead, client, clock) in [
        (update(5, 6, text_item(None, Some((5, 4)), "x")), 5, 5),
        (update(6, 1, text_item(Some("f1"), None, "x")), 6, 0),
        (update(6, 0, text_item(None, Some((5, 5)), "x")), 5, 5),
        (update(6, 0, text_item(None, Some((77, 0)), "x")), 77, 0),
        // Deletes what nobody has written.
        (vec![0, 1, 5, 1, 3, 3], 5, 5),
        (vec![0, 1, 77, 1, 0, 1], 77, 0),
    ] {
        let missing = Id { client, clock };
        assert_eq!(
            accept(&mut state, &ahead, Via::Edit(0)),
            Err(Refusal::Gap(missing))
        );
    }
    assert_eq!(state.next(6), 0);
}

#[test]
fn structs_that_wait_for_each_other_are_refused() {
    let mut state = with_hello();
    let mut circle = vec![2];
    for (client, origin) in [(6, 7), (7, 6)] {
        circle.extend([1, client, 0]);
        text_item(None, Some((origin, 0)), "x").write(&mut circle);
    }
    circle.push(0);
    let via = Via::Sync {
        author: 0,
        restoring: false,
    };
    assert!(matches!(
        accept(&mut state, &circle, via),
        Err(Refusal::Gap(_))
    ));
    // One that waits for another that waits for what is not there.
    let mut waiting = vec![2];
    for (client, origin) in [(6, 7), (7, 88)] {
        waiting.extend([1, client, 0]);
        text_item(None, Some((origin, 0)), "x").write(&mut waiting);
    }
    waiting.push(0);
    let missing = Id {
        client: 88,
        clock: 0,
    };
    assert_eq!(
        accept(&mut state, &waiting, via),
        Err(Refusal::Gap(missing))
    );
    // The same two in a chain are fine, whichever comes first.
    for (ids, on) in [([6, 7], [7, 5]), ([8, 9], [5, 8])] {
        let mut chain = vec![2];
        for (client, origin) in ids.into_iter().zip(on) {
            chain.extend([1, client, 0]);
            text_item(None, Some((origin, 0)), "x").write(&mut chain);
        }
        chain.push(0);
        accept(&mut state, &chain, via).unwrap();
        assert!(ids.iter().all(|&id| state.next(id.into()) == 1));
    }
}

#[test]
fn forged_authors_unknown_files_and_spans_of_two_files_are_refused() {
    let mut state = with_hello();
    let forged = update(5, 5, text_item(None, Some((5, 4)), "!"));
    assert_eq!(
        accept(&mut state, &forged, Via::Edit(1)),
        Err(Refusal::Forged)
    );
    let sync = |restoring| Via::Sync {
        author: 1,
        restoring,
    };
    assert_eq!(
        accept(&mut state, &forged, sync(false)),
        Err(Refusal::Foreign(Id {
            client: 5,
            clock: 5
        }))
    );
    // The owner has been here, so nobody knows more than the server.
    assert_eq!(
        accept(&mut state, &forged, sync(true)),
        Err(Refusal::Foreign(Id {
            client: 5,
            clock: 5
        }))
    );

    let unknown = update(6, 0, text_item(Some("f9"), None, "x"));
    assert_eq!(
        accept(&mut state, &unknown, Via::Edit(1)),
        Err(Refusal::UnknownFile)
    );

    let other = update(6, 0, text_item(Some("f2"), None, "x"));
    accept(&mut state, &other, Via::Edit(1)).unwrap();
    let mut both = text_item(None, Some((5, 0)), "x");
    both.right_origin = Some(Id {
        client: 6,
        clock: 0,
    });
    assert_eq!(
        accept(&mut state, &update(6, 1, both), Via::Edit(1)),
        Err(Refusal::TwoFiles)
    );
}

#[test]
fn after_a_crash_others_bring_what_was_lost() {
    let before = with_hello();
    let mut restarted = state();
    restarted.claim(5, 0);
    let copy = before.encode();
    let sync = |restoring| Via::Sync {
        author: 1,
        restoring,
    };
    assert_eq!(
        accept(&mut restarted, &copy, sync(false)),
        Err(Refusal::Foreign(Id {
            client: 5,
            clock: 4
        }))
    );
    let accepted = accept(&mut restarted, &copy, sync(true)).unwrap();
    assert!(matches!(accepted.news, News::Part(_)));
    assert_eq!(restarted.owner(5), Some(0));
    assert_eq!(restarted.encode(), before.encode());
}

#[test]
fn only_edits_of_root_texts_are_read() {
    let refused: [(&str, &[u8]); 14] = [
        ("garbage", &[1, 1, 5, 0, 0, 3, 0]),
        ("a gap", &[1, 1, 5, 0, 10, 3, 0]),
        ("JSON", &[1, 1, 5, 0, 2, 1, 2, b'f', b'1', 1, 1, b'1', 0]),
        ("binary", &[1, 1, 5, 0, 3, 1, 2, b'f', b'1', 1, 1, 0]),
        (
            "an embed",
            &[1, 1, 5, 0, 5, 1, 2, b'f', b'1', 2, b'{', b'}', 0],
        ),
        (
            "a format",
            &[1, 1, 5, 0, 6, 1, 2, b'f', b'1', 1, b'b', 1, b'1', 0],
        ),
        ("a type", &[1, 1, 5, 0, 7, 1, 2, b'f', b'1', 2, 0]),
        ("any", &[1, 1, 5, 0, 8, 1, 2, b'f', b'1', 1, 126, 0]),
        (
            "a document",
            &[1, 1, 5, 0, 9, 1, 2, b'f', b'1', 1, b'x', 118, 0, 0],
        ),
        (
            "a map entry",
            &[1, 1, 5, 0, 0x24, 1, 2, b'f', b'1', 1, b'k', 1, b'x', 0],
        ),
        ("a nested parent", &[1, 1, 5, 0, 4, 0, 5, 0, 1, b'x', 0]),
        ("no content", &[1, 1, 5, 0, 4, 1, 2, b'f', b'1', 0, 0]),
        ("nothing deleted", &[0, 1, 5, 1, 0, 0]),
        ("bytes after the end", &[0, 0, 0]),
    ];
    for (what, bytes) in refused {
        assert!(Update::read(bytes).is_err(), "{what}");
    }
    let fine = [1, 1, 5, 0, 4, 1, 2, b'f', b'1', 1, b'x', 0];
    assert!(Update::read(&fine).is_ok());
    for cut in 0..fine.len() {
        assert!(Update::read(&fine[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn typing_costs_about_a_byte_a_letter() {
    let mut state = with_hello();
    for clock in 5..20_005 {
        let typed = update(5, clock, text_item(None, Some((5, clock - 1)), "x"));
        accept(&mut state, &typed, Via::Edit(0)).unwrap();
    }
    assert!(state.bytes() < 20_200, "{}", state.bytes());
    let merged = doc(1);
    apply(&merged, &state.encode());
    assert_eq!(texts(&merged)[0].len(), 20_005);
}
