"""What became of messages, written down: many in one transaction where they come fast.

A transaction waits for the disk. Who reports while one is being written shares the next one, so
that the disk sets no limit to how many messages are sent, and nobody waits where there are few.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from newsroom.errors import StorageError
from newsroom.models import Report
from newsroom.ports import Clock, Outbox


@dataclass(slots=True)
class _Page:
    """Reports that are written together."""

    reports: list[Report] = field(default_factory=list)
    error: StorageError | None = None


class Ledger:
    """Keeps reports in the outbox."""

    def __init__(self, outbox: Outbox, clock: Clock) -> None:
        self._outbox = outbox
        self._clock = clock
        self._page = _Page()
        self._writing = asyncio.Lock()

    async def record(self, report: Report) -> None:
        """Return once ``report`` is kept. Raises StorageError where it could not be."""
        page = self._page
        page.reports.append(report)
        async with self._writing:
            if page is self._page:
                self._page = _Page()
                await self._write(page)
        if page.error:
            raise page.error

    async def _write(self, page: _Page) -> None:
        try:
            await self._outbox.record(page.reports, self._clock.now())
        except StorageError as error:
            page.error = error
