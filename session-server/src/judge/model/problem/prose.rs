//! `statement.md` and `report.md`.

use super::super::points::words;
use super::{ProblemError, REPORT};

const FILE: &str = "statement.md";
/// Bytes.
const MAX_STATEMENT: usize = 16_384;

/// What somebody saw who was hurt by a fault.
pub(super) fn report(text: &str) -> Result<String, ProblemError> {
    words("the report", text, 40..=90)
        .map_err(|fault| ProblemError::of(REPORT, fault.to_string()))?;
    markdown(REPORT, text, None)?;
    Ok(text.to_owned())
}

/// The statement of a debugging task is short: the code says the rest.
pub(super) fn contract(statement: &str) -> Result<(), ProblemError> {
    words("the statement", statement, 40..=140)
        .map_err(|fault| ProblemError::of(FILE, fault.to_string()))
}

pub(super) fn statement(text: &str, title: &str) -> Result<String, ProblemError> {
    if text.trim().is_empty() {
        return Err(ProblemError::of(FILE, "the statement is empty"));
    }
    if text.len() > MAX_STATEMENT {
        let what = format!("the statement is longer than {MAX_STATEMENT} bytes");
        return Err(ProblemError::of(FILE, what));
    }
    markdown(FILE, text, Some(title))?;
    Ok(text.to_owned())
}

/// Markdown without HTML, whose headings are not the title.
fn markdown(file: &str, text: &str, title: Option<&str>) -> Result<(), ProblemError> {
    let mut in_block = false;
    for (index, line) in text.lines().enumerate() {
        let fault = |what: &str| Err(ProblemError::at(file, index + 1, what));
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
            continue;
        }
        if in_block {
            continue;
        }
        let heading = line.trim_start_matches('#');
        if heading.len() < line.len() && title == Some(heading.trim()) {
            return fault("the title is not repeated in the statement");
        }
        if holds_html(line) {
            return fault("this looks like HTML; code goes between backticks");
        }
    }
    if in_block {
        return Err(ProblemError::of(file, "a code block is not closed"));
    }
    Ok(())
}

/// A `<` that begins a tag or comment, outside of code between backticks.
fn holds_html(line: &str) -> bool {
    line.split('`').step_by(2).any(|prose| {
        prose
            .split('<')
            .skip(1)
            .any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_told_from_comparisons() {
        for fine in ["1 <= n < 10", "`a<b>` and `<p>`", "n<5"] {
            assert!(!holds_html(fine), "{fine}");
        }
        for html in ["a<b>c", "</p>", "<!-- -->", "`x` <br> `y`"] {
            assert!(holds_html(html), "{html}");
        }
    }

    #[test]
    fn code_blocks_are_not_looked_into() {
        assert!(statement("Text.\n```\n<p>\n```\n", "Title").is_ok());
        assert!(statement("Text.\n```\n<p>\n", "Title").is_err());
        let error = statement("A.\n\n# Title\n", "Title").unwrap_err();
        assert_eq!(error.line, Some(3));
    }
}
