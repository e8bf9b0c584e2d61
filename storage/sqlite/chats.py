"""What is remembered of a chat: the chosen language, half-finished dialogues, sent messages."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from newsroom.models import Language
from storage.sqlite.database import Database
from storage.sqlite.values import from_time, to_json

REMEMBERED_MESSAGES = 200
"""Messages of a chat whose article is remembered; older ones are forgotten."""
TABLES = (
    "chats",
    "chat_states",
    "chat_messages",
    "subscriptions",
    "outbox",
    "comments",
    "comment_likes",
    "comment_reports",
    "bans",
    "editors",
    "contacts",
    "links",
    "link_codes",
    "given_answers",
)
_CHAT = "channel = ? AND chat_id = ?"


class SqliteChats:
    """The ``Chats`` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def language(self, channel: str, chat_id: str) -> Language | None:
        """The language that the person chose."""
        rows = await self._database.fetch(
            f"SELECT language FROM chats WHERE {_CHAT}", (channel, chat_id)
        )
        return rows[0][0] if rows else None

    async def set_language(self, channel: str, chat_id: str, language: Language) -> None:
        """Remember the person's choice."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT OR REPLACE INTO chats (channel, chat_id, language) VALUES (?, ?, ?)",
                (channel, chat_id, language),
            )

    async def state(self, channel: str, chat_id: str, key: str, now: datetime) -> Any | None:
        """A JSON value kept under ``key`` and not yet expired."""
        rows = await self._database.fetch(
            f"SELECT value FROM chat_states WHERE {_CHAT} AND key = ? AND expires > ?",
            (channel, chat_id, key, from_time(now)),
        )
        return json.loads(rows[0][0]) if rows else None

    async def save_state(
        self, channel: str, chat_id: str, key: str, value: Any, expires: datetime
    ) -> None:
        """Keep a JSON value under ``key`` until ``expires``."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT OR REPLACE INTO chat_states (channel, chat_id, key, value, expires)"
                " VALUES (?, ?, ?, ?, ?)",
                (channel, chat_id, key, to_json(value), from_time(expires)),
            )

    async def clear_state(self, channel: str, chat_id: str, key: str) -> None:
        """Forget what is kept under ``key``."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                f"DELETE FROM chat_states WHERE {_CHAT} AND key = ?", (channel, chat_id, key)
            )

    async def forget_expired(self, now: datetime) -> int:
        """Delete the states that have expired by ``now``; how many."""
        async with self._database.transaction() as transaction:
            return await transaction.run(
                "DELETE FROM chat_states WHERE expires <= ?", (from_time(now),)
            )

    async def remember_message(
        self, channel: str, chat_id: str, message_id: str, article_id: int
    ) -> None:
        """Keep which article a message that we sent was about, unless it is gone by now."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT OR REPLACE INTO chat_messages (channel, chat_id, message_id, article_id)"
                " SELECT ?, ?, ?, id FROM articles WHERE id = ?",
                (channel, chat_id, message_id, article_id),
            )
            await transaction.run(
                f"DELETE FROM chat_messages WHERE {_CHAT} AND id <= (SELECT id FROM chat_messages"
                f" WHERE {_CHAT} ORDER BY id DESC LIMIT 1 OFFSET ?)",
                (channel, chat_id, channel, chat_id, REMEMBERED_MESSAGES),
            )

    async def message_article(self, channel: str, chat_id: str, message_id: str) -> int:
        """The article that a message of ours was about, 0 where unknown."""
        rows = await self._database.fetch(
            f"SELECT article_id FROM chat_messages WHERE {_CHAT} AND message_id = ?",
            (channel, chat_id, message_id),
        )
        return int(rows[0][0]) if rows else 0

    async def migrate(self, channel: str, old_chat_id: str, new_chat_id: str) -> None:
        """Move every row of a chat to its new id; what the new one has already is newer."""
        async with self._database.transaction() as transaction:
            for table in TABLES:
                await transaction.run(
                    f"UPDATE OR IGNORE {table} SET chat_id = ? WHERE {_CHAT}",
                    (new_chat_id, channel, old_chat_id),
                )
                await transaction.run(f"DELETE FROM {table} WHERE {_CHAT}", (channel, old_chat_id))
