"""A channel's limits, kept: who wrote when, what was sent, what may still be sent unasked."""

from __future__ import annotations

from datetime import datetime, tzinfo

import structlog

from handlers.budgets import alarm_messages
from newsroom.comments.model import Author
from newsroom.errors import Unaffordable
from newsroom.ports import Clock, Store
from newsroom.quota import (
    LATELY,
    Level,
    Limits,
    Room,
    Usage,
    days_left,
    is_free,
    levels,
    month_of,
    room,
)

log = structlog.stdlib.get_logger(__name__)


class Budget:
    """The budget of one channel. Months begin where the newsroom is."""

    def __init__(
        self, channel: str, store: Store, limits: Limits, clock: Clock, zone: tzinfo
    ) -> None:
        self._channel = channel
        self._store = store
        self._limits = limits
        self._clock = clock
        self._zone = zone
        self._told: set[tuple[str, str, int]] = set()

    async def heard(self, chat_id: str) -> None:
        """Somebody wrote to us."""
        if await self._store.traffic.heard(self._channel, chat_id, self._clock.now()):
            await self._watch()

    async def spend(self, chat_id: str) -> None:
        """A message was sent, or may have been."""
        now, traffic = self._clock.now(), self._store.traffic
        counted = not is_free(self._limits, await traffic.contact(self._channel, chat_id), now)
        month = month_of(now, self._zone)
        await traffic.sent(self._channel, chat_id, month, counted=counted)
        if counted:
            await self._watch()

    async def doubted(self) -> None:
        """Nobody knows whether an answer arrived."""
        month = month_of(self._clock.now(), self._zone)
        await self._store.traffic.doubted(self._channel, month)

    async def permit(self, chat_id: str) -> None:
        """Raise Unaffordable where a message that nobody asked for has to be left out."""
        found = await self.room(chat_id)
        if not found.is_open:
            raise Unaffordable(found.value)

    async def room(self, chat_id: str) -> Room:
        """Whether a message that nobody asked for may go to somebody. Editors are written to as
        long as there are messages at all: they have to learn that there are few."""
        now, usage = self._clock.now(), await self.usage()
        contact = await self._store.traffic.contact(self._channel, chat_id)
        found = room(self._limits, usage, contact, now, await self._needed(now))
        left = usage.messages < self._limits.messages
        if found in (Room.USED_UP, Room.KEPT) and left and await self._is_editor(chat_id):
            return Room.COUNTED
        return found

    async def usage(self) -> Usage:
        """What is used of this month's messages, and how many people there are."""
        month = month_of(self._clock.now(), self._zone)
        return await self._store.traffic.usage(self._channel, month)

    async def _needed(self, now: datetime) -> int:
        """The messages that a digest a day takes for those who wrote lately, to the month's end."""
        if not self._limits.messages:
            return 0
        readers = await self._store.traffic.readers(self._channel, now - LATELY)
        return readers * days_left(now, self._zone)

    async def _is_editor(self, chat_id: str) -> bool:
        return await self._store.editors.of_chat(Author(self._channel, chat_id)) is not None

    async def _watch(self) -> None:
        """Tell editors of a limit that is nearly reached, each of them once a month and step."""
        month = month_of(self._clock.now(), self._zone)
        for level in levels(self._limits, await self.usage()):
            alarm = (month, level.meter.value, level.warning)
            if level.warning and alarm not in self._told:
                await self._warn(level, month)
                self._told.add(alarm)

    async def _warn(self, level: Level, month: str) -> None:
        log.warning(
            "limit nearly reached",
            channel=self._channel,
            what=level.meter.value,
            used=level.used,
            limit=level.limit,
            percent=level.warning,
        )
        store, now = self._store, self._clock.now()
        messages = await alarm_messages(
            store.chats, await store.editors.all(), self._channel, level, now=now, month=month
        )
        # The key keeps other processes, and this one after a restart, from telling it again.
        await store.outbox.add(messages, now)
