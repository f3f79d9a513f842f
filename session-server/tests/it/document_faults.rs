//! What the document survives: clients that do not read, a full disk, a server that dies, updates that kill.

use crate::{
    document_rig::{PLENTY, Rig, Told, awareness, delete, doc, executable, insert, quick, sync},
    harness::{TestApp, on_both},
};
use api::FileId;
use session_server::rooms::document::{Integrator, Limits, TextError};
use std::time::Duration;

#[tokio::test]
async fn a_client_that_reads_too_slowly_gets_the_document_anew() {
    let limits = Limits {
        queue_bytes: 128 << 10,
        written: PLENTY,
        ..quick()
    };
    let rig = Rig::with(TestApp::sqlite(&[]).await, limits).await;
    let mut slow = rig.client("slow", 12).await.synced().await;
    let mut ada = rig.client("ada", 11).await.synced().await;
    // More than every buffer between the two takes.
    let page = "x".repeat(60_000);
    for _ in 0..400 {
        ada.type_text(0, &page).await;
        let gone = delete(&ada.doc, 0, 60_000);
        ada.send_update(gone).await;
    }
    ada.type_text(0, "the end").await;
    ada.until_saved().await;
    let mut documents = 0;
    let mut updates = 0;
    while slow.text() != "the end" {
        let told = slow.told().await;
        documents += usize::from(matches!(told, Told::Step2(_)));
        updates += usize::from(matches!(told, Told::Update(_)));
        slow.react(told).await;
    }
    assert!(documents >= 1 && updates < 801, "{documents} {updates}");
    // And it is live again.
    ada.type_text(7, "!").await;
    slow.until_text("the end!").await;
    slow.type_text(0, "> ").await;
    ada.until_text("> the end!").await;
}

#[tokio::test]
async fn a_client_that_does_not_read_at_all_is_given_up() {
    let limits = Limits {
        queue_bytes: 128 << 10,
        written: PLENTY,
        stall: Duration::from_millis(200),
        ..quick()
    };
    let rig = Rig::with(TestApp::sqlite(&[]).await, limits).await;
    let mut stuck = rig.client("stuck", 12).await.synced().await;
    stuck.send(awareness(12, 1, "{}")).await;
    let mut ada = rig.client("ada", 11).await.synced().await;
    let page = "x".repeat(60_000);
    // Its cursor goes when its connection does.
    let gone = |cursors: &std::collections::VecDeque<(u64, u64, String)>| {
        cursors
            .iter()
            .any(|(client, _, state)| *client == 12 && state == "null")
    };
    while !gone(&ada.cursors) {
        ada.type_text(0, &page).await;
        let removed = delete(&ada.doc, 0, 60_000);
        ada.send_update(removed).await;
        ada.until_saved().await;
    }
    // The code it never sees, or sees as a broken connection, is not final: its page comes back.
    let mut back = rig
        .client_with("stuck", stuck.doc.clone(), "acks")
        .await
        .synced()
        .await;
    back.type_text(0, "here again").await;
    ada.until_text("here again").await;
}

/// What the database file may grow to, in pages of 4 KiB.
async fn set_max_pages(rig: &Rig, pages: i64) {
    let mut write = rig.app.db().write().await.unwrap();
    let sql = format!("PRAGMA max_page_count = {pages}");
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
        .execute(&mut *write)
        .await
        .unwrap();
    write.commit().await.unwrap();
}

#[tokio::test]
async fn c_6_a_full_disk_is_told_and_nothing_acknowledged_is_lost() {
    let limits = Limits {
        unsaved_bytes: 40_000,
        ..quick()
    };
    let rig = Rig::with(TestApp::sqlite(&[]).await, limits).await;
    let mut ada = rig.client("ada", 11).await.synced().await;
    ada.type_text(0, "saved ").await;
    ada.until_saved().await;
    let pages = rig
        .value("SELECT page_count FROM pragma_page_count()")
        .await;
    set_max_pages(&rig, pages).await;

    // Fills what is left in the last pages, then fails.
    let mut line = String::new();
    while !ada.trouble {
        line = format!("{}\n", "y".repeat(3000));
        ada.type_text(6, &line).await;
        ada.until(|c| c.trouble || c.acked == c.sent).await;
    }
    assert!(line.len() > 3000);
    let acked = ada.acked;
    let mut bo = rig.client("bo", 12).await.synced().await;
    bo.until(|c| c.trouble).await;
    // Past its bound the room takes no more edits: they stay in the page that made them.
    for _ in 0..30 {
        ada.type_text(6, &line).await;
    }
    let mine = ada.text();
    bo.type_text(0, "Bo: ").await;

    // Whoever starts over now finds everything that was acknowledged.
    let stored = rig.documents.text_at(&rig.room, i64::MAX).await.unwrap();
    let lines = stored.files[0].text.matches('\n').count() as u64;
    assert!(
        lines + 2 >= acked,
        "{lines} lines are saved, {acked} frames acknowledged"
    );
    assert!(stored.files[0].text.len() < mine.len());

    set_max_pages(&rig, 1 << 30).await;
    ada.until(|c| !c.trouble).await;
    ada.until_saved().await;
    bo.until_saved().await;
    let all = format!("Bo: {mine}");
    ada.until_text(&all).await;
    bo.until_text(&all).await;
    assert_eq!(rig.text().await, all);
}

#[tokio::test]
async fn a_stop_does_not_wait_for_a_database_that_takes_nothing() {
    let limits = Limits {
        stopping: Duration::from_millis(200),
        ..quick()
    };
    let rig = Rig::with(TestApp::sqlite(&[]).await, limits).await;
    let mut ada = rig.client("ada", 11).await.synced().await;
    let mut bo = rig.client("bo", 12).await.synced().await;
    ada.type_text(0, "a").await;
    ada.until_saved().await;
    // There is one connection that writes.
    let taken = rig.app.db().write().await.unwrap();
    ada.type_text(1, "b").await;
    ada.type_text(2, "c").await;
    bo.until_text("abc").await;
    let stopped = tokio::time::timeout(Duration::from_secs(20), rig.documents.stop()).await;
    assert_eq!(stopped.expect("it gives up"), 2);
    drop(taken);
}

#[tokio::test]
async fn c_6_snapshots_replace_the_head_and_the_log_stays() {
    on_both(|t| async move {
        let limits = Limits {
            snapshot_every: 20,
            ..quick()
        };
        let rig = Rig::with(t, limits).await;
        let mut ada = rig.client("ada", 11).await.synced().await;
        for at in 0..30 {
            ada.type_text(at, "x").await;
        }
        let removed = delete(&ada.doc, 5, 10);
        ada.send_update(removed).await;
        ada.until_saved().await;
        for at in 20..40 {
            ada.type_text(at, "y").await;
        }
        ada.until_saved().await;
        assert!(rig.value("SELECT seq FROM document_snapshots").await >= 20);
        assert_eq!(rig.value("SELECT COUNT(*) FROM document_updates").await, 51);
        let text = ada.text();
        let rig = rig.restarted().await;
        let mut bo = rig.client("bo", 12).await.synced().await;
        bo.until_text(&text).await;
        // The one who wrote it goes on where it was.
        let mut ada = rig
            .client_with("ada", ada.doc.clone(), "acks")
            .await
            .synced()
            .await;
        ada.type_text(0, "z").await;
        bo.until_text(&format!("z{text}")).await;
        ada.until_saved().await;
        assert_eq!(rig.text().await, format!("z{text}"));
    })
    .await;
}

#[tokio::test]
async fn everything_is_saved_when_the_service_stops() {
    on_both(|t| async move {
        let rig = Rig::new(t).await;
        let mut ada = rig.client("ada", 11).await.synced().await;
        let mut bo = rig.client("bo", 12).await.synced().await;
        ada.send_update(insert(&doc(11), 0, "last words")).await;
        // What others have seen the server has taken, whether it is saved yet or not.
        bo.until_text("last words").await;
        assert_eq!(rig.documents.stop().await, 0);
        assert_eq!(ada.until_closed().await, 1001);
        assert_eq!(bo.until_closed().await, 1001);
        assert_eq!(rig.value("SELECT COUNT(*) FROM document_open").await, 0);
        let rig = rig.restarted().await;
        assert_eq!(rig.text().await, "last words");
    })
    .await;
}

/// Updates that integrating cannot survive, or never ends on; found by the fuzzer, refused by our reader.
fn deadly() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/document/deadly");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    files
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect()
}

#[tokio::test]
async fn updates_that_kill_the_integrating_process_kill_nothing_else() {
    let rig = Rig::new(TestApp::sqlite(&[]).await).await;
    let integrator = Integrator::new(executable(), Duration::from_secs(10));
    let files = [FileId("f1".into())];
    let mut ada = rig.client("ada", 11).await.synced().await;
    ada.type_text(0, "alive").await;
    let deadly = deadly();
    assert!(!deadly.is_empty());
    for (name, update) in deadly {
        let outcome = integrator
            .integrate(&files, std::slice::from_ref(&update))
            .await;
        assert!(
            matches!(outcome, Err(TextError::Damaged)),
            "{name}: {outcome:?}"
        );
        // Sent to the server, they are refused.
        let mut eve = rig.client("eve", 13).await.synced().await;
        eve.send_update(update).await;
        assert_eq!(
            eve.until_closed().await,
            api::room_socket::close::UPDATE_REFUSED,
            "{name}"
        );
    }
    ada.until_saved().await;
    assert_eq!(rig.text().await, "alive");
}

/// A document that is one in form, and takes time with the square of its size: two clients, each of whose letters goes
/// to the very beginning.
fn laborious(letters: usize) -> Vec<u8> {
    let mut update = vec![2];
    for client in [1, 2] {
        yrs::encoding::varint::VarInt::write(&letters, &mut update);
        update.extend([client, 0]);
        for _ in 0..letters {
            update.extend(b"\x04\x01\x02f1\x01x");
        }
    }
    update.push(0);
    update
}

#[tokio::test]
async fn the_end_of_the_integrating_process_says_nothing_about_the_document() {
    let files = [FileId("f1".into())];
    let update = insert(&doc(11), 0, "hi");
    // Ends without a word, as when it is killed.
    let silent = Integrator::new("/bin/false".into(), Duration::from_secs(10));
    let outcome = silent
        .integrate(&files, std::slice::from_ref(&update))
        .await;
    assert!(matches!(outcome, Err(TextError::Unfinished)), "{outcome:?}");
    let hurried = Integrator::new(executable(), Duration::ZERO);
    let outcome = hurried.integrate(&files, &[update]).await;
    assert!(matches!(outcome, Err(TextError::Unfinished)), "{outcome:?}");
}

fn integer(mut value: usize) -> Vec<u8> {
    let mut out = Vec::new();
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
    out
}

/// `letters` in one piece, of which `deletions` are deleted one by one, far from each other.
fn punched(letters: usize, deletions: usize) -> Vec<u8> {
    let mut update = vec![1, 1, 1, 0];
    update.extend(b"\x04\x01\x02f1");
    update.extend(integer(letters));
    update.resize(update.len() + letters, b'x');
    update.extend([1, 1]);
    update.extend(integer(deletions));
    for at in 0..deletions {
        update.extend(integer(at * (letters / deletions)));
        update.push(1);
    }
    update
}

/// A text, and letters that are each put before another letter of it with nothing to their left.
fn contested(letters: usize) -> Vec<u8> {
    let mut update = vec![2, 1, 30, 0];
    update.extend(b"\x04\x01\x02f1");
    update.extend(integer(letters));
    update.resize(update.len() + letters, b'y');
    update.extend(integer(letters));
    update.extend([10, 0]);
    for at in 0..letters {
        update.extend([0x44, 30]);
        update.extend(integer(at));
        update.extend(b"\x01q");
    }
    update.push(0);
    update
}

#[tokio::test]
async fn documents_of_the_allowed_size_fit_the_limits_of_the_integrating_process() {
    let integrator = Integrator::new(executable(), Duration::from_secs(20));
    let files = [FileId("f1".into())];
    for (letters, deletions) in [(960_000, 1_500), (240_000, 4_500)] {
        let update = punched(letters, deletions);
        let made = integrator.integrate(&files, &[update]).await.unwrap();
        assert_eq!(made.files[0].text.len(), letters - deletions);
    }
    // Yjs moves an item behind those of smaller clients only, so each goes to the beginning.
    let made = integrator.integrate(&files, &[contested(4_000)]).await;
    let text = "q".repeat(4_000) + &"y".repeat(4_000);
    assert_eq!(made.unwrap().files[0].text, text);
}

#[tokio::test]
async fn a_document_that_takes_too_long_to_integrate_is_not_called_damaged_and_can_be_edited() {
    let limits = Limits {
        integration: Duration::from_millis(1),
        ..quick()
    };
    let rig = Rig::with(TestApp::sqlite(&[]).await, limits).await;
    let mut ada = rig.client("ada", 11).await.synced().await;
    let mut eve = rig.client("eve", 13).await.synced().await;
    eve.sent += 1;
    eve.send(sync(1, &laborious(60_000))).await;
    eve.until_saved().await;
    assert!(matches!(
        rig.documents.text(&rig.room).await,
        Err(TextError::Unfinished)
    ));
    assert_eq!(
        rig.value("SELECT CAST(document_damaged AS BIGINT) FROM rooms")
            .await,
        0
    );
    ada.send_update(insert(&ada.doc, 0, "on")).await;
    eve.until(|c| c.text() == "on").await;
}
