//! The few operations a forward pass consists of.

use ndarray::{ArrayView2, ArrayViewMut2, ShapeBuilder, linalg::general_mat_mul};

/// `rows × columns` numbers in a slice: each row begins `stride` after the one before.
pub fn matrix(slice: &[f32], rows: usize, columns: usize, stride: usize) -> ArrayView2<'_, f32> {
    ArrayView2::from_shape((rows, columns).strides((stride, 1)), slice)
        .expect("the slice holds all rows")
}

pub fn matrix_mut(
    slice: &mut [f32],
    rows: usize,
    columns: usize,
    stride: usize,
) -> ArrayViewMut2<'_, f32> {
    ArrayViewMut2::from_shape((rows, columns).strides((stride, 1)), slice)
        .expect("the slice holds all rows")
}

/// `out` becomes the product.
pub fn multiply(a: &ArrayView2<'_, f32>, b: &ArrayView2<'_, f32>, mut out: ArrayViewMut2<'_, f32>) {
    general_mat_mul(1.0, a, b, 0.0, &mut out);
}

/// Each row to mean 0 and variance 1, then scaled and shifted.
pub fn layer_norm(rows: &mut [f32], scale: &[f32], shift: &[f32]) {
    const EPSILON: f32 = 1e-12;
    for row in rows.chunks_exact_mut(scale.len()) {
        let n = row.len() as f32;
        let mean = row.iter().sum::<f32>() / n;
        let variance = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>() / n;
        let inverse = 1.0 / (variance + EPSILON).sqrt();
        for ((x, scale), shift) in row.iter_mut().zip(scale).zip(shift) {
            *x = (*x - mean) * inverse * scale + shift;
        }
    }
}

pub fn softmax(row: &mut [f32]) {
    let max = row.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for x in row.iter_mut() {
        *x = (*x - max).exp();
        sum += *x;
    }
    for x in row {
        *x /= sum;
    }
}

/// Gaussian error linear unit, by the error function of Abramowitz and Stegun 7.1.26 (error below 1.5e-7).
pub fn gelu(row: &mut [f32]) {
    for x in row {
        let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
        let t = 1.0 / (1.0 + 0.327_591_1 * z);
        let poly = ((((1.061_405_4 * t - 1.453_152_1) * t + 1.421_413_8) * t - 0.284_496_74) * t
            + 0.254_829_6)
            * t;
        let erf = (1.0 - poly * (-z * z).exp()).copysign(*x);
        *x *= 0.5 * (1.0 + erf);
    }
}

pub fn normalize(row: &mut [f32]) {
    let norm = row.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
    for x in row {
        *x /= norm;
    }
}

/// Mean of rows of this width; of no rows it is no number.
pub fn mean(rows: &[f32], width: usize) -> Vec<f32> {
    let mut mean = vec![0.0; width];
    for row in rows.chunks_exact(width) {
        for (sum, x) in mean.iter_mut().zip(row) {
            *sum += x;
        }
    }
    let count = (rows.len() / width) as f32;
    mean.iter_mut().for_each(|x| *x /= count);
    mean
}
