"""Telegram: the real client over HTTP, and a double of the platform."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.allowance import Limits
from bot.telegram.channel import TelegramChannel
from tests.channels.talking import QUICK, SORRY, running
from tests.channels.telegram_double import TOKEN, TelegramDouble
from tests.channels.telegram_people import Person, Shown
from tests.channels.zalo_talking import HASTE
from tests.everywhere.talking import Place, Talker, quiet
from tests.flows.town import World


class TelegramTalker(Talker):
    """A person in a private chat."""

    def __init__(self, place: TelegramPlace, person: Person) -> None:
        super().__init__()
        self._place = place
        self._person = person

    async def _say(self, words: str) -> None:
        self._person.send(words)
        await self._answered()

    async def _press(self, label: str) -> None:
        for message in reversed(self._person.room.from_bot):
            shown = Shown.of(message)
            for button in (each for row in shown.buttons for each in row):
                if button.startswith(label) and "callback_data" in shown.button(button):
                    self._person.press(shown, button)
                    return await self._answered()
        raise AssertionError(f"no button {label!r}")

    async def _await(self, words: str) -> None:
        await self._place.telegram.until(lambda: self._unread(self._messages(), words))

    async def _shown(self) -> Mapping[str, str]:
        toasts = self._place.telegram.called("answerCallbackQuery")
        return self._messages() | {
            f"toast {number}": call.text("text")
            for number, call in enumerate(toasts)
            if call.text("text")
        }

    def _messages(self) -> dict[str, str]:
        shown = [Shown.of(message) for message in self._person.room.from_bot]
        return {str(each.message["message_id"]): each.text for each in shown}

    async def _answered(self) -> None:
        """Telegram forgets an update once the next fetch acknowledges it."""
        telegram = self._place.telegram
        await telegram.until(lambda: not telegram.world.updates)
        await quiet(self._place.world, self._place.channel)


@dataclass
class TelegramPlace:
    """The bot on Telegram."""

    world: World
    telegram: TelegramDouble
    channel: str = "telegram"

    async def talker(self, name: str) -> Talker:
        return TelegramTalker(self, self.telegram.person(name))


@asynccontextmanager
async def on_telegram(world: World) -> AsyncIterator[Place]:
    """The bot over a town's news; at the end nothing wrong may have been said to Telegram."""
    async with TelegramDouble() as telegram:
        channel = TelegramChannel(
            TOKEN,
            world.dispatcher,
            world.store,
            world.clock,
            SORRY,
            api_url=telegram.url,
            waits=QUICK,
            limits=Limits(per_second=1000, chat_gap=0),
            persistence=HASTE,
        )
        async with running(channel):
            yield TelegramPlace(world, telegram)
        assert telegram.violations == []
