"""The web chat on a real port, and a client that keeps cookies as a browser does."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from html import unescape
from zoneinfo import ZoneInfo

import httpx
from starlette.applications import Starlette

from bot.lanes import Handlers
from bot.listening import address, listening
from bot.web.server import serve_web, web_chat
from newsroom.ports import Store

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class SetClock:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time


@asynccontextmanager
async def served(site: Starlette) -> AsyncIterator[str]:
    """``site`` on a free port; gives its address."""
    stop = asyncio.Event()
    with listening("127.0.0.1", 0) as listener:
        serving = asyncio.create_task(serve_web(site, listener, "127.0.0.1", stop))
        try:
            yield address(listener)
        finally:
            stop.set()
            await serving


@asynccontextmanager
async def chat_page(
    store: Store, handlers: Handlers, clock: SetClock | None = None, *, sample: bool = False
) -> AsyncIterator[Browser]:
    """The chat over ``handlers``, looked at by one browser."""
    site = web_chat(store, handlers, clock or SetClock(), ZONE, "Hỏi Tin", sample=sample)
    async with served(site) as url, browser(url) as one:
        yield one


@asynccontextmanager
async def browser(url: str) -> AsyncIterator[Browser]:
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=20) as client:
        yield Browser(client)


class Browser:
    """Somebody without scripts: presses what the page shows and follows redirects."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.html = ""
        self.status = 0

    async def open(self, path: str = "/") -> None:
        self._show(await self.client.get(path))

    async def say(self, words: str, article: str = "") -> None:
        fields = {"text": words} | ({"a": article} if article else {})
        self._show(await self.post("/say", fields))

    async def press(self, label: str) -> None:
        """Press the last button with this label."""
        for form in reversed(re.findall(r'<form class="buttons".*?</form>', self.html, re.DOTALL)):
            fields = dict(re.findall(r'type="hidden" name="(\w+)" value="(\w*)"', form))
            buttons = re.findall(r'name="press" value="([^"]*)">([^<]*)<', form)
            for data, shown in buttons:
                if unescape(shown) == label:
                    self._show(await self.post("/press", fields | {"press": unescape(data)}))
                    return
        raise AssertionError(f"no button {label!r} on the page")

    async def post(self, path: str, fields: dict[str, str], **headers: str) -> httpx.Response:
        sent = {"sec-fetch-site": "same-origin"} | headers
        return await self.client.post(path, data=fields, headers=sent, follow_redirects=True)

    @property
    def messages(self) -> list[str]:
        """The text of every message, the person's with a ``>`` before it."""
        items = re.findall(
            r'<li id="m\d+" class="message (\w+)".*?>(.*?)\n</li>\n', self.html, re.DOTALL
        )
        return [("> " if who == "person" else "") + _bubble(inside) for who, inside in items]

    def _show(self, response: httpx.Response) -> None:
        self.html = response.text
        self.status = response.status_code


def _bubble(message: str) -> str:
    inside = re.search(r'<div class="bubble">(.*?)</div>', message, re.DOTALL)
    text = re.sub(r"<span class=\"hidden\">.*?</span>|<[^>]*>", "", inside[1] if inside else "")
    return unescape(re.sub(r"\n+", "\n", text)).strip()
