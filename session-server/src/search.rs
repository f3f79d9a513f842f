//! Searches in what was written: words that must all be there, and phrases in quotes.

use crate::text::{self, TextError};

pub const MAX_QUERY_CHARS: usize = 200;
/// Words of a search that have to be found each; the last one takes the rest.
pub const QUERY_WORDS: usize = 4;

/// LIKE patterns (escape character `\`) that must all match; those that are not needed match everything.
pub fn like_patterns(query: &str) -> Result<[String; QUERY_WORDS], TextError> {
    let mut patterns = [const { String::new() }; QUERY_WORDS];
    patterns.fill("%".to_owned());
    if query.trim().is_empty() {
        return Ok(patterns);
    }
    let query = text::line(query, MAX_QUERY_CHARS)?.to_lowercase();
    for (pattern, word) in patterns.iter_mut().zip(words(&query)) {
        let word = word
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_");
        *pattern = format!("%{word}%");
    }
    Ok(patterns)
}

/// Words, and what stands between two quotes as one.
fn words(query: &str) -> Vec<String> {
    let parts: Vec<&str> = query.split(['"', '\u{201c}', '\u{201d}']).collect();
    let mut words: Vec<String> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        match at % 2 == 1 && at + 1 < parts.len() {
            true => words.push(part.trim().to_owned()),
            false => words.extend(part.split_whitespace().map(str::to_owned)),
        }
    }
    words.retain(|word| !word.is_empty());
    if words.len() > QUERY_WORDS {
        let rest = words.split_off(QUERY_WORDS - 1).join(" ");
        words.push(rest);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e_5_a_search_is_words_not_wildcards() {
        assert_eq!(like_patterns(" ").unwrap(), ["%"; QUERY_WORDS]);
        assert_eq!(
            like_patterns("Ada 100%_\\").unwrap(),
            ["%ada%", "%100\\%\\_\\\\%", "%", "%"]
        );
        assert_eq!(like_patterns("a b c d e").unwrap()[3], "%d e%");
        assert_eq!(
            like_patterns("was \"Retry  budget\" \"at").unwrap(),
            ["%was%", "%retry budget%", "%at%", "%"]
        );
        assert!(like_patterns("a\0").is_err());
        assert!(like_patterns(&"a".repeat(MAX_QUERY_CHARS + 1)).is_err());
    }
}
