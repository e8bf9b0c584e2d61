from __future__ import annotations

import asyncio
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gather.network import GuardedBackend, is_public
from gather.pacing import Pace
from newsroom.errors import ForbiddenAddress


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "203.119.8.1", "2606:4700::1111", "64:ff9b::808:808"]
)
def test_the_open_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 127.9.9.9 10.1.2.3 172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254 100.64.0.1
    100.127.255.255 0.0.0.0 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 192.0.2.1 198.18.0.1 ::
    ::1 fe80::1 fc00::1 fd12:3456::1 ff02::1 2001:db8::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
    64:ff9b::a00:1 2002:7f00:1:: 2002:c0a8:101::1 2001:0:4136:e378:8000:63bf:f5ff:fffe""".split(),
)
def test_what_is_not_of_the_open_internet(address: str) -> None:
    assert not is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_ipv6_form_is_judged_as_the_ipv4_address_it_leads_to(address: Any) -> None:
    number = int(address)
    mapped = ip_address((0xFFFF << 32) | number)
    nat64 = ip_address((0x64FF9B << 96) | number)
    sixtofour = ip_address((0x2002 << 112) | (number << 80))
    verdicts = {is_public(form) for form in (mapped, nat64, sixtofour)}
    assert verdicts == {is_public(address)}


class Recorder(httpcore.AsyncNetworkBackend):
    """Stands where the network would be and keeps where a connection would have gone."""

    def __init__(self, broken: Iterable[str] = ()) -> None:
        self.hosts: list[str] = []
        self._broken = set(broken)

    async def connect_tcp(self, host: str, *args: Any, **kwargs: Any) -> Any:
        self.hosts.append(host)
        if host in self._broken:
            raise httpcore.ConnectError("refused")
        return httpcore.AsyncMockStream([])


def resolving(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> None:
    """Let each look-up give the next of ``answers``."""
    left = iter(answers)

    async def getaddrinfo(*_: Any, **__: Any) -> list[Any]:
        return [(2, 1, 6, "", (address, 80)) for address in next(left)]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", getaddrinfo)


async def test_the_connection_goes_to_the_address_that_was_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inner = Recorder()
    resolving(monkeypatch, ["203.119.8.1"], ["127.0.0.1"])
    backend = GuardedBackend(inner=inner)
    await backend.connect_tcp("rebinding.example", 80)
    with pytest.raises(ForbiddenAddress):
        await backend.connect_tcp("rebinding.example", 80)
    assert inner.hosts == ["203.119.8.1"]


async def test_one_private_address_among_public_ones_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inner = Recorder()
    resolving(monkeypatch, ["203.119.8.1", "10.0.0.1"])
    with pytest.raises(ForbiddenAddress, match=r"10\.0\.0\.1"):
        await GuardedBackend(inner=inner).connect_tcp("both.example", 80)
    assert inner.hosts == []


async def test_named_hosts_may_be_private(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = Recorder()
    resolving(monkeypatch, ["10.0.0.1"])
    await GuardedBackend(["Intranet.example"], inner).connect_tcp("intranet.example", 80)
    assert inner.hosts == ["10.0.0.1"]


async def test_the_next_address_is_tried_where_one_does_not_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inner = Recorder(broken=["2606:4700::1111"])
    resolving(monkeypatch, ["2606:4700::1111", "203.119.8.1"])
    await GuardedBackend(inner=inner).connect_tcp("two.example", 80)
    assert inner.hosts == ["2606:4700::1111", "203.119.8.1"]


async def test_sockets_of_this_machine_are_refused() -> None:
    with pytest.raises(ForbiddenAddress):
        await GuardedBackend().connect_unix_socket("/run/docker.sock")


class Time:
    """A clock that moves only by sleeping."""

    def __init__(self) -> None:
        self.now = 100.0

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


async def test_requests_are_as_far_apart_as_the_site_asks() -> None:
    time = Time()
    pace = Pace(1.0, now=lambda: time.now, sleep=time.sleep)
    pace.slow_down("slow.example", 10.0)
    starts = []
    for host in ("slow.example", "slow.example", "fast.example", "fast.example", "slow.example"):
        async with pace.turn(host):
            starts.append(time.now)
    assert starts == [100.0, 110.0, 110.0, 111.0, 120.0]


async def test_a_site_cannot_make_us_hurry() -> None:
    time = Time()
    pace = Pace(5.0, now=lambda: time.now, sleep=time.sleep)
    pace.slow_down("a.example", 0.0)
    for _ in range(3):
        async with pace.turn("a.example"):
            pass
    assert time.now == 110.0


async def test_hosts_are_not_remembered_without_end() -> None:
    pace = Pace()
    for number in range(3_000):
        async with pace.turn(f"h{number}.example"):
            pass
    assert len(pace._hosts) <= 1_000
