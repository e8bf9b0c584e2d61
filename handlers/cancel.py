"""A way out of everything."""

from __future__ import annotations

from handlers import memory, showing, subscribing
from handlers.context import Context, Replies
from newsroom.chat import Reply, text


async def cancel(context: Context) -> Replies:
    """Forget what the conversation was about."""
    await memory.forget(context)
    await subscribing.forget(context)
    return (Reply((text(context.texts.cancelled),), showing.menu(context)),)
