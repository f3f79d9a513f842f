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
    let invisible = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
                | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
    };
    match line.chars().find(|&c| invisible(c)) {
        Some(c) => Err(TextError::Unprintable { code: c.into() }),
        None if line.is_empty() => Err(TextError::Empty),
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
        ] {
            assert!(
                matches!(line(bad, 60), Err(TextError::Unprintable { .. })),
                "{bad:?}"
            );
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
