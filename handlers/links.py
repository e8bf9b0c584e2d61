"""Addresses in a message: one that we know is an article to show or to ask about."""

from __future__ import annotations

import re

from handlers import article, ask, start
from handlers.context import Context, Replies
from newsroom.chat import Reply, text

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_TRAILING = ".,;:!?)]}>\"'”’"


async def answer(context: Context) -> Replies | None:
    """The card of an article whose address was sent, or the answer to what was asked about it.

    None where the message has no address, or one that we do not know and words besides.
    """
    match = _ADDRESS.search(context.argument)
    if match is None:
        return None
    words = " ".join(_ADDRESS.sub(" ", context.argument).split())
    known = await context.store.articles.by_url(match[0].rstrip(_TRAILING))
    if known is None:
        return None if words else (_unknown(context),)
    if words:
        return await ask.reply(context, words[: ask.LONGEST], known.id)
    return await article.card(context, known.id)


def _unknown(context: Context) -> Reply:
    return Reply((text(context.texts.unknown_link),), start.menu(context))
