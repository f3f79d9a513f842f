//! Finds words in a text of a language with C's comments and strings, without parsing it.

/// The text with comments, strings and characters blanked, byte for byte of the same length.
pub(super) fn code(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    while let Some(rest) = bytes.get(out.len()..).filter(|rest| !rest.is_empty()) {
        let length = if rest.starts_with(b"//") {
            until(rest, 2, b"\n", false)
        } else if rest.starts_with(b"/*") {
            until(rest, 2, b"*/", false)
        } else if rest.starts_with(b"\"\"\"") {
            until(rest, 3, b"\"\"\"", true)
        } else if rest.starts_with(b"`") {
            until(rest, 1, b"`", false)
        } else if rest.starts_with(b"\"") {
            until(rest, 1, b"\"", true)
        } else if rest.starts_with(b"'") {
            until(rest, 1, b"'", true)
        } else {
            out.extend(rest.first());
            continue;
        };
        let blank = |byte: &u8| if *byte == b'\n' { b'\n' } else { b' ' };
        out.extend(rest.iter().take(length).map(blank));
    }
    out
}

/// How far it is to the end of the first `end` after `from` bytes. With `escapes`, what follows a `\` ends nothing.
fn until(text: &[u8], from: usize, end: &[u8], escapes: bool) -> usize {
    let mut at = from;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(end) {
            return at + end.len();
        }
        at += if escapes && rest.starts_with(b"\\") {
            2
        } else {
            1
        };
    }
    text.len()
}

/// A word of letters, digits and `_`.
pub(super) struct Word<'a> {
    pub at: usize,
    pub text: &'a [u8],
    /// Braces open around it.
    pub depth: usize,
}

/// The words of a text that [`code`] gave.
pub(super) fn words(code: &[u8]) -> impl Iterator<Item = Word<'_>> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80;
    let (mut at, mut depth) = (0_usize, 0_usize);
    std::iter::from_fn(move || {
        while let Some(byte) = code.get(at) {
            if is_part(byte) {
                let rest = code.get(at..)?;
                let length = rest.iter().take_while(|byte| is_part(byte)).count();
                let word = Word {
                    at,
                    text: rest.get(..length)?,
                    depth,
                };
                at += length;
                return Some(word);
            }
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            at += 1;
        }
        None
    })
}

/// The text with blanks instead of `length` bytes from `at`; its lines stay as they are.
pub(super) fn blanked(text: &str, at: usize, length: usize) -> String {
    let inside = |index: usize| (at..at + length).contains(&index);
    text.char_indices()
        .map(|(index, c)| if inside(index) && c != '\n' { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_code_is_left() {
        let text = "a // b\nc /* d\ne */ \"f\\\"g\" 'h' i `j\\` k \"\"\"l\"m\"\"\" n 'o";
        let code = code(text);
        assert_eq!(code.len(), text.len());
        let found: Vec<_> = words(&code)
            .map(|word| String::from_utf8_lossy(word.text).into_owned())
            .collect();
        assert_eq!(found, ["a", "c", "i", "k", "n"]);
        assert_eq!(code.iter().filter(|&&byte| byte == b'\n').count(), 2);
    }

    #[test]
    fn words_know_their_depth() {
        let code = code("a { b { \"}\" c } } d } e");
        let depths: Vec<_> = words(&code).map(|word| word.depth).collect();
        assert_eq!(depths, [0, 1, 2, 0, 0]);
    }

    #[test]
    fn blanking_keeps_lines_and_offsets() {
        assert_eq!(blanked("public\nclass é", 0, 10), "      \n   ss é");
    }
}
