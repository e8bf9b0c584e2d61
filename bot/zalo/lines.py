"""Zalo's two ways to a person, alike for what sends: the bot and the Official Account."""

from __future__ import annotations

from contextlib import suppress

from bot.zalo.bot_api import BotApi
from bot.zalo.http import Rejected
from bot.zalo.oa_api import MOST_BUTTONS, OaApi
from bot.zalo.render import Draft
from newsroom.errors import ChannelError


class BotLine:
    """The Bot Platform: pictures, no buttons. ``html`` says that Zalo renders it."""

    most_buttons = 0

    def __init__(self, api: BotApi, *, html: bool) -> None:
        self._api = api
        self._html = html

    async def send(self, chat_id: str, draft: Draft) -> str:
        """Send one message; what Zalo rejects is sent more plainly."""
        with suppress(Rejected):
            if draft.picture:
                return await self._api.send_photo(chat_id, draft.picture, draft.text)
        with suppress(Rejected):
            if self._html and draft.html:
                return await self._api.send_message(chat_id, draft.html, html=True)
        return await self._api.send_message(chat_id, draft.text)

    async def left(self) -> None:
        """The Bot Platform does not say."""

    async def show_typing(self, chat_id: str) -> None:
        """Show that an answer is being prepared, if that works."""
        with suppress(ChannelError):
            await self._api.send_typing(chat_id)


class OaLine:
    """The Official Account: a few buttons; pictures would have to be uploaded first."""

    most_buttons = MOST_BUTTONS

    def __init__(self, api: OaApi) -> None:
        self._api = api

    async def send(self, chat_id: str, draft: Draft) -> str:
        """Send one message."""
        return await self._api.send(chat_id, draft.text, draft.buttons)

    async def left(self) -> int | None:
        """What the account's plan has left, where Zalo says so."""
        with suppress(ChannelError):
            return await self._api.remaining()
        return None

    async def show_typing(self, chat_id: str) -> None:
        """The Official Account has no such sign."""
