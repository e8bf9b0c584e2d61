"""Credentials that a platform exchanges for new ones, such as single-use refresh tokens."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.sqlite.database import Database
from storage.sqlite.values import from_time


class SqliteCredentials:
    """The ``Credentials`` port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> str:
        """What is kept under ``name``, empty where there is nothing."""
        rows = await self._database.fetch(
            "SELECT value FROM credentials WHERE credential = ?", (name,)
        )
        return str(rows[0][0]) if rows else ""

    async def hold(self, name: str, now: datetime, lease: timedelta) -> bool:
        """Take the right to replace a credential; False while another process has it."""
        async with self._database.transaction() as transaction:
            taken = await transaction.run(
                "INSERT INTO credentials (credential, held_until) VALUES (?, ?)"
                " ON CONFLICT (credential) DO UPDATE SET held_until = excluded.held_until"
                " WHERE held_until <= ?",
                (name, from_time(now + lease), from_time(now)),
            )
        return taken > 0

    async def replace(self, name: str, value: str) -> None:
        """Keep the new value and give the right back, both or neither."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "INSERT OR REPLACE INTO credentials (credential, value, held_until)"
                " VALUES (?, ?, 0)",
                (name, value),
            )

    async def release(self, name: str) -> None:
        """Give the right back without a new value."""
        async with self._database.transaction() as transaction:
            await transaction.run(
                "UPDATE credentials SET held_until = 0 WHERE credential = ?", (name,)
            )
