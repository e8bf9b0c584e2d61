"""The web server around the chat."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import tzinfo

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.lanes import Handlers
from bot.web import embed
from bot.web.bulletins import Bulletins
from bot.web.conversation import Conversations
from bot.web.feeds import Feeds
from bot.web.pages import Pages
from bot.web.site import Site, create
from bot.web.visitors import Admission
from newsroom.digests.delivering import Delivering
from newsroom.ports import Clock, Store

LONGEST_GOODBYE = 10
"""Seconds that requests in progress get when the server stops."""


def web_chat(
    store: Store,
    handlers: Handlers,
    clock: Clock,
    zone: tzinfo,
    name: str,
    *,
    routes: Sequence[BaseRoute] = (),
    sample: bool = False,
    conversations: Conversations | None = None,
    framed_by: Sequence[str] = (),
    delivering: Delivering | None = None,
) -> Starlette:
    """The chat of a bot called ``name``. ``routes`` are those of other channels; ``sample`` tells
    people that the news is invented; ``conversations`` are given where others add to them;
    ``framed_by`` are the sites whose pages may show the chat; with ``delivering`` digests have
    pages and feeds."""
    pages = Pages(name, clock, zone, handlers.commands, sample=sample)
    conversations = conversations or Conversations(store.chats, handlers, clock)
    admission = Admission(time.monotonic)
    site = Site(conversations, pages, store.articles, admission)
    everything = [*embed.routes(store.articles), *routes]
    if delivering:
        feeds = Feeds(store, delivering, clock)
        everything += Bulletins(store, feeds, pages, admission).routes()
    return create(site, pages, everything, embed.framed(framed_by))


async def serve_web(
    site: Starlette, listener: socket.socket, proxies: str, stop: asyncio.Event
) -> None:
    """Serve on ``listener`` until ``stop``. ``proxies`` are believed when they tell for whom they
    ask."""
    config = uvicorn.Config(
        site,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        forwarded_allow_ips=proxies,
        timeout_graceful_shutdown=LONGEST_GOODBYE,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    await stop.wait()
    server.should_exit = True
    await serving


class _Server(uvicorn.Server):
    """uvicorn without handlers of its own for signals: they stop the whole bot."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
