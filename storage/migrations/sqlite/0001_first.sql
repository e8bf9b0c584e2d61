-- Times are whole microseconds since 1970-01-01 UTC. Lists are JSON arrays.

-- One row: which database this is. An index folder serves the database that it was made from.
CREATE TABLE origin (
    identity TEXT NOT NULL
);
INSERT INTO origin (identity) VALUES (lower(hex(randomblob(8))));

-- AUTOINCREMENT: an id is never given twice, so an old button cannot open another article.
CREATE TABLE articles (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    url          TEXT NOT NULL UNIQUE,
    content_hash TEXT NOT NULL,
    title        TEXT NOT NULL,
    body         TEXT NOT NULL,
    published    INTEGER,
    lead         TEXT NOT NULL,
    section      TEXT NOT NULL,
    author       TEXT NOT NULL,
    image        TEXT NOT NULL,
    captions     TEXT NOT NULL,
    updated      INTEGER,
    source       TEXT NOT NULL
);
CREATE INDEX articles_by_time ON articles (published DESC, id DESC);
CREATE INDEX articles_by_section ON articles (section, published DESC, id DESC);

-- What is derived from an article when it is stored; kept apart so that lists read short rows.
CREATE TABLE derived (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    passages   TEXT NOT NULL,
    evidence   TEXT NOT NULL
);

-- The change log, compacted: the last change of each article, numbered in the order of writing.
CREATE TABLE changes (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL UNIQUE,
    removed    INTEGER NOT NULL CHECK (removed IN (0, 1))
);

-- Texts that must not come back when a feed still lists them. Only hashes: the text is gone.
CREATE TABLE withdrawn (
    url          TEXT PRIMARY KEY,
    content_hash TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE chats (
    channel  TEXT NOT NULL,
    chat_id  TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('vi', 'en')),
    PRIMARY KEY (channel, chat_id)
) WITHOUT ROWID;

CREATE TABLE chat_states (
    channel TEXT NOT NULL,
    chat_id TEXT NOT NULL,
    key     TEXT NOT NULL,
    value   TEXT NOT NULL,
    expires INTEGER NOT NULL,
    PRIMARY KEY (channel, chat_id, key)
);
CREATE INDEX chat_states_by_expiry ON chat_states (expires);

CREATE TABLE chat_messages (
    id         INTEGER PRIMARY KEY,
    channel    TEXT NOT NULL,
    chat_id    TEXT NOT NULL,
    message_id TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    UNIQUE (channel, chat_id, message_id)
);
CREATE INDEX chat_messages_by_age ON chat_messages (channel, chat_id, id);
CREATE INDEX chat_messages_by_article ON chat_messages (article_id);

-- No chat, user or name: a question cannot be led back to the person who asked it.
CREATE TABLE questions (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    asked       INTEGER NOT NULL,
    channel     TEXT NOT NULL,
    text        TEXT NOT NULL,
    language    TEXT NOT NULL CHECK (language IN ('vi', 'en')),
    answer_type TEXT NOT NULL,
    abstained   INTEGER NOT NULL CHECK (abstained IN (0, 1)),
    confidence  REAL NOT NULL,
    article_id  INTEGER REFERENCES articles (id) ON DELETE SET NULL,
    verdict     TEXT NOT NULL DEFAULT '' CHECK (verdict IN ('', 'right', 'wrong'))
);
CREATE INDEX questions_by_time ON questions (asked);
CREATE INDEX questions_by_article ON questions (article_id);
CREATE INDEX questions_unanswered ON questions (asked DESC, id DESC) WHERE abstained = 1;

-- The payload is emptied once the update is finished; the key stays to recognise a repetition.
CREATE TABLE updates (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    channel  TEXT NOT NULL,
    key      TEXT NOT NULL,
    lane     TEXT NOT NULL,
    payload  TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    reason   TEXT NOT NULL DEFAULT '',
    finished INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1)),
    UNIQUE (channel, key)
);
CREATE INDEX updates_pending ON updates (channel, id) WHERE finished = 0;
CREATE INDEX updates_finished ON updates (accepted) WHERE finished = 1;
