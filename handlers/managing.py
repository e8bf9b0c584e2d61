"""What only those may do who decide for a chat: in a group or channel, its administrators."""

from __future__ import annotations

from functools import wraps

from handlers.context import Context, Handler, Replies
from handlers.texts import DIGESTS
from newsroom.chat import Reply, text


async def may_decide(context: Context) -> bool:
    """Whether the person may; everybody where the platform does not tell who administers."""
    asks = context.incoming.manages
    return not context.in_group or asks is None or await asks()


def for_managers(handler: Handler) -> Handler:
    """Let only those through who may decide for the chat. Who presses without being one of them
    is told fleetingly: the others need not read it."""

    @wraps(handler)
    async def checked(context: Context) -> Replies:
        if await may_decide(context):
            return await handler(context)
        words = DIGESTS[context.language].managers_only
        return (Reply(toast=words) if context.incoming.button else Reply((text(words),)),)

    return checked
