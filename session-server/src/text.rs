//! What people may write into fields: pure rules that every feature shares.

/// Why a text is refused; reads as the end of a sentence about the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    #[error("This must not be empty.")]
    Empty,
    #[error("This is too long: at most {max} characters.")]
    TooLong { max: usize },
    #[error("This holds a character that cannot be shown (code U+{code:04X}).")]
    Unprintable { code: u32 },
}

/// One line of 1 to `max` characters: trimmed, runs of blanks made one, nothing invisible or direction-changing.
///
/// For names and titles, which are shown beside other people's.
pub fn line(text: &str, max: usize) -> Result<String, TextError> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().find(|&c| is_invisible(c)) {
        Some(c) => Err(TextError::Unprintable { code: c.into() }),
        None if !is_visible(&line) => Err(TextError::Empty),
        None if line.chars().count() > max => Err(TextError::TooLong { max }),
        None => Ok(line),
    }
}

/// Free text of 0 to `max` characters: line ends become LF; of the control characters only LF and tab are allowed.
pub fn paragraphs(text: &str, max: usize) -> Result<String, TextError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    match text
        .chars()
        .find(|&c| c.is_control() && !matches!(c, '\n' | '\t'))
    {
        Some(c) => Err(TextError::Unprintable { code: c.into() }),
        None if text.chars().count() > max => Err(TextError::TooLong { max }),
        None => Ok(text),
    }
}

/// Draws nothing, and no word needs it: controls, direction marks, fillers and tags.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1d159}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}')
}

/// Whether anything of `text` can be seen: joiners and variation selectors belong in words, and are none by themselves.
pub fn is_visible(text: &str) -> bool {
    let joins = |c| matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
    text.chars()
        .any(|c| !c.is_whitespace() && !is_invisible(c) && !joins(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_and_visible() {
        assert_eq!(line("  Ada \t Okafor\n", 60).unwrap(), "Ada Okafor");
        assert_eq!(
            line("Zoë 李 O’Neil-Núñez", 60).unwrap(),
            "Zoë 李 O’Neil-Núñez"
        );
        assert_eq!(line(" \n ", 60), Err(TextError::Empty));
        assert_eq!(line("abc", 2), Err(TextError::TooLong { max: 2 }));
        for bad in [
            "a\0b",
            "a\u{1b}[2J",
            "evil\u{202e}txt",
            "\u{200b}",
            "a\u{7f}",
            "\u{3164}",
            "\u{2800}\u{2800}",
            "a\u{e0041}",
        ] {
            assert!(
                matches!(line(bad, 60), Err(TextError::Unprintable { .. })),
                "{bad:?}"
            );
        }
    }

    #[test]
    fn a_line_shows_something_and_keeps_what_words_are_joined_with() {
        for blank in ["\u{200d}", "\u{200c} \u{fe0f}", "\u{e0100}"] {
            assert_eq!(line(blank, 60), Err(TextError::Empty), "{blank:?}");
        }
        for name in [
            "می\u{200c}خواهم",
            "👩\u{200d}💻",
            "葛\u{e0100}城",
            "❤\u{fe0f}",
        ] {
            assert_eq!(line(name, 60).as_deref(), Ok(name));
        }
    }

    #[test]
    fn paragraphs_keep_lines_and_refuse_control_characters() {
        assert_eq!(paragraphs("a\r\nb\rc\td", 20).unwrap(), "a\nb\nc\td");
        assert_eq!(paragraphs("", 0).unwrap(), "");
        assert_eq!(paragraphs("ééé", 2), Err(TextError::TooLong { max: 2 }));
        assert!(matches!(
            paragraphs("a\0", 20),
            Err(TextError::Unprintable { code: 0 })
        ));
        assert_eq!(
            paragraphs("<script>alert(1)</script>", 50).unwrap(),
            "<script>alert(1)</script>"
        );
    }
}
