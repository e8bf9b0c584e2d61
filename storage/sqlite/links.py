"""Which chats on several channels are one person's."""

from __future__ import annotations

from datetime import datetime

from storage.sqlite.database import Database, Transaction
from storage.sqlite.values import from_time

_CHAT = "channel = ? AND chat_id = ?"

Chat = tuple[str, str]
"""A channel and a chat on it."""


class SqliteLinks:
    """The ``Links`` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def offer(self, chat: Chat, code_hash: str, expires: datetime) -> None:
        """Let a code link to this chat; earlier codes of the chat are void."""
        async with self._database.transaction() as transaction:
            await transaction.run(f"DELETE FROM link_codes WHERE {_CHAT}", chat)
            await transaction.run(
                "INSERT INTO link_codes (code_hash, channel, chat_id, expires) VALUES (?, ?, ?, ?)",
                (code_hash, *chat, from_time(expires)),
            )

    async def link(self, chat: Chat, code_hash: str, now: datetime) -> bool:
        """Use a code up; False where it is unknown, too old or this chat's own."""
        async with self._database.transaction() as transaction:
            await _forget_expired(transaction, now)
            rows = await transaction.fetch(
                "SELECT channel, chat_id FROM link_codes WHERE code_hash = ?"
                " AND NOT (channel = ? AND chat_id = ?)",
                (code_hash, *chat),
            )
            if not rows:
                return False
            await transaction.run("DELETE FROM link_codes WHERE code_hash = ?", (code_hash,))
            await _join(transaction, chat, rows[0], code_hash)
        return True

    async def others(self, chat: Chat) -> list[Chat]:
        """The other chats of the same person."""
        rows = await self._database.fetch(
            "SELECT channel, chat_id FROM links WHERE owner ="
            f" (SELECT owner FROM links WHERE {_CHAT}) AND NOT ({_CHAT}) ORDER BY 1, 2",
            (*chat, *chat),
        )
        return [(channel, chat_id) for channel, chat_id in rows]

    async def forget_expired(self, now: datetime) -> int:
        """Delete the codes that can no longer be used; how many."""
        async with self._database.transaction() as transaction:
            return await _forget_expired(transaction, now)

    async def unlink(self, chat: Chat) -> bool:
        """Let a chat stand alone again; False where it does already."""
        async with self._database.transaction() as transaction:
            return await transaction.run(f"DELETE FROM links WHERE {_CHAT}", chat) > 0


async def _forget_expired(transaction: Transaction, now: datetime) -> int:
    return await transaction.run("DELETE FROM link_codes WHERE expires <= ?", (from_time(now),))


async def _join(transaction: Transaction, one: Chat, other: Chat, new_owner: str) -> None:
    """Give both chats, and all that are linked to them, one owner."""
    for chat in (one, other):
        await transaction.run(
            f"UPDATE links SET owner = ? WHERE owner = (SELECT owner FROM links WHERE {_CHAT})",
            (new_owner, *chat),
        )
        await transaction.run(
            "INSERT OR REPLACE INTO links (channel, chat_id, owner) VALUES (?, ?, ?)",
            (*chat, new_owner),
        )
