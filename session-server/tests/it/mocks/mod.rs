//! Mock interviews over HTTP.

mod answers;
mod llm;
mod sessions;

use crate::harness::{Actor, TestApp};
use serde_json::{Value, json};
use session_server::{
    judge::Problems,
    mocks::{
        self,
        model::{item::Item, question::Question},
    },
};
use std::sync::Arc;

pub async fn start(t: &TestApp, who: &Actor, role: &str, length: u32) -> Value {
    let wish =
        json!({ "role": role, "tier": "easy", "length": length, "topic": null, "adaptive": false });
    t.post("/mocks/sessions", Some(&who.token), wish)
        .await
        .expect(201)
}

pub fn typed(text: &str) -> Value {
    json!({ "mode": "typed", "text": text, "words": [], "verbatim": false, "language": null, "source": null, "spent_ms": 1000 })
}

pub fn path(session: &Value, rest: &str) -> String {
    format!("/mocks/sessions/{}{rest}", session["id"].as_str().unwrap())
}

/// The position of the first question in words.
pub fn in_words(session: &Value) -> u64 {
    let items = session["items"].as_array().unwrap();
    let item = items
        .iter()
        .find(|item| item["question"]["problem_id"].is_null());
    item.unwrap()["position"].as_u64().unwrap()
}

/// What ships about a question: tests know the right answer.
pub fn shipped(id: &str) -> Arc<Question> {
    let bank = mocks::load(&Problems::default(), None).unwrap();
    match bank.item(id) {
        Some(Item::Question(question)) => question.clone(),
        other => panic!("{id}: {other:?}"),
    }
}
