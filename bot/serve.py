"""``hoitin run``: the web chat, the chat platforms and the jobs, in one process until a signal."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Coroutine, Iterator
from contextlib import suppress
from datetime import timedelta

import click
import structlog

from bot import following, jobs, sample
from bot.app import App, open_app
from bot.channels import Channel, channels
from bot.ingest import ingest
from bot.listening import address, listening
from bot.logging import configure
from bot.outbox import sending
from bot.reading import is_address
from bot.settings import Settings, load, unknown
from bot.visiting import Visitor
from bot.web.conversation import Conversations
from bot.web.posting import web_senders
from bot.web.server import serve_web, web_chat
from newsroom.errors import HoitinError, SettingsError

log = structlog.stdlib.get_logger(__name__)

TRY_AGAIN = 60.0
"""Seconds until a platform that refused us is tried again."""


@click.command()
def run() -> None:
    """Start the bot: the web chat and every platform with a token. Ctrl-C stops it."""
    settings = load()
    configure(settings.log_level, settings.log_format, settings.secrets())
    for name in unknown(os.environ):
        log.warning("unknown setting", name=name)
    with listening(settings.web_host, settings.web_port) as listener:
        asyncio.run(serve(settings, listener))


async def serve(settings: Settings, listener: socket.socket) -> None:
    """Run everything until SIGINT or SIGTERM; what is being answered then is finished first."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with open_app(settings) as app, following.visitor(app) as visiting:
        await settle_news(app)
        platforms = channels(app)
        routes = [route for channel in platforms.values() for route in channel.routes]
        conversations = Conversations(app.store.chats, app.dispatcher, app.clock)
        site = web_chat(
            app.store,
            app.dispatcher,
            app.clock,
            app.zone,
            settings.name,
            routes=routes,
            sample=await sample.is_in(app.store),
            conversations=conversations,
            framed_by=settings.web_framed_by,
            delivering=app.delivering,
        )
        web = web_senders(app.store, conversations, app.clock)
        async with sending(web), asyncio.TaskGroup() as group:
            group.create_task(serve_web(site, listener, settings.web_proxies, stop))
            for name, channel in platforms.items():
                group.create_task(keep_running(name, channel, stop))
            background = [group.create_task(job) for job in _jobs(app, visiting)]
            click.echo(f"{settings.name}: {address(listener)} (Ctrl-C stops it)")
            await stop.wait()
            for task in background:
                task.cancel()


async def settle_news(app: App) -> None:
    """A first start takes in the sample; where real sources are named, the sample leaves."""
    await following.settle(app)
    if app.settings.sources or await app.store.sources.all():
        if removed := await sample.remove(app.store):
            log.info("sample news removed", articles=removed)
    elif not await app.store.articles.count():
        try:
            summary = await ingest(app.store, sample.chunks())
        except SettingsError as error:
            log.warning("nothing to answer from", reason=str(error))
        else:
            log.info("sample news taken in", articles=summary.added)


async def keep_running(name: str, channel: Channel, stop: asyncio.Event) -> None:
    """Run a platform until ``stop``. One that refuses us is tried again now and then: whatever is
    wrong with it, the other ways to the bot stay open."""
    while not stop.is_set():
        try:
            await channel.run(stop)
        except HoitinError as error:
            log.error("channel stopped", channel=name, reason=str(error), again_in=TRY_AGAIN)
        except Exception:
            log.exception("channel failed", channel=name, again_in=TRY_AGAIN)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), TRY_AGAIN)


def _jobs(app: App, visiting: Visitor) -> Iterator[Coroutine[None, None, None]]:
    yield jobs.repeat("forget", lambda: jobs.forget(app), jobs.DAY)
    yield jobs.repeat("digests", lambda: jobs.make_digests(app), jobs.TICK)
    for _ in range(following.AT_ONCE):
        yield jobs.repeat("sources", lambda: following.follow(app, visiting), following.TICK)
    if not all(map(is_address, app.settings.sources)):
        every = timedelta(minutes=app.settings.poll_minutes)
        yield jobs.repeat("files", lambda: jobs.take_in_files(app), every)
