//! The forward pass.

use crate::{
    WIDTH,
    files::Tensors,
    math::{gelu, layer_norm, matrix, matrix_mut, multiply, softmax},
};
use std::{ops::Range, sync::Arc};

const LAYERS: usize = 6;
pub const INNER: usize = 1536;
const HEADS: usize = 12;
const HEAD: usize = WIDTH / HEADS;
const VOCABULARY: usize = 30_522;
const POSITIONS: usize = 512;
/// Texts are laid end to end up to about so many tokens at a time: what is in between stays in the cache.
const BATCH_TOKENS: usize = 384;

/// Tokens with the marks around them.
pub struct Sequence {
    pub ids: Vec<u32>,
    /// Where a second text begins; the length where there is none.
    pub second: usize,
}

/// Read-only once loaded.
pub struct Bert {
    pub embeddings: Arc<Embeddings>,
    /// What is added to the tokens of the first and the second text.
    pub segments: Vec<f32>,
    pub norm: Norm,
    pub layers: Vec<Layer>,
}

pub struct Embeddings {
    words: Vec<f32>,
    positions: Vec<f32>,
}

/// A matrix `outputs × inputs` and what is added to its products.
#[derive(Clone)]
pub struct Linear {
    pub weight: Vec<f32>,
    pub bias: Vec<f32>,
}

#[derive(Clone)]
pub struct Norm {
    pub scale: Vec<f32>,
    pub shift: Vec<f32>,
}

#[derive(Clone)]
pub struct Layer {
    pub query: Linear,
    pub key: Linear,
    pub value: Linear,
    pub attended: Linear,
    pub attended_norm: Norm,
    pub inner: Linear,
    pub outer: Linear,
    pub outer_norm: Norm,
}

impl Norm {
    pub fn take(tensors: &mut Tensors, name: &str) -> Option<Self> {
        Some(Self {
            scale: tensors.take(&format!("{name}.weight"), WIDTH)?,
            shift: tensors.take(&format!("{name}.bias"), WIDTH)?,
        })
    }

    fn apply(&self, rows: &mut [f32]) {
        layer_norm(rows, &self.scale, &self.shift);
    }

    fn residual(&self, states: &mut [f32], added: &[f32]) {
        for (state, added) in states.iter_mut().zip(added) {
            *state += added;
        }
        self.apply(states);
    }
}

impl Linear {
    pub fn take(tensors: &mut Tensors, name: &str, inputs: usize, outputs: usize) -> Option<Self> {
        Some(Self {
            weight: tensors.take(&format!("{name}.weight"), inputs * outputs)?,
            bias: tensors.take(&format!("{name}.bias"), outputs)?,
        })
    }

    pub fn apply(&self, input: &[f32], out: &mut [f32]) {
        let outputs = self.bias.len();
        let inputs = self.weight.len() / outputs;
        let rows = input.len() / inputs;
        multiply(
            &matrix(input, rows, inputs, inputs),
            &matrix(&self.weight, outputs, inputs, inputs).t(),
            matrix_mut(out, rows, outputs, outputs),
        );
        for row in out.chunks_exact_mut(outputs) {
            for (x, bias) in row.iter_mut().zip(&self.bias) {
                *x += bias;
            }
        }
    }
}

impl Layer {
    fn take(tensors: &mut Tensors, at: usize) -> Option<Self> {
        let name = |part: &str| format!("encoder.layer.{at}.{part}");
        let mut linear =
            |part: &str, inputs, outputs| Linear::take(tensors, &name(part), inputs, outputs);
        Some(Self {
            query: linear("attention.self.query", WIDTH, WIDTH)?,
            key: linear("attention.self.key", WIDTH, WIDTH)?,
            value: linear("attention.self.value", WIDTH, WIDTH)?,
            attended: linear("attention.output.dense", WIDTH, WIDTH)?,
            inner: linear("intermediate.dense", WIDTH, INNER)?,
            outer: linear("output.dense", INNER, WIDTH)?,
            attended_norm: Norm::take(tensors, &name("attention.output.LayerNorm"))?,
            outer_norm: Norm::take(tensors, &name("output.LayerNorm"))?,
        })
    }
}

impl Bert {
    pub fn take(tensors: &mut Tensors) -> Option<Self> {
        let embeddings = Embeddings {
            words: tensors.take("embeddings.word_embeddings.weight", VOCABULARY * WIDTH)?,
            positions: tensors.take("embeddings.position_embeddings.weight", POSITIONS * WIDTH)?,
        };
        Some(Self {
            embeddings: Arc::new(embeddings),
            segments: tensors.take("embeddings.token_type_embeddings.weight", 2 * WIDTH)?,
            norm: Norm::take(tensors, "embeddings.LayerNorm")?,
            layers: (0..LAYERS)
                .map(|at| Layer::take(tensors, at))
                .collect::<Option<_>>()?,
        })
    }

    /// What `each` makes of the final states of every sequence, one row of [`WIDTH`] a token. Each by itself, whatever else is
    /// read at the same time.
    pub fn read<T>(&self, all: &[Sequence], each: impl Fn(&Sequence, &[f32]) -> T) -> Vec<T> {
        let mut read = Vec::with_capacity(all.len());
        let mut rest = all;
        while !rest.is_empty() {
            let mut tokens = 0;
            let fits = rest
                .iter()
                .take_while(|sequence| {
                    tokens += sequence.ids.len();
                    tokens <= BATCH_TOKENS
                })
                .count();
            let (batch, later) = rest.split_at(fits.max(1));
            let states = self.forward(batch);
            let mut states = &states[..];
            for sequence in batch {
                let (own, others) = states.split_at(sequence.ids.len() * WIDTH);
                read.push(each(sequence, own));
                states = others;
            }
            rest = later;
        }
        read
    }

    fn forward(&self, batch: &[Sequence]) -> Vec<f32> {
        let tokens: usize = batch.iter().map(|sequence| sequence.ids.len()).sum();
        let mut states = self.embed(batch);
        let mut query = vec![0.0; tokens * WIDTH];
        let mut key = query.clone();
        let mut value = query.clone();
        let mut attended = query.clone();
        let mut inner = vec![0.0; tokens * INNER];
        for layer in &self.layers {
            layer.query.apply(&states, &mut query);
            layer.key.apply(&states, &mut key);
            layer.value.apply(&states, &mut value);
            let mut start = 0;
            for Sequence { ids, .. } in batch {
                let text = start..start + ids.len();
                start = text.end;
                attend(&query, &key, &value, text, &mut attended);
            }
            layer.attended.apply(&attended, &mut query);
            layer.attended_norm.residual(&mut states, &query);
            layer.inner.apply(&states, &mut inner);
            gelu(&mut inner);
            layer.outer.apply(&inner, &mut query);
            layer.outer_norm.residual(&mut states, &query);
        }
        states
    }

    fn embed(&self, batch: &[Sequence]) -> Vec<f32> {
        let mut states = Vec::new();
        for sequence in batch {
            for (at, &id) in sequence.ids.iter().enumerate() {
                let word = row(&self.embeddings.words, (id as usize).min(VOCABULARY - 1));
                let position = row(&self.embeddings.positions, at);
                let segment = row(&self.segments, usize::from(at >= sequence.second));
                let sum = word.iter().zip(position).zip(segment);
                states.extend(sum.map(|((word, position), segment)| word + position + segment));
            }
        }
        self.norm.apply(&mut states);
        states
    }
}

fn row(table: &[f32], at: usize) -> &[f32] {
    &table[at * WIDTH..(at + 1) * WIDTH]
}

/// Attention of the tokens of one text to each other.
fn attend(query: &[f32], key: &[f32], value: &[f32], text: Range<usize>, out: &mut [f32]) {
    let tokens = text.len();
    let scale = 1.0 / (HEAD as f32).sqrt();
    let mut weights = vec![0.0; tokens * tokens];
    for head in 0..HEADS {
        let at = text.start * WIDTH + head * HEAD;
        let (query, key) = (
            matrix(&query[at..], tokens, HEAD, WIDTH),
            matrix(&key[at..], tokens, HEAD, WIDTH),
        );
        multiply(
            &query,
            &key.t(),
            matrix_mut(&mut weights, tokens, tokens, tokens),
        );
        for row in weights.chunks_exact_mut(tokens) {
            row.iter_mut().for_each(|x| *x *= scale);
            softmax(row);
        }
        let value = matrix(&value[at..], tokens, HEAD, WIDTH);
        let weights = matrix(&weights, tokens, tokens, tokens);
        multiply(
            &weights,
            &value,
            matrix_mut(&mut out[at..], tokens, HEAD, WIDTH),
        );
    }
}
