"""Updates taken from a platform: kept before they are acknowledged, handled once, in order."""

from __future__ import annotations

from datetime import datetime

from newsroom.models import JournalledUpdate
from storage.sqlite.database import Database
from storage.sqlite.values import from_time

_REASON_LENGTH = 500


class SqliteJournal:
    """The ``Journal`` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def accept(self, channel: str, key: str, lane: str, payload: str, now: datetime) -> bool:
        """Keep an update; False when an update with this key was accepted before."""
        async with self._database.transaction() as transaction:
            added = await transaction.run(
                "INSERT INTO updates (channel, key, lane, payload, accepted)"
                " VALUES (?, ?, ?, ?, ?) ON CONFLICT (channel, key) DO NOTHING",
                (channel, key, lane, payload, from_time(now)),
            )
        return added > 0

    async def pending(self, channel: str, limit: int) -> list[JournalledUpdate]:
        """Updates not yet finished, in the order of acceptance."""
        rows = await self._database.fetch(
            "SELECT id, channel, key, lane, payload, attempts FROM updates"
            " WHERE channel = ? AND finished = 0 ORDER BY id LIMIT ?",
            (channel, limit),
        )
        return [JournalledUpdate(*row) for row in rows]

    async def finish(self, update_id: int) -> None:
        """The update needs no more work. What the person wrote is forgotten."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "UPDATE updates SET finished = 1, payload = '' WHERE id = ?", (update_id,)
            )

    async def fail(self, update_id: int, reason: str) -> int:
        """Count a failed attempt and keep the reason; the number of attempts so far."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "UPDATE updates SET attempts = attempts + 1, reason = ? WHERE id = ?",
                (reason[:_REASON_LENGTH], update_id),
            )
            rows = await transaction.fetch(
                "SELECT attempts FROM updates WHERE id = ?", (update_id,)
            )
        return int(rows[0][0]) if rows else 0

    async def forget_before(self, moment: datetime) -> int:
        """Delete finished updates accepted before ``moment``; how many."""
        async with self._database.transaction() as transaction:
            return await transaction.run(
                "DELETE FROM updates WHERE finished = 1 AND accepted < ?", (from_time(moment),)
            )
