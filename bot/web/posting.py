"""Digests and alerts on the web page: they wait in the transcript until it is looked at."""

from __future__ import annotations

import asyncio

from bot.allowance import Allowance, Limits
from bot.outbox import Persistence, Senders
from bot.web.conversation import CHANNEL, Conversations
from newsroom.chat import Reply
from newsroom.ports import Clock, Store

# Nobody but our own database limits us here.
LIMITS = Limits(per_second=200, chat_gap=0)


class WebPost:
    """The ``Deliver`` protocol over the page's conversations."""

    def __init__(self, conversations: Conversations) -> None:
        self._conversations = conversations

    def is_group(self, chat_id: str) -> bool:
        """A page belongs to one person."""
        return False

    async def deliver(self, chat_id: str, reply: Reply) -> str:
        """Add a message to the transcript; its number there."""
        return str(await self._conversations.post(chat_id, reply))


def web_senders(
    store: Store,
    conversations: Conversations,
    clock: Clock,
    persistence: Persistence | None = None,
) -> Senders:
    """What carries the outbox's messages to the web page."""
    allowance = Allowance(LIMITS, asyncio.get_running_loop().time)
    post = WebPost(conversations)
    return Senders(CHANNEL, store, clock, post, allowance, persistence=persistence)
