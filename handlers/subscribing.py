"""Subscribing in three presses: when, what, done, with a sample at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from handlers import digests, linking
from handlers.buttons import Rows, button, column, digest, rows, short
from handlers.context import Context, Replies
from handlers.managing import for_managers
from handlers.texts import DIGESTS
from handlers.texts.digests import DigestTexts
from handlers.wishes import (
    EVENING,
    MORNING,
    NOON,
    SUNDAY,
    is_no_hour,
    names,
    sections_in,
    understand,
)
from newsroom.chat import Block, Reply, note, text
from newsroom.digests.timetable import planned, zone_of
from newsroom.models import Rhythm, Subscription

MOST = 10
"""Subscriptions of one chat."""

_SECTIONS = 8
_WAITING = timedelta(minutes=30)
_KEY = "subscribing"
_EVERYTHING, _WORDS = "all", "words"
_OFFERED = (
    (Rhythm.DAILY, MORNING),
    (Rhythm.DAILY, NOON),
    (Rhythm.DAILY, EVENING),
    (Rhythm.WEEKDAYS, MORNING),
    (Rhythm.WEEKLY, SUNDAY),
)


def words_of(context: Context) -> DigestTexts:
    """The words to answer with."""
    return DIGESTS[context.language]


@for_managers
async def command(context: Context) -> Replies:
    """``/dangky``, or all at once: ``/dangky 6h30 ngày thường giáo dục, chợ quế``."""
    wish = understand(context.argument)
    if wish.minute is None and not wish.names:
        return _ask_when(context)
    if is_no_hour(wish):
        return _ask_hour(context)
    minute = MORNING if wish.minute is None else wish.minute
    if not wish.names:
        return await _ask_what(context, wish.rhythm, minute)
    return await _subscribe(context, wish.rhythm, minute, wish.names)


@for_managers
async def start(context: Context) -> Replies:
    """Ask when."""
    return _ask_when(context)


def _ask_when(context: Context) -> Replies:
    texts = words_of(context)
    buttons = column(
        button(texts.when(rhythm, minute), "sub_when", rhythm.value, minute)
        for rhythm, minute in _OFFERED
    )
    other = rows([button(texts.other_hour_button, "sub_hours")])
    return (Reply((text(texts.when_question),), (*buttons, *other)),)


@for_managers
async def hours(context: Context) -> Replies:
    """All hours of a day."""
    return _ask_hour(context)


def _ask_hour(context: Context) -> Replies:
    return (Reply((text(words_of(context).hour_question),), hour_buttons("sub_when", "daily")),)


def hour_buttons(name: str, first: str) -> Rows:
    """Buttons from five in the morning to ten at night; they send ``first`` and the minute."""
    made = [button(f"{hour:02}:00", name, first, 60 * hour) for hour in range(5, 23)]
    return rows(*(made[start : start + 6] for start in range(0, len(made), 6)))


@for_managers
async def when(context: Context) -> Replies:
    """An hour was pressed: ask what."""
    return await _ask_what(context, _rhythm(context), _minute(context))


async def _ask_what(context: Context, rhythm: Rhythm, minute: int) -> Replies:
    texts, chosen = words_of(context), (rhythm.value, minute)
    sections = [
        button(short(name), "sub_what", *chosen, digest(name)) for name in await _sections(context)
    ]
    pairs = [sections[at : at + 2] for at in range(0, len(sections), 2)]
    buttons = rows(
        [button(texts.everything_button, "sub_what", *chosen, _EVERYTHING)],
        *pairs,
        [button(texts.words_button, "sub_what", *chosen, _WORDS)],
    )
    return (Reply((text(texts.what_question),), buttons),)


@for_managers
async def what(context: Context) -> Replies:
    """What was pressed: done, unless there are words to be typed still."""
    rhythm, minute = _rhythm(context), _minute(context)
    choice = (*context.values, "", "", "")[2]
    if choice == _WORDS:
        return await await_words(context, rhythm, minute, words_of(context).words_question)
    sections = [name for name in await _sections(context) if digest(name) == choice]
    if not sections and choice != _EVERYTHING:
        return await _ask_what(context, rhythm, minute)
    return await _subscribe(context, rhythm, minute, tuple(sections))


async def await_words(context: Context, rhythm: Rhythm, minute: int, question: str) -> Replies:
    """Ask for words to follow; the next message is taken for them."""
    value = {"rhythm": rhythm.value, "minute": minute}
    await context.store.chats.save_state(*_place(context), value, context.now() + _WAITING)
    return (Reply((text(question),)),)


async def awaited(context: Context) -> Replies | None:
    """What was typed, where we asked for words to follow; None where we did not."""
    value = await context.store.chats.state(*_place(context), context.now())
    if not isinstance(value, dict):
        return None
    found = names(context.argument)
    if not found:
        return (Reply((text(words_of(context).nothing_to_follow),)),)
    await forget(context)
    return await _subscribe(context, Rhythm(value["rhythm"]), int(value["minute"]), found)


async def follow(context: Context, named: tuple[str, ...]) -> Replies:
    """Tell of news about these at once."""
    return await _subscribe(context, Rhythm.AT_ONCE, 0, named)


async def forget(context: Context) -> None:
    """Do not wait for words any more."""
    await context.store.chats.clear_state(*_place(context))


async def _subscribe(
    context: Context, rhythm: Rhythm, minute: int, named: tuple[str, ...]
) -> Replies:
    """Keep the subscription, say so, and show what it looks like."""
    topics, words = sections_in(named, await _sections(context, limit=None))
    made = await _new(context, rhythm, minute)
    made = planned(replace(made, topics=topics, words=words), context.now())
    texts = words_of(context)
    incoming = context.incoming
    held = await context.store.subscriptions.of_chat(incoming.channel, incoming.chat_id)
    if digests.mark(made) in map(digests.mark, held):
        return (Reply((text(texts.already),), digests.ending_buttons(made)),)
    if len(held) >= MOST:
        more = rows([button(texts.settings_button, "bulletin")])
        return (Reply((text(texts.too_many),), more),)
    made = await context.store.subscriptions.add(made)
    await linking.gather(context)
    said = Reply((text(_done(texts, made)), *notes(context)))
    if rhythm.is_alert:
        hourly = rows([button(texts.hourly_button, "sub_rhythm", made.id)])
        return (replace(said, buttons=(*hourly, *digests.ending_buttons(made))),)
    # The sample has the buttons: where they are numbers, its first story is number one.
    shown = await digests.sample(context, made)
    return said, replace(shown, blocks=(note(texts.sample), *shown.blocks))


async def _new(context: Context, rhythm: Rhythm, minute: int) -> Subscription:
    """A subscription about everything that has come after what there is by now."""
    last = await context.store.articles.arrived(0, 1)
    return Subscription(
        channel=context.incoming.channel,
        chat_id=context.incoming.chat_id,
        rhythm=rhythm,
        minute=minute,
        zone=str(context.services.zone),
        created=context.now(),
        next_due=context.now(),
        language=context.language,
        seen=last[0].id if last else 0,
    )


def _done(texts: DigestTexts, made: Subscription) -> str:
    when = texts.when(made.rhythm, made.minute)
    about = texts.about((*made.topics, *made.words))
    if made.rhythm.is_alert:
        return texts.alerted(about, when)
    return texts.subscribed(when, about, texts.next_time(made.next_due.astimezone(zone_of(made))))


def notes(context: Context) -> tuple[Block, ...]:
    """What one should know of this channel or group."""
    texts = words_of(context)
    found = []
    if context.in_group:
        told = context.incoming.manages is not None
        found.append(note(texts.managed_note if told else texts.group_note))
    if context.incoming.channel == "web":
        found.append(note(texts.web_note))
    return tuple(found)


async def _sections(context: Context, limit: int | None = _SECTIONS) -> list[str]:
    return [name for name, _ in (await context.store.articles.sections())[:limit]]


def _rhythm(context: Context) -> Rhythm:
    """The pressed rhythm; daily for a button that somebody made up."""
    value = (*context.values, "")[0]
    return Rhythm(value) if value in set(Rhythm) else Rhythm.DAILY


def _minute(context: Context) -> int:
    return min(context.number(1), 24 * 60 - 1)


def _place(context: Context) -> tuple[str, str, str]:
    incoming = context.incoming
    key = f"{_KEY}:{incoming.user_id}" if context.in_group else _KEY
    return incoming.channel, incoming.chat_id, key
