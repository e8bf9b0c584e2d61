"""The web chat: its addresses, and what is done at each."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

import structlog
from starlette.applications import Starlette
from starlette.datastructures import FormData, QueryParams
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.web.conversation import VISITOR, Conversations, GoneButton, Turn
from bot.web.guard import HEADERS, Guard
from bot.web.opening import number, opening
from bot.web.pages import Page, Pages
from bot.web.rendering import STATIC
from bot.web.texts import TEXTS
from bot.web.visitors import COOKIE, Admission, new_session, remember, session_of
from newsroom.ports import Articles

log = structlog.stdlib.get_logger(__name__)

LONGEST_TEXT = 4000
"""Characters of one message."""
LONGEST_ANSWER = 15.0
"""Seconds that handling one message may take."""
FETCHED = "x-hoitin-fetch"
"""The header with which our script asks for the changed messages instead of a whole page."""


class Refusal(Exception):
    """Something that is not done; ``words`` tell the person why."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for the chat: by whom, on which page, with what in its question box."""

    session: str
    page: Page
    draft: str
    fetched: bool


Act = Callable[[Visit, FormData], Awaitable[Turn]]


class Site:
    """The endpoints of the chat."""

    def __init__(
        self,
        conversations: Conversations,
        pages: Pages,
        articles: Articles,
        admission: Admission,
    ) -> None:
        self._conversations = conversations
        self._pages = pages
        self._articles = articles
        self._admission = admission

    def routes(self) -> list[BaseRoute]:
        """Every address of the chat."""
        return [
            Route("/", self.show, methods=["GET"]),
            Route("/new", self.new, methods=["GET"]),
            Route("/say", self.say, methods=["POST"]),
            Route("/press", self.press, methods=["POST"]),
            Route("/language", self.language, methods=["POST"]),
            Route("/clear", self.clear, methods=["POST"]),
            Route("/healthz", self.health, methods=["GET"]),
            Route("/robots.txt", robots, methods=["GET"]),
            Mount("/static", _Assets(directory=STATIC)),
        ]

    async def show(self, request: Request) -> Response:
        """The page with what was said so far."""
        if self._admission.look(request):
            raise HTTPException(429)
        visit = await self._visit(request, session_of(request) or VISITOR, request.query_params)
        shown = await self._conversations.show(visit.session, visit.page.article_id)
        return _page(self._pages.chat(visit.page, shown, draft=visit.draft))

    async def new(self, request: Request) -> Response:
        """The messages after ``after``: what came while the page was open."""
        if self._admission.look(request):
            raise HTTPException(429)
        visit = await self._visit(request, session_of(request) or VISITOR, request.query_params)
        after = number(request.query_params.get("after", ""))
        come = await self._conversations.since(visit.session, after)
        return _fragment(self._pages.turn(visit.page, come))

    async def say(self, request: Request) -> Response:
        """A message from the question box or a shortcut."""
        return await self._turn(request, self._say)

    async def press(self, request: Request) -> Response:
        """A press of a button."""
        return await self._turn(request, self._press)

    async def language(self, request: Request) -> Response:
        """The language that the person wants."""
        form = await _form(request)
        session = session_of(request) or new_session()
        chosen = str(form.get("language"))
        if chosen not in TEXTS:
            raise HTTPException(400)
        if self._admission.say(request, session):
            raise HTTPException(429)
        await self._conversations.choose(session, "en" if chosen == "en" else "vi")
        response = RedirectResponse("/", 303)
        remember(request, response, session)
        return response

    async def clear(self, request: Request) -> Response:
        """The person wants the conversation deleted."""
        await self._conversations.forget(session_of(request))
        response = RedirectResponse("/", 303)
        response.delete_cookie(COOKIE)
        return response

    async def health(self, request: Request) -> Response:
        """Whether the bot can read its articles."""
        return JSONResponse({"status": "ok", "articles": await self._articles.count()})

    async def _turn(self, request: Request, act: Act) -> Response:
        form = await _form(request)
        session = session_of(request) or new_session()
        visit = await self._visit(request, session, form)
        try:
            self._admit(request, visit)
            response = await self._answered(visit, await self._attempt(visit, form, act))
        except Refusal as refusal:
            response = await self._refused(visit, refusal, str(form.get("text", "")))
        remember(request, response, session)
        return response

    async def _attempt(self, visit: Visit, form: FormData, act: Act) -> Turn:
        """Do it, in time. Whatever fails is told as a refusal, so that no words are lost."""
        failures = visit.page.texts.failures
        try:
            async with asyncio.timeout(LONGEST_ANSWER):
                return await act(visit, form)
        except Refusal:
            raise
        except TimeoutError:
            raise Refusal(503, failures[503]) from None
        except Exception:
            log.exception("message not answered")
            raise Refusal(500, failures[500]) from None

    async def _say(self, visit: Visit, form: FormData) -> Turn:
        words = str(form.get("text", "")).replace("\r\n", "\n").strip()
        if not words:
            raise Refusal(400, visit.page.texts.empty)
        if len(words) > LONGEST_TEXT:
            raise Refusal(400, visit.page.texts.too_long)
        return await self._conversations.say(visit.session, words, visit.page.article_id)

    async def _press(self, visit: Visit, form: FormData) -> Turn:
        message_id = number(str(form.get("message", "")))
        data = str(form.get("press", ""))
        try:
            return await self._conversations.press(
                visit.session, message_id, data, visit.page.article_id
            )
        except GoneButton:
            raise Refusal(409, visit.page.texts.gone_button) from None

    def _admit(self, request: Request, visit: Visit) -> None:
        seconds = self._admission.say(request, visit.session)
        if seconds:
            raise Refusal(429, visit.page.texts.too_fast.format(seconds=seconds))

    async def _answered(self, visit: Visit, turn: Turn) -> Response:
        changed = turn.after.changed_since(turn.before)
        if visit.fetched:
            same = await self._conversations.language(visit.session) == visit.page.texts.language
            html = self._pages.turn(visit.page, changed, toast=turn.after.toast)
            return _fragment(html, kind="turn" if same else "reload")
        anchor = f"#m{changed[0].id}" if changed else ""
        return RedirectResponse(visit.page.address + anchor, 303)

    async def _refused(self, visit: Visit, refusal: Refusal, draft: str) -> Response:
        if visit.fetched:
            return _fragment(self._pages.turn(visit.page, notice=refusal.words), refusal.status)
        shown = await self._conversations.show(visit.session, visit.page.article_id)
        html = self._pages.chat(visit.page, shown, notice=refusal.words, draft=draft)
        return _page(html, refusal.status)

    async def _visit(self, request: Request, session: str, fields: QueryParams | FormData) -> Visit:
        texts = TEXTS[await self._conversations.language(session)]
        on = await opening(self._articles, fields)
        page = self._pages.page(texts, on.article)
        return Visit(session, page, on.draft, FETCHED in request.headers)


class _Assets(StaticFiles):
    """Files whose address changes with their content, so that browsers may keep them."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


def create(
    site: Site,
    pages: Pages,
    routes: Sequence[BaseRoute] = (),
    headers: Mapping[str, str] = HEADERS,
) -> Starlette:
    """The whole web server: the chat and ``routes`` besides; ``headers`` go with every answer."""

    async def explain(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return _page(pages.error(status), status)

    return Starlette(
        routes=[*site.routes(), *routes],
        middleware=[
            Middleware(
                Guard, page=lambda status: _page(pages.error(status), status), headers=headers
            )
        ],
        exception_handlers={HTTPException: explain, Exception: explain},
    )


async def robots(request: Request) -> Response:
    """Search engines may know the front page, not everything it can be opened on."""
    return PlainTextResponse("User-agent: *\nDisallow: /?\n")


async def _form(request: Request) -> FormData:
    return await request.form(max_files=0, max_fields=8)


def _page(html: str, status: int = 200) -> Response:
    return HTMLResponse(html, status, {"cache-control": "no-store"})


def _fragment(html: str, status: int = 200, kind: str = "turn") -> Response:
    """A part of the page, marked so that our script does not take a stranger's page for it;
    ``reload`` tells it that the rest of the page has changed too."""
    return HTMLResponse(html, status, {"cache-control": "no-store", "x-hoitin-turn": kind})
