use std::io::{self, Read};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).unwrap();
    let mut words = input.split_ascii_whitespace().skip(1);

    // The visible strokes, then those that can be redone.
    let mut strokes: Vec<u64> = Vec::new();
    let mut visible = 0;
    while let (Some(action), Some(word)) = (words.next(), words.next()) {
        let number: u64 = word.parse().unwrap();
        match action {
            "draw" => {
                strokes.truncate(visible);
                strokes.push(number);
                visible += 1;
            }
            "undo" => visible = visible.saturating_sub(number as usize),
            _ => visible = strokes.len().min(visible + number as usize),
        }
    }
    let total: u64 = strokes[..visible].iter().sum();
    println!("{} {} {}", visible, strokes.len() - visible, total);
}
