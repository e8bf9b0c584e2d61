-- Readers' comments, who decides on them, and what was done. channel and chat_id are the author;
-- both are empty once the author wants to be forgotten.

CREATE TABLE comments (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    channel    TEXT NOT NULL,
    chat_id    TEXT NOT NULL,
    token      TEXT UNIQUE,
    consent    TEXT NOT NULL,
    text       TEXT NOT NULL,
    status     TEXT NOT NULL
        CHECK (status IN ('pending', 'held', 'published', 'refused', 'withdrawn')),
    reasons    TEXT NOT NULL,
    created    INTEGER NOT NULL,
    decided    INTEGER,
    decided_by INTEGER NOT NULL DEFAULT 0,
    refusal    TEXT NOT NULL DEFAULT '',
    refused_by INTEGER NOT NULL DEFAULT 0,
    appealed   INTEGER NOT NULL DEFAULT 0 CHECK (appealed IN (0, 1)),
    version    INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX comments_open ON comments (id) WHERE status IN ('pending', 'held');
CREATE INDEX comments_published ON comments (article_id, decided DESC, id DESC)
    WHERE status = 'published';
CREATE INDEX comments_exported ON comments (decided, id) WHERE status = 'published';
CREATE INDEX comments_ended ON comments (decided) WHERE status IN ('refused', 'withdrawn');
CREATE INDEX comments_by_author ON comments (channel, chat_id, id);
CREATE INDEX comments_by_article ON comments (article_id, created);

CREATE TABLE comment_likes (
    comment_id INTEGER NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    channel    TEXT NOT NULL,
    chat_id    TEXT NOT NULL,
    PRIMARY KEY (comment_id, channel, chat_id)
) WITHOUT ROWID;
CREATE INDEX comment_likes_by_chat ON comment_likes (channel, chat_id);

CREATE TABLE comment_reports (
    comment_id INTEGER NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    channel    TEXT NOT NULL,
    chat_id    TEXT NOT NULL,
    reported   INTEGER NOT NULL,
    PRIMARY KEY (comment_id, channel, chat_id)
) WITHOUT ROWID;
CREATE INDEX comment_reports_by_chat ON comment_reports (channel, chat_id);

CREATE TABLE bans (
    channel TEXT NOT NULL,
    chat_id TEXT NOT NULL,
    until   INTEGER NOT NULL,
    PRIMARY KEY (channel, chat_id)
) WITHOUT ROWID;

-- An editor who leaves keeps the row, so that the id in the audit is never another's.
-- settled: named by the settings, not invited.
CREATE TABLE editors (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    chat_id TEXT NOT NULL,
    role    TEXT NOT NULL CHECK (role IN ('editor', 'admin')),
    settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
    active  INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    UNIQUE (channel, chat_id)
);

CREATE TABLE editor_invitations (
    code_hash TEXT PRIMARY KEY,
    expires   INTEGER NOT NULL
) WITHOUT ROWID;

-- No text and no author: what the audit says stays true when both are deleted.
CREATE TABLE comment_audit (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    at         INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    editor     INTEGER NOT NULL,
    act        TEXT NOT NULL,
    before     TEXT NOT NULL,
    after      TEXT NOT NULL,
    note       TEXT NOT NULL
);
CREATE INDEX comment_audit_by_comment ON comment_audit (comment_id, id);
CREATE INDEX comment_audit_by_time ON comment_audit (at);
