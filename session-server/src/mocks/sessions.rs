//! Sessions: started, worked on, left and taken up again, ended.

use super::{
    model::{
        asked::Asked,
        dice::Dice,
        report::{self, Played},
        selection::{self, Wish},
        work,
    },
    novel, present, quota, store,
    store::{Answer, Item, Which},
};
use crate::{
    app::App,
    error::{ApiError, Result},
    events, ids,
    judge::submissions,
    page::Cursor,
    search::QUERY_WORDS,
};
use api::{
    MockId, UnixMs, UserId,
    mocks::{
        MockDraft, MockHints, MockItemState, MockSession, MockSummary, SaveMockDraft, StartMock,
        Tier,
    },
};
use std::{collections::BTreeMap, sync::Arc};

const MOST_QUESTIONS: u32 = 10;
/// Sessions somebody may have going at a time.
const MOST_ACTIVE: i64 = 20;

pub async fn start(app: &App, user: &UserId, wish: &StartMock) -> Result<MockSession> {
    let catalogue = &app.mocks;
    let role = catalogue
        .role(&wish.role)
        .ok_or_else(|| ApiError::invalid("role", "There is no such role here."))?;
    if !(1..=MOST_QUESTIONS).contains(&wish.length) {
        let message = format!("An interview has 1 to {MOST_QUESTIONS} questions.");
        return Err(ApiError::invalid("length", message));
    }
    let candidates = catalogue.candidates(&role.id);
    if let Some(topic) = &wish.topic
        && !candidates.iter().any(|candidate| candidate.topic == topic)
    {
        return Err(ApiError::invalid(
            "topic",
            "No question for this role is about this topic.",
        ));
    }
    let now = app.clock.now_ms();
    let mut tx = app.db.write().await?;
    if store::active(&mut tx, user).await? >= MOST_ACTIVE {
        return Err(ApiError::conflict(format!(
            "You have {MOST_ACTIVE} interviews going. End one of them, then start another."
        )));
    }
    quota::session(&mut tx, user, now).await?;
    let seen = met(&mut tx, user).await?;
    let skills: BTreeMap<String, f64> = match wish.adaptive {
        true => {
            let skills = store::skills(&mut tx, user).await?;
            skills
                .into_iter()
                .map(|skill| (skill.topic, skill.rating))
                .collect()
        }
        false => BTreeMap::new(),
    };
    let wished = Wish {
        mix: &role.mix,
        tier: present::tier_of(wish.tier),
        topic: wish.topic.as_deref(),
        length: wish.length as usize,
        skills: wish.adaptive.then_some(&skills),
    };
    let mut dice = Dice::new(u64::from_le_bytes(ids::random()));
    let chosen = selection::choose(&wished, &candidates, &seen, &mut dice);
    let mut items: Vec<Item> = chosen
        .iter()
        .zip(1..)
        .map(|(chosen, position)| Item {
            position,
            asked: catalogue.ask(&role.id, chosen.at, dice.draw()),
            state: MockItemState::Open,
            seen_before: chosen.seen_before,
            hints: 0,
            draft: None,
        })
        .collect();
    let stock = store::novel(&mut tx, user, &role.id, wished.tier).await?;
    if let Some((id, novel)) = stock.into_iter().next()
        && put_in(&mut items, novel)
    {
        store::forget_novel(&mut tx, &id).await?;
    }
    let summary = MockSummary {
        id: ids::mock(),
        role: role.id.clone(),
        role_title: role.title.clone(),
        tier: wish.tier,
        topic: wish.topic.clone(),
        adaptive: wish.adaptive,
        questions: items.len() as u32,
        answered: 0,
        started_at_ms: now,
        active_at_ms: now,
        ended_at_ms: None,
        score: None,
        found: Vec::new(),
    };
    store::insert(
        &mut tx,
        user,
        &summary,
        &items,
        &search_text(&summary, &items),
    )
    .await?;
    tx.commit().await?;
    Ok(present::session(
        summary,
        &items,
        Vec::new(),
        Vec::new(),
        app.judge.problems(),
    ))
}

/// When `user` was last asked a question, or solved its problem outside of interviews.
pub async fn met(
    conn: &mut sqlx::AnyConnection,
    user: &UserId,
) -> Result<BTreeMap<String, UnixMs>> {
    let mut met = submissions::solved(conn, user).await?;
    for (question, at) in store::seen(conn, user).await? {
        let last = met.entry(question).or_insert(at);
        *last = at.max(*last);
    }
    Ok(met)
}

/// A novel question takes the place of one in words, of its own kind if there is one.
fn put_in(items: &mut [Item], novel: Asked) -> bool {
    let in_words = |item: &Item| !item.asked.is_coding();
    let place = items
        .iter()
        .position(|item| in_words(item) && item.asked.kind == novel.kind)
        .or_else(|| items.iter().position(in_words));
    match place {
        Some(at) => {
            items[at].asked = novel;
            items[at].seen_before = false;
            true
        }
        None => false,
    }
}

/// What a search in sessions looks through before anything is answered.
fn search_text(summary: &MockSummary, items: &[Item]) -> String {
    let mut text = vec![summary.role_title.as_str(), tier_name(summary.tier)];
    text.extend(summary.topic.as_deref());
    for Item { asked, .. } in items {
        text.push(asked.prompt.as_str());
        text.extend(asked.title.as_deref());
    }
    text.join("\n").to_lowercase()
}

fn tier_name(tier: Tier) -> &'static str {
    match tier {
        Tier::Easy => "easy",
        Tier::Medium => "medium",
        Tier::Hard => "hard",
    }
}

pub async fn read(app: &App, user: &UserId, id: &MockId) -> Result<MockSession> {
    let mut conn = app.db.read().await?;
    let summary = store::session(&mut conn, user, id)
        .await?
        .ok_or_else(no_session)?;
    whole(app, &mut conn, user, summary).await
}

async fn whole(
    app: &App,
    conn: &mut sqlx::AnyConnection,
    user: &UserId,
    summary: MockSummary,
) -> Result<MockSession> {
    let items = store::items(conn, user, &summary.id).await?;
    let answers = store::answers(conn, user, &summary.id).await?;
    let skills = match summary.ended_at_ms {
        Some(_) => store::skills(conn, user).await?,
        None => Vec::new(),
    };
    Ok(present::session(
        summary,
        &items,
        answers,
        skills,
        app.judge.problems(),
    ))
}

fn no_session() -> ApiError {
    ApiError::not_found("mock interview")
}

pub fn no_question() -> ApiError {
    ApiError::not_found("question of this mock interview")
}

pub fn has_ended() -> ApiError {
    ApiError::conflict(
        "This interview has ended. Its report is on this page; single questions can be tried again there.",
    )
}

/// The caller's session and one of its questions, with the session locked.
pub async fn locked(
    tx: &mut sqlx::AnyConnection,
    app: &App,
    user: &UserId,
    id: &MockId,
    position: u32,
) -> Result<(MockSummary, Item)> {
    let summary = store::lock(tx, user, id, app.clock.now_ms())
        .await?
        .ok_or_else(no_session)?;
    let item = store::one_item(tx, user, id, position)
        .await?
        .ok_or_else(no_question)?;
    Ok((summary, item))
}

/// Keeps what is being written. While the session goes on for open questions, and at any time for a retry.
pub async fn save_draft(
    app: &App,
    user: &UserId,
    id: &MockId,
    position: u32,
    request: SaveMockDraft,
) -> Result<MockDraft> {
    let work = work::checked(request.work).map_err(present::bad_work)?;
    let mut tx = app.db.write().await?;
    locked(&mut tx, app, user, id, position).await?;
    let saved = store::save_draft(&mut tx, id, position, request.version, &work).await?;
    let Some(version) = saved else {
        return Err(ApiError::conflict(
            "This question was worked on in another window. Nothing there or here is lost: choose which to go on with.",
        ));
    };
    tx.commit().await?;
    Ok(MockDraft { version, work })
}

/// One hint more, which costs.
pub async fn hint(app: &App, user: &UserId, id: &MockId, position: u32) -> Result<MockHints> {
    let mut tx = app.db.write().await?;
    let (summary, mut item) = locked(&mut tx, app, user, id, position).await?;
    if summary.ended_at_ms.is_some() {
        return Err(has_ended());
    }
    if item.state != MockItemState::Open {
        return Err(ApiError::conflict("This question is answered already."));
    }
    if item.hints as usize >= item.asked.hints().len() {
        return Err(ApiError::conflict(
            "There are no more hints for this question.",
        ));
    }
    item.hints += 1;
    store::set_hints(&mut tx, id, position, item.hints).await?;
    tx.commit().await?;
    Ok(present::hints(&item))
}

pub async fn skip(app: &App, user: &UserId, id: &MockId, position: u32) -> Result<MockSession> {
    let mut tx = app.db.write().await?;
    let (summary, item) = locked(&mut tx, app, user, id, position).await?;
    if summary.ended_at_ms.is_some() {
        return Err(has_ended());
    }
    if item.state == MockItemState::Answered {
        return Err(ApiError::conflict("This question is answered already."));
    }
    store::set_state(&mut tx, id, Some(position), MockItemState::Skipped).await?;
    tx.commit().await?;
    read(app, user, id).await
}

/// Ends a session for good; ending it again changes nothing.
pub async fn end(app: &Arc<App>, user: &UserId, id: &MockId) -> Result<MockSession> {
    let now = app.clock.now_ms();
    let mut tx = app.db.write().await?;
    let summary = store::lock(&mut tx, user, id, now)
        .await?
        .ok_or_else(no_session)?;
    let ends = summary.ended_at_ms.is_none();
    if ends {
        store::set_state(&mut tx, id, None, MockItemState::Skipped).await?;
        let skipped = store::items(&mut tx, user, id).await?.into_iter();
        let about: Vec<String> = skipped
            .filter(|item| item.state == MockItemState::Skipped)
            .map(|item| item.asked.techniques())
            .collect();
        store::add_search_text(&mut tx, id, &about.join("\n").to_lowercase()).await?;
        store::end(&mut tx, id, now).await?;
        settle(&mut tx, id).await?;
        let event = events::Event::MockEnded {
            user: user.clone(),
            mock: id.clone(),
        };
        events::record(&mut tx, &event, now).await?;
    }
    let summary = store::session(&mut tx, user, id)
        .await?
        .ok_or_else(no_session)?;
    let session = whole(app, &mut tx, user, summary).await?;
    tx.commit().await?;
    app.outbox.wake();
    if ends {
        let tier = present::tier_of(session.summary.tier);
        novel::commission(app, user, &session.summary.role, tier);
    }
    Ok(session)
}

/// Brings the score of a session that has ended up to date.
pub async fn settle(tx: &mut sqlx::AnyConnection, id: &MockId) -> Result<()> {
    let scores = store::scores(tx, id).await?;
    let skipped = store::skipped(tx, id).await?;
    let score = report::score(scores.into_iter(), skipped);
    store::set_score(tx, id, score).await?;
    Ok(())
}

/// With the places in each session where the words were found.
pub async fn list(
    app: &App,
    user: &UserId,
    which: Which,
    patterns: &[String; QUERY_WORDS],
    before: &Cursor,
    limit: i64,
) -> Result<Vec<MockSummary>> {
    let mut conn = app.db.read().await?;
    let mut found = store::list(&mut conn, user, which, patterns, before, limit).await?;
    let words: Vec<String> = patterns
        .iter()
        .map(|pattern| {
            let word = pattern.strip_prefix('%').unwrap_or(pattern);
            word.strip_suffix('%')
                .unwrap_or(word)
                .replace("\\%", "%")
                .replace("\\_", "_")
                .replace("\\\\", "\\")
        })
        .filter(|word| !word.is_empty())
        .collect();
    if !words.is_empty() {
        let ids: Vec<&MockId> = found.iter().map(|session| &session.id).collect();
        let mut places = store::places(&mut conn, user, &ids, &words).await?;
        for session in &mut found {
            session.found = places.remove(&session.id).unwrap_or_default();
        }
    }
    Ok(found)
}

/// The questions of a session with the answers that count.
pub fn played<'a>(items: &'a [Item], answers: &'a [Answer]) -> Vec<Played<'a>> {
    let one = |item: &'a Item| Played {
        position: item.position,
        asked: &item.asked,
        skipped: item.state == MockItemState::Skipped,
        answer: answers
            .iter()
            .find(|answer| answer.position == item.position && answer.counts)
            .map(|answer| &answer.answer),
    };
    items.iter().map(one).collect()
}
