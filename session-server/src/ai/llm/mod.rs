//! A language model behind any OpenAI-compatible endpoint. It is asked for JSON of a given shape, and what it says is
//! checked before anybody sees it: quotes against the answer, questions against the bank's rules.

mod breaker;
pub mod novel;
pub mod opinion;
mod wire;

use crate::{clock::Clock, intake::Intake};
use api::UserId;
use breaker::Breaker;
use reqwest::{StatusCode, header::RETRY_AFTER};
use runner::queue::{Bounds, Entry, Permit, Queue};
use serde_json::Value;
use std::{
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    time::{Duration, Instant},
};
use wire::{Answer, Form, Message};

/// Longest that an endpoint may make us wait before it is asked again.
const MOST_RETRY_AFTER: Duration = Duration::from_secs(10);
const TRIES: u32 = 3;
/// Asked at a time. Users take turns.
const AT_A_TIME: usize = 4;
/// Of one user: waiting or being answered at a time, and asked within a minute.
const OF_ONE_USER: usize = 8;
const OF_ONE_USER_A_MINUTE: usize = 12;
/// An answer of more bytes is none.
const MAX_BODY: usize = 1 << 20;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Up to and without `/chat/completions`.
    pub url: String,
    pub model: String,
    pub key: Option<String>,
    /// Of one request.
    pub timeout: Duration,
    /// Of one mock interview.
    pub session_tokens: u64,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub system: String,
    /// Data.
    pub user: String,
    pub name: &'static str,
    /// JSON Schema.
    pub schema: Value,
    pub max_tokens: u32,
}

impl Wanted {
    /// About the most that asking costs, with an answer that did not fit and was told so: a letter is a quarter of a token.
    pub fn most_tokens(&self) -> u64 {
        let letters = self.system.len() + self.user.len() + self.schema.to_string().len();
        let (prompt, answer) = (letters as u64 / 4, u64::from(self.max_tokens));
        2 * (prompt + answer) + answer
    }
}

/// What was answered, checked.
#[derive(Debug, Clone)]
pub struct Told<T> {
    pub value: T,
    pub tokens: u64,
    /// The model's name, as the endpoint says it.
    pub model: String,
}

/// Each reads as a sentence for the person who waits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LlmError {
    #[error("The language model is left alone for a minute: it failed several times in a row.")]
    Paused,
    #[error("The language model did not answer in time.")]
    Timeout,
    #[error("The language model is busy.")]
    Busy,
    #[error("You have asked the language model often within a minute.")]
    TooOften,
    #[error("The language model could not be reached.")]
    Unreachable,
    #[error("The language model refused: status {0}.")]
    Status(u16),
    #[error("The language model did not finish its answer.")]
    CutOff,
    #[error("The language model's answer did not hold the rules, twice.")]
    Unfit {
        /// What it cost all the same.
        tokens: u64,
    },
    #[error("This interview has used up what it may ask the language model.")]
    Budget,
}

impl LlmError {
    /// Whether others who ask something else will fare no better.
    fn is_the_endpoints(&self) -> bool {
        match self {
            LlmError::Timeout | LlmError::Unreachable | LlmError::Unfit { tokens: 0 } => true,
            // Of these three, what was asked may be the cause.
            LlmError::Status(status) => !matches!(status, 400 | 413 | 422),
            LlmError::Paused
            | LlmError::Busy
            | LlmError::TooOften
            | LlmError::CutOff
            | LlmError::Unfit { .. }
            | LlmError::Budget => false,
        }
    }
}

/// Cheap to clone.
#[derive(Debug, Clone)]
pub struct Llm(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    settings: Settings,
    http: reqwest::Client,
    clock: Clock,
    breaker: Breaker,
    asks: Intake,
    queue: Queue,
    /// The strictest [`Form`] that the endpoint takes, as far as is known.
    form: AtomicU8,
}

impl Llm {
    pub fn new(settings: Settings, clock: Clock) -> reqwest::Result<Self> {
        let http = reqwest::Client::builder()
            .timeout(settings.timeout)
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Self(Arc::new(Inner {
            settings,
            http,
            clock,
            breaker: Breaker::default(),
            asks: Intake::new(OF_ONE_USER, OF_ONE_USER_A_MINUTE),
            queue: Queue::new(Bounds {
                running: AT_A_TIME,
                waiting: usize::MAX,
                waiting_of_one: usize::MAX,
            }),
            form: AtomicU8::new(Form::Schema as u8),
        })))
    }

    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Asks for `user`; `check` says what does not fit, which is told to the model once.
    pub async fn ask<T>(
        &self,
        user: &UserId,
        wanted: &Wanted,
        check: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Told<T>, LlmError> {
        let asks = self.0.asks.take(user, self.0.clock.now_ms());
        let _place = asks.map_err(|_| LlmError::TooOften)?;
        let _turn = self.turn(user).await;
        if !self.0.breaker.may_ask(self.0.clock.now_ms()) {
            return Err(LlmError::Paused);
        }
        let told = self.ask_and_repair(wanted, check).await;
        match &told {
            Ok(_) => self.0.breaker.succeeded(),
            Err(error) => {
                tracing::warn!(%error, "a language model failed");
                if error.is_the_endpoints() {
                    self.0.breaker.failed(self.0.clock.now_ms());
                }
            }
        }
        told
    }

    async fn turn(&self, user: &UserId) -> Option<Permit> {
        match self.0.queue.enter(user.as_str()) {
            Ok(Entry::Now(permit)) => Some(permit),
            Ok(Entry::Later { waiting, .. }) => waiting.turn().await,
            // A queue without a bound is never full.
            Err(_) => None,
        }
    }

    async fn ask_and_repair<T>(
        &self,
        wanted: &Wanted,
        check: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Told<T>, LlmError> {
        let mut messages = vec![
            Message::new("system", wanted.system.clone()),
            Message::new("user", wanted.user.clone()),
        ];
        let mut tokens = 0;
        for _ in 0..2 {
            let answer = self.say(wanted, &messages).await?;
            tokens += answer.tokens;
            match check(wire::unfenced(&answer.text)) {
                Ok(value) => {
                    let model = answer.model;
                    return Ok(Told {
                        value,
                        tokens,
                        model,
                    });
                }
                Err(why) => {
                    tracing::info!(why, "a language model's answer did not fit");
                    messages.push(Message::new("assistant", answer.text));
                    let again = format!(
                        "That did not fit: {why}. Answer again with JSON of the given shape and nothing else."
                    );
                    messages.push(Message::new("user", again));
                }
            }
        }
        Err(LlmError::Unfit { tokens })
    }

    /// One answer of the endpoint, with patience for what passes.
    async fn say(&self, wanted: &Wanted, messages: &[Message]) -> Result<Answer, LlmError> {
        let mut tries = 0;
        loop {
            // Whoever was told to wait was told so for everybody.
            let held = self.0.breaker.held(Instant::now());
            if held > MOST_RETRY_AFTER {
                return Err(LlmError::Busy);
            }
            tokio::time::sleep(held).await;
            let form = Form::of(self.0.form.load(Ordering::Relaxed));
            let failed = match self.post(wanted, messages, form).await {
                Ok(answer) => return Ok(answer),
                Err(failed) => failed,
            };
            match failed {
                // It knows no such form: the next laxer one.
                Failed::Status(400 | 404 | 415 | 422 | 501, _) if form.laxer().is_some() => {
                    let laxer = form.laxer().unwrap_or(form);
                    self.0.form.store(laxer as u8, Ordering::Relaxed);
                }
                Failed::Status(status, after) if status == 429 || status >= 500 => {
                    tries += 1;
                    let pause = after.unwrap_or(Duration::from_millis(500 * u64::from(tries)));
                    if status == 429 {
                        self.0.breaker.hold(Instant::now(), pause);
                    }
                    if tries == TRIES {
                        return Err(if status == 429 {
                            LlmError::Busy
                        } else {
                            LlmError::Status(status)
                        });
                    }
                    if pause > MOST_RETRY_AFTER {
                        return Err(LlmError::Busy);
                    }
                    tokio::time::sleep(pause).await;
                }
                Failed::Status(status, _) => return Err(LlmError::Status(status)),
                Failed::For(error) => return Err(error),
            }
        }
    }

    async fn post(
        &self,
        wanted: &Wanted,
        messages: &[Message],
        form: Form,
    ) -> Result<Answer, Failed> {
        let settings = &self.0.settings;
        let url = format!("{}/chat/completions", settings.url.trim_end_matches('/'));
        let mut request =
            self.0
                .http
                .post(url)
                .json(&wire::request(&settings.model, wanted, messages, form));
        if let Some(key) = &settings.key {
            request = request.bearer_auth(key);
        }
        let mut response = request.send().await.map_err(failed)?;
        let status = response.status();
        if status != StatusCode::OK {
            let after = response
                .headers()
                .get(RETRY_AFTER)
                .and_then(|after| after.to_str().ok()?.parse().ok());
            return Err(Failed::Status(
                status.as_u16(),
                after.map(Duration::from_secs),
            ));
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            if body.len() + chunk.len() > MAX_BODY {
                return Err(Failed::For(LlmError::Unfit { tokens: 0 }));
            }
            body.extend_from_slice(&chunk);
        }
        wire::answer(&body, &settings.model, messages).map_err(Failed::For)
    }
}

enum Failed {
    /// With how long to wait, as the endpoint says.
    Status(u16, Option<Duration>),
    For(LlmError),
}

fn failed(error: reqwest::Error) -> Failed {
    Failed::For(match error.is_timeout() {
        true => LlmError::Timeout,
        false => LlmError::Unreachable,
    })
}
