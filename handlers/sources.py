"""``/nguon``: editors see how the sources of news are doing, find and add some, pause one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from handlers.buttons import Rows, button, column, rows, short
from handlers.context import Context, Replies
from handlers.moderate import for_editors
from handlers.texts import SOURCING, SourcingTexts
from newsroom.chat import Block, Button, Reply, item, note, text, title, to_value
from newsroom.comments.model import Editor
from newsroom.errors import FetchError
from newsroom.models import Outgoing, Priority
from newsroom.ports import Chats
from newsroom.sourcing.model import NewsSource, Offer, SourceKind, Tally
from newsroom.sourcing.schedule import Alarm

_PAGE = 6
_NAME = 30
_OFFERS = "offers"
_OFFERED_FOR = timedelta(hours=1)


@for_editors
async def command(context: Context, editor: Editor) -> Replies:
    """``/nguon`` lists the sources; with an address it shows what is to be had there, and asks."""
    scout, texts = context.services.scout, SOURCING[context.language]
    if not context.argument:
        return (await _list(context, 0),)
    if scout is None or " " in context.argument:
        return (Reply((text(texts.how_to_add),)),)
    try:
        offers = (await scout.offers(context.argument))[:_PAGE]
    except FetchError as error:
        return (Reply((text(texts.unreadable(str(error))), text(texts.how_to_add))),)
    chat = (context.incoming.channel, context.incoming.chat_id)
    kept = [(each.url, each.kind.value) for each in offers]
    await context.store.chats.save_state(*chat, _OFFERS, kept, context.now() + _OFFERED_FOR)
    blocks = [text(texts.offering), *(block for each in offers for block in _offered(each, texts))]
    labels = (texts.follow_button(texts.offer(each)) for each in offers)
    buttons = column(button(label, "srcadd", at) for at, label in enumerate(labels))
    return (Reply(tuple(blocks), buttons),)


@for_editors
async def take(context: Context, editor: Editor) -> Replies:
    """Follow the pressed one of the sources that were offered last."""
    now, texts = context.now(), SOURCING[context.language]
    chat = (context.incoming.channel, context.incoming.chat_id)
    kept = await context.store.chats.state(*chat, _OFFERS, now) or []
    if context.number() >= len(kept):
        return (Reply((text(context.texts.outdated),), _opening(texts)),)
    url, kind = kept[context.number()]
    await context.store.sources.add(NewsSource(url, now, now, kind=SourceKind(kind)))
    await context.store.sources.pause(url, False)  # it may be known, and rest
    return (Reply((text(texts.added(url)),), _opening(texts)),)


def _offered(offer: Offer, texts: SourcingTexts) -> list[Block]:
    """A source that could be followed, with the first titles of what it would give."""
    return [item(f"{texts.offer(offer)}: {offer.url}"), *(note(each) for each in offer.titles)]


@for_editors
async def show(context: Context, editor: Editor) -> Replies:
    """The sources from the pressed position on."""
    return (await _list(context, context.number(), turned=True),)


@for_editors
async def pause(context: Context, editor: Editor) -> Replies:
    """Stop following the pressed source, or go on (the second value), and show the list again."""
    found = [each for each in await context.store.sources.all() if each.id == context.number()]
    for source in found:
        await context.store.sources.pause(source.url, context.number(1) > 0)
    return (await _list(context, context.number(2), turned=True),)


async def alarm_messages(
    chats: Chats, editors: Sequence[Editor], source: NewsSource, cause: Alarm, now: datetime
) -> list[Outgoing]:
    """What each editor is told of a source, once for each time that it fell silent."""
    since = source.last_article if cause is Alarm.SILENT else source.last_success
    since = since or source.added
    found = []
    for editor in editors:
        texts = SOURCING[await chats.language(*editor.chat) or "vi"]
        blocks = [text(texts.alarm(cause, name_of(source), now - since))]
        blocks += _failure(source, texts)
        reply = Reply(tuple(blocks), _opening(texts))
        payload = json.dumps(to_value(reply), ensure_ascii=False, separators=(",", ":"))
        key = f"source:{source.id}:{cause}:{since.timestamp():.0f}:{editor.id}"
        found.append(Outgoing(*editor.chat, key, payload, Priority.NOTICE, now))
    return found


def name_of(source: NewsSource) -> str:
    """What a source is called: its title, else its address without what all addresses have."""
    parts = urlsplit(source.url)
    bare = f"{parts.netloc}{parts.path}".removeprefix("www.").rstrip("/")
    return short(source.title or bare, _NAME)


async def _list(context: Context, start: int, *, turned: bool = False) -> Reply:
    texts = SOURCING[context.language]
    sources = await context.store.sources.all()
    if not sources:
        return Reply((text(texts.no_sources), text(texts.how_to_add)), replaces=turned)
    midnight = context.local_now().replace(hour=0, minute=0, second=0, microsecond=0)
    tallies = await context.store.sources.tallies(midnight, context.now())
    shown = sources[start : start + _PAGE]
    blocks = [title(texts.heading(len(sources)))]
    for each in shown:
        blocks += _state(context, each, tallies.get(each.id, Tally()))
    following = start + _PAGE if start + _PAGE < len(sources) else 0
    more = button(texts.more_button, "sources", following) if following else None
    buttons = column(_toggle(texts, each, start) for each in shown)
    return Reply(tuple(blocks), buttons + rows([more]), replaces=turned)


def _state(context: Context, source: NewsSource, tally: Tally) -> list[Block]:
    texts = SOURCING[context.language]
    last, following = _time(context, source.last_success), _time(context, source.next_try)
    if source.paused:
        said = texts.paused(tally.today, last)
    else:
        said = texts.state(tally.today, last, following)
    if tally.waiting and not source.paused:
        said = f"{said} · {texts.waiting(tally.waiting)}"
    return [item(name_of(source), source.url), note(said), *_failure(source, texts)]


def _failure(source: NewsSource, texts: SourcingTexts) -> list[Block]:
    return [note(texts.failing(source.failures, source.reason))] if source.failures else []


def _time(context: Context, moment: datetime | None) -> str:
    """The time of day, with the day where it is not today's; empty for none."""
    if moment is None:
        return ""
    local, today = moment.astimezone(context.services.zone), context.local_now().date()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%H:%M} {local:%d/%m}"


def _toggle(texts: SourcingTexts, source: NewsSource, start: int) -> Button:
    label = texts.resume_button if source.paused else texts.pause_button
    return button(label(name_of(source)), "srcpause", source.id, int(not source.paused), start)


def _opening(texts: SourcingTexts) -> Rows:
    return rows([button(texts.sources_button, "sources", 0)])
