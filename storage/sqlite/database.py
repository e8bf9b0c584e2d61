"""The connections to one SQLite file: one that writes and a few that read beside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

import aiosqlite

from storage.sqlite.failures import explained

PATIENCE = 10.0
"""Seconds to wait for another process that writes."""
READERS = 3
CACHE_KIB = 512
"""Kibibytes of pages that each reader keeps to itself, SQLite's own choice being 2000."""

Row = tuple[Any, ...]


class Transaction:
    """The writer while a transaction is open. Made by ``Database.transaction``."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def fetch(
        self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()
    ) -> list[Row]:
        """All rows, the transaction's own changes included; those of a RETURNING clause too."""
        rows = await self._connection.execute_fetchall(sql, parameters)
        return [tuple(row) for row in rows]

    async def run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Execute one statement; how many rows it changed."""
        async with self._connection.execute(sql, parameters) as cursor:
            return cursor.rowcount

    async def insert(self, sql: str, parameters: Sequence[Any]) -> int:
        """Insert one row; its id."""
        row = await self._connection.execute_insert(sql, parameters)
        return int(row[0]) if row else 0

    async def run_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Execute one statement for each row of parameters."""
        if rows:
            await self._connection.executemany(sql, rows)


class Database:
    """An open file. Made by ``open_database``; every error of SQLite leaves as StorageError."""

    def __init__(
        self, path: Path, writer: aiosqlite.Connection, readers: Sequence[aiosqlite.Connection]
    ) -> None:
        self.path = path
        self._writer = writer
        self._readers = readers
        self._next_reader = cycle(readers)
        self._writing = asyncio.Lock()

    async def fetch(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """All rows of a SELECT, from the last commit."""
        with explained(self.path):
            return list(await next(self._next_reader).execute_fetchall(sql, parameters))  # type: ignore[arg-type]

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Write: all or nothing, one at a time, the other processes waited for.

        IMMEDIATE takes the lock at once: a transaction that first reads and then writes could not
        be waited for. The connection's thread works through a queue, so a rollback ordered by a
        cancelled task still comes before whatever is written next.
        """
        async with self._writing:
            with explained(self.path):
                try:
                    await self._writer.execute("BEGIN IMMEDIATE")
                    yield Transaction(self._writer)
                    await self._writer.commit()
                except BaseException:
                    await asyncio.shield(self._writer.rollback())
                    raise

    async def write(
        self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()
    ) -> list[Row]:
        """One statement that is a transaction of its own; the rows of its RETURNING clause.

        It costs one step to the connection's thread and back, where a transaction costs four.
        """
        async with self._writing:
            with explained(self.path):
                rows = await self._writer.execute_fetchall(sql, parameters)
        return [tuple(row) for row in rows]

    async def close(self) -> None:
        """Close all connections; the last one to close folds the WAL into the file."""
        for connection in (*self._readers, self._writer):
            await connection.close()


async def connect(path: Path, *, query_only: bool = False) -> aiosqlite.Connection:
    """One connection in autocommit mode, set up as all of ours are.

    FULL: what was committed survives a power cut, because an update is acknowledged to its platform
    (and a comment to its reader) once it is committed. It costs one fsync a transaction, and an
    import writes hundreds of articles in one. SECURE_DELETE: what is deleted is overwritten.
    """
    with explained(path):
        connection = await aiosqlite.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            await connection.execute("PRAGMA synchronous = FULL")
            await connection.execute("PRAGMA foreign_keys = ON")
            await connection.execute("PRAGMA secure_delete = ON")
            if query_only:
                await connection.execute("PRAGMA query_only = ON")
                # The system keeps the file's pages; four times the same ones would be too many.
                await connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        except BaseException:
            await connection.close()
            raise
    return connection


async def open_database(path: Path) -> Database:
    """Connect to a file whose schema is up to date."""
    opened: list[aiosqlite.Connection] = []
    try:
        opened.append(await connect(path))
        for _ in range(READERS):
            opened.append(await connect(path, query_only=True))
    except BaseException:
        for connection in opened:
            await connection.close()
        raise
    return Database(path, opened[0], opened[1:])
