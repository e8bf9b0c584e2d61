"""How fast bulk messages go out, on a clock that the test moves."""

from __future__ import annotations

import pytest

from bot.allowance import Allowance, Limits


class Steady:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def steady() -> Steady:
    return Steady()


def served(allowance: Allowance, steady: Steady, count: int) -> list[float]:
    """When ``count`` bulk messages to different chats go out."""
    times = []
    for number in range(count):
        steady.now += max(0.0, allowance.wait())
        allowance.spend(str(number))
        times.append(steady.now)
    return times


def test_bulk_uses_the_whole_limit_and_no_second_exceeds_it(steady: Steady) -> None:
    times = served(Allowance(Limits(per_second=30), steady), steady, 3000)
    assert 3000 / (times[-1] - times[0]) >= 0.95 * 30
    for start, end in zip(times, times[31:], strict=False):
        assert end - start > 1.0


def test_answers_never_wait_and_bulk_makes_room_for_them(steady: Steady) -> None:
    allowance = Allowance(Limits(per_second=10), steady)
    for number in range(20):
        allowance.spend(f"asking {number}")
    assert allowance.wait() == pytest.approx(1.9, abs=0.2)


def test_a_chat_rests_a_second_and_a_group_has_its_minute(steady: Steady) -> None:
    allowance = Allowance(Limits(per_second=1000, group_per_minute=3), steady)
    assert allowance.chat_wait("7", group=False) == 0
    allowance.spend("7")
    assert allowance.chat_wait("7", group=False) == pytest.approx(1)
    assert allowance.chat_wait("8", group=False) == 0
    for _ in range(3):
        allowance.spend("-5")
        steady.now += 2
    assert allowance.chat_wait("-5", group=True) == pytest.approx(54)
    assert allowance.chat_wait("-5", group=False) == 0


def test_what_the_platform_asks_for_is_kept(steady: Steady) -> None:
    allowance = Allowance(Limits(), steady)
    allowance.hold("7", 30)
    assert allowance.chat_wait("7", group=False) == pytest.approx(30)
    assert allowance.wait() <= 0
    allowance.hold_all(12)
    assert allowance.wait() == pytest.approx(12)


def test_chats_at_rest_are_forgotten(steady: Steady) -> None:
    allowance = Allowance(Limits(per_second=1e6), steady)
    for number in range(20_000):
        steady.now += 0.1
        allowance.spend(str(number))
    assert len(allowance._chats) <= 5_000


def test_what_was_missed_goes_out_together_within_the_burst(steady: Steady) -> None:
    allowance = Allowance(Limits(per_second=30, at_once=3), steady)
    assert allowance.now() == 1
    allowance.spend("7")
    assert allowance.now() == 0
    steady.now += 0.08
    assert allowance.now() == 2
    steady.now += 9
    assert allowance.now() == 4
    allowance.hold_all(5)
    assert allowance.now() == 0
