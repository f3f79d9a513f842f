//! Words of a text and their places.

use super::Span;
use std::{collections::HashSet, sync::LazyLock};

/// A text as it is read: control characters and markup are blanks, so that every place is one of the original.
#[derive(Debug, Clone, Default)]
pub struct Text {
    chars: Vec<char>,
    /// UTF-16 offset of each character, and of the end.
    utf16: Vec<usize>,
    pub words: Vec<Word>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Characters.
    pub start: usize,
    pub end: usize,
    /// In lower case.
    pub text: String,
    pub stem: String,
    /// Carries meaning of its own.
    pub is_content: bool,
}

impl Text {
    /// Reads at most `max` characters.
    pub fn read(text: &str, max: usize) -> Self {
        let mut chars: Vec<char> = text.chars().take(max).collect();
        let mut utf16 = Vec::with_capacity(chars.len() + 1);
        let mut at = 0;
        for c in &chars {
            utf16.push(at);
            at += c.len_utf16();
        }
        utf16.push(at);
        blank_markup(&mut chars);
        for c in &mut chars {
            if *c != '\n' && crate::text::is_invisible(*c) {
                *c = ' ';
            }
        }
        let words = words(&chars);
        Self {
            chars,
            utf16,
            words,
        }
    }

    /// Place of words `from..to` in the original; `to` is after `from`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        Span {
            start: self.utf16[self.words[from].start],
            end: self.utf16[self.words[to - 1].end],
        }
    }

    /// What is between these words, both included.
    pub fn slice(&self, from: usize, to: usize) -> String {
        let raw = &self.chars[self.words[from].start..self.words[to - 1].end];
        raw.iter().collect()
    }

    /// The text as it is read.
    pub fn whole(&self) -> String {
        self.chars.iter().collect()
    }

    /// What stands between a word and the next one, or the end.
    pub fn after(&self, word: usize) -> &[char] {
        let end = self
            .words
            .get(word + 1)
            .map_or(self.chars.len(), |next| next.start);
        &self.chars[self.words[word].end..end]
    }

    /// What stands before a word, since the one before it.
    pub fn before(&self, word: usize) -> &[char] {
        let start = word.checked_sub(1).map_or(0, |last| self.words[last].end);
        &self.chars[start..self.words[word].start]
    }

    /// UTF-16 code units that were read.
    pub fn end(&self) -> usize {
        self.utf16[self.chars.len()]
    }
}

const TAGS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "audio",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "code",
    "details",
    "div",
    "em",
    "embed",
    "font",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "li",
    "link",
    "meta",
    "object",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "td",
    "th",
    "title",
    "tr",
    "u",
    "ul",
    "video",
];
const TAG_CHARS: usize = 400;

/// HTML tags become blanks; what is between them stays.
fn blank_markup(chars: &mut [char]) {
    let mut at = 0;
    while at < chars.len() {
        if chars[at] != '<' {
            at += 1;
            continue;
        }
        let name_at = at + 1 + usize::from(chars.get(at + 1) == Some(&'/'));
        let name: String = chars[name_at.min(chars.len())..]
            .iter()
            .take(12)
            .take_while(|c| c.is_ascii_alphanumeric())
            .map(char::to_ascii_lowercase)
            .collect();
        let is_tag = TAGS.contains(&name.as_str());
        let close = is_tag
            .then(|| chars[at..].iter().take(TAG_CHARS).position(|&c| c == '>'))
            .flatten();
        let end = close.map_or(at + 1, |close| at + close + 1);
        if close.is_some() {
            chars[at..end].fill(' ');
        }
        at = end;
    }
}

fn words(chars: &[char]) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_alphanumeric() {
            at += 1;
            continue;
        }
        let start = at;
        while at < chars.len() {
            let inner = matches!(chars[at], '\'' | '’')
                && chars.get(at + 1).is_some_and(|c| c.is_alphabetic());
            let decimal = matches!(chars[at], '.' | ',')
                && chars[at - 1].is_ascii_digit()
                && chars.get(at + 1).is_some_and(char::is_ascii_digit);
            if !(chars[at].is_alphanumeric() || inner || decimal) {
                break;
            }
            at += 1;
        }
        // C++ and C#.
        let name_end = at;
        while at < chars.len() && at - name_end < 2 && matches!(chars[at], '+' | '#') {
            at += 1;
        }
        if chars.get(at).is_some_and(|c| c.is_alphanumeric()) {
            at = name_end;
        }
        let text: String = chars[start..at]
            .iter()
            .map(|&c| if c == '’' { '\'' } else { c })
            .flat_map(char::to_lowercase)
            .collect();
        words.push(Word {
            start,
            end: at,
            stem: stem(&text),
            is_content: !is_function_word(&text),
            text,
        });
    }
    words
}

/// Words of grammar, and those so common in explanations that they tell nothing.
const FUNCTION_WORDS: &str = " a about above actually after again all almost already also although always am among an and \
 another any anybody anyone anything are aren't around as at away back basically be became because become becomes been \
 before being below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't done down \
 during each either else enough especially etc even ever every everybody everyone everything few first for from further get \
 gets getting give gives given go goes going got had hadn't has hasn't have haven't having he he's her here hers herself \
 him himself his how however i i'd i'll i'm i've if in indeed instead into is isn't it it's its itself just keep keeps kind \
 know known later least less let let's like made mainly make makes making many may maybe me mean means might mine more \
 moreover most mostly much must mustn't my myself nearly need needs neither never no nobody non none nor not nothing now of \
 off often on once one ones only onto or other others otherwise ought our ours ourselves out over own perhaps quite rather \
 really said same say says see seen shall she should shouldn't simply since so some somebody someone something \
 sometimes sort still such take taken takes than that that's the their theirs them themselves then there there's therefore \
 these they they'd they'll they're they've thing things think this those though through thus till to together too toward \
 towards two under unless until up upon us use used uses using usually very via want wants was wasn't way ways we we'd we'll \
 we're we've well went were weren't what what's whatever when where whereas whether which while who whole whom whose why \
 will with within without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself ";

static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| function_words().collect());

pub fn function_words() -> impl Iterator<Item = &'static str> {
    FUNCTION_WORDS.split_ascii_whitespace()
}

pub fn is_function_word(word: &str) -> bool {
    word.chars().count() == 1 && !word.starts_with(|c: char| c.is_ascii_digit())
        || KNOWN.contains(word)
}

/// Endings that change how a word is used and not what it names, with what takes their place; the first that fits.
const ENDINGS: &[(&str, &str)] = &[
    ("ization", "iz"),
    ("isation", "iz"),
    ("izing", "iz"),
    ("ising", "iz"),
    ("ized", "iz"),
    ("ised", "iz"),
    ("ize", "iz"),
    ("ise", "iz"),
    ("ication", "ic"),
    ("ation", "at"),
    ("ating", "at"),
    ("ated", "at"),
    ("ator", "at"),
    ("iness", ""),
    ("ment", ""),
    ("ness", ""),
    ("ity", ""),
    ("ally", ""),
    ("ing", ""),
    ("ion", ""),
    ("ied", ""),
    ("ible", ""),
    ("able", ""),
    ("ive", ""),
    ("er", ""),
    ("or", ""),
    ("ed", ""),
    ("ly", ""),
    ("al", ""),
    ("e", ""),
    ("y", ""),
];
/// What is left of a word has so many letters.
const STEM_LETTERS: usize = 3;

/// What forms of a word have in common; not itself a word.
pub fn stem(word: &str) -> String {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let rest = |ending: &str| {
        let rest = singular(word).strip_suffix(ending)?;
        let letters = rest.chars().filter(|c| c.is_alphabetic()).count();
        (letters >= STEM_LETTERS).then_some(rest)
    };
    match ENDINGS
        .iter()
        .find_map(|(ending, instead)| Some((rest(ending)?, instead)))
    {
        Some((rest, &"")) => without_y(undouble(rest)).to_owned(),
        Some((rest, instead)) => format!("{rest}{instead}"),
        None => singular(word).to_owned(),
    }
}

/// Without the ending of a plural; `quer` of queries is what the other endings make of query, too.
fn singular(word: &str) -> &str {
    let long = |rest: &&str| rest.len() >= STEM_LETTERS;
    if let Some(rest) = word.strip_suffix("ies").filter(long) {
        return rest;
    }
    let hissing = word.strip_suffix("es").filter(|rest| {
        ["s", "x", "z", "ch", "sh"]
            .iter()
            .any(|end| rest.ends_with(end))
    });
    let plain = || {
        word.strip_suffix('s')
            .filter(|rest| long(rest) && !rest.ends_with(['s', 'u', 'i']))
    };
    hissing.or_else(plain).unwrap_or(word)
}

/// `query` (of querying) is `quer`, as `queries` is.
fn without_y(stem: &str) -> &str {
    let rest = stem.strip_suffix('y');
    rest.filter(|rest| rest.len() >= STEM_LETTERS)
        .unwrap_or(stem)
}

/// `stopp` (of stopping) is `stop`.
fn undouble(stem: &str) -> &str {
    let mut chars = stem.chars().rev();
    match (chars.next(), chars.next()) {
        (Some(a), Some(b)) if a == b && !matches!(a, 'l' | 's' | 'z' | 'o' | 'e') => {
            &stem[..stem.len() - a.len_utf8()]
        }
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        let text = Text::read(text, 1000);
        text.words.into_iter().map(|word| word.stem).collect()
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            "simulate simulates simulated simulating simulation",
            "cache caches caching cached",
            "query queries querying",
            "array arrays",
            "class classes",
            "stop stops stopping stopped",
            "index indexes indexing",
            "normalize normalisation normalized",
            "table's tables table",
        ] {
            let stems = stems(forms);
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
        }
        assert_ne!(stem("reads"), stem("rows"));
    }

    #[test]
    fn b_15_places_are_those_of_the_answer_in_utf_16() {
        let raw = "\u{1f600} <b>Don’t</b>\u{0} store C++ at 3.5\u{200b}x <int>";
        let text = Text::read(raw, 1000);
        let words: Vec<&str> = text.words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(words, ["don't", "store", "c++", "at", "3.5", "x", "int"]);
        let units: Vec<u16> = raw.encode_utf16().collect();
        for (at, word) in text.words.iter().enumerate() {
            let span = text.span(at, at + 1);
            let shown = String::from_utf16(&units[span.start..span.end]).unwrap();
            assert_eq!(shown.replace('’', "'").to_lowercase(), word.text);
        }
    }

    #[test]
    fn only_so_much_is_read() {
        let text = Text::read(&"word ".repeat(40), 12);
        assert_eq!((text.words.len(), text.end()), (3, 12));
    }
}
