-- Digests and alerts: who gets what and when, what an edition held, and messages on their way out.

-- A subscription that has ended is kept for a while with the reason, then forgotten.
-- seen is the last article (by id, in the order of arrival) that was considered for it.
CREATE TABLE subscriptions (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    channel      TEXT NOT NULL,
    chat_id      TEXT NOT NULL,
    rhythm       TEXT NOT NULL
        CHECK (rhythm IN ('daily', 'weekdays', 'weekly', 'at-once', 'hourly')),
    minute       INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    zone         TEXT NOT NULL,
    topics       TEXT NOT NULL,
    words        TEXT NOT NULL,
    language     TEXT NOT NULL CHECK (language IN ('vi', 'en')),
    silent       INTEGER NOT NULL CHECK (silent IN (0, 1)),
    quiet        INTEGER NOT NULL CHECK (quiet IN (0, 1)),
    paused_until INTEGER,
    created      INTEGER NOT NULL,
    next_due     INTEGER NOT NULL,
    seen         INTEGER NOT NULL,
    ended        INTEGER,
    reason       TEXT NOT NULL DEFAULT ''
);
CREATE INDEX subscriptions_due ON subscriptions (rhythm, next_due) WHERE ended IS NULL;
CREATE INDEX subscriptions_by_chat ON subscriptions (channel, chat_id);
CREATE INDEX subscriptions_ended ON subscriptions (ended) WHERE ended IS NOT NULL;

-- What a digest held, for its further pages and for counting; the key is made from the contents.
CREATE TABLE editions (
    key     TEXT PRIMARY KEY,
    made    INTEGER NOT NULL,
    stories TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX editions_by_time ON editions (made);

-- The same words for many recipients are kept once.
CREATE TABLE payloads (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    hash    TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
);

-- A row that has ended keeps its key, so that nothing is sent twice; its payload may be gone.
CREATE TABLE outbox (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    key         TEXT NOT NULL UNIQUE,
    channel     TEXT NOT NULL,
    chat_id     TEXT NOT NULL,
    payload_id  INTEGER REFERENCES payloads (id),
    priority    INTEGER NOT NULL,
    batch       TEXT NOT NULL,
    not_before  INTEGER NOT NULL,
    state       TEXT NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'claimed', 'sent', 'ambiguous', 'parked', 'dropped')),
    attempts    INTEGER NOT NULL DEFAULT 0,
    lease_until INTEGER,
    platform_id TEXT NOT NULL DEFAULT '',
    reason      TEXT NOT NULL DEFAULT '',
    ended       INTEGER
);
CREATE INDEX outbox_waiting ON outbox (channel, priority, not_before, id) WHERE state = 'waiting';
CREATE INDEX outbox_claimed ON outbox (channel, lease_until) WHERE state = 'claimed';
CREATE INDEX outbox_by_chat ON outbox (channel, chat_id, state);
CREATE INDEX outbox_by_batch ON outbox (batch, state);
CREATE INDEX outbox_ended ON outbox (ended) WHERE ended IS NOT NULL;
CREATE INDEX outbox_payloads ON outbox (payload_id);
