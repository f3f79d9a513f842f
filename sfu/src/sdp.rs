//! What of an offer is checked before str0m sees it.

use crate::types::{Mid, Offer, OfferError, limits};
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Audio,
    Video,
    Other,
}

impl Kind {
    /// Names of codecs are case-insensitive (RFC 4855, section 3).
    fn takes(self, codec: &str) -> bool {
        match self {
            Self::Audio => codec.eq_ignore_ascii_case("opus/48000/2"),
            Self::Video => codec.eq_ignore_ascii_case("VP8/90000"),
            Self::Other => false,
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct MediaLine {
    pub kind: Kind,
    pub mid: Option<Mid>,
    /// The offerer sends on it.
    pub sends: bool,
    /// It offers the codec we forward.
    pub usable: bool,
}

#[derive(Debug)]
pub(crate) struct Outline {
    pub lines: Vec<MediaLine>,
    /// The offer without its candidates: as the ICE-lite side we answer checks and never send any, so a participant
    /// cannot make us send packets to addresses of its choice.
    pub stripped: String,
}

/// Reads the structure of `sdp` line by line; whatever is not understood is left for str0m to judge.
pub(crate) fn outline(sdp: &str) -> Result<Outline, OfferError> {
    if sdp.len() > limits::MAX_SDP {
        return Err(OfferError::TooLarge(sdp.len()));
    }
    let mut lines: Vec<MediaLine> = Vec::new();
    let mut count = 0;
    let mut session_sends = true;
    let mut stripped = String::with_capacity(sdp.len());
    for line in sdp.lines() {
        let line = line.trim_end();
        if let Some(media) = line.strip_prefix("m=") {
            count += 1;
            let kind = match media.split(' ').next() {
                Some("audio") => Kind::Audio,
                Some("video") => Kind::Video,
                _ => Kind::Other,
            };
            lines.push(MediaLine {
                kind,
                mid: None,
                sends: session_sends,
                usable: false,
            });
        } else if line.starts_with("a=candidate:") || line == "a=end-of-candidates" {
            continue;
        } else if let Some(sends) = direction(line) {
            match lines.last_mut() {
                Some(media) => media.sends = sends,
                None => session_sends = sends,
            }
        } else if let (Some(mid), Some(media)) = (line.strip_prefix("a=mid:"), lines.last_mut()) {
            media.mid = usable_mid(mid).then(|| Mid::from(mid));
        } else if let (Some(map), Some(media)) = (line.strip_prefix("a=rtpmap:"), lines.last_mut())
        {
            media.usable |= map
                .split_once(' ')
                .is_some_and(|(_, codec)| media.kind.takes(codec));
        }
        stripped.push_str(line);
        stripped.push_str("\r\n");
    }
    if count > limits::MAX_MEDIA {
        return Err(OfferError::TooManyMedia(count));
    }
    Ok(Outline { lines, stripped })
}

fn direction(line: &str) -> Option<bool> {
    match line {
        "a=sendrecv" | "a=sendonly" => Some(true),
        "a=recvonly" | "a=inactive" => Some(false),
        _ => None,
    }
}

/// str0m stores a mid in 16 bytes and replaces what is not a letter or digit: others would collide.
fn usable_mid(mid: &str) -> bool {
    (1..=16).contains(&mid.len()) && mid.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Checks that what the offer says of its m-lines is true of them.
pub(crate) fn check(offer: &Offer, outline: &Outline) -> Result<(), OfferError> {
    if offer.publish.len() > limits::MAX_PUBLISHED {
        return Err(OfferError::TooManyPublished(offer.publish.len()));
    }
    if offer.subscribe.len() > limits::MAX_MEDIA {
        return Err(OfferError::TooManyMedia(offer.subscribe.len()));
    }
    if outline.lines.iter().any(|line| line.kind == Kind::Other) {
        return Err(OfferError::NotMedia);
    }
    let published = offer.publish.iter().map(|(mid, _)| mid);
    let mut named: Vec<&Mid> = Vec::new();
    for mid in published.chain(offer.subscribe.iter().map(|(mid, _)| mid)) {
        if named.contains(&mid) {
            return Err(OfferError::MidTwice(mid.clone()));
        }
        named.push(mid);
        let mut lines = outline
            .lines
            .iter()
            .filter(|line| line.mid.as_ref() == Some(mid));
        match (lines.next(), lines.next()) {
            (Some(line), None) if line.usable => {}
            (Some(_), None) => return Err(OfferError::NoCodec(mid.clone())),
            _ => return Err(OfferError::UnknownMid(mid.clone())),
        }
    }
    for (mid, source) in &offer.publish {
        let wanted = if source.is_audio() {
            Kind::Audio
        } else {
            Kind::Video
        };
        if outline.line(mid).is_some_and(|line| line.kind != wanted) {
            return Err(OfferError::WrongKind(mid.clone()));
        }
    }
    Ok(())
}

/// What the receiver of one m-line is told of its track.
pub(crate) struct Label {
    pub mid: Mid,
    /// Tracks of one stream are played in time with each other.
    pub stream: String,
    pub track: String,
}

/// Writes `labels` into an answer of str0m's, which makes every line a stream of its own.
pub(crate) fn label(answer: &str, labels: &[Label]) -> String {
    let mut out = String::with_capacity(answer.len() + labels.len() * 64);
    let lines: Vec<&str> = answer.lines().collect();
    let mut current = None;
    for (i, line) in lines.iter().enumerate() {
        if line.starts_with("m=") {
            let section = &lines[i + 1..];
            let mid = section
                .iter()
                .take_while(|l| !l.starts_with("m="))
                .find_map(|l| l.strip_prefix("a=mid:"));
            current = mid.and_then(|mid| labels.iter().find(|label| label.mid.as_str() == mid));
        }
        let ssrc = line
            .strip_prefix("a=ssrc:")
            .and_then(|rest| rest.split_once(" msid:"));
        match (current, ssrc) {
            (Some(label), Some((ssrc, _))) => out.push_str(&format!("a=ssrc:{ssrc} msid:{label}")),
            (Some(label), None) if line.starts_with("a=msid:") => {
                out.push_str(&format!("a=msid:{label}"))
            }
            _ => out.push_str(line),
        }
        out.push_str("\r\n");
    }
    out
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = |text: &str| text.chars().map(token).collect::<String>();
        write!(f, "{} {}", id(&self.stream), id(&self.track))
    }
}

/// What a stream or track id may hold (RFC 8830, section 2), cautiously.
fn token(c: char) -> char {
    if c.is_ascii_alphanumeric() || c == '-' {
        c
    } else {
        '_'
    }
}

impl Outline {
    pub fn line(&self, mid: &Mid) -> Option<&MediaLine> {
        self.lines
            .iter()
            .find(|line| line.mid.as_ref() == Some(mid))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Source;

    const SDP: &str = "v=0\r\na=sendrecv\r\nm=audio 9 X 111\r\na=mid:0\r\na=rtpmap:111 OPUS/48000/2\r\n\
        a=candidate:1 1 udp 1 10.0.0.1 9 typ host\r\na=end-of-candidates\r\n\
        m=video 9 X 96\r\na=recvonly\r\na=mid:v1\r\na=rtpmap:95 H264/90000\r\na=rtpmap:96 VP8/90000\r\n\
        m=video 9 X 97\r\na=mid:../x\r\na=rtpmap:97 VP9/90000\r\n";

    fn offer(publish: &[(&str, Source)], subscribe: &[&str]) -> Offer {
        Offer {
            session: 1,
            sdp: SDP.into(),
            publish: publish
                .iter()
                .map(|(mid, source)| (Mid::from(*mid), *source))
                .collect(),
            subscribe: subscribe
                .iter()
                .map(|mid| (Mid::from(*mid), "t".into()))
                .collect(),
        }
    }

    #[test]
    fn reads_kind_mid_and_direction_and_drops_candidates() {
        let outline = outline(SDP).unwrap();
        assert_eq!(
            outline.lines,
            [
                MediaLine {
                    kind: Kind::Audio,
                    mid: Some("0".into()),
                    sends: true,
                    usable: true
                },
                MediaLine {
                    kind: Kind::Video,
                    mid: Some("v1".into()),
                    sends: false,
                    usable: true
                },
                MediaLine {
                    kind: Kind::Video,
                    mid: None,
                    sends: true,
                    usable: false
                },
            ]
        );
        assert!(!outline.stripped.contains("candidate"));
        assert!(outline.stripped.contains("a=mid:v1\r\n"));
    }

    #[test]
    fn labels_only_the_lines_named() {
        let answer = "v=0\r\nm=audio 9 X 1\r\na=msid:x y\r\na=mid:0\r\na=ssrc:5 cname:c\r\na=ssrc:5 msid:x y\r\n\
                      m=video 9 X 2\r\na=mid:1\r\na=msid:v w\r\n";
        let labels = [Label {
            mid: "0".into(),
            stream: "Zoë".into(),
            track: "t 1".into(),
        }];
        let expected = "v=0\r\nm=audio 9 X 1\r\na=msid:Zo_ t_1\r\na=mid:0\r\na=ssrc:5 cname:c\r\na=ssrc:5 msid:Zo_ t_1\r\n\
                        m=video 9 X 2\r\na=mid:1\r\na=msid:v w\r\n";
        assert_eq!(label(answer, &labels), expected);
    }

    #[test]
    fn refuses_what_is_too_large() {
        assert!(matches!(
            outline(&"x".repeat(limits::MAX_SDP + 1)),
            Err(OfferError::TooLarge(_))
        ));
        assert!(matches!(
            outline(&"m=audio 9 X 0\r\n".repeat(65)),
            Err(OfferError::TooManyMedia(65))
        ));
    }

    #[test]
    fn refuses_names_that_do_not_fit() {
        let outline = outline(SDP).unwrap();
        let check = |o: Offer| super::check(&o, &outline);
        assert_eq!(check(offer(&[("0", Source::Microphone)], &["v1"])), Ok(()));
        assert_eq!(
            check(offer(&[("9", Source::Camera)], &[])),
            Err(OfferError::UnknownMid("9".into()))
        );
        assert_eq!(
            check(offer(&[("0", Source::Camera)], &[])),
            Err(OfferError::WrongKind("0".into()))
        );
        assert_eq!(
            check(offer(&[("0", Source::Microphone)], &["0"])),
            Err(OfferError::MidTwice("0".into()))
        );
        let many = [("0", Source::Microphone); 5];
        assert_eq!(
            check(offer(&many, &[])),
            Err(OfferError::TooManyPublished(5))
        );
    }
}
