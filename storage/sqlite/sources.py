"""Where news comes from, and the pages that are listed there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from newsroom.sourcing.model import Listed, NewsSource, Page, Tally
from storage.sqlite.database import Database
from storage.sqlite.source_rows import (
    PAGE_COLUMNS,
    SOURCE_COLUMNS,
    to_page,
    to_source,
    visit_values,
)
from storage.sqlite.values import from_optional_time, from_time, to_json

_SELECT = f"SELECT {SOURCE_COLUMNS} FROM sources"
_INSERT = (
    "INSERT INTO sources (url, host, kind, title, paused, settled, etag, last_modified, added,"
    " next_try, habits) VALUES (?, ?, ?, ?, ?, ?, '', '', ?, ?, '{}') ON CONFLICT (url) DO"
)
# ?1 is the end of the lease, ?2 now, ?3 the address of the one source that is wanted.
_CLAIMABLE = (
    "SELECT id FROM sources AS mine"
    " WHERE CASE ?3 WHEN '' THEN paused = 0 AND next_try <= ?2 ELSE url = ?3 END AND ?1 > ?2"
    " AND NOT EXISTS (SELECT 1 FROM sources AS other"
    " WHERE other.host = mine.host AND other.claimed_until > ?2) ORDER BY next_try, id LIMIT 1"
)
_CLAIM = (
    f"UPDATE sources SET claimed_until = ?1 WHERE id = ({_CLAIMABLE}) RETURNING {SOURCE_COLUMNS}"
)
_LIST = (
    "INSERT INTO pages (url, source_id, mark, title, published, author, section, found, next_read)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET mark = excluded.mark,"
    " title = excluded.title, published = excluded.published, author = excluded.author,"
    " section = excluded.section, next_read = excluded.next_read, failures = 0"
    " WHERE mark <> excluded.mark"
)


class SqliteSources:
    """The ``Sources`` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, source: NewsSource) -> NewsSource:
        """Keep a source; the one at its address where there is one already."""
        async with self._database.transaction() as transaction:
            await transaction.run(f"{_INSERT} NOTHING", _new(source))
            rows = await transaction.fetch(f"{_SELECT} WHERE url = ?", (source.url,))
        return to_source(rows[0])

    async def settle(self, urls: Sequence[str], now: datetime) -> int:
        """Make exactly these the sources that the settings name; how many went."""
        named = [_new(NewsSource(url, now, now, settled=True)) for url in urls]
        async with self._database.transaction() as transaction:
            gone = await transaction.run(
                "DELETE FROM sources WHERE settled = 1"
                " AND url NOT IN (SELECT value FROM json_each(?))",
                (to_json(list(urls)),),
            )
            await transaction.run_many(f"{_INSERT} UPDATE SET settled = 1", named)
        return gone

    async def all(self) -> list[NewsSource]:
        """Every source, in the order they were added."""
        return [to_source(row) for row in await self._database.fetch(f"{_SELECT} ORDER BY id")]

    async def by_url(self, url: str) -> NewsSource | None:
        """The source at an address."""
        rows = await self._database.fetch(f"{_SELECT} WHERE url = ?", (url,))
        return to_source(rows[0]) if rows else None

    async def pause(self, url: str, paused: bool) -> bool:
        """Stop following a source or go on; False where there is none."""
        return await self._run("UPDATE sources SET paused = ? WHERE url = ?", paused, url)

    async def remove(self, url: str) -> bool:
        """Forget a source and its pages, not its articles; False where there is none."""
        return await self._run("DELETE FROM sources WHERE url = ?", url)

    async def claim(self, now: datetime, lease: timedelta, url: str = "") -> NewsSource | None:
        """Take the source that is longest due, or the one at ``url``, for nobody else to visit."""
        values = (from_time(now + lease), from_time(now), url)
        if not await self._database.fetch(_CLAIMABLE, values):
            return None  # mostly nothing is due: no need to hold the writer up
        async with self._database.transaction() as transaction:
            rows = await transaction.fetch(_CLAIM, values)
        return to_source(rows[0]) if rows else None

    async def renew(self, source: NewsSource, until: datetime) -> NewsSource | None:
        """Keep a claim longer; None where it was lost."""
        async with self._database.transaction() as transaction:
            rows = await transaction.fetch(
                "UPDATE sources SET claimed_until = ? WHERE id = ? AND claimed_until = ?"
                f" RETURNING {SOURCE_COLUMNS}",
                (from_time(until), source.id, from_optional_time(source.claimed_until)),
            )
        return to_source(rows[0]) if rows else None

    async def visited(self, source: NewsSource) -> bool:
        """Keep what a visit changed and give the claim back; False where it was lost."""
        return await self._run(
            "UPDATE sources SET claimed_until = NULL, kind = ?, title = ?, etag = ?,"
            " last_modified = ?, next_try = ?, last_success = ?, last_article = ?, failures = ?,"
            " reason = ?, habits = ? WHERE id = ? AND claimed_until = ?",
            *visit_values(source),
            source.id,
            from_optional_time(source.claimed_until),
        )

    async def list_pages(
        self, source_id: int, listed: Sequence[Listed], now: datetime
    ) -> list[Listed]:
        """Note the pages that a source lists; those never listed before, by any source."""
        moment = from_time(now)
        async with self._database.transaction() as transaction:
            known = await transaction.fetch(
                "SELECT url FROM pages WHERE url IN (SELECT value FROM json_each(?))",
                (to_json([each.url for each in listed]),),
            )
            await transaction.run_many(
                _LIST,
                [(each.url, source_id, *_said(each), moment, moment) for each in listed],
            )
        before = {url for (url,) in known}
        return [each for each in listed if each.url not in before]

    async def due_pages(self, source_id: int, now: datetime, limit: int) -> list[Page]:
        """The pages to be read: those never read first, the newest of them first."""
        rows = await self._database.fetch(
            f"SELECT {PAGE_COLUMNS} FROM pages WHERE source_id = ? AND next_read <= ?"
            " ORDER BY read IS NOT NULL, published DESC, url LIMIT ?",
            (source_id, from_time(now), limit),
        )
        return [to_page(row) for row in rows]

    async def read_again(self, source_id: int, found: datetime, now: datetime) -> int:
        """Let the pages be read now that were found since then; how many."""
        async with self._database.transaction() as transaction:
            return await transaction.run(
                "UPDATE pages SET next_read = ? WHERE source_id = ? AND found >= ?",
                (from_time(now), source_id, from_time(found)),
            )

    async def waiting(self, source_id: int, now: datetime) -> int:
        """How many pages are to be read."""
        ((count,),) = await self._database.fetch(
            "SELECT count(*) FROM pages WHERE source_id = ? AND next_read <= ?",
            (source_id, from_time(now)),
        )
        return int(count)

    async def pages_read(self, pages: Sequence[Page]) -> None:
        """Keep what became of pages, in one transaction."""
        async with self._database.transaction() as transaction:
            await transaction.run_many(
                "UPDATE pages SET next_read = ?, read = ?, etag = ?, last_modified = ?,"
                " failures = ?, gone_since = ?,"
                " article_id = (SELECT id FROM articles WHERE id = ?) WHERE url = ?",
                [
                    (
                        from_optional_time(page.next_read),
                        from_optional_time(page.read),
                        page.etag,
                        page.last_modified,
                        page.failures,
                        from_optional_time(page.gone_since),
                        page.article_id,
                        page.listed.url,
                    )
                    for page in pages
                ],
            )

    async def tallies(self, today: datetime, now: datetime) -> dict[int, Tally]:
        """What each source with pages gave; ``today`` is when the day began."""
        rows = await self._database.fetch(
            "SELECT source_id, coalesce(sum(coalesce(articles.published, found) >= ?"
            " AND articles.id IS NOT NULL), 0), count(articles.id),"
            " coalesce(sum(next_read <= ?), 0) FROM pages"
            " LEFT JOIN articles ON articles.id = pages.article_id GROUP BY source_id",
            (from_time(today), from_time(now)),
        )
        return {source_id: Tally(*counts) for source_id, *counts in rows}

    async def _run(self, sql: str, *parameters: object) -> bool:
        async with self._database.transaction() as transaction:
            return await transaction.run(sql, parameters) > 0


def _new(source: NewsSource) -> tuple[object, ...]:
    return (
        source.url,
        urlsplit(source.url).netloc.lower(),
        source.kind.value,
        source.title,
        source.paused,
        source.settled,
        from_time(source.added),
        from_time(source.next_try),
    )


def _said(listed: Listed) -> tuple[object, ...]:
    published = from_optional_time(listed.published)
    return (listed.mark, listed.title, published, listed.author, listed.section)
