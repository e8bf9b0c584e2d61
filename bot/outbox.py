"""Senders: they carry what waits in the outbox to one channel and write down what became of it.

A message is claimed only when it can be sent at once, so what a death leaves in doubt is what was
in flight. What a platform certainly did not take is tried again with growing pauses, what it
refuses for good ends the chat's subscriptions, and what nobody knows stays *ambiguous*: it is not
sent again unless the operator wants that.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Awaitable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Protocol

import structlog

from bot.allowance import Allowance
from bot.ledger import Ledger
from newsroom.chat import Reply, from_value
from newsroom.errors import Moved, Refused, RetryLater, StorageError, Unaffordable, Unclear
from newsroom.models import Claimed, Delivery, Report
from newsroom.ports import Clock, Store

log = structlog.stdlib.get_logger(__name__)


class Deliver(Protocol):
    """Puts one message into one chat of a platform."""

    async def deliver(self, chat_id: str, reply: Reply) -> str:
        """Send ``reply``; the platform's id of the message.

        Raises Refused, Moved, RetryLater, Unclear or Unaffordable; any other error says that the
        message was certainly not delivered and may be tried again.
        """
        ...

    def is_group(self, chat_id: str) -> bool:
        """Whether several people read along there."""
        ...


@dataclass(frozen=True, slots=True)
class Persistence:
    """How hard a sender tries: pauses double from ``first_pause`` up to ``longest_pause``;
    after ``tries`` a message is parked. ``width`` messages are in flight at once.
    ``repeat_unclear`` sends again what may have arrived already."""

    tries: int = 8
    first_pause: float = 2.0
    longest_pause: float = 900.0
    width: int = 60
    lease: timedelta = timedelta(minutes=3)
    look_again: float = 2.0
    repeat_unclear: bool = False


class Senders:
    """Empties the outbox of one channel."""

    def __init__(
        self,
        channel: str,
        store: Store,
        clock: Clock,
        deliver: Deliver,
        allowance: Allowance,
        *,
        persistence: Persistence | None = None,
    ) -> None:
        self._channel = channel
        self._store = store
        self._deliver = deliver
        self._allowance = allowance
        self._clock = clock
        self._how = persistence or Persistence()
        self._ledger = Ledger(store.outbox, clock)
        self._flying: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Send until cancelled; what is in flight then is finished first."""
        ending = asyncio.create_task(self._end_leases_again())
        try:
            while True:
                if not await self._safely(self._send_due()):
                    await asyncio.sleep(self._how.look_again)
        finally:
            ending.cancel()
            await asyncio.shield(self._landed())

    async def _end_leases_again(self) -> None:
        while True:
            await self._safely(self._end_leases())
            await asyncio.sleep(self._how.look_again)

    async def _end_leases(self) -> int:
        """Settle what a sender that died has left."""
        return await self._store.outbox.end_leases(
            self._channel, self._clock.now(), repeat_unclear=self._how.repeat_unclear
        )

    async def _safely(self, work: Awaitable[int]) -> int:
        """What ``work`` gives; whatever goes wrong is logged and tried again later."""
        try:
            return await work
        except StorageError as error:
            log.warning("outbox cannot be used", channel=self._channel, reason=str(error))
        except Exception:
            log.exception("sender failed", channel=self._channel)
        return 0

    async def empty(self) -> int:
        """Send until nothing is due any more; how many messages were taken up."""
        taken = 0
        await self._end_leases()
        while sent := await self._send_due():
            taken += sent
            if len(self._flying) >= self._how.width:
                await asyncio.wait(self._flying, return_when=asyncio.FIRST_COMPLETED)
        await self._landed()
        return taken

    async def _send_due(self) -> int:
        """Claim what may go out next and let it fly; how much that was, 0 where nothing is due."""
        if len(self._flying) >= self._how.width:
            await asyncio.wait(self._flying, return_when=asyncio.FIRST_COMPLETED)
        await self._allowance.room()
        taking = asyncio.ensure_future(self._take())
        try:
            return await asyncio.shield(taking)
        except asyncio.CancelledError:
            # A message that is claimed must fly, or it would be in doubt without a reason.
            await taking
            raise

    async def _take(self) -> int:
        now = self._clock.now()
        room = self._how.width - len(self._flying)
        most = max(1, min(room, self._allowance.now()))
        claimed = await self._store.outbox.claim(self._channel, most, now, self._how.lease)
        for each in claimed:
            self._launch(each)
        return len(claimed)

    def _launch(self, claimed: Claimed) -> None:
        """Send a message on its own, unless its chat needs a rest."""
        chat_id = claimed.message.chat_id
        rest = self._allowance.chat_wait(chat_id, group=self._deliver.is_group(chat_id))
        if rest > 0:
            self._start(self._wait(claimed, rest, "its chat needs a rest"))
        else:
            self._allowance.spend(chat_id)
            self._start(self._attempt(claimed))

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(self._carry(work))
        self._flying.add(task)
        task.add_done_callback(self._flying.discard)

    async def _carry(self, work: Coroutine[None, None, None]) -> None:
        """One delivery and what is to be done about its outcome."""
        try:
            await work
        except StorageError as error:
            # The lease runs out, and the message is found ambiguous.
            log.error("outcome not kept", channel=self._channel, reason=str(error))

    async def _attempt(self, claimed: Claimed) -> None:
        message = claimed.message
        try:
            platform_id = await self._deliver.deliver(message.chat_id, _reply(message.payload))
        except Refused as error:
            await self._part(claimed, str(error))
        except Moved as error:
            await self._store.chats.migrate(self._channel, message.chat_id, error.new_chat_id)
            await self._wait(claimed, 0, str(error))
        except RetryLater as error:
            self._hold(message.chat_id, error)
            await self._wait(claimed, error.seconds, str(error))
        except Unclear as error:
            await self._doubt(claimed, str(error))
        except Unaffordable as error:
            await self._end(claimed, Delivery.DROPPED, str(error))
        except Exception as error:
            await self._try_again(claimed, f"{type(error).__name__}: {error}")
        else:
            await self._ledger.record(Report(claimed.id, Delivery.SENT, "", platform_id))

    def _hold(self, chat_id: str, error: RetryLater) -> None:
        if error.everywhere:
            self._allowance.hold_all(error.seconds)
        else:
            self._allowance.hold(chat_id, error.seconds)

    async def _wait(
        self, claimed: Claimed, seconds: float, reason: str, *, counted: bool = False
    ) -> None:
        until = self._clock.now() + timedelta(seconds=seconds)
        await self._ledger.record(
            Report(claimed.id, Delivery.WAITING, reason, not_before=until, counted=counted)
        )

    async def _end(self, claimed: Claimed, state: Delivery, reason: str) -> None:
        await self._ledger.record(Report(claimed.id, state, reason))

    async def _part(self, claimed: Claimed, reason: str) -> None:
        """The chat is lost: its subscriptions end, and what else waits for it is dropped."""
        now, chat_id = self._clock.now(), claimed.message.chat_id
        log.info("chat lost", channel=self._channel, chat=chat_id, reason=reason)
        await self._store.subscriptions.end(self._channel, chat_id, reason, now)
        await self._store.outbox.drop_for(self._channel, chat_id, now)
        await self._end(claimed, Delivery.DROPPED, reason)

    async def _doubt(self, claimed: Claimed, reason: str) -> None:
        if self._how.repeat_unclear:
            await self._try_again(claimed, reason)
            return
        log.warning("delivery unclear", channel=self._channel, message=claimed.id, reason=reason)
        await self._end(claimed, Delivery.AMBIGUOUS, reason)

    async def _try_again(self, claimed: Claimed, reason: str) -> None:
        """Later, with a pause that grows and that no two messages share; in the end parked."""
        if claimed.attempts + 1 >= self._how.tries:
            log.error("message parked", channel=self._channel, message=claimed.id, reason=reason)
            await self._end(claimed, Delivery.PARKED, reason)
            return
        pause = min(self._how.longest_pause, self._how.first_pause * 2**claimed.attempts)
        jitter = random.uniform(0.5, 1.0)  # noqa: S311
        await self._wait(claimed, pause * jitter, reason, counted=True)

    async def _landed(self) -> None:
        if self._flying:
            await asyncio.wait(self._flying)


@lru_cache(maxsize=16)
def _reply(payload: str) -> Reply:
    """What the outbox keeps as JSON; thousands have the same."""
    return from_value(json.loads(payload))


@asynccontextmanager
async def sending(senders: Senders) -> AsyncIterator[None]:
    """Let senders run while the context is open; what is in flight at its end is finished."""
    task = asyncio.create_task(senders.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
