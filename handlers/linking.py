"""One person's channels linked by a code, so that nothing is sent twice."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256

from handlers.buttons import Rows, button, rows
from handlers.context import Context, Replies
from handlers.texts.budgets import channel_name
from handlers.texts.linking import LINKING, LinkingTexts
from newsroom.chat import Block, Reply, note, text
from newsroom.models import Subscription

VALID = timedelta(minutes=15)
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""None that is easily mistaken for another."""
_LENGTH = 8


def words_of(context: Context) -> LinkingTexts:
    """The words to answer with."""
    return LINKING[context.language]


async def command(context: Context) -> Replies:
    """``/lienket``: a code for the other channel; ``/lienket CODE``: link with where it is from."""
    if context.in_group:
        return (Reply((text(words_of(context).privately),)),)
    return await (_link(context) if context.argument else _offer(context))


async def unlink(context: Context) -> Replies:
    """Let this channel stand alone again."""
    texts = words_of(context)
    gone = await context.store.links.unlink(_chat(context))
    return (Reply((text(texts.unlinked if gone else texts.not_linked),)),)


async def gather(context: Context) -> None:
    """End what the person's other chats are subscribed to as this one is: the last place in which
    somebody subscribed is where they want it."""
    others = await context.store.links.others(_chat(context))
    if not others:
        return
    subscriptions = context.store.subscriptions
    here = {_contents(each) for each in await subscriptions.of_chat(*_chat(context))}
    for chat in others:
        for each in await subscriptions.of_chat(*chat):
            if _contents(each) in here:
                await subscriptions.end(*chat, "linked", context.now(), each.id)


async def _offer(context: Context) -> Replies:
    code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    await context.store.links.offer(_chat(context), _hash(code), context.now() + VALID)
    minutes = int(VALID.total_seconds() // 60)
    said = text(words_of(context).offered.format(code=code, minutes=minutes))
    return (Reply((said, *await _linked_to(context)), await _way_out(context)),)


async def _link(context: Context) -> Replies:
    texts = words_of(context)
    code = "".join(context.argument.upper().split())
    if not await context.store.links.link(_chat(context), _hash(code), context.now()):
        return (Reply((text(texts.bad_code),)),)
    await gather(context)
    return (Reply((text(texts.linked), *await _linked_to(context)), await _way_out(context)),)


async def _linked_to(context: Context) -> tuple[Block, ...]:
    others = await context.store.links.others(_chat(context))
    if not others:
        return ()
    names = ", ".join(channel_name(channel, context.language) for channel, _ in others)
    return (note(words_of(context).linked_to.format(channels=names)),)


async def _way_out(context: Context) -> Rows:
    if not await context.store.links.others(_chat(context)):
        return ()
    return rows([button(words_of(context).unlink_button, "unlink")])


def _contents(subscription: Subscription) -> tuple[object, ...]:
    """What makes two subscriptions bring the same news."""
    each = subscription
    return each.rhythm.is_alert, frozenset(each.topics), frozenset(each.words)


def _chat(context: Context) -> tuple[str, str]:
    return context.incoming.channel, context.incoming.chat_id


def _hash(code: str) -> str:
    return sha256(code.encode()).hexdigest()
