//! Searches in what was written: words that must all be there.

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
    for (pattern, word) in patterns.iter_mut().zip(query.splitn(QUERY_WORDS, ' ')) {
        let word = word
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_");
        *pattern = format!("%{word}%");
    }
    Ok(patterns)
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
        assert!(like_patterns("a\0").is_err());
        assert!(like_patterns(&"a".repeat(MAX_QUERY_CHARS + 1)).is_err());
    }
}
