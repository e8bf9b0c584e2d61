-- Where editors want an article in digests: 1 leads them, 0 stays out.
CREATE TABLE digest_places (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    place      INTEGER NOT NULL
);
INSERT INTO digest_places (article_id, place)
SELECT article_id, CASE choice WHEN 'pin' THEN 1 ELSE 0 END FROM digest_choices;
DROP TABLE digest_choices;
