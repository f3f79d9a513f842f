//! No two items of the bank mean the same.

use minilm::{Encoded, Encoder};
use session_server::{
    config::Config,
    judge::Problems,
    mocks::{self, model::item::Item},
};

/// Texts of the same task told twice are nearer than this; the nearest two that ship are told apart by a reader.
const ALIKE: f32 = 0.85;

fn text(item: &Item) -> String {
    match item {
        Item::Question(question) => question.prompt.clone(),
        Item::Problem(problem) => format!("{} {}", problem.title, problem.statement),
    }
}

fn nearest(encoded: &[Encoded]) -> (f32, usize, usize) {
    let mut nearest = (-1.0, 0, 0);
    for (a, one) in encoded.iter().enumerate() {
        for (b, other) in encoded[..a].iter().enumerate() {
            let likeness = one.cosine(other);
            if likeness > nearest.0 {
                nearest = (likeness, a, b);
            }
        }
    }
    nearest
}

#[test]
fn no_two_items_mean_the_same() {
    let problems = Problems::load(None).unwrap();
    let bank = mocks::load(&problems, None).unwrap();
    let encoder = Encoder::load(&Config::from_env().unwrap().model_dir).unwrap();
    let items: Vec<&Item> = bank.items().collect();
    let texts: Vec<String> = items.iter().map(|item| text(item)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut encoded = encoder.encode(&texts);
    let (likeness, a, b) = nearest(&encoded);
    println!(
        "nearest: {} and {}, {likeness:.3}",
        items[a].id(),
        items[b].id()
    );
    assert!(
        likeness < ALIKE,
        "{} and {}: {likeness}",
        items[a].id(),
        items[b].id()
    );
    let Some(Item::Question(sale)) = bank.item("ticket-sale") else {
        panic!("a question that ships");
    };
    let again = sale
        .prompt
        .replace("tickets", "seats")
        .replace("You", "One");
    encoded.extend(encoder.encode(&[&again]));
    assert!(nearest(&encoded).0 > ALIKE, "what is told twice is found");
}
