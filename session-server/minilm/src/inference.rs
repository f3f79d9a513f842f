//! Whether a text says a statement, or what contradicts it: both are read together (a cross-encoder), by the encoder's layers
//! with matrices of low rank that were learned for this added to them (Hu et al., LoRA, 2021), and three classes on top.

use crate::{
    Encoder, WIDTH,
    bert::{Bert, INNER, Linear, Norm, Sequence},
    files::Tensors,
    math::{matrix, matrix_mut, mean, multiply, softmax},
    wordpiece::{END, START},
};

/// What was learned, by `train/train.py`.
const LEARNED: &[u8] = include_bytes!("../train/inference.safetensors");
/// Of what is added to a matrix.
const RANK: usize = 8;
const SCALE: f32 = 2.0;
/// Of the layer between both texts and the classes.
const HIDDEN: usize = 64;
const CLASSES: usize = 3;
/// A statement, and a text, are read up to so many tokens.
const STATEMENT_TOKENS: usize = 80;
const TEXT_TOKENS: usize = 120;

/// How likely each is, 0 to 1; that the text does neither has the rest.
#[derive(Debug, Clone, Copy)]
pub struct Inferred {
    pub says: f32,
    pub contradicts: f32,
}

/// Read-only once made; about 45 MB beside its encoder.
pub struct Inference {
    bert: Bert,
    hidden: Linear,
    classes: Linear,
}

impl std::fmt::Debug for Inference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Inference")
    }
}

impl Inference {
    /// # Panics
    /// When what this program was built with is not what was learned.
    pub fn of(encoder: &Encoder) -> Self {
        Tensors::read(LEARNED)
            .and_then(|mut learned| Self::take(&mut learned, &encoder.bert))
            .expect("what was learned is part of the program")
    }

    fn take(learned: &mut Tensors, base: &Bert) -> Option<Self> {
        let mut layers = base.layers.clone();
        for (at, layer) in layers.iter_mut().enumerate() {
            let name = |part: &str| format!("encoder.layer.{at}.{part}");
            let mut adapt = |linear: &mut Linear, part: &str, inputs, outputs| {
                add_learned(linear, learned, &name(part), inputs, outputs)
            };
            adapt(&mut layer.query, "attention.self.query", WIDTH, WIDTH)?;
            adapt(&mut layer.key, "attention.self.key", WIDTH, WIDTH)?;
            adapt(&mut layer.value, "attention.self.value", WIDTH, WIDTH)?;
            adapt(&mut layer.attended, "attention.output.dense", WIDTH, WIDTH)?;
            adapt(&mut layer.inner, "intermediate.dense", WIDTH, INNER)?;
            adapt(&mut layer.outer, "output.dense", INNER, WIDTH)?;
            layer.attended_norm = Norm::take(learned, &name("attention.output.LayerNorm"))?;
            layer.outer_norm = Norm::take(learned, &name("output.LayerNorm"))?;
        }
        Some(Self {
            bert: Bert {
                embeddings: base.embeddings.clone(),
                segments: learned.take("segments", 2 * WIDTH)?,
                norm: Norm::take(learned, "embeddings.LayerNorm")?,
                layers,
            },
            hidden: Linear::take(learned, "hidden", 4 * WIDTH, HIDDEN)?,
            classes: Linear::take(learned, "classes", HIDDEN, CLASSES)?,
        })
    }

    /// Of pairs of a statement and a text; each by itself, whatever else is asked at the same time.
    pub fn infer(&self, encoder: &Encoder, pairs: &[(&str, &str)]) -> Vec<Inferred> {
        let sequence = |(statement, text): &(&str, &str)| {
            let mut ids = vec![START];
            ids.extend(encoder.words.tokens(unmarked(statement), STATEMENT_TOKENS));
            ids.push(END);
            let second = ids.len();
            ids.extend(encoder.words.tokens(unmarked(text), TEXT_TOKENS));
            ids.push(END);
            Sequence { ids, second }
        };
        let all: Vec<Sequence> = pairs.iter().map(sequence).collect();
        self.bert
            .read(&all, |pair, states| self.classify(pair.second, states))
    }

    fn classify(&self, second: usize, states: &[f32]) -> Inferred {
        let (statement, text) = states.split_at(second * WIDTH);
        let (statement, text) = (mean(statement, WIDTH), mean(text, WIDTH));
        let mut both = Vec::with_capacity(4 * WIDTH);
        both.extend(&statement);
        both.extend(&text);
        let pairs = || statement.iter().zip(&text);
        both.extend(pairs().map(|(a, b)| (a - b).abs()));
        both.extend(pairs().map(|(a, b)| a * b));
        let mut hidden = [0.0; HIDDEN];
        self.hidden.apply(&both, &mut hidden);
        hidden.iter_mut().for_each(|x| *x = x.tanh());
        let mut classes = [0.0; CLASSES];
        self.classes.apply(&hidden, &mut classes);
        softmax(&mut classes);
        let [says, contradicts, _] = classes;
        Inferred { says, contradicts }
    }
}

/// Units of an answer end with a word, so what was learned ended with one, too.
fn unmarked(text: &str) -> &str {
    text.trim_end_matches([' ', '.', '!', '?', ';'])
}

/// Adds the product of a matrix `outputs × RANK` and one `RANK × inputs`, and takes another bias.
fn add_learned(
    linear: &mut Linear,
    learned: &mut Tensors,
    name: &str,
    inputs: usize,
    outputs: usize,
) -> Option<()> {
    let down = learned.take(&format!("{name}.down"), RANK * inputs)?;
    let up = learned.take(&format!("{name}.up"), outputs * RANK)?;
    let mut added = vec![0.0; outputs * inputs];
    multiply(
        &matrix(&up, outputs, RANK, RANK),
        &matrix(&down, RANK, inputs, inputs),
        matrix_mut(&mut added, outputs, inputs, inputs),
    );
    for (weight, added) in linear.weight.iter_mut().zip(added) {
        *weight += SCALE * added;
    }
    linear.bias = learned.take(&format!("{name}.bias"), outputs)?;
    Some(())
}
