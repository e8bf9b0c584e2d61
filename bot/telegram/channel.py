"""The Telegram channel: updates in by polling or webhook, replies out."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

import structlog
from starlette.routing import Route
from telegram import Bot
from telegram.error import TelegramError

from bot.allowance import Allowance, Limits
from bot.lanes import Handlers, Lanes
from bot.outbox import Persistence, Senders, sending
from bot.telegram import menu, webhook
from bot.telegram.api import CHANNEL, DEFAULT_API_URL, connected
from bot.telegram.conversation import Conversation
from bot.telegram.polling import poll
from bot.telegram.posting import Post
from bot.telegram.sender import Sender
from bot.telegram.updates import ALLOWED
from newsroom.errors import ChannelError, StorageError
from newsroom.models import Language
from newsroom.ports import Clock, Store

TELEGRAM_LIMITS = Limits(per_second=30, chat_gap=1, group_per_minute=20, at_once=3)
log = structlog.stdlib.get_logger(__name__)

WAITS = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0)
"""Seconds between tries while Telegram cannot be reached; the last one repeats."""


class TelegramChannel:
    """One bot. With a ``webhook_url`` Telegram brings the updates to ``routes``, which the web
    server serves; without one they are fetched by long polling."""

    def __init__(
        self,
        token: str,
        handlers: Handlers,
        store: Store,
        clock: Clock,
        apologies: Mapping[Language, str],
        *,
        api_url: str = DEFAULT_API_URL,
        proxy: str = "",
        webhook_url: str = "",
        webhook_secret: str = "",
        waits: Sequence[float] = WAITS,
        limits: Limits = TELEGRAM_LIMITS,
        persistence: Persistence | None = None,
    ) -> None:
        self._token = token
        self._handlers = handlers
        self._store = store
        self._clock = clock
        self._apologies = apologies
        self._api_url = api_url
        self._proxy = proxy
        self._webhook_url = webhook_url
        self._webhook_secret = webhook_secret
        self._waits = waits
        self._limits = limits
        self._persistence = persistence
        self._lanes: Lanes | None = None

    @property
    def routes(self) -> list[Route]:
        """What the web server has to serve; nothing when updates are fetched."""
        if not self._webhook_url:
            return []
        return [webhook.route(self._webhook_url, self._webhook_secret, self._accept)]

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until ``stop`` is set; what is being answered then is finished first.

        Raises ChannelError when Telegram cannot be reached at the start or refuses the token or
        the webhook's address.
        """
        async with connected(self._token, self._api_url, self._proxy) as bot:
            log.info("Telegram answers", bot=bot.username)
            await menu.publish(bot, self._handlers)
            allowance = Allowance(self._limits, asyncio.get_running_loop().time)
            try:
                async with (
                    self._open_lanes(bot, allowance) as self._lanes,
                    sending(self.senders(bot, allowance)),
                ):
                    await self._receive(bot, stop)
            finally:
                self._lanes = None

    async def empty_outbox(self) -> int:
        """Send what waits in the outbox now, and nothing else; how many messages were taken up."""
        async with connected(self._token, self._api_url, self._proxy) as bot:
            allowance = Allowance(self._limits, asyncio.get_running_loop().time)
            return await self.senders(bot, allowance).empty()

    async def check(self) -> str:
        """The bot's user name, as Telegram knows it. Raises ChannelError where it refuses us."""
        async with connected(self._token, self._api_url, self._proxy) as bot:
            return f"the bot is @{bot.username}"

    def senders(self, bot: Bot, allowance: Allowance) -> Senders:
        """What carries the outbox's messages to Telegram."""
        paid = self._limits.per_second > TELEGRAM_LIMITS.per_second
        post = Post(bot, self._store.chats, paid=paid)
        return Senders(
            CHANNEL, self._store, self._clock, post, allowance, persistence=self._persistence
        )

    def _open_lanes(self, bot: Bot, allowance: Allowance) -> Lanes:
        sender = Sender(bot, self._store.chats, self._clock, self._waits, allowance.spend)
        talk = Conversation(bot, self._handlers, self._store, sender, self._apologies)
        pauses = tuple(self._waits[:2])
        return Lanes(
            CHANNEL, self._store.journal, self._clock, talk.handle, talk.apologise, pauses=pauses
        )

    async def _receive(self, bot: Bot, stop: asyncio.Event) -> None:
        if self._webhook_url:
            await self._register_webhook(bot)
            await stop.wait()
            return
        polling = asyncio.create_task(poll(bot, self._accept, self._waits))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if polling.done():
                await polling
        finally:
            polling.cancel()
            stopping.cancel()
            await asyncio.gather(polling, stopping, return_exceptions=True)

    async def _register_webhook(self, bot: Bot) -> None:
        try:
            await bot.set_webhook(
                self._webhook_url,
                secret_token=self._webhook_secret,
                allowed_updates=ALLOWED,
            )
        except TelegramError as error:
            raise ChannelError(
                f"Telegram does not take HOITIN_TELEGRAM_WEBHOOK_URL {self._webhook_url}: {error}"
            ) from None

    async def _accept(self, key: str, lane: str, payload: str) -> bool:
        if self._lanes is None:
            raise StorageError("the bot is not ready for updates")
        return await self._lanes.accept(key, lane, payload)
