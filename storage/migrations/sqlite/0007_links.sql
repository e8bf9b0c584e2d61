-- Chats of one person on several channels have the same owner; a code joins two of them once.

CREATE TABLE links (
    channel TEXT NOT NULL,
    chat_id TEXT NOT NULL,
    owner   TEXT NOT NULL,
    PRIMARY KEY (channel, chat_id)
) WITHOUT ROWID;
CREATE INDEX links_by_owner ON links (owner);

CREATE TABLE link_codes (
    code_hash TEXT PRIMARY KEY,
    channel   TEXT NOT NULL,
    chat_id   TEXT NOT NULL,
    expires   INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX link_codes_by_chat ON link_codes (channel, chat_id);
