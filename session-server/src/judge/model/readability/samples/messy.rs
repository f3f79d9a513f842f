use std::collections::HashMap; // <- dead_code

fn totalOf(values: &[i64]) -> i64 { // <- naming
    let spare = 1; // <- dead_code
    let mut sum = 0;
    for value in values {
        if *value > 3 {
            sum += value;
        } else if *value < 0 {
            break;
        }
    }
    return sum;
    println!("{sum}"); // <- dead_code
}

fn deep(rows: &[Vec<i64>]) -> i64 {
    for row in rows {
        for cell in row {
            if *cell > 1 {
                loop {
                    match *cell { // <- nesting
                        1 => return 2,
                        _ => break,
                    }
                }
            }
        }
    }
    0
}

fn main() {
    println!("{} {}", totalOf(&[1]), deep(&[]));
}
