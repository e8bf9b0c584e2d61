"""A local newspaper over real HTTP: it publishes, corrects and withdraws as a test decides."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from hashlib import sha256

from bot.app import App
from bot.settings import Settings
from bot.visiting import Visitor
from gather.http import Fetcher, Limits
from gather.pacing import Pace
from tests.faults.site import Site, Write, redirect, reply
from tests.flows.town import ZONE, SetClock

VIETNAM = timezone(timedelta(hours=7))
_SYLLABLES = ("Nà", "Pù", "Tả", "Lao", "Sín", "Mù", "Khe", "Hồ", "Vàng", "Giàng")
SLOW = 0.25
"""Seconds that the site may take to answer."""


@dataclass
class Story:
    """An article of the paper; ``told`` is the fact that a correction changes."""

    number: int
    published: datetime
    told: int
    updated: datetime | None = None
    gone: bool = False

    @property
    def name(self) -> str:
        """A place that only this story has."""
        return "Bản " + " ".join(_SYLLABLES[int(digit)] for digit in f"{self.number:03}")

    @property
    def html(self) -> str:
        local = self.published.astimezone(VIETNAM)
        return (
            f"<title>{self.name} có đường mới</title><h1>{self.name} có đường mới</h1>"
            f"<p>{local:%H:%M %d-%m-%Y}</p>"
            f"<p>Hôm qua, {self.name} khánh thành con đường mới, dài {self.told} mét, do bà con "
            "cùng góp công xây dựng trong hai năm.</p>"
            "<p>Con đường giúp học sinh đến trường và nông sản ra chợ thuận tiện hơn trước.</p>"
        )


@dataclass
class Newspaper:
    """The paper's site. ``trouble`` answers in the place of the feed while it is set."""

    site: Site
    stories: list[Story] = field(default_factory=list)
    trouble: Callable[[dict[str, str], Write], object] | bytes | None = None
    answers: Counter[str] = field(default_factory=Counter)
    length: int = 30
    clock: SetClock | None = None
    first_read: dict[int, datetime] = field(default_factory=dict)

    @property
    def feed(self) -> str:
        return self.site.url("/rss.xml")

    def publish(self, published: datetime, told: int = 500) -> Story:
        story = Story(len(self.stories), published, told)
        self.stories.append(story)
        self.show(story)
        return story

    def correct(self, story: Story, told: int, at: datetime | None) -> None:
        """Change the fact; the feed says so where ``at`` is given."""
        story.told, story.updated = told, at
        self.show(story)

    def withdraw(self, story: Story) -> None:
        story.gone = True
        self.show(story)

    def url(self, story: Story) -> str:
        return self.site.url(f"/tin/{story.number}.html")

    def show(self, story: Story) -> None:
        path = f"/tin/{story.number}.html"
        page = self._tagged("page", story.html, "text/html; charset=utf-8")

        async def read(headers: dict[str, str], write: Write) -> None:
            if self.clock:
                self.first_read.setdefault(story.number, self.clock.now())
            await page(headers, write)

        self.site.pages[path] = reply(b"", status="404 Not Found") if story.gone else read
        feed = self._tagged("feed", self._rss(), "text/xml")

        async def answer(headers: dict[str, str], write: Write) -> None:
            if isinstance(self.trouble, bytes):
                self.answers["trouble"] += 1
                await write(self.trouble)
            elif self.trouble is not None:
                self.answers["trouble"] += 1
                await self.trouble(headers, write)  # type: ignore[misc]
            else:
                await feed(headers, write)

        self.site.pages["/rss.xml"] = answer

    def _tagged(self, what: str, body: str, kind: str):  # type: ignore[no-untyped-def]
        """A page with an ETag, that answers 304 to whoever has it."""
        tag = f'"{sha256(body.encode()).hexdigest()[:12]}"'
        whole = reply(body.encode(), f"Content-Type: {kind}", f"ETag: {tag}")
        same = reply(b"", f"ETag: {tag}", status="304 Not Modified")

        async def answer(headers: dict[str, str], write: Write) -> None:
            known = headers.get("if-none-match") == tag
            self.answers[f"{what} {304 if known else 200}"] += 1
            await write(same if known else whole)

        return answer

    def _rss(self) -> str:
        shown = [story for story in reversed(self.stories) if not story.gone][: self.length]
        items = "".join(
            f"<item><title>{story.name}</title><link>{self.url(story)}</link>"
            f"<pubDate>{format_datetime(story.published)}</pubDate>"
            + (f"<updated>{story.updated.isoformat()}</updated>" if story.updated else "")
            + "</item>"
            for story in shown
        )
        return f"<rss version='2.0'><channel>{items}</channel></rss>"


async def slow(headers: dict[str, str], write: Write) -> None:
    """Never gets past the first line."""
    await write(b"HTTP/1.1 200 OK\r\n")
    await asyncio.sleep(SLOW * 2)


async def endless(headers: dict[str, str], write: Write) -> None:
    """Never ends."""
    await write(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<rss><channel>")
    while True:
        await write(b"<item><title>x</title></item>" * 1000)


def busy(seconds: int) -> bytes:
    return reply(b"", f"Retry-After: {seconds}", status="429 Too Many Requests")


def moved(target: str) -> bytes:
    return redirect(target)


def settings_for(folder: object, *sources: str) -> Settings:
    return Settings(
        _env_file=None,  # type: ignore[call-arg]
        database_url=f"sqlite:///{folder}/news.db",
        sources=sources,
        allowed_hosts=("127.0.0.1", "localhost"),
    )


@asynccontextmanager
async def visiting(app: App, clock: SetClock) -> AsyncIterator[Visitor]:
    """What visits sources, whose waiting moves the clock instead of taking time."""

    async def sleep(seconds: float) -> None:
        clock.time += timedelta(seconds=seconds)

    pace = Pace(now=lambda: clock.now().timestamp(), sleep=sleep)
    limits = Limits(seconds=SLOW, max_bytes=300_000)
    async with Fetcher(allowed_hosts=("127.0.0.1", "localhost"), limits=limits, pace=pace) as one:
        yield Visitor(app.store, clock, one, zone=ZONE, usual=timedelta(minutes=10))
