"""A channel's limits as a budget: what is kept for answers, who may be written to, when to warn.

Some platforms count the messages of a month and let a bot write only to people who wrote lately.
Answers are always tried, because the platform's own count is the one that holds; what nobody asked
for at that moment (digests, alerts, notices) is sent only where this budget has room for it, and
people who wrote lately come first.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

WARNINGS = (95, 80)
"""Per cent of a limit at which editors are told, the higher one first."""
LATELY = timedelta(days=7)
"""Whoever wrote within this time comes first."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a platform allows; 0 and None stand for no such limit.

    ``messages`` count by the month. ``for_answers`` is the share of them that only answers may
    use. ``window``: nobody may be written to whose last message is older. ``free`` messages within
    ``free_for`` after a person's message are not counted against ``messages``. Where ``paid`` is
    off, nothing but those is sent unasked.
    """

    messages: int = 0
    users: int = 0
    for_answers: float = 0.5
    window: timedelta | None = None
    free: int = 0
    free_for: timedelta = timedelta(0)
    paid: bool = True

    @property
    def unasked(self) -> int:
        """How many of a month's messages may go out without being asked for."""
        return int(self.messages * (1 - self.for_answers))


@dataclass(frozen=True, slots=True)
class Contact:
    """When a person last wrote, and how many messages they have been sent since."""

    heard: datetime
    sent: int = 0


@dataclass(frozen=True, slots=True)
class Usage:
    """Counted messages of a month, all people of the channel, and the month's answers of which
    nobody knows whether they arrived."""

    messages: int = 0
    users: int = 0
    unclear: int = 0


class Room(StrEnum):
    """Whether a message that nobody waits for may go out, and at whose cost."""

    FREE = "free"
    COUNTED = "counted"
    TOO_LATE = "the person has not written lately"
    USED_UP = "this month's messages are kept for answers"
    KEPT = "this month's messages are kept for people who wrote lately"

    @property
    def is_open(self) -> bool:
        """Whether the message may go out."""
        return self in (Room.FREE, Room.COUNTED)


class Meter(StrEnum):
    """What a limit counts: a month's messages, those of them that nobody asked for, people."""

    MESSAGES = "messages"
    UNASKED = "unasked"
    USERS = "users"


@dataclass(frozen=True, slots=True)
class Level:
    """How far a limit is used."""

    meter: Meter
    used: int
    limit: int

    @property
    def warning(self) -> int:
        """The per cent that editors have to be told of by now, 0 for none."""
        return next((each for each in WARNINGS if self.used * 100 >= self.limit * each), 0)


def is_free(limits: Limits, contact: Contact | None, now: datetime) -> bool:
    """Whether the next message to a person does not count."""
    if contact is None or contact.sent >= limits.free:
        return False
    return now - contact.heard <= limits.free_for


def room(
    limits: Limits, usage: Usage, contact: Contact | None, now: datetime, needed: int = 0
) -> Room:
    """Whether a message may go to a person who has not just asked for it. ``needed`` messages of
    the month's rest are for those who wrote lately."""
    if limits.window is not None and (contact is None or now - contact.heard > limits.window):
        return Room.TOO_LATE
    if is_free(limits, contact, now):
        return Room.FREE
    if not limits.paid:
        return Room.TOO_LATE
    if limits.messages and usage.messages >= limits.unasked:
        return Room.USED_UP
    wrote_lately = contact is not None and now - contact.heard <= LATELY
    if limits.messages and not wrote_lately and usage.messages + needed >= limits.unasked:
        return Room.KEPT
    return Room.COUNTED


def levels(limits: Limits, usage: Usage) -> Iterator[Level]:
    """How far each limit that there is is used."""
    if limits.messages:
        yield Level(Meter.MESSAGES, usage.messages, limits.messages)
    if 0 < limits.unasked < limits.messages:
        yield Level(Meter.UNASKED, min(usage.messages, limits.unasked), limits.unasked)
    if limits.users:
        yield Level(Meter.USERS, usage.users, limits.users)


def month_of(now: datetime, zone: tzinfo) -> str:
    """The month that messages count for, such as 2026-11; it begins where the newsroom is."""
    return f"{now.astimezone(zone):%Y-%m}"


def days_left(now: datetime, zone: tzinfo) -> int:
    """The days of the month that are left, today included."""
    today = now.astimezone(zone)
    return monthrange(today.year, today.month)[1] - today.day + 1
