"""Whether an answer was right, as the person who asked sees it."""

from __future__ import annotations

from handlers.context import Context, Replies
from newsroom.chat import Reply, text


async def right(context: Context) -> Replies:
    """Keep that the answer was right; a later press may change it."""
    return await _judge(context, "right", context.texts.judged_right)


async def wrong(context: Context) -> Replies:
    """Keep that the answer was wrong."""
    return await _judge(context, "wrong", context.texts.judged_wrong)


async def _judge(context: Context, verdict: str, thanks: str) -> Replies:
    if await context.store.questions.judge(context.number(), verdict):
        return (Reply(toast=thanks),)
    return (Reply((text(context.texts.gone_question),)),)
