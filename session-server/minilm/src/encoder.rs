//! The forward pass.

use crate::{
    Encoded, LoadError, TOKENS, WIDTH,
    files::{self, MODEL_FILE, MODEL_SHA256, TOKENIZER_FILE, TOKENIZER_SHA256, Tensors},
    math::{gelu, layer_norm, matrix, matrix_mut, multiply, normalize, softmax},
    wordpiece::{END, START, WordPiece},
};
use std::{ops::Range, path::Path};

const LAYERS: usize = 6;
const HEADS: usize = 12;
const HEAD: usize = WIDTH / HEADS;
const INNER: usize = 1536;
const VOCABULARY: usize = 30_522;
const POSITIONS: usize = 512;
/// Texts are laid end to end up to about so many tokens at a time: what is in between stays in the cache.
const BATCH_TOKENS: usize = 384;

type Place = Range<usize>;

/// A matrix `out × inner` and what is added to its products.
struct Linear {
    weight: Place,
    bias: Place,
    outputs: usize,
}

struct Norm {
    scale: Place,
    shift: Place,
}

struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    attended: Linear,
    attended_norm: Norm,
    inner: Linear,
    outer: Linear,
    outer_norm: Norm,
}

/// Read-only once loaded; about 95 MB.
pub struct Encoder {
    words: WordPiece,
    tensors: Tensors,
    word_embeddings: Place,
    positions: Place,
    segment: Place,
    norm: Norm,
    layers: Vec<Layer>,
}

impl std::fmt::Debug for Encoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Encoder")
    }
}

impl Encoder {
    /// Whether both files are in `folder`, whatever is in them.
    pub fn is_in(folder: &Path) -> bool {
        [TOKENIZER_FILE, MODEL_FILE]
            .iter()
            .all(|name| folder.join(name).is_file())
    }

    /// Reads and checks both files of `folder`.
    pub fn load(folder: &Path) -> Result<Self, LoadError> {
        let wrong = |name, what| LoadError::Format {
            path: folder.join(name),
            what,
        };
        let tokenizer = files::read(folder, TOKENIZER_FILE, TOKENIZER_SHA256)?;
        let words = WordPiece::read(&tokenizer).ok_or(wrong(TOKENIZER_FILE, "is no tokenizer"))?;
        let model = files::read(folder, MODEL_FILE, MODEL_SHA256)?;
        Tensors::read(&model)
            .and_then(|tensors| Self::of(words, tensors))
            .ok_or(wrong(MODEL_FILE, "lacks a tensor"))
    }

    fn of(words: WordPiece, tensors: Tensors) -> Option<Self> {
        let norm = |name: &str| {
            Some(Norm {
                scale: tensors.place(&format!("{name}.weight"), WIDTH)?,
                shift: tensors.place(&format!("{name}.bias"), WIDTH)?,
            })
        };
        let linear = |name: &str, inputs: usize, outputs: usize| {
            Some(Linear {
                weight: tensors.place(&format!("{name}.weight"), inputs * outputs)?,
                bias: tensors.place(&format!("{name}.bias"), outputs)?,
                outputs,
            })
        };
        let layer = |at: usize| {
            let name = |part: &str| format!("encoder.layer.{at}.{part}");
            Some(Layer {
                query: linear(&name("attention.self.query"), WIDTH, WIDTH)?,
                key: linear(&name("attention.self.key"), WIDTH, WIDTH)?,
                value: linear(&name("attention.self.value"), WIDTH, WIDTH)?,
                attended: linear(&name("attention.output.dense"), WIDTH, WIDTH)?,
                attended_norm: norm(&name("attention.output.LayerNorm"))?,
                inner: linear(&name("intermediate.dense"), WIDTH, INNER)?,
                outer: linear(&name("output.dense"), INNER, WIDTH)?,
                outer_norm: norm(&name("output.LayerNorm"))?,
            })
        };
        let segments = tensors.place("embeddings.token_type_embeddings.weight", 2 * WIDTH)?;
        Some(Self {
            words,
            word_embeddings: tensors
                .place("embeddings.word_embeddings.weight", VOCABULARY * WIDTH)?,
            positions: tensors.place("embeddings.position_embeddings.weight", POSITIONS * WIDTH)?,
            segment: segments.start..segments.start + WIDTH,
            norm: norm("embeddings.LayerNorm")?,
            layers: (0..LAYERS).map(layer).collect::<Option<_>>()?,
            tensors,
        })
    }

    /// The token of a word that the vocabulary has as a whole.
    pub fn token(&self, word: &str) -> Option<u32> {
        self.words.whole(word)
    }

    /// Each text by itself, whatever else is asked at the same time.
    pub fn encode(&self, texts: &[&str]) -> Vec<Encoded> {
        let all: Vec<Vec<u32>> = texts
            .iter()
            .map(|text| {
                let mut ids = vec![START];
                ids.extend(self.words.tokens(text, TOKENS - 2));
                ids.push(END);
                ids
            })
            .collect();
        let mut encoded = Vec::with_capacity(texts.len());
        let mut rest = &all[..];
        while !rest.is_empty() {
            let mut tokens = 0;
            let fits = rest
                .iter()
                .take_while(|ids| {
                    tokens += ids.len();
                    tokens <= BATCH_TOKENS
                })
                .count();
            let (batch, later) = rest.split_at(fits.max(1));
            self.forward(batch, &mut encoded);
            rest = later;
        }
        encoded
    }

    fn forward(&self, batch: &[Vec<u32>], encoded: &mut Vec<Encoded>) {
        let tokens: usize = batch.iter().map(Vec::len).sum();
        let mut states = self.embed(batch);
        let mut query = vec![0.0; tokens * WIDTH];
        let mut key = query.clone();
        let mut value = query.clone();
        let mut attended = query.clone();
        let mut inner = vec![0.0; tokens * INNER];
        for layer in &self.layers {
            self.linear(&layer.query, &states, &mut query);
            self.linear(&layer.key, &states, &mut key);
            self.linear(&layer.value, &states, &mut value);
            let mut start = 0;
            for ids in batch {
                attend(
                    &query,
                    &key,
                    &value,
                    start..start + ids.len(),
                    &mut attended,
                );
                start += ids.len();
            }
            self.linear(&layer.attended, &attended, &mut query);
            self.residual(&mut states, &query, &layer.attended_norm);
            self.linear(&layer.inner, &states, &mut inner);
            gelu(&mut inner);
            self.linear(&layer.outer, &inner, &mut query);
            self.residual(&mut states, &query, &layer.outer_norm);
        }
        let mut rest = &states[..];
        for ids in batch {
            let (own, later) = rest.split_at(ids.len() * WIDTH);
            encoded.push(pool(ids, own));
            rest = later;
        }
    }

    fn embed(&self, batch: &[Vec<u32>]) -> Vec<f32> {
        let row = |place: &Place, at: usize| {
            let start = place.start + at * WIDTH;
            self.tensors.get(&(start..start + WIDTH))
        };
        let segment = self.tensors.get(&self.segment);
        let mut states = Vec::new();
        for ids in batch {
            for (at, &id) in ids.iter().enumerate() {
                let word = row(&self.word_embeddings, (id as usize).min(VOCABULARY - 1));
                let position = row(&self.positions, at);
                let sum = word.iter().zip(position).zip(segment);
                states.extend(sum.map(|((word, position), segment)| word + position + segment));
            }
        }
        self.normed(&mut states, &self.norm);
        states
    }

    fn normed(&self, rows: &mut [f32], norm: &Norm) {
        layer_norm(
            rows,
            self.tensors.get(&norm.scale),
            self.tensors.get(&norm.shift),
        );
    }

    fn residual(&self, states: &mut [f32], added: &[f32], norm: &Norm) {
        for (state, added) in states.iter_mut().zip(added) {
            *state += added;
        }
        self.normed(states, norm);
    }

    fn linear(&self, linear: &Linear, input: &[f32], out: &mut [f32]) {
        let weight = self.tensors.get(&linear.weight);
        let bias = self.tensors.get(&linear.bias);
        let inputs = weight.len() / linear.outputs;
        let rows = input.len() / inputs;
        multiply(
            &matrix(input, rows, inputs, inputs),
            &matrix(weight, linear.outputs, inputs, inputs).t(),
            matrix_mut(out, rows, linear.outputs, linear.outputs),
        );
        for row in out.chunks_exact_mut(linear.outputs) {
            for (x, bias) in row.iter_mut().zip(bias) {
                *x += bias;
            }
        }
    }
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

fn pool(ids: &[u32], states: &[f32]) -> Encoded {
    let mut sentence = vec![0.0; WIDTH];
    for state in states.chunks_exact(WIDTH) {
        for (sum, x) in sentence.iter_mut().zip(state) {
            *sum += x;
        }
    }
    normalize(&mut sentence);
    let inside = WIDTH..states.len() - WIDTH;
    let mut states = states[inside].to_vec();
    states.chunks_exact_mut(WIDTH).for_each(normalize);
    Encoded {
        tokens: ids[1..ids.len() - 1].to_vec(),
        states,
        sentence,
    }
}
