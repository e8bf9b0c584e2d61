"""Invented articles for the storage tests: each has one word that no other article has."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from newsroom.answers.passages import passages_of
from newsroom.models import Article, Candidate, PreparedArticle, SearchQuery
from newsroom.ports import Store
from newsroom.sourcing.alike import sketch
from storage import open_store

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def article(
    word: str, *, url: str = "", text: str = "", published: datetime | None = None
) -> Article:
    """An article about ``word``, at an address of its own."""
    return Article(
        url=url or f"https://bao.example/{word}",
        title=f"Tin về {word}",
        body=text or f"Xã Bến Lúa vừa nhắc tới {word}. Người dân đã biết.",
        published=published,
    )


def prepared(
    word: str, *, url: str = "", text: str = "", published: datetime | None = None
) -> PreparedArticle:
    """The same, ready to be stored."""
    return prepare(article(word, url=url, text=text, published=published))


def prepare(made: Article) -> PreparedArticle:
    """What indexing derives, as far as the store cares."""
    shown = f"{made.title}\n{made.lead}\n{made.body}"
    return PreparedArticle(
        article=made,
        passages=passages_of(made),
        content_hash=hashlib.sha256(shown.encode()).hexdigest(),
        evidence=f'{{"about":"{made.title}"}}',
        sketch=sketch(made),
    )


@asynccontextmanager
async def opened(url: str, *, index_path: Path | None = None) -> AsyncIterator[Store]:
    """A store that is closed again whatever the test finds."""
    store = await open_store(url, index_path=index_path)
    try:
        yield store
    finally:
        await store.close()


async def find(store: Store, *words: str, limit: int = 100) -> list[Candidate]:
    """The passages with any of the folded ``words``."""
    return await store.search.candidates(SearchQuery(tuple((word, 1.0) for word in words)), limit)


async def titles(store: Store, *words: str) -> set[str]:
    """The titles of the articles found for ``words``."""
    return {candidate.title for candidate in await find(store, *words)}


async def store_one(store: Store, made: PreparedArticle) -> int:
    """Save an article and bring search up to date; its id."""
    await store.articles.save([made])
    await store.search.catch_up()
    stored = await store.articles.by_url(made.article.url)
    assert stored is not None
    return stored.id
