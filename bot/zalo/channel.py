"""A Zalo channel: events in, replies and what waits in the outbox out."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import tzinfo

from starlette.routing import Route

from bot.allowance import Allowance, Limits
from bot.budget import Budget
from bot.choices import Choices
from bot.lanes import Handlers, Lanes
from bot.outbox import Persistence, Senders, sending
from bot.zalo.accounts import Account
from bot.zalo.conversation import Conversation
from bot.zalo.sender import Line, Sender
from newsroom import quota
from newsroom.models import Language
from newsroom.ports import Clock, Store

PACE = Limits(per_second=5, chat_gap=1)
"""Zalo tells no limit of speed; this is slow enough for any."""

WAITS = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0)
"""Seconds between tries while Zalo cannot be reached; the last one repeats."""


class ZaloChannel:
    """One bot or one Official Account."""

    def __init__(
        self,
        account: Account,
        handlers: Handlers,
        store: Store,
        clock: Clock,
        *,
        zone: tzinfo,
        apologies: Mapping[Language, str],
        limits: quota.Limits,
        waits: Sequence[float] = WAITS,
        pace: Limits = PACE,
        persistence: Persistence | None = None,
    ) -> None:
        self._account = account
        self._handlers = handlers
        self._store = store
        self._clock = clock
        self._apologies = apologies
        self._waits = waits
        self._pace = pace
        self._persistence = persistence
        self._choices = Choices(account.channel, store.chats, clock)
        self._budget = Budget(account.channel, store, limits, clock, zone)
        self._lanes: Lanes | None = None

    @property
    def routes(self) -> list[Route]:
        """What the web server has to serve for Zalo."""
        return self._account.routes(self._accept)

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until ``stop`` is set; what is being answered then is finished first.

        Raises ChannelError when Zalo cannot be reached at the start or refuses us.
        """
        async with self._account.opened() as (line, receive):
            allowance = self._allowance()
            sender = self._sender(line, allowance)
            try:
                async with (
                    self._open_lanes(line, sender) as self._lanes,
                    sending(self._senders(sender, allowance)),
                ):
                    await receive(self._accept, stop, self._waits)
            finally:
                self._lanes = None

    async def empty_outbox(self) -> int:
        """Send what waits in the outbox now, and nothing else; how many messages were taken up."""
        async with self._account.opened() as (line, _):
            allowance = self._allowance()
            return await self._senders(self._sender(line, allowance), allowance).empty()

    async def check(self) -> str:
        """Make sure that Zalo knows us, by asking it; what is used of its limits, in a line.

        Raises ChannelError where it does not.
        """
        async with self._account.opened() as (line, _):
            usage, left = await self._budget.usage(), await line.left()
        told = f"{usage.messages:,} counted messages this month, {usage.users:,} people"
        rest = "" if left is None else f", {left:,} messages left as Zalo counts"
        return f"Zalo answers; {told}{rest}"

    def _allowance(self) -> Allowance:
        return Allowance(self._pace, asyncio.get_running_loop().time)

    def _sender(self, line: Line, allowance: Allowance) -> Sender:
        return Sender(
            self._account.channel,
            line,
            self._store.chats,
            choices=self._choices,
            budget=self._budget,
            clock=self._clock,
            waits=self._waits,
            count=allowance.spend,
        )

    def _senders(self, sender: Sender, allowance: Allowance) -> Senders:
        return Senders(
            self._account.channel,
            self._store,
            self._clock,
            sender,
            allowance,
            persistence=self._persistence,
        )

    def _open_lanes(self, line: Line, sender: Sender) -> Lanes:
        talk = Conversation(
            channel=self._account.channel,
            read=self._account.read,
            line=line,
            handlers=self._handlers,
            store=self._store,
            clock=self._clock,
            sender=sender,
            choices=self._choices,
            budget=self._budget,
            apologies=self._apologies,
        )
        return Lanes(
            self._account.channel,
            self._store.journal,
            self._clock,
            talk.handle,
            talk.apologise,
            pauses=tuple(self._waits[:2]),
        )

    async def _accept(self, key: str, lane: str, payload: str) -> bool:
        """Journal an event. While Zalo refuses us events are kept all the same: they are answered
        once it takes us back, and the platform need not bring them again."""
        if self._lanes is not None:
            return await self._lanes.accept(key, lane, payload)
        now = self._clock.now()
        fresh = await self._store.journal.accept(self._account.channel, key, lane, payload, now)
        if self._lanes is not None:
            # They were opened meanwhile, and may have looked a moment too early.
            self._lanes.wake()
        return fresh
