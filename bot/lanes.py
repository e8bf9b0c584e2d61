"""Journalled updates on their way to the handlers: in order within a chat, chats side by side.

A channel accepts each update (kept in the store before the platform gets its acknowledgement),
and the lanes hand it on. Whatever a stop or a crash left unfinished is taken up again at the next
start, so an update may be handled twice but is never lost.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from types import TracebackType
from typing import Protocol, Self

import structlog

from newsroom.chat import Incoming, InlineResult, Reply
from newsroom.models import JournalledUpdate, Language
from newsroom.ports import Clock, Journal

log = structlog.stdlib.get_logger(__name__)

LOOK_AGAIN = 1.0
"""Seconds until a journal that failed is read again."""

Handle = Callable[[JournalledUpdate], Awaitable[None]]


class Handlers(Protocol):
    """The conversation behind every channel."""

    async def handle(self, incoming: Incoming) -> tuple[Reply, ...]:
        """What to answer."""
        ...

    async def inline(self, text: str, language: Language | None) -> tuple[InlineResult, ...]:
        """What to offer while somebody types in another chat."""
        ...

    def commands(self, language: Language) -> tuple[tuple[str, str], ...]:
        """The (name, description) of each command."""
        ...


class Lanes:
    """Hands one channel's updates to ``handle``, one lane (chat) one after another.

    An update whose handling raises is tried again after ``pauses`` (seconds); when they are used
    up it is parked: finished in the journal with the reason kept, and ``park`` is told. At most
    ``width`` updates are handled at once and about ``backlog`` wait in memory; the rest wait in
    the journal. Leaving the context waits up to ``grace`` seconds for those being handled.
    """

    def __init__(
        self,
        channel: str,
        journal: Journal,
        clock: Clock,
        handle: Handle,
        park: Handle,
        *,
        pauses: tuple[float, ...] = (0.5, 2.0),
        width: int = 64,
        backlog: int = 1000,
        grace: float = 10.0,
    ) -> None:
        self._channel = channel
        self._journal = journal
        self._clock = clock
        self._handle = handle
        self._park = park
        self._pauses = pauses
        self._width = asyncio.Semaphore(width)
        self._backlog = backlog
        self._grace = grace
        self._queues: dict[str, deque[JournalledUpdate]] = {}
        self._taken: set[int] = set()
        self._finished: set[int] = set()
        self._workers: set[asyncio.Task[None]] = set()
        self._pump: asyncio.Task[None] | None = None
        self._news = asyncio.Event()
        self._more = False

    async def accept(self, key: str, lane: str, payload: str) -> bool:
        """Keep an update; False when it came before. Once this returns it is safe to acknowledge.

        Raises StorageError when it could not be kept.
        """
        now = self._clock.now()
        fresh = await self._journal.accept(self._channel, key, lane, payload, now)
        if fresh:
            self.wake()
        return fresh

    def wake(self) -> None:
        """Look into the journal: something was put there that did not come through ``accept``."""
        self._news.set()

    async def __aenter__(self) -> Self:
        self._news.set()
        self._pump = asyncio.create_task(self._keep_pumping())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pump is not None:
            await self._cancel([self._pump])
        if kind is None and self._workers:
            await asyncio.wait(self._workers, timeout=self._grace)
        await self._cancel(list(self._workers))

    @staticmethod
    async def _cancel(tasks: Sequence[asyncio.Task[None]]) -> None:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _keep_pumping(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            try:
                await self._take_pending()
            except Exception:
                log.exception("journal cannot be read", channel=self._channel)
                self._look_again()

    async def _take_pending(self) -> None:
        # What is finished while the journal is being read may still stand in what is read, so an
        # update is forgotten only by the next reading.
        self._taken -= self._finished
        self._finished.clear()
        pending = await self._journal.pending(self._channel, self._backlog)
        self._more = len(pending) >= self._backlog
        for update in pending:
            if update.id not in self._taken:
                self._taken.add(update.id)
                self._enqueue(update)

    def _enqueue(self, update: JournalledUpdate) -> None:
        if update.lane in self._queues:
            self._queues[update.lane].append(update)
        else:
            self._queues[update.lane] = deque([update])
            self._start(self._work(update.lane))

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._workers.add(task)
        task.add_done_callback(self._workers.discard)

    async def _work(self, lane: str) -> None:
        queue = self._queues[lane]
        try:
            while queue:
                async with self._width:
                    await self._settle(queue[0])
                self._finished.add(queue.popleft().id)
                if self._more and len(self._taken - self._finished) < self._backlog // 2:
                    self._news.set()
        except Exception:
            log.exception("journal cannot be written", channel=self._channel, lane=lane)
            self._taken.difference_update(update.id for update in queue)
            self._look_again()
        finally:
            del self._queues[lane]

    def _look_again(self) -> None:
        asyncio.get_running_loop().call_later(LOOK_AGAIN, self._news.set)

    async def _settle(self, update: JournalledUpdate) -> None:
        """Handle an update until it succeeds or is parked."""
        while failures := await self._attempt(update):
            if failures > len(self._pauses):
                await self._give_up(update)
                break
            await asyncio.sleep(self._pauses[failures - 1])
        await self._journal.finish(update.id)

    async def _attempt(self, update: JournalledUpdate) -> int:
        """Handle an update once; how often that has failed so far, 0 when it succeeded."""
        try:
            await self._handle(update)
        except Exception as error:
            log.exception("update failed", channel=self._channel, update=update.key)
            return await self._journal.fail(update.id, f"{type(error).__name__}: {error}")
        return 0

    async def _give_up(self, update: JournalledUpdate) -> None:
        log.error("update parked", channel=self._channel, update=update.key)
        try:
            await self._park(update)
        except Exception:
            log.exception("no apology sent", channel=self._channel, update=update.key)
