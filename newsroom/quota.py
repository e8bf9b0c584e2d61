"""A channel's limits as a budget: what is kept for answers, who may be written to, when to warn.

Some platforms count the messages of a month and let a bot write only to people who wrote lately.
Answers are always tried, because the platform's own count is the one that holds; what nobody asked
for at that moment (digests, alerts, notices) is sent only where this budget has room for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

WARNINGS = (95, 80)
"""Per cent of a limit at which editors are told, the higher one first."""


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


@dataclass(frozen=True, slots=True)
class Contact:
    """When a person last wrote, and how many messages they have been sent since."""

    heard: datetime
    sent: int = 0


@dataclass(frozen=True, slots=True)
class Usage:
    """Counted messages of a month, and all people of the channel."""

    messages: int = 0
    users: int = 0


class Room(StrEnum):
    """Whether a message that nobody waits for may go out, and at whose cost."""

    FREE = "free"
    COUNTED = "counted"
    TOO_LATE = "the person has not written lately"
    USED_UP = "this month's messages are kept for answers"


def is_free(limits: Limits, contact: Contact | None, now: datetime) -> bool:
    """Whether the next message to a person does not count."""
    if contact is None or contact.sent >= limits.free:
        return False
    return now - contact.heard <= limits.free_for


def room(limits: Limits, usage: Usage, contact: Contact | None, now: datetime) -> Room:
    """Whether a message may go to a person who has not just asked for it."""
    if limits.window is not None and (contact is None or now - contact.heard > limits.window):
        return Room.TOO_LATE
    if is_free(limits, contact, now):
        return Room.FREE
    if not limits.paid:
        return Room.TOO_LATE
    if limits.messages and usage.messages >= limits.messages * (1 - limits.for_answers):
        return Room.USED_UP
    return Room.COUNTED


def warning(limit: int, used: int) -> int:
    """The per cent that the ``used``-th unit has just reached, 0 where it is no such moment."""
    for percent in WARNINGS:
        if limit and used == _needed(limit, percent):
            return percent
    return 0


def _needed(limit: int, percent: int) -> int:
    """The fewest units that are ``percent`` of a limit."""
    return -(-limit * percent // 100)
