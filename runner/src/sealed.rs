//! What an executable carries that no program may read. The agent in a sandbox is a copy of the executable, readable to
//! programs: a copy without what is sealed.
//!
//! Sealed bytes lie at a multiple of [`ALIGNMENT`] after a mark, their length (u64, little endian) and its complement.

pub const ALIGNMENT: usize = 16;
const MARK: usize = 32;
const HEAD: usize = MARK + 16;

/// Computed, so that it stands nowhere in an executable but before what is sealed.
fn mark() -> [u8; MARK] {
    let mut state = std::hint::black_box(0x9e37_79b9_7f4a_7c15_u64);
    std::array::from_fn(|_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    })
}

/// What stands before sealed bytes of this length.
pub fn head(length: u64) -> Vec<u8> {
    [&mark()[..], &length.to_le_bytes(), &(!length).to_le_bytes()].concat()
}

/// Puts zeros in the place of everything sealed; answers how much there was.
pub fn redact(executable: &mut [u8]) -> usize {
    let mark = mark();
    let mut redacted = 0;
    let mut at = 0;
    while at + HEAD <= executable.len() {
        let length = executable[at..].starts_with(&mark).then(|| {
            let number = |from: usize| {
                let bytes = &executable[at + from..at + from + 8];
                bytes
                    .iter()
                    .rev()
                    .fold(0_u64, |n, byte| n << 8 | u64::from(*byte))
            };
            (number(MARK) == !number(MARK + 8)).then(|| number(MARK))
        });
        let end = length.flatten().and_then(|length| {
            let end = usize::try_from(length).ok()?.checked_add(at + HEAD)?;
            (end <= executable.len()).then_some(end)
        });
        match end {
            Some(end) => {
                executable[at + HEAD..end].fill(0);
                redacted += end - at - HEAD;
                at = end.next_multiple_of(ALIGNMENT);
            }
            None => at += ALIGNMENT,
        }
    }
    redacted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_is_gone_and_the_rest_is_as_it_was() {
        let secret = b"expected 42".repeat(9);
        let mut file = vec![7; 5 * ALIGNMENT];
        file.extend(head(secret.len() as u64));
        file.extend(&secret);
        file.extend([8; 100]);
        let mut copy = file.clone();
        assert_eq!(redact(&mut copy), secret.len());
        let at = 5 * ALIGNMENT + HEAD;
        assert_eq!(copy[..at], file[..at]);
        assert!(copy[at..at + secret.len()].iter().all(|byte| *byte == 0));
        assert_eq!(copy[at + secret.len()..], file[at + secret.len()..]);
        // A mark without a length that fits is none.
        let mut torn = head(1000);
        assert_eq!(redact(&mut torn), 0);
        assert_eq!(redact(&mut [1, 2, 3]), 0);
    }
}
