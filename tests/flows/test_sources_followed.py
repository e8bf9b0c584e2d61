"""Sources followed over HTTP: new, corrected, failing and withdrawn articles."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot import following
from bot.app import App, open_app
from bot.visiting import LEASE, Visitor
from newsroom.chat import Incoming
from newsroom.sourcing.model import NewsSource, SourceKind
from newsroom.sourcing.schedule import GONE, REREAD, SETTLED
from tests.faults.site import Write, reply, serving
from tests.flows.newspaper import SLOW, Newspaper, Story, busy, settings_for, slow, visiting
from tests.flows.town import SetClock

HOUR = timedelta(hours=1)


@pytest.fixture
async def paper() -> AsyncIterator[Newspaper]:
    async with serving() as site:
        yield Newspaper(site)


@pytest.fixture
async def app(tmp_path: Path, paper: Newspaper, clock: SetClock) -> AsyncIterator[App]:
    async with open_app(settings_for(tmp_path, paper.feed), clock) as app:
        await following.settle(app)
        yield app


@pytest.fixture
async def visitor(app: App, clock: SetClock) -> AsyncIterator[Visitor]:
    async with visiting(app, clock) as visitor:
        yield visitor


def reads(paper: Newspaper, story: Story) -> int:
    return sum(path == f"/tin/{story.number}.html" for path, _ in paper.site.requests)


async def source(app: App) -> NewsSource:
    (one,) = await app.store.sources.all()
    return one


async def next_visit(app: App, visitor: Visitor, clock: SetClock) -> None:
    clock.time = max(clock.time, (await source(app)).next_try)
    await following.follow(app, visitor)


async def answer(app: App, story: Story) -> str:
    """What somebody reads who asks in a chat."""
    question = Incoming("test", "8", "8", text=f"Đường mới của {story.name} dài bao nhiêu mét?")
    (reply,) = await app.dispatcher.handle(question)
    return reply.plain


async def test_an_article_and_its_correction_are_answered_from_within_one_interval(
    app: App, paper: Newspaper, visitor: Visitor, clock: SetClock
) -> None:
    paper.publish(clock.now() - HOUR)
    await following.follow(app, visitor)
    story = paper.publish(clock.now(), told=312)
    assert "312" not in await answer(app, story)
    published = clock.now()
    await next_visit(app, visitor, clock)
    assert clock.now() - published <= timedelta(minutes=10)
    assert "312 mét" in await answer(app, story)
    paper.correct(story, 321, clock.now())
    corrected = clock.now()
    await next_visit(app, visitor, clock)
    assert clock.now() - corrected <= timedelta(minutes=10)
    assert "321 mét" in await answer(app, story)
    assert "312" not in await answer(app, story)
    article = await app.store.articles.by_url(paper.url(story))
    assert article
    (version,) = await app.store.articles.versions(article.id)
    assert "312 mét" in version.body


async def test_a_source_that_has_not_changed_costs_one_small_request(
    app: App, paper: Newspaper, visitor: Visitor, clock: SetClock
) -> None:
    story = paper.publish(clock.now() - HOUR)
    await following.follow(app, visitor)
    before = len(paper.site.requests)
    await next_visit(app, visitor, clock)
    assert len(paper.site.requests) == before + 1
    assert paper.answers["feed 304"] == 1
    assert reads(paper, story) == 1


async def test_a_correction_that_nobody_announces_is_seen_when_the_page_is_read_again(
    app: App, paper: Newspaper, visitor: Visitor, clock: SetClock
) -> None:
    story = paper.publish(clock.now(), told=312)
    await following.follow(app, visitor)
    paper.correct(story, 321, None)
    clock.time += REREAD
    await following.follow(app, visitor)
    assert "321 mét" in await answer(app, story)


async def test_a_restart_reads_nothing_twice(app: App, paper: Newspaper, clock: SetClock) -> None:
    story = paper.publish(clock.now() - HOUR)
    for _ in range(2):
        async with visiting(app, clock) as visitor:
            await following.follow(app, visitor)
            clock.time = (await source(app)).next_try
    assert reads(paper, story) == 1


async def test_a_page_that_holds_no_article_is_tried_again_but_not_at_once(
    app: App, paper: Newspaper, visitor: Visitor, clock: SetClock
) -> None:
    story = paper.publish(clock.now())
    good = paper.site.pages["/tin/0.html"]
    paper.site.pages["/tin/0.html"] = reply(b"<p>Sap co</p>", "Content-Type: text/html")
    await following.follow(app, visitor)
    paper.site.pages["/tin/0.html"] = good
    await next_visit(app, visitor, clock)
    assert await app.store.articles.count() == 0
    clock.time += HOUR
    await next_visit(app, visitor, clock)
    assert reads(paper, story) == 2
    assert await app.store.articles.count() == 1


async def test_a_page_missing_twice_a_day_apart_is_withdrawn_and_leaves_answers(
    app: App, paper: Newspaper, visitor: Visitor, clock: SetClock
) -> None:
    story = paper.publish(clock.now(), told=312)
    await following.follow(app, visitor)
    paper.withdraw(story)
    clock.time += REREAD
    await following.follow(app, visitor)
    assert "312 mét" in await answer(app, story)
    clock.time += GONE - timedelta(minutes=1)
    await following.follow(app, visitor)
    assert await app.store.articles.count() == 1
    clock.time += HOUR
    await following.follow(app, visitor)
    assert await app.store.articles.count() == 0
    assert "312" not in await answer(app, story)
    # Back at its address and in the feed it is back in answers too.
    story.gone = False
    paper.correct(story, 312, clock.now())
    clock.time += 2 * HOUR
    await following.follow(app, visitor)
    assert "312 mét" in await answer(app, story)


async def test_a_single_page_that_is_withdrawn_leaves_answers_as_others_do(
    app: App, paper: Newspaper, visitor: Visitor, clock: SetClock
) -> None:
    story = paper.publish(clock.now(), told=312)
    await app.store.sources.settle([paper.url(story)], clock.now())
    await following.follow(app, visitor)
    # Read often enough, it is of an age at which only its source asks for it.
    clock.time += SETTLED + HOUR
    await following.follow(app, visitor)
    assert "312 mét" in await answer(app, story)
    paper.withdraw(story)
    await next_visit(app, visitor, clock)
    missed = clock.now()
    assert "no such page" in (await source(app)).reason
    assert "312 mét" in await answer(app, story)
    while await app.store.articles.count() and clock.now() < missed + 2 * GONE:
        await next_visit(app, visitor, clock)
    assert await app.store.articles.count() == 0
    assert GONE <= clock.now() - missed <= GONE + 6 * HOUR + HOUR
    story.gone = False
    paper.correct(story, 321, None)
    await next_visit(app, visitor, clock)
    assert "321 mét" in await answer(app, story)
    assert (await source(app)).failures == 0


async def test_a_single_page_that_is_missing_for_a_while_stays(
    app: App, paper: Newspaper, visitor: Visitor, clock: SetClock
) -> None:
    story = paper.publish(clock.now(), told=312)
    await app.store.sources.settle([paper.url(story)], clock.now())
    await following.follow(app, visitor)
    paper.withdraw(story)
    await next_visit(app, visitor, clock)
    story.gone = False
    paper.show(story)
    clock.time += GONE + HOUR
    await following.follow(app, visitor)
    assert "312 mét" in await answer(app, story)


async def test_a_site_that_asks_for_patience_gets_it(
    app: App, paper: Newspaper, visitor: Visitor, clock: SetClock
) -> None:
    paper.publish(clock.now())
    paper.trouble = busy(7200)
    await following.follow(app, visitor)
    one = await source(app)
    assert one.failures == 1 and "less often" in one.reason
    assert one.next_try >= clock.now() + 2 * HOUR
    requests = len(paper.site.requests)
    clock.time += 2 * HOUR - timedelta(seconds=1)
    await following.follow(app, visitor)
    assert len(paper.site.requests) == requests


async def test_pages_that_ask_for_patience_stop_the_visit(
    app: App, paper: Newspaper, visitor: Visitor, clock: SetClock
) -> None:
    stories = [paper.publish(clock.now()) for _ in range(3)]
    good = dict(paper.site.pages)
    paper.site.pages |= {f"/tin/{story.number}.html": busy(3600) for story in stories}
    await following.follow(app, visitor)
    assert sum(reads(paper, story) for story in stories) == 1
    paper.site.pages |= good
    await next_visit(app, visitor, clock)
    assert await app.store.articles.count() == 3
    assert (await source(app)).failures == 0


async def test_a_site_with_a_fault_is_left_alone_ever_longer(
    app: App, paper: Newspaper, visitor: Visitor, clock: SetClock
) -> None:
    paper.publish(clock.now())
    paper.trouble = slow
    waits = []
    for _ in range(5):
        await next_visit(app, visitor, clock)
        waits.append((await source(app)).next_try - clock.now())
    assert all(later > earlier * 1.2 for earlier, later in pairwise(waits))
    paper.trouble = None
    await next_visit(app, visitor, clock)
    one = await source(app)
    assert one.failures == 0 and one.reason == "" and await app.store.articles.count() == 1


async def test_two_processes_never_visit_one_host_at_once(
    app: App, paper: Newspaper, visitor: Visitor, clock: SetClock
) -> None:
    paper.publish(clock.now())
    assert await app.store.sources.claim(clock.now(), LEASE)
    await following.follow(app, visitor)
    assert paper.site.requests == []
    clock.time += LEASE
    await following.follow(app, visitor)
    assert await app.store.articles.count() == 1


async def test_a_visit_whose_claim_was_lost_changes_nothing(
    app: App, paper: Newspaper, visitor: Visitor, clock: SetClock
) -> None:
    paper.publish(clock.now())
    mine = await app.store.sources.claim(clock.now(), LEASE)
    clock.time += LEASE
    theirs = await app.store.sources.claim(clock.now(), LEASE)
    assert mine and theirs
    await visitor.visit(mine)
    assert (await source(app)).claimed_until == theirs.claimed_until
    assert (await source(app)).last_success is None


async def test_a_private_address_is_not_read(app: App, paper: Newspaper, clock: SetClock) -> None:
    closed = App(
        **{name: getattr(app, name) for name in App.__slots__}  # type: ignore[attr-defined]
        | {"settings": app.settings.model_copy(update={"allowed_hosts": ()})}
    )
    async with following.visitor(closed) as visitor:
        await following.follow(closed, visitor)
    assert paper.site.requests == []
    assert "private network" in (await source(app)).reason


async def test_sections_sitemaps_and_pages_are_sources_too(
    app: App, paper: Newspaper, visitor: Visitor, clock: SetClock
) -> None:
    story = paper.publish(clock.now(), told=312)
    link = f'<p><a href="{paper.url(story)}">{story.name} có đường mới</a></p>'
    paper.site.pages["/muc/"] = reply(link.encode(), "Content-Type: text/html; charset=utf-8")
    sitemap = f"<urlset><url><loc>{paper.url(story)}</loc></url></urlset>"
    paper.site.pages["/sitemap.xml"] = reply(sitemap.encode(), "Content-Type: text/xml")
    kinds = {
        "/muc/": SourceKind.SECTION,
        "/sitemap.xml": SourceKind.SITEMAP,
        "/tin/0.html": SourceKind.PAGE,
    }
    urls = [paper.site.url(path) for path in kinds]
    await app.store.sources.settle(urls, clock.now())
    await following.follow(app, visitor)
    found = {each.url: each.kind for each in await app.store.sources.all()}
    assert found == dict(zip(urls, kinds.values(), strict=True))
    assert await app.store.articles.count() == 1
    assert "312 mét" in await answer(app, story)


async def test_a_visit_that_is_broken_off_gives_its_claim_back_and_keeps_what_it_read(
    app: App, paper: Newspaper, visitor: Visitor, clock: SetClock
) -> None:
    paper.publish(clock.now())
    hanging = paper.publish(clock.now() - HOUR)
    asked = asyncio.Event()

    async def hang(headers: dict[str, str], write: Write) -> None:
        asked.set()
        await asyncio.sleep(SLOW)

    good, paper.site.pages["/tin/1.html"] = paper.site.pages["/tin/1.html"], hang
    following_it = asyncio.create_task(following.follow(app, visitor))
    await asked.wait()
    following_it.cancel()
    await asyncio.wait([following_it])
    assert await app.store.articles.count() == 1
    paper.site.pages["/tin/1.html"] = good
    await following.follow(app, visitor)
    assert reads(paper, hanging) == 2
    assert await app.store.articles.count() == 2
