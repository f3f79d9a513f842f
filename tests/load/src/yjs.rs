//! Just enough of the Yjs v1 update format and of the y-websocket protocol to type and to recognise typing.

const STRING: u8 = 4;
const HAS_ORIGIN: u8 = 0x80;
const HAS_RIGHT_ORIGIN: u8 = 0x40;

/// What a message from the server is, as far as a typist cares.
#[derive(Debug, PartialEq, Eq)]
pub enum Incoming {
    /// Sync step 1: the server asks for what it lacks.
    Step1,
    /// Sync step 2: the state of the document.
    Step2,
    /// One or several updates; what each client wrote in it.
    Update(Vec<Written>),
    /// So many of this connection's updates are durable.
    Ack {
        count: u64,
    },
    Other,
}

/// Characters `from..to` of `client`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    pub client: u64,
    pub from: u64,
    pub to: u64,
}

pub fn write_uint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn read_uint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// An update of `count` single-character inserts by `client` from `clock` on, each after the one before.
pub fn typing(out: &mut Vec<u8>, file: &str, client: u64, clock: u64, count: u64) {
    write_uint(out, 1);
    write_uint(out, count);
    write_uint(out, client);
    write_uint(out, clock);
    for at in clock..clock + count {
        if at == 0 {
            out.push(STRING);
            write_uint(out, 1);
            write_uint(out, file.len() as u64);
            out.extend_from_slice(file.as_bytes());
        } else {
            out.push(STRING | HAS_ORIGIN);
            write_uint(out, client);
            write_uint(out, at - 1);
        }
        out.extend_from_slice(&[1, b'a' + (at % 26) as u8]);
    }
    out.push(0);
}

/// Wraps `update` as a sync message: 1 is step 2, 2 is an update.
pub fn sync_message(kind: u8, update: &[u8]) -> Vec<u8> {
    let mut message = vec![0, kind];
    write_uint(&mut message, update.len() as u64);
    message.extend_from_slice(update);
    message
}

/// Sync step 1 of an empty document: asks for everything.
pub const EMPTY_STEP1: &[u8] = &[0, 0, 1, 0];

/// What a client with nothing to say answers to step 1.
pub fn empty_step2() -> Vec<u8> {
    sync_message(1, &[0, 0])
}

/// Walks an update of typed text; servers may have merged several.
fn written(mut update: &[u8]) -> Option<Vec<Written>> {
    let bytes = &mut update;
    let mut all = Vec::new();
    for _ in 0..read_uint(bytes)? {
        let structs = read_uint(bytes)?;
        let client = read_uint(bytes)?;
        let from = read_uint(bytes)?;
        let mut to = from;
        for _ in 0..structs {
            let (&info, rest) = bytes.split_first()?;
            *bytes = rest;
            for side in [HAS_ORIGIN, HAS_RIGHT_ORIGIN] {
                if info & side != 0 {
                    read_uint(bytes)?;
                    read_uint(bytes)?;
                }
            }
            if info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN) == 0 && read_uint(bytes)? == 1 {
                let name = read_uint(bytes)? as usize;
                *bytes = bytes.get(name..)?;
            }
            if info & 0x1f != STRING {
                return None;
            }
            // All that is typed is ASCII: as many UTF-16 units as bytes.
            let length = read_uint(bytes)?;
            *bytes = bytes.get(length as usize..)?;
            to += length;
        }
        all.push(Written { client, from, to });
    }
    Some(all)
}

pub fn incoming(mut message: &[u8]) -> Incoming {
    let parsed = (|| match read_uint(&mut message)? {
        // 4: a sync reply of Hocuspocus.
        0 | 4 => match read_uint(&mut message)? {
            0 => Some(Incoming::Step1),
            1 => Some(Incoming::Step2),
            2 => {
                let _length = read_uint(&mut message)?;
                written(message).map(Incoming::Update)
            }
            _ => None,
        },
        100 => Some(Incoming::Ack {
            count: read_uint(&mut message)?,
        }),
        _ => None,
    })();
    parsed.unwrap_or(Incoming::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_recognised() {
        let mut update = Vec::new();
        typing(&mut update, "f1", 300, 0, 1);
        assert_eq!(update, [1, 1, 0xac, 2, 0, 4, 1, 2, b'f', b'1', 1, b'a', 0]);
        assert_eq!(
            incoming(&sync_message(2, &update)),
            Incoming::Update(vec![Written {
                client: 300,
                from: 0,
                to: 1
            }])
        );
        update.clear();
        typing(&mut update, "f1", 300, 7, 2);
        assert_eq!(
            incoming(&sync_message(2, &update)),
            Incoming::Update(vec![Written {
                client: 300,
                from: 7,
                to: 9
            }])
        );
        assert_eq!(incoming(EMPTY_STEP1), Incoming::Step1);
        assert_eq!(incoming(&[0, 2, 9]), Incoming::Other);
    }
}
