"""The Telegram channel, as the settings want it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.app import App
from bot.outbox import Persistence
from bot.settings import plain
from bot.telegram.channel import TELEGRAM_LIMITS, TelegramChannel
from handlers.texts import APOLOGIES


def telegram_channels(app: App) -> Mapping[str, TelegramChannel]:
    """The bot, where it has a token."""
    settings = app.settings
    if not settings.telegram_token:
        return {}
    channel = TelegramChannel(
        plain(settings.telegram_token),
        app.dispatcher,
        app.store,
        app.clock,
        APOLOGIES,
        api_url=settings.telegram_api_url,
        proxy=plain(settings.telegram_proxy),
        webhook_url=settings.telegram_webhook_url,
        webhook_secret=plain(settings.telegram_webhook_secret),
        limits=replace(TELEGRAM_LIMITS, per_second=settings.telegram_per_second),
        persistence=Persistence(repeat_unclear=settings.repeat_unclear),
    )
    return {"telegram": channel}
