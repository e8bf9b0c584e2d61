"""How much of a channel's limits is used, and who wrote lately."""

from __future__ import annotations

from datetime import datetime

from newsroom.quota import Contact, Usage
from storage.sqlite.database import Database
from storage.sqlite.values import from_time, to_time


class SqliteTraffic:
    """The ``Traffic`` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def heard(self, channel: str, chat_id: str, now: datetime) -> bool:
        """A person wrote; whether for the first time."""
        async with self._database.transaction() as transaction:
            known = await transaction.run(
                "UPDATE contacts SET heard = ?, sent = 0 WHERE channel = ? AND chat_id = ?",
                (from_time(now), channel, chat_id),
            )
            if not known:
                await transaction.run(
                    "INSERT INTO contacts (channel, chat_id, heard) VALUES (?, ?, ?)",
                    (channel, chat_id, from_time(now)),
                )
        return not known

    async def contact(self, channel: str, chat_id: str) -> Contact | None:
        """What is known of a person, None for one who never wrote."""
        rows = await self._database.fetch(
            "SELECT heard, sent FROM contacts WHERE channel = ? AND chat_id = ?",
            (channel, chat_id),
        )
        return Contact(to_time(rows[0][0]), rows[0][1]) if rows else None

    async def sent(self, channel: str, chat_id: str, month: str, *, counted: bool) -> int:
        """A message went to a person; how many of the month were counted so far."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "UPDATE contacts SET sent = sent + 1 WHERE channel = ? AND chat_id = ?",
                (channel, chat_id),
            )
            await transaction.run(
                "INSERT INTO message_counts (channel, month, sent) VALUES (?, ?, ?)"
                " ON CONFLICT (channel, month) DO UPDATE SET sent = sent + excluded.sent",
                (channel, month, int(counted)),
            )
            rows = await transaction.fetch(
                "SELECT sent FROM message_counts WHERE channel = ? AND month = ?", (channel, month)
            )
        return int(rows[0][0])

    async def usage(self, channel: str, month: str) -> Usage:
        """The counted messages of a month, and all people of the channel."""
        ((messages, users),) = await self._database.fetch(
            "SELECT coalesce((SELECT sent FROM message_counts WHERE channel = ? AND month = ?), 0),"
            " (SELECT count(*) FROM contacts WHERE channel = ?)",
            (channel, month, channel),
        )
        return Usage(messages, users)
