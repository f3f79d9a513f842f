//! Whether what is said can be followed: direct, specific, in sentences of a length that listeners hold.

use super::{
    FEWEST_WORDS, LONG_PAUSE_MS, Said, at, phrases, sentences, span, too_few, whole, words::Word,
};
use api::mocks::{Advice, Dimension, DimensionScore, TextSpan};

/// Words of a sentence that is lost on whoever hears it once.
const LONG_SENTENCE: usize = 40;
/// Words of a sentence, on average, up to which nobody tires.
const EASY_SENTENCE: f64 = 24.0;
/// A transcript with fewer marks than one in so many words has no sentences to measure: its recogniser sets none.
const WORDS_A_MARK: usize = 50;
/// Of one sort.
const MOST_REMARKS: usize = 3;

pub fn of(said: &Said<'_>, advice: &mut Vec<Advice>) -> DimensionScore {
    let words = said.words;
    if words.len() < FEWEST_WORDS {
        return too_few(Dimension::Clarity, words);
    }
    let mut lost = 0.0;
    let mut reasons = Vec::new();
    let vague = phrases::find(words, phrases::VAGUE);
    for habit in habits(said, &vague) {
        let off = habit.costs(words.len());
        if off > 0.0 {
            lost += off;
            reasons.push(habit.counted());
            let places = habit.places.iter().take(MOST_REMARKS);
            advice.extend(places.map(|span| at(*span, habit.remark)));
        }
    }
    let lengths = Lengths::of(words, said.is_spoken);
    if let Some(lengths) = &lengths {
        for long in &lengths.long {
            lost += 10.0;
            reasons.push(format!("a sentence of {} words", long.len()));
            let message = "A very long sentence: make it two, the second with its reason.";
            advice.push(at(span(long), message));
        }
        if lengths.long.is_empty() && lengths.mean > EASY_SENTENCE {
            lost += ((lengths.mean - EASY_SENTENCE) * 2.0).min(20.0);
            reasons.push(format!("{:.0} words a sentence", lengths.mean));
        }
    }
    if let Some(rate) = said.pace.words_per_minute {
        if rate > 185.0 {
            lost += ((rate - 185.0) / 2.0).min(25.0);
            reasons.push(format!("{rate:.0} words a minute, which is fast"));
            advice.push(whole("You speak fast. Listeners follow 120 to 170 words a minute; stop after each point."));
        } else if rate < 85.0 {
            lost += ((85.0 - rate) / 2.0).min(20.0);
            reasons.push(format!("{rate:.0} words a minute, which is slow"));
            advice.push(whole("You speak slowly. Take a few seconds to order your thoughts first, then say them in one go."));
        }
    }
    if said.pace.longest_pause_ms >= LONG_PAUSE_MS {
        advice.push(whole(&format!(
            "Your longest silence took {:.0} s. Saying what you are thinking about keeps your listener with you.",
            said.pace.longest_pause_ms as f64 / 1_000.0
        )));
    }
    let mut why = match reasons.is_empty() {
        true => "Direct wording".to_owned(),
        false => format!("Held down by {}", reasons.join(", ")),
    };
    if let Some(lengths) = lengths.filter(|lengths| lengths.mean <= EASY_SENTENCE) {
        why += &format!(
            "; {:.0} words a sentence, which can be followed",
            lengths.mean
        );
    }
    DimensionScore {
        dimension: Dimension::Clarity,
        score: Some((100.0 - lost).max(0.0).round()),
        why: why + ".",
    }
}

/// What makes a text hard to follow by coming often.
struct Habit<'a> {
    places: &'a [TextSpan],
    /// Name of one, and of several.
    name: (&'static str, &'static str),
    remark: &'static str,
    /// So many in a hundred words cost nothing; each more costs so much, up to a most.
    free: f64,
    each: f64,
    most: f64,
}

fn habits<'a>(said: &Said<'a>, vague: &'a [TextSpan]) -> [Habit<'a>; 3] {
    [
        Habit {
            places: said.hedges,
            name: ("hedge", "hedges"),
            remark: "A hedge: say how sure you are once, and why, then state the rest plainly.",
            free: 2.0,
            each: 8.0,
            most: 30.0,
        },
        Habit {
            places: said.repetitions,
            name: ("repetition", "repetitions"),
            remark: "Said twice in a row: a short silence serves better.",
            free: 1.0,
            each: 10.0,
            most: 25.0,
        },
        Habit {
            places: vague,
            name: ("word that names nothing", "words that name nothing"),
            remark: "This names nothing: say which thing, how many, or what is done to it.",
            free: 1.0,
            each: 6.0,
            most: 25.0,
        },
    ]
}

impl Habit<'_> {
    fn costs(&self, words: usize) -> f64 {
        let in_hundred = self.places.len() as f64 / words as f64 * 100.0;
        ((in_hundred - self.free) * self.each).clamp(0.0, self.most)
    }

    fn counted(&self) -> String {
        let (one, many) = self.name;
        let count = self.places.len();
        format!("{count} {}", if count == 1 { one } else { many })
    }
}

struct Lengths<'a> {
    mean: f64,
    long: Vec<&'a [Word<'a>]>,
}

impl<'a> Lengths<'a> {
    /// None where the text has no sentences that could be told apart.
    fn of(words: &'a [Word<'a>], is_spoken: bool) -> Option<Self> {
        let all: Vec<&[Word<'_>]> = sentences(words).collect();
        let marks = words.iter().filter(|word| word.ends_sentence).count();
        (!is_spoken || marks * WORDS_A_MARK >= words.len()).then(|| Self {
            mean: words.len() as f64 / all.len() as f64,
            long: all
                .into_iter()
                .filter(|sentence| sentence.len() > LONG_SENTENCE)
                .take(MOST_REMARKS)
                .collect(),
        })
    }
}
