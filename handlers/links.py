"""Addresses in a message: one that we know is an article to show or to ask about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit, urlunsplit

from handlers import article, ask, showing
from handlers.context import Context, Replies
from newsroom.chat import Reply, text
from newsroom.models import Article

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_TRIED = 3
"""Addresses of one message that are looked up."""
_TRAILING = ".,;:!?)]}>\"'”’"


async def answer(context: Context) -> Replies | None:
    """The card of an article whose address was sent, or the answer to what was asked about it.

    None where the message has no address, or none that we know and words besides.
    """
    shown = [each.rstrip(_TRAILING) for each in _ADDRESS.findall(context.argument)]
    words = " ".join(_ADDRESS.sub(" ", context.argument).split())
    known = await _known(context, [*shown, *context.incoming.hidden_links])
    if known is None:
        return (_unknown(context),) if shown and not words else None
    if words:
        return await ask.about(context, words[: ask.LONGEST], known.id)
    return await article.card(context, known.id)


async def _known(context: Context, addresses: Sequence[str]) -> Article | None:
    for address in addresses[:_TRIED]:
        for spelling in spellings(address):
            if found := await context.store.articles.by_url(spelling):
                return found
    return None


def spellings(address: str) -> list[str]:
    """``address`` and what it may be kept as: without tracking, over https, with or without a
    slash at its end."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return []
    bare = parts._replace(query="", fragment="")
    path = bare.path.rstrip("/")
    found = [
        address,
        *(
            urlunsplit(each._replace(scheme=scheme))
            for each in (parts._replace(fragment=""), bare, bare._replace(path=path))
            for scheme in ("https", "http")
        ),
        urlunsplit(bare._replace(path=f"{path}/")),
    ]
    return list(dict.fromkeys(found))


def _unknown(context: Context) -> Reply:
    return Reply((text(context.texts.unknown_link),), showing.menu(context))
