-- A room whose document a running server writes to; gone once all of it is saved. Found at start: that server died.
CREATE TABLE document_open (
    room_id  TEXT PRIMARY KEY REFERENCES rooms (id) ON DELETE CASCADE,
    since_ms BIGINT NOT NULL
);
