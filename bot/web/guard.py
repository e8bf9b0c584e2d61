"""What every request passes before it reaches a page: limits of size and time, headers, origin."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 256 * 1024
READ_AT_MOST = 8 * LARGEST_BODY
LONGEST_SECONDS = 20.0
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

HEADERS = {
    "content-security-policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' https:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
HTTPS_HEADERS = {"strict-transport-security": "max-age=31536000"}


class Guard:
    """ASGI middleware around the whole site. ``page`` makes the answer that tells a refusal,
    ``headers`` are added to every answer that does not set them itself."""

    def __init__(
        self,
        app: ASGIApp,
        page: Callable[[int], ASGIApp],
        headers: Mapping[str, str] = HEADERS,
    ) -> None:
        self._headers = dict(headers)
        self._app = app
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(
            send, self._headers | (HTTPS_HEADERS if scope["scheme"] == "https" else {})
        )
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                await self._pass(scope, receive, answer)
        except TimeoutError:
            if not answer.begun:
                await self._page(503)(scope, receive, answer)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        app: ASGIApp = self._app
        if scope["method"] not in SAFE_METHODS:
            if not same_origin(Headers(scope=scope)):
                app = self._page(403)
            elif (body := await _whole_body(receive)) is None:
                app = self._page(413)
                send = _then_closed(send)
            else:
                receive = _replay(body, receive)
        await app(scope, receive, send)


def same_origin(headers: Mapping[str, str]) -> bool:
    """Whether a browser sent this from a page of ours. (What is no browser sends neither header
    and carries nobody's cookies, so it may pass.)"""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


async def _whole_body(receive: Receive) -> bytes | None:
    """The request's body, None where it is too large (or its sender has gone).

    A little more than is taken is read: who is refused in the middle of sending sees no answer.
    """
    body = b""
    size = 0
    while size <= READ_AT_MOST:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        size += len(message.get("body", b""))
        body = body + message.get("body", b"") if size <= LARGEST_BODY else b""
        if not message.get("more_body"):
            return body if size <= LARGEST_BODY else None
    return None


def _then_closed(send: Send) -> Send:
    """A ``send`` after which the connection ends, so that nobody goes on sending into it."""

    async def closing(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["connection"] = "close"
        await send(message)

    return closing


def _replay(body: bytes, receive: Receive) -> Receive:
    """A ``receive`` that gives ``body`` once and then what the connection tells."""
    whole: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return whole.pop() if whole else await receive()

    return replayed


class _Answer:
    """The way back to the client: adds the headers and knows whether an answer has begun."""

    def __init__(self, send: Send, headers: Mapping[str, str]) -> None:
        self._send = send
        self._headers = headers
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in self._headers.items():
                headers.setdefault(name, value)
        await self._send(message)
