"""Corrected articles, and the chats that were answered from what they said before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from newsroom.models import Outgoing
from newsroom.sourcing.corrections import Correction, Given
from storage.sqlite.database import Database
from storage.sqlite.outbox import add
from storage.sqlite.values import from_time, to_time

# A person with linked chats counts once.
_PEOPLE = (
    "(SELECT count(DISTINCT coalesce(owner, channel || ' ' || chat_id)) FROM given_answers"
    " LEFT JOIN links USING (channel, chat_id)"
    " WHERE given_answers.article_id = last.article_id AND version < last.number)"
)
_LAST = (
    f"SELECT article_id, number, replaced, {_PEOPLE} FROM article_versions AS last"
    " WHERE NOT EXISTS (SELECT 1 FROM article_versions AS later"
    " WHERE later.article_id = last.article_id AND later.number > last.number)"
)


class SqliteCorrections:
    """The ``Corrections`` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note_given(self, channel: str, chat_id: str, article_id: int, now: datetime) -> None:
        """Keep that a chat was answered from an article as it is now, and on which day."""
        # No finer than needed: by its time of day an answer could be told from others of the log.
        day = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT INTO given_answers (channel, chat_id, article_id, version, given)"
                " SELECT ?, ?, id, (SELECT coalesce(max(number), 0) FROM article_versions"
                " WHERE article_id = articles.id), ? FROM articles WHERE id = ?"
                " ON CONFLICT DO UPDATE SET version = excluded.version, given = excluded.given",
                (channel, chat_id, from_time(day), article_id),
            )

    async def latest(self, limit: int, offset: int = 0) -> list[Correction]:
        """The last correction of each corrected article, newest first."""
        rows = await self._database.fetch(
            f"{_LAST} ORDER BY number DESC LIMIT ? OFFSET ?", (limit, offset)
        )
        return [Correction(key, number, to_time(at), people) for key, number, at, people in rows]

    async def of(self, article_id: int) -> Correction | None:
        """The last correction of an article."""
        rows = await self._database.fetch(f"{_LAST} AND article_id = ?", (article_id,))
        return next(
            (Correction(key, number, to_time(at), people) for key, number, at, people in rows), None
        )

    async def given_before(self, correction: Correction) -> list[Given]:
        """Whom to tell of a correction: of each person the chat that was answered last."""
        rows = await self._database.fetch(
            "SELECT channel, chat_id, version, coalesce(owner, channel || ' ' || chat_id)"
            " FROM given_answers LEFT JOIN links USING (channel, chat_id)"
            " WHERE article_id = ? AND version < ? ORDER BY given, channel, chat_id",
            (correction.article_id, correction.number),
        )
        found = {person: Given(channel, chat, version) for channel, chat, version, person in rows}
        return list(found.values())

    async def announce(
        self, correction: Correction, messages: Sequence[Outgoing], now: datetime
    ) -> int:
        """Send the messages and keep that everybody knows of the correction, in one transaction;
        how many messages were new."""
        async with self._database.transaction() as transaction:
            count = await add(transaction, messages)
            await transaction.run(
                "UPDATE given_answers SET version = ? WHERE article_id = ? AND version < ?",
                (correction.number, correction.article_id, correction.number),
            )
        return count

    async def forget_before(self, moment: datetime) -> int:
        """Forget who was answered from what before then; how many answers."""
        async with self._database.transaction() as transaction:
            return await transaction.run(
                "DELETE FROM given_answers WHERE given < ?", (from_time(moment),)
            )
