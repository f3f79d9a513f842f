//! The document socket: editing together, saving, and what is refused. C-6, ARCH-10.

use crate::{
    document_rig::{Rig, Told, awareness, delete, doc, insert, quick, sync},
    harness::on_both,
};
use api::{ParticipantId, room_socket::close};
use session_server::rooms::document::{DocumentEvent, Limits, TextError};
use yrs::{ReadTxn, StateVector, Transact, updates::encoder::Encode};

#[tokio::test]
async fn c_6_two_write_at_once_and_a_third_finds_it_all() {
    on_both(|t| async move {
        let rig = Rig::new(t).await;
        let mut ada = rig.client("ada", 11).await.synced().await;
        let mut bo = rig.client("bo", 12).await.synced().await;
        ada.type_text(0, "hello").await;
        bo.until_text("hello").await;
        ada.type_text(5, " Ada").await;
        bo.type_text(0, "Bo: ").await;
        ada.until_text("Bo: hello Ada").await;
        bo.until_text("Bo: hello Ada").await;
        let removed = delete(&bo.doc, 0, 4);
        bo.send_update(removed).await;
        ada.until_text("hello Ada").await;
        ada.until_saved().await;
        bo.until_saved().await;
        let mut cy = rig.client("cy", 13).await.synced().await;
        cy.until_text("hello Ada").await;
        assert_eq!(rig.text().await, "hello Ada");
        assert_eq!(rig.value("SELECT COUNT(*) FROM document_updates").await, 4);
        assert_eq!(
            rig.value("SELECT CAST(MAX(seq) AS BIGINT) FROM document_updates")
                .await,
            4
        );
    })
    .await;
}

#[tokio::test]
async fn c_6_what_was_acknowledged_survives_and_clients_bring_the_rest() {
    on_both(|t| async move {
        let rig = Rig::new(t).await;
        let mut ada = rig.client("ada", 11).await.synced().await;
        ada.type_text(0, "kept").await;
        ada.until_saved().await;
        // Edits made while the server is away.
        let rig = rig.restarted().await;
        insert(&ada.doc, 4, " and offline");
        let mut again = rig
            .client_with("ada", ada.doc.clone(), "acks")
            .await
            .synced()
            .await;
        again.until_saved().await;
        assert_eq!(rig.text().await, "kept and offline");
        let mut bo = rig.client("bo", 12).await.synced().await;
        bo.until_text("kept and offline").await;
    })
    .await;
}

#[tokio::test]
async fn c_6_after_a_crash_anybody_can_bring_what_was_handed_out_but_not_saved() {
    on_both(|t| async move {
        let rig = Rig::new(t).await;
        let mut ada = rig.client("ada", 11).await.synced().await;
        ada.type_text(0, "saved").await;
        ada.until_saved().await;
        let mut bo = rig.client("bo", 12).await.synced().await;
        bo.until_text("saved").await;
        // As if the server had passed these on and died before it saved them: both pages have them.
        let lost = insert(&ada.doc, 5, " lost");
        let update = yrs::Update::decode(&lost);
        bo.doc.transact_mut().apply_update(update).unwrap();
        insert(&bo.doc, 10, " and built upon");
        let rig = rig.restarted().await;
        // Bo comes first; Ada has been here before, so without the crash this would be forged.
        let mut bo = rig
            .client_with("bo", bo.doc.clone(), "acks")
            .await
            .synced()
            .await;
        bo.until_saved().await;
        assert_eq!(rig.text().await, "saved lost and built upon");
        let mut ada = rig
            .client_with("ada", ada.doc.clone(), "acks")
            .await
            .synced()
            .await;
        ada.until_text("saved lost and built upon").await;
        ada.type_text(0, "A").await;
        ada.until_saved().await;
        bo.until_text("Asaved lost and built upon").await;
    })
    .await;
}

trait DecodeUpdate {
    fn decode(bytes: &[u8]) -> yrs::Update;
}

impl DecodeUpdate for yrs::Update {
    fn decode(bytes: &[u8]) -> yrs::Update {
        yrs::updates::decoder::Decode::decode_v1(bytes).unwrap()
    }
}

#[tokio::test]
async fn updates_out_of_order_wait_for_what_they_build_on() {
    let rig = Rig::new(crate::harness::TestApp::sqlite(&[]).await).await;
    let mut ada = rig.client("ada", 11).await;
    let first = insert(&ada.doc, 0, "a");
    let second = insert(&ada.doc, 1, "b");
    let mut bo = rig.client("bo", 12).await.synced().await;
    ada.send_update(second).await;
    ada.send_update(first.clone()).await;
    // The second waits, and so does what came after it: acknowledgements stay in order. Asked for what it has, the page
    // answers with both.
    assert!(matches!(ada.told().await, Told::Step1(_)));
    let everything = ada
        .doc
        .transact()
        .encode_state_as_update_v1(&StateVector::default());
    ada.sent += 1;
    ada.send(sync(1, &everything)).await;
    bo.until_text("ab").await;
    ada.until_saved().await;
}

#[tokio::test]
async fn an_edit_typed_before_the_first_exchange_is_not_lost() {
    let rig = Rig::new(crate::harness::TestApp::sqlite(&[]).await).await;
    // Typed offline, then typed on after connecting, before the server's state vector arrived.
    let offline = doc(11);
    insert(&offline, 0, "offline ");
    let mut ada = rig.client_with("ada", offline, "acks").await;
    ada.type_text(8, "online").await;
    let mut ada = ada.synced().await;
    ada.until_saved().await;
    assert_eq!(rig.text().await, "offline online");
}

#[tokio::test]
async fn what_is_not_an_edit_of_ones_own_in_a_known_file_is_refused() {
    on_both(|t| async move {
        let rig = Rig::new(t).await;
        let mut ada = rig.client("ada", 11).await.synced().await;
        ada.type_text(0, "mine").await;
        ada.until_saved().await;
        let mut bo = rig.client("bo", 12).await.synced().await;
        bo.until_text("mine").await;

        // In Ada's name.
        let forger = doc(11);
        let copy = yrs::Update::decode(&ada.doc.transact().encode_diff_v1(&StateVector::default()));
        forger.transact_mut().apply_update(copy).unwrap();
        let forged = insert(&forger, 0, "forged");
        // A file that is not there.
        let stray = yrs::Doc::with_client_id(77);
        let file = stray.get_or_insert_text("f9");
        let mut txn = stray.transact_mut();
        yrs::Text::insert(&file, &mut txn, 0, "x");
        let stray_update = txn.encode_update_v1();
        // Formatting.
        let styled = doc(78);
        insert(&styled, 0, "bold");
        let text = styled.get_or_insert_text("f1");
        let mut txn = styled.transact_mut();
        let bold = yrs::types::Attrs::from([("b".into(), true.into())]);
        yrs::Text::format(&text, &mut txn, 0, 4, bold);
        let format = txn.encode_update_v1();
        for (what, update) in [
            ("forged", forged),
            ("unknown file", stray_update),
            ("format", format),
            ("garbage", vec![1, 1, 99, 0, 0, 5, 0]),
            ("cut short", vec![1, 1, 99, 0, 4]),
        ] {
            let mut eve = rig.client("eve", 13).await.synced().await;
            eve.send_update(update).await;
            assert_eq!(eve.until_closed().await, close::UPDATE_REFUSED, "{what}");
            assert!(eve.refusal.is_some(), "{what}");
        }
        let mut eve = rig.client("eve", 13).await.synced().await;
        eve.send_update(vec![0; 70_000]).await;
        assert_eq!(eve.until_closed().await, close::TOO_LARGE);
        let mut eve = rig.client("eve", 13).await.synced().await;
        eve.send(vec![9]).await;
        assert_eq!(eve.until_closed().await, close::BAD_MESSAGE);

        bo.type_text(4, "!").await;
        ada.until_text("mine!").await;
        assert_eq!(rig.text().await, "mine!");
    })
    .await;
}

#[tokio::test]
async fn a_room_whose_log_is_full_takes_no_more_edits_and_can_still_be_read() {
    on_both(|t| async move {
        let limits = Limits {
            log_bytes: 1000,
            ..quick()
        };
        let rig = Rig::with(t, limits.clone()).await;
        let mut ada = rig.client("ada", 11).await.synced().await;
        ada.type_text(0, &"a".repeat(600)).await;
        ada.send_update(delete(&ada.doc, 0, 599)).await;
        ada.until_saved().await;
        // What was saved before counts too.
        rig.documents.stop().await;
        let rig = rig.restarted_with(limits).await;
        let page = ada.doc.clone();
        let mut ada = rig.client_with("ada", page, "acks").await.synced().await;
        ada.type_text(1, &"b".repeat(600)).await;
        ada.until_saved().await;
        ada.type_text(0, "c").await;
        assert_eq!(ada.until_closed().await, close::UPDATE_REFUSED);
        assert!(ada.refusal.unwrap().contains("full"));
        let mut reader = rig.client("ada", 12).await.synced().await;
        reader.until_text(&format!("a{}", "b".repeat(600))).await;
    })
    .await;
}

#[tokio::test]
async fn an_observer_reads_and_shows_a_cursor_but_does_not_write() {
    let rig = Rig::new(crate::harness::TestApp::sqlite(&[]).await).await;
    let mut ada = rig.client("ada", 11).await.synced().await;
    ada.type_text(0, "hi").await;
    let mut observer = rig
        .client_with("obs", doc(12), "acks&readonly")
        .await
        .synced()
        .await;
    observer.until_text("hi").await;
    observer.send(awareness(12, 1, r#"{"cursor":1}"#)).await;
    ada.until(|c| !c.cursors.is_empty()).await;
    assert_eq!(ada.cursors[0].0, 12);
    observer.type_text(0, "no").await;
    assert_eq!(observer.until_closed().await, close::UPDATE_REFUSED);
    ada.until_saved().await;
    assert_eq!(rig.text().await, "hi");

    // Made an observer while connected.
    let mut bo = rig.client("bo", 13).await.synced().await;
    rig.documents
        .set_can_write(&rig.room, &ParticipantId("bo".into()), false);
    bo.type_text(0, "no").await;
    assert_eq!(bo.until_closed().await, close::UPDATE_REFUSED);
}

#[tokio::test]
async fn cursors_are_relayed_owned_and_removed() {
    let mut rig = Rig::new(crate::harness::TestApp::sqlite(&[]).await).await;
    let mut ada = rig.client("ada", 11).await.synced().await;
    ada.send(awareness(11, 0, r#"{"at":1}"#)).await;
    let claimed = rig.events.recv().await.unwrap();
    assert_eq!(
        claimed,
        DocumentEvent::ClientClaimed {
            room: rig.room.clone(),
            participant: ParticipantId("ada".into()),
            client_id: 11
        }
    );
    let mut bo = rig.client("bo", 12).await.synced().await;
    bo.until(|c| c.cursors.len() == 1).await;
    let (client, clock, state) = bo.cursors.pop_front().unwrap();
    assert_eq!((client, state.as_str()), (11, r#"{"at":1}"#));

    // Bo speaks for himself only; what he sends back of Ada's is dropped.
    bo.send(awareness(12, 1, "{}")).await;
    bo.send(awareness(11, clock + 5, r#"{"at":666}"#)).await;
    bo.send(awareness(12, 2, r#"{"me":1}"#)).await;
    ada.until(|c| c.cursors.len() == 2).await;
    assert!(ada.cursors.iter().all(|cursor| cursor.0 == 12));

    // Ada's connection drops: her cursor goes. She is back with the clock she had: it shows again at once.
    let page = ada.doc.clone();
    drop(ada);
    bo.until(|c| c.cursors.len() == 1).await;
    let (client, gone, state) = bo.cursors.pop_front().unwrap();
    assert_eq!((client, state.as_str()), (11, "null"));
    assert!(gone > clock);
    let mut ada = rig.client_with("ada", page, "").await.synced().await;
    ada.send(awareness(11, 0, r#"{"at":1}"#)).await;
    bo.until(|c| c.cursors.len() == 1).await;
    assert!(bo.cursors[0].1 > gone);

    // Not JSON: it would throw in every page.
    ada.send(awareness(11, 1, "{")).await;
    assert_eq!(ada.until_closed().await, close::BAD_MESSAGE);
    let mut ada = rig.client("ada", 21).await.synced().await;
    let big = format!("\"{}\"", "x".repeat(5000));
    ada.send(awareness(21, 1, &big)).await;
    assert_eq!(ada.until_closed().await, close::TOO_LARGE);
}

#[tokio::test]
async fn a_stock_client_gets_no_messages_of_ours() {
    let rig = Rig::new(crate::harness::TestApp::sqlite(&[]).await).await;
    let mut stock = rig.client_with("ada", doc(11), "").await.synced().await;
    let mut other = rig.client("bo", 12).await.synced().await;
    stock.type_text(0, "x").await;
    other.until_text("x").await;
    other.type_text(1, "y").await;
    let vector = StateVector::default().encode_v1();
    stock.send(sync(0, &vector)).await;
    stock.until_text("xy").await;
    assert_eq!(stock.acked, 0);
    other.until_saved().await;
}

#[tokio::test]
async fn the_host_can_close_the_document_and_remove_a_participant() {
    let rig = Rig::new(crate::harness::TestApp::sqlite(&[]).await).await;
    let mut ada = rig.client("ada", 11).await.synced().await;
    let mut bo = rig.client("bo", 12).await.synced().await;
    rig.documents
        .disconnect(&rig.room, &ParticipantId("bo".into()), close::REMOVED);
    assert_eq!(bo.until_closed().await, close::REMOVED);
    rig.documents.close(&rig.room, close::ENDED);
    assert_eq!(ada.until_closed().await, close::ENDED);
}

#[tokio::test]
async fn the_text_at_any_time_comes_from_the_log() {
    on_both(|t| async move {
        let rig = Rig::new(t).await;
        let start = rig.clock.now_ms();
        let mut ada = rig.client("ada", 11).await.synced().await;
        ada.type_text(0, "one").await;
        ada.until_saved().await;
        rig.clock.advance(1000);
        ada.type_text(3, " two").await;
        ada.until_saved().await;
        for (after, seq, text) in [
            (-1, 0, ""),
            (0, 1, "one"),
            (999, 1, "one"),
            (1000, 2, "one two"),
        ] {
            let at = rig
                .documents
                .text_at(&rig.room, start + after)
                .await
                .unwrap();
            assert_eq!((at.seq, at.files[0].text.as_str()), (seq, text));
        }
        // Longer than a page of the log, and asked for by several at once.
        for at in 0..300 {
            ada.type_text(at, "x").await;
        }
        ada.until_saved().await;
        let reading = || rig.documents.text_at(&rig.room, i64::MAX);
        for at in futures_util::future::join_all([(); 6].map(|()| reading())).await {
            let at = at.unwrap();
            assert_eq!(
                (at.seq, at.files[0].text.as_str()),
                (302, ada.text().as_str())
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_log_that_cannot_be_integrated_damages_its_room_alone() {
    on_both(|t| async move {
        let mut rig = Rig::new(t).await;
        let mut write = rig.app.db().write().await.unwrap();
        sqlx::query("INSERT INTO document_updates (room_id, seq, participant_id, at_ms, bytes) VALUES ($1, 1, 'p', 0, $2)")
            .bind(rig.room.as_str())
            .bind(&b"nonsense"[..])
            .execute(&mut *write)
            .await
            .unwrap();
        write.commit().await.unwrap();
        let text = rig.documents.text(&rig.room).await;
        assert!(matches!(text, Err(TextError::Damaged)));
        assert!(matches!(rig.events.recv().await, Some(DocumentEvent::Damaged { .. })));
        assert_eq!(rig.value("SELECT CAST(document_damaged AS BIGINT) FROM rooms").await, 1);

        // Once all of it can be read again, it is damaged no more; a part that can says nothing.
        rig.documents.text_at(&rig.room, -1).await.unwrap();
        assert_eq!(rig.value("SELECT CAST(document_damaged AS BIGINT) FROM rooms").await, 1);
        let mut write = rig.app.db().write().await.unwrap();
        sqlx::raw_sql("DELETE FROM document_updates").execute(&mut *write).await.unwrap();
        write.commit().await.unwrap();
        rig.documents.text_at(&rig.room, i64::MAX).await.unwrap();
        assert_eq!(rig.value("SELECT CAST(document_damaged AS BIGINT) FROM rooms").await, 0);
    })
    .await;
}
