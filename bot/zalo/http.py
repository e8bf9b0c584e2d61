"""Calls to Zalo over HTTP. Errors never carry an address, because a token stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import httpx

from newsroom.errors import ChannelError, RetryLater, Unclear

Json = dict[str, Any]

REST = 30.0
"""Seconds to leave Zalo alone after a 429; it does not say how long it wants."""

_CONNECT, _READ = 10.0, 20.0
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_UNCLEAR = (408, 504)
"""A gateway that waited in vain does not know what became of the request either."""


class Rejected(ChannelError):
    """Zalo does not take this message as it is; a plainer one may do."""


class Wire:
    """Connections to Zalo's hosts. Closed when its context is left."""

    def __init__(self) -> None:
        limits = httpx.Limits(max_connections=64, max_keepalive_connections=16)
        timeout = httpx.Timeout(_READ, connect=_CONNECT, pool=_READ)
        self._client = httpx.AsyncClient(limits=limits, timeout=timeout)

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._client.aclose()

    async def post(
        self,
        url: str,
        *,
        json: Json | None = None,
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        patience: float = _READ,
    ) -> tuple[int, Json]:
        """The status and the JSON object of an answer; no object counts as an empty one.

        Raises ChannelError where the request never left, Unclear where it did and nobody knows
        what became of it.
        """
        timeout = httpx.Timeout(patience, connect=_CONNECT, pool=_READ)
        try:
            answer = await self._client.post(
                url, json=json, data=form, headers=headers, timeout=timeout
            )
        except _NOT_SENT as error:
            raise ChannelError(f"Zalo cannot be reached ({type(error).__name__})") from None
        except httpx.HTTPError as error:
            raise Unclear(f"no answer from Zalo ({type(error).__name__})") from None
        return answer.status_code, _object(answer)


def _object(answer: httpx.Response) -> Json:
    try:
        body = answer.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def raise_for(code: int, reason: str, *, rest: float = REST) -> None:
    """Raise what an HTTP status, or a code that means the same, says of a request."""
    if code in _UNCLEAR:
        raise Unclear(reason)
    if code == 429:
        raise RetryLater(rest, everywhere=True)
    if code >= 500:
        raise ChannelError(reason)
    if code >= 400:
        raise Rejected(reason)
