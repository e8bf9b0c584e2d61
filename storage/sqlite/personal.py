"""What is kept of one person: shown as a whole, and deleted as a whole."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from newsroom.comments.model import Act, Author
from storage.sqlite import audit
from storage.sqlite.database import Database, Transaction
from storage.sqlite.values import from_time, to_time

_CHAT = "channel = ? AND chat_id = ?"
_TIMES = frozenset(
    """created decided reported expires until next_due not_before heard given""".split()
)
_LISTS = frozenset({"reasons", "topics", "words", "value", "content"})

_KEPT = {
    "language": "SELECT language FROM chats",
    "comments": "SELECT id, article_id, text, status, reasons, refusal, appealed, created, decided,"
    " consent FROM comments",
    "likes": "SELECT comment_id FROM comment_likes",
    "reports": "SELECT comment_id, reported FROM comment_reports",
    "lock": "SELECT until FROM bans",
    "office": "SELECT id, role FROM editors",
    "subscriptions": "SELECT rhythm, minute, zone, topics, words, language, created, next_due"
    " FROM subscriptions",
    "conversation": "SELECT key, value, expires FROM chat_states",
    "linked_channels": "SELECT owner FROM links",
    "last_written": "SELECT heard, sent FROM contacts",
    "messages_about_articles": "SELECT message_id, article_id FROM chat_messages",
    "answered_from": "SELECT article_id, given FROM given_answers",
    "messages_sent": "SELECT content, state, not_before FROM outbox"
    " JOIN payloads ON payloads.id = outbox.payload_id",
}
_ERASED = (
    "comment_likes",
    "comment_reports",
    "subscriptions",
    "chat_states",
    "chat_messages",
    "given_answers",
    "contacts",
    "links",
    "link_codes",
)


class SqlitePersonal:
    """The ``Personal`` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, person: Author) -> dict[str, Any]:
        """All that is kept of a person, by kind; each a list of what the rows hold."""
        found = {name: await self._rows(select, person) for name, select in _KEPT.items()}
        return {name: rows for name, rows in found.items() if rows}

    async def erase(self, person: Author, keep_published: bool, now: datetime) -> int:
        """Delete all of it in one transaction; how many comments went or became anonymous."""
        async with self._database.transaction() as transaction:
            count = await _erase_comments(transaction, person, keep_published)
            for table in _ERASED:
                await transaction.run(f"DELETE FROM {table} WHERE {_CHAT}", person)
            await _erase_messages(transaction, person, now)
            await transaction.run(f"DELETE FROM chats WHERE {_CHAT}", person)
            note = "published comments stay" if keep_published else "published comments go"
            await audit.log(transaction, Act.ERASE, now, 0, note=note)
        return count

    async def _rows(self, select: str, person: Author) -> list[dict[str, Any]]:
        names = select.removeprefix("SELECT ").partition(" FROM ")[0].split(", ")
        rows = await self._database.fetch(f"{select} WHERE {_CHAT}", person)
        return [
            {name: _shown(name, value) for name, value in zip(names, row, strict=True)}
            for row in rows
        ]


async def _erase_comments(transaction: Transaction, person: Author, keep_published: bool) -> int:
    anonymous = 0
    if keep_published:
        anonymous = await transaction.run(
            "UPDATE comments SET channel = '', chat_id = '', token = NULL"
            f" WHERE {_CHAT} AND status = 'published'",
            person,
        )
    return anonymous + await transaction.run(f"DELETE FROM comments WHERE {_CHAT}", person)


async def _erase_messages(transaction: Transaction, person: Author, now: datetime) -> None:
    """Drop what waits for the person, and forget the contents and the address of the rest."""
    await transaction.run(
        "UPDATE outbox SET state = 'dropped', reason = 'erased', ended = ?"
        f" WHERE {_CHAT} AND state IN ('waiting', 'claimed')",
        (from_time(now), *person),
    )
    await transaction.run(
        f"UPDATE outbox SET payload_id = NULL, chat_id = '' WHERE {_CHAT}", person
    )
    await transaction.run(
        "DELETE FROM payloads WHERE NOT EXISTS"
        " (SELECT 1 FROM outbox WHERE payload_id = payloads.id)"
    )


def _shown(name: str, value: Any) -> Any:
    """A stored value as a person reads it."""
    if name in _TIMES and value is not None:
        return to_time(value).isoformat()
    return json.loads(value) if name in _LISTS else value
