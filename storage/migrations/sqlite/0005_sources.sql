-- Where news comes from, what became of each page, older versions, and the same story elsewhere.

-- One source of a host at a time is claimed, so that a site has one visitor however many processes
-- there are. habits: JSON of newsroom.sourcing.habits.
CREATE TABLE sources (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    url           TEXT NOT NULL UNIQUE,
    host          TEXT NOT NULL,
    kind          TEXT NOT NULL,
    title         TEXT NOT NULL,
    paused        INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    settled       INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)),
    etag          TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    added         INTEGER NOT NULL,
    next_try      INTEGER NOT NULL,
    last_success  INTEGER,
    last_article  INTEGER,
    failures      INTEGER NOT NULL DEFAULT 0,
    reason        TEXT NOT NULL DEFAULT '',
    habits        TEXT NOT NULL,
    claimed_until INTEGER
);
CREATE INDEX sources_by_host ON sources (host, claimed_until);

-- A page belongs to the source that listed it first. mark: what the source said of it last.
CREATE TABLE pages (
    url           TEXT PRIMARY KEY,
    source_id     INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    mark          TEXT NOT NULL,
    title         TEXT NOT NULL,
    published     INTEGER,
    author        TEXT NOT NULL,
    section       TEXT NOT NULL,
    found         INTEGER NOT NULL,
    next_read     INTEGER,
    read          INTEGER,
    etag          TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    failures      INTEGER NOT NULL DEFAULT 0,
    gone_since    INTEGER,
    article_id    INTEGER REFERENCES articles (id) ON DELETE SET NULL
);
CREATE INDEX pages_due ON pages (source_id, next_read) WHERE next_read IS NOT NULL;
CREATE INDEX pages_by_source ON pages (source_id, article_id);
CREATE INDEX pages_by_article ON pages (article_id);

-- What an article said before it was corrected; the number grows with time.
CREATE TABLE article_versions (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    replaced   INTEGER NOT NULL
        DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)),
    title      TEXT NOT NULL,
    lead       TEXT NOT NULL,
    body       TEXT NOT NULL,
    published  INTEGER,
    updated    INTEGER
);
CREATE INDEX article_versions_by_article ON article_versions (article_id, number);

-- A few numbers that stand for a text, by which copies of it are found.
CREATE TABLE sketches (
    value      INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (value, article_id)
) WITHOUT ROWID;
CREATE INDEX sketches_by_article ON sketches (article_id);

-- Only articles that tell a story which another article, whose id is the story's, told before.
CREATE TABLE stories (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story      INTEGER NOT NULL
);
