//! The words of a text and where they stand.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'a> {
    pub text: &'a str,
    pub lower: String,
    /// UTF-16 code units.
    pub start: u32,
    pub end: u32,
    pub ends_sentence: bool,
    /// A mark follows that is not inside of a word: this and what comes are apart.
    pub ends_part: bool,
}

/// "/etc/hosts" is one name; "and/or" is two words.
fn is_of_path(text: &str, from: usize) -> bool {
    let is_first = !text[..from].ends_with(|before: char| !before.is_whitespace());
    let mut letters = text[from..].chars();
    is_first && letters.next() == Some('/') && letters.next().is_some_and(char::is_alphanumeric)
}

pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut begun: Option<(usize, u32)> = None;
    let mut at = 0;
    for (byte, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = letter.is_alphanumeric()
            || matches!(letter, '\'' | '\u{2019}' | '-' | '_')
            || (letter == '/' && is_of_path(text, begun.map_or(byte, |(from, _)| from)));
        match (inside, begun) {
            (true, None) => begun = Some((byte, at)),
            (false, Some((from, start))) => {
                let word = &text[from..byte];
                begun = None;
                // A bullet's dash is none.
                if !word.contains(char::is_alphanumeric) {
                    at += letter.len_utf16() as u32;
                    continue;
                }
                words.push(Word {
                    text: word,
                    lower: word.to_lowercase().replace('\u{2019}', "'"),
                    start,
                    end: at,
                    ends_sentence: false,
                    ends_part: false,
                });
            }
            _ => {}
        }
        // "Node.js", "1.5" and "v1.2.3" go on.
        let goes_on = text[byte..]
            .chars()
            .nth(1)
            .is_some_and(char::is_alphanumeric);
        let ends_sentence = match letter {
            '!' | '?' | '\n' | ';' => true,
            '.' => !goes_on,
            _ => false,
        };
        if let Some(last) = words.last_mut() {
            last.ends_sentence |= ends_sentence;
            last.ends_part |=
                ends_sentence || matches!(letter, ',' | ':' | '(' | ')' | '\u{2013}' | '\u{2014}');
        }
        at += letter.len_utf16() as u32;
    }
    words
}
