from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gather.dates import LOCAL
from gather.schedule import LONGEST, SHORTEST, backoff, interval, silent_since

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)  # 02:30 local


def mornings(days: int, count: int) -> list[datetime]:
    """``count`` articles between 7 and 11 o'clock local on each of the last days."""
    first = datetime(2026, 11, 24, 7, 0, tzinfo=LOCAL)
    step = timedelta(hours=4) / count
    return [
        first - timedelta(days=day) + step * number
        for day in range(days)
        for number in range(count)
    ]


def at(hour: int) -> datetime:
    return datetime(2026, 11, 24, hour, 30, tzinfo=LOCAL)


def test_a_busy_morning_is_followed_closely_and_the_night_is_left_in_peace() -> None:
    published = mornings(14, 40)
    assert interval(published, at(9)) <= timedelta(minutes=10)
    assert interval(published, at(2)) == LONGEST


def test_more_articles_never_mean_longer_waits() -> None:
    waits = [interval(mornings(14, count), at(9)) for count in (1, 4, 16, 64)]
    assert waits == sorted(waits, reverse=True)
    assert waits[0] > waits[-1]


def test_nothing_known_is_neither_hasty_nor_lazy() -> None:
    assert SHORTEST < interval([], NOON) <= LONGEST


def test_what_is_old_or_yet_to_come_is_not_counted() -> None:
    old = [moment - timedelta(days=30) for moment in mornings(14, 40)]
    future = [moment + timedelta(days=30) for moment in mornings(14, 40)]
    assert interval(old + future, at(9)) == interval([], at(9))


moments = st.lists(st.datetimes(datetime(2026, 10, 1), datetime(2026, 12, 1)), max_size=50).map(
    lambda found: [moment.replace(tzinfo=UTC) for moment in found]
)


@given(moments)
def test_the_bounds_always_hold(published: list[datetime]) -> None:
    assert SHORTEST <= interval(published, NOON) <= LONGEST


@given(st.integers(1, 200), st.integers())
def test_waiting_after_failures_grows_and_stays_bounded(failures: int, seed: int) -> None:
    wait = backoff(failures, random.Random(seed))
    full = min(timedelta(minutes=2) * 2 ** min(failures - 1, 20), timedelta(hours=12))
    assert full / 2 <= wait <= full


def test_sources_that_failed_together_do_not_return_together() -> None:
    waits = {backoff(5, random.Random(seed)) for seed in range(20)}
    assert len(waits) == 20


def test_never_sooner_than_the_site_asked() -> None:
    assert backoff(1, random.Random(1), retry_after=3600) == timedelta(hours=1)
    assert backoff(9, random.Random(1), retry_after=1) > timedelta(hours=1)


def test_a_source_is_silent_when_its_pause_is_longer_than_usual() -> None:
    published = mornings(14, 10)
    last = max(published)
    assert silent_since(published, last + timedelta(hours=30)) is None
    assert silent_since(published, last + timedelta(days=4)) == timedelta(days=4)
    seldom = [last - timedelta(days=2 * number) for number in range(14)]
    assert silent_since(seldom, last + timedelta(hours=60)) is None


def test_of_a_source_that_is_hardly_known_nothing_is_said() -> None:
    assert silent_since(mornings(2, 3), NIGHT + timedelta(days=20)) is None
