"""A sentence within its article: what it adds to what title and lead tell."""

from __future__ import annotations

from datetime import UTC, datetime

from newsroom.answers.question import understand
from newsroom.answers.rank import Term
from newsroom.answers.reading.article import ARTICLE_FEATURES, Whole
from newsroom.answers.reading.pages import page
from newsroom.answers.reading.probe import probe

TITLE = "Cháy chợ Bản Lầu"
LEAD = "Chợ Bản Lầu cháy đêm 3/5. Lửa bốc lên từ dãy bán vải."
REST = "Khoảng 40 phút sau thì lửa tắt. Không ai thiệt mạng ở chợ."
NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)


def added(question: str, at: int) -> dict[str, float]:
    words = {"chay", "cho", "ban", "lau", "lua", "tat", "sau", "ai", "chet"}
    asked = probe(understand(question, NOW), [Term(word, 2.0) for word in sorted(words)])
    near = {word: 1 / len(asked.weights) for word in asked.weights}
    whole = Whole(asked, near, TITLE, [LEAD, REST])
    rest = page(REST)
    first, last = rest.rows[at]
    here = set(rest.keys[first:last]) & asked.weights.keys()
    return dict(zip(ARTICLE_FEATURES, whole.adds(here, set(), rest.words[at]), strict=True))


def test_what_title_and_lead_tell_is_not_added() -> None:
    out, market = (added("chợ Bản Lầu cháy sau bao lâu thì tắt", at) for at in (0, 1))
    assert out["told"] == market["told"] > 0
    assert out["added"] > market["added"] == 0


def test_a_word_counts_less_the_more_sentences_have_it() -> None:
    found = added("lửa chợ tắt khi nào", 0)
    assert 0 < found["only here"] < found["own"]


def test_a_synonym_adds_too() -> None:
    assert added("chợ Bản Lầu cháy có ai chết không", 1)["added by synonyms"] > 0
