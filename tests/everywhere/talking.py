"""A person on any channel, and the place where people talk there: all that the flows know."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

from tests.flows.town import World

PATIENCE = 30.0
"""Seconds after which a test that waits in vain fails."""
LOOK = 0.01
"""Seconds between two looks into the store."""


class Talker(ABC):
    """Says words, presses what is offered, reads what is shown."""

    def __init__(self) -> None:
        self._read: dict[str, str] = {}

    async def say(self, words: str) -> str:
        """All that is shown in return: new messages, and those that have changed."""
        await self._say(words)
        return await self._news()

    async def press(self, label: str) -> str:
        """Press the button whose label begins so, or choose its number; the same as ``say``."""
        await self._press(label)
        return await self._news()

    async def hear(self, words: str) -> str:
        """What comes without being asked for, once ``words`` are in it."""
        await self._await(words)
        return await self._news()

    async def _news(self) -> str:
        shown = await self._shown()
        fresh = [text for key, text in shown.items() if self._read.get(key) != text]
        self._read = dict(shown)
        return "\n".join(fresh)

    @abstractmethod
    async def _say(self, words: str) -> None:
        """Write a message; returns once it has been answered."""

    @abstractmethod
    async def _press(self, label: str) -> None:
        """Press or choose; returns once that has been answered."""

    @abstractmethod
    async def _await(self, words: str) -> None:
        """Return once a message that was not read yet holds these words."""

    @abstractmethod
    async def _shown(self) -> Mapping[str, str]:
        """Every message of the bot as it stands now, the oldest first."""

    def _unread(self, shown: Mapping[str, str], words: str) -> bool:
        """Whether a message with ``words`` is new."""
        return any(words in text and self._read.get(key) != text for key, text in shown.items())


class Place(Protocol):
    """A channel over a town's news; ``channel`` is how its people's names begin in the store."""

    channel: str
    world: World

    async def talker(self, name: str) -> Talker:
        """Somebody who has opened the bot there."""
        ...


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Wait for what the store tells; it cannot call us."""
    for _ in range(int(PATIENCE / LOOK)):
        if await condition():
            return
        await asyncio.sleep(LOOK)
    raise AssertionError("waited in vain")


async def quiet(world: World, channel: str) -> None:
    """Wait until every event that was journalled is handled."""

    async def handled() -> bool:
        return not await world.store.journal.pending(channel, 1)

    await until(handled)
