"""How much a platform lets us send: over all, to one chat, and to one group in a minute.

People who wait for an answer never wait for this: what they are sent is only counted, and bulk
messages wait until the allowance has room again.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages in a second over all; seconds between two to one chat; messages in a minute to a
    group. ``at_once`` is how many of a second's messages may go out together: a platform that
    counts whole seconds takes a burst for a flood."""

    per_second: float = 30.0
    chat_gap: float = 1.0
    group_per_minute: int = 20
    at_once: float = 1.0


_MINUTE = 60.0
_KEPT = 5_000
"""Chats that are remembered before those at rest are forgotten."""


class Allowance:
    """One account's allowance. ``steady`` is a clock that only runs forward, in seconds."""

    def __init__(self, limits: Limits, steady: Callable[[], float]) -> None:
        self._limits = limits
        self._steady = steady
        self._free_at = steady()
        self._chats: dict[str, deque[float]] = {}
        self._held: dict[str, float] = {}

    def spend(self, chat_id: str) -> None:
        """Count a message that is sent now, whatever the allowance says."""
        now = self._steady()
        gap = 1.0 / self._limits.per_second
        self._free_at = max(self._free_at, now - self._limits.at_once * gap) + gap
        self._note(chat_id, now)

    def wait(self) -> float:
        """Seconds until another bulk message may go out."""
        return self._free_at - self._steady()

    def now(self) -> int:
        """How many bulk messages may go out at once."""
        late = -self.wait() * self._limits.per_second
        return int(min(late, self._limits.at_once)) + 1 if late >= 0 else 0

    def chat_wait(self, chat_id: str, *, group: bool) -> float:
        """Seconds until this chat may be sent another bulk message."""
        now = self._steady()
        sent = self._chats.get(chat_id, ())
        times = [self._held.get(chat_id, now)]
        if sent:
            times.append(sent[-1] + self._limits.chat_gap)
        if group and len(sent) >= self._limits.group_per_minute:
            times.append(sent[-self._limits.group_per_minute] + _MINUTE)
        return max(times) - now

    def hold(self, chat_id: str, seconds: float) -> None:
        """The platform asked for a rest in one chat."""
        self._held[chat_id] = max(self._held.get(chat_id, 0.0), self._steady() + seconds)

    def hold_all(self, seconds: float) -> None:
        """The platform asked for a rest everywhere."""
        self._free_at = max(self._free_at, self._steady() + seconds)

    async def room(self) -> None:
        """Wait until another bulk message may go out."""
        if (seconds := self.wait()) > 0:
            await asyncio.sleep(seconds)
            await self.room()

    def _note(self, chat_id: str, now: float) -> None:
        if len(self._chats) >= _KEPT:
            self._forget(now)
        sent = self._chats.setdefault(chat_id, deque(maxlen=self._limits.group_per_minute))
        sent.append(now)

    def _forget(self, now: float) -> None:
        self._chats = {chat: sent for chat, sent in self._chats.items() if now - sent[-1] < _MINUTE}
        self._held = {chat: end for chat, end in self._held.items() if end > now}
