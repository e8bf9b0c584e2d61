"""``/theodoi bão``: be told when there is news about something, at once or once an hour."""

from __future__ import annotations

from handlers import subscribing
from handlers.context import Context, Replies
from handlers.managing import for_managers
from handlers.subscribing import words_of
from handlers.wishes import names
from newsroom.models import Rhythm


@for_managers
async def command(context: Context) -> Replies:
    """Follow what was written after the command, at once; ask where nothing was."""
    found = names(context.argument)
    if not found:
        question = words_of(context).follow_question
        return await subscribing.await_words(context, Rhythm.AT_ONCE, 0, question)
    return await subscribing.follow(context, found)
