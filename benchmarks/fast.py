"""An event loop whose seconds are short: everything that waits waits ``times`` less, by the same
code and the same settings as always, while computing and the disk take as long as ever."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any


class _Selector(selectors.DefaultSelector):
    def __init__(self, times: float) -> None:
        super().__init__()
        self._times = times

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        return super().select(timeout / self._times if timeout and timeout > 0 else timeout)


class FastLoop(asyncio.SelectorEventLoop):
    """A loop on which ``times`` seconds pass in one."""

    def __init__(self, times: float) -> None:
        super().__init__(_Selector(times))
        self._times = times

    def time(self) -> float:
        return super().time() * self._times


class FastClock:
    """The time of day on a fast loop: ``start`` when it is made."""

    def __init__(self, start: datetime) -> None:
        self._loop = asyncio.get_running_loop()
        self._start, self._zero = start, self._loop.time()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._loop.time() - self._zero)


def run_fast(main: Coroutine[Any, Any, None], times: float) -> None:
    """Run ``main`` on a fast loop."""
    with asyncio.Runner(loop_factory=lambda: FastLoop(times)) as runner:
        runner.run(main)
