"""Writes that are given up half-way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.sqlite.database import Database, open_database


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await open_database(tmp_path / "plain.db")
    yield opened
    await opened.close()


async def test_a_cancelled_write_leaves_nothing_and_holds_nobody_up(database: Database) -> None:
    async with database.transaction() as transaction:
        await transaction.run("CREATE TABLE kept (word TEXT)")
    inside = asyncio.Event()

    async def write_for_ever() -> None:
        async with database.transaction() as transaction:
            await transaction.run("INSERT INTO kept VALUES ('lost')")
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write_for_ever())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.transaction() as transaction:
        await transaction.run("INSERT INTO kept VALUES ('found')")
    assert await database.fetch("SELECT word FROM kept") == [("found",)]


async def test_a_write_cancelled_at_any_point_is_whole_or_absent(database: Database) -> None:
    async with database.transaction() as transaction:
        await transaction.run("CREATE TABLE pairs (number INTEGER, half TEXT)")

    async def write_pair(number: int) -> None:
        async with database.transaction() as transaction:
            await transaction.run("INSERT INTO pairs VALUES (?, 'left')", (number,))
            await transaction.run("INSERT INTO pairs VALUES (?, 'right')", (number,))

    for number in range(40):
        task = asyncio.create_task(write_pair(number))
        # Each round lets the write come a little further before it is given up.
        for _ in range(number):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await write_pair(1000)
    halves = await database.fetch("SELECT number, count(*) FROM pairs GROUP BY number")
    assert (1000, 2) in halves
    assert {count for _, count in halves} == {2}
