"""Following the sources: whoever is due is visited, and editors hear of what is wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.app import App
from bot.batch import Visit
from bot.reading import fetcher, is_address
from bot.settings import Settings
from bot.visiting import LEASE, Visitor
from gather.pacing import Pace
from gather.rules import Rules, load_rules
from handlers.correcting import notices
from handlers.sources import alarm_messages
from newsroom.sourcing.model import NewsSource
from newsroom.sourcing.schedule import alarm

AT_ONCE: Final = 4
"""Followers side by side, each on a host of its own: a slow site keeps no other waiting."""
LATEST: Final = 50
"""Corrections of which it is looked whether editors know of them."""
TICK: Final = timedelta(seconds=15)
"""How often a look is taken whether a source is due."""

log = structlog.stdlib.get_logger(__name__)


@asynccontextmanager
async def visitor(app: App, pace: Pace | None = None) -> AsyncIterator[Visitor]:
    """What visits sources, as the settings allow it."""
    settings = app.settings
    async with fetcher(settings, pace) as fetching:
        yield Visitor(
            app.store,
            app.clock,
            fetching,
            zone=app.zone,
            usual=timedelta(minutes=settings.poll_minutes),
            rules=rules(settings),
        )


def rules(settings: Settings) -> Rules:
    """What editors say about single sites. SettingsError where the file is wrong."""
    return load_rules(settings.site_rules) if settings.site_rules else Rules()


async def settle(app: App) -> None:
    """Make the addresses of the settings sources."""
    urls = [name for name in app.settings.sources if is_address(name)]
    if gone := await app.store.sources.settle(urls, app.clock.now()):
        log.info("sources no longer in the settings removed", sources=gone)


async def follow(app: App, visiting: Visitor) -> None:
    """Visit the sources that are due, one after the other, and tell editors what is wrong."""
    while source := await app.store.sources.claim(app.clock.now(), LEASE):
        visit = await visiting.visit(source)
        log.info("source visited", url=source.url, **_figures(visit))
        for problem in visit.problems:
            log.warning("not taken in", reason=problem)
        await tell_editors(app, visit.source)
    await tell_of_corrections(app)


async def tell_editors(app: App, source: NewsSource) -> int:
    """Tell every editor, once, of a source that has been silent or failing for too long."""
    now = app.clock.now()
    cause = alarm(source, now, app.zone)
    if cause is None:
        return 0
    editors = await app.store.editors.all()
    messages = await alarm_messages(app.store.chats, editors, source, cause, now)
    return await app.store.outbox.add(messages, now)


async def tell_of_corrections(app: App) -> int:
    """Tell every editor, once, of the latest corrections that people should hear of."""
    store, now = app.store, app.clock.now()
    mattering = [each for each in await store.corrections.latest(LATEST) if each.people]
    if not mattering:
        return 0
    editors = await store.editors.all()
    articles = await store.articles.get_many([each.article_id for each in mattering])
    messages = [
        message
        for each in mattering
        if (article := articles.get(each.article_id))
        for message in await notices(store.chats, editors, article, each, now)
    ]
    return await store.outbox.add(messages, now)


def midnight(app: App) -> datetime:
    """When today began where the newsroom is."""
    local = app.clock.now().astimezone(app.zone)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def _figures(visit: Visit) -> dict[str, int]:
    counted = {outcome.value: count for outcome, count in visit.outcomes.items()}
    return {
        "new": visit.new,
        "read": visit.read,
        "waiting": visit.waiting,
        "withdrawn": visit.withdrawn,
        **counted,
    }
