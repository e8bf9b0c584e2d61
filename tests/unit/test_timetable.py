"""When digests are due: once a period, whatever clocks, pauses and restarts do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.digests.timetable import SPREAD, is_misplanned, is_paused, next_due, offset, planned
from newsroom.models import Rhythm, Subscription

ZONES = ("Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")
TIMED = (Rhythm.DAILY, Rhythm.WEEKDAYS, Rhythm.WEEKLY)
YEAR = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = [date(2026, 1, 5) + timedelta(days=number) for number in range(350)]


def subscription(
    rhythm: Rhythm = Rhythm.DAILY, minute: int = 390, zone: str = ZONES[0], chat_id: str = "7"
) -> Subscription:
    made = Subscription("telegram", chat_id, rhythm, minute, zone, YEAR, YEAR)
    return planned(made, YEAR)


def simulate(held: Subscription, looks: Sequence[datetime]) -> list[datetime]:
    """The due moments that are served by a tick at each of ``looks``."""
    served = []
    for now in looks:
        if is_misplanned(held, now):
            held = planned(held, now)
        if held.next_due <= now:
            if not is_paused(held, now):
                served.append(held.next_due)
            held = planned(held, now)
    return served


def local_days(held: Subscription, moments: Sequence[datetime]) -> list[date]:
    """The local day of each due moment. A time that clocks skip stays on its day."""
    zone, late = ZoneInfo(held.zone), offset(held.channel, held.chat_id)
    return [(moment - late).astimezone(zone).date() for moment in moments]


def wanted(rhythm: Rhythm) -> list[date]:
    chosen = {Rhythm.DAILY: range(7), Rhythm.WEEKDAYS: range(5), Rhythm.WEEKLY: (6,)}[rhythm]
    return [day for day in DAYS if day.weekday() in chosen]


subscriptions = st.builds(
    subscription,
    st.sampled_from(TIMED),
    st.integers(0, 1439),
    st.sampled_from(ZONES),
    st.text("0123456789", min_size=1, max_size=9),
)


@settings(deadline=None, max_examples=15)
@given(subscriptions, st.integers(1, 59))
def test_it_is_due_once_a_period_over_a_year(held: Subscription, every: int) -> None:
    looks = [YEAR + timedelta(minutes=every + 60 * hour) for hour in range(24 * 365)]
    found = [day for day in local_days(held, simulate(held, looks)) if day in set(DAYS)]
    assert found == wanted(held.rhythm)


@settings(deadline=None, max_examples=25)
@given(subscriptions, st.lists(st.integers(1, 60 * 24 * 12), min_size=5, max_size=60))
def test_after_any_downtime_one_digest_stands_for_all_that_were_missed(
    held: Subscription, gaps: list[int]
) -> None:
    looks, now = [], YEAR
    for gap in gaps:
        now += timedelta(minutes=gap)
        looks.append(now)
    served = simulate(held, looks)
    assert served == sorted(set(served))
    assert len(served) <= len(looks)
    for before, after in pairwise([YEAR, *looks]):
        missed = next_due(held, before) <= after
        assert missed == any(before < moment <= after for moment in served)


@settings(deadline=None, max_examples=15)
@given(subscriptions, st.integers(0, 300), st.integers(1, 40))
def test_a_pause_is_kept_and_ends(held: Subscription, start: int, length: int) -> None:
    begins = YEAR + timedelta(days=start)
    ends = begins + timedelta(days=length)
    paused = planned(replace(held, paused_until=ends), begins)
    assert ends < paused.next_due
    looks = [begins + timedelta(hours=hour) for hour in range(24 * (length + 9))]
    served = simulate(replace(held, paused_until=ends), looks)
    assert served
    assert not [moment for moment in served if begins < moment <= ends]


@settings(deadline=None, max_examples=15)
@given(subscriptions, st.integers(-400, 400), st.integers(20, 200))
def test_a_clock_that_jumps_and_comes_back_silences_nobody(
    held: Subscription, jump: int, day: int
) -> None:
    true = [YEAR + timedelta(hours=hour) for hour in range(24 * 250)]
    wrong = true[24 * day] + timedelta(days=jump)
    served = simulate(held, [*true[: 24 * day], wrong, *true[24 * day :]])
    after = [moment for moment in served if moment > true[24 * day] + timedelta(days=8)]
    days = set(local_days(held, after))
    end = true[-1].date() - timedelta(days=2)
    first = true[24 * day].date() + timedelta(days=10)
    assert {each for each in wanted(held.rhythm) if first <= each <= end} <= days
    assert len(after) == len(set(after))


@given(subscriptions, st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1)))
def test_the_hour_is_kept_within_five_minutes(held: Subscription, naive: datetime) -> None:
    due = next_due(held, naive.replace(tzinfo=UTC)).astimezone(ZoneInfo(held.zone))
    late = (due.hour * 60 + due.minute - held.minute) % 1440
    # Clocks that skip the minute move it by the length of the gap, an hour at most.
    assert late < 5 or late - 60 < 5 or late - 30 < 5


def test_what_the_clocks_skip_and_repeat_is_due_once() -> None:
    held = subscription(minute=150, zone="Europe/Berlin")
    late = offset(held.channel, held.chat_id)
    spring = next_due(held, datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert spring == datetime(2026, 3, 29, 1, 30, tzinfo=UTC) + late
    autumn = next_due(held, datetime(2026, 10, 24, 12, tzinfo=UTC))
    assert autumn == datetime(2026, 10, 25, 0, 30, tzinfo=UTC) + late
    assert next_due(held, autumn) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC) + late


def test_chats_are_spread_over_the_minutes() -> None:
    offsets = [offset("telegram", str(number)) for number in range(4000)]
    assert max(offsets) < SPREAD
    assert len({each // timedelta(seconds=10) for each in offsets}) == 24


@pytest.mark.parametrize(
    ("clock", "due"),
    [("12:00", "12:01"), ("21:58", "21:59"), ("22:00", "06:00"), ("23:30", "06:00"),
     ("03:00", "06:00"), ("05:58", "06:00"), ("06:00", "06:01")],
)  # fmt: skip
def test_alerts_wait_for_the_morning(clock: str, due: str) -> None:
    held = subscription(Rhythm.AT_ONCE)
    zone = ZoneInfo(held.zone)
    now = datetime.fromisoformat(f"2026-05-05T{clock}").replace(tzinfo=zone)
    assert f"{next_due(held, now).astimezone(zone):%H:%M}" == due
    loud = replace(held, quiet=False)
    assert next_due(loud, now) - now == timedelta(minutes=1)


def test_hourly_alerts_leave_an_hour_between_them() -> None:
    now = datetime(2026, 5, 5, 3, tzinfo=UTC)
    assert next_due(subscription(Rhythm.HOURLY), now) == now + timedelta(hours=1)
