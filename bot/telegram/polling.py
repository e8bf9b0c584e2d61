"""Updates fetched by long polling."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from itertools import chain, repeat
from typing import NoReturn, TypeVar

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter

from bot.telegram.api import REFUSED, seconds_to_wait
from bot.telegram.updates import ALLOWED, lane_of
from newsroom.errors import ChannelError

log = structlog.stdlib.get_logger(__name__)
T = TypeVar("T")

Accept = Callable[[str, str, str], Awaitable[bool]]
"""Journals an update: its key, its lane, its JSON."""

POLL_SECONDS = 30


async def poll(bot: Bot, accept: Accept, waits: Sequence[float]) -> NoReturn:
    """Fetch and journal updates until cancelled; failures are waited out, longer each time.

    Raises ChannelError when Telegram stops accepting the token.
    """
    await _persist(bot.delete_webhook, waits)
    offset = 0
    while True:
        offset = await _persist(partial(_fetch, bot, accept, offset), waits)


async def _fetch(bot: Bot, accept: Accept, offset: int) -> int:
    """Journal the next updates; the offset that acknowledges them in the next request."""
    updates = await bot.get_updates(offset or None, timeout=POLL_SECONDS, allowed_updates=ALLOWED)
    for update in updates:
        raw = update.to_dict()
        await accept(str(update.update_id), lane_of(raw), json.dumps(raw))
        offset = update.update_id + 1
    return offset


async def _persist(call: Callable[[], Awaitable[T]], waits: Sequence[float]) -> T:
    """Repeat ``call`` until it succeeds, with growing pauses."""
    pauses = chain(waits, repeat(waits[-1]))
    while True:
        try:
            return await call()
        except InvalidToken:
            raise ChannelError(REFUSED) from None
        except RetryAfter as error:
            pause = seconds_to_wait(error)
        except Exception as error:
            _report(error)
            pause = next(pauses)
        await asyncio.sleep(pause)


def _report(error: Exception) -> None:
    if isinstance(error, Conflict):
        log.warning("another process fetches this bot's updates: stop one of them")
    elif isinstance(error, NetworkError):
        log.warning("updates cannot be fetched", reason=str(error))
    else:
        log.exception("updates cannot be fetched")
