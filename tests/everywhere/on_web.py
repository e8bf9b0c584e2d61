"""The web chat in a headless Chromium."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.outbox import sending
from bot.web.conversation import CHANNEL, Conversations
from bot.web.posting import web_senders
from bot.web.server import web_chat
from tests.browser.conftest import ARGUMENTS, browser_path
from tests.channels.zalo_talking import HASTE
from tests.everywhere.talking import Place, Talker, until
from tests.flows.browsing import served
from tests.flows.town import ZONE, World

PHONE = {"width": 360, "height": 640}


class WebTalker(Talker):
    """Somebody with a browser of their own, on a phone."""

    def __init__(self, world: World, page: Page) -> None:
        super().__init__()
        self._world = world
        self._page = page

    async def _say(self, words: str) -> None:
        await self._page.locator("#question").fill(words)
        async with self._page.expect_response("**/say"):
            await self._page.locator(".send").click()
        await self._answered()

    async def _press(self, label: str) -> None:
        async with self._page.expect_response("**/press"):
            await self._button(label).click()
        await self._answered()

    async def _await(self, words: str) -> None:
        """The page looks for what has come when somebody turns to it."""
        await until(self._carried)
        await self._page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        await expect(self._messages.filter(has_text=words).last).to_be_visible()

    async def _shown(self) -> Mapping[str, str]:
        """The messages and the word that confirms a press, as they are read."""
        found = {
            str(await each.get_attribute("id")): await each.inner_text()
            for each in await self._messages.all()
        }
        return found | {"toast": await self._page.locator("#toast").inner_text()}

    @property
    def _messages(self) -> Locator:
        return self._page.locator(".message.bot")

    def _button(self, label: str) -> Locator:
        return self._page.locator("button.chip").filter(has_text=label).last

    async def _answered(self) -> None:
        await expect(self._page.locator("#messages")).not_to_have_attribute("aria-busy", "true")

    async def _carried(self) -> bool:
        return not (await self._world.store.outbox.counts("")).keys() - {"sent"}


class WebPlace:
    """The page over a town's news."""

    channel = CHANNEL

    def __init__(self, world: World, url: str, browser: Browser) -> None:
        self.world = world
        self._url = url
        self._browser = browser

    async def talker(self, name: str) -> Talker:
        context = await self._browser.new_context(viewport=PHONE, locale="vi-VN")
        page = await context.new_page()
        await page.goto(self._url)
        return WebTalker(self.world, page)


@asynccontextmanager
async def on_web(world: World) -> AsyncIterator[Place]:
    """The page and a browser; without one the test is skipped aloud."""
    path = browser_path()
    conversations = Conversations(world.store.chats, world.dispatcher, world.clock)
    site = web_chat(
        world.store, world.dispatcher, world.clock, ZONE, "Hỏi Tin", conversations=conversations
    )
    senders = web_senders(world.store, conversations, world.clock, HASTE)
    async with served(site) as url, sending(senders), async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield WebPlace(world, url, browser)
        finally:
            await browser.close()
