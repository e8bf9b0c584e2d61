"""What digests held, for their further pages."""

from __future__ import annotations

import json
from datetime import datetime

from newsroom.models import Delivery, Edition
from storage.sqlite.database import Database
from storage.sqlite.values import from_time, to_json, to_time


class SqliteEditions:
    """The ``Editions`` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, edition: Edition) -> None:
        """Keep an edition; one with the same key is the same."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT INTO editions (key, made, stories) VALUES (?, ?, ?)"
                " ON CONFLICT (key) DO NOTHING",
                (edition.key, from_time(edition.made), to_json(edition.stories)),
            )

    async def get(self, key: str) -> Edition | None:
        """The edition, None where there is none or it is forgotten."""
        rows = await self._database.fetch(
            "SELECT made, stories FROM editions WHERE key = ?", (key,)
        )
        if not rows:
            return None
        made, stories = rows[0]
        return Edition(key, to_time(made), tuple(tuple(each) for each in json.loads(stories)))

    async def reach(self, since: datetime, limit: int) -> list[tuple[Edition, dict[Delivery, int]]]:
        """The editions made since then that went to most chats, with the number of messages by
        state, most first."""
        rows = await self._database.fetch(
            "SELECT key, made, stories, json_group_object(state, messages) FROM (SELECT e.key,"
            " e.made, e.stories, o.state, count(*) AS messages FROM editions AS e"
            " JOIN outbox AS o ON o.batch = 'edition:' || e.key WHERE e.made >= ?"
            " GROUP BY e.key, o.state) GROUP BY key ORDER BY sum(messages) DESC, made LIMIT ?",
            (from_time(since), limit),
        )
        return [
            (
                Edition(key, to_time(made), tuple(tuple(each) for each in json.loads(stories))),
                {Delivery(state): count for state, count in json.loads(counts).items()},
            )
            for key, made, stories, counts in rows
        ]

    async def places(self) -> dict[int, int]:
        """Where editors want articles: at number 1 (in front), 2 ...; those with 0 stay out."""
        return dict(await self._database.fetch("SELECT article_id, place FROM digest_places"))

    async def place(self, article_id: int, place: int | None) -> bool:
        """Give an article a place, or none any more; False when there is no such article."""
        async with self._database.transaction() as transaction:
            await transaction.run("DELETE FROM digest_places WHERE article_id = ?", (article_id,))
            if place is None:
                return True
            added = await transaction.run(
                "INSERT INTO digest_places (article_id, place)"
                " SELECT id, ? FROM articles WHERE id = ?",
                (place, article_id),
            )
        return added > 0

    async def hold(self, until: datetime | None) -> None:
        """Let all digests wait until then; None lets them go."""
        async with self._database.transaction() as transaction:
            await transaction.run("DELETE FROM digest_hold")
            if until is not None:
                await transaction.run("INSERT INTO digest_hold VALUES (?)", (from_time(until),))

    async def held_until(self) -> datetime | None:
        """Until when digests wait."""
        rows = await self._database.fetch("SELECT held_until FROM digest_hold")
        return to_time(rows[0][0]) if rows else None

    async def forget_before(self, moment: datetime) -> int:
        """Delete editions made before ``moment``; how many."""
        async with self._database.transaction() as transaction:
            return await transaction.run(
                "DELETE FROM editions WHERE made < ?", (from_time(moment),)
            )
