-- Mock interviews. Positions and attempts count from 1.
CREATE TABLE mock_sessions (
    id            TEXT PRIMARY KEY,
    user_id       TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role          TEXT NOT NULL,
    role_title    TEXT NOT NULL,
    tier          TEXT NOT NULL CHECK (tier IN ('easy', 'medium', 'hard')),
    topic         TEXT,
    adaptive      SMALLINT NOT NULL CHECK (adaptive IN (0, 1)),
    questions     BIGINT NOT NULL,
    answered      BIGINT NOT NULL DEFAULT 0,
    score         DOUBLE PRECISION,              -- once it has ended and an answer was judged
    model_tokens  BIGINT NOT NULL DEFAULT 0,     -- what the language model has used
    search_text   TEXT NOT NULL,                 -- lower case: role, questions, answers
    held_bytes    BIGINT NOT NULL DEFAULT 0,     -- of its answers, as they were sent
    started_at_ms BIGINT NOT NULL,
    active_at_ms  BIGINT NOT NULL,
    ended_at_ms   BIGINT
);
CREATE INDEX mock_sessions_by_user ON mock_sessions (user_id, active_at_ms);
CREATE INDEX mock_sessions_by_start ON mock_sessions (user_id, started_at_ms);

-- One question of a session, as it was asked: what ships may change later.
CREATE TABLE mock_items (
    session_id    TEXT NOT NULL REFERENCES mock_sessions (id) ON DELETE CASCADE,
    position      BIGINT NOT NULL,
    user_id       TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    question_id   TEXT NOT NULL,
    question      TEXT NOT NULL,                 -- JSON
    state         TEXT NOT NULL CHECK (state IN ('open', 'answered', 'skipped')),
    seen_before   SMALLINT NOT NULL CHECK (seen_before IN (0, 1)),
    asked_at_ms   BIGINT NOT NULL,
    hints         BIGINT NOT NULL DEFAULT 0,
    draft         TEXT,                          -- JSON
    draft_version BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (session_id, position)
);
CREATE INDEX mock_items_by_user ON mock_items (user_id, question_id, asked_at_ms);

-- What somebody answered; the first attempt counts, later ones are retries.
CREATE TABLE mock_answers (
    session_id     TEXT NOT NULL,
    position       BIGINT NOT NULL,
    attempt        BIGINT NOT NULL,
    user_id        TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    counts         SMALLINT NOT NULL CHECK (counts IN (0, 1)),
    work           TEXT NOT NULL,                -- JSON
    hints          BIGINT NOT NULL,
    feedback       TEXT,                         -- JSON; absent while it is being read and judged
    evaluation     TEXT,                         -- JSON: everything the score of the words rests on
    score          DOUBLE PRECISION,
    model_waits    SMALLINT NOT NULL DEFAULT 0 CHECK (model_waits IN (0, 1)), -- for the language model's part
    submission_id  TEXT,
    answered_at_ms BIGINT NOT NULL,
    PRIMARY KEY (session_id, position, attempt),
    FOREIGN KEY (session_id, position) REFERENCES mock_items (session_id, position) ON DELETE CASCADE
);
CREATE INDEX mock_answers_by_user ON mock_answers (user_id, answered_at_ms);
CREATE INDEX mock_answers_pending ON mock_answers (answered_at_ms) WHERE feedback IS NULL;
CREATE INDEX mock_answers_waiting ON mock_answers (answered_at_ms) WHERE model_waits = 1;

-- Elo ratings by topic.
CREATE TABLE mock_skills (
    user_id       TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    topic         TEXT NOT NULL,
    rating        DOUBLE PRECISION NOT NULL,
    answers       BIGINT NOT NULL,
    updated_at_ms BIGINT NOT NULL,
    PRIMARY KEY (user_id, topic)
);

-- Questions that a language model has written for somebody, and that were not asked yet.
CREATE TABLE mock_novel (
    id         TEXT PRIMARY KEY,
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role       TEXT NOT NULL,
    tier       TEXT NOT NULL CHECK (tier IN ('easy', 'medium', 'hard')),
    question   TEXT NOT NULL,                    -- JSON
    made_at_ms BIGINT NOT NULL
);
CREATE INDEX mock_novel_by_user ON mock_novel (user_id, role, tier, made_at_ms);
