-- What the chat platforms make us keep: credentials that change, and how much of a limit is used.

-- held_until: until then one process alone may replace the value.
CREATE TABLE credentials (
    credential TEXT PRIMARY KEY,
    value      TEXT NOT NULL DEFAULT '',
    held_until INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- When a person last wrote, and how many messages they were sent since.
CREATE TABLE contacts (
    channel TEXT NOT NULL,
    chat_id TEXT NOT NULL,
    heard   INTEGER NOT NULL,
    sent    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (channel, chat_id)
) WITHOUT ROWID;

-- Counted messages of a month such as 2026-11. They name nobody.
CREATE TABLE message_counts (
    channel TEXT NOT NULL,
    month   TEXT NOT NULL,
    sent    INTEGER NOT NULL,
    PRIMARY KEY (channel, month)
) WITHOUT ROWID;
