"""Pages that were read, on their way into the store."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field, replace

from bot.ingest import prepare_all
from gather.http import Fetched, StatusError
from newsroom.errors import BadArticle, FetchError
from newsroom.models import Article, Outcome
from newsroom.ports import Clock, Store
from newsroom.sourcing import visits
from newsroom.sourcing.model import NewsSource, Page

Result = tuple[Fetched, Article | None] | FetchError | BadArticle
"""What reading a page gave: the article, None where the page is as it was, or why there is none."""


@dataclass(slots=True)
class Visit:
    """What a visit did so far; ``source`` is as the visit leaves it. ``waiting`` pages are still to
    be read."""

    source: NewsSource
    listed: int = 0
    new: int = 0
    read: int = 0
    withdrawn: int = 0
    waiting: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)


class Batch:
    """Pages that were read, to be stored together."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._pages: list[Page] = []
        self._articles: list[tuple[Page, Article]] = []
        self._gone: list[int] = []
        self._problems: list[str] = []
        self._same = 0

    def add(self, page: Page, result: Result) -> None:
        """Take in what a page gave."""
        now = self._clock.now()
        if isinstance(result, StatusError) and result.is_gone:
            if visits.is_withdrawn(page, now) and page.article_id:
                self._gone.append(page.article_id)
            self._pages.append(visits.was_missing(page, now))
        elif isinstance(result, FetchError | BadArticle):
            self._problems.append(str(result))
            self._pages.append(visits.was_in_vain(page, now))
        else:
            fetched, article = result
            kept = replace(page, etag=fetched.etag, last_modified=fetched.last_modified)
            if article is None:
                self._same += 1
                self._pages.append(visits.was_read(kept, now))
            else:
                self._articles.append((visits.was_read(kept, now, article.published), article))

    async def keep(self, visit: Visit) -> None:
        """Store articles first, then what became of the pages: a death between the two has pages
        read once more, and loses nothing."""
        ready = await asyncio.to_thread(prepare_all, [article for _, article in self._articles])
        outcomes = await self._store.articles.save(ready.articles) if ready.articles else []
        for article_id in self._gone:
            visit.withdrawn += await self._store.articles.remove(article_id, for_good=False)
        if ready.articles or self._gone:
            await self._store.search.catch_up()
        pages = [await self._with_article(page, article) for page, article in self._articles]
        await self._store.sources.pages_read([*self._pages, *pages])
        visit.read += len(self._pages) + len(pages)
        visit.outcomes.update(outcomes)
        visit.outcomes[Outcome.UNCHANGED] += self._same
        visit.problems += [*self._problems, *ready.problems]

    async def _with_article(self, page: Page, article: Article) -> Page:
        stored = await self._store.articles.by_url(article.url)
        return replace(page, article_id=stored.id if stored else 0)
