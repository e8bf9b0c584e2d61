"""Replies delivered: what Telegram refuses is shown more plainly, what fails is tried again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import chain, repeat
from typing import TypeVar

import structlog
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.telegram import render
from bot.telegram.api import CHANNEL, seconds_to_wait
from bot.telegram.pace import Pace
from bot.telegram.showing import Showing
from bot.telegram.updates import Place
from newsroom.chat import Reply
from newsroom.ports import Chats, Clock

log = structlog.stdlib.get_logger(__name__)
T = TypeVar("T")

UNREACHABLE = "unreachable"
"""The chat state kept while a person blocks us or a group has thrown us out."""

TRIES = 15
_NEVER = timedelta(days=365 * 10)


class Sender(Showing):
    """Shows replies in a chat.

    A call that fails on the way (no connection, time-out, 5xx) is tried ``TRIES`` times with the
    pauses ``waits``, the last of which repeats: an answer may come twice then, but it comes.
    ``count`` is told of each answer, so that bulk messages leave room for it.
    """

    def __init__(
        self,
        bot: Bot,
        chats: Chats,
        clock: Clock,
        waits: Sequence[float],
        count: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(bot)
        self._chats = chats
        self._clock = clock
        self._waits = waits
        self._count = count
        self._pace = Pace()

    async def deliver(self, place: Place, replies: Sequence[Reply]) -> None:
        """Show the replies in order. What Telegram finally refuses is logged, not raised."""
        for reply in replies:
            try:
                place = await self._show(place, reply)
            except Forbidden as error:
                await self.mark_unreachable(place.chat_id, str(error))
                return
            except TelegramError as error:
                log.error("reply not delivered", chat=place.chat_id, reason=str(error))

    async def mark_unreachable(self, chat_id: int, reason: str) -> None:
        """Keep that the chat cannot be written to."""
        log.info("chat unreachable", chat=chat_id, reason=reason)
        now = self._clock.now()
        value = {"since": now.isoformat(), "reason": reason}
        await self._chats.save_state(CHANNEL, str(chat_id), UNREACHABLE, value, now + _NEVER)

    async def mark_reachable(self, chat_id: int) -> None:
        """Keep that the chat can be written to again."""
        await self._chats.clear_state(CHANNEL, str(chat_id), UNREACHABLE)

    async def _show(self, place: Place, reply: Reply) -> Place:
        """Show one reply; the place where the next one goes (a group can have moved)."""
        try:
            await self._put_all(place, reply)
        except ChatMigrated as moved:
            await self._chats.migrate(CHANNEL, str(place.chat_id), str(moved.new_chat_id))
            place = Place(moved.new_chat_id)
            await self._put_all(place, reply)
        return place

    async def _put_all(self, place: Place, reply: Reply) -> None:
        if not reply.replaces:
            place = replace(place, pressed=None)
        for draft in render.drafts(reply):
            message_id = await self._put(place, draft)
            if reply.article_id:
                await self._chats.remember_message(
                    CHANNEL, str(place.chat_id), str(message_id), reply.article_id
                )
            place = replace(place, answers=None, pressed=None)

    async def _call(self, chat_id: int, call: Callable[[], Awaitable[T]]) -> T:
        """Call Telegram until it answers or has failed too often; being told to wait is free."""
        pauses = chain(self._waits, repeat(self._waits[-1]))
        failures = 0
        while True:
            await self._pace.ready(chat_id)
            if self._count:
                self._count(str(chat_id))
            try:
                return await call()
            except RetryAfter as error:
                self._pace.hold(chat_id, seconds_to_wait(error))
            except BadRequest:
                raise
            except NetworkError as error:
                failures += 1
                if failures >= TRIES:
                    raise
                log.warning("Telegram failed", chat=chat_id, reason=str(error))
                await asyncio.sleep(next(pauses))
