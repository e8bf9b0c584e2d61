"""``/hanmuc``: how much of the channels' limits is used, and the warning before one is reached."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from handlers.context import Context, Replies
from handlers.moderate import for_editors
from handlers.texts.budgets import BUDGETS, channel_name
from newsroom.chat import Block, Reply, item, note, text, title, to_value
from newsroom.comments.model import Editor
from newsroom.models import Outgoing, Priority
from newsroom.ports import Chats
from newsroom.quota import LATELY, Level, Limits, levels, month_of


@for_editors
async def command(context: Context, editor: Editor) -> Replies:
    """``/hanmuc`` tells of each channel that has limits."""
    limited = context.services.limits.items()
    shown = [await _standing(context, channel, limits) for channel, limits in limited]
    return tuple(shown) or (Reply((text(BUDGETS[context.language].none),)),)


async def alarm_messages(
    chats: Chats,
    editors: Sequence[Editor],
    channel: str,
    level: Level,
    *,
    now: datetime,
    month: str,
) -> list[Outgoing]:
    """What each editor is told of a limit, once a month for each step."""
    found = []
    for each in editors:
        texts = BUDGETS[await chats.language(*each.chat) or "vi"]
        reply = Reply((text(texts.alarm(channel, level)),))
        key = f"limit:{channel}:{level.meter}:{level.warning}:{month}:{each.id}"
        payload = json.dumps(to_value(reply), ensure_ascii=False)
        found.append(Outgoing(*each.chat, key, payload, Priority.NOTICE, now))
    return found


async def _standing(context: Context, channel: str, limits: Limits) -> Reply:
    """One channel's limits, as far as they are used."""
    texts, traffic = BUDGETS[context.language], context.store.traffic
    month = month_of(context.now(), context.services.zone)
    usage = await traffic.usage(channel, month)
    readers = await traffic.readers(channel, context.now() - LATELY)
    heading = texts.heading.format(channel=channel_name(channel, context.language), month=month)
    blocks: list[Block] = [title(heading)]
    blocks += [item(texts.level(each)) for each in levels(limits, usage)]
    if limits.window:
        blocks.append(item(texts.open_for(limits, limits.window)))
    blocks.append(item(texts.readers.format(count=texts.number(readers))))
    if usage.unclear:
        blocks.append(note(texts.unclear.format(count=texts.number(usage.unclear))))
    return Reply(tuple(blocks))
