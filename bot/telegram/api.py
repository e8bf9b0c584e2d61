"""The Bot API client, made from the settings and checked before anything else starts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from telegram import Bot
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from newsroom.errors import ChannelError

CHANNEL = "telegram"
DEFAULT_API_URL = "https://api.telegram.org"

REFUSED = (
    "Telegram refuses the bot's token: copy it again from @BotFather into HOITIN_TELEGRAM_TOKEN"
)


@asynccontextmanager
async def connected(token: str, api_url: str, proxy: str) -> AsyncIterator[Bot]:
    """A client whose token is known to be good, closed on leaving.

    Raises ChannelError, without the token in it, when Telegram refuses the token or cannot be
    reached.
    """
    bot = _client(token, api_url, proxy)
    try:
        await _introduce(bot, token, api_url)
        yield bot
    finally:
        await bot.shutdown()


def seconds_to_wait(error: RetryAfter) -> float:
    """How long Telegram wants to be left alone."""
    delay = error.retry_after
    return delay.total_seconds() if isinstance(delay, timedelta) else float(delay)


def _client(token: str, api_url: str, proxy: str) -> Bot:
    base_url = api_url.rstrip("/").removesuffix("/bot") + "/bot"
    try:
        requests = [
            HTTPXRequest(
                connection_pool_size=size,
                proxy=proxy or None,
                connect_timeout=10,
                read_timeout=20,
                pool_timeout=30,
            )
            for size in (1, 128)
        ]
    except (RuntimeError, ValueError) as error:
        raise ChannelError(f"HOITIN_TELEGRAM_PROXY cannot be used: {error}") from None
    polling, calling = requests
    return Bot(token, base_url=base_url, request=calling, get_updates_request=polling)


async def _introduce(bot: Bot, token: str, api_url: str) -> None:
    try:
        await bot.initialize()
    except InvalidToken:
        raise ChannelError(REFUSED) from None
    except TelegramError as error:
        reason = str(error).replace(token, "…")
        raise ChannelError(
            f"Telegram cannot be reached at {api_url} ({reason}): check the network, or set "
            "HOITIN_TELEGRAM_PROXY or HOITIN_TELEGRAM_API_URL"
        ) from None
