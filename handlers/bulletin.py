"""``/bantin``: what one is subscribed to, changed with a press; ``/huydangky`` ends it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from handlers import digests, subscribing
from handlers.buttons import Rows, button, column, rows, short
from handlers.context import Context, Replies
from handlers.managing import for_managers
from handlers.subscribing import words_of
from handlers.wishes import PAUSE, pause_until, understand
from newsroom.chat import Block, Button, Reply, text, title
from newsroom.digests.timetable import is_paused, planned, zone_of
from newsroom.models import Rhythm, Subscription
from newsroom.text.fold import fold

_REST = re.compile(r"^(?:tam )?(?:nghi|dung|ngung|pause)\b")
_AGAIN = re.compile(r"^(?:nhan lai|gui lai|tiep tuc|resume)\b")
_LEFT = "unsubscribed"


async def command(context: Context) -> Replies:
    """``/bantin``, ``/bantin nghỉ 3`` (days), ``/bantin nhận lại``, ``/bantin 7h``,
    ``/bantin Europe/Berlin`` (another time zone)."""
    words = fold(context.argument)
    if _REST.match(words):
        return await _rest(context)
    if _AGAIN.match(words):
        return await _resume(context)
    if "/" in words:
        return await _move(context)
    if understand(context.argument).minute is not None:
        return await _at_another_hour(context)
    return await show(context)


async def show(context: Context) -> Replies:
    """All subscriptions of the chat, each with its buttons."""
    texts, held = words_of(context), await _held(context)
    if not held:
        return await _none(context)
    blocks: list[Block] = [title(texts.title)]
    buttons: list[Rows] = []
    for number, each in enumerate(held, 1):
        which = f"{number}. " if len(held) > 1 else ""
        blocks.append(text(f"{which}{_entry(context, each)}"))
        buttons.append(_buttons(context, each, which))
    add = rows([button(texts.add_button, "subscribe")])
    flat = tuple(row for part in buttons for row in part)
    blocks += subscribing.notes(context)
    return (Reply(tuple(blocks), (*flat, *add)),)


async def _none(context: Context) -> Replies:
    texts = words_of(context)
    add = rows([button(texts.add_button, "subscribe")])
    return (Reply((text(texts.none_yet),), add),)


def _entry(context: Context, held: Subscription) -> str:
    texts, zone = words_of(context), zone_of(held)
    when = texts.when(held.rhythm, held.minute)
    if held.paused_until and is_paused(held, context.now()):
        then = texts.paused(held.paused_until.astimezone(zone))
    elif held.rhythm.is_alert:
        then = texts.quiet_button if held.quiet else texts.loud_button
    else:
        then = texts.next_time(held.next_due.astimezone(zone))
    if held.zone != str(context.services.zone):
        when = f"{when} ({held.zone})"
    return texts.entry(when, texts.about((*held.topics, *held.words)), then)


def _buttons(context: Context, held: Subscription, which: str) -> Rows:
    """What can be changed; ``which`` tells several subscriptions apart."""
    texts, now = words_of(context), context.now()
    rest = texts.resume_button if is_paused(held, now) else texts.pause_button
    if held.rhythm.is_alert:
        night = texts.loud_button if held.quiet else texts.quiet_button
        hourly = held.rhythm is Rhythm.HOURLY
        other = texts.at_once_button if hourly else texts.hourly_button
        second = button(f"{which}{other}", "sub_rhythm", held.id)
        third = button(f"{which}{night}", "sub_night", held.id)
    else:
        empty = texts.spoken_button if held.silent else texts.silent_button
        second = button(f"{which}{texts.hour_button}", "sub_hour", held.id)
        third = button(f"{which}{empty}", "sub_empty", held.id)
    return rows(
        [second, button(f"{which}{rest}", "sub_pause", held.id)],
        [third, button(f"{which}{texts.unsubscribe_button}", "sub_end", digests.mark(held))],
    )


@for_managers
async def pause(context: Context) -> Replies:
    """Rest for a week, or go on."""
    held = await _pressed(context)
    if held is None:
        return await _gone(context)
    now = context.now()
    until = None if is_paused(held, now) else now + timedelta(days=PAUSE)
    return await _keep(context, replace(held, paused_until=until))


@for_managers
async def empty(context: Context) -> Replies:
    """Say so when there is nothing new, or do not."""
    held = await _pressed(context)
    return await (_keep(context, replace(held, silent=not held.silent)) if held else _gone(context))


@for_managers
async def night(context: Context) -> Replies:
    """Let alerts wait for the morning, or do not."""
    held = await _pressed(context)
    return await (_keep(context, replace(held, quiet=not held.quiet)) if held else _gone(context))


@for_managers
async def rhythm(context: Context) -> Replies:
    """Let an alert come at once, or once an hour at most."""
    held = await _pressed(context)
    if held is None or not held.rhythm.is_alert:
        return await _gone(context)
    other = Rhythm.AT_ONCE if held.rhythm is Rhythm.HOURLY else Rhythm.HOURLY
    return await _keep(context, replace(held, rhythm=other))


@for_managers
async def hour(context: Context) -> Replies:
    """Offer other hours, or take the pressed one."""
    held = await _pressed(context)
    if held is None:
        return await _gone(context)
    if len(context.values) < 2:
        buttons = subscribing.hour_buttons("sub_hour", str(held.id))
        return (Reply((text(words_of(context).hour_question),), buttons, replaces=True),)
    return await _keep(context, replace(held, minute=min(context.number(1), 24 * 60 - 1)))


@for_managers
async def end(context: Context) -> Replies:
    """End the digest whose button was pressed; one press is enough."""
    held, wanted = await _held(context), (*context.values, "")[0]
    found = [each for each in held if digests.mark(each) == wanted]
    if len(held) == 1:
        found = held
    if not found:
        return await unsubscribe(context)
    await _end(context, found[0].id)
    return (Reply((text(words_of(context).ended),), toast=words_of(context).ended[:60]),)


@for_managers
async def unsubscribe(context: Context) -> Replies:
    """``/huydangky``: at once where there is one digest, else ask which."""
    texts, held = words_of(context), await _held(context)
    if not held:
        return await _none(context)
    if len(held) == 1:
        await _end(context, held[0].id)
        return (Reply((text(texts.ended),)),)
    buttons = column(_end_button(context, each) for each in held)
    everything = rows([button(texts.end_all_button, "sub_end_all")])
    return (Reply((text(texts.which_to_end),), (*buttons, *everything)),)


@for_managers
async def end_all(context: Context) -> Replies:
    """End all digests and alerts of the chat."""
    await _end(context, 0)
    return (Reply((text(words_of(context).ended_all),)),)


@for_managers
async def _rest(context: Context) -> Replies:
    until = pause_until(context.argument, context.local_now())
    if until is None:
        return (Reply((text(words_of(context).unknown_day),)),)
    return await _change_all(context, lambda held: replace(held, paused_until=until))


@for_managers
async def _resume(context: Context) -> Replies:
    return await _change_all(context, lambda held: replace(held, paused_until=None))


@for_managers
async def _move(context: Context) -> Replies:
    zone = context.argument.strip()
    if not _is_zone(zone):
        return (Reply((text(words_of(context).unknown_zone),)),)
    return await _change_all(context, lambda held: replace(held, zone=zone))


@for_managers
async def _at_another_hour(context: Context) -> Replies:
    """Change the hour of the only digest; with several, the buttons tell which."""
    minute = understand(context.argument).minute
    timed = [each for each in await _held(context) if not each.rhythm.is_alert]
    if len(timed) != 1 or minute is None:
        return await show(context)
    return await _change_all(
        context, lambda held: replace(held, minute=minute) if held in timed else held
    )


async def _change_all(context: Context, change: Callable[[Subscription], Subscription]) -> Replies:
    for held in await _held(context):
        await context.store.subscriptions.change(planned(change(held), context.now()))
    return await show(context)


async def _keep(context: Context, changed: Subscription) -> Replies:
    await context.store.subscriptions.change(planned(changed, context.now()))
    shown = await show(context)
    return (replace(shown[0], replaces=True, toast=words_of(context).changed), *shown[1:])


async def _end(context: Context, subscription_id: int) -> None:
    incoming = context.incoming
    await context.store.subscriptions.end(
        incoming.channel, incoming.chat_id, _LEFT, context.now(), subscription_id
    )


async def _held(context: Context) -> list[Subscription]:
    incoming = context.incoming
    return await context.store.subscriptions.of_chat(incoming.channel, incoming.chat_id)


async def _pressed(context: Context) -> Subscription | None:
    """The subscription of this chat that a button names."""
    return next((each for each in await _held(context) if each.id == context.number()), None)


async def _gone(context: Context) -> Replies:
    more = rows([button(words_of(context).settings_button, "bulletin")])
    return (Reply((text(words_of(context).gone),), more),)


def _end_button(context: Context, held: Subscription) -> Button:
    texts = words_of(context)
    about = texts.about((*held.topics, *held.words))
    label = f"{texts.when(held.rhythm, held.minute)} · {about}"
    return button(short(texts.end_button(label)), "sub_end", digests.mark(held))


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
