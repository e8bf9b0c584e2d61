"""Preparing articles for the store: whatever one of them does, the others go on."""

import pytest

from bot import ingest
from bot.ingest import prepare_all
from newsroom.answers.preparing import prepare
from newsroom.errors import BadArticle
from newsroom.models import Article, PreparedArticle

GOOD = Article("https://x.vn/1", "Bài một", "Xã Đồng Vải trồng quế.")
STRANGE = Article("https://x.vn/2", "Bài hai", "Bài lạ.")


def test_errors_among_the_articles_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fragile(article: Article) -> PreparedArticle:
        if article is STRANGE:
            raise ValueError("never seen before")
        return prepare(article)

    monkeypatch.setattr(ingest, "prepare", fragile)
    prepared = prepare_all([GOOD, BadArticle("news.jsonl:2: no title"), STRANGE, GOOD])
    assert [each.article for each in prepared.articles] == [GOOD, GOOD]
    assert prepared.problems == [
        "news.jsonl:2: no title",
        "https://x.vn/2: cannot be prepared (ValueError)",
    ]
