"""Reading web addresses without harm: to us, to private networks, to the site that is read."""

from __future__ import annotations

import asyncio
import re
import ssl
import zlib
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from types import TracebackType
from typing import Final, Self
from urllib.parse import urljoin, urlsplit

import httpx

from gather.network import GuardedTransport
from gather.pacing import Pace
from gather.unpacking import TooLarge, Unpacker
from newsroom.errors import FetchError, ForbiddenAddress

_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
_LONGEST_ADDRESS: Final = 4_000
_WORDS: Final = {
    401: "a password is needed",
    403: "the site does not let us read it",
    404: "there is no such page",
    410: "the page was taken down",
    429: "the site asks us to come less often",
    451: "withheld for legal reasons",
}


Permit = Callable[[str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one address may cost: bytes as sent and unpacked, seconds in all, redirects."""

    max_bytes: int = 15_000_000
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. ``url`` is where redirects ended; ``body`` is empty when nothing has
    changed since the ``etag`` or ``last_modified`` that was asked with."""

    url: str
    body: bytes
    content_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False


class StatusError(FetchError):
    """The server answered, but not with the page. ``retry_after`` are seconds, None if not said."""

    def __init__(self, url: str, status: int, retry_after: float | None = None) -> None:
        super().__init__(f"{url}: {_WORDS.get(status, _in_words(status))} ({status})")
        self.status = status
        self.retry_after = retry_after

    @property
    def is_gone(self) -> bool:
        """Whether the page is no longer there."""
        return self.status in (404, 410)


class Fetcher:
    """Reads http and https addresses of the open internet; an async context manager.

    ``contact`` is an address where the site's people reach ours, sent with every request.
    ``allowed_hosts`` may also lie in private networks. At most one request a host is under way.
    """

    def __init__(
        self,
        *,
        contact: str = "",
        allowed_hosts: Collection[str] = (),
        limits: Limits | None = None,
        pace: Pace | None = None,
    ) -> None:
        about = f"; +{contact}" if contact else ""
        self.agent = f"HoitinBot/0.1 (local news question answering{about})"
        self.pace = pace or Pace()
        self._limits = limits or Limits()
        self._client = httpx.AsyncClient(
            transport=GuardedTransport(allowed_hosts),
            headers={
                "User-Agent": self.agent,
                "Accept-Encoding": "gzip, deflate",
                "Accept-Language": "vi, en;q=0.5",
            },
            timeout=httpx.Timeout(self._limits.seconds, connect=10.0),
            trust_env=False,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def get(
        self,
        url: str,
        *,
        etag: str = "",
        last_modified: str = "",
        permit: Permit | None = None,
    ) -> Fetched:
        """Read an address, following redirects; ``permit`` is asked before each of them is followed
        and raises FetchError where it should not be.

        Raises ForbiddenAddress for other schemes and private networks, StatusError where the
        server refuses, FetchError with the reason in words for everything else.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        try:
            return await self._follow(url, headers, permit)
        except TimeoutError:
            words = f"no complete answer within {self._limits.seconds:g} seconds"
        except ForbiddenAddress as error:
            raise ForbiddenAddress(f"{url}: {error}") from None
        except TooLarge:
            words = f"larger than {self._limits.max_bytes / 1e6:g} MB"
        except (httpx.HTTPError, httpx.InvalidURL, zlib.error, ValueError) as error:
            words = _reason(error)
        raise FetchError(f"{url}: {words}")

    async def _follow(self, url: str, headers: Mapping[str, str], permit: Permit | None) -> Fetched:
        left = self._limits.seconds
        for _ in range(self._limits.redirects + 1):
            _check(url)
            # Waiting for our turn is courtesy and does not count as slowness of the site.
            async with self.pace.turn(urlsplit(url).netloc):
                started = monotonic()
                async with asyncio.timeout(left):
                    answer = await self._request(url, headers)
                left -= monotonic() - started
            if isinstance(answer, Fetched):
                return answer
            url = answer
            if permit is not None:
                _check(url)
                await permit(url)
        raise ValueError(f"more than {self._limits.redirects} redirects")

    async def _request(self, url: str, headers: Mapping[str, str]) -> Fetched | str:
        """What stands at ``url``, or the address to which it leads."""
        async with self._client.stream("GET", url, headers=headers) as response:
            target: str = response.headers.get("location", "")
            if response.status_code in _REDIRECTS and target:
                return urljoin(url, target)
            return await self._read(url, response)

    async def _read(self, url: str, response: httpx.Response) -> Fetched:
        headers = response.headers
        unchanged = response.status_code == httpx.codes.NOT_MODIFIED
        if not (response.is_success or unchanged):
            raise StatusError(url, response.status_code, _retry_after(headers))
        kind = headers.get("content-type", "")
        charset = _CHARSET.search(kind)
        return Fetched(
            url=url,
            body=b"" if unchanged else await self._body(response),
            content_type=kind.partition(";")[0].strip().lower(),
            charset=charset[1] if charset else "",
            etag=headers.get("etag", ""),
            last_modified=headers.get("last-modified", ""),
            not_modified=unchanged,
        )

    async def _body(self, response: httpx.Response) -> bytes:
        limit = self._limits.max_bytes
        unpacker = Unpacker(response.headers.get("content-encoding", ""), limit)
        received = 0
        async for piece in response.aiter_raw():
            received += len(piece)
            if received > limit:
                raise TooLarge
            unpacker.feed(piece)
        return unpacker.body()


def _check(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ForbiddenAddress("not a web address (http:// or https://)")
    if parts.username is not None or len(url) > _LONGEST_ADDRESS:
        raise ForbiddenAddress("not an address that a site would publish")


def _retry_after(headers: httpx.Headers) -> float | None:
    """Seconds to wait, from a number or a date."""
    value = headers.get("retry-after", "").strip()
    if value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _in_words(status: int) -> str:
    return "the server has a fault" if status >= 500 else "the server refused"


def _reason(error: Exception) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate is not valid ({cause.verify_message})"
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ConnectError):
        missing = "name not found" in str(error)
        return "there is no such site" if missing else "the site cannot be reached"
    if isinstance(error, httpx.TimeoutException):
        return "the site did not answer in time"
    if isinstance(error, httpx.TransportError):
        return "the connection broke before the page was complete"
    return str(error) or type(error).__name__
