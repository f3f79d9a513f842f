//! Places in lists that are read newest first, as clients carry them in `before`.

use api::{Page, UnixMs};
use std::{fmt, str::FromStr};

/// The last entry a client has seen; the next page holds what is older.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    pub at_ms: UnixMs,
    pub id: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("This is no place in the list. Pass `next` of the page before, unchanged.")]
pub struct CursorError;

impl Cursor {
    /// Before everything: the first page.
    pub fn start() -> Self {
        Self {
            at_ms: UnixMs::MAX,
            id: String::new(),
        }
    }

    pub fn parse(before: Option<&str>) -> Result<Self, CursorError> {
        before.map_or_else(|| Ok(Self::start()), str::parse)
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at_ms, self.id)
    }
}

impl FromStr for Cursor {
    type Err = CursorError;

    fn from_str(text: &str) -> Result<Self, CursorError> {
        let (at_ms, id) = text.split_once('.').ok_or(CursorError)?;
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        if id.len() > 64 || !id.bytes().all(plain) {
            return Err(CursorError);
        }
        Ok(Self {
            at_ms: at_ms.parse().map_err(|_| CursorError)?,
            id: id.to_owned(),
        })
    }
}

/// A page of at most `size` items out of up to `size + 1` that were read.
pub fn page<T>(mut items: Vec<T>, size: usize, place: impl Fn(&T) -> Cursor) -> Page<T> {
    let more = items.len() > size;
    items.truncate(size);
    let next = items
        .last()
        .filter(|_| more)
        .map(|last| place(last).to_string());
    Page { items, next }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_went() {
        let cursor = Cursor {
            at_ms: 17,
            id: "bcdf-ghjk".to_owned(),
        };
        assert_eq!(Cursor::parse(Some(&cursor.to_string())), Ok(cursor));
        assert_eq!(Cursor::parse(None), Ok(Cursor::start()));
        let long = format!("1.{}", "a".repeat(65));
        for bad in [
            "",
            "x",
            "1",
            "1.a\0",
            "1.'",
            "99999999999999999999.a",
            &long,
        ] {
            assert_eq!(Cursor::parse(Some(bad)), Err(CursorError), "{bad:?}");
        }
    }

    #[test]
    fn a_page_names_the_next_only_when_there_is_one() {
        let place = |&n: &i64| Cursor {
            at_ms: n,
            id: "a".to_owned(),
        };
        let full = page(vec![3, 2, 1], 2, place);
        assert_eq!(
            (full.items, full.next.as_deref()),
            (vec![3, 2], Some("2.a"))
        );
        assert_eq!(page(vec![3, 2], 2, place).next, None);
    }
}
