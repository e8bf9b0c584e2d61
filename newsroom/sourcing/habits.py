"""When in the day a source publishes, learned from what it has published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

HALF_LIFE = timedelta(days=14)
"""After which what was seen counts half: habits change."""
MEMORY = timedelta(days=14)
"""Publication times older than this say nothing about today."""

_HOURS = 24
_NONE = (0.0,) * _HOURS
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Habits:
    """For each hour of the day: how many articles were seen, over how many hours of watching."""

    seen: tuple[float, ...] = _NONE
    watched: tuple[float, ...] = _NONE

    @property
    def days(self) -> float:
        """How many days of watching this rests on."""
        return sum(self.watched) / _HOURS

    @property
    def gap(self) -> timedelta | None:
        """The usual time between two articles, None where none was seen yet."""
        articles = sum(self.rate(hour) for hour in range(_HOURS))
        return timedelta(days=1) / articles if articles > 0 else None

    def rate(self, hour: int, prior: float = 0.0) -> float:
        """Articles an hour to expect; ``prior`` counts as much as one hour of watching."""
        weight = 1.0 if prior else 0.0
        watched = self.watched[hour] + weight
        return (self.seen[hour] + weight * prior) / watched if watched else 0.0

    def learn(
        self, since: datetime, until: datetime, times: Sequence[datetime], zone: tzinfo
    ) -> Habits:
        """With what came between two moments; a time outside of them counts as the later one."""
        if until <= since:
            return self
        kept = 0.5 ** ((until - since) / HALF_LIFE)
        seen, watched = ([value * kept for value in each] for each in (self.seen, self.watched))
        for moment in times:
            inside = moment if since <= moment <= until else until
            seen[inside.astimezone(zone).hour] += 1
        for start, end in hours(since, until, zone):
            watched[start.astimezone(zone).hour] += (end - start) / _HOUR
        return Habits(tuple(seen), tuple(watched))

    def expected(self, since: datetime, until: datetime, zone: tzinfo) -> float:
        """How many articles usually come between two moments."""
        return sum(
            self.rate(start.astimezone(zone).hour) * ((end - start) / _HOUR)
            for start, end in hours(since, until, zone)
        )


def hours(since: datetime, until: datetime, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """The stretch between two moments, cut where the local hour changes."""
    while since < until:
        local = since.astimezone(zone)
        past = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
        end = min(until, since + _HOUR - past)
        yield since, end
        since = end
