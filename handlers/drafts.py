"""A comment half written: the draft, kept for a day, and whether the next message belongs to it."""

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
_DRAFT, _WRITING = "comment", "commenting"


def new(article_id: int, text: str = "", editing: int = 0) -> Draft:
    """A draft with a token of its own."""
    return Draft(article_id, text, secrets.token_hex(8), editing=editing)


async def load(context: Context) -> Draft | None:
    """The draft of this chat, None where there is none."""
    value: Any = await context.store.chats.state(*_chat(context), _DRAFT, context.now())
    try:
        return Draft(**value | {"hidden_links": tuple(value["hidden_links"])})
    except (KeyError, TypeError):
        return None


async def save(context: Context, draft: Draft) -> None:
    """Keep a draft; the next message is its text."""
    await context.store.chats.save_state(
        *_chat(context), _DRAFT, asdict(draft), context.now() + KEPT
    )
    await write_on(context)


async def write_on(context: Context) -> None:
    """Take the next message for the draft's text."""
    await context.store.chats.save_state(*_chat(context), _WRITING, True, context.now() + WRITING)


async def writing(context: Context) -> Draft | None:
    """The draft that the message belongs to, None where it is an ordinary one."""
    if context.in_group:
        return None
    now = context.now()
    if not await context.store.chats.state(*_chat(context), _WRITING, now):
        return None
    return await load(context)


async def stop(context: Context) -> bool:
    """Take messages for questions again; whether the chat was writing. The draft stays."""
    was = await writing(context)
    await context.store.chats.clear_state(*_chat(context), _WRITING)
    return was is not None


async def drop(context: Context) -> None:
    """Delete the draft."""
    await context.store.chats.clear_state(*_chat(context), _WRITING)
    await context.store.chats.clear_state(*_chat(context), _DRAFT)


def with_text(draft: Draft, text: str, hidden_links: tuple[str, ...] = ()) -> Draft:
    """The draft with another text."""
    return replace(draft, text=text, hidden_links=hidden_links)


def _chat(context: Context) -> tuple[str, str]:
    return context.incoming.channel, context.incoming.chat_id
