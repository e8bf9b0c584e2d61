"""A week of a local newspaper, condensed: nothing missed, nothing doubled, and politely."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot import following
from bot.app import App, open_app
from bot.visiting import Visitor
from newsroom.sourcing.schedule import LONGEST
from tests.faults.site import Site, reply, serving
from tests.flows.newspaper import (
    Newspaper,
    Story,
    busy,
    endless,
    moved,
    settings_for,
    slow,
    visiting,
)
from tests.flows.town import ZONE, SetClock

DAYS = 7
HOUR = timedelta(hours=1)
BUSY = (6, 6, 7, 7, 8, 11, 15, 18)
"""The hours at which a story appears each day."""

Happening = tuple[datetime, Callable[[], object]]


@dataclass
class Week:
    """What happens at the paper, in order of time."""

    paper: Newspaper
    start: datetime
    happenings: list[Happening]

    def happen(self, until: datetime) -> None:
        while self.happenings and self.happenings[0][0] <= until:
            self.happenings.pop(0)[1]()


def week_of(paper: Newspaper, start: datetime) -> Week:
    """Eight stories a day; of every five one is corrected aloud, and one quietly; two are
    withdrawn; and each day something else is wrong with the site for an hour or two."""
    chance = random.Random(7)
    happenings: list[Happening] = []
    for day in range(DAYS):
        midnight = start + timedelta(days=day)
        for hour in BUSY:
            at = midnight + timedelta(hours=hour, minutes=chance.randrange(60))
            number = len(happenings)
            happenings.append((at, lambda at=at, n=number: paper.publish(at, 400 + n)))  # type: ignore[misc]
    happenings.sort(key=lambda each: each[0])
    later = list(_later(paper, [at for at, _ in happenings]))
    return Week(paper, start, sorted([*happenings, *later, *_troubles(paper, start)], key=_at))


def _later(paper: Newspaper, times: list[datetime]) -> Iterator[Happening]:
    for number, at in enumerate(times):

        def correct(said: bool, number: int = number, at: datetime = at) -> None:
            paper.correct(paper.stories[number], 900 + number, at + HOUR if said else None)

        if number % 5 == 1:
            yield at + HOUR, lambda correct=correct: correct(True)  # type: ignore[misc]
        if number % 5 == 3:
            yield at + HOUR, lambda correct=correct: correct(False)  # type: ignore[misc]
        if number in (10, 24):
            yield at + 8 * HOUR, lambda n=number: paper.withdraw(paper.stories[n])  # type: ignore[misc]


def _troubles(paper: Newspaper, start: datetime) -> Iterator[Happening]:
    fault = reply(b"", status="503 Service Unavailable")
    home = paper.site.url("/feed-moi.xml")
    for day, trouble in enumerate((None, fault, busy(1800), moved(home), slow, endless, None)):
        at = start + timedelta(days=day, hours=7)

        def begin(trouble: object = trouble) -> None:
            paper.site.pages["/feed-moi.xml"] = paper.site.pages["/rss.xml"]
            paper.trouble = trouble  # type: ignore[assignment]

        def end() -> None:
            paper.trouble = None

        if trouble is not None:
            yield at, begin
            yield at + HOUR, end


def _at(happening: Happening) -> datetime:
    return happening[0]


async def live_through(app: App, visitor: Visitor, clock: SetClock, week: Week) -> int:
    """Follow the paper for a week and half a day of rest; how many rounds that took."""
    rounds = 0
    end = week.start + timedelta(days=DAYS, hours=12)
    while clock.time < end:
        week.happen(clock.time)
        await following.follow(app, visitor)
        due = min(each.next_try for each in await app.store.sources.all())
        clock.time = max(due, clock.time + timedelta(seconds=1))
        rounds += 1
    return rounds


def lags(paper: Newspaper) -> list[timedelta]:
    """How long each story of the week was out before it was read, the shortest first."""
    return sorted(paper.first_read[each.number] - each.published for each in paper.stories[1:])


async def test_a_week_is_followed_whole_once_and_politely(tmp_path: Path, clock: SetClock) -> None:
    clock.time = clock.time.astimezone(ZONE).replace(hour=0, minute=0)
    async with serving() as site:
        paper = Newspaper(site, clock=clock)
        site.pages["/robots.txt"] = reply(b"User-agent: *\nCrawl-delay: 2\n")
        paper.publish(clock.time - timedelta(hours=5))
        week = week_of(paper, clock.time)
        async with open_app(settings_for(tmp_path, paper.feed), clock) as app:
            await following.settle(app)
            async with visiting(app, clock) as visitor:
                await live_through(app, visitor, clock, week)
            await nothing_missed_nothing_doubled(app, paper)
        await politely(paper, site)
        waited = lags(paper)
    assert waited[len(waited) // 2] <= timedelta(minutes=15)
    # A site that was down for an hour is read again within the back-off that this hour earned.
    assert waited[-1] <= LONGEST + HOUR
    print(  # noqa: T201
        f"lag median {waited[len(waited) // 2]}, p90 {waited[len(waited) * 9 // 10]},"
        f" worst {waited[-1]}"
    )


async def nothing_missed_nothing_doubled(app: App, paper: Newspaper) -> None:
    kept = [story for story in paper.stories if not story.gone]
    assert len(kept) == DAYS * len(BUSY) + 1 - 2
    assert await app.store.articles.count() == len(kept)
    for story in kept:
        article = await app.store.articles.by_url(paper.url(story))
        assert article and f"dài {story.told} mét" in article.body
        # What was corrected before it was first read has no earlier version.
        versions = await app.store.articles.versions(article.id)
        assert len(versions) <= (story.told >= 900)


async def politely(paper: Newspaper, site: Site) -> None:
    """Each article is read once and once more for each correction; the rest are small answers
    that nothing has changed."""
    counts = paper.answers
    stories: list[Story] = paper.stories
    changes = sum(story.told >= 900 for story in stories)
    assert len(stories) <= counts["page 200"] <= len(stories) + changes
    robots = sum(path == "/robots.txt" for path, _ in site.requests)
    assert robots <= DAYS + 3
    assert counts["feed 304"] + counts["feed 200"] <= 24 * 6 * (DAYS + 1) / 2
    assert counts["page 304"] <= 11 * len(stories)
    print(  # noqa: T201
        f"\n{len(stories)} articles, {changes} corrected: page 200 {counts['page 200']}"
        f" (the least: {len(stories) + changes}), page 304 {counts['page 304']},"
        f" feed 200 {counts['feed 200']}, feed 304 {counts['feed 304']},"
        f" in trouble {counts['trouble']}, robots.txt {robots}, in all {len(site.requests)}"
    )
