-- Programs handed in for coding problems. `verdict` is 'pending' while one is judged: a server that died finds it at its next start.
CREATE TABLE submissions (
    id              TEXT PRIMARY KEY,
    user_id         TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    problem_id      TEXT NOT NULL,
    language        TEXT NOT NULL,
    source          TEXT NOT NULL,
    verdict         TEXT NOT NULL CHECK (verdict IN ('pending', 'system_error', 'compile_error', 'output_limit', 'memory_limit',
                        'time_limit', 'runtime_error', 'wrong_answer', 'accepted')),
    passed          BIGINT NOT NULL,
    cases           BIGINT NOT NULL,
    report          TEXT NOT NULL,               -- JSON: message, results, growth, readability
    submitted_at_ms BIGINT NOT NULL
);
CREATE INDEX submissions_by_user ON submissions (user_id, problem_id, submitted_at_ms);
CREATE INDEX submissions_pending ON submissions (submitted_at_ms) WHERE verdict = 'pending';

-- What somebody was writing, in the playground or for a problem.
CREATE TABLE code_drafts (
    user_id       TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    scope         TEXT NOT NULL,
    language      TEXT NOT NULL,
    sources       TEXT NOT NULL,                 -- JSON: language to source
    input         TEXT NOT NULL,
    updated_at_ms BIGINT NOT NULL,
    PRIMARY KEY (user_id, scope)
);
