//! Compares what a program printed with what was expected.
//!
//! The printed text is hostile: any bytes, any length. Every comparison takes one pass over both texts, and memory that the
//! expected text bounds.

use std::{collections::HashMap, fmt};

/// Longest excerpt, in characters.
pub const MAX_EXCERPT: usize = 80;
/// Longest token that is read as a number, bytes.
const MAX_NUMBER: usize = 512;

/// How a problem's outputs are judged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Checker {
    Compare(Comparison),
    /// By a program of the problem's own, which the caller runs.
    Custom,
}

/// White space is ASCII's: space, tab, line feed, vertical tab, form feed, carriage return.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Comparison {
    /// The same bytes, but for white space at line ends and at the end.
    Exact,
    /// The same tokens, which white space separates.
    Tokens,
    /// The same tokens, or numbers that differ by at most `tolerance`, absolute or relative to the expected one.
    ///
    /// Infinity equals infinity of the same sign alone, and NaN equals NaN.
    Float { tolerance: f64 },
    /// The same lines, each as often, in any order; white space at line ends and at the end does not count.
    UnorderedLines,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Check {
    Right,
    Wrong(Difference),
}

/// The first difference; it holds excerpts of both texts, which are for those alone who may see the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    At {
        unit: Unit,
        /// Counted from 1: in the printed text, or in the expected one when `actual` is absent.
        number: u64,
        /// Absent: nothing (more) was expected.
        expected: Option<String>,
        /// Absent: this is missing.
        actual: Option<String>,
    },
    /// What the problem's own checker said.
    Said(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Line,
    Token,
}

/// `actual` is what the program printed.
pub fn check(comparison: Comparison, expected: &[u8], actual: &[u8]) -> Check {
    let difference = match comparison {
        Comparison::Exact => first_difference(
            Unit::Line,
            lines(expected),
            lines(actual),
            |expected, actual| expected == actual,
        ),
        Comparison::Tokens => first_difference(
            Unit::Token,
            tokens(expected),
            tokens(actual),
            |expected, actual| expected == actual,
        ),
        Comparison::Float { tolerance } => first_difference(
            Unit::Token,
            tokens(expected),
            tokens(actual),
            |expected, actual| expected == actual || near(expected, actual, tolerance),
        ),
        Comparison::UnorderedLines => unordered(expected, actual),
    };
    difference.map_or(Check::Right, Check::Wrong)
}

impl Check {
    pub fn is_right(&self) -> bool {
        *self == Self::Right
    }
}

impl fmt::Display for Difference {
    /// For those who may see the case.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, number, expected, actual) = match self {
            Self::Said(reason) => return f.write_str(reason),
            Self::At {
                unit,
                number,
                expected,
                actual,
            } => (unit, number, expected, actual),
        };
        let unit = match unit {
            Unit::Line => "Line",
            Unit::Token => "Token",
        };
        match (expected, actual) {
            (Some(expected), Some(actual)) => {
                write!(
                    f,
                    "{unit} {number} is `{actual}`; expected was `{expected}`."
                )
            }
            (Some(expected), None) => {
                write!(
                    f,
                    "{unit} {number} of the expected output, `{expected}`, is missing."
                )
            }
            (None, Some(actual)) => write!(f, "{unit} {number}, `{actual}`, was not expected."),
            (None, None) => write!(f, "{unit} {number} differs."),
        }
    }
}

fn first_difference<'a>(
    unit: Unit,
    mut expected: impl Iterator<Item = &'a [u8]>,
    mut actual: impl Iterator<Item = &'a [u8]>,
    same: impl Fn(&[u8], &[u8]) -> bool,
) -> Option<Difference> {
    let mut number = 0;
    loop {
        number += 1;
        let (expected, actual) = match (expected.next(), actual.next()) {
            (None, None) => return None,
            (Some(expected), Some(actual)) if same(expected, actual) => continue,
            different => different,
        };
        return Some(Difference::At {
            unit,
            number,
            expected: expected.map(excerpt),
            actual: actual.map(excerpt),
        });
    }
}

/// The first printed line that is not expected (so often), else the first expected one that is not printed (so often).
fn unordered(expected: &[u8], actual: &[u8]) -> Option<Difference> {
    let mut left: HashMap<&[u8], usize> = HashMap::new();
    for line in lines(expected) {
        *left.entry(line).or_default() += 1;
    }
    let difference = |index: usize, expected, actual| Difference::At {
        unit: Unit::Line,
        number: index as u64 + 1,
        expected,
        actual,
    };
    for (index, line) in lines(actual).enumerate() {
        match left.get_mut(line) {
            Some(count) if *count > 0 => *count -= 1,
            _ => return Some(difference(index, None, Some(excerpt(line)))),
        }
    }
    lines(expected)
        .enumerate()
        .find(|(_, line)| left.get(line).is_some_and(|count| *count > 0))
        .map(|(index, line)| difference(index, Some(excerpt(line)), None))
}

/// Lines without the white space at their ends; those at the end of the text that are blank do not count.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let text = trim_end(text);
    // An empty text has no line, but `split` would give one.
    let count = if text.is_empty() { 0 } else { usize::MAX };
    text.split(|&byte| byte == b'\n').take(count).map(trim_end)
}

fn tokens(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|&byte| is_space(byte))
        .filter(|token| !token.is_empty())
}

fn trim_end(text: &[u8]) -> &[u8] {
    let end = text.iter().rposition(|&byte| !is_space(byte));
    end.and_then(|end| text.get(..=end)).unwrap_or_default()
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

fn near(expected: &[u8], actual: &[u8], tolerance: f64) -> bool {
    let (Some(expected), Some(actual)) = (number(expected), number(actual)) else {
        return false;
    };
    if expected.is_nan() || actual.is_nan() {
        return expected.is_nan() && actual.is_nan();
    }
    if expected.is_infinite() || actual.is_infinite() {
        return expected == actual;
    }
    let difference = (expected - actual).abs();
    difference <= tolerance || difference <= tolerance * expected.abs()
}

/// Decimal, with or without exponent, or a name of infinity or NaN, with or without sign; case does not count.
fn number(token: &[u8]) -> Option<f64> {
    if token.len() > MAX_NUMBER {
        return None;
    }
    std::str::from_utf8(token).ok()?.parse().ok()
}

fn excerpt(text: &[u8]) -> String {
    // No character of UTF-8 is longer than four bytes.
    let start = text.get(..4 * MAX_EXCERPT).unwrap_or(text);
    let lossy = String::from_utf8_lossy(start);
    let mut excerpt: String = lossy
        .chars()
        .take(MAX_EXCERPT)
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect();
    if excerpt.len() < lossy.len() || start.len() < text.len() {
        excerpt.push('…');
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FLOAT: Comparison = Comparison::Float { tolerance: 1e-6 };

    fn right(comparison: Comparison, expected: &str, actual: &str) -> bool {
        check(comparison, expected.as_bytes(), actual.as_bytes()).is_right()
    }

    fn said(comparison: Comparison, expected: &str, actual: &str) -> String {
        match check(comparison, expected.as_bytes(), actual.as_bytes()) {
            Check::Right => "right".to_owned(),
            Check::Wrong(difference) => difference.to_string(),
        }
    }

    #[test]
    fn exact_forgives_white_space_at_ends_alone() {
        use Comparison::Exact;
        assert!(right(Exact, "a\nb\n", "a \t\r\nb\n\n \n"));
        assert!(right(Exact, "", "\n\n"));
        assert_eq!(
            said(Exact, "a\nb", "a\n b"),
            "Line 2 is ` b`; expected was `b`."
        );
        assert_eq!(
            said(Exact, "a\n\nb", "a\nb"),
            "Line 2 is `b`; expected was ``."
        );
        assert_eq!(
            said(Exact, "a\nb", "a\n"),
            "Line 2 of the expected output, `b`, is missing."
        );
        assert_eq!(said(Exact, "", "x"), "Line 1, `x`, was not expected.");
    }

    #[test]
    fn tokens_forgive_all_white_space() {
        use Comparison::Tokens;
        assert!(right(Tokens, "1 2\n3", "\n1\t2 3\u{b}\u{c}"));
        assert_eq!(
            said(Tokens, "1 2 3", "1 2 4"),
            "Token 3 is `4`; expected was `3`."
        );
        assert!(!right(Tokens, "12", "1 2"));
        assert!(!right(Tokens, "1.0", "1"));
    }

    #[test]
    fn floats_may_differ_by_the_tolerance() {
        for (expected, actual) in [
            ("1e5", "100000"),
            ("100000", "1.0E+5"),
            ("0", "0.000001"),
            ("-0", "0"),
            ("1e12", "1000000500000"),
            ("nan", "NaN"),
            ("inf", "Infinity"),
            ("-inf", "-INF"),
            ("none", "none"),
            ("1e308", "1.0000001e308"),
        ] {
            assert!(right(FLOAT, expected, actual), "{expected} {actual}");
        }
        for (expected, actual) in [
            ("1", "1.00001"),
            ("1", "nan"),
            ("nan", "1"),
            ("inf", "1e308"),
            ("1e308", "1e309"),
            ("inf", "-inf"),
            ("1e308", "-1e308"),
            ("none", "None"),
            ("1", "0x1"),
            ("1", "1,0"),
            ("1", "1 1"),
            ("0", "0.0000011"),
        ] {
            assert!(!right(FLOAT, expected, actual), "{expected} {actual}");
        }
        let long = "0".repeat(10_000_000);
        assert!(!right(FLOAT, "0", &long));
    }

    #[test]
    fn unordered_lines_are_a_multiset() {
        use Comparison::UnorderedLines;
        assert!(right(UnorderedLines, "a\nb\na\n", "b \na\na"));
        assert!(right(UnorderedLines, "", "\n"));
        assert_eq!(
            said(UnorderedLines, "a\nb", "b\nb\na"),
            "Line 2, `b`, was not expected."
        );
        assert_eq!(
            said(UnorderedLines, "a\nb\nb", "b\na"),
            "Line 2 of the expected output, `b`, is missing."
        );
        assert!(!right(UnorderedLines, "a\n\nb", "a\nb"));
    }

    #[test]
    fn excerpts_are_short_and_printable() {
        let Check::Wrong(Difference::At { actual, .. }) =
            check(Comparison::Exact, b"x", "é\u{1b}".repeat(5_000).as_bytes())
        else {
            panic!("taken for right");
        };
        let actual = actual.unwrap();
        assert_eq!(actual.chars().count(), MAX_EXCERPT + 1);
        assert!(actual.starts_with("é\u{fffd}é") && actual.ends_with('…'));
        let Check::Wrong(Difference::At { actual, .. }) =
            check(Comparison::Tokens, b"x", b"\xff\xfe")
        else {
            panic!("taken for right");
        };
        assert_eq!(actual.as_deref(), Some("\u{fffd}\u{fffd}"));
    }

    /// Texts that would take hours in a comparison that is quadratic in anything.
    #[test]
    fn hostile_outputs_take_linear_time() {
        let size = 1 << 20;
        let texts = [
            "\n".repeat(size),
            " ".repeat(size),
            "a\n".repeat(size / 2),
            " \n".repeat(size / 2),
            "1 ".repeat(size / 2),
            "9".repeat(size),
            (0..size / 8).map(|i| format!("{i}\n")).collect(),
        ];
        for text in &texts {
            for comparison in [
                Comparison::Exact,
                Comparison::Tokens,
                FLOAT,
                Comparison::UnorderedLines,
            ] {
                assert!(right(comparison, text, text));
                check(comparison, b"a\n1\n", text.as_bytes());
                check(comparison, text.as_bytes(), b"a\n1\n");
            }
        }
    }

    fn comparisons() -> impl Strategy<Value = Comparison> {
        prop_oneof![
            Just(Comparison::Exact),
            Just(Comparison::Tokens),
            Just(FLOAT),
            Just(Comparison::UnorderedLines),
        ]
    }

    /// Bytes that are likely to mean something to a comparison.
    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let byte = prop_oneof![
            proptest::sample::select(b" \n\r\t01.-+eEnaif".to_vec()),
            any::<u8>(),
        ];
        proptest::collection::vec(byte, 0..60)
    }

    proptest! {
        #[test]
        fn a_text_equals_itself(comparison in comparisons(), text in bytes()) {
            prop_assert!(check(comparison, &text, &text).is_right());
        }

        #[test]
        fn being_right_is_symmetric(
            comparison in proptest::sample::select(vec![
                Comparison::Exact, Comparison::Tokens, Comparison::UnorderedLines,
            ]),
            a in bytes(),
            b in bytes(),
        ) {
            prop_assert_eq!(check(comparison, &a, &b).is_right(), check(comparison, &b, &a).is_right());
        }

        /// Exact implies the others; tokens imply float.
        #[test]
        fn what_is_right_strictly_is_right_loosely(text in bytes(), blanks in "[ \t\r]{0,3}", ends in "[ \n]{0,3}") {
            let mut spaced = Vec::new();
            for &byte in &text {
                if byte == b'\n' {
                    spaced.extend_from_slice(blanks.as_bytes());
                }
                spaced.push(byte);
            }
            spaced.extend_from_slice(ends.as_bytes());
            for comparison in [Comparison::Exact, Comparison::Tokens, FLOAT, Comparison::UnorderedLines] {
                prop_assert!(check(comparison, &text, &spaced).is_right());
            }
        }

        #[test]
        fn the_order_of_lines_counts_where_it_should(
            mut lines in proptest::collection::vec("[a-c]{1,2}", 1..8),
            seed in any::<usize>(),
        ) {
            let expected = lines.join("\n");
            let by = seed % lines.len();
            lines.rotate_left(by);
            let actual = lines.join("\n");
            prop_assert!(right(Comparison::UnorderedLines, &expected, &actual));
            prop_assert_eq!(right(Comparison::Exact, &expected, &actual), expected == actual);
            let more = actual + "\na";
            prop_assert!(!right(Comparison::UnorderedLines, &expected, &more));
        }

        #[test]
        fn floats_are_judged_by_their_distance(x in -1e9..1e9f64, off in -3e-6..3e-6f64) {
            let y = x + off;
            let near = (x - y).abs() <= 1e-6 || (x - y).abs() <= 1e-6 * x.abs();
            prop_assert_eq!(right(FLOAT, &format!("{x:?}"), &format!("{y:?}")), near);
        }

        #[test]
        fn nothing_panics(comparison in comparisons(), a in bytes(), b in bytes()) {
            if let Check::Wrong(difference) = check(comparison, &a, &b) {
                prop_assert!(!difference.to_string().is_empty());
            }
        }
    }
}
