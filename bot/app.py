"""The parts put together. This is the only place that does so."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
)
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, TypeVar

from bot.clock import SystemClock
from bot.readers import open_reader
from bot.scouting import SiteScout
from bot.settings import Settings
from bot.zalo.limits import zalo_limits
from handlers.digests import DigestLayout
from handlers.routes import Dispatcher
from handlers.texts import PHRASES
from newsroom.answers.asking import Asking
from newsroom.digests.delivering import Delivering
from newsroom.ports import Clock, Reader, Store
from newsroom.quota import Limits
from storage import open_store

T = TypeVar("T")
Run = Callable[[Coroutine[Any, Any, T]], T]


@dataclass(frozen=True, slots=True)
class App:
    """Everything that a channel, a job or a command works with; ``limits`` are those of the
    channels that have some."""

    settings: Settings
    store: Store
    asking: Asking
    dispatcher: Dispatcher
    delivering: Delivering
    clock: Clock
    zone: tzinfo
    limits: Mapping[str, Limits]


@asynccontextmanager
async def open_app(settings: Settings, clock: Clock | None = None) -> AsyncIterator[App]:
    """Open the database and put the parts on it; all is closed at the end.

    Raises StorageError when the database cannot be opened.
    """
    clock = clock or SystemClock()
    zone = settings.zone
    async with AsyncExitStack() as stack:
        store = await open_store(settings.database_url)
        stack.push_async_callback(store.close)
        reader = await stack.enter_async_context(_reader(settings, clock))
        asking = Asking(
            store, clock, PHRASES, zone, reader=reader, patience=settings.reader_seconds
        )
        await store.editors.settle(settings.named_editors)
        limits = zalo_limits(settings)
        code = settings.editor_code.get_secret_value() if settings.editor_code else ""
        delivering = Delivering(store, DigestLayout(), clock, settings.digest_first)
        dispatcher = Dispatcher(
            store,
            asking,
            clock,
            zone,
            settings.name,
            editor_code=code,
            limits=limits,
            delivering=delivering,
            pace={"telegram": settings.telegram_per_second},
            scout=SiteScout(settings),
        )
        yield App(settings, store, asking, dispatcher, delivering, clock, zone, limits)


def _reader(settings: Settings, clock: Clock) -> AbstractAsyncContextManager[Reader | None]:
    return open_reader(
        settings.reader,
        key=settings.reader_key.get_secret_value() if settings.reader_key else "",
        seconds=settings.reader_seconds,
        daily=settings.reader_daily,
        clock=clock,
    )


@contextmanager
def opened(settings: Settings) -> Iterator[tuple[App, Run[Any]]]:
    """The app for a command that reads from a terminal or a pipe between its questions.

    The second value runs one coroutine; in between Ctrl-C works as everywhere.
    """
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        app = runner.run(stack.enter_async_context(open_app(settings)))
        try:
            yield app, runner.run
        finally:
            runner.run(stack.aclose())
