"""Comments half written: a draft for each article, kept for a day, and whether the next message
belongs to the last one."""

from __future__ import annotations

import secrets
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

from handlers.context import Context
from newsroom.comments.commenting import Draft

KEPT = timedelta(hours=24)
WRITING = timedelta(minutes=30)
"""How long a message is taken for the comment; later it is a question again."""
ANY = 0
"""The article of a draft for which none is chosen yet."""
_DRAFT, _LAST, _WRITING = "comment", "last-comment", "commenting"


def new(article_id: int, text: str = "", editing: int = 0) -> Draft:
    """A draft with a token of its own."""
    return Draft(article_id, text, secrets.token_hex(8), editing=editing)


async def last(context: Context) -> Draft | None:
    """The draft that was worked on last, None where there is none."""
    key = await _load(context, _LAST)
    return _draft(await _load(context, key)) if isinstance(key, str) else None


async def about(context: Context, article_id: int) -> Draft:
    """The draft about an article, a new one where there is none. What was written before an
    article was chosen is about the one chosen then."""
    found = _draft(await _load(context, _key(new(article_id))))
    if found is None:
        loose = await last(context)
        if loose and loose.article_id == ANY:
            found = replace(loose, article_id=article_id)
    return found or new(article_id)


async def keep(context: Context, draft: Draft) -> None:
    """Keep a draft as the last one."""
    await _save(context, _key(draft), asdict(draft), KEPT)
    await _save(context, _LAST, _key(draft), KEPT)


async def save(context: Context, draft: Draft) -> None:
    """Keep a draft; the next message is its text."""
    await keep(context, draft)
    await _save(context, _WRITING, True, WRITING)


async def writing(context: Context) -> Draft | None:
    """The draft that the message belongs to, None where it is an ordinary one."""
    if context.in_group or not await _load(context, _WRITING):
        return None
    return await last(context)


async def stop(context: Context) -> bool:
    """Take messages for questions again; whether the chat was writing. The draft stays."""
    was = await writing(context)
    await _clear(context, _WRITING)
    return was is not None


async def drop(context: Context, draft: Draft) -> None:
    """Delete a draft."""
    for key in (_WRITING, _LAST, _key(draft)):
        await _clear(context, key)


def _key(draft: Draft) -> str:
    return f"{_DRAFT}:{draft.article_id}:{draft.editing}"


def _draft(value: Any) -> Draft | None:
    try:
        return Draft(**value | {"hidden_links": tuple(value["hidden_links"])})
    except (KeyError, TypeError):
        return None


async def _load(context: Context, key: str) -> Any:
    return await context.store.chats.state(*_chat(context), key, context.now())


async def _save(context: Context, key: str, value: Any, kept: timedelta) -> None:
    await context.store.chats.save_state(*_chat(context), key, value, context.now() + kept)


async def _clear(context: Context, key: str) -> None:
    await context.store.chats.clear_state(*_chat(context), key)


def _chat(context: Context) -> tuple[str, str]:
    return context.incoming.channel, context.incoming.chat_id
