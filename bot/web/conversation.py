"""Conversations on the web page: what is said or pressed goes to the handlers, the transcript
to the store."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from weakref import WeakValueDictionary

from bot.lanes import Handlers
from bot.web.transcript import Message, Transcript, dump, load
from newsroom.chat import Incoming, Reply
from newsroom.errors import Refused
from newsroom.models import Language
from newsroom.ports import Chats, Clock

CHANNEL = "web"
KEPT = timedelta(days=30)
VISITOR = "visitor"
"""The chat of everybody who has not said anything yet; nothing is kept of it."""

_KEY = "transcript"


class GoneButton(Exception):
    """The pressed button is not among those that the conversation shows."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A conversation before and after something was said."""

    before: Transcript
    after: Transcript


class Conversations:
    """All conversations of the page, by session. In one, one thing happens after the other."""

    def __init__(self, chats: Chats, handlers: Handlers, clock: Clock) -> None:
        self._chats = chats
        self._handlers = handlers
        self._clock = clock
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def show(self, session: str, article_id: int = 0) -> Transcript:
        """What was said so far; where that is nothing, a welcome (to ``article_id``)."""
        value = await self._chats.state(CHANNEL, session, _KEY, self._clock.now())
        kept = load(value) if value is not None else Transcript()
        return kept if kept.messages else await self._welcome(session, article_id)

    async def since(self, session: str, message_id: int) -> tuple[Message, ...]:
        """What is kept of a conversation after a message."""
        value = await self._chats.state(CHANNEL, session, _KEY, self._clock.now())
        kept = load(value) if value is not None else Transcript()
        return tuple(each for each in kept.messages if each.id > message_id)

    async def say(self, session: str, words: str, article_id: int = 0) -> Turn:
        """Answer ``words``; ``article_id`` is the article that the page was opened on."""
        async with self._turn(session):
            before, kept = await self._before(session, article_id)
            incoming = self._incoming(session, text=words, replied_article=article_id)
            replies = await self._handlers.handle(incoming)
            now = self._clock.now()
            left = await self._left(session, before, kept=kept)
            return await self._keep(session, before, left.say(words, now).answer(replies, now))

    async def press(self, session: str, message_id: int, data: str, article_id: int = 0) -> Turn:
        """Answer a press of a button. Raises GoneButton for one that is not shown any more.

        What the button says stands in the conversation as the person's words, unless the answer
        only changes the message that it belongs to.
        """
        async with self._turn(session):
            before, kept = await self._before(session, article_id)
            message = next((each for each in before.messages if each.id == message_id), None)
            button = message.offers(data) if message and data else None
            if button is None:
                raise GoneButton
            incoming = self._incoming(
                session, button=data, message_id=str(message_id), replied_article=article_id
            )
            replies = await self._handlers.handle(incoming)
            now = self._clock.now()
            speaks = any(reply.blocks and not reply.replaces for reply in replies)
            left = await self._left(session, before, kept=kept)
            said = left.say(button.label, now) if speaks else left
            return await self._keep(session, before, said.answer(replies, now, message_id))

    async def post(self, session: str, reply: Reply) -> int:
        """Add ``reply`` to a conversation, to be seen when its page is opened again; the number of
        the message. Raises Refused where the conversation is no longer kept."""
        async with self._turn(session):
            value = await self._chats.state(CHANNEL, session, _KEY, self._clock.now())
            if value is None:
                raise Refused("the conversation was deleted, or not opened for too long")
            before, now = load(value), self._clock.now()
            # Only the person keeps a conversation alive: their cookie does not last longer.
            expires = before.last_said(now) + KEPT
            if expires <= now:
                raise Refused("nobody has used the conversation for too long")
            after = before.answer([reply], now)
            await self._chats.save_state(CHANNEL, session, _KEY, dump(after), expires)
            return after.messages[-1].id

    async def forget(self, session: str) -> None:
        """Delete the transcript."""
        await self._chats.clear_state(CHANNEL, session, _KEY)

    async def language(self, session: str) -> Language:
        """The language that the person chose, Vietnamese by default."""
        return await self._chats.language(CHANNEL, session) or "vi"

    async def choose(self, session: str, language: Language) -> None:
        """Keep the person's choice."""
        await self._chats.set_language(CHANNEL, session, language)

    @asynccontextmanager
    async def _turn(self, session: str) -> AsyncIterator[None]:
        lock = self._locks.setdefault(session, asyncio.Lock())
        async with lock:
            yield

    async def _before(self, session: str, article_id: int) -> tuple[Transcript, bool]:
        """The conversation so far, and whether it is kept (a welcome is not)."""
        value = await self._chats.state(CHANNEL, session, _KEY, self._clock.now())
        return await self.show(session, article_id), value is not None

    async def _left(self, session: str, before: Transcript, *, kept: bool) -> Transcript:
        """What is left of a conversation once it was answered: a person may have had all that is
        kept of them deleted."""
        if kept and await self._chats.state(CHANNEL, session, _KEY, self._clock.now()) is None:
            return Transcript()
        return before

    async def _welcome(self, session: str, article_id: int) -> Transcript:
        start = f"/start a_{article_id}" if article_id else "/start"
        replies = await self._handlers.handle(self._incoming(session, text=start))
        return Transcript().answer(replies, self._clock.now())

    async def _keep(self, session: str, before: Transcript, after: Transcript) -> Turn:
        expires = self._clock.now() + KEPT
        await self._chats.save_state(CHANNEL, session, _KEY, dump(after), expires)
        return Turn(before, after)

    def _incoming(
        self,
        session: str,
        *,
        text: str = "",
        button: str = "",
        message_id: str = "",
        replied_article: int = 0,
    ) -> Incoming:
        return Incoming(
            channel=CHANNEL,
            chat_id=session,
            user_id=session,
            text=text,
            button=button,
            message_id=message_id,
            replied_article=replied_article,
            update_key=secrets.token_hex(8),
        )
