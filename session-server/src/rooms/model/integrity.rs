//! Absences and large pastes of a candidate: what becomes an incident, and when it is red.
//!
//! An absence is red when it lasts `red_after_ms` (whether it still lasts or not), or when it is the `burst_count`-th
//! that began within `burst_window_ms`. Nothing else is: the rule is a function of starts and ends.

use super::{ConnId, Refusal};
use api::{
    FileId, Millis, ParticipantId, UnixMs,
    room_socket::{AwaySignal, Incident, IncidentKind, Severity},
    rooms::IntegrityPolicy,
};

/// A page may tell of an absence that began this long ago, not more.
pub const MAX_BEGAN_AGO: Millis = 12 * 3_600_000;
/// Incidents kept of one candidate in one room.
pub const MAX_INCIDENTS: usize = 500;
/// New incidents of one candidate within [`FLOOD_WINDOW`].
pub const FLOOD_COUNT: usize = 30;
pub const FLOOD_WINDOW: Millis = 60_000;
/// Later reports of the end of one absence that are believed.
pub const MAX_CORRECTIONS: u8 = 8;
/// A page that kept its connection reports its return at once; a report that names an end this much earlier is not believed.
pub const REPORT_DELAY: Millis = 5_000;

/// The incidents of one candidate, in the order they were reported.
#[derive(Debug, Clone, Default)]
pub struct Log {
    records: Vec<Record>,
}

#[derive(Debug, Clone)]
struct Record {
    incident: Incident,
    recorded_at_ms: UnixMs,
    /// The connection that has seen the absence from its beginning.
    seen_by: Option<ConnId>,
    /// The end was not reported but concluded (the participant left): a report corrects it.
    end_concluded: bool,
    /// How often a reported end was corrected.
    corrections: u8,
    /// Known to have lasted `red_after_ms`.
    long: bool,
    /// While it is open: no later is there any sign of it, because the server was dead. Gone once the candidate is back.
    known_until_ms: Option<UnixMs>,
}

/// Under which a report of a candidate is taken.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    pub policy: &'a IntegrityPolicy,
    pub by: &'a ParticipantId,
    pub conn: ConnId,
    /// First join: nothing is dated earlier.
    pub joined_at_ms: UnixMs,
    pub now: UnixMs,
}

/// The incidents that a report changed, in their new form.
pub type Changed = Result<Vec<Incident>, Refusal>;

impl Log {
    /// `incidents` as stored by a server that died. It was alive at `alive_ms`; what happened after `silence_ms` more, nobody
    /// knows unless the page that was away comes back and says so.
    pub fn restore(
        incidents: impl IntoIterator<Item = Incident>,
        alive_ms: UnixMs,
        silence_ms: Millis,
    ) -> Self {
        let record = |incident: Incident| Record {
            known_until_ms: is_open(&incident)
                .then_some(alive_ms.max(incident.started_at_ms) + silence_ms),
            ..Record::of(incident)
        };
        Self {
            records: incidents.into_iter().map(record).collect(),
        }
    }

    /// The candidate's page is there again: an absence that is open goes on.
    pub fn came_back(&mut self) {
        for record in &mut self.records {
            record.known_until_ms = None;
        }
    }

    pub fn incidents(&self) -> impl Iterator<Item = &Incident> {
        self.records.iter().map(|record| &record.incident)
    }

    /// An absence began. The one before it, if it is still open, ended at the latest when this one began.
    pub fn away_began(
        &mut self,
        report: Report<'_>,
        id: &str,
        signal: AwaySignal,
        began_ago_ms: Millis,
    ) -> Changed {
        let now = report.now;
        if self.find(id).is_some() {
            return Ok(Vec::new());
        }
        self.admit(now)?;
        let ago = began_ago_ms.clamp(0, MAX_BEGAN_AGO);
        let start = (now - ago).max(report.joined_at_ms).min(now);
        let mut changed = self.end_open(report.policy, start, now, false);
        self.records.push(Record {
            recorded_at_ms: now,
            seen_by: Some(report.conn),
            ..Record::of(Incident {
                id: id.to_owned(),
                participant_id: report.by.clone(),
                what: IncidentKind::Away { signal },
                started_at_ms: start,
                ended_at_ms: None,
                duration_ms: None,
                severity: Severity::Yellow,
                why: None,
            })
        });
        self.judge(report.policy, now, &mut changed);
        self.include(id, &mut changed);
        Ok(changed)
    }

    /// An absence ended after `duration_ms`. A later report of a longer one extends it.
    pub fn away_ended(&mut self, report: Report<'_>, id: &str, duration_ms: Millis) -> Changed {
        let now = report.now;
        let record = self
            .records
            .iter_mut()
            .find(|record| record.incident.id == id && is_away(&record.incident))
            .ok_or("There is no such absence.")?;
        let start = record.incident.started_at_ms;
        let mut end = start.saturating_add(duration_ms.max(0));
        if record.incident.ended_at_ms.is_none() && record.seen_by == Some(report.conn) {
            end = end.max(now - REPORT_DELAY);
        }
        let end = end.clamp(start, now.max(start));
        let moved = match record.incident.ended_at_ms {
            None => true,
            Some(known) => end > known || (record.end_concluded && end != known),
        };
        if !moved {
            return Ok(Vec::new());
        }
        if record.incident.ended_at_ms.is_some() {
            if record.corrections >= MAX_CORRECTIONS {
                return Err("The end of this absence was corrected too often.");
            }
            record.corrections += 1;
        }
        record.end_concluded = false;
        set_end(&mut record.incident, end);
        let mut changed = Vec::new();
        self.judge(report.policy, now, &mut changed);
        self.include(id, &mut changed);
        Ok(changed)
    }

    /// The participant is gone, or a new page of theirs took over: what is open ends at `end`.
    pub fn end_open(
        &mut self,
        policy: &IntegrityPolicy,
        end: UnixMs,
        now: UnixMs,
        concluded: bool,
    ) -> Vec<Incident> {
        let mut changed = Vec::new();
        let Some(record) = self
            .records
            .iter_mut()
            .find(|record| is_open(&record.incident))
        else {
            return changed;
        };
        let end = end
            .min(record.known_until_ms.unwrap_or(end))
            .max(record.incident.started_at_ms);
        record.end_concluded = concluded;
        set_end(&mut record.incident, end);
        let closed = record.incident.id.clone();
        self.judge(policy, now, &mut changed);
        self.include(&closed, &mut changed);
        changed
    }

    /// A paste of `units` UTF-16 units; below the policy's size it is no incident.
    pub fn large_paste(
        &mut self,
        report: Report<'_>,
        id: &str,
        file_id: FileId,
        units: u32,
        lines: u32,
    ) -> Changed {
        let now = report.now;
        if units < report.policy.large_paste_units || self.find(id).is_some() {
            return Ok(Vec::new());
        }
        self.admit(now)?;
        let incident = Incident {
            id: id.to_owned(),
            participant_id: report.by.clone(),
            what: IncidentKind::LargePaste {
                file_id,
                units,
                lines,
            },
            started_at_ms: now,
            ended_at_ms: Some(now),
            duration_ms: Some(0),
            severity: Severity::Yellow,
            why: None,
        };
        self.records.push(Record::of(incident.clone()));
        Ok(vec![incident])
    }

    /// What time alone has turned red.
    pub fn tick(&mut self, policy: &IntegrityPolicy, now: UnixMs) -> Vec<Incident> {
        let mut changed = Vec::new();
        self.judge(policy, now, &mut changed);
        changed
    }

    /// When [`Log::tick`] will have something to say.
    pub fn next_deadline(&self, policy: &IntegrityPolicy) -> Option<UnixMs> {
        self.records
            .iter()
            .filter(|record| is_open(&record.incident) && !record.long)
            .map(|record| (record, record.incident.started_at_ms + policy.red_after_ms))
            .filter(|(record, at)| record.known_until_ms.is_none_or(|until| *at <= until))
            .map(|(_, at)| at)
            .min()
    }

    fn find(&self, id: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.incident.id == id)
    }

    /// Whether one more incident may be recorded.
    fn admit(&self, now: UnixMs) -> Result<(), Refusal> {
        let recent = self
            .records
            .iter()
            .filter(|record| record.recorded_at_ms > now - FLOOD_WINDOW)
            .count();
        if recent >= FLOOD_COUNT || self.records.len() >= MAX_INCIDENTS {
            return Err("So many were recorded already that no more are taken now.");
        }
        Ok(())
    }

    /// Brings every severity up to date; adds those that changed to `changed`.
    fn judge(&mut self, policy: &IntegrityPolicy, now: UnixMs, changed: &mut Vec<Incident>) {
        let mut starts: Vec<UnixMs> = self
            .incidents()
            .filter(|incident| is_away(incident))
            .map(|incident| incident.started_at_ms)
            .collect();
        starts.sort_unstable();
        for record in &mut self.records {
            let incident = &mut record.incident;
            if !is_away(incident) {
                continue;
            }
            let so_far = now.min(record.known_until_ms.unwrap_or(now));
            let lasted = incident.ended_at_ms.unwrap_or(so_far) - incident.started_at_ms;
            record.long = lasted >= policy.red_after_ms;
            let (severity, why) = severity(policy, &starts, incident.started_at_ms, lasted);
            if (severity, &why) != (incident.severity, &incident.why) {
                incident.severity = severity;
                incident.why = why;
                changed.retain(|other| other.id != incident.id);
                changed.push(incident.clone());
            }
        }
    }

    /// Makes sure that `changed` has the newest form of `id`.
    fn include(&self, id: &str, changed: &mut Vec<Incident>) {
        if !changed.iter().any(|incident| incident.id == id) {
            changed.extend(self.find(id).map(|record| record.incident.clone()));
        }
    }
}

impl Record {
    fn of(incident: Incident) -> Self {
        Self {
            recorded_at_ms: incident.started_at_ms,
            incident,
            seen_by: None,
            end_concluded: false,
            corrections: 0,
            long: false,
            known_until_ms: None,
        }
    }
}

/// How severe an absence is that began at `start` and has lasted `lasted`; `starts` are all of the candidate, ascending.
pub fn severity(
    policy: &IntegrityPolicy,
    starts: &[UnixMs],
    start: UnixMs,
    lasted: Millis,
) -> (Severity, Option<String>) {
    let from = starts.partition_point(|&other| other < start - policy.burst_window_ms);
    let to = starts.partition_point(|&other| other <= start);
    let burst = to - from >= policy.burst_count as usize;
    let mut why = Vec::new();
    if lasted >= policy.red_after_ms {
        why.push(format!(
            "Away for {} or longer.",
            seconds(policy.red_after_ms)
        ));
    }
    if burst {
        why.push(format!(
            "{} absences within {}.",
            to - from,
            seconds(policy.burst_window_ms)
        ));
    }
    if why.is_empty() {
        (Severity::Yellow, None)
    } else {
        (Severity::Red, Some(why.join(" ")))
    }
}

fn seconds(ms: Millis) -> String {
    if ms % 1_000 == 0 {
        format!("{} s", ms / 1_000)
    } else {
        format!("{:.1} s", ms as f64 / 1_000.0)
    }
}

fn set_end(incident: &mut Incident, end: UnixMs) {
    incident.ended_at_ms = Some(end);
    incident.duration_ms = Some(end - incident.started_at_ms);
}

fn is_away(incident: &Incident) -> bool {
    matches!(incident.what, IncidentKind::Away { .. })
}

fn is_open(incident: &Incident) -> bool {
    incident.ended_at_ms.is_none()
}

/// Whether a room may have this policy: the first field out of range, with its range.
pub fn out_of_range(policy: &IntegrityPolicy) -> Option<(&'static str, &'static str)> {
    let checks = [
        (
            (1_000..=600_000).contains(&policy.red_after_ms),
            "integrity.red_after_ms",
            "between 1 000 and 600 000",
        ),
        (
            (2..=20).contains(&policy.burst_count),
            "integrity.burst_count",
            "between 2 and 20",
        ),
        (
            (5_000..=600_000).contains(&policy.burst_window_ms),
            "integrity.burst_window_ms",
            "between 5 000 and 600 000",
        ),
        (
            (20..=100_000).contains(&policy.large_paste_units),
            "integrity.large_paste_units",
            "between 20 and 100 000",
        ),
    ];
    checks
        .into_iter()
        .find(|(fine, ..)| !fine)
        .map(|(_, field, range)| (field, range))
}
