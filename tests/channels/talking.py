"""Handlers that a test scripts, and a bot that runs between them and a double."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from bot.telegram.channel import TelegramChannel
from newsroom.chat import Incoming, InlineResult, Reply, text
from newsroom.models import Language
from newsroom.ports import Store
from tests.channels.telegram_double import TOKEN, TelegramDouble

SORRY: dict[Language, str] = {"vi": "Xin lỗi bạn.", "en": "Sorry."}
QUICK = (0.01, 0.01, 0.05)
"""Pauses between tries, so short that tests need not wait."""

Answer = Callable[[Incoming], Awaitable[tuple[Reply, ...]]]


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class ScriptedHandlers:
    """Repeats what it is told, unless a test gives it another ``answer``; keeps what it ``saw``."""

    def __init__(self) -> None:
        self.saw: list[Incoming] = []
        self.inline_results: tuple[InlineResult, ...] = ()
        self.answer: Answer = self._repeat

    async def _repeat(self, incoming: Incoming) -> tuple[Reply, ...]:
        return (Reply((text(f"Bạn nói: {incoming.text or incoming.button}"),)),)

    def replies(self, *replies: Reply) -> None:
        """Answer everything with these."""

        async def answer(_: Incoming) -> tuple[Reply, ...]:
            return replies

        self.answer = answer

    async def handle(self, incoming: Incoming) -> tuple[Reply, ...]:
        self.saw.append(incoming)
        return await self.answer(incoming)

    async def inline(self, text: str, language: Language | None) -> tuple[InlineResult, ...]:
        self.saw.append(Incoming("inline", "", "", text=text, language=language))
        return self.inline_results

    def commands(self, language: Language) -> tuple[tuple[str, str], ...]:
        if language == "en":
            return ("news", "Latest news"), ("help", "What I can do")
        return ("tin", "Tin mới nhất"), ("trogiup", "Tôi làm được gì")


def make_channel(
    telegram: TelegramDouble, handlers: ScriptedHandlers, store: Store, **settings: Any
) -> TelegramChannel:
    return TelegramChannel(
        settings.pop("token", TOKEN),
        handlers,
        store,
        SystemClock(),
        SORRY,
        api_url=settings.pop("api_url", telegram.url),
        waits=QUICK,
        **settings,
    )


@asynccontextmanager
async def running(channel: TelegramChannel) -> AsyncIterator[asyncio.Task[None]]:
    """Run a bot; it stops as on SIGTERM when the context is left."""
    stop = asyncio.Event()
    task = asyncio.create_task(channel.run(stop))
    try:
        yield task
    finally:
        stop.set()
        if not task.cancelled():
            await task


async def kill(task: asyncio.Task[None]) -> None:
    """End a bot without a chance to finish anything."""
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
