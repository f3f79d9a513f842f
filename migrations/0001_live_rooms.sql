-- One text for SQLite and PostgreSQL. Ids are text, instants BIGINT milliseconds UTC, booleans SMALLINT 0/1, JSON is TEXT.

CREATE TABLE server_settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE users (
    id            TEXT PRIMARY KEY,
    email         TEXT NOT NULL UNIQUE,          -- trimmed, lower case
    password_hash TEXT NOT NULL,                 -- PHC string, argon2id
    display_name  TEXT NOT NULL,
    role          TEXT NOT NULL CHECK (role IN ('student', 'interviewer', 'admin')),
    verified      SMALLINT NOT NULL DEFAULT 0,
    demo          SMALLINT NOT NULL DEFAULT 0,   -- may sign in over loopback only
    created_at_ms BIGINT NOT NULL
);
CREATE INDEX users_by_role ON users (role, created_at_ms);

-- A sign-in; its refresh tokens form a family that is revoked as one.
CREATE TABLE sessions (
    id             TEXT PRIMARY KEY,
    user_id        TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at_ms  BIGINT NOT NULL,
    last_used_at_ms BIGINT NOT NULL,
    revoked_at_ms  BIGINT
);
CREATE INDEX sessions_by_user ON sessions (user_id);

CREATE TABLE refresh_tokens (
    token_hash    TEXT PRIMARY KEY,              -- SHA-256, hex
    session_id    TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    issued_at_ms  BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL,
    rotated_at_ms BIGINT                         -- set when it was exchanged for the next one
);
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);
CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at_ms);

CREATE TABLE rooms (
    id             TEXT PRIMARY KEY,
    title          TEXT NOT NULL,
    host_id        TEXT NOT NULL REFERENCES users (id),
    status         TEXT NOT NULL CHECK (status IN ('open', 'ended')),
    guests_allowed SMALLINT NOT NULL,
    integrity      TEXT NOT NULL,
    last_seq       BIGINT NOT NULL DEFAULT 0,    -- of room_events
    document_damaged SMALLINT NOT NULL DEFAULT 0,
    created_at_ms  BIGINT NOT NULL,
    ended_at_ms    BIGINT
);
CREATE INDEX rooms_by_host ON rooms (host_id, created_at_ms);

CREATE TABLE room_participants (
    id            TEXT PRIMARY KEY,
    room_id       TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    user_id       TEXT REFERENCES users (id),    -- NULL for a guest
    display_name  TEXT NOT NULL,
    role          TEXT NOT NULL CHECK (role IN ('host', 'candidate', 'observer')),
    state         TEXT NOT NULL CHECK (state IN ('waiting', 'admitted', 'denied', 'removed')),
    colour        SMALLINT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    admitted_at_ms BIGINT
);
CREATE UNIQUE INDEX room_participants_user ON room_participants (room_id, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX room_participants_by_room ON room_participants (room_id, created_at_ms);
CREATE INDEX room_participants_by_user ON room_participants (user_id, created_at_ms);

CREATE TABLE room_tickets (
    ticket_hash    TEXT PRIMARY KEY,             -- SHA-256, hex
    room_id        TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    participant_id TEXT NOT NULL REFERENCES room_participants (id) ON DELETE CASCADE,
    kind           TEXT NOT NULL CHECK (kind IN ('room', 'doc')),
    expires_at_ms  BIGINT NOT NULL,
    used_at_ms     BIGINT
);
CREATE INDEX room_tickets_by_expiry ON room_tickets (expires_at_ms);

-- Everything durable that happens in a room, in order; the room and its replay are views of it.
CREATE TABLE room_events (
    room_id        TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    seq            BIGINT NOT NULL,
    at_ms          BIGINT NOT NULL,
    participant_id TEXT,
    audience       TEXT NOT NULL CHECK (audience IN ('all', 'hosts')),
    cid            TEXT,                         -- the client's id of the action: a resend changes nothing
    body           TEXT NOT NULL,
    PRIMARY KEY (room_id, seq)
);
CREATE UNIQUE INDEX room_events_cid ON room_events (room_id, participant_id, cid) WHERE cid IS NOT NULL;

CREATE TABLE room_files (
    room_id  TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    file_id  TEXT NOT NULL,
    name     TEXT NOT NULL,
    language TEXT NOT NULL,
    deleted  SMALLINT NOT NULL DEFAULT 0,
    PRIMARY KEY (room_id, file_id)
);

CREATE TABLE incidents (
    id             TEXT NOT NULL,                -- made by the candidate's page
    room_id        TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    participant_id TEXT NOT NULL REFERENCES room_participants (id) ON DELETE CASCADE,
    what           TEXT NOT NULL,
    started_at_ms  BIGINT NOT NULL,
    ended_at_ms    BIGINT,
    severity       TEXT NOT NULL CHECK (severity IN ('yellow', 'red')),
    why            TEXT,
    PRIMARY KEY (room_id, participant_id, id)
);
CREATE INDEX incidents_by_room ON incidents (room_id, started_at_ms);

-- The document: an append-only log of Yjs updates, and the newest compaction of its head.
CREATE TABLE document_updates (
    room_id        TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    seq            BIGINT NOT NULL,
    participant_id TEXT NOT NULL,
    at_ms          BIGINT NOT NULL,
    bytes          BYTEA NOT NULL,
    PRIMARY KEY (room_id, seq)
);

CREATE TABLE document_snapshots (
    room_id TEXT PRIMARY KEY REFERENCES rooms (id) ON DELETE CASCADE,
    seq     BIGINT NOT NULL,                     -- log entries up to and including this one are in it
    at_ms   BIGINT NOT NULL,
    bytes   BYTEA NOT NULL
);

-- Who writes under which Yjs client id: authorship cannot be forged.
CREATE TABLE document_clients (
    room_id        TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    client_id      BIGINT NOT NULL,
    participant_id TEXT NOT NULL,
    PRIMARY KEY (room_id, client_id)
);

CREATE TABLE rubrics (
    room_id        TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    participant_id TEXT NOT NULL REFERENCES room_participants (id) ON DELETE CASCADE,
    author_id      TEXT NOT NULL REFERENCES users (id),
    pillars        TEXT NOT NULL,
    summary        TEXT NOT NULL,
    version        BIGINT NOT NULL,
    updated_at_ms  BIGINT NOT NULL,
    PRIMARY KEY (room_id, participant_id)
);

-- A submitted rubric; never updated.
CREATE TABLE interviews (
    id                TEXT PRIMARY KEY,
    room_id           TEXT NOT NULL REFERENCES rooms (id),
    participant_id    TEXT NOT NULL REFERENCES room_participants (id),
    candidate_user_id TEXT REFERENCES users (id),
    interviewer_id    TEXT NOT NULL REFERENCES users (id),
    pillars           TEXT NOT NULL,
    weights           TEXT NOT NULL,
    feedback          TEXT NOT NULL,
    composite         DOUBLE PRECISION NOT NULL,
    held_at_ms        BIGINT NOT NULL,
    submitted_at_ms   BIGINT NOT NULL,
    search_text       TEXT NOT NULL              -- lower case
);
CREATE UNIQUE INDEX interviews_once ON interviews (room_id, participant_id);
CREATE INDEX interviews_by_candidate ON interviews (candidate_user_id, submitted_at_ms);
CREATE INDEX interviews_by_interviewer ON interviews (interviewer_id, submitted_at_ms);

-- Events for other features, written in the transaction of what they tell.
CREATE TABLE outbox (
    id            TEXT PRIMARY KEY,              -- UUIDv7: ordered by time
    at_ms         BIGINT NOT NULL,
    kind          TEXT NOT NULL,
    body          TEXT NOT NULL,
    dispatched_at_ms BIGINT
);
CREATE INDEX outbox_pending ON outbox (id) WHERE dispatched_at_ms IS NULL;
