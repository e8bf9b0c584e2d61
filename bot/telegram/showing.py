"""One message shown in the best way that Telegram takes: what it refuses is shown more plainly."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import structlog
from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.splitting import split_text
from bot.telegram import render
from bot.telegram.render import Draft
from bot.telegram.updates import Place

log = structlog.stdlib.get_logger(__name__)
T = TypeVar("T")

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Showing(ABC):
    """Ways to show a message; how Telegram is called, and how often, is for others to say.
    ``paid``: beyond Telegram's limit, for the Stars that it asks for that."""

    def __init__(self, bot: Bot, *, paid: bool = False) -> None:
        self._bot = bot
        self._paid = paid

    @abstractmethod
    async def _call(self, chat_id: int, call: Callable[[], Awaitable[T]]) -> T:
        """Call Telegram. A BadRequest must come through, so that a plainer way is tried."""

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
                **self._addressed(place, render.keyboard(draft.buttons)),
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
                **self._addressed(place, render.keyboard(draft.buttons)),
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
                text=words, link_preview_options=_NO_PREVIEW, **self._addressed(place, keyboard)
            ),
        )
        return message.message_id

    def _addressed(self, place: Place, keyboard: InlineKeyboardMarkup | None) -> dict[str, Any]:
        """The arguments that every message has."""
        answers = place.answers
        return {
            "chat_id": place.chat_id,
            "message_thread_id": place.thread_id,
            "reply_markup": keyboard,
            "reply_parameters": ReplyParameters(answers, allow_sending_without_reply=True)
            if answers
            else None,
            "allow_paid_broadcast": self._paid or None,
        }


def _preview(draft: Draft) -> LinkPreviewOptions:
    """The picture above a text that is too long to be its caption; no other previews."""
    if not draft.picture:
        return _NO_PREVIEW
    return LinkPreviewOptions(url=draft.picture, prefer_large_media=True, show_above_text=True)
