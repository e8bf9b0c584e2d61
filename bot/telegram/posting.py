"""Messages that nobody waits for (digests, alerts, notices), one call at a time: what goes wrong is
told to the outbox, which knows when to try again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter

from bot.telegram import render
from bot.telegram.api import CHANNEL, seconds_to_wait
from bot.telegram.showing import Showing
from bot.telegram.updates import Place
from newsroom.chat import Reply
from newsroom.errors import ChannelError, Moved, Refused, RetryLater, Unclear
from newsroom.ports import Chats

T = TypeVar("T")

FLOODED = 3
"""Chats refused one after another, with no success between, from which the flood is the bot's."""
_LOST = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "not enough rights to send",
    "have no rights to send",
    "need administrator rights",
    "chat_write_forbidden",
    "user is deactivated",
    "group chat was deactivated",
)
"""What Telegram calls a bad request although it means that we may not write there."""
_NOT_SENT = ("ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError")
"""Failures before the request left this computer."""


class Post(Showing):
    """The ``Deliver`` protocol over Telegram."""

    def __init__(self, bot: Bot, chats: Chats, *, paid: bool = False) -> None:
        super().__init__(bot, paid=paid)
        self._chats = chats
        self._refused: set[int] = set()

    def is_group(self, chat_id: str) -> bool:
        """Telegram gives groups and channels negative ids."""
        return chat_id.startswith("-")

    async def deliver(self, chat_id: str, reply: Reply) -> str:
        """Send a reply; the id of its last message. See ``bot.outbox.Deliver`` for errors."""
        place, message_id = Place(int(chat_id)), 0
        for draft in render.drafts(reply):
            try:
                message_id = await self._put(place, draft)
            except (BadRequest, ChannelError) as error:
                if message_id:
                    raise Unclear(f"only the first part was sent: {error}") from error
                raise
        if reply.article_id:
            await self._chats.remember_message(CHANNEL, chat_id, str(message_id), reply.article_id)
        return str(message_id)

    async def _call(self, chat_id: int, call: Callable[[], Awaitable[T]]) -> T:
        """Call Telegram once. A bad request is passed on, so that a plainer way is tried."""
        try:
            answer = await call()
            self._refused.clear()
            return answer
        except Forbidden as error:
            raise Refused(str(error)) from error
        except ChatMigrated as error:
            raise Moved(str(error.new_chat_id)) from error
        except RetryAfter as error:
            raise self._rest(chat_id, seconds_to_wait(error)) from error
        except BadRequest as error:
            if any(words in str(error).lower() for words in _LOST):
                raise Refused(str(error)) from error
            raise
        except NetworkError as error:
            raise _failure(error) from error

    def _rest(self, chat_id: int, seconds: float) -> RetryLater:
        """Telegram does not say whether a chat is too fast or the whole bot."""
        self._refused.add(chat_id)
        return RetryLater(seconds, everywhere=len(self._refused) >= FLOODED)


def _failure(error: NetworkError) -> ChannelError:
    """Whether the message can have arrived: not where Telegram answered (with a 5xx), nor where the
    connection failed before anything was sent over it."""
    cause = type(error.__cause__)
    on_the_way = cause.__module__.startswith("httpx") and cause.__name__ not in _NOT_SENT
    return Unclear(str(error)) if on_the_way else ChannelError(str(error))
