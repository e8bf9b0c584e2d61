"""One visit to a source: what it lists, then the pages that are to be read."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta, tzinfo
from time import monotonic
from typing import Final

import structlog

from bot.batch import Batch, Result, Visit
from bot.listing import listed_by, to_item
from gather.http import Fetcher, StatusError
from gather.rules import Rules
from gather.sources import Source
from newsroom.errors import BadArticle, FetchError
from newsroom.ports import Clock, Store
from newsroom.sourcing import visits
from newsroom.sourcing.model import Listed, NewsSource, Page, SourceKind
from newsroom.sourcing.schedule import SHORTEST

LEASE: Final = timedelta(minutes=3)
"""How long a claim holds that is not renewed: longer than all that happens between renewals."""
ROBOTS_KEPT: Final = timedelta(days=1)
PAGES_AT_ONCE: Final = 50
SECONDS_AT_ONCE: Final = 10.0
"""Pages read are stored together, but none waits longer than this for the next ones."""
MOST_PAGES: Final = 200
LONGEST_VISIT: Final = timedelta(minutes=10)
"""Pages and time of one visit: a long import makes way for what is new on the host."""
MOST_FAILURES: Final = 5
"""Pages in a row that may fail before the whole site is taken to have a fault."""

log = structlog.stdlib.get_logger(__name__)


_MISSING: Final = "missing"
"""The mark of a single page that is not there; no page that is there has it."""

Progress = Callable[[Visit], None]


class LostClaim(Exception):
    """Another process has taken the source over; nothing of this visit is wrong."""


class Visitor:
    """Visits sources with one fetcher. ``usual`` is the interval for a source not known yet."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        fetcher: Fetcher,
        *,
        zone: tzinfo,
        usual: timedelta,
        rules: Rules | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._fetcher = fetcher
        self._zone = zone
        self._usual = usual
        self._rules = rules
        self._reader = self._new_reader()

    async def visit(self, source: NewsSource, progress: Progress = lambda visit: None) -> Visit:
        """Visit a claimed source and give the claim back.

        A failure is kept with the source, and named in the visit's problems.
        """
        visit = Visit(source)
        try:
            if not await self._goes_on(source):
                await self._list(visit)
            progress(visit)
            await self._read_due(visit, progress)
        except FetchError as error:
            visit.problems.append(str(error))
            visit.source = self._failed(visit.source, error)
        except asyncio.CancelledError:
            await self._store.sources.visited(replace(visit.source, next_try=self._clock.now()))
            raise
        except LostClaim:
            log.info("source taken over by another process", url=source.url)
            return visit
        await self._store.sources.visited(visit.source)
        return visit

    async def _goes_on(self, source: NewsSource) -> bool:
        """Whether this only goes on reading what a visit just now has listed."""
        now = self._clock.now()
        if source.failures or source.last_success is None or now >= source.last_success + SHORTEST:
            return False
        return await self._store.sources.waiting(source.id, now) > 0

    async def _list(self, visit: Visit) -> None:
        """Note what a source lists now; nothing where it says that nothing has changed."""
        now, source = self._clock.now(), visit.source
        try:
            page = await self._readers().get(
                source.url, etag=source.etag, last_modified=source.last_modified
            )
        except StatusError as error:
            if error.is_gone and source.kind is SourceKind.PAGE:
                await self._miss(visit)
            raise
        if page.not_modified:
            visit.source = visits.answered(source, [], now, self._zone, self._usual)
            return
        found, article = await self._reader.look(page)
        if article is not None:
            found = replace(found, url=source.url)
        new: list[Listed] = []
        async for portion in listed_by(self._reader, found, article):
            visit.listed += len(portion)
            new += await self._store.sources.list_pages(source.id, portion, now)
            await self._renew(visit)
        visit.new = len(new)
        # Conditions of the next request are kept only now that all is noted.
        visit.source = replace(
            visits.answered(visit.source, new, now, self._zone, self._usual),
            kind=SourceKind(found.kind.value),
            title=source.title or (article.title if article else ""),
            etag=page.etag,
            last_modified=page.last_modified,
        )

    async def _miss(self, visit: Visit) -> None:
        """Take a single page that is not there as any other: missing twice it is withdrawn."""
        source, now = visit.source, self._clock.now()
        await self._store.sources.list_pages(source.id, [Listed(source.url, _MISSING)], now)
        await self._read_due(visit, lambda visit: None)

    async def _read_due(self, visit: Visit, progress: Progress) -> None:
        """Read the pages that are due, some at a time; the rest is left to the next visit."""
        sources, failures = self._store.sources, 0
        end = self._clock.now() + LONGEST_VISIT
        while visit.read < MOST_PAGES and self._clock.now() < end:
            due = await sources.due_pages(visit.source.id, self._clock.now(), PAGES_AT_ONCE)
            if not due:
                return
            batch = Batch(self._store, self._clock)
            try:
                failures = await self._read_some(due, batch, failures)
            finally:
                await batch.keep(visit)
            await self._renew(visit)
            visit.waiting = await sources.waiting(visit.source.id, self._clock.now())
            progress(visit)
        visit.source = replace(visit.source, next_try=self._clock.now())

    async def _read_some(self, due: list[Page], batch: Batch, failures: int) -> int:
        """Read pages until it is time to store them; how many failed in a row by then.

        Raises FetchError where the site wants to be left alone or has a fault.
        """
        started = monotonic()
        for page in due:
            result = await self._read(page)
            if isinstance(result, StatusError) and _is_plea(result):
                raise result
            failures = failures + 1 if _is_fault(result) else 0
            batch.add(page, result)
            if failures >= MOST_FAILURES and isinstance(result, FetchError):
                raise FetchError(
                    f"{failures} pages one after the other could not be read: {result}"
                )
            if monotonic() - started > SECONDS_AT_ONCE:
                break
        return failures

    async def _read(self, page: Page) -> Result:
        try:
            fetched = await self._readers().get(
                page.listed.url, etag=page.etag, last_modified=page.last_modified
            )
            if fetched.not_modified:
                return fetched, None
            return fetched, await self._reader.told(fetched, to_item(page.listed))
        except (FetchError, BadArticle) as error:
            return error

    async def _renew(self, visit: Visit) -> None:
        """Keep the claim longer."""
        held = await self._store.sources.renew(visit.source, self._clock.now() + LEASE)
        if held is None:
            raise LostClaim
        visit.source = replace(visit.source, claimed_until=held.claimed_until)

    def _failed(self, source: NewsSource, error: FetchError) -> NewsSource:
        retry_after = error.retry_after if isinstance(error, StatusError) else None
        reason = str(error).removeprefix(f"{source.url}: ")
        log.warning("source not read", url=source.url, reason=reason)
        return visits.failed(source, reason, self._clock.now(), random.random(), retry_after)  # noqa: S311

    def _readers(self) -> Source:
        """The reader, a new one each day: it keeps each site's robots.txt."""
        if self._clock.now() >= self._robots_until:
            self._reader = self._new_reader()
        return self._reader

    def _new_reader(self) -> Source:
        self._robots_until = self._clock.now() + ROBOTS_KEPT
        return Source(self._fetcher, self._zone, self._clock.now, self._rules)


def _is_plea(error: StatusError) -> bool:
    """Whether the site asks us to come less often, or later."""
    return error.status == 429 or error.retry_after is not None


def _is_fault(result: Result) -> bool:
    """Whether a page failed in a way that may be the whole site's."""
    is_gone = isinstance(result, StatusError) and result.is_gone
    return isinstance(result, FetchError) and not is_gone
