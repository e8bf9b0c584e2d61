"""When whose digest is due. Pure: moments in, moments out.

A subscription is due at its minute of the day in its own time zone, a little later for some chats
than for others so that not all come at once. What the clocks skip is due at the first moment after
the gap, what they repeat is due the first time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from hashlib import blake2b
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsroom.models import Rhythm, Subscription

SPREAD = timedelta(minutes=4)
"""Within it the chats of one minute are spread; a digest keeps its hour within five."""
QUIET_FROM, QUIET_TO = time(22), time(6)
"""When an alert waits, for those who want quiet nights."""

_DAY = timedelta(days=1)
_SUNDAY, _SATURDAY = 6, 5
_LOOK = timedelta(minutes=1)
_WAITS: Mapping[Rhythm, timedelta] = {Rhythm.AT_ONCE: _LOOK, Rhythm.HOURLY: timedelta(hours=1)}
# A day of slack: clocks change, and a night's quiet may lie between two looks.
LONGEST: Mapping[Rhythm, timedelta] = {
    Rhythm.DAILY: timedelta(days=2),
    Rhythm.WEEKDAYS: timedelta(days=4),
    Rhythm.WEEKLY: timedelta(days=8),
    Rhythm.AT_ONCE: timedelta(days=1),
    Rhythm.HOURLY: timedelta(days=1),
}
"""The longest time from now to the next due moment of one that is not paused. What lies further
ahead was planned by a clock that was wrong."""


def next_due(subscription: Subscription, now: datetime) -> datetime:
    """The first moment after ``now`` (in UTC), and after any pause, at which it is due."""
    start = max(now, subscription.paused_until or now)
    if subscription.rhythm.is_alert:
        waited = start + _WAITS[subscription.rhythm]
        return _after_the_night(subscription, waited) if subscription.quiet else waited
    return next(each for each in _moments(subscription, start) if each > start)


def planned(subscription: Subscription, now: datetime) -> Subscription:
    """The same, due next after ``now``."""
    return replace(subscription, next_due=next_due(subscription, now))


def is_paused(subscription: Subscription, now: datetime) -> bool:
    """Whether the person wants nothing at ``now``."""
    return subscription.paused_until is not None and now < subscription.paused_until


def is_asleep(subscription: Subscription, now: datetime) -> bool:
    """Whether it is an alert that has to wait for the morning."""
    return subscription.rhythm.is_alert and awake(subscription, now) > now


def is_misplanned(subscription: Subscription, now: datetime) -> bool:
    """Whether it is due later than it ever can be: the clock was wrong when it was planned."""
    start = max(now, subscription.paused_until or now)
    return subscription.next_due > start + LONGEST[subscription.rhythm]


def offset(channel: str, chat_id: str) -> timedelta:
    """How much later than the chosen minute a chat is served; always the same for one chat."""
    number = int.from_bytes(blake2b(f"{channel}:{chat_id}".encode(), digest_size=4).digest())
    return timedelta(seconds=number % int(SPREAD.total_seconds()))


def awake(subscription: Subscription, now: datetime) -> datetime:
    """When a message that nobody chose an hour for may go out: now, or after the quiet night."""
    return _after_the_night(subscription, now) if subscription.quiet else now


def zone_of(subscription: Subscription) -> tzinfo:
    """Its time zone; UTC where this computer does not know the name."""
    try:
        return ZoneInfo(subscription.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _moments(subscription: Subscription, start: datetime) -> Iterator[datetime]:
    """Its due moments from about ``start``, rising."""
    zone = zone_of(subscription)
    later = offset(subscription.channel, subscription.chat_id)
    day = start.astimezone(zone).date() - 2 * _DAY
    minute = time(*divmod(subscription.minute, 60))
    while True:
        if _falls_on(subscription.rhythm, day):
            yield _moment(day, minute, zone) + later
        day += _DAY


def _falls_on(rhythm: Rhythm, day: date) -> bool:
    match rhythm:
        case Rhythm.WEEKDAYS:
            return day.weekday() < _SATURDAY
        case Rhythm.WEEKLY:
            return day.weekday() == _SUNDAY
    return True


def _moment(day: date, minute: time, zone: tzinfo) -> datetime:
    # fold=0 reads a skipped time by the clock before the gap, so that it falls just after it.
    return datetime.combine(day, minute, zone).astimezone(UTC)


def _after_the_night(subscription: Subscription, moment: datetime) -> datetime:
    zone = zone_of(subscription)
    local = moment.astimezone(zone)
    if QUIET_TO <= local.time() < QUIET_FROM:
        return moment
    day = local.date() + (_DAY if local.time() >= QUIET_FROM else timedelta())
    return max(moment, _moment(day, QUIET_TO, zone))
