"""A channel's limits as a budget."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.quota import (
    LATELY,
    WARNINGS,
    Contact,
    Level,
    Limits,
    Meter,
    Room,
    Usage,
    days_left,
    levels,
    month_of,
    room,
)

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
PILOT = Limits(messages=3000, users=50, for_answers=0.4)
WINDOWED = Limits(
    window=timedelta(days=7), free=8, free_for=timedelta(hours=48), messages=10, for_answers=0.5
)


def heard(ago: timedelta, sent: int = 0) -> Contact:
    return Contact(NOW - ago, sent)


@pytest.mark.parametrize(("messages", "expected"), [(1799, Room.COUNTED), (1800, Room.USED_UP)])
def test_a_share_of_the_month_is_kept_for_answers(messages: int, expected: Room) -> None:
    assert room(PILOT, Usage(messages), None, NOW) is expected


def test_without_limits_everything_may_go() -> None:
    assert room(Limits(), Usage(10**9, 10**9), None, NOW) is Room.COUNTED


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        (None, Room.TOO_LATE),
        (heard(timedelta(days=7, seconds=1)), Room.TOO_LATE),
        (heard(timedelta(days=7)), Room.COUNTED),
        (heard(timedelta(hours=48)), Room.FREE),
        (heard(timedelta(hours=1), sent=7), Room.FREE),
        (heard(timedelta(hours=1), sent=8), Room.COUNTED),
    ],
)
def test_people_are_written_to_while_the_window_is_open(
    contact: Contact | None, expected: Room
) -> None:
    assert room(WINDOWED, Usage(), contact, NOW) is expected


def test_free_messages_go_when_the_month_is_used_up() -> None:
    used = Usage(messages=5)
    assert room(WINDOWED, used, heard(timedelta(hours=1)), NOW) is Room.FREE
    assert room(WINDOWED, used, heard(timedelta(days=3)), NOW) is Room.USED_UP


def test_where_nothing_is_paid_only_free_messages_go() -> None:
    limits = Limits(window=timedelta(days=7), free=1, free_for=timedelta(hours=48), paid=False)
    assert room(limits, Usage(), heard(timedelta(hours=1)), NOW) is Room.FREE
    assert room(limits, Usage(), heard(timedelta(hours=1), sent=1), NOW) is Room.TOO_LATE


@given(st.integers(0, 200), st.integers(0, 400), st.integers(0, 10**4))
def test_who_wrote_lately_never_has_to_wait_for_who_did_not(
    messages: int, used: int, needed: int
) -> None:
    limits, usage = Limits(messages=messages), Usage(used)
    lately, long_ago = heard(LATELY), heard(LATELY + timedelta(seconds=1))
    first = room(limits, usage, lately, NOW, needed)
    second = room(limits, usage, long_ago, NOW, needed)
    assert first is room(limits, usage, lately, NOW)
    assert first.is_open or not second.is_open
    assert second is room(limits, usage, None, NOW, needed)
    if messages and second.is_open:
        assert limits.unasked - used > needed


@given(st.integers(1, 5000), st.integers(0, 6000))
def test_a_level_warns_of_the_highest_step_that_it_has_reached(limit: int, used: int) -> None:
    expected = max([percent for percent in WARNINGS if used >= limit * percent / 100], default=0)
    assert Level(Meter.MESSAGES, used, limit).warning == expected


def test_only_limits_that_there_are_have_levels() -> None:
    used = Usage(messages=1600, users=20)
    assert list(levels(Limits(), used)) == []
    assert list(levels(PILOT, used)) == [
        Level(Meter.MESSAGES, 1600, 3000),
        Level(Meter.UNASKED, 1600, 1800),
        Level(Meter.USERS, 20, 50),
    ]
    all_for_digests = Limits(messages=10, for_answers=0)
    assert [each.meter for each in levels(all_for_digests, used)] == [Meter.MESSAGES]


@pytest.mark.parametrize(
    ("moment", "month", "left"),
    [
        (datetime(2026, 11, 30, 16, 59, tzinfo=UTC), "2026-11", 1),
        (datetime(2026, 11, 30, 17, 0, tzinfo=UTC), "2026-12", 31),
        (datetime(2028, 2, 1, 3, 0, tzinfo=UTC), "2028-02", 29),
    ],
)
def test_a_month_begins_where_the_newsroom_is(moment: datetime, month: str, left: int) -> None:
    assert month_of(moment, ZONE) == month
    assert days_left(moment, ZONE) == left
