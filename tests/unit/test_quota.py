"""A channel's limits as a budget."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsroom.quota import Contact, Limits, Room, Usage, room, warning

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


@pytest.mark.parametrize("limit", [1, 7, 50, 3000])
def test_each_warning_comes_once_and_where_it_belongs(limit: int) -> None:
    told = {used: warning(limit, used) for used in range(limit + 5) if warning(limit, used)}
    assert max(told.values()) == 95
    assert len(told) == len(set(told.values()))
    for used, percent in told.items():
        assert used * 100 >= limit * percent > (used - 1) * 100


def test_no_limit_warns_of_nothing() -> None:
    assert [warning(0, used) for used in range(3)] == [0, 0, 0]
