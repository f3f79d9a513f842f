//! What of a session travels: nothing of a question's answer while it is open.

use super::{
    model::{
        asked::{Asked, HINT_COST},
        item::Item as BankItem,
        question::Kind,
        report,
        role::Role,
        work::WorkError,
    },
    sessions::played,
    store::{Answer, Item},
};
use crate::{
    error::ApiError,
    judge::{Problems, model::problem},
};
use api::mocks::{
    KindShare, MockAnswer, MockHints, MockItem, MockItemState, MockProgram, MockQuestion, MockRole,
    MockSession, MockSolution, MockSummary, MockTopic, QuestionKind, Skill, Tier,
};
use std::collections::BTreeMap;

pub fn bad_work(error: WorkError) -> ApiError {
    ApiError::invalid(error.field(), error.to_string())
}

pub fn tier_of(tier: Tier) -> problem::Tier {
    match tier {
        Tier::Easy => problem::Tier::Easy,
        Tier::Medium => problem::Tier::Medium,
        Tier::Hard => problem::Tier::Hard,
    }
}

pub fn tier(tier: problem::Tier) -> Tier {
    match tier {
        problem::Tier::Easy => Tier::Easy,
        problem::Tier::Medium => Tier::Medium,
        problem::Tier::Hard => Tier::Hard,
    }
}

fn kind(kind: Kind) -> QuestionKind {
    match kind {
        Kind::Conceptual => QuestionKind::Conceptual,
        Kind::Implementation => QuestionKind::Implementation,
        Kind::Debugging => QuestionKind::Debugging,
        Kind::Design => QuestionKind::Design,
        Kind::SystemDesign => QuestionKind::SystemDesign,
        Kind::Behavioural => QuestionKind::Behavioural,
    }
}

/// `items`: everything there is for the role; `is_seen`: whether the student met one.
pub fn role(role: &Role, items: &[&BankItem], is_seen: impl Fn(&str) -> bool) -> MockRole {
    let mut topics: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for item in items {
        let (questions, unseen) = topics.entry(item.topic()).or_default();
        *questions += 1;
        *unseen += u32::from(!is_seen(item.id()));
    }
    let shares = role.mix.iter().filter(|(_, share)| **share > 0);
    MockRole {
        id: role.id.clone(),
        title: role.title.clone(),
        about: role.about.clone(),
        level: role.level,
        open: true,
        mix: shares
            .map(|(of, share)| KindShare {
                kind: kind(*of),
                share: *share,
            })
            .collect(),
        questions: items.len() as u32,
        unseen: topics.values().map(|(_, unseen)| unseen).sum(),
        topics: topics
            .into_iter()
            .map(|(id, (questions, unseen))| MockTopic {
                id: id.to_owned(),
                questions,
                unseen,
            })
            .collect(),
    }
}

pub fn hints(item: &Item) -> MockHints {
    let all = item.asked.hints();
    let given = (item.hints as usize).min(all.len());
    MockHints {
        hints: all[..given].iter().map(|hint| (*hint).to_owned()).collect(),
        left: (all.len() - given) as u32,
        cost: HINT_COST,
    }
}

/// Tags, and topics of problems, name techniques: they are told once nothing is given away by them.
fn question(asked: &Asked, is_open: bool, chosen: Option<&str>) -> MockQuestion {
    let is_secret = is_open && asked.problem_id.is_some() && chosen != Some(asked.topic.as_str());
    MockQuestion {
        id: asked.id.clone(),
        kind: kind(asked.kind),
        tier: tier(asked.tier),
        topic: (!is_secret).then(|| asked.topic.clone()),
        tags: if is_open {
            Vec::new()
        } else {
            asked.tags.clone()
        },
        minutes: asked.minutes,
        title: asked.title.clone(),
        prompt: asked.prompt.clone(),
        problem_id: asked.problem_id.clone(),
        novel: asked.novel,
    }
}

fn solution(asked: &Asked, problems: &Problems) -> MockSolution {
    let problem = asked.problem_id.as_deref().and_then(|id| problems.get(id));
    let references = problem.iter().flat_map(|problem| &problem.references);
    MockSolution {
        model_answer: asked.model_answer.clone(),
        follow_ups: asked.follow_ups.clone(),
        programs: references
            .map(|program| MockProgram {
                language: program.language.id().to_owned(),
                source: program.source.clone(),
            })
            .collect(),
    }
}

fn item(
    item: &Item,
    answers: Vec<MockAnswer>,
    problems: &Problems,
    chosen: Option<&str>,
) -> MockItem {
    let is_open = item.state == MockItemState::Open;
    MockItem {
        position: item.position,
        question: question(&item.asked, is_open, chosen),
        state: item.state,
        seen_before: item.seen_before,
        hints: hints(item),
        draft: item.draft.clone(),
        answers,
        solution: (!is_open).then(|| solution(&item.asked, problems)),
    }
}

pub fn session(
    summary: MockSummary,
    items: &[Item],
    answers: Vec<Answer>,
    skills: Vec<Skill>,
    problems: &Problems,
) -> MockSession {
    let report = summary.ended_at_ms.map(|_| {
        let moved = |skill: &Skill| items.iter().any(|item| item.asked.topic == skill.topic);
        report::report(
            &played(items, &answers),
            skills.into_iter().filter(moved).collect(),
        )
    });
    let of = |position| {
        let own = answers
            .iter()
            .filter(move |answer| answer.position == position);
        own.map(|answer| answer.answer.clone()).collect()
    };
    MockSession {
        items: items
            .iter()
            .map(|one| item(one, of(one.position), problems, summary.topic.as_deref()))
            .collect(),
        report,
        summary,
    }
}
