"""A process that empties an outbox, to be killed: ``python -m tests.channels.sending URL API``.

It runs until it is killed; with ``again`` as a third argument it repeats what is in doubt. Leases
are short, so that the next process soon finds what this one left in doubt.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta

from bot.allowance import Allowance, Limits
from bot.clock import SystemClock
from bot.outbox import Persistence, Senders
from bot.telegram.api import connected
from bot.telegram.posting import Post
from storage import open_store
from tests.channels.telegram_double import TOKEN

WIDTH = 20
LEASE = timedelta(seconds=1)


async def run(url: str, api_url: str, repeat_unclear: bool) -> None:
    """Send until somebody kills us."""
    store = await open_store(url)
    async with connected(TOKEN, api_url, "") as bot:
        loop = asyncio.get_running_loop()
        allowance = Allowance(Limits(per_second=5000, chat_gap=0), loop.time)
        how = Persistence(width=WIDTH, lease=LEASE, look_again=0.05, repeat_unclear=repeat_unclear)
        post = Post(bot, store.chats)
        senders = Senders("telegram", store, SystemClock(), post, allowance, persistence=how)
        await senders.run()


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], sys.argv[2], sys.argv[3:] == ["again"]))
