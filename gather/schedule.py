"""When to look at a source again: often while it publishes, seldom at night, patiently on failure.

Pure functions of what is known about the source; nothing here waits or reads a clock.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from itertools import pairwise
from typing import Final

from gather.dates import LOCAL

SHORTEST: Final = timedelta(minutes=5)
LONGEST: Final = timedelta(hours=3)
MEMORY: Final = timedelta(days=14)
"""Publications older than this say nothing about the habits of today."""

_SHARE: Final = 0.5  # of the usual time between two articles of this hour
_PRIOR: Final = 0.25  # articles an hour, where nothing is known
_PRIOR_DAYS: Final = 1.0
_FIRST_DELAY: Final = timedelta(minutes=2)
_LONGEST_DELAY: Final = timedelta(hours=12)
_QUIET: Final = timedelta(hours=12)
_PATIENCE: Final = 1.5


def interval(
    published: Sequence[datetime],
    now: datetime,
    *,
    zone: tzinfo = LOCAL,
    shortest: timedelta = SHORTEST,
    longest: timedelta = LONGEST,
) -> timedelta:
    """How long to wait before the next look, by when the source published in the last two weeks.

    It is half the usual time between two articles at this hour of the day, so that a busy morning
    is followed closely and a quiet night costs a few requests.
    """
    recent = [moment for moment in published if now - MEMORY < moment <= now]
    rate = _hourly_rate(recent, now, zone)
    wait = timedelta(hours=_SHARE / rate)
    return min(max(wait, shortest), longest)


def _hourly_rate(recent: Sequence[datetime], now: datetime, zone: tzinfo) -> float:
    """Articles an hour around this time of day; the neighbouring hours count half."""
    hour = now.astimezone(zone).hour
    weights = {hour: 1.0, (hour - 1) % 24: 0.5, (hour + 1) % 24: 0.5}
    seen = sum(weights.get(moment.astimezone(zone).hour, 0.0) for moment in recent)
    oldest = min(recent, default=now)
    days = max(1.0, (now - oldest) / timedelta(days=1)) if recent else 0.0
    covered = sum(weights.values()) * days
    return (seen + _PRIOR * _PRIOR_DAYS) / (covered + _PRIOR_DAYS)


def backoff(failures: int, chance: random.Random, *, retry_after: float | None = None) -> timedelta:
    """How long to wait after ``failures`` attempts in a row (1 or more).

    Doubles from two minutes to twelve hours; between half of it and all is left to ``chance``, so
    that sources which failed together do not return together. Never sooner than the site asked.
    """
    doublings = min(max(failures, 1) - 1, 20)
    full = min(_FIRST_DELAY * float(2**doublings), _LONGEST_DELAY)
    wait = full * (0.5 + 0.5 * chance.random())
    return max(wait, timedelta(seconds=retry_after or 0.0))


def silent_since(published: Sequence[datetime], now: datetime) -> timedelta | None:
    """How long a source has published nothing where that is unusual for it, None where it is not.

    Unusual is half as long again as all its pauses of four weeks but one, and at least half a day.
    """
    recent = sorted(moment for moment in published if now - MEMORY * 2 < moment <= now)
    if len(recent) < 10:
        return None
    usual = sorted(later - earlier for earlier, later in pairwise(recent))[-2]
    silence = now - recent[-1]
    return silence if silence > max(_QUIET, usual * _PATIENCE) else None
