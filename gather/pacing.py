"""One request a host at a time, and as far apart as the site asks for."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

_REMEMBERED: Final = 1_000


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    apart: float = 0.0
    free_at: float = 0.0


class Pace:
    """Gives each host its turns. ``apart`` are the seconds from one request's end to the next."""

    def __init__(
        self,
        apart: float = 0.0,
        *,
        now: Callable[[], float] = monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._apart = apart
        self._now = now
        self._sleep = sleep
        self._hosts: OrderedDict[str, _Host] = OrderedDict()

    def slow_down(self, host: str, apart: float) -> None:
        """Keep at least ``apart`` seconds between requests to ``host`` from now on."""
        self._host(host).apart = max(self._apart, apart)

    def hold(self, host: str, seconds: float) -> None:
        """Start no request to ``host`` within the next ``seconds``."""
        state = self._host(host)
        state.free_at = max(state.free_at, self._now() + seconds)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until a request to ``host`` may start; it is over when the block is left."""
        state = self._host(host)
        async with state.lock:
            wait = state.free_at - self._now()
            if wait > 0:
                await self._sleep(wait)
            try:
                yield
            finally:
                state.free_at = self._now() + state.apart

    def _host(self, host: str) -> _Host:
        state = self._hosts.setdefault(host, _Host(apart=self._apart))
        self._hosts.move_to_end(host)
        while len(self._hosts) > _REMEMBERED:
            oldest = next(iter(self._hosts.values()))
            if oldest.lock.locked():
                break
            self._hosts.popitem(last=False)
        return state
