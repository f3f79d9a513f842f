//! Exact arithmetic over named numbers: `+ - * /`, parentheses, `min max round ceil floor`.

use std::{cmp::Ordering, collections::BTreeMap, fmt};

/// Of an expression, bytes.
const MAX_LENGTH: usize = 200;
const MAX_DEPTH: usize = 16;
/// No numerator or denominator is larger, so that none of the operations overflows.
const MAX: i128 = 1_000_000_000_000_000_000;

/// A fraction in lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    numerator: i128,
    /// Positive.
    denominator: i128,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionFault {
    #[error("an expression has at most {MAX_LENGTH} bytes and {MAX_DEPTH} levels")]
    Size,
    #[error("a number is too large")]
    Large,
    #[error("something is divided by zero")]
    Zero,
    #[error("there is no number `{0}`")]
    Name(String),
    #[error("`{0}` is not understood here")]
    Syntax(String),
}

impl Ratio {
    fn new(numerator: i128, denominator: i128) -> Result<Self, ExpressionFault> {
        if denominator == 0 {
            return Err(ExpressionFault::Zero);
        }
        let common = gcd(numerator.abs(), denominator.abs()) * denominator.signum();
        let (numerator, denominator) = (numerator / common, denominator / common);
        if numerator.abs() > MAX || denominator > MAX {
            return Err(ExpressionFault::Large);
        }
        Ok(Self {
            numerator,
            denominator,
        })
    }

    pub fn whole(number: i64) -> Result<Self, ExpressionFault> {
        Self::new(number.into(), 1)
    }

    /// Digits, with a point among them or without.
    pub fn decimal(text: &str) -> Result<Self, ExpressionFault> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{part}");
        let fine = !whole.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !fine || text.ends_with('.') {
            return Err(ExpressionFault::Syntax(text.to_owned()));
        }
        if digits.len() > 18 {
            return Err(ExpressionFault::Large);
        }
        let number = digits.parse().map_err(|_| ExpressionFault::Large)?;
        Self::new(number, 10_i128.pow(part.len() as u32))
    }

    fn floor(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    /// As people write it: 1200, 64,000, 0.25. None when it has more than two decimals.
    pub fn shown(self) -> Option<String> {
        let hundredths = self.numerator * 100;
        if hundredths % self.denominator != 0 {
            return None;
        }
        let hundredths = hundredths / self.denominator;
        let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
        let sign = if hundredths < 0 { "-" } else { "" };
        let part = match part {
            0 => String::new(),
            tenths if tenths % 10 == 0 => format!(".{}", tenths / 10),
            part => format!(".{part:02}"),
        };
        Some(format!("{sign}{}{part}", grouped(whole)))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}

/// From ten thousand on in groups of three.
fn grouped(number: i128) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn gcd(a: i128, b: i128) -> i128 {
    match b {
        0 => a.max(1),
        _ => gcd(b, a % b),
    }
}

/// What `text` is worth when names are worth what `names` says.
pub fn evaluate(text: &str, names: &BTreeMap<String, Ratio>) -> Result<Ratio, ExpressionFault> {
    if text.len() > MAX_LENGTH {
        return Err(ExpressionFault::Size);
    }
    let mut reader = Reader { rest: text, names };
    let value = reader.sum(0)?;
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(ExpressionFault::Syntax(reader.rest.to_owned())),
    }
}

struct Reader<'a> {
    rest: &'a str,
    names: &'a BTreeMap<String, Ratio>,
}

impl<'a> Reader<'a> {
    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        match self.peek() == Some(wanted) {
            true => {
                self.rest = &self.rest[wanted.len_utf8()..];
                true
            }
            false => false,
        }
    }

    fn need(&mut self, wanted: char) -> Result<(), ExpressionFault> {
        match self.take(wanted) {
            true => Ok(()),
            false => Err(ExpressionFault::Syntax(self.rest.to_owned())),
        }
    }

    fn word(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !fits(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn sum(&mut self, depth: usize) -> Result<Ratio, ExpressionFault> {
        if depth > MAX_DEPTH {
            return Err(ExpressionFault::Size);
        }
        let mut value = self.product(depth)?;
        loop {
            let sign = match self.peek() {
                Some('+') => 1,
                Some('-') => -1,
                _ => return Ok(value),
            };
            self.rest = &self.rest[1..];
            let other = self.product(depth)?;
            value = Ratio::new(
                value.numerator * other.denominator + sign * other.numerator * value.denominator,
                value.denominator * other.denominator,
            )?;
        }
    }

    fn product(&mut self, depth: usize) -> Result<Ratio, ExpressionFault> {
        let mut value = self.factor(depth)?;
        loop {
            if self.take('*') {
                let other = self.factor(depth)?;
                value = Ratio::new(
                    value.numerator * other.numerator,
                    value.denominator * other.denominator,
                )?;
            } else if self.take('/') {
                let other = self.factor(depth)?;
                value = Ratio::new(
                    value.numerator * other.denominator,
                    value.denominator * other.numerator,
                )?;
            } else {
                return Ok(value);
            }
        }
    }

    fn factor(&mut self, depth: usize) -> Result<Ratio, ExpressionFault> {
        match self.peek() {
            Some('-') => {
                self.rest = &self.rest[1..];
                if depth > MAX_DEPTH {
                    return Err(ExpressionFault::Size);
                }
                let value = self.factor(depth + 1)?;
                Ratio::new(-value.numerator, value.denominator)
            }
            Some('(') => {
                self.rest = &self.rest[1..];
                let value = self.sum(depth + 1)?;
                self.need(')')?;
                Ok(value)
            }
            Some('0'..='9') => Ratio::decimal(self.word(|c| c.is_ascii_digit() || c == '.')),
            Some(c) if c.is_ascii_lowercase() => {
                let name = self.word(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
                match self.take('(') {
                    true => self.call(name, depth),
                    false => {
                        let known = self.names.get(name).copied();
                        known.ok_or_else(|| ExpressionFault::Name(name.to_owned()))
                    }
                }
            }
            _ => Err(ExpressionFault::Syntax(self.rest.to_owned())),
        }
    }

    fn call(&mut self, name: &str, depth: usize) -> Result<Ratio, ExpressionFault> {
        let mut arguments = vec![self.sum(depth + 1)?];
        while self.take(',') {
            arguments.push(self.sum(depth + 1)?);
        }
        self.need(')')?;
        let first = arguments[0];
        let twice = |value: Ratio| Ratio::new(2 * value.numerator, value.denominator);
        match (name, arguments.len()) {
            ("min", 2..) => Ok(arguments.into_iter().min().unwrap_or(first)),
            ("max", 2..) => Ok(arguments.into_iter().max().unwrap_or(first)),
            ("floor", 1) => Ratio::new(first.floor(), 1),
            ("ceil", 1) => Ratio::new(-Ratio::new(-first.numerator, first.denominator)?.floor(), 1),
            // Halves go up.
            ("round", 1) => Ratio::new((twice(first)?.floor() + 1).div_euclid(2), 1),
            _ => Err(ExpressionFault::Syntax(name.to_owned())),
        }
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Result<String, ExpressionFault> {
        let names = [("n", 40), ("ms", 250)];
        let names = names
            .into_iter()
            .map(|(name, number)| (name.to_owned(), Ratio::whole(number).unwrap()))
            .collect();
        let value = evaluate(text, &names)?;
        Ok(value.shown().unwrap_or_else(|| value.to_string()))
    }

    #[test]
    fn numbers_are_exact_and_shown_as_people_write_them() {
        for (text, expected) in [
            ("n * ms / 1000", "10"),
            ("1 - 2 * (3 - 5)", "5"),
            ("-n + -(-1)", "-39"),
            ("1/3 + 1/6", "0.5"),
            ("0.1 + 0.2", "0.3"),
            ("2/3", "2/3"),
            ("n*n*n", "64,000"),
            ("1200", "1200"),
            ("1234567.89", "1,234,567.89"),
            ("3.05", "3.05"),
            ("min(n, 3, ms) + max(1, 2)", "5"),
            ("floor(7/2) + ceil(7/2) + round(7/2)", "11"),
            ("round(-7/2) + floor(-1/2) + ceil(-1/2)", "-4"),
            ("round(10/3)", "3"),
        ] {
            assert_eq!(value(text), Ok(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let syntax = |text: &str| Err(ExpressionFault::Syntax(text.to_owned()));
        assert_eq!(value("1 / (n - 40)"), Err(ExpressionFault::Zero));
        assert_eq!(value("m"), Err(ExpressionFault::Name("m".to_owned())));
        assert_eq!(value("n n"), syntax("n"));
        assert_eq!(value("2 +"), syntax(""));
        assert_eq!(value("(2"), syntax(""));
        assert_eq!(value("1."), syntax("1."));
        assert_eq!(value("1.2.3"), syntax("1.2.3"));
        assert_eq!(value("sqrt(4)"), syntax("sqrt"));
        assert_eq!(value("min(4)"), syntax("min"));
        assert_eq!(value("n ^ 2"), syntax("^ 2"));
        assert_eq!(value(&"é".repeat(3)), syntax("ééé"));
    }

    #[test]
    fn nothing_grows_without_bound() {
        let large = ["n"; 20].join("*");
        assert_eq!(value(&large), Err(ExpressionFault::Large));
        assert_eq!(value(&"9".repeat(30)), Err(ExpressionFault::Large));
        let deep = "(".repeat(100);
        assert_eq!(value(&deep), Err(ExpressionFault::Size));
        assert_eq!(value(&"-".repeat(100)), Err(ExpressionFault::Size));
        assert_eq!(value(&"1+".repeat(150)), Err(ExpressionFault::Size));
        assert_eq!(value(&format!("{}1", "1+".repeat(90))), Ok("91".to_owned()));
    }
}
