use crate::{
    WIDTH,
    math::{matrix, matrix_mut, multiply},
};

/// A text as vectors of unit length.
#[derive(Debug, Clone, PartialEq)]
pub struct Encoded {
    /// Ids of the vocabulary.
    pub tokens: Vec<u32>,
    /// One row of [`WIDTH`] a token.
    pub(crate) states: Vec<f32>,
    pub(crate) sentence: Vec<f32>,
}

impl Encoded {
    /// Likeness of the texts as wholes, -1 to 1.
    pub fn cosine(&self, other: &Self) -> f32 {
        dot(&self.sentence, &other.sentence)
    }

    /// Likeness of what is left when what both share with `base` is taken away.
    pub fn cosine_apart_from(&self, other: &Self, base: &Self) -> f32 {
        let (a, b) = (self.cosine(base), other.cosine(base));
        let norms = (1.0 - a * a).max(1e-6).sqrt() * (1.0 - b * b).max(1e-6).sqrt();
        (self.cosine(other) - a * b) / norms
    }

    /// Cosine of each token of this text with each of the other, one row a token of this text.
    pub fn token_cosines(&self, other: &Self) -> Vec<f32> {
        let (rows, columns) = (self.tokens.len(), other.tokens.len());
        let mut out = vec![0.0; rows * columns];
        let own = matrix(&self.states, rows, WIDTH, WIDTH);
        let others = matrix(&other.states, columns, WIDTH, WIDTH);
        multiply(
            &own,
            &others.t(),
            matrix_mut(&mut out, rows, columns, columns),
        );
        out
    }

    /// Highest cosine of each token of this text with any of the other; 0 where the other has none.
    pub fn nearest(&self, other: &Self) -> Vec<f32> {
        match other.tokens.len() {
            0 => vec![0.0; self.tokens.len()],
            columns => {
                let highest = |row: &[f32]| row.iter().copied().fold(f32::MIN, f32::max);
                let cosines = self.token_cosines(other);
                cosines.chunks_exact(columns).map(highest).collect()
            }
        }
    }

    /// Bytes of memory.
    pub fn size(&self) -> usize {
        4 * (self.tokens.len() + self.states.len() + self.sentence.len())
    }
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
