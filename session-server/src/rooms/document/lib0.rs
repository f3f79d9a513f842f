//! The variable-length encoding under Yjs (lib0: `encoding.js`, `decoding.js`), read strictly: only what its own writer
//! produces is accepted.

/// Largest integer lib0 writes: JavaScript's `Number.MAX_SAFE_INTEGER`.
pub const MAX_INTEGER: u64 = (1 << 53) - 1;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("malformed: {0}")]
pub struct Malformed(pub &'static str);

#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub fn byte(&mut self) -> Result<u8, Malformed> {
        let (&first, rest) = self.rest.split_first().ok_or(Malformed("cut short"))?;
        self.rest = rest;
        Ok(first)
    }

    pub fn integer(&mut self) -> Result<u64, Malformed> {
        let mut value = 0u64;
        for shift in (0..56).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                if byte == 0 && shift > 0 {
                    return Err(Malformed("integer longer than needed"));
                }
                if value > MAX_INTEGER {
                    break;
                }
                return Ok(value);
            }
        }
        Err(Malformed("integer too large"))
    }

    pub fn take(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        let (taken, rest) = self
            .rest
            .split_at_checked(count)
            .ok_or(Malformed("cut short"))?;
        self.rest = rest;
        Ok(taken)
    }

    /// Bytes behind their length.
    pub fn bytes(&mut self) -> Result<&'a [u8], Malformed> {
        let count = self.integer()?;
        self.take(usize::try_from(count).map_err(|_| Malformed("cut short"))?)
    }

    pub fn text(&mut self) -> Result<&'a str, Malformed> {
        std::str::from_utf8(self.bytes()?).map_err(|_| Malformed("text is not UTF-8"))
    }
}

pub fn put_integer(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_integer(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Bytes that [`put_integer`] writes.
pub fn integer_len(value: u64) -> usize {
    (64 - (value | 1).leading_zeros() as usize).div_ceil(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_round_trip() {
        for bit in 0..53 {
            for value in [1u64 << bit, (1 << bit) - 1, (1 << bit) | 1] {
                let mut out = Vec::new();
                put_integer(&mut out, value);
                assert_eq!(out.len(), integer_len(value));
                let mut reader = Reader::new(&out);
                assert_eq!(reader.integer(), Ok(value));
                assert!(reader.is_empty());
            }
        }
    }

    #[test]
    fn refuses_what_the_writer_never_writes() {
        for bytes in [
            &[][..],
            &[0x80],
            &[0x80, 0x00],
            &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f],
            &[0xff; 9],
        ] {
            assert!(Reader::new(bytes).integer().is_err(), "{bytes:?}");
        }
        assert!(Reader::new(&[3, b'a', b'b']).bytes().is_err());
        assert!(Reader::new(&[1, 0xff]).text().is_err());
    }
}
