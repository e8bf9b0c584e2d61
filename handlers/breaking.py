"""``/tinnong``: news that editors send at once, after they have seen to how many; and how the
sending goes."""

from __future__ import annotations

from handlers import showing
from handlers.buttons import button, rows
from handlers.context import Context, Replies
from handlers.digests import DigestLayout
from handlers.edition import words_of
from handlers.moderate import for_editors
from newsroom.chat import Block, Reply, item, note, text, title
from newsroom.comments.model import Editor
from newsroom.digests.breaking import announce, audience
from newsroom.digests.progress import UNHAPPY, Hour, progress
from newsroom.models import Article

_OFFERED = 6
_REACH_SHOWN, _REASONS_SHOWN = 5, 3


@for_editors
async def command(context: Context, editor: Editor) -> Replies:
    """``/tinnong ADDRESS`` asks for confirmation; without one it offers the newest articles."""
    texts, articles = words_of(context), context.store.articles
    if context.argument:
        article = await articles.by_url(context.argument.strip())
        return await _asked(context, article, texts.unknown_article)
    newest = await articles.newest(_OFFERED)
    offered = showing.article_buttons(newest, "edbreaking")
    return (Reply((text(texts.which_breaking),), offered),)


@for_editors
async def ask(context: Context, editor: Editor) -> Replies:
    """What would be sent, and to how many."""
    article = await context.store.articles.get(context.number())
    return await _asked(context, article, words_of(context).gone)


async def _asked(context: Context, article: Article | None, otherwise: str) -> Replies:
    if article is None:
        return (Reply((text(otherwise),)),)
    texts, shown = words_of(context), DigestLayout().breaking(article, context.language)
    count = await audience(context.store, article, context.now())
    if not count:
        return (Reply((*shown.blocks, note(texts.nobody)), picture=shown.picture),)
    told = texts.number(count)
    buttons = rows(
        [
            button(texts.send_button.format(count=told), "edsend", article.id),
            button(texts.cancel_button, "edstory", article.id),
        ]
    )
    question = note(texts.confirm.format(count=told))
    return (Reply((*shown.blocks, question), buttons, picture=shown.picture),)


@for_editors
async def send(context: Context, editor: Editor) -> Replies:
    """Send it; a second press sends it to nobody twice."""
    article, texts = await context.store.articles.get(context.number()), words_of(context)
    if article is None:
        return (Reply((text(texts.gone),)),)
    count = await announce(context.store, DigestLayout(), article, context.now())
    buttons = rows([button(texts.progress_button, "edprogress")])
    told = text(texts.written.format(count=texts.number(count)))
    return (Reply((told,), buttons, replaces=True),)


@for_editors
async def show_progress(context: Context, editor: Editor) -> Replies:
    """What waits, what arrived, what did not and why; the reach; how long the hour takes."""
    texts, zone = words_of(context), context.services.zone
    found = await progress(context.store, context.services.pace, context.now())
    subscribed = texts.number(sum(found.subscriptions.values()))
    blocks: list[Block] = [
        title(texts.progress),
        text(texts.subscriptions.format(count=subscribed)),
        text(texts.messages.format(counts=texts.counts(found.messages))),
    ]
    for state in UNHAPPY:
        for reason, count in found.reasons[state][:_REASONS_SHOWN]:
            told = texts.reason.format(
                count=texts.number(count), state=texts.states[state], reason=reason
            )
            blocks.append(note(told))
    for edition, messages in found.editions[:_REACH_SHOWN]:
        made = texts.until(edition.made.astimezone(zone))
        counts = texts.counts(messages)
        line = texts.reach.format(made=made, stories=len(edition.stories), counts=counts)
        blocks.append(item(line))
    blocks += [note(line) for each in found.hours for line in _hour(context, each)]
    return (Reply(tuple(blocks), rows([button(texts.back_button, "edition")])),)


def _hour(context: Context, hour: Hour) -> tuple[str, str]:
    """How long the fullest hour takes, and what the platform allows within five minutes."""
    texts = words_of(context)
    told = texts.hour.format(
        hour=f"{hour.rush.minute // 60:02}:{hour.rush.minute % 60:02}",
        chats=texts.number(hour.rush.chats),
        minutes=texts.minutes(hour.takes),
        rate=texts.number(hour.per_second),
    )
    return told, texts.within_five.format(count=texts.number(hour.within_five_minutes))
