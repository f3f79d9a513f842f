//! What judging finds out about a program.

use super::model::{
    checker::Check,
    verdict::{Budget, End, Ran, Verdict},
};
use runner::{Idleness, Limits, Report, SANDBOXES};

/// A program's way through the cases of a problem.
#[derive(Debug)]
pub struct Judged {
    pub budget: Budget,
    /// None: there was nothing to compile.
    pub compile: Option<runner::Ran>,
    /// Lines that precede the program's own in what was compiled.
    pub line_offset: u32,
    /// In the order of the cases; fewer when it did not compile, or a limit ended the row.
    pub cases: Vec<JudgedCase>,
    /// There is no function that the judge could call: a sentence that says which. No case counts.
    pub uncallable: Option<String>,
}

#[derive(Debug)]
pub struct JudgedCase {
    /// Without its outputs.
    pub ran: Ran,
    /// Absent: it printed no result.
    pub check: Option<Check>,
    pub verdict: Verdict,
    /// How long it waited instead of computing.
    pub(super) idle_ms: u64,
    /// It changed the program's own files.
    pub(super) soiled: bool,
    /// What the checker saw.
    pub answer: Kept,
    /// What a function printed besides.
    pub printed: Kept,
    pub stderr: Kept,
}

/// The beginning of an output.
#[derive(Debug, Default)]
pub struct Kept {
    pub beginning: Vec<u8>,
    /// Of all of it.
    pub bytes: u64,
}

impl Kept {
    pub(super) fn of(output: &[u8], most: usize) -> Self {
        Self {
            beginning: output[..output.len().min(most)].to_vec(),
            bytes: output.len() as u64,
        }
    }
}

impl Judged {
    pub fn verdict(&self) -> Verdict {
        match &self.compile {
            Some(compile) if !compile.is_success() => Verdict::Ce,
            _ if self.uncallable.is_some() => Verdict::Re,
            _ => Verdict::overall(self.cases.iter().map(|case| case.verdict)),
        }
    }

    /// Of all cases together, in whichever sandboxes they were run.
    pub(super) fn bound_idleness(&mut self) {
        let mut idleness = Idleness::default();
        let last = self
            .cases
            .iter_mut()
            .enumerate()
            .find(|(_, case)| idleness.adds(case.idle_ms) && !case.verdict.is_limit());
        if let Some((at, case)) = last {
            case.ran.end = End::WallLimit;
            case.verdict = Verdict::Tle;
            self.cases.truncate(at + 1);
        }
    }

    /// Whether the cases before the last have used up what one program may, in whichever sandboxes they were run.
    pub(super) fn changes_itself(&self) -> bool {
        let before = self.cases.len().saturating_sub(1);
        let soiled = self.cases[..before].iter().filter(|case| case.soiled);
        soiled.count() >= SANDBOXES
    }

    pub fn passed(&self) -> usize {
        self.cases
            .iter()
            .filter(|case| case.verdict == Verdict::Ac)
            .count()
    }
}

/// A run on an input of somebody's own.
#[derive(Debug)]
pub struct Tried {
    pub report: Report,
    /// What a function returned.
    pub returned: Option<Vec<u8>>,
    pub line_offset: u32,
    pub limits: Limits,
    /// See [`Judged::uncallable`].
    pub uncallable: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(verdict: Verdict, idle_ms: u64) -> JudgedCase {
        JudgedCase {
            ran: Ran {
                end: End::Exit(0),
                cpu_ms: 1,
                wall_ms: 1,
                peak_bytes: 1,
                stdout_cut: false,
            },
            check: None,
            verdict,
            idle_ms,
            soiled: false,
            answer: Kept::default(),
            printed: Kept::default(),
            stderr: Kept::default(),
        }
    }

    fn judged(cases: Vec<JudgedCase>) -> Judged {
        Judged {
            budget: Budget {
                cpu_ms: 1,
                wall_ms: 1,
                memory_bytes: 1,
                overhead_bytes: 1,
                output_bytes: 1,
            },
            compile: None,
            line_offset: 0,
            cases,
            uncallable: None,
        }
    }

    fn bounded(cases: Vec<JudgedCase>) -> Vec<Verdict> {
        let mut judged = judged(cases);
        judged.bound_idleness();
        judged.cases.iter().map(|case| case.verdict).collect()
    }

    #[test]
    fn b_10_who_changes_the_program_is_refused_after_the_same_case_in_one_sandbox_and_in_two() {
        let refused = |soiled: usize, clean: usize| {
            let mut judged = judged((0..soiled + clean).map(|_| case(Verdict::Ac, 0)).collect());
            for case in &mut judged.cases[..soiled] {
                case.soiled = true;
            }
            judged.changes_itself()
        };
        assert!(!refused(SANDBOXES, 0));
        assert!(refused(SANDBOXES, 1));
        assert!(refused(SANDBOXES + 1, 0));
        assert!(!refused(SANDBOXES - 1, 9));
    }

    #[test]
    fn b_10_who_waits_in_every_case_ends_at_the_same_in_one_sandbox_and_in_two() {
        let sleeper = |cases| (0..cases).map(|_| case(Verdict::Ac, 2_800)).collect();
        assert_eq!(bounded(sleeper(16)), [Verdict::Ac; 16]);
        let verdicts = bounded(sleeper(21));
        assert_eq!((verdicts.len(), verdicts[16]), (17, Verdict::Tle));
        let mut last = vec![case(Verdict::Ac, 29_000)];
        last.push(case(Verdict::Mle, 9_000));
        assert_eq!(bounded(last), [Verdict::Ac, Verdict::Mle]);
    }
}
