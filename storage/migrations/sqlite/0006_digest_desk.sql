-- What editors decide about digests: stories that lead or stay out, and until when all wait.
CREATE TABLE digest_choices (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    choice     TEXT NOT NULL CHECK (choice IN ('pin', 'drop'))
);

-- At most one row.
CREATE TABLE digest_hold (
    held_until INTEGER NOT NULL
);
