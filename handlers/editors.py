"""Becoming an editor by a code, and inviting or removing others."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256
from hmac import compare_digest

from handlers import help
from handlers.buttons import button, column, rows
from handlers.commands import FOR_EDITORS
from handlers.context import Context, Replies
from handlers.moderate import for_editors
from newsroom.chat import Reply, item, text, title
from newsroom.comments.model import Editor, Role

INVITED = timedelta(hours=48)
TRIES = 5
"""Wrong codes of one chat within an hour."""
_TRIED = timedelta(hours=1)
_KEY = "editor-codes"


async def command(context: Context) -> Replies:
    """``/bientap CODE`` makes an editor; without a code editors see who they are."""
    if context.argument and not context.in_group:
        return await join(context, context.argument)
    return await show(context)


async def join(context: Context, code: str) -> Replies:
    """Use a code. Guessing is made slow."""
    texts = context.editor_texts
    tried = await _tried(context)
    if tried >= TRIES:
        return (Reply((text(texts.too_many_codes),)),)
    editor = await _with(context, code)
    if editor is None:
        await _count(context, tried + 1)
        return (Reply((text(texts.wrong_code),)),)
    return (Reply((text(texts.welcome_editor),), rows([button(texts.queue_button, "mqueue")])),)


@for_editors
async def show(context: Context, editor: Editor) -> Replies:
    """Everybody who may decide; an administrator can remove those who were invited."""
    texts, found = context.editor_texts, await context.store.editors.all()
    lines = [item(texts.editor(each.id, each.role, each.channel)) for each in found]
    removable = found if editor.role is Role.ADMIN else []
    buttons = column(
        button(texts.remove_button(each.id), "mremove", each.id)
        for each in removable
        if each.id != editor.id
    )
    blocks = (title(texts.editors), *lines, *help.listed(context, FOR_EDITORS))
    return (Reply(blocks, buttons),)


@for_editors
async def invite(context: Context, editor: Editor) -> Replies:
    """``/moibientap``: a code that one person can use once."""
    texts = context.editor_texts
    if editor.role is not Role.ADMIN:
        return (Reply((text(texts.admins_only),)),)
    code = secrets.token_urlsafe(12)
    await context.store.editors.invite(_hash(code), context.now() + INVITED)
    return (Reply((text(texts.invitation(code)),)),)


@for_editors
async def remove(context: Context, editor: Editor) -> Replies:
    """Let the pressed editor go."""
    texts = context.editor_texts
    if editor.role is not Role.ADMIN:
        return (Reply((text(texts.admins_only),)),)
    found = [each for each in await context.store.editors.all() if each.id == context.number()]
    for each in found:
        if not await context.store.editors.remove(each.chat):
            return (Reply((text(texts.editor_stays),)),)
    return (Reply((text(texts.editor_gone),)),)


async def _with(context: Context, code: str) -> Editor | None:
    """The editor that a code makes of this person."""
    chat, editors = context.author, context.store.editors
    ours = context.services.editor_code
    if ours and compare_digest(code.encode(), ours.encode()):
        return await editors.add(chat)
    return await editors.redeem(_hash(code), chat, context.now())


async def _tried(context: Context) -> int:
    value = await context.store.chats.state(*context.author, _KEY, context.now())
    return value if isinstance(value, int) else 0


async def _count(context: Context, tried: int) -> None:
    await context.store.chats.save_state(*context.author, _KEY, tried, context.now() + _TRIED)


def _hash(code: str) -> str:
    return sha256(code.encode()).hexdigest()
