"""Updates that Telegram brings: a route for the web server, checked by a shared secret."""

from __future__ import annotations

import json
from hmac import compare_digest
from urllib.parse import urlsplit

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.telegram.polling import Accept
from bot.telegram.updates import lane_of
from newsroom.errors import StorageError

log = structlog.stdlib.get_logger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
MAX_BODY = 1 << 20
"""Bytes; Telegram's updates have a few thousand."""


def route(url: str, secret: str, accept: Accept) -> Route:
    """The route at the path of the public address ``url``.

    It answers 200 only once the update is journalled (also when it was before), so Telegram
    repeats what could not be kept.
    """

    async def receive(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not compare_digest(given.encode(), secret.encode()):
            log.warning("webhook called without the secret", caller=_caller(request))
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        return Response(status_code=await _journal(body, accept))

    return Route(urlsplit(url).path or "/", receive, methods=["POST"])


async def _journal(body: bytes, accept: Accept) -> int:
    """Keep an update; the status to answer with."""
    try:
        update = json.loads(body)
        key, lane = str(int(update["update_id"])), lane_of(update)
    except (ValueError, TypeError, KeyError):
        return 400
    try:
        await accept(key, lane, body.decode())
    except StorageError as error:
        log.error("update not journalled", update=key, reason=str(error))
        return 503
    return 200


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
