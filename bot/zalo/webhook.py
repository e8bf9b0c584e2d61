"""Events that Zalo brings: routes for the web server, which journal before they answer 200."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from hashlib import sha256
from hmac import compare_digest
from urllib.parse import urlsplit

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.zalo.events import Event
from bot.zalo.http import Json
from newsroom.errors import StorageError

log = structlog.stdlib.get_logger(__name__)

Accept = Callable[[str, str, str], Awaitable[bool]]
"""Journals an event: its key, its lane, its JSON."""
Read = Callable[[Json], Event | None]
Check = Callable[[Request, bytes], bool]
"""Whether a request with this body comes from Zalo."""

SECRET_HEADER = "X-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
SIGNATURE_HEADER = "X-ZEvent-Signature"
MAX_BODY = 1 << 20
"""Bytes; Zalo's events have a few thousand."""


def route(path: str, check: Check, read: Read, accept: Accept) -> Route:
    """A route that takes events. An empty body is Zalo's probe and gets 200."""

    async def receive(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        if not body.strip():
            return Response()
        if not check(request, body):
            log.warning("webhook called by somebody else", path=path, caller=_caller(request))
            return Response(status_code=403)
        return Response(status_code=await journal(body, read, accept))

    return Route(path, receive, methods=["POST"])


def path_of(url: str) -> str:
    """The path of a public address."""
    return urlsplit(url).path or "/"


def has_secret(secret: str) -> Check:
    """Requests that carry ``secret`` in their header."""

    def check(request: Request, body: bytes) -> bool:
        given = request.headers.get(SECRET_HEADER, "")
        return compare_digest(given.encode(), secret.encode())

    return check


def is_signed(app_id: str, secret: str, *, strict: bool) -> Check:
    """Requests whose raw body is signed; where not ``strict`` the others are only logged."""

    def check(request: Request, body: bytes) -> bool:
        given = request.headers.get(SIGNATURE_HEADER, "").removeprefix("mac=")
        if compare_digest(given.lower().encode(), signature(app_id, body, secret).encode()):
            return True
        log.warning("event with a wrong signature", taken=not strict)
        return not strict

    return check


def signature(app_id: str, body: bytes, secret: str) -> str:
    """The hexadecimal signature that an event of the Official Account has to carry."""
    return sha256(app_id.encode() + body + _timestamp(body).encode() + secret.encode()).hexdigest()


async def journal(body: bytes, read: Read, accept: Accept) -> int:
    """Keep an event that is for us; the status to answer with."""
    try:
        event = read(_parsed(body))
    except ValueError:
        return 400
    if event is None:
        return 200
    try:
        await accept(event.key, event.chat_id, body.decode())
    except StorageError as error:
        log.error("event not journalled", key=event.key, reason=str(error))
        return 503
    return 200


def _parsed(body: bytes) -> Json:
    value = json.loads(body)
    if not isinstance(value, dict):
        raise ValueError("no object")
    return value


def _timestamp(body: bytes) -> str:
    try:
        return str(_parsed(body).get("timestamp", ""))
    except ValueError:
        return ""


async def _body(request: Request) -> bytes | None:
    """The request's body, None when it is too long."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            return None
    return body


def _caller(request: Request) -> str:
    return request.client.host if request.client else ""
