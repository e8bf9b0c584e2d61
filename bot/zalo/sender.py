"""Replies delivered: as an answer, tried until it arrives, or from the outbox, tried once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from itertools import chain, repeat
from typing import Protocol

import structlog

from bot.budget import Budget
from bot.choices import Choices
from bot.zalo.http import Rejected
from bot.zalo.render import Draft, Drawing, draw
from handlers import missed
from handlers.texts.channels import CHANNELS
from newsroom.chat import Reply
from newsroom.errors import ChannelError, Refused, RetryLater, Unaffordable, Unclear
from newsroom.models import Language
from newsroom.ports import Chats, Clock

log = structlog.stdlib.get_logger(__name__)

TRIES = 6
Send = Callable[[str, Draft], Awaitable[str]]


class Line(Protocol):
    """One of Zalo's two ways to a person. ``most_buttons`` is how many a message can have."""

    @property
    def most_buttons(self) -> int: ...

    async def send(self, chat_id: str, draft: Draft) -> str:
        """Send one message; its id. Raises a ChannelError of the kind that fits."""
        ...

    async def left(self) -> int | None:
        """The messages that Zalo says are left, None where it does not say."""
        ...

    async def show_typing(self, chat_id: str) -> None:
        """Show that an answer is being prepared, where that can be shown."""
        ...


class Sender:
    """Shows replies in chats. ``count`` is told of each message of an answer, so that bulk
    messages leave room for it; ``waits`` are the pauses between an answer's tries."""

    def __init__(
        self,
        channel: str,
        line: Line,
        chats: Chats,
        *,
        choices: Choices,
        budget: Budget,
        clock: Clock,
        waits: Sequence[float],
        count: Callable[[str], None],
    ) -> None:
        self._channel = channel
        self._line = line
        self._chats = chats
        self._choices = choices
        self._budget = budget
        self._clock = clock
        self._waits = waits
        self._count = count
        self._one_at_a_time = asyncio.Lock()

    def is_group(self, chat_id: str) -> bool:
        """Zalo's ids do not tell, and it has no other limit for groups."""
        return False

    async def answer(self, chat_id: str, replies: Sequence[Reply], language: Language) -> bool:
        """Show the replies in order; False where the chat is lost for good.

        A message of which nobody knows whether it arrived is not sent again: the person sees that
        it is missing and can ask once more, but could not take back a repetition.
        """
        presses: list[str] = []
        for reply in replies:
            try:
                presses += await self._show(
                    self._persist, chat_id, reply, language, first=len(presses) + 1
                )
            except Refused as error:
                log.info("chat lost", channel=self._channel, chat=chat_id, reason=str(error))
                return False
            except Unclear as error:
                log.warning("answer unclear", channel=self._channel, reason=str(error))
                await self._budget.doubted()
            except ChannelError as error:
                log.error("answer not delivered", channel=self._channel, reason=str(error))
        await self._choices.offer(chat_id, presses)
        return True

    async def deliver(self, chat_id: str, reply: Reply) -> str:
        """Send what nobody waits for, if the budget has room, and keep it for when the person asks
        if it has none; see ``bot.outbox.Deliver``.

        One at a time, so that each is permitted by a count that holds all before it.
        """
        async with self._one_at_a_time:
            try:
                await self._budget.permit(chat_id)
            except Unaffordable:
                await missed.keep(self._chats, (self._channel, chat_id), reply, self._clock.now())
                raise
            return await self._post(chat_id, reply)

    async def _post(self, chat_id: str, reply: Reply) -> str:
        language = await self._chats.language(self._channel, chat_id) or "vi"
        last = ""

        async def once(chat_id: str, draft: Draft) -> str:
            nonlocal last
            try:
                last = await self._send(chat_id, draft)
            except ChannelError as error:
                if last:
                    raise Unclear(f"only the first part was sent: {error}") from error
                raise
            return last

        # The numbers count before they can be read, because people answer at once.
        before = await self._choices.offered(chat_id)
        try:
            await self._show(once, chat_id, reply, language, offering=True)
        except Unclear:
            raise
        except ChannelError:
            await self._choices.restore(chat_id, before)
            raise
        return last

    async def _show(
        self,
        send: Send,
        chat_id: str,
        reply: Reply,
        language: Language,
        *,
        first: int = 1,
        offering: bool = False,
    ) -> tuple[str, ...]:
        """Send a reply's messages; what its numbers, which begin with ``first``, stand for.
        ``offering`` lets them do so from now on. Buttons that Zalo does not take are written as
        choices."""
        hint = CHANNELS[language].numbered
        drawing = draw(reply, hint, first=first, room=self._line.most_buttons)
        try:
            await self._send_all(send, chat_id, drawing, offering=offering)
        except Rejected:
            plainer = draw(reply, hint, first=first)
            if plainer == drawing or len(drawing.drafts) > 1:
                raise
            await self._send_all(send, chat_id, plainer, offering=offering)
            drawing = plainer
        return drawing.presses

    async def _send_all(
        self, send: Send, chat_id: str, drawing: Drawing, *, offering: bool
    ) -> None:
        if offering:
            await self._choices.offer(chat_id, drawing.presses)
        for draft in drawing.drafts:
            await send(chat_id, draft)

    async def _persist(self, chat_id: str, draft: Draft) -> str:
        """Send a message of an answer until it is taken or has failed too often."""
        for pause in (*self._pauses(), None):
            self._count(chat_id)
            try:
                return await self._send(chat_id, draft)
            except (Refused, Rejected, Unclear):
                raise
            except ChannelError as error:
                if pause is None:
                    raise
                wait = error.seconds if isinstance(error, RetryLater) else pause
                log.warning("Zalo failed", channel=self._channel, reason=str(error))
                await asyncio.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _pauses(self) -> list[float]:
        endless = chain(self._waits, repeat(self._waits[-1]))
        return [next(endless) for _ in range(TRIES - 1)]

    async def _send(self, chat_id: str, draft: Draft) -> str:
        """Send once, and count what was sent or may have been."""
        try:
            message_id = await self._line.send(chat_id, draft)
        except Unclear:
            await self._budget.spend(chat_id)
            raise
        await self._budget.spend(chat_id)
        return message_id
