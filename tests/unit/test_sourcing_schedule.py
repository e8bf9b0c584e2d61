"""When sources are due: within bounds whatever happens, and as their habits ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.sourcing import schedule
from newsroom.sourcing.habits import Habits, hours
from newsroom.sourcing.model import NewsSource
from newsroom.sourcing.schedule import Alarm, alarm, next_attempt, next_reading, next_visit

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MIDNIGHT = datetime(2026, 3, 1, 17, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TEN = timedelta(minutes=10)

moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)
rates = st.lists(st.floats(0, 200), min_size=24, max_size=24)
spans = st.timedeltas(timedelta(0), timedelta(days=40))


def busy_mornings(days: int = 10) -> Habits:
    """Six articles an hour from 6 to 9, one at noon and in the evening, none at night."""
    habits = Habits()
    for day in range(days):
        start = MIDNIGHT + timedelta(days=day - days)
        times = [start + 6 * HOUR + timedelta(minutes=10 * n + 5) for n in range(18)]
        times += [start + 12 * HOUR, start + 19 * HOUR]
        habits = habits.learn(start, start + timedelta(days=1), times, ZONE)
    return habits


@given(rates, moments, st.floats(1, 1440))
def test_the_next_visit_keeps_its_bounds(seen: list[float], now: datetime, first: float) -> None:
    habits = Habits(tuple(seen), (10.0,) * 24)
    usual = timedelta(minutes=first)
    wait = next_visit(habits, now, ZONE, usual) - now
    assert min(schedule.SHORTEST, usual) <= wait <= schedule.LONGEST


@given(moments, st.floats(2, 100))
def test_an_unknown_source_is_visited_as_the_settings_say(now: datetime, first: float) -> None:
    usual = timedelta(minutes=first)
    wait = next_visit(Habits(), now, ZONE, usual) - now
    assert abs(wait - usual) < timedelta(seconds=1)


@pytest.mark.parametrize(
    ("hour", "least", "most"), [(7, 2, 3), (2, 80, 120), (12, 10, 40), (15, 60, 120)]
)
def test_busy_in_the_morning_quiet_at_night(hour: int, least: float, most: float) -> None:
    now = MIDNIGHT + hour * HOUR
    wait = next_visit(busy_mornings(), now, ZONE, TEN) - now
    assert timedelta(minutes=least) <= wait <= timedelta(minutes=most)


def test_nobody_oversleeps_the_morning() -> None:
    now = MIDNIGHT + timedelta(hours=5, minutes=30)
    assert next_visit(busy_mornings(), now, ZONE, TEN) - MIDNIGHT < timedelta(hours=6, minutes=5)


@given(st.integers(1, 10_000), moments, st.floats(0, 1), st.floats(0, 1e9))
def test_attempts_are_bounded_and_never_before_the_site_asked(
    failures: int, now: datetime, chance: float, asked: float
) -> None:
    wait = next_attempt(failures, now, chance, asked) - now
    assert wait >= schedule.BACK_OFF * (1 - schedule.JITTER)
    assert wait >= min(timedelta(seconds=asked), schedule.LONGEST_WAIT)
    longest = schedule.LONGEST_BACK_OFF * (1 + schedule.JITTER)
    assert wait <= max(longest, schedule.LONGEST_WAIT)


def test_attempts_are_ever_further_apart_and_spread() -> None:
    waits = [next_attempt(n, MIDNIGHT, 0.5) - MIDNIGHT for n in range(1, 7)]
    assert waits == [schedule.BACK_OFF * 2**n for n in range(6)]
    assert next_attempt(3, MIDNIGHT, 0) < next_attempt(3, MIDNIGHT, 1)


def test_a_page_is_read_ever_more_rarely_and_then_left_alone() -> None:
    now, reads = MIDNIGHT, 0
    while (due := next_reading(MIDNIGHT, MIDNIGHT, now)) is not None:
        assert due - now >= schedule.REREAD
        now, reads = due, reads + 1
    assert reads == 10
    assert now - MIDNIGHT >= schedule.SETTLED


def test_an_article_of_an_archive_is_read_once() -> None:
    assert next_reading(MIDNIGHT - timedelta(days=30), MIDNIGHT, MIDNIGHT) is None
    # A date in the future is no excuse for reading for ever.
    assert next_reading(MIDNIGHT + timedelta(days=999), MIDNIGHT, MIDNIGHT + 9 * HOUR * 24) is None


@given(moments, spans, st.integers(0, 30))
def test_learning_loses_no_hour_and_no_article(start: datetime, span: timedelta, new: int) -> None:
    habits = Habits().learn(start, start + span, [start] * new, ZONE)
    assert sum(habits.watched) == pytest.approx(span / HOUR)
    assert sum(habits.seen) == (new if span else 0)
    assert (
        sum((end - begin for begin, end in hours(start, start + span, ZONE)), timedelta()) == span
    )


def test_habits_change() -> None:
    habits = busy_mornings(20)
    for day in range(30):
        start = MIDNIGHT + timedelta(days=day)
        habits = habits.learn(start, start + timedelta(days=1), [start + 22 * HOUR] * 5, ZONE)
    assert habits.rate(7) < 2
    assert habits.rate(22) > 3


def source(**values: object) -> NewsSource:
    made = NewsSource("https://bao.example/rss", MIDNIGHT, MIDNIGHT, habits=busy_mornings())
    return replace(made, last_success=MIDNIGHT, last_article=MIDNIGHT - 5 * HOUR, **values)  # type: ignore[arg-type]


def test_silence_is_told_when_it_is_longer_than_usual() -> None:
    one = source()
    assert alarm(one, MIDNIGHT + 6 * HOUR, ZONE) is None
    assert alarm(one, MIDNIGHT + 7 * HOUR, ZONE) is None
    assert alarm(one, MIDNIGHT + 9 * HOUR, ZONE) is Alarm.SILENT
    assert alarm(replace(one, paused=True), MIDNIGHT + 9 * HOUR, ZONE) is None


def test_a_source_hardly_known_is_not_called_silent() -> None:
    one = replace(source(), habits=busy_mornings(2))
    assert alarm(one, MIDNIGHT + 48 * HOUR, ZONE) is None


def test_a_source_that_fails_for_a_day_is_told() -> None:
    one = replace(source(failures=9), last_article=None)
    assert alarm(one, MIDNIGHT + 23 * HOUR, ZONE) is None
    assert alarm(one, MIDNIGHT + 24 * HOUR, ZONE) is Alarm.FAILING
