"""How often one client may ask: token buckets, in memory, of bounded number."""

from __future__ import annotations

from collections import OrderedDict
from ipaddress import IPv6Address, ip_address

MOST_CLIENTS = 20_000
"""Buckets kept; the one not used for longest goes first."""


class Buckets:
    """One bucket a client: ``capacity`` requests at once, then ``per_second`` of them."""

    def __init__(self, capacity: float, per_second: float) -> None:
        self._capacity = capacity
        self._per_second = per_second
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str, now: float) -> float:
        """Take one request at ``now`` (seconds of a steady clock): 0, or the seconds to wait."""
        level, since = self._levels.pop(client, (self._capacity, now))
        level = min(self._capacity, level + (now - since) * self._per_second)
        wait = 0.0 if level >= 1 else (1 - level) / self._per_second
        self._levels[client] = (level - (wait == 0.0), now)
        if len(self._levels) > MOST_CLIENTS:
            self._levels.popitem(last=False)
        return wait


def client_key(host: str) -> str:
    """One key for one subscriber: an IPv6 subscriber has a whole /64 to choose from."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(int(address) >> 64)
    return str(address)
