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
use crate::{error::ApiError, judge::model::problem};
use api::mocks::{
    KindShare, MockAnswer, MockHints, MockItem, MockItemState, MockQuestion, MockRole, MockSession,
    MockSolution, MockSummary, QuestionKind, Skill, Tier,
};
use std::collections::BTreeSet;

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
    let topics: BTreeSet<&str> = items.iter().map(|item| item.topic()).collect();
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
        topics: topics.into_iter().map(str::to_owned).collect(),
        questions: items.len() as u32,
        unseen: items.iter().filter(|item| !is_seen(item.id())).count() as u32,
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

/// Tags name techniques: they are told once nothing is given away by them.
fn question(asked: &Asked, is_open: bool) -> MockQuestion {
    MockQuestion {
        id: asked.id.clone(),
        kind: kind(asked.kind),
        tier: tier(asked.tier),
        topic: asked.topic.clone(),
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

fn item(item: &Item, answers: Vec<MockAnswer>) -> MockItem {
    let is_open = item.state == MockItemState::Open;
    MockItem {
        position: item.position,
        question: question(&item.asked, is_open),
        state: item.state,
        seen_before: item.seen_before,
        hints: hints(item),
        draft: item.draft.clone(),
        answers,
        solution: (!is_open).then(|| MockSolution {
            model_answer: item.asked.model_answer.clone(),
            follow_ups: item.asked.follow_ups.clone(),
        }),
    }
}

pub fn session(
    summary: MockSummary,
    items: &[Item],
    answers: Vec<Answer>,
    skills: Vec<Skill>,
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
            .map(|one| item(one, of(one.position)))
            .collect(),
        report,
        summary,
    }
}
