"""Token buckets: bursts pass, floods wait, memory is bounded."""

from hypothesis import given
from hypothesis import strategies as st

from bot.web import rate
from bot.web.rate import Buckets, client_key


def test_a_burst_passes_and_then_the_pace_holds() -> None:
    buckets = Buckets(capacity=3, per_second=0.5)
    assert [buckets.take("a", 0) for _ in range(4)] == [0, 0, 0, 2]
    assert buckets.take("b", 0) == 0
    assert buckets.take("a", 1) == 1
    assert buckets.take("a", 2) == 0
    assert buckets.take("a", 2) > 0


@given(st.lists(st.floats(0, 5), min_size=1, max_size=60))
def test_no_pattern_gets_more_than_the_burst_and_the_pace(pauses: list[float]) -> None:
    buckets = Buckets(capacity=4, per_second=2)
    now, admitted = 0.0, 0
    for pause in pauses:
        now += pause
        admitted += buckets.take("a", now) == 0
    assert admitted <= 4 + 2 * now + 1e-6


@given(st.floats(0, 3))
def test_who_waits_as_told_is_admitted(pause: float) -> None:
    buckets = Buckets(capacity=1, per_second=0.3)
    buckets.take("a", 0)
    wait = buckets.take("a", pause)
    assert wait > 0
    assert buckets.take("a", pause + wait + 1e-6) == 0


def test_the_client_not_seen_for_longest_is_forgotten_first() -> None:
    buckets = Buckets(capacity=1, per_second=0.001)
    for number in range(rate.MOST_CLIENTS):
        buckets.take(str(number), 0)
    assert buckets.take("0", 0) > 0
    assert buckets.take("new", 0) == 0
    assert buckets.take("0", 0) > 0
    assert buckets.take("1", 0) == 0


def test_addresses_of_one_subscriber_are_one_client() -> None:
    assert client_key("2001:db8:1:2::1") == client_key("2001:db8:1:2:ffff::9")
    assert client_key("2001:db8:1:2::1") != client_key("2001:db8:1:3::1")
    assert client_key("203.0.113.5") != client_key("203.0.113.6")
    assert client_key("testclient") == "testclient"
