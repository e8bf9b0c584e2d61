-- Which chat was answered from which article, and with which of its versions: as long as a
-- correction may have to be told there. What was asked and answered is not kept.
CREATE TABLE given_answers (
    channel    TEXT NOT NULL,
    chat_id    TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    version    INTEGER NOT NULL,
    given      INTEGER NOT NULL,
    PRIMARY KEY (channel, chat_id, article_id)
) WITHOUT ROWID;
CREATE INDEX given_answers_by_article ON given_answers (article_id, version);
CREATE INDEX given_answers_by_age ON given_answers (given);
