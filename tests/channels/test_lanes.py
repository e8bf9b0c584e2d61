"""Lanes over a real journal: order, bounds, and a database that fails now and then."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.lanes import Lanes
from newsroom.errors import StorageError
from newsroom.models import JournalledUpdate
from newsroom.ports import Journal, Store
from tests.channels.talking import SystemClock


class Handler:
    """Keeps what it handled, by lane, and lets a test wait for it."""

    def __init__(self, work: Callable[[], Awaitable[object]] | None = None) -> None:
        self.handled: dict[str, list[str]] = defaultdict(list)
        self.at_once = self.most_at_once = 0
        self.started = asyncio.Event()
        self._work = work
        self._changed = asyncio.Condition()

    async def __call__(self, update: JournalledUpdate) -> None:
        self.started.set()
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        if self._work is not None:
            await self._work()
        self.at_once -= 1
        self.handled[update.lane].append(update.payload)
        async with self._changed:
            self._changed.notify_all()

    async def until(self, count: int) -> None:
        async with asyncio.timeout(20), self._changed:
            await self._changed.wait_for(lambda: sum(map(len, self.handled.values())) >= count)


class FailingJournal:
    """A journal of which the named methods fail once."""

    def __init__(self, journal: Journal, *methods: str) -> None:
        self._journal = journal
        self._failing = set(methods)

    def __getattr__(self, name: str) -> Any:
        if name in self._failing:
            self._failing.discard(name)
            return self._fail
        return getattr(self._journal, name)

    async def _fail(self, *_: object) -> None:
        raise StorageError("the database is locked")


def lanes(journal: Any, handle: Handler, **limits: Any) -> Lanes:
    async def park(_: JournalledUpdate) -> None:
        raise AssertionError("nothing is parked here")

    return Lanes("test", journal, SystemClock(), handle, park, pauses=(0.01, 0.01), **limits)


async def test_a_backlog_larger_than_memory_is_worked_off_in_order(store: Store) -> None:
    handler = Handler(lambda: asyncio.sleep(0))
    waiting = lanes(store.journal, handler, backlog=4, width=2)
    expected: dict[str, list[str]] = defaultdict(list)
    for number in range(30):
        lane = f"chat{number % 3}"
        assert await waiting.accept(str(number), lane, str(number))
        expected[lane].append(str(number))
    async with waiting:
        await handler.until(30)
    assert handler.handled == expected
    assert handler.most_at_once == 2
    assert await store.journal.pending("test", 10) == []


async def test_an_update_is_accepted_once(store: Store) -> None:
    handler = Handler()
    async with lanes(store.journal, handler) as running:
        assert await running.accept("1", "a", "x")
        assert not await running.accept("1", "a", "x")
        await running.accept("2", "a", "y")
        await handler.until(2)
    assert handler.handled == {"a": ["x", "y"]}


@pytest.mark.parametrize("method", ["pending", "finish"])
async def test_a_database_that_fails_for_a_while_loses_nothing(
    store: Store, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.lanes.LOOK_AGAIN", 0.01)
    handler = Handler()
    async with lanes(FailingJournal(store.journal, method), handler) as running:
        for number in ("1", "2", "3"):
            await running.accept(number, "a", number)
        await handler.until(3 if method == "pending" else 4)
    assert await store.journal.pending("test", 10) == []
    assert list(dict.fromkeys(handler.handled["a"])) == ["1", "2", "3"]


class StaleJournal(FailingJournal):
    """A journal whose second reading takes so long that what it read is finished meanwhile."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.reading, self.finished = asyncio.Event(), asyncio.Event()
        self._readings = 0

    async def pending(self, channel: str, limit: int) -> list[JournalledUpdate]:
        rows = await self._journal.pending(channel, limit)
        self._readings += 1
        if self._readings == 2:
            self.reading.set()
            await self.finished.wait()
        return rows

    async def finish(self, update_id: int) -> None:
        await self._journal.finish(update_id)
        self.finished.set()


async def test_an_update_finished_while_the_journal_is_read_is_not_handled_again(
    store: Store,
) -> None:
    journal = StaleJournal(store.journal)
    handler = Handler(journal.reading.wait)
    running = lanes(journal, handler)
    await running.accept("1", "a", "x")
    async with running:
        await handler.started.wait()
        await running.accept("2", "b", "y")
        await running.accept("3", "a", "z")
        await handler.until(3)
    assert handler.handled == {"a": ["x", "z"], "b": ["y"]}


async def test_a_stop_waits_only_so_long(store: Store) -> None:
    handler = Handler(asyncio.Event().wait)
    async with lanes(store.journal, handler, grace=0.01) as running:
        await running.accept("1", "a", "x")
        await handler.started.wait()
    (left,) = await store.journal.pending("test", 10)
    assert (left.payload, left.attempts) == ("x", 0)


async def test_what_was_journalled_beside_the_lanes_is_handled_once_they_are_woken(
    store: Store,
) -> None:
    handler, clock = Handler(), SystemClock()
    async with Lanes("zalo", store.journal, clock, handler, handler) as lanes:
        await lanes.accept("1", "chat", "through the lanes")
        await handler.until(1)
        await store.journal.accept("zalo", "2", "chat", "beside them", clock.now())
        lanes.wake()
        await handler.until(2)
    assert handler.handled == {"chat": ["through the lanes", "beside them"]}
