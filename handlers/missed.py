"""What a channel's limits kept back: told of when the person writes next, handed out at *TIN*."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from handlers.context import Context, Replies
from newsroom.chat import Reply, from_value, to_value
from newsroom.ports import Chats

KEPT = timedelta(days=7)
MOST = 3
"""Messages that are kept; the newest ones."""
_KEY = "missed"
_TOLD = "missed-told"


async def keep(chats: Chats, chat: tuple[str, str], reply: Reply, now: datetime) -> None:
    """Keep a message that could not be sent, until it is asked for."""
    kept = [*await _kept(chats, chat, now), to_value(reply)][-MOST:]
    await chats.save_state(*chat, _KEY, kept, now + KEPT)
    await chats.clear_state(*chat, _TOLD)


async def untold(chats: Chats, chat: tuple[str, str], now: datetime) -> int:
    """How many messages wait that the person has not been told of; from now on they have."""
    if await chats.state(*chat, _TOLD, now):
        return 0
    waiting = len(await _kept(chats, chat, now))
    if waiting:
        await chats.save_state(*chat, _TOLD, True, now + KEPT)
    return waiting


async def take(context: Context) -> Replies:
    """What waits for the person who asks for news; nothing does in most chats."""
    chat = (context.incoming.channel, context.incoming.chat_id)
    kept = await _kept(context.store.chats, chat, context.now())
    if kept:
        await context.store.chats.clear_state(*chat, _KEY)
    return tuple(from_value(each) for each in kept)


async def _kept(chats: Chats, chat: tuple[str, str], now: datetime) -> list[dict[str, Any]]:
    value = await chats.state(*chat, _KEY, now)
    return value if isinstance(value, list) else []
