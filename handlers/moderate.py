"""Editors decide on comments in their chat: a card, and buttons that name the version they saw."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from functools import wraps

from handlers.buttons import Rows, button, column, rows
from handlers.context import Context, Handler, Replies, to_number
from newsroom.chat import Block, Button, Reply, note, quote, text, title
from newsroom.comments.model import Act, Author, Comment, Editor, Status, suggested_lock
from newsroom.comments.moderating import LOCK_DAYS, REFUSALS, Decision, Hindrance

ForEditor = Callable[[Context, Editor], Awaitable[Replies]]


def for_editors(handler: ForEditor) -> Handler:
    """Let editors in and tell everybody else. A group that is named as an editor is the
    newsroom's own: whoever presses there acts for it, but not on a comment of theirs."""

    @wraps(handler)
    async def guarded(context: Context) -> Replies:
        chat = Author(context.incoming.channel, context.incoming.chat_id)
        editor = await context.store.editors.of_chat(chat)
        if editor is None:
            return (Reply((text(context.editor_texts.editors_only),)),)
        return await handler(context, replace(editor, chat_id=context.author.chat_id))

    return guarded


@for_editors
async def queue(context: Context, editor: Editor) -> Replies:
    """``/hangdoi`` tells how much waits and shows the first; ``/hangdoi 12`` that comment."""
    wanted = to_number(context.argument)
    if wanted:
        return (await _shown(context, editor, await context.store.comments.get(wanted)),)
    waiting = await context.store.comments.queue()
    first = await context.store.comments.next_open(editor, 0)
    if first is None:
        return (Reply((text(context.editor_texts.queue_empty),)),)
    age = _age(context, waiting.oldest or context.now())
    words = context.editor_texts.queue(waiting.size, waiting.held, age)
    return (Reply((text(words),)), await _card(context, first))


@for_editors
async def following(context: Context, editor: Editor) -> Replies:
    """The next comment after the pressed one; after the last one the first again."""
    found = await context.store.comments.next_open(editor, context.number())
    found = found or await context.store.comments.next_open(editor, 0)
    if found is None:
        return (Reply((text(context.editor_texts.queue_done),)),)
    return (await _card(context, found),)


@for_editors
async def card(context: Context, editor: Editor) -> Replies:
    """The pressed comment's card again."""
    found = await context.store.comments.get(context.number())
    return (await _shown(context, editor, found, turned=True),)


@for_editors
async def publish(context: Context, editor: Editor) -> Replies:
    """Publish the version that the card showed."""
    decision = await context.services.moderating.decide(
        context.number(), editor, Act.PUBLISH, expected=context.number(1)
    )
    return _decided(context, decision, context.editor_texts.published(context.number()))


@for_editors
async def refusing(context: Context, editor: Editor) -> Replies:
    """Why the comment is refused."""
    number, version = context.number(), context.number(1)
    reasons = column(
        button(context.comment_texts.refusal(reason), "mrefuse", number, version, reason)
        for reason in REFUSALS
    )
    return await _menu(context, context.editor_texts.refuse_why, reasons)


@for_editors
async def refuse(context: Context, editor: Editor) -> Replies:
    """Refuse the version that the card showed."""
    reason = "".join(context.values[2:3])
    decision = await context.services.moderating.decide(
        context.number(), editor, Act.REFUSE, reason, expected=context.number(1)
    )
    refusal = context.comment_texts.refusal(reason)
    return _decided(context, decision, context.editor_texts.refused(context.number(), refusal))


@for_editors
async def undo(context: Context, editor: Editor) -> Replies:
    """Take the last decision back."""
    decision = await context.services.moderating.undo(
        context.number(), editor, expected=context.number(1)
    )
    words = context.editor_texts.undone(context.number())
    if decision.hindrance or decision.comment is None:
        return _decided(context, decision, words)
    again = button(context.editor_texts.back_button, "mcard", decision.comment.id)
    return (Reply((text(words),), rows([again, _next(context)]), replaces=True),)


@for_editors
async def banning(context: Context, editor: Editor) -> Replies:
    """For how long the author is locked out."""
    lengths = rows(
        [
            button(context.editor_texts.days(days), "mban", context.number(), days)
            for days in LOCK_DAYS
        ]
    )
    return await _menu(context, context.editor_texts.ban_how_long, lengths)


@for_editors
async def ban(context: Context, editor: Editor) -> Replies:
    """Lock the author out."""
    number, texts = context.number(), context.editor_texts
    until = await context.services.moderating.ban(number, editor, context.number(1))
    if until is None:
        return (Reply((text(texts.no_author),), rows([_next(context)])),)
    buttons = rows(
        [
            button(texts.unban_button, "munban", number),
            button(texts.back_button, "mcard", number),
            _next(context),
        ]
    )
    return (Reply((text(texts.locked(context.day_of(until))),), buttons, replaces=True),)


@for_editors
async def unban(context: Context, editor: Editor) -> Replies:
    """Let the author comment again."""
    texts = context.editor_texts
    lifted = await context.services.moderating.unban(context.number(), editor)
    back = button(texts.back_button, "mcard", context.number())
    words = texts.unlocked if lifted else texts.no_author
    return (Reply((text(words),), rows([back, _next(context)]), replaces=True),)


async def _menu(context: Context, words: str, choices: Rows) -> Replies:
    """The card's comment again, with choices instead of its buttons."""
    found = await context.store.comments.get(context.number())
    if found is None:
        return _decided(context, Decision(None, Hindrance.GONE), "")
    back = rows([button(context.editor_texts.back_button, "mcard", found.id)])
    return (Reply((quote(found.text), text(words)), (*choices, *back), replaces=True),)


def _decided(context: Context, decision: Decision, words: str) -> Replies:
    """What was done, or why not and how the comment stands now."""
    comment, texts = decision.comment, context.editor_texts
    if decision.hindrance or comment is None:
        status = context.comment_texts.status(comment.status) if comment else ""
        told = texts.hindered(decision.hindrance or Hindrance.GONE, status)
        return (Reply((text(told),), rows([_next(context)])),)
    undoing = button(texts.undo_button, "mundo", comment.id, comment.version)
    blocks = (quote(comment.text), text(words))
    return (Reply(blocks, rows([undoing, _next(context)]), replaces=True),)


async def _shown(
    context: Context, editor: Editor, found: Comment | None, *, turned: bool = False
) -> Reply:
    if found is None:
        return Reply((text(context.comment_texts.gone_comment),), rows([_next(context)]))
    return await _card(context, found, turned=turned)


async def _card(context: Context, found: Comment, *, turned: bool = False) -> Reply:
    """The comment, what it is about, why it is held, and what is known of its author."""
    texts = context.editor_texts
    article = await context.store.articles.get(found.article_id)
    heading = texts.card(
        found.id, _age(context, found.created), context.comment_texts.status(found.status)
    )
    about = note(context.comment_texts.about(article.title), article.url) if article else None
    blocks = (title(heading), about, quote(found.text), *await _history(context, found))
    shown = tuple(each for each in blocks if each is not None)
    return Reply(shown, _acts(context, found), replaces=turned, article_id=found.article_id)


async def _history(context: Context, found: Comment) -> list[Block]:
    """Why to look closely, and what became of the author's earlier comments."""
    texts = context.editor_texts
    lines = [text(texts.held(reason)) for reason in found.reasons]
    if found.refused_by:
        refusal = context.comment_texts.refusal(found.refusal)
        lines.append(note(texts.refused_before(found.refused_by, refusal)))
    if not found.author.chat_id:
        return [*lines, note(texts.no_author)]
    record = await context.store.comments.record(found.author, context.now())
    if record.published or record.refused_quarter:
        lines.append(note(texts.record(record.published, record.refused_quarter)))
    else:
        lines.append(note(texts.first_comment))
    if record.banned_until:
        lines.append(note(texts.locked_until(context.day_of(record.banned_until))))
    if days := suggested_lock(record):
        lines.append(text(texts.suggest_lock(days)))
    return lines


def _acts(context: Context, found: Comment) -> Rows:
    """What can be done with a comment as it stands."""
    texts, key = context.editor_texts, (found.id, found.version)
    deciding = []
    if found.status.is_open:
        deciding.append(button(texts.publish_button, "mpublish", *key))
        deciding.append(button(texts.refuse_button, "mrefusing", *key))
    elif found.status is Status.PUBLISHED:
        deciding.append(button(texts.take_down_button, "mrefusing", *key))
    locking = button(texts.ban_button, "mbanning", found.id) if found.author.chat_id else None
    following = button(texts.next_button, "mnext", found.id)
    return rows(deciding, [locking, following])


def _next(context: Context) -> Button:
    return button(context.editor_texts.next_button, "mnext", context.number())


def _age(context: Context, since: datetime) -> str:
    minutes = int((context.now() - since).total_seconds() // 60)
    return context.editor_texts.age(max(0, minutes))
