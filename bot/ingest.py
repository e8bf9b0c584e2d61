"""Taking articles in: prepare, store in batches, bring search up to date."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import structlog

from newsroom.answers.preparing import prepare
from newsroom.errors import HoitinError
from newsroom.models import Article, IngestSummary, Outcome, PreparedArticle
from newsroom.ports import Store

Chunk = Sequence[Article | HoitinError]
"""Some articles, with an error in the place of each record that holds none."""

AHEAD = 3
"""Chunks that may be prepared while one is being stored; bounds the memory that an import takes."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A chunk ready to be stored."""

    articles: list[PreparedArticle]
    problems: list[str]


def prepare_all(chunk: Chunk) -> Prepared:
    """Prepare what can be prepared. Pure computation, at home in any thread or process."""
    prepared: list[PreparedArticle] = []
    problems: list[str] = []
    for item in chunk:
        if isinstance(item, HoitinError):
            problems.append(str(item))
            continue
        try:
            prepared.append(prepare(item))
        except Exception as error:  # one strange article must not end an import of thousands
            log.exception("article not prepared", url=item.url)
            problems.append(f"{item.url}: cannot be prepared ({type(error).__name__})")
    return Prepared(prepared, problems)


async def ingest(
    store: Store,
    chunks: AsyncIterator[Chunk],
    *,
    executor: Executor | None = None,
    progress: Callable[[IngestSummary], None] = lambda summary: None,
) -> IngestSummary:
    """Take in ``chunks``, each in one transaction and searchable once it is stored.

    Preparing runs in ``executor`` (a thread by default); ``progress`` is told the sums after each
    chunk. A rerun over the same articles changes nothing.
    """
    loop = asyncio.get_running_loop()
    sums = IngestSummary()
    waiting: deque[asyncio.Future[Prepared]] = deque()
    try:
        async for chunk in chunks:
            waiting.append(loop.run_in_executor(executor, prepare_all, chunk))
            if len(waiting) > AHEAD:
                sums = await _keep(store, await waiting.popleft(), sums)
                progress(sums)
        while waiting:
            sums = await _keep(store, await waiting.popleft(), sums)
            progress(sums)
    finally:
        for future in waiting:
            future.cancel()
    return sums


async def _keep(store: Store, prepared: Prepared, sums: IngestSummary) -> IngestSummary:
    outcomes: Counter[Outcome] = Counter()
    if prepared.articles:
        outcomes.update(await store.articles.save(prepared.articles))
        await store.search.catch_up()
    return IngestSummary(
        added=sums.added + outcomes[Outcome.ADDED],
        updated=sums.updated + outcomes[Outcome.UPDATED],
        unchanged=sums.unchanged + outcomes[Outcome.UNCHANGED],
        problems=(*sums.problems, *prepared.problems),
    )
