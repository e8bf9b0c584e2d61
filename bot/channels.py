"""The chat platforms that the settings switch on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from starlette.routing import BaseRoute

from bot.app import App
from bot.telegram.wiring import telegram_channels
from bot.zalo.wiring import zalo_channels


class Channel(Protocol):
    """A chat platform: ``routes`` are what the web server serves for it (webhooks)."""

    @property
    def routes(self) -> Sequence[BaseRoute]: ...

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until ``stop``; raises ChannelError where the platform refuses us."""
        ...

    async def empty_outbox(self) -> int:
        """Send what waits in the outbox now, and nothing else; how many messages were taken up."""
        ...

    async def check(self) -> str:
        """Ask the platform whether it knows us; what it says, in a line. Raises ChannelError where
        it does not."""
        ...


PLATFORMS: tuple[Callable[[App], Mapping[str, Channel]], ...] = (
    telegram_channels,
    zalo_channels,
)
"""What gives each platform's channels by name, none where it has no token. Adding a platform is
its folder and one line here."""


def channels(app: App) -> dict[str, Channel]:
    """Every channel that has a token, by name."""
    return {name: found for opened in PLATFORMS for name, found in opened(app).items()}
