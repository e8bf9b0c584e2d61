"""What is kept of a person: told, handed out, deleted."""

from __future__ import annotations

import json

from handlers import showing
from handlers.buttons import button, rows
from handlers.context import Context, Replies
from newsroom.chat import Reply, item, note, text, title


async def show(context: Context) -> Replies:
    """``/dulieu``: what is kept, and what can be done with it."""
    texts = context.comment_texts
    if context.in_group:
        return (Reply((text(texts.privately),)),)
    kept = await context.store.personal.of(context.author)
    if not kept:
        return (Reply((text(texts.data_nothing), note(texts.data_rights))),)
    lines = [item(texts.data(kind, len(found))) for kind, found in kept.items()]
    buttons = rows([button(texts.export_button, "dexport"), button(texts.erase_button, "derasing")])
    return (Reply((title(texts.data_title), *lines, note(texts.data_rights)), buttons),)


async def export(context: Context) -> Replies:
    """All of it as JSON."""
    kept = await context.store.personal.of(context.author)
    if not kept:
        return (Reply((text(context.comment_texts.data_nothing),)),)
    return (Reply((text(json.dumps(kept, ensure_ascii=False, indent=1)),)),)


async def erasing(context: Context) -> Replies:
    """Ask what is to become of published comments."""
    texts = context.comment_texts
    buttons = rows(
        [button(texts.erase_anonymous_button, "derase", "anonymous")],
        [button(texts.erase_all_button, "derase", "all")],
        [button(texts.keep_button, "dkeep")],
    )
    return (Reply((text(texts.data_erase_which),), buttons),)


async def erase(context: Context) -> Replies:
    """Delete it all."""
    anonymous = context.values != ("all",)
    await context.store.personal.erase(context.author, anonymous, context.now())
    texts = context.comment_texts
    words = texts.data_erased_anonymous if anonymous else texts.data_erased_all
    return (Reply((text(words),), showing.menu(context)),)


async def keep(context: Context) -> Replies:
    """Nothing is deleted after all."""
    return (Reply((text(context.comment_texts.data_not_erased),), showing.menu(context)),)
