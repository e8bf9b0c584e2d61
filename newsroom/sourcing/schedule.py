"""When a source and its pages are due again, and when silence is worth a word. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from newsroom.sourcing.habits import Habits, hours
from newsroom.sourcing.model import NewsSource

SHORTEST = timedelta(minutes=2)
LONGEST = timedelta(hours=2)
WANTED = 0.2
"""Articles to expect at a visit: five visits an article find it within a fifth of the usual gap."""

BACK_OFF = timedelta(minutes=4)
LONGEST_BACK_OFF = timedelta(hours=6)
LONGEST_WAIT = timedelta(days=2)
"""However long a site asks us to wait."""
JITTER = 0.2

REREAD = timedelta(minutes=30)
"""A page is read again at this age and each time at twice the age, so that corrections are seen."""
SETTLED = timedelta(days=8)
"""A page of this age is read again only when its source says that it has changed."""
GONE = timedelta(days=1)
"""A page is withdrawn when it is missing twice so far apart."""
TRIES = 5
"""Readings in a row that may fail before a page is left alone."""

SILENT = 8.0
"""Usual articles that did not come; less happens to every source now and then."""
SILENT_LEAST = timedelta(hours=6)
LOOK_BACK = timedelta(days=90)
KNOWN_DAYS = 3.0
"""Days of watching that it takes to know what is usual."""
FAILING = timedelta(days=1)


class Alarm(StrEnum):
    """What editors should be told of a source."""

    SILENT = "silent"
    FAILING = "failing"


def next_visit(habits: Habits, now: datetime, zone: tzinfo, first: timedelta) -> datetime:
    """When ``WANTED`` articles will have come since ``now``; after ``first`` while nothing is known
    of the source. Early enough for the busy hours, also when asked in the night."""
    prior = WANTED * (timedelta(hours=1) / first)
    left = WANTED
    moment = now + LONGEST
    for start, end in hours(now, now + LONGEST, zone):
        rate = habits.rate(start.astimezone(zone).hour, prior)
        expected = rate * ((end - start) / timedelta(hours=1))
        if expected >= left:
            moment = start + timedelta(hours=left / rate)
            break
        left -= expected
    return max(moment, now + min(SHORTEST, first))


def next_attempt(
    failures: int, now: datetime, chance: float, retry_after: float | None = None
) -> datetime:
    """When a source that has failed ``failures`` times in a row is tried again.

    ``chance`` (0 to 1) spreads the attempts; ``retry_after`` are the seconds the site asked for.
    """
    doubled = BACK_OFF * 2.0 ** min(max(failures - 1, 0), 20)
    wait = min(LONGEST_BACK_OFF, doubled) * (1 - JITTER + 2 * JITTER * chance)
    asked = timedelta(seconds=min(retry_after or 0.0, LONGEST_WAIT.total_seconds()))
    return now + max(wait, asked)


def next_reading(published: datetime | None, found: datetime, now: datetime) -> datetime | None:
    """When a page that was read now is read again; None where only its source can ask for it."""
    born = min(published or found, found)
    age = now - born
    return None if age >= SETTLED else now + max(REREAD, age)


def next_page_attempt(failures: int, now: datetime) -> datetime | None:
    """When a page that could not be read is tried again; None where it is given up."""
    return now + timedelta(hours=2.0 ** (failures - 1)) if failures < TRIES else None


def alarm(source: NewsSource, now: datetime, zone: tzinfo) -> Alarm | None:
    """Whether a source gives cause for concern."""
    if source.paused:
        return None
    if source.failures and now - (source.last_success or source.added) >= FAILING:
        return Alarm.FAILING
    last = source.last_article
    if last is None or now - last < SILENT_LEAST or source.habits.days < KNOWN_DAYS:
        return None
    missed = source.habits.expected(max(last, now - LOOK_BACK), now, zone)
    return Alarm.SILENT if missed >= SILENT else None
