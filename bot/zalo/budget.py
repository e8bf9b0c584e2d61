"""A channel's limits, kept: who wrote when, what was sent, what may still be sent unasked."""

from __future__ import annotations

from datetime import tzinfo

import structlog

from newsroom.errors import Unaffordable
from newsroom.ports import Clock, Traffic
from newsroom.quota import Limits, Room, Usage, is_free, room, warning

log = structlog.stdlib.get_logger(__name__)


class Budget:
    """The budget of one channel. Months begin where the newsroom is."""

    def __init__(
        self, channel: str, traffic: Traffic, limits: Limits, clock: Clock, zone: tzinfo
    ) -> None:
        self._channel = channel
        self._traffic = traffic
        self._limits = limits
        self._clock = clock
        self._zone = zone

    async def heard(self, chat_id: str) -> None:
        """Somebody wrote to us."""
        if await self._traffic.heard(self._channel, chat_id, self._clock.now()):
            self._warn("users", self._limits.users, (await self.usage()).users)

    async def spend(self, chat_id: str) -> None:
        """A message was sent, or may have been."""
        contact = await self._traffic.contact(self._channel, chat_id)
        counted = not is_free(self._limits, contact, self._clock.now())
        month = self._month()
        sent = await self._traffic.sent(self._channel, chat_id, month, counted=counted)
        if counted:
            self._warn("messages", self._limits.messages, sent)

    async def permit(self, chat_id: str) -> None:
        """Raise Unaffordable where a message that nobody asked for has to be left out."""
        contact = await self._traffic.contact(self._channel, chat_id)
        found = room(self._limits, await self.usage(), contact, self._clock.now())
        if found in (Room.TOO_LATE, Room.USED_UP):
            raise Unaffordable(found.value)

    async def usage(self) -> Usage:
        """What is used of this month's messages, and how many people there are."""
        return await self._traffic.usage(self._channel, self._month())

    def _month(self) -> str:
        return f"{self._clock.now().astimezone(self._zone):%Y-%m}"

    def _warn(self, what: str, limit: int, used: int) -> None:
        if percent := warning(limit, used):
            log.warning(
                "limit nearly reached",
                channel=self._channel,
                what=what,
                used=used,
                limit=limit,
                percent=percent,
            )
