"""Zalo: the Bot Platform with numbered choices, the Official Account with a few buttons."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tests.channels.zalo_double import ZaloDouble, ZaloPerson
from tests.channels.zalo_oa_double import Follower, OaDouble
from tests.channels.zalo_talking import bot_channel, oa_channel, running, served
from tests.everywhere.talking import Place, Talker, quiet
from tests.flows.town import World


class ZaloTalker(Talker):
    """A person with the bot, or a follower of the account."""

    def __init__(self, place: ZaloPlace, person: ZaloPerson | Follower) -> None:
        super().__init__()
        self._place = place
        self._person = person

    async def _say(self, words: str) -> None:
        brought = len(self._place.zalo.statuses)
        self._person.send(words)
        await self._place.zalo.until(lambda: len(self._place.zalo.statuses) > brought)
        await quiet(self._place.world, self._place.channel)

    async def _press(self, label: str) -> None:
        """A button sends its payload; without one the number that stands at it does."""
        for message in reversed(self._place.zalo.room(self._person.id).shown):
            for button in message.get("buttons", ()):
                if button["title"].startswith(label):
                    return await self._say(button["payload"])
            if found := re.search(rf"^(\d+)\. {re.escape(label)}", message["text"], re.MULTILINE):
                return await self._say(f"số {found[1]}")
        raise AssertionError(f"no choice {label!r}")

    async def _await(self, words: str) -> None:
        await self._place.zalo.until(lambda: self._unread(self._messages(), words))

    async def _shown(self) -> Mapping[str, str]:
        return self._messages()

    def _messages(self) -> dict[str, str]:
        shown = self._place.zalo.room(self._person.id).shown
        return {each["message_id"]: each["text"] for each in shown}


@dataclass
class ZaloPlace:
    """The bot on one of Zalo's two ways."""

    world: World
    zalo: ZaloDouble | OaDouble
    channel: str

    async def talker(self, name: str) -> Talker:
        known = isinstance(self.zalo, ZaloDouble)
        return ZaloTalker(self, self.zalo.person(name) if known else self.zalo.follower())


@asynccontextmanager
async def on_zalo_bot(world: World) -> AsyncIterator[Place]:
    """A bot that events are brought to."""
    async with ZaloDouble() as zalo:
        channel = bot_channel(zalo, world.dispatcher, world.store, webhook=True, clock=world.clock)
        async with served(channel, zalo), running(channel):
            yield ZaloPlace(world, zalo, "zalo")


@asynccontextmanager
async def on_zalo_oa(world: World) -> AsyncIterator[Place]:
    """An Official Account."""
    async with OaDouble() as zalo:
        channel = oa_channel(zalo, world.dispatcher, world.store, clock=world.clock)
        async with served(channel, zalo), running(channel):
            yield ZaloPlace(world, zalo, "zalo-oa")
