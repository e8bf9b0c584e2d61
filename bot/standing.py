"""How much of the channels' limits is used, for commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.app import App
from newsroom.quota import LATELY, levels, month_of

_WORDS = {
    "messages": "messages sent",
    "unasked": "of the share for digests and notices",
    "users": "people",
}


async def standing(app: App) -> dict[str, dict[str, Any]]:
    """By channel: the month, each limit as far as it is used, the subscribers who wrote lately
    (they come first), the answers of which nobody knows whether they arrived."""
    now = app.clock.now()
    month = month_of(now, app.zone)
    found = {}
    for channel, limits in app.limits.items():
        usage = await app.store.traffic.usage(channel, month)
        found[channel] = {
            "month": month,
            "levels": {
                each.meter.value: {"used": each.used, "limit": each.limit, "warning": each.warning}
                for each in levels(limits, usage)
            },
            "readers_lately": await app.store.traffic.readers(channel, now - LATELY),
            "answers_in_doubt": usage.unclear,
        }
    return found


def standing_lines(channels: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The same for people."""
    for channel, told in channels.items():
        yield f"Limits of {channel} in {told['month']}:"
        for meter, level in told["levels"].items():
            used, limit, warning = level["used"], level["limit"], level["warning"]
            alarm = f" (over {warning} %)" if warning else ""
            yield f"  {used:>8,}  of {limit:,} {_WORDS[meter]}{alarm}"
        yield f"  {told['readers_lately']:>8,}  subscribers wrote within a week: they come first"
        if told["answers_in_doubt"]:
            yield f"  {told['answers_in_doubt']:>8,}  answers may or may not have arrived"
