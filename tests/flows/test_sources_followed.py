"""Sources of the settings, followed by the bot over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.jobs import take_in_sources
from bot.revisits import OTHERS, STORED, Revisits
from bot.settings import load
from tests.faults.site import Site, reply, serving
from tests.flows.browsing import SetClock

HTML = "Content-Type: text/html; charset=utf-8"


def page(length: int) -> bytes:
    body = (
        "<title>Cầu Nậm Thia thông xe</title><h1>Cầu Nậm Thia thông xe</h1><p>08:10 20-11-2026</p>"
        f"<p>Sáng 20/11, xã Nậm Pung thông xe cầu Nậm Thia, dài {length} mét, rộng 7 mét.</p>"
        "<p>Cầu giúp hơn 800 hộ dân hai bản đi lại thuận tiện trong mùa mưa lũ sắp tới.</p>"
    )
    return reply(body.encode(), HTML)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving() as site:
        link = f"<item><title>Cầu</title><link>{site.url('/cau.html')}</link></item>"
        feed = f"<rss><channel>{link}</channel></rss>"
        site.pages["/rss.xml"] = reply(feed.encode(), "Content-Type: text/xml")
        site.pages["/cau.html"] = page(312)
        yield site


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def app(tmp_path: Path, site: Site, clock: SetClock) -> AsyncIterator[App]:
    settings = load(
        _env_file=None,
        database_url=f"sqlite:///{tmp_path}/news.db",
        sources=(site.url("/rss.xml"),),
        allowed_hosts=("127.0.0.1",),
    )
    async with open_app(settings, clock) as app:
        yield app


def reads(site: Site) -> int:
    return sum(path == "/cau.html" for path, _ in site.requests)


async def test_an_article_is_answered_from_once_it_was_read(app: App) -> None:
    await take_in_sources(app, Revisits(app.store.articles, app.clock))
    answer = await app.asking.ask("Cầu Nậm Thia dài bao nhiêu mét?")
    assert "312 mét" in answer.text


async def test_a_correction_is_seen_and_no_page_is_read_at_every_turn(
    app: App, site: Site, clock: SetClock
) -> None:
    revisits = Revisits(app.store.articles, app.clock)
    for _ in range(3):
        await take_in_sources(app, revisits)
    assert reads(site) == 1
    site.pages["/cau.html"] = page(321)
    clock.time += STORED
    await take_in_sources(app, revisits)
    assert reads(site) == 2
    answer = await app.asking.ask("Cầu Nậm Thia dài bao nhiêu mét?")
    assert "321 mét" in answer.text


async def test_a_restart_reads_nothing_twice(app: App, site: Site) -> None:
    await take_in_sources(app, Revisits(app.store.articles, app.clock))
    await take_in_sources(app, Revisits(app.store.articles, app.clock))
    assert reads(site) == 1


async def test_a_page_that_failed_is_tried_again_but_not_at_once(
    app: App, site: Site, clock: SetClock
) -> None:
    good, site.pages["/cau.html"] = site.pages["/cau.html"], reply(b"", status="404 Not Found")
    revisits = Revisits(app.store.articles, app.clock)
    await take_in_sources(app, revisits)
    site.pages["/cau.html"] = good
    await take_in_sources(app, revisits)
    assert await app.store.articles.count() == 0
    clock.time += OTHERS - timedelta(seconds=1)
    await take_in_sources(app, revisits)
    assert await app.store.articles.count() == 0
    clock.time += timedelta(seconds=1)
    await take_in_sources(app, revisits)
    assert await app.store.articles.count() == 1


async def test_a_private_address_is_not_read(app: App, site: Site, tmp_path: Path) -> None:
    settings = app.settings.model_copy(update={"allowed_hosts": ()})
    closed = App(settings, app.store, app.asking, app.dispatcher, app.clock, app.zone)
    await take_in_sources(closed, Revisits(app.store.articles, app.clock))
    assert site.requests == []
