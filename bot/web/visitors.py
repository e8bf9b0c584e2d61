"""Who is asking: the session in the cookie, and how much one client may ask."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from math import ceil

from starlette.requests import Request
from starlette.responses import Response

from bot.web.conversation import KEPT
from bot.web.rate import Buckets, client_key

COOKIE = "hoitin"

_SESSION = re.compile(r"[A-Za-z0-9_-]{22}")


def session_of(request: Request) -> str:
    """The session that the request's cookie names, empty where there is none."""
    value = request.cookies.get(COOKIE, "")
    return value if _SESSION.fullmatch(value) else ""


def new_session() -> str:
    """A name that nobody can guess: 128 random bits."""
    return secrets.token_urlsafe(16)


def remember(request: Request, response: Response, session: str) -> None:
    """Set the cookie: for this site alone, out of scripts' reach, as long as the transcript."""
    response.set_cookie(
        COOKIE,
        session,
        max_age=int(KEPT.total_seconds()),
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


class Admission:
    """How much may be asked: by one conversation, and by one address (which many may share)."""

    def __init__(self, steady: Callable[[], float]) -> None:
        self._steady = steady
        self._sessions = Buckets(capacity=20, per_second=0.5)
        self._clients = Buckets(capacity=150, per_second=3)

    def look(self, request: Request) -> int:
        """Admit the reading of a page: 0, or the seconds to wait."""
        host = request.client.host if request.client else ""
        return ceil(self._clients.take(client_key(host), self._steady()))

    def say(self, request: Request, session: str) -> int:
        """Admit a message or press: 0, or the seconds to wait."""
        return self.look(request) or ceil(self._sessions.take(session, self._steady()))
