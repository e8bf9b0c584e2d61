"""How Zalo's two ways are opened, and how their events come in."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, repeat
from typing import NoReturn, TypeVar

import structlog
from starlette.routing import Route

from bot.zalo import webhook
from bot.zalo.bot_api import BadToken, BotApi, NoUpdate
from bot.zalo.events import Event, bot_event, oa_event
from bot.zalo.http import REST, Json, Wire
from bot.zalo.lines import BotLine, OaLine
from bot.zalo.oa_api import OaApi
from bot.zalo.oa_tokens import Application, OaTokens
from bot.zalo.webhook import Accept
from newsroom.errors import ChannelError
from newsroom.ports import Clock, Credentials

log = structlog.stdlib.get_logger(__name__)
T = TypeVar("T")

Receive = Callable[[Accept, asyncio.Event, Sequence[float]], Awaitable[None]]
"""Lets events come in until the event is set; the numbers are pauses between tries."""

BOT_API_URL = "https://bot-api.zaloplatforms.com"
OA_API_URL = "https://openapi.zalo.me"
OA_OAUTH_URL = "https://oauth.zaloapp.com"
OA_PATH = "/zalo/oa"
"""Where the web server takes the Official Account's events."""


@dataclass(slots=True)
class BotAccount:
    """A bot. With a ``webhook_url`` Zalo brings its events; without one they are fetched, and one
    that is fetched just before a crash is lost, because Zalo takes no acknowledgement."""

    token: str
    api_url: str = BOT_API_URL
    webhook_url: str = ""
    webhook_secret: str = ""
    html: bool = False
    name: str = ""
    rest: float = REST
    channel: str = field(default="zalo", init=False)
    _account: str = field(default="", init=False)

    def routes(self, accept: Accept) -> list[Route]:
        """What the web server has to serve; nothing when updates are fetched."""
        if not self.webhook_url:
            return []
        check = webhook.has_secret(self.webhook_secret)
        return [webhook.route(webhook.path_of(self.webhook_url), check, self.read, accept)]

    def read(self, body: Json) -> Event | None:
        """An update as it came."""
        return bot_event(body, (self._account, self.name))

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[tuple[BotLine, Receive]]:
        """The bot, once Zalo has said that it knows it."""
        async with Wire() as wire:
            api = BotApi(wire, self.token, self.api_url, rest=self.rest)
            self._account = await api.me()
            log.info("Zalo answers", bot=self._account)
            yield BotLine(api, html=self.html), partial(self._receive, api)

    async def _receive(
        self, api: BotApi, accept: Accept, stop: asyncio.Event, waits: Sequence[float]
    ) -> None:
        if self.webhook_url:
            await self._register(api)
            await stop.wait()
        else:
            await _until(stop, self._poll(api, accept, waits))

    async def _register(self, api: BotApi) -> None:
        try:
            await api.set_webhook(self.webhook_url, self.webhook_secret)
        except ChannelError as error:
            # Zalo saves an address that its check did not reach, and brings events there later.
            if await api.webhook() != self.webhook_url:
                raise ChannelError(
                    f"Zalo does not take HOITIN_ZALO_WEBHOOK_URL {self.webhook_url}: {error}"
                ) from None
            log.warning("Zalo could not check the webhook", reason=str(error))

    async def _poll(self, api: BotApi, accept: Accept, waits: Sequence[float]) -> NoReturn:
        """Fetch and journal updates; failures are waited out, longer each time."""
        await _persist(api.delete_webhook, waits)
        while True:
            update = await _persist(partial(_fetch, api), waits)
            if event := self.read(update):
                payload = json.dumps(update, ensure_ascii=False)
                await _persist(partial(accept, event.key, event.chat_id, payload), waits)


@dataclass(slots=True)
class OaAccount:
    """An Official Account; ``strict`` refuses events with a wrong signature."""

    application: Application
    credentials: Credentials
    clock: Clock
    webhook_secret: str
    api_url: str = OA_API_URL
    oauth_url: str = OA_OAUTH_URL
    strict: bool = True
    rest: float = REST
    channel: str = field(default="zalo-oa", init=False)

    def routes(self, accept: Accept) -> list[Route]:
        """What the web server has to serve."""
        check = webhook.is_signed(self.application.app_id, self.webhook_secret, strict=self.strict)
        return [webhook.route(OA_PATH, check, self.read, accept)]

    def read(self, body: Json) -> Event | None:
        """An event as it came."""
        return oa_event(body)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[tuple[OaLine, Receive]]:
        """The account, once Zalo has given it a token."""
        async with Wire() as wire:
            tokens = OaTokens(
                wire,
                self.oauth_url,
                self.application,
                credentials=self.credentials,
                clock=self.clock,
            )
            api = OaApi(wire, self.api_url, tokens, rest=self.rest)
            await api.ready()
            log.info("Zalo answers", app=self.application.app_id)
            yield OaLine(api), _wait


Account = BotAccount | OaAccount


async def _wait(accept: Accept, stop: asyncio.Event, waits: Sequence[float]) -> None:
    """Zalo brings the events to the route."""
    await stop.wait()


async def _fetch(api: BotApi) -> Json:
    """The next update, an empty one when nothing has happened."""
    try:
        return await api.update()
    except NoUpdate:
        return {}


async def _persist(call: Callable[[], Awaitable[T]], waits: Sequence[float]) -> T:
    """Repeat ``call`` until it succeeds, with growing pauses."""
    for pause in chain(waits, repeat(waits[-1])):
        try:
            return await call()
        except BadToken:
            raise
        except Exception as error:
            log.warning("updates cannot be fetched", reason=str(error))
            await asyncio.sleep(pause)
    raise AssertionError("the pauses never end")


async def _until(stop: asyncio.Event, work: Coroutine[None, None, NoReturn]) -> None:
    """Let ``work`` run until ``stop`` is set or it fails."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            await working
    finally:
        working.cancel()
        stopping.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)
