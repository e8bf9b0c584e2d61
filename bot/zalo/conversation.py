"""One event's way through the handlers and back into the chat."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import structlog

from bot.budget import Budget
from bot.choices import Choices
from bot.lanes import Handlers
from bot.typing_sign import showing
from bot.zalo.events import Event, Kind
from bot.zalo.sender import Line, Sender
from bot.zalo.webhook import Read
from handlers import missed
from handlers.texts.channels import CHANNELS
from newsroom.answers.questions.language import detect
from newsroom.chat import Incoming, Reply, note, text
from newsroom.models import JournalledUpdate, Language
from newsroom.ports import Clock, Store

log = structlog.stdlib.get_logger(__name__)

Replies = tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """Handles the journalled events of one channel."""

    channel: str
    read: Read
    line: Line
    handlers: Handlers
    store: Store
    clock: Clock
    sender: Sender
    choices: Choices
    budget: Budget
    apologies: Mapping[Language, str]

    async def handle(self, journalled: JournalledUpdate) -> None:
        """Answer an event. What the handlers raise is passed on; what Zalo refuses is not."""
        event = self.read(json.loads(journalled.payload))
        if event is None or (event.in_group and not event.text):
            return
        if event.kind is Kind.LEFT:
            await self._part(event.chat_id)
            return
        await self.budget.heard(event.chat_id)
        replies = await self._replies(event)
        await self._answer(event.chat_id, replies)

    async def apologise(self, journalled: JournalledUpdate) -> None:
        """Tell the person that the message could not be handled."""
        language = await self._chosen(journalled.lane) or "vi"
        await self._answer(journalled.lane, (Reply((text(self.apologies[language]),)),))

    async def _replies(self, event: Event) -> Replies:
        if event.kind is Kind.UNDELIVERED:
            language = await self._chosen(event.chat_id) or "vi"
            return (Reply((text(CHANNELS[language].undelivered),)),)
        before = await self._subscriptions(event.chat_id)
        incoming = await self._incoming(event)
        replies = await showing(
            self.handlers.handle(incoming), lambda: self.line.show_typing(event.chat_id)
        )
        if await self._subscriptions(event.chat_id) > before:
            return (*replies, await self._honest_word(event.chat_id, replies))
        return (*replies, *await self._what_waits(event.chat_id, replies))

    async def _incoming(self, event: Event) -> Incoming:
        """What the event says to the handlers; a number is the press that it stands for."""
        pressed = event.button or await self.choices.chosen(event.chat_id, event.text)
        return Incoming(
            channel=self.channel,
            chat_id=event.chat_id,
            user_id=event.user_id,
            text="" if pressed else event.text,
            button=pressed,
            chat_kind="group" if event.in_group else "private",
            message_id=event.message_id,
            update_key=event.key,
        )

    async def _answer(self, chat_id: str, replies: Replies) -> None:
        language = await self._language(chat_id, replies)
        if not await self.sender.answer(chat_id, replies, language):
            await self._part(chat_id)

    async def _honest_word(self, chat_id: str, replies: Replies) -> Reply:
        """Whoever subscribes is told what the platform and this month's messages make of it."""
        texts = CHANNELS[await self._language(chat_id, replies)]
        is_open = (await self.budget.room(chat_id)).is_open
        return Reply((note(texts.on_request if is_open else texts.only_on_request),))

    async def _what_waits(self, chat_id: str, replies: Replies) -> Replies:
        """Whoever writes is told once of what could not be sent before."""
        chat = (self.channel, chat_id)
        count = await missed.untold(self.store.chats, chat, self.clock.now())
        if not count:
            return ()
        texts = CHANNELS[await self._language(chat_id, replies)]
        return (Reply((note(texts.missed.format(count=count)),)),)

    async def _part(self, chat_id: str) -> None:
        """The person has left: nothing more is sent unasked."""
        now = self.clock.now()
        log.info("chat left", channel=self.channel, chat=chat_id)
        await self.store.subscriptions.end(self.channel, chat_id, "left", now)
        await self.store.outbox.drop_for(self.channel, chat_id, now)

    async def _subscriptions(self, chat_id: str) -> int:
        return len(await self.store.subscriptions.of_chat(self.channel, chat_id))

    async def _chosen(self, chat_id: str) -> Language | None:
        return await self.store.chats.language(self.channel, chat_id)

    async def _language(self, chat_id: str, replies: Replies) -> Language:
        """The language for our own words: the person's choice, else that of the replies."""
        return await self._chosen(chat_id) or detect("\n".join(each.plain for each in replies))
