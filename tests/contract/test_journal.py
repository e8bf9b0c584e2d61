"""The ``Journal`` port."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from newsroom.models import JournalledUpdate
from newsroom.ports import Store
from tests.contract.making import NOW, opened


async def test_an_update_is_pending_until_it_is_finished(store: Store) -> None:
    assert await store.journal.accept("telegram", "7", "chat 1", '{"chữ":1}', NOW)
    (update,) = await store.journal.pending("telegram", 10)
    assert update == JournalledUpdate(update.id, "telegram", "7", "chat 1", '{"chữ":1}', 0)
    assert await store.journal.pending("zalo", 10) == []
    await store.journal.finish(update.id)
    assert await store.journal.pending("telegram", 10) == []


async def test_an_update_is_accepted_once(store: Store) -> None:
    assert await store.journal.accept("telegram", "7", "1", "a", NOW)
    assert not await store.journal.accept("telegram", "7", "1", "b", NOW)
    assert await store.journal.accept("zalo", "7", "1", "c", NOW)
    (update,) = await store.journal.pending("telegram", 10)
    assert update.payload == "a"
    await store.journal.finish(update.id)
    assert not await store.journal.accept("telegram", "7", "1", "d", NOW)
    assert await store.journal.pending("telegram", 10) == []


async def test_of_concurrent_duplicates_one_is_accepted(url: str, store: Store) -> None:
    async with opened(url) as other:
        tries = [
            each.journal.accept("telegram", str(key), "1", "{}", NOW)
            for key in range(10)
            for each in (store, other, store, other)
        ]
        assert sum(await asyncio.gather(*tries)) == 10
        assert len(await other.journal.pending("telegram", 100)) == 10


async def test_a_lane_keeps_its_order(store: Store) -> None:
    for number in range(12):
        # The platform's own keys do not have to grow.
        await store.journal.accept("telegram", f"{97 * number % 13}", f"{number % 3}", "", NOW)
    pending = await store.journal.pending("telegram", 100)
    for lane in "012":
        keys = [update.key for update in pending if update.lane == lane]
        assert keys == [f"{97 * number % 13}" for number in range(int(lane), 12, 3)]
    assert await store.journal.pending("telegram", 5) == pending[:5]


async def test_a_failed_update_stays_and_its_attempts_are_counted(store: Store) -> None:
    await store.journal.accept("telegram", "1", "1", "first", NOW)
    await store.journal.accept("telegram", "2", "1", "second", NOW)
    first, _ = await store.journal.pending("telegram", 10)
    assert await store.journal.fail(first.id, "no route") == 1
    assert await store.journal.fail(first.id, "x" * 100_000) == 2
    assert await store.journal.fail(999, "unknown") == 0
    pending = await store.journal.pending("telegram", 10)
    assert [(update.payload, update.attempts) for update in pending] == [
        ("first", 2),
        ("second", 0),
    ]


async def test_only_finished_updates_are_forgotten(store: Store) -> None:
    for key, accepted in (("old", NOW), ("stuck", NOW), ("new", NOW + timedelta(hours=1))):
        await store.journal.accept("telegram", key, "1", "{}", accepted)
    for update in await store.journal.pending("telegram", 10):
        if update.key != "stuck":
            await store.journal.finish(update.id)
    assert await store.journal.forget_before(NOW + timedelta(minutes=1)) == 1
    assert [update.key for update in await store.journal.pending("telegram", 10)] == ["stuck"]
    assert await store.journal.accept("telegram", "old", "1", "{}", NOW)
    assert not await store.journal.accept("telegram", "new", "1", "{}", NOW)


async def test_what_was_accepted_survives_a_restart(url: str) -> None:
    async with opened(url) as store:
        await store.journal.accept("telegram", "1", "1", "{}", NOW)
    async with opened(url) as store:
        assert [update.key for update in await store.journal.pending("telegram", 10)] == ["1"]
        assert not await store.journal.accept("telegram", "1", "1", "{}", NOW)
