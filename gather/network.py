"""Connections to public addresses only.

A name is looked up here, once, and the connection goes to the very address that was judged: a name
that answers differently the second time (DNS rebinding) gains nothing, and neither do redirects.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Collection, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any, Final

import httpcore
import httpx

from newsroom.errors import ForbiddenAddress

Address = IPv4Address | IPv6Address

_NAT64: Final = ip_network("64:ff9b::/96")
_LOOK_UP_SECONDS: Final = 10.0


def is_public(address: Address) -> bool:
    """Whether ``address`` is one of the open internet: not private, loopback, link-local, shared
    (CGNAT), multicast or reserved, nor an IPv6 form that leads to such an IPv4 address."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address.teredo is not None:
            inner = address.teredo[1]
        if inner is None and address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved)


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens TCP connections to public addresses, and to hosts in ``allowed`` whatever theirs is."""

    def __init__(
        self,
        allowed: Collection[str] = (),
        inner: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._allowed = frozenset(host.lower() for host in allowed)
        self._inner = inner or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of ``host`` that answers.

        Raises ForbiddenAddress where any of its addresses is not public.
        """
        addresses = await self._look_up(host, port)
        if host.lower() not in self._allowed:
            for address in addresses:
                if not is_public(address):
                    raise ForbiddenAddress(f"{host} points into a private network ({address})")
        failure: Exception = httpcore.ConnectError(f"no address for {host}")
        for address in addresses:
            try:
                return await self._inner.connect_tcp(
                    str(address), port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def connect_unix_socket(self, *args: Any, **kwargs: Any) -> httpcore.AsyncNetworkStream:
        """Never: sockets of this machine are as private as can be."""
        raise ForbiddenAddress("a socket of this machine is not a web address")

    async def sleep(self, seconds: float) -> None:
        """Wait between attempts."""
        await self._inner.sleep(seconds)

    async def _look_up(self, host: str, port: int) -> list[Address]:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(_LOOK_UP_SECONDS):
                found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError, TimeoutError) as error:
            raise httpcore.ConnectError(f"name not found: {error}") from error
        hosts = (str(one[4][0]).partition("%")[0] for one in found)
        return [ip_address(host) for host in dict.fromkeys(hosts)]


class GuardedTransport(httpx.AsyncHTTPTransport):
    """httpx's transport over a ``GuardedBackend``; proxies of the environment are not used."""

    def __init__(self, allowed: Collection[str] = ()) -> None:
        certificates = httpx.create_ssl_context(trust_env=False)
        super().__init__(verify=certificates, trust_env=False)
        # httpx has no public way to name the network backend of its pool.
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=certificates,
            max_connections=20,
            max_keepalive_connections=10,
            keepalive_expiry=15.0,
            network_backend=GuardedBackend(allowed),
        )
