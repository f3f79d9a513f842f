//! Mock interviews over HTTP.

mod answers;
mod feedback_times;
mod llm;
mod sessions;

use crate::harness::{Actor, TestApp};
use serde_json::{Value, json};
use session_server::{
    judge::{Problems, model::problem::Problem},
    mocks::{
        self,
        model::{asked::Asked, item::Item, question::Question},
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

/// A session of one question, which is this problem whatever chance would have chosen.
pub async fn coding(t: &TestApp, who: &Actor, problem: &Problem) -> Value {
    let session = start(t, who, "backend", 1).await;
    let asked = serde_json::to_string(&Asked::problem(problem))
        .unwrap()
        .replace('\'', "''");
    let (id, problem) = (session["id"].as_str().unwrap(), &problem.id);
    t.sql(format!(
        "UPDATE mock_items SET question_id = '{problem}', question = '{asked}' WHERE session_id = '{id}'"
    ))
    .await;
    t.get(&path(&session, ""), Some(&who.token))
        .await
        .expect(200)
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

/// A question as it was asked, with its answer: tests know it.
pub async fn asked(t: &TestApp, session: &Value, position: u64) -> Asked {
    let mut conn = t.db().read().await.unwrap();
    let question: String = sqlx::query_scalar(
        "SELECT question FROM mock_items WHERE session_id = $1 AND position = $2",
    )
    .bind(session["id"].as_str().unwrap())
    .bind(position as i64)
    .fetch_one(&mut *conn)
    .await
    .unwrap();
    serde_json::from_str(&question).unwrap()
}

/// A question that ships.
pub fn shipped(id: &str) -> Arc<Question> {
    let bank = mocks::load(&Problems::default(), None).unwrap();
    match bank.item(id) {
        Some(Item::Question(question)) => question.clone(),
        other => panic!("{id}: {other:?}"),
    }
}
