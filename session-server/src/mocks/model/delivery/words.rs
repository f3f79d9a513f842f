//! The words of a text and where they stand.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'a> {
    pub text: &'a str,
    pub lower: String,
    /// UTF-16 code units.
    pub start: u32,
    pub end: u32,
    pub ends_sentence: bool,
}

pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut begun: Option<(usize, u32)> = None;
    let mut at = 0;
    for (byte, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = letter.is_alphanumeric() || matches!(letter, '\'' | '\u{2019}' | '-' | '_');
        match (inside, begun) {
            (true, None) => begun = Some((byte, at)),
            (false, Some((from, start))) => {
                let word = &text[from..byte];
                words.push(Word {
                    text: word,
                    lower: word.to_lowercase().replace('\u{2019}', "'"),
                    start,
                    end: at,
                    ends_sentence: false,
                });
                begun = None;
            }
            _ => {}
        }
        if matches!(letter, '.' | '!' | '?' | '\n' | ';')
            && let Some(last) = words.last_mut()
        {
            last.ends_sentence = true;
        }
        at += letter.len_utf16() as u32;
    }
    words
}
