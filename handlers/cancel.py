"""A way out of everything."""

from __future__ import annotations

from handlers import drafts, memory, showing, subscribing
from handlers.context import Context, Replies
from newsroom.chat import Reply, text


async def cancel(context: Context) -> Replies:
    """Forget what the conversation was about."""
    await memory.forget(context)
    await subscribing.forget(context)
    left = await drafts.stop(context)
    words = context.comment_texts.left_writing if left else context.texts.cancelled
    return (Reply((text(words),), showing.menu(context)),)
