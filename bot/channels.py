"""The chat platforms that the settings switch on."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from pydantic import SecretStr
from starlette.routing import BaseRoute

from bot.app import App
from bot.outbox import Persistence
from bot.settings import Settings
from bot.telegram.api import connected
from bot.telegram.channel import TELEGRAM_LIMITS, TelegramChannel
from bot.zalo.wiring import zalo_channels
from handlers.texts import APOLOGIES


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


def channels(app: App) -> dict[str, Channel]:
    """Every platform that has a token, by name. Adding one is one folder and one line here."""
    found: dict[str, Channel] = {}
    if app.settings.telegram_token:
        found["telegram"] = _telegram(app)
    return {**found, **zalo_channels(app)}


def _telegram(app: App) -> TelegramChannel:
    settings = app.settings
    return TelegramChannel(
        _plain(settings.telegram_token),
        app.dispatcher,
        app.store,
        app.clock,
        APOLOGIES,
        api_url=settings.telegram_api_url,
        proxy=_plain(settings.telegram_proxy),
        webhook_url=settings.telegram_webhook_url,
        webhook_secret=_plain(settings.telegram_webhook_secret),
        limits=replace(TELEGRAM_LIMITS, per_second=settings.telegram_per_second),
        persistence=Persistence(repeat_unclear=settings.repeat_unclear),
    )


async def telegram_name(settings: Settings) -> str:
    """The bot's user name, as Telegram knows it. Raises ChannelError where it refuses us."""
    token, proxy = _plain(settings.telegram_token), _plain(settings.telegram_proxy)
    async with connected(token, settings.telegram_api_url, proxy) as bot:
        return bot.username


def _plain(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""
