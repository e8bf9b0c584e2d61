"""Reports written together, and what happens to them where the database fails."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import cast

import pytest

from bot.clock import SystemClock
from bot.ledger import Ledger
from newsroom.errors import StorageError
from newsroom.models import Delivery, Report
from newsroom.ports import Outbox


class SlowOutbox:
    """Writes only once it is let go."""

    def __init__(self) -> None:
        self.written: list[list[int]] = []
        self.let_go = asyncio.Event()
        self.broken = False

    async def record(self, reports: Sequence[Report], now: datetime) -> None:
        await self.let_go.wait()
        if self.broken:
            raise StorageError("disk full")
        self.written.append([each.message_id for each in reports])


async def reporting(ledger: Ledger, numbers: Sequence[int]) -> list[asyncio.Task[None]]:
    tasks = [
        asyncio.create_task(ledger.record(Report(number, Delivery.SENT))) for number in numbers
    ]
    await asyncio.sleep(0)
    return tasks


async def test_who_reports_while_one_is_written_shares_the_next_transaction() -> None:
    outbox = SlowOutbox()
    ledger = Ledger(cast(Outbox, outbox), SystemClock())
    tasks = await reporting(ledger, [1])
    tasks += await reporting(ledger, range(2, 50))
    assert not any(task.done() for task in tasks)
    outbox.let_go.set()
    await asyncio.gather(*tasks)
    assert outbox.written == [[1], list(range(2, 50))]
    await ledger.record(Report(50, Delivery.SENT))
    assert outbox.written[-1] == [50]


async def test_everybody_learns_that_nothing_was_kept_and_the_next_page_is_clean() -> None:
    outbox = SlowOutbox()
    ledger = Ledger(cast(Outbox, outbox), SystemClock())
    outbox.broken = True
    outbox.let_go.set()
    for task in await reporting(ledger, [1, 2, 3]):
        with pytest.raises(StorageError, match="disk full"):
            await task
    outbox.broken = False
    await ledger.record(Report(4, Delivery.SENT))
    assert outbox.written == [[4]]
