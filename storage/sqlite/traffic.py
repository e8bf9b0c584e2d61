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

    async def doubted(self, channel: str, month: str) -> None:
        """Nobody knows whether an answer arrived."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT INTO message_counts (channel, month, sent, unclear) VALUES (?, ?, 0, 1)"
                " ON CONFLICT (channel, month) DO UPDATE SET unclear = unclear + 1",
                (channel, month),
            )

    async def usage(self, channel: str, month: str) -> Usage:
        """The counted messages of a month, all people of the channel, the answers in doubt."""
        rows = await self._database.fetch(
            "SELECT sent, unclear FROM message_counts WHERE channel = ? AND month = ?",
            (channel, month),
        )
        ((users,),) = await self._database.fetch(
            "SELECT count(*) FROM contacts WHERE channel = ?", (channel,)
        )
        sent, unclear = rows[0] if rows else (0, 0)
        return Usage(sent, users, unclear)

    async def readers(self, channel: str, since: datetime) -> int:
        """How many people with a subscription have written since then."""
        ((count,),) = await self._database.fetch(
            "SELECT count(*) FROM contacts WHERE channel = ? AND heard >= ? AND EXISTS"
            " (SELECT 1 FROM subscriptions s WHERE s.channel = contacts.channel"
            " AND s.chat_id = contacts.chat_id AND s.ended IS NULL)",
            (channel, from_time(since)),
        )
        return int(count)
