"""Replies delivered: what Telegram refuses is shown more plainly, what fails is tried again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import chain, repeat
from typing import Any, TypeVar

import structlog
from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.splitting import split_text
from bot.telegram import render
from bot.telegram.api import CHANNEL, seconds_to_wait
from bot.telegram.pace import Pace
from bot.telegram.render import Draft
from bot.telegram.updates import Place
from newsroom.chat import Reply
from newsroom.ports import Chats, Clock

log = structlog.stdlib.get_logger(__name__)
T = TypeVar("T")

UNREACHABLE = "unreachable"
"""The chat state kept while a person blocks us or a group has thrown us out."""

TRIES = 15
_NEVER = timedelta(days=365 * 10)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Sender:
    """Shows replies in a chat.

    A call that fails on the way (no connection, time-out, 5xx) is tried ``TRIES`` times with the
    pauses ``waits``, the last of which repeats: an answer may come twice then, but it comes.
    """

    def __init__(self, bot: Bot, chats: Chats, clock: Clock, waits: Sequence[float]) -> None:
        self._bot = bot
        self._chats = chats
        self._clock = clock
        self._waits = waits
        self._pace = Pace()

    async def deliver(self, place: Place, replies: Sequence[Reply]) -> None:
        """Show the replies in order. What Telegram finally refuses is logged, not raised."""
        for reply in replies:
            try:
                place = await self._show(place, reply)
            except Forbidden as error:
                await self.mark_unreachable(place.chat_id, str(error))
                return
            except TelegramError as error:
                log.error("reply not delivered", chat=place.chat_id, reason=str(error))

    async def mark_unreachable(self, chat_id: int, reason: str) -> None:
        """Keep that the chat cannot be written to."""
        log.info("chat unreachable", chat=chat_id, reason=reason)
        now = self._clock.now()
        value = {"since": now.isoformat(), "reason": reason}
        await self._chats.save_state(CHANNEL, str(chat_id), UNREACHABLE, value, now + _NEVER)

    async def mark_reachable(self, chat_id: int) -> None:
        """Keep that the chat can be written to again."""
        await self._chats.clear_state(CHANNEL, str(chat_id), UNREACHABLE)

    async def _show(self, place: Place, reply: Reply) -> Place:
        """Show one reply; the place where the next one goes (a group can have moved)."""
        try:
            await self._put_all(place, reply)
        except ChatMigrated as moved:
            await self._chats.migrate(CHANNEL, str(place.chat_id), str(moved.new_chat_id))
            place = Place(moved.new_chat_id)
            await self._put_all(place, reply)
        return place

    async def _put_all(self, place: Place, reply: Reply) -> None:
        if not reply.replaces:
            place = replace(place, pressed=None)
        for draft in render.drafts(reply):
            message_id = await self._put(place, draft)
            if reply.article_id:
                await self._chats.remember_message(
                    CHANNEL, str(place.chat_id), str(message_id), reply.article_id
                )
            place = replace(place, answers=None, pressed=None)

    async def _put(self, place: Place, draft: Draft) -> int:
        """Show one message in the best way that Telegram accepts; the message's id."""
        ways: list[Callable[[Place, Draft], Awaitable[int]]] = [self._send, self._send_plain]
        if draft.picture and draft.fits_caption:
            ways.insert(0, self._send_picture)
        if place.pressed is not None:
            ways = [self._edit, self._edit_caption, *ways]
        for way in ways[:-1]:
            try:
                return await way(place, draft)
            except BadRequest as error:
                log.info("shown more plainly", chat=place.chat_id, reason=str(error))
        return await ways[-1](place, draft)

    async def _edit(self, place: Place, draft: Draft) -> int:
        return await self._change(
            place,
            lambda: self._bot.edit_message_text(
                render.html(draft.blocks),
                chat_id=place.chat_id,
                message_id=place.pressed,
                parse_mode=ParseMode.HTML,
                reply_markup=render.keyboard(draft.buttons),
                link_preview_options=_preview(draft),
            ),
        )

    async def _edit_caption(self, place: Place, draft: Draft) -> int:
        return await self._change(
            place,
            lambda: self._bot.edit_message_caption(
                chat_id=place.chat_id,
                message_id=place.pressed,
                caption=render.html(draft.blocks),
                parse_mode=ParseMode.HTML,
                reply_markup=render.keyboard(draft.buttons),
            ),
        )

    async def _change(self, place: Place, call: Callable[[], Awaitable[Message | bool]]) -> int:
        """Change the pressed message; that it shows the same already is as good."""
        try:
            await self._call(place.chat_id, call)
        except BadRequest as error:
            if "message is not modified" not in str(error).lower():
                raise
        return place.pressed or 0

    async def _send_picture(self, place: Place, draft: Draft) -> int:
        message = await self._call(
            place.chat_id,
            lambda: self._bot.send_photo(
                photo=draft.picture,
                caption=render.html(draft.blocks) or None,
                parse_mode=ParseMode.HTML,
                **_addressed(place, render.keyboard(draft.buttons)),
            ),
        )
        return message.message_id

    async def _send(self, place: Place, draft: Draft) -> int:
        message = await self._call(
            place.chat_id,
            lambda: self._bot.send_message(
                text=render.html(draft.blocks),
                parse_mode=ParseMode.HTML,
                link_preview_options=_preview(draft),
                **_addressed(place, render.keyboard(draft.buttons)),
            ),
        )
        return message.message_id

    async def _send_plain(self, place: Place, draft: Draft) -> int:
        """As text that nothing can be wrong with; links that Telegram may dislike are written."""
        *parts, last = split_text(render.plain(draft), render.TEXT_LIMIT) or ["…"]
        for part in parts:
            await self._send_words(place, part, None)
        return await self._send_words(place, last, render.keyboard(draft.buttons, links=False))

    async def _send_words(
        self, place: Place, words: str, keyboard: InlineKeyboardMarkup | None
    ) -> int:
        message = await self._call(
            place.chat_id,
            lambda: self._bot.send_message(
                text=words, link_preview_options=_NO_PREVIEW, **_addressed(place, keyboard)
            ),
        )
        return message.message_id

    async def _call(self, chat_id: int, call: Callable[[], Awaitable[T]]) -> T:
        """Call Telegram until it answers or has failed too often; being told to wait is free."""
        pauses = chain(self._waits, repeat(self._waits[-1]))
        failures = 0
        while True:
            await self._pace.ready(chat_id)
            try:
                return await call()
            except RetryAfter as error:
                self._pace.hold(chat_id, seconds_to_wait(error))
            except BadRequest:
                raise
            except NetworkError as error:
                failures += 1
                if failures >= TRIES:
                    raise
                log.warning("Telegram failed", chat=chat_id, reason=str(error))
                await asyncio.sleep(next(pauses))


def _preview(draft: Draft) -> LinkPreviewOptions:
    """The picture above a text that is too long to be its caption; no other previews."""
    if not draft.picture:
        return _NO_PREVIEW
    return LinkPreviewOptions(url=draft.picture, prefer_large_media=True, show_above_text=True)


def _addressed(place: Place, keyboard: InlineKeyboardMarkup | None) -> dict[str, Any]:
    """The arguments that every message has."""
    answers = place.answers
    return {
        "chat_id": place.chat_id,
        "message_thread_id": place.thread_id,
        "reply_markup": keyboard,
        "reply_parameters": ReplyParameters(answers, allow_sending_without_reply=True)
        if answers
        else None,
    }
