"""How the sending goes: what waits, what arrived, what did not and why, how long an hour takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsroom.models import Delivery, Edition, Rhythm, Rush
from newsroom.ports import Store

UNHAPPY = (Delivery.AMBIGUOUS, Delivery.PARKED, Delivery.DROPPED)
"""How a message ends that did not certainly arrive."""

_LATELY = timedelta(days=2)
_MOST = 10


@dataclass(frozen=True, slots=True)
class Hour:
    """The fullest minute of a channel, and how long its digests take at ``per_second``."""

    rush: Rush
    per_second: float

    @property
    def takes(self) -> timedelta:
        """From the first to the last of them, when the platform is used as far as it allows."""
        return timedelta(seconds=self.rush.chats / self.per_second)

    @property
    def within_five_minutes(self) -> int:
        """How many chats of one hour can have their digest within five minutes of it."""
        return int(self.per_second * 300)


@dataclass(frozen=True, slots=True)
class Progress:
    """``editions`` are those of the last two days with the widest reach, each with its messages by
    state; ``hours`` tell of the channels whose platform has a limit."""

    subscriptions: Mapping[Rhythm, int]
    messages: Mapping[Delivery, int]
    reasons: Mapping[Delivery, Sequence[tuple[str, int]]]
    editions: Sequence[tuple[Edition, Mapping[Delivery, int]]]
    hours: Sequence[Hour]
    held_until: datetime | None


async def progress(store: Store, pace: Mapping[str, float], now: datetime) -> Progress:
    """How things stand; ``pace`` is what each channel's platform takes in a second."""
    rushes = [each for each in await store.subscriptions.rush() if each.channel in pace]
    held_until = await store.editions.held_until()
    return Progress(
        subscriptions=await store.subscriptions.counts(),
        messages=await store.outbox.counts(""),
        reasons={state: await store.outbox.reasons(state, _MOST) for state in UNHAPPY},
        editions=await store.editions.reach(now - _LATELY, _MOST),
        hours=[Hour(each, pace[each.channel]) for each in rushes],
        held_until=held_until if held_until and held_until > now else None,
    )
