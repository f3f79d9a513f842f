//! A language model behind an OpenAI-compatible endpoint, with everything that such endpoints do wrong.

use super::{asked, path, shipped, start, typed};
use crate::harness::{Actor, TestApp, on_both_with, until};
use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::post,
};
use serde_json::{Map, Value, json};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};
use tokio::net::TcpListener;

/// What the endpoint does with one request.
#[derive(Debug, Clone)]
enum Act {
    Say(String),
    Refuse(u16),
    /// 429 with `Retry-After`, in seconds.
    Busy(u32),
    Hang,
    /// The body ends in the middle.
    Truncate,
    /// `finish_reason` is `length`.
    CutOff,
}

/// What each answer of the endpoint costs. An opinion sets two and a bit of them aside.
const TOKENS: u64 = 2_500;

/// Does what the script says, then what `rest` says; remembers what was asked.
#[derive(Debug)]
struct Endpoint {
    script: Mutex<VecDeque<Act>>,
    rest: Act,
    asked: Mutex<Vec<Value>>,
}

impl Endpoint {
    async fn serve(script: Vec<Act>, rest: Act) -> (Arc<Self>, String) {
        let endpoint = Arc::new(Self {
            script: Mutex::new(script.into()),
            rest,
            asked: Mutex::default(),
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let router = Router::new()
            .route("/v1/chat/completions", post(completions))
            .with_state(endpoint.clone());
        tokio::spawn(async move { axum_serve(listener, router).await });
        (endpoint, url)
    }

    fn asked(&self) -> Vec<Value> {
        self.asked.lock().unwrap().clone()
    }
}

async fn axum_serve(listener: TcpListener, router: Router) {
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        let service = hyper_util::service::TowerToHyperService::new(router.clone());
        tokio::spawn(async move {
            let io = hyper_util::rt::TokioIo::new(stream);
            let _ = hyper::server::conn::http1::Builder::new()
                .serve_connection(io, service)
                .await;
        });
    }
}

async fn completions(
    State(endpoint): State<Arc<Endpoint>>,
    Json(request): Json<Value>,
) -> Response {
    endpoint.asked.lock().unwrap().push(request);
    let act = endpoint.script.lock().unwrap().pop_front();
    let said = |text: &str, reason: &str| {
        Json(json!({ "model": "tiny", "choices": [{ "finish_reason": reason, "message": { "role": "assistant", "content": text } }],
            "usage": { "total_tokens": TOKENS } }))
        .into_response()
    };
    match act.unwrap_or_else(|| endpoint.rest.clone()) {
        Act::Say(text) => said(&text, "stop"),
        Act::CutOff => said("{\"points\": [", "length"),
        Act::Refuse(status) => StatusCode::from_u16(status).unwrap().into_response(),
        Act::Busy(seconds) => (
            StatusCode::TOO_MANY_REQUESTS,
            [("retry-after", seconds.to_string())],
        )
            .into_response(),
        Act::Hang => std::future::pending().await,
        Act::Truncate => "{\"choices\": [{\"message\": {\"content\": \"{".into_response(),
    }
}

fn settings(url: &str) -> [(&str, &str); 4] {
    [
        ("IX_LLM_URL", url),
        ("IX_LLM_MODEL", "tiny"),
        ("IX_LLM_KEY", "k3y"),
        ("IX_LLM_TIMEOUT_S", "1"),
    ]
}

/// Every point met by one of the quotes, in turns.
fn opinion(points: usize, quotes: &[&str]) -> Act {
    let points: Map<String, Value> = (1..=points)
        .zip(quotes.iter().cycle())
        .map(|(number, quote)| {
            (
                number.to_string(),
                json!({ "verdict": "met", "quote": quote }),
            )
        })
        .collect();
    Act::Say(
        json!({ "points": points, "summary": "Well put.", "follow_up": "And at night?" })
            .to_string(),
    )
}

const ANSWER: &str =
    "We would ask the ferry captains first and count the empty seats before anything is built.";

/// A session with one question in words, and how many points its answer has.
async fn begun(t: &TestApp, who: &Actor) -> (Value, usize) {
    let session = start(t, who, "product-manager", 1).await;
    let question = asked(t, &session, 1).await;
    (session, question.points.len())
}

/// Answers, and gives the feedback once the model's part is no longer awaited.
async fn answered(t: &TestApp, who: &Actor, session: &Value) -> Value {
    let body = json!({ "attempt": 1, "work": typed(ANSWER) });
    let answer = t
        .post(&path(session, "/items/1/answers"), Some(&who.token), body)
        .await
        .expect(201);
    assert_eq!(
        answer["feedback"]["model_part"]["state"], "waiting",
        "the rest is there at once"
    );
    let feedback = async || {
        let shown = t
            .get(&path(session, ""), Some(&who.token))
            .await
            .expect(200);
        shown["items"][0]["answers"][0]["feedback"].clone()
    };
    until(async || feedback().await["model_part"]["state"] != "waiting").await;
    let told = feedback().await;
    assert_eq!(
        told["score"], answer["feedback"]["score"],
        "the model changes no score"
    );
    told
}

/// Answers for the `attempt`th time, and gives the model's part once it is no longer awaited.
async fn tried(t: &TestApp, who: &Actor, session: &Value, attempt: usize) -> Value {
    let body = json!({ "attempt": attempt, "work": typed(ANSWER) });
    t.post(&path(session, "/items/1/answers"), Some(&who.token), body)
        .await
        .expect(201);
    let part = async || {
        let shown = t
            .get(&path(session, ""), Some(&who.token))
            .await
            .expect(200);
        shown["items"][0]["answers"][attempt - 1]["feedback"]["model_part"].clone()
    };
    until(async || part().await["state"] != "waiting").await;
    part().await
}

const QUOTES: [&str; 3] = [
    "ask the ferry captains first",
    "count the empty seats",
    "before anything is built",
];

#[tokio::test]
async fn arch_6_a_models_opinion_is_added_with_quotes_that_were_looked_up() {
    let (endpoint, url) = Endpoint::serve(Vec::new(), Act::Refuse(500)).await;
    on_both_with(&settings(&url), |t| {
        let endpoint = endpoint.clone();
        async move {
            let bo = t.student("Bo").await;
            let (session, points) = begun(&t, &bo).await;
            *endpoint.script.lock().unwrap() = vec![opinion(points, &QUOTES)].into();
            let part = answered(&t, &bo, &session).await["model_part"].clone();
            assert_eq!(
                (&part["state"], &part["model"]),
                (&json!("ready"), &json!("tiny")),
                "{part}"
            );
            assert_eq!(
                part["points"][0]["evidence"]["start"],
                json!(ANSWER.find("ask").unwrap())
            );
            assert_eq!(
                (&part["score"], &part["follow_up"]),
                (&json!(100.0), &json!("And at night?"))
            );
            let asked = endpoint.asked().pop().unwrap();
            assert_eq!(asked["response_format"]["type"], "json_schema");
            let user: Value =
                serde_json::from_str(asked["messages"][1]["content"].as_str().unwrap()).unwrap();
            assert_eq!(user["answer"], ANSWER);
        }
    })
    .await;
}

#[tokio::test]
async fn a_lying_quote_makes_no_point() {
    let (endpoint, url) = Endpoint::serve(Vec::new(), Act::Refuse(500)).await;
    let t = TestApp::sqlite(&settings(&url)).await;
    let bo = t.student("Bo").await;
    let (session, points) = begun(&t, &bo).await;
    *endpoint.script.lock().unwrap() = vec![opinion(
        points,
        &["measure the churn of each cohort by week"],
    )]
    .into();
    let part = answered(&t, &bo, &session).await["model_part"].clone();
    assert_eq!(
        (&part["score"], &part["points"][0]["verdict"]),
        (&json!(0.0), &json!("missing"))
    );
}

#[tokio::test]
async fn arch_6_a_model_that_was_taken_away_is_waited_for_no_longer() {
    let (_, url) = Endpoint::serve(Vec::new(), Act::Hang).await;
    let t = TestApp::sqlite(&settings(&url)).await;
    let bo = t.student("Bo").await;
    let (session, _) = begun(&t, &bo).await;
    let body = json!({ "attempt": 1, "work": typed(ANSWER) });
    let answers = path(&session, "/items/1/answers");
    let sent = t.post(&answers, Some(&bo.token), body);
    let state = |answer: &Value| answer["feedback"]["model_part"]["state"].clone();
    assert_eq!(state(&sent.await.expect(201)), "waiting");
    t.app.clock.advance(1);
    let t = t.restart_with(&[("IX_LLM_URL", "")]).await;
    let shown = async || {
        let session = t
            .get(&path(&session, ""), Some(&bo.token))
            .await
            .expect(200);
        state(&session["items"][0]["answers"][0])
    };
    until(async || shown().await == "failed").await;
}

#[tokio::test]
async fn what_passes_is_waited_for_and_what_does_not_fit_is_said_once() {
    for script in [
        vec![Act::Busy(0), Act::Refuse(500)],
        vec![Act::Say("no JSON".to_owned())],
        vec![Act::Say(
            "{\"points\": {}, \"summary\": \"\", \"follow_up\": \"\"}".to_owned(),
        )],
        vec![Act::Refuse(400), Act::Refuse(400)],
    ] {
        let (endpoint, url) = Endpoint::serve(Vec::new(), Act::Refuse(500)).await;
        let t = TestApp::sqlite(&settings(&url)).await;
        let bo = t.student("Bo").await;
        let (session, points) = begun(&t, &bo).await;
        let mut whole = script.clone();
        whole.push(opinion(points, &QUOTES));
        *endpoint.script.lock().unwrap() = whole.into();
        let part = answered(&t, &bo, &session).await["model_part"].clone();
        assert_eq!(part["state"], "ready", "{script:?}: {part}");
    }
}

#[tokio::test]
async fn whatever_the_endpoint_does_wrong_the_rest_stands() {
    let lie = Act::Say("{\"points\": {\"99\": {\"verdict\": \"met\", \"quote\": \"\"}}, \"summary\": \"\", \"follow_up\": \"\"}".to_owned());
    for act in [
        Act::Busy(0),
        Act::Refuse(500),
        Act::Refuse(401),
        Act::Hang,
        Act::Truncate,
        Act::CutOff,
        lie,
    ] {
        let (_, url) = Endpoint::serve(Vec::new(), act.clone()).await;
        let t = TestApp::sqlite(&settings(&url)).await;
        let bo = t.student("Bo").await;
        let (session, _) = begun(&t, &bo).await;
        let told = answered(&t, &bo, &session).await;
        assert_eq!(told["model_part"]["state"], "failed", "{act:?}");
        assert!(
            told["model_part"]["why"]
                .as_str()
                .unwrap()
                .contains("stands without it"),
            "{act:?}"
        );
        assert!(told["points"].as_array().unwrap().len() >= 3);
    }
}

#[tokio::test]
async fn an_endpoint_that_keeps_failing_is_left_alone() {
    let (endpoint, url) = Endpoint::serve(Vec::new(), Act::Refuse(401)).await;
    let t = TestApp::sqlite(&settings(&url)).await;
    let bo = t.student("Bo").await;
    let (session, _) = begun(&t, &bo).await;
    answered(&t, &bo, &session).await;
    let retry = async |attempt: usize| {
        let part = tried(&t, &bo, &session, attempt).await;
        part["why"].as_str().unwrap().to_owned()
    };
    retry(2).await;
    retry(3).await;
    let before = endpoint.asked().len();
    assert!(retry(4).await.contains("left alone"));
    assert_eq!(endpoint.asked().len(), before);
    t.app.clock.advance(61_000);
    retry(5).await;
    assert_eq!(endpoint.asked().len(), before + 1);
}

#[tokio::test]
async fn arch_6_a_busy_endpoint_is_left_alone_by_everybody_for_as_long_as_it_asks() {
    let (endpoint, url) = Endpoint::serve(Vec::new(), Act::Busy(0)).await;
    let t = TestApp::sqlite(&settings(&url)).await;
    let (bo, cy) = (t.student("Bo").await, t.student("Cy").await);
    let (of_bo, points) = begun(&t, &bo).await;
    let (of_cy, _) = begun(&t, &cy).await;
    for attempt in 1..=4 {
        let part = tried(&t, &bo, &of_bo, attempt).await;
        assert!(part["why"].as_str().unwrap().contains("is busy"), "{part}");
    }
    assert_eq!(endpoint.asked().len(), 12, "each is tried three times");
    *endpoint.script.lock().unwrap() = vec![opinion(points, &QUOTES), Act::Busy(30)].into();
    let part = tried(&t, &bo, &of_bo, 5).await;
    assert_eq!(part["state"], "ready", "being busy is no failure: {part}");
    tried(&t, &bo, &of_bo, 6).await;
    let part = tried(&t, &cy, &of_cy, 1).await;
    assert!(part["why"].as_str().unwrap().contains("is busy"), "{part}");
    assert_eq!(endpoint.asked().len(), 14, "nobody asks meanwhile");
}

#[tokio::test]
async fn arch_6_one_student_asks_so_often_a_minute_and_the_others_go_on() {
    let (endpoint, url) = Endpoint::serve(Vec::new(), Act::Refuse(500)).await;
    let budget = ("IX_LLM_SESSION_TOKENS", "1000000");
    let t = TestApp::sqlite(&[settings(&url).as_slice(), &[budget]].concat()).await;
    let (bo, cy) = (t.student("Bo").await, t.student("Cy").await);
    let (of_bo, points) = begun(&t, &bo).await;
    *endpoint.script.lock().unwrap() = vec![opinion(points, &QUOTES); 13].into();
    let mut part = Value::Null;
    for attempt in 1..=13 {
        part = tried(&t, &bo, &of_bo, attempt).await;
        assert_eq!(part["state"] == "ready", attempt <= 12, "{attempt}: {part}");
    }
    assert!(part["why"].as_str().unwrap().contains("often"), "{part}");
    let (of_cy, points) = begun(&t, &cy).await;
    *endpoint.script.lock().unwrap() = vec![opinion(points, &QUOTES)].into();
    assert_eq!(tried(&t, &cy, &of_cy, 1).await["state"], "ready");
    t.app.clock.advance(61_000);
    *endpoint.script.lock().unwrap() = vec![opinion(points, &QUOTES)].into();
    let before = endpoint.asked().len();
    tried(&t, &bo, &of_bo, 14).await;
    assert!(endpoint.asked().len() > before);
}

#[tokio::test]
async fn arch_6_what_is_asked_side_by_side_stays_within_the_budget() {
    let (endpoint, url) = Endpoint::serve(Vec::new(), Act::Hang).await;
    let more = [
        ("IX_LLM_SESSION_TOKENS", "10000"),
        ("IX_LLM_TIMEOUT_S", "60"),
    ];
    on_both_with(&[&settings(&url)[..3], &more].concat(), |t| {
        let endpoint = endpoint.clone();
        async move {
            endpoint.asked.lock().unwrap().clear();
            let bo = t.student("Bo").await;
            let (session, _) = begun(&t, &bo).await;
            let body = json!({ "attempt": 1, "work": typed(ANSWER) });
            t.post(&path(&session, "/items/1/answers"), Some(&bo.token), body)
                .await
                .expect(201);
            until(async || endpoint.asked().len() == 1).await;
            let part = tried(&t, &bo, &session, 2).await;
            assert!(part["why"].as_str().unwrap().contains("used up"), "{part}");
            assert_eq!(endpoint.asked().len(), 1);
        }
    })
    .await;
}

#[tokio::test]
async fn a_session_has_a_budget_of_tokens() {
    let (endpoint, url) = Endpoint::serve(Vec::new(), Act::Refuse(500)).await;
    let budget = ("IX_LLM_SESSION_TOKENS", "10000");
    let t = TestApp::sqlite(&[settings(&url).as_slice(), &[budget]].concat()).await;
    let bo = t.student("Bo").await;
    let (session, points) = begun(&t, &bo).await;
    *endpoint.script.lock().unwrap() = vec![opinion(points, &QUOTES); 3].into();
    let mut states = Vec::new();
    for attempt in 1..=3 {
        let part = tried(&t, &bo, &session, attempt).await;
        states.push(part["state"].as_str().unwrap().to_owned());
    }
    assert_eq!(states, ["ready", "ready", "failed"]);
    assert_eq!(endpoint.asked().len(), 2);
}

#[tokio::test]
async fn what_does_not_fit_costs_tokens_and_leaves_the_endpoint_to_others() {
    let (endpoint, url) = Endpoint::serve(Vec::new(), Act::Say("no JSON".to_owned())).await;
    let budget = ("IX_LLM_SESSION_TOKENS", "25000");
    let t = TestApp::sqlite(&[settings(&url).as_slice(), &[budget]].concat()).await;
    let bo = t.student("Bo").await;
    let (session, _) = begun(&t, &bo).await;
    let why = async |attempt: usize| {
        let part = tried(&t, &bo, &session, attempt).await;
        part["why"].as_str().unwrap().to_owned()
    };
    for attempt in 1..=4 {
        assert!(why(attempt).await.contains("hold the rules"));
    }
    assert_eq!(endpoint.asked().len(), 8, "never left alone");
    assert!(why(5).await.contains("used up"));
    assert_eq!(endpoint.asked().len(), 8);
}

/// A question that ships, told anew in every word of its prompt and answer.
fn novel() -> Value {
    let question = shipped("ticket-sale");
    json!({
        "topic": "ferries", "tags": ["ferries", "harbours"], "minutes": 5,
        "prompt": format!("Zanzibar {}", "harbour lantern quince ".repeat(12)),
        "model_answer": "violin walrus orchard meadow ".repeat(40),
        "follow_ups": question.follow_ups, "points": question.points,
    })
}

#[tokio::test]
async fn vi_5_a_novel_question_is_written_for_the_next_session_and_asked_once() {
    let (endpoint, url) = Endpoint::serve(Vec::new(), Act::Say(novel().to_string())).await;
    on_both_with(&settings(&url), |t| {
        let endpoint = endpoint.clone();
        async move {
            endpoint.asked.lock().unwrap().clear();
            let bo = t.student("Bo").await;
            let first = start(&t, &bo, "product-manager", 3).await;
            assert!(
                first["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .all(|item| item["question"]["novel"] == false)
            );
            for _ in 0..2 {
                t.post(&path(&first, "/end"), Some(&bo.token), json!({}))
                    .await
                    .expect(200);
            }
            until(async || endpoint.asked().len() == 1).await;
            let asked = endpoint.asked().pop().unwrap();
            let (system, user) = (
                asked["messages"][0]["content"].to_string(),
                asked["messages"][1]["content"].to_string(),
            );
            assert!(system.contains("Product Manager") && system.contains("easy"));
            for item in first["items"].as_array().unwrap() {
                assert!(
                    user.contains(item["question"]["id"].as_str().unwrap()),
                    "vi_5: {user}"
                );
            }
            let stocked = async || {
                let mut conn = t.db().read().await.unwrap();
                let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM mock_novel")
                    .fetch_one(&mut *conn)
                    .await
                    .unwrap();
                count == 1
            };
            until(stocked).await;
            assert_eq!(endpoint.asked().len(), 1, "a session ends once");
            let second = start(&t, &bo, "product-manager", 3).await;
            let items = second["items"].as_array().unwrap();
            let novel: Vec<&Value> = items
                .iter()
                .filter(|item| item["question"]["novel"] == true)
                .collect();
            assert_eq!(
                (novel.len(), &novel[0]["question"]["topic"]),
                (1, &json!("ferries"))
            );
        }
    })
    .await;
}
