"""One update's way through the handlers and back into the chat."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

import structlog
from telegram import Bot, CallbackQuery, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatAction, ChatMemberStatus
from telegram.error import TelegramError

from bot.lanes import Handlers
from bot.telegram import inline, menu
from bot.telegram.admins import manages
from bot.telegram.api import CHANNEL
from bot.telegram.sender import Sender
from bot.telegram.updates import Place, read_message, read_press, replied_message
from bot.typing_sign import showing
from newsroom.chat import Incoming, Reply, text
from newsroom.models import JournalledUpdate, Language
from newsroom.ports import Store

log = structlog.stdlib.get_logger(__name__)

MAX_TOAST = 200
_GONE = {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}


class Conversation:
    """Handles the journalled updates of one bot."""

    def __init__(
        self,
        bot: Bot,
        handlers: Handlers,
        store: Store,
        sender: Sender,
        apologies: Mapping[Language, str],
    ) -> None:
        self._bot = bot
        self._me: User = bot.bot
        self._handlers = handlers
        self._commands = menu.names(handlers)
        self._store = store
        self._sender = sender
        self._apologies = apologies

    async def handle(self, journalled: JournalledUpdate) -> None:
        """Answer an update. What the handlers raise is passed on; what Telegram refuses is not."""
        update = Update.de_json(json.loads(journalled.payload), self._bot)
        if update.inline_query:
            await inline.answer(update.inline_query, self._handlers)
        elif update.my_chat_member:
            await self._note_membership(update.my_chat_member)
        elif update.callback_query:
            await self._answer_press(update.callback_query, update.update_id)
        elif update.message and update.message.migrate_to_chat_id:
            await self._migrate(update.message, update.message.migrate_to_chat_id)
        else:
            await self._answer_message(update)

    async def apologise(self, journalled: JournalledUpdate) -> None:
        """Tell the person that the message could not be handled."""
        if not journalled.lane.lstrip("-").isdigit():
            return
        language = await self._store.chats.language(CHANNEL, journalled.lane)
        sorry = Reply((text(self._apologies[language or "vi"]),))
        await self._sender.deliver(Place(int(journalled.lane)), [sorry])

    async def _answer_message(self, update: Update) -> None:
        read = read_message(update, self._me, self._commands)
        if read is None:
            return
        incoming, place = read
        if replied := replied_message(update):
            chats = self._store.chats
            article = await chats.message_article(CHANNEL, incoming.chat_id, replied)
            incoming = replace(incoming, replied_article=article)
        await self._sender.deliver(place, await self._replies(incoming, place))

    async def _answer_press(self, query: CallbackQuery, update_id: int) -> None:
        replies: Sequence[Reply] = ()
        read = read_press(query, update_id)
        try:
            if read is not None:
                replies = await self._replies(*read)
        finally:
            # Until the query is answered the person's button keeps turning.
            toast = next((reply.toast for reply in replies if reply.toast), "")
            await self._acknowledge(query, toast)
        if read is not None:
            await self._sender.deliver(read[1], replies)

    async def _acknowledge(self, query: CallbackQuery, toast: str) -> None:
        try:
            await query.answer(toast[:MAX_TOAST] or None)
        except TelegramError as error:
            log.info("press not acknowledged", reason=str(error))

    async def _replies(self, incoming: Incoming, place: Place) -> Sequence[Reply]:
        """What the handlers answer; the chat shows "typing" while that takes long."""
        if incoming.chat_kind != "private":
            incoming = replace(incoming, manages=partial(manages, self._bot, incoming))
        return await showing(self._handlers.handle(incoming), lambda: self._show_typing(place))

    async def _show_typing(self, place: Place) -> None:
        with suppress(TelegramError):
            await self._bot.send_chat_action(
                place.chat_id, ChatAction.TYPING, message_thread_id=place.thread_id
            )

    async def _note_membership(self, change: ChatMemberUpdated) -> None:
        status = change.new_chat_member.status
        if status in _GONE:
            await self._sender.mark_unreachable(change.chat.id, status)
        else:
            await self._sender.mark_reachable(change.chat.id)

    async def _migrate(self, message: Message, new_chat_id: int) -> None:
        await self._store.chats.migrate(CHANNEL, str(message.chat.id), str(new_chat_id))
