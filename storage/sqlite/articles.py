"""Articles, what is derived from them, and their change log."""

from __future__ import annotations

import json
from collections.abc import Sequence

from newsroom.models import Article, ArticleVersion, Change, Outcome, PreparedArticle
from storage.sqlite import changes, versions
from storage.sqlite.database import Database, Row
from storage.sqlite.saving import plan, write
from storage.sqlite.values import to_json, to_optional_time

_COLUMNS = (
    "id, url, title, body, published, lead, section, author, image, captions, updated, source"
)
_ONE_OF = "IN (SELECT value FROM json_each(?))"


class SqliteArticles:
    """The ``Articles`` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, prepared: Sequence[PreparedArticle]) -> list[Outcome]:
        """Store articles in one transaction, keyed by url; one outcome for each, in order.

        An article that was withdrawn counts as unchanged as long as its text is the same. Search
        finds what is new after its next ``catch_up``: an import calls that once for many batches.
        """
        async with self._database.transaction() as transaction:
            planned = await plan(transaction, prepared)
            await write(transaction, planned.rows)
            await changes.log(transaction, planned.rows, removed=False)
        return planned.outcomes

    async def get(self, article_id: int) -> Article | None:
        """The article, None where there is none."""
        return (await self.get_many([article_id])).get(article_id)

    async def get_many(self, article_ids: Sequence[int]) -> dict[int, Article]:
        """Those of the articles that exist, by id."""
        found = await self._select(f"WHERE id {_ONE_OF}", to_json(article_ids))
        return {article.id: article for article in found}

    async def by_url(self, url: str) -> Article | None:
        """The article at an address, None where there is none."""
        return next(iter(await self._select("WHERE url = ?", url)), None)

    async def newest(self, limit: int, offset: int = 0, section: str = "") -> list[Article]:
        """By publication time, newest first; articles without one come last."""
        # SQLite counts NULL as smaller than any number, so that it comes last here.
        order = "ORDER BY published DESC, id DESC LIMIT ? OFFSET ?"
        if section:
            return await self._select(f"WHERE section = ? {order}", section, limit, offset)
        return await self._select(order, limit, offset)

    async def arrived(self, after: int, limit: int) -> list[Article]:
        """The articles stored after the one with id ``after``, the last ones first."""
        return await self._select("WHERE id > ? ORDER BY id DESC LIMIT ?", after, limit)

    async def sections(self) -> list[tuple[str, int]]:
        """The sections that articles name, each with its number of articles, most first."""
        return [
            (section, count)
            for section, count in await self._database.fetch(
                "SELECT section, count(*) FROM articles WHERE section <> ''"
                " GROUP BY section ORDER BY count(*) DESC, section"
            )
        ]

    async def count(self) -> int:
        """How many articles there are."""
        ((count,),) = await self._database.fetch("SELECT count(*) FROM articles")
        return int(count)

    async def evidence(self, article_ids: Sequence[int]) -> dict[int, str]:
        """The evidence JSON of each article that exists."""
        rows = await self._database.fetch(
            f"SELECT article_id, evidence FROM derived WHERE article_id {_ONE_OF}",
            (to_json(article_ids),),
        )
        return dict(rows)

    async def passages(self, article_id: int) -> tuple[str, ...]:
        """The article's passages in order, none where there is no such article."""
        return (await self.passages_of_many([article_id])).get(article_id, ())

    async def passages_of_many(self, article_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """The passages of each article that exists."""
        rows = await self._database.fetch(
            f"SELECT article_id, passages FROM derived WHERE article_id {_ONE_OF}",
            (to_json(article_ids),),
        )
        return {article_id: tuple(json.loads(passages)) for article_id, passages in rows}

    async def remove(self, article_id: int, *, for_good: bool = True) -> bool:
        """Delete an article with all that hangs on it; False when there was none.

        ``for_good``: a hash of the text stays, by which ``save`` knows not to bring it back.
        """
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT OR REPLACE INTO withdrawn (url, content_hash)"
                " SELECT url, content_hash FROM articles WHERE id = ? AND ?",
                (article_id, for_good),
            )
            existed = await transaction.run("DELETE FROM articles WHERE id = ?", (article_id,)) > 0
            if existed:
                await changes.log(transaction, [article_id], removed=True)
        return existed

    async def versions(self, article_id: int) -> list[ArticleVersion]:
        """What the article said before its corrections, the last one first."""
        return await versions.versions(self._database, article_id)

    async def stories(self, article_ids: Sequence[int]) -> dict[int, int]:
        """Of those that tell the same story as an earlier article, the earlier one's id."""
        return await versions.stories(self._database, article_ids)

    async def changes(self, after: int, limit: int) -> list[Change]:
        """The change log after ``after``, oldest first; of each article only the last change."""
        return await changes.read(self._database, after, limit)

    async def _select(self, clause: str, *parameters: object) -> list[Article]:
        rows = await self._database.fetch(f"SELECT {_COLUMNS} FROM articles {clause}", parameters)
        return [_article(row) for row in rows]


def _article(row: Row) -> Article:
    id_, url, title, body, published, lead, section, author, image, captions, updated, source = row
    return Article(
        id=id_,
        url=url,
        title=title,
        body=body,
        published=to_optional_time(published),
        lead=lead,
        section=section,
        author=author,
        image=image,
        captions=tuple(json.loads(captions)),
        updated=to_optional_time(updated),
        source=source,
    )
