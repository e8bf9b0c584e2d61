"""Who may decide on comments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from newsroom.comments.model import Author, Editor, Role
from storage.sqlite.database import Database, Row, Transaction
from storage.sqlite.values import from_time

_CHAT = "channel = ? AND chat_id = ?"
_SELECT = "SELECT id, channel, chat_id, role FROM editors WHERE active = 1"
_JOIN = (
    "INSERT INTO editors (channel, chat_id, role, settled) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (channel, chat_id) DO UPDATE SET role = excluded.role,"
    " settled = excluded.settled, active = 1"
)


class SqliteEditors:
    """The ``Editors`` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def settle(self, named: Mapping[Author, Role]) -> None:
        """Make exactly these the editors that the settings name; the invited ones stay."""
        rows = await self._database.fetch(
            "SELECT channel, chat_id, role FROM editors WHERE settled = 1 AND active = 1"
        )
        if {Author(*chat): Role(role) for *chat, role in rows} == named:
            return
        async with self._database.transaction() as transaction:
            await transaction.run("UPDATE editors SET active = 0 WHERE settled = 1")
            await transaction.run_many(
                _JOIN, [(*chat, role.value, True) for chat, role in named.items()]
            )

    async def of_chat(self, chat: Author) -> Editor | None:
        """The editor who writes from this chat."""
        rows = await self._database.fetch(f"{_SELECT} AND {_CHAT}", chat)
        return _editor(rows[0]) if rows else None

    async def all(self) -> list[Editor]:
        """Everybody who may decide."""
        return [_editor(row) for row in await self._database.fetch(f"{_SELECT} ORDER BY id")]

    async def add(self, chat: Author) -> Editor:
        """Make somebody an editor; who is one already stays what they are."""
        async with self._database.transaction() as transaction:
            return await _add(transaction, chat)

    async def remove(self, chat: Author) -> bool:
        """Let an invited editor go; False where there is none."""
        async with self._database.transaction() as transaction:
            gone = await transaction.run(
                f"UPDATE editors SET active = 0 WHERE {_CHAT} AND settled = 0 AND active = 1", chat
            )
        return gone > 0

    async def invite(self, code_hash: str, expires: datetime) -> None:
        """Keep an invitation that can be used once."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT INTO editor_invitations (code_hash, expires) VALUES (?, ?)",
                (code_hash, from_time(expires)),
            )

    async def redeem(self, code_hash: str, chat: Author, now: datetime) -> Editor | None:
        """Use an invitation up; None where there is none or it is too old."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "DELETE FROM editor_invitations WHERE expires <= ?", (from_time(now),)
            )
            used = await transaction.run(
                "DELETE FROM editor_invitations WHERE code_hash = ?", (code_hash,)
            )
            return await _add(transaction, chat) if used else None


async def _add(transaction: Transaction, chat: Author) -> Editor:
    select = f"{_SELECT} AND {_CHAT}"
    rows = await transaction.fetch(select, chat)
    if not rows:
        await transaction.run(_JOIN, (*chat, Role.EDITOR.value, False))
        rows = await transaction.fetch(select, chat)
    return _editor(rows[0])


def _editor(row: Row) -> Editor:
    id_, channel, chat_id, role = row
    return Editor(id_, channel, chat_id, Role(role))
