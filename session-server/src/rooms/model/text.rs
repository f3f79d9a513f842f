//! What people type, made safe to store and to show.

use crate::text;

/// Longest file name, in characters.
pub const MAX_FILE_NAME: usize = 64;
/// Longest anchor of an annotation, in base64 characters.
const MAX_ANCHOR: usize = 1_024;

/// One line: nothing invisible, runs of white space become one space; 1 to `max` characters.
pub fn line(text: &str, max: usize) -> Option<String> {
    let shown: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|&c| !text::is_invisible(c))
        .collect();
    let words: Vec<&str> = shown.split(' ').filter(|word| !word.is_empty()).collect();
    within(words.join(" "), max)
}

/// Several lines: keeps line feeds and tabs; 1 to `max` characters.
pub fn paragraph(text: &str, max: usize) -> Option<String> {
    let shown: String = text
        .chars()
        .filter(|&c| (c == '\n' || c == '\t' || !c.is_control()) && !turns_direction(c))
        .collect();
    within(shown.trim().to_owned(), max)
}

fn within(shown: String, max: usize) -> Option<String> {
    // Counting stops early: the text may be long.
    let fits = shown.chars().take(max + 1).count() <= max;
    (fits && text::is_visible(&shown)).then_some(shown)
}

/// Embeddings, overrides and isolates (Unicode UAX 9): they let a name rewrite the text around it.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// An id that a page made: 1 to 64 letters, digits, `-` and `_`.
pub fn is_client_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// A language's short name, such as `cpp` or `objective-c`.
pub fn is_language(text: &str) -> bool {
    (1..=32).contains(&text.len())
        && text.bytes().all(|b| {
            b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'+' | b'#' | b'-' | b'.')
        })
}

/// A Yjs relative position in base64.
pub fn is_anchor(text: &str) -> bool {
    text.len() <= MAX_ANCHOR
        && !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_lose_what_cannot_be_seen() {
        assert_eq!(
            line("  Ada\u{7} \n Love\u{202E}lace ", 60).unwrap(),
            "Ada Lovelace"
        );
        for blank in [
            "",
            "\u{0}\u{2066} \t",
            "\u{200b}\u{3164}",
            "\u{200d}\u{fe0f}",
        ] {
            assert_eq!(line(blank, 60), None, "{blank:?}");
        }
        assert_eq!(line("main\u{200b}.py", 60).unwrap(), "main.py");
        assert_eq!(line("äöü", 2), None);
        assert_eq!(line("äöü", 3).unwrap(), "äöü");
    }

    #[test]
    fn paragraphs_keep_their_lines() {
        assert_eq!(paragraph("a\r\n\tb\u{1b}[31m\n", 10).unwrap(), "a\n\tb[31m");
        assert_eq!(paragraph(&"x".repeat(4_001), 4_000), None);
        assert_eq!(paragraph("\u{200b}\n\u{2800}", 10), None);
    }

    #[test]
    fn ids_and_anchors_are_plain() {
        assert!(is_client_id("0198c2a0-7c1f-7aaa-9bbb-000000000000"));
        assert!(!is_client_id("") && !is_client_id("a b") && !is_client_id(&"a".repeat(65)));
        assert!(is_language("c++") && !is_language("C++") && !is_language("a/b"));
        assert!(is_anchor("AAEC+/==") && !is_anchor("\"") && !is_anchor(""));
    }
}
