"""``/bantin``: the digests of a conversation, each as a page and as a feed."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.web.conversation import CHANNEL
from bot.web.feeds import Feeds, Issue, rss
from bot.web.pages import Listed, Pages
from bot.web.texts import TEXTS
from bot.web.visitors import Admission, session_of
from handlers import digests
from handlers.texts import DIGESTS
from newsroom.digests.edition import PAGE
from newsroom.models import Language, Subscription
from newsroom.ports import Store

PATH = "/bantin"
FRESH = {"cache-control": "private, max-age=300"}


class Bulletins:
    """The endpoints."""

    def __init__(self, store: Store, feeds: Feeds, pages: Pages, admission: Admission) -> None:
        self._store = store
        self._feeds = feeds
        self._pages = pages
        self._admission = admission

    def routes(self) -> list[BaseRoute]:
        """Every address of digests."""
        return [
            Route(PATH, self.mine, methods=["GET"]),
            Route(f"{PATH}/{{mark}}.rss", self.feed, methods=["GET"]),
            Route(f"{PATH}/{{mark}}", self.one, methods=["GET"]),
        ]

    async def mine(self, request: Request) -> Response:
        """The digests of the conversation that the cookie names."""
        self._admit(request)
        session = session_of(request)
        language = await self._store.chats.language(CHANNEL, session) or "vi"
        held = await self._store.subscriptions.of_chat(CHANNEL, session) if session else []
        listed = [await self._listed(each, language) for each in held]
        html = self._pages.bulletins(TEXTS[language], listed)
        return HTMLResponse(html, headers={"cache-control": "no-store"})

    async def one(self, request: Request) -> Response:
        """What a digest would hold now."""
        held, issue = await self._asked(request)
        blocks = [
            block
            for start in range(0, len(issue.edition.stories), PAGE)
            for block in digests.page(issue.edition, issue.articles, held.language, start).blocks
        ]
        listed = await self._listed(held, held.language)
        html = self._pages.bulletin(TEXTS[held.language], listed, blocks)
        return HTMLResponse(html, headers=FRESH)

    async def feed(self, request: Request) -> Response:
        """The same for a feed reader."""
        held, issue = await self._asked(request)
        listed, root = await self._listed(held, held.language), str(request.base_url)
        heading = f"{self._pages.name}: {listed.about}"
        body = rss(issue, heading, root.rstrip("/") + listed.page, root)
        return Response(body, media_type="application/rss+xml", headers=FRESH)

    async def _asked(self, request: Request) -> tuple[Subscription, Issue]:
        self._admit(request)
        held = await self._feeds.subscription(request.path_params["mark"])
        if held is None:
            raise HTTPException(404)
        return held, await self._feeds.issue(held)

    async def _listed(self, held: Subscription, language: Language) -> Listed:
        texts = DIGESTS[language]
        about = texts.about((*held.topics, *held.words))
        page = f"{PATH}/{await self._feeds.mark(held)}"
        when = texts.when(held.rhythm, held.minute)
        return Listed(about[:1].upper() + about[1:], when, page, f"{page}.rss")

    def _admit(self, request: Request) -> None:
        if self._admission.look(request):
            raise HTTPException(429)
