//! The encoder while it is needed: loaded at the first evaluation, given back when nobody asks for a while.

mod cache;

use self::cache::Cache;
use super::model::{
    Ask, Evaluation, align::Weights, meaning::Encode, score, shelf::Shelf, text::Text,
};
use api::UnixMs;
use minilm::{Encoded, Encoder, Inference, Inferred, LoadError};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

/// As evaluations name it.
pub const NAME: &str = "all-MiniLM-L6-v2";
/// Unused for so long, the encoder's memory is given back.
const IDLE_MS: i64 = 10 * 60 * 1000;
/// After a failure the files are looked at again only after so long.
const RETRY_MS: i64 = 60 * 1000;

/// The model's folder, and what of it is in memory.
#[derive(Debug)]
pub struct Embedded {
    folder: PathBuf,
    state: Mutex<State>,
    /// What the bank's questions are answered with.
    shelf: OnceLock<Shelf>,
}

#[derive(Debug, Default)]
struct State {
    loaded: Loaded,
    used_at: UnixMs,
    cache: Cache,
}

#[derive(Debug, Default)]
enum Loaded {
    #[default]
    Not,
    Ready(Arc<Model>),
    Failed {
        at: UnixMs,
    },
}

#[derive(Debug)]
struct Model {
    encoder: Encoder,
    inference: Inference,
    weights: Weights,
}

impl Embedded {
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            state: Mutex::default(),
            shelf: OnceLock::new(),
        }
    }

    /// Whether its files are there; whether they are the right ones is found out by loading them.
    pub fn is_there(&self) -> bool {
        match self.state().loaded {
            Loaded::Ready(_) => true,
            Loaded::Failed { .. } => false,
            Loaded::Not => Encoder::is_in(&self.folder),
        }
    }

    /// Nothing under this lock can leave half a change behind.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Loads what is not loaded; blocks for as long.
    pub fn evaluate(&self, ask: &Ask, now: UnixMs) -> Evaluation {
        let shelf = self.shelf.get_or_init(bank);
        match self.model(now) {
            Some(model) => {
                let cached = Cached {
                    embedded: self,
                    model: &model,
                };
                score::evaluate(ask, shelf, Some(&cached))
            }
            None => score::evaluate(ask, shelf, None),
        }
    }

    /// Absent: the model is not there, or not the one we know (logged once).
    fn model(&self, now: UnixMs) -> Option<Arc<Model>> {
        let mut state = self.state();
        state.used_at = now;
        let is_known = match &state.loaded {
            Loaded::Ready(model) => return Some(model.clone()),
            Loaded::Failed { at } if now - at < RETRY_MS => return None,
            Loaded::Failed { .. } => true,
            Loaded::Not => false,
        };
        match Encoder::load(&self.folder) {
            Ok(encoder) => {
                let model = Arc::new(Model {
                    weights: Weights::of(&encoder),
                    inference: Inference::of(&encoder),
                    encoder,
                });
                state.loaded = Loaded::Ready(model.clone());
                Some(model)
            }
            Err(error) => {
                if !is_known {
                    tracing::warn!(%error, "answers are evaluated by words alone: the model cannot be used");
                }
                state.loaded = Loaded::Failed { at: now };
                None
            }
        }
    }

    /// Gives the memory back when nobody has evaluated for a while; says whether it did.
    pub fn release_idle(&self, now: UnixMs) -> bool {
        let mut state = self.state();
        let is_idle = now - state.used_at >= IDLE_MS;
        if is_idle && matches!(state.loaded, Loaded::Ready(_)) {
            state.loaded = Loaded::Not;
            state.cache = Cache::default();
            return true;
        }
        false
    }
}

/// The encoder, and what it has encoded before.
struct Cached<'a> {
    embedded: &'a Embedded,
    model: &'a Model,
}

impl Encode for Cached<'_> {
    fn known(&self, texts: &[&str]) -> Vec<Arc<Encoded>> {
        let mut found: Vec<Option<Arc<Encoded>>> = {
            let mut state = self.embedded.state();
            texts.iter().map(|text| state.cache.get(text)).collect()
        };
        let missing: Vec<usize> = (0..texts.len()).filter(|&at| found[at].is_none()).collect();
        let wanted: Vec<&str> = missing.iter().map(|&at| texts[at]).collect();
        let encoded = self.model.encoder.encode(&wanted);
        let mut state = self.embedded.state();
        for (at, encoded) in missing.into_iter().zip(encoded) {
            let encoded = Arc::new(encoded);
            state.cache.put(texts[at], encoded.clone());
            found[at] = Some(encoded);
        }
        found.into_iter().flatten().collect()
    }

    fn fresh(&self, texts: &[&str]) -> Vec<Encoded> {
        self.model.encoder.encode(texts)
    }

    fn infer(&self, pairs: &[(&str, &str)]) -> Vec<Inferred> {
        self.model.inference.infer(&self.model.encoder, pairs)
    }

    fn weights(&self) -> &Weights {
        &self.model.weights
    }

    fn name(&self) -> String {
        format!("{NAME} {}", &minilm::MODEL_SHA256[..12])
    }
}

fn bank() -> Shelf {
    // What ships is checked by tests; a fault would only leave one gate open.
    let bank = crate::mocks::load(&crate::judge::Problems::default(), None);
    let texts: Vec<Text> = bank
        .iter()
        .flat_map(|bank| bank.items())
        .flat_map(|item| {
            let wordings = item.points().iter().flat_map(|point| {
                std::iter::once(&point.text)
                    .chain(&point.paraphrases)
                    .map(String::as_str)
            });
            std::iter::once(item.model_answer()).chain(wordings)
        })
        .map(|text| Text::read(text, usize::MAX))
        .collect();
    Shelf::of(texts.iter())
}

/// Whether the model can be used, in words for an operator.
pub fn describe(folder: &Path) -> Result<String, LoadError> {
    minilm::check(folder)?;
    Ok(format!("{NAME} in {}", folder.display()))
}
