"""The chat inside the station's own pages: a script, and the way to the article being read."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.web.guard import HEADERS
from bot.web.opening import opening
from bot.web.rendering import STATIC
from newsroom.ports import Articles

POLICY = "content-security-policy"
_NOBODY = "frame-ancestors 'none'"


def framed(sites: Sequence[str]) -> dict[str, str]:
    """The headers of every answer where pages of ``sites`` (such as https://bao.example) may show
    the chat in a frame; with none nobody may."""
    if not sites:
        return HEADERS
    policy = HEADERS[POLICY].replace(_NOBODY, f"frame-ancestors {' '.join(sites)}")
    return HEADERS | {POLICY: policy}


def routes(articles: Articles) -> list[BaseRoute]:
    """``/embed.js``, which the station's pages load, and ``/embed``, which its frame opens."""

    async def script(request: Request) -> Response:
        headers = {
            "cache-control": "public, max-age=3600",
            "cross-origin-resource-policy": "cross-origin",
        }
        return FileResponse(STATIC / "embed.js", media_type="text/javascript", headers=headers)

    async def frame(request: Request) -> Response:
        """To the chat, opened on the article at the address ``url`` where we have it."""
        found = (await opening(articles, request.query_params)).article
        return RedirectResponse(f"/?a={found.id}" if found else "/", 302)

    return [Route("/embed.js", script, methods=["GET"]), Route("/embed", frame, methods=["GET"])]
