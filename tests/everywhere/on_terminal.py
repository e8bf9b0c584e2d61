"""The terminal: the conversation that ``hoitin chat`` holds, with somebody who types."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import AsyncIterator, Coroutine, Iterator, Mapping
from contextlib import asynccontextmanager
from itertools import pairwise
from queue import Queue
from typing import Any

from rich.console import Console

from bot.console.conversation import CHANNEL, Conversation
from tests.everywhere.talking import PATIENCE, Place, Talker, until
from tests.flows.town import World

_LEAVE = None


class TerminalTalker(Talker):
    """Types lines into a conversation that runs in a thread of its own, as a terminal's does."""

    def __init__(self, world: World, name: str) -> None:
        super().__init__()
        self._world = world
        self._channel = f"{CHANNEL}-{name}"
        self._loop = asyncio.get_running_loop()
        self._typed: Queue[str | None] = Queue()
        self._waiting = asyncio.Event()
        self._paper = io.StringIO()
        self._turns: list[int] = []
        talk = Conversation(
            world.dispatcher,
            world.store,
            world.clock,
            run=self._run,
            console=Console(file=self._paper, width=10_000),
            name=name,
        )
        self._task = asyncio.create_task(asyncio.to_thread(talk.hold, self._lines()))

    async def start(self) -> None:
        """Until the greeting has been read."""
        await self._asked()
        await self._news()

    async def leave(self) -> None:
        self._typed.put(_LEAVE)
        await self._task

    async def _say(self, words: str) -> None:
        self._waiting.clear()
        self._typed.put(words)
        await self._asked()

    async def _press(self, label: str) -> None:
        found = re.findall(rf"^ *(\d+) {re.escape(label)}", self._paper.getvalue(), re.MULTILINE)
        assert found, f"no choice {label!r}"
        await self._say(found[-1])

    async def _await(self, words: str) -> None:
        """What waits is shown at the next press of Enter."""

        async def waits() -> bool:
            return await self._world.store.outbox.next_due(self._channel) is not None

        await until(waits)
        await self._say("")
        assert self._unread(await self._shown(), words)

    async def _shown(self) -> Mapping[str, str]:
        """What was printed, turn by turn."""
        ends = [0, *self._turns]
        paper = self._paper.getvalue()
        return {str(turn): paper[start:end] for turn, (start, end) in enumerate(pairwise(ends))}

    async def _asked(self) -> None:
        """Until the conversation wants the next line, or has failed."""
        waiting = asyncio.create_task(self._waiting.wait())
        await asyncio.wait(
            {waiting, self._task}, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED
        )
        if not waiting.done():
            waiting.cancel()
            self._task.result()
            raise AssertionError("the conversation is over")

    def _lines(self) -> Iterator[str]:
        """What is typed, as the conversation's thread asks for it."""
        while True:
            self._turns.append(self._paper.tell())
            self._loop.call_soon_threadsafe(self._waiting.set)
            line = self._typed.get()
            if line is _LEAVE:
                return
            yield line

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result()


class TerminalPlace:
    """Terminals over one store."""

    channel = CHANNEL

    def __init__(self, world: World) -> None:
        self.world = world
        self.talkers: list[TerminalTalker] = []

    async def talker(self, name: str) -> Talker:
        self.talkers.append(TerminalTalker(self.world, name))
        await self.talkers[-1].start()
        return self.talkers[-1]


@asynccontextmanager
async def on_terminal(world: World) -> AsyncIterator[Place]:
    """Terminals, all of which are left at the end."""
    place = TerminalPlace(world)
    try:
        yield place
    finally:
        for each in place.talkers:
            await each.leave()
