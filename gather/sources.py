"""Where news comes from: a feed, a sitemap, a section page or a single article, by its address."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Final
from urllib.parse import urljoin, urlsplit

from gather.dates import LOCAL
from gather.encoding import decode
from gather.feeds import FeedItem, is_feed, parse_feed
from gather.http import Fetched, Fetcher, StatusError
from gather.links import article_links, feed_links
from gather.pages import extract
from gather.robots import NOTHING, Robots, parse_robots
from gather.rules import Rules
from gather.sitemaps import is_sitemap, parse_sitemap
from newsroom.errors import BadArticle, FetchError
from newsroom.models import Article

MAX_ARTICLES: Final = 50_000
_MAX_DEPTH: Final = 3
_MAX_FAILURES: Final = 20
_LONGEST_WAIT: Final = 300.0
_FUTURE: Final = timedelta(days=1)


class Kind(StrEnum):
    """What stands at an address."""

    FEED = "feed"
    SITEMAP = "sitemap"
    SECTION = "section"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Found:
    """A source with what it points to: nothing for a single page, and further sitemaps where
    ``is_index``."""

    kind: Kind
    url: str
    items: tuple[FeedItem, ...] = ()
    is_index: bool = False


async def detect(fetcher: Fetcher, url: str) -> Kind:
    """What stands at ``url``. Raises FetchError where it cannot be read or is nothing of these."""
    source = Source(fetcher)
    return (await source.look(await source.get(url)))[0].kind


async def discover(fetcher: Fetcher, url: str) -> list[Found]:
    """The sources that a site offers, best first: feeds that the page names, the news sitemaps of
    robots.txt, /sitemap.xml, and the page itself. Raises FetchError where ``url`` is not readable.
    """
    source = Source(fetcher)
    page = await source.get(url)
    own, _ = await source.look(page)
    if own.kind is not Kind.SECTION:
        return [own]
    robots = await source.robots(url)
    others = [*feed_links(page.body, page.url), *robots.sitemaps, urljoin(page.url, "/sitemap.xml")]
    found = []
    for address in dict.fromkeys(others):
        try:
            found.append((await source.look(await source.get(address)))[0])
        except FetchError:
            continue
    return [one for one in found if one.items] + [own]


async def articles(
    fetcher: Fetcher,
    url: str,
    *,
    zone: tzinfo = LOCAL,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    known: Callable[[str], Awaitable[bool]] | None = None,
    rules: Rules | None = None,
    limit: int = MAX_ARTICLES,
) -> AsyncIterator[Article | FetchError | BadArticle]:
    """The articles of a source, each as soon as its page has been read.

    Addresses that ``known`` says yes to are not read again; ``rules`` overrule extraction. A page
    that cannot be read is yielded as its error; where the source itself cannot be read, or its
    pages cease to answer, FetchError is raised.
    """
    source = Source(fetcher, zone, now, rules)
    found, article = await source.look(await source.get(url))
    if article is not None:
        yield article
    seen: set[str] = set()
    failures = 0
    async for item in source.items(found):
        if item.url in seen or (known is not None and await known(item.url)):
            continue
        seen.add(item.url)
        result = await source.article(item)
        yield result
        failures = failures + 1 if isinstance(result, FetchError) else 0
        if failures == _MAX_FAILURES:
            raise FetchError(f"{url}: {failures} pages one after the other could not be read")
        if len(seen) == limit:
            return


class Source:
    """Reads sources through one fetcher, honouring each site's robots.txt."""

    def __init__(
        self,
        fetcher: Fetcher,
        zone: tzinfo = LOCAL,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        rules: Rules | None = None,
    ) -> None:
        self._fetcher = fetcher
        self._rules = rules or Rules()
        self._zone = zone
        self._now = now
        self._robots: dict[str, Robots] = {}

    async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """Read an address if the robots.txt of its site, and of each site to which it leads, allows
        it; FetchError where one does not.

        ``etag`` and ``last_modified`` are those of the last time, so that only changes are sent.
        """
        await self._permit(url)
        return await self._fetcher.get(
            url, etag=etag, last_modified=last_modified, permit=self._permit
        )

    async def _permit(self, url: str) -> None:
        robots = await self.robots(url)
        if robots is NOTHING:
            raise FetchError(f"{url}: the site's robots.txt has a fault, so nothing is read")
        if not robots.allows(url):
            raise FetchError(f"{url}: the site's robots.txt asks us not to read it")

    async def robots(self, url: str) -> Robots:
        """The rules of the site of ``url``, read once."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            robots = await self._read_robots(site)
            if robots is NOTHING:
                return robots  # a fault passes, so it is not kept
            self._fetcher.pace.slow_down(parts.netloc, robots.delay)
            self._robots[site] = robots
        return self._robots[site]

    async def _read_robots(self, site: str) -> Robots:
        try:
            page = await self._fetcher.get(f"{site}/robots.txt")
        except StatusError as error:
            # No robots.txt means no rules; a fault may hide rules (RFC 9309, 2.3.1).
            return NOTHING if error.status >= 500 else Robots()
        return parse_robots(decode(page.body, page.charset), self._fetcher.agent.partition("/")[0])

    async def look(self, page: Fetched) -> tuple[Found, Article | None]:
        """What a page that was read is; with the article where it is one."""
        return await asyncio.to_thread(self._look, page)

    def _look(self, page: Fetched) -> tuple[Found, Article | None]:
        if is_sitemap(page.body):
            return self._sitemap(page), None
        if is_feed(page.body):
            items = parse_feed(page.body, page.url, zone=self._zone)
            return Found(Kind.FEED, page.url, tuple(items)), None
        text = decode(page.body, page.charset)
        try:
            article = self._extract(page.url, text)
        except BadArticle as error:
            links = article_links(text, page.url)
            if not links:
                raise FetchError(f"{page.url}: {error}, and no links to articles") from None
            items = [FeedItem(link.url, link.title) for link in links]
            return Found(Kind.SECTION, page.url, tuple(items)), None
        return Found(Kind.PAGE, page.url), article

    def _sitemap(self, page: Fetched) -> Found:
        sitemap = parse_sitemap(page.body, page.url, zone=self._zone)
        items = tuple(
            FeedItem(entry.url, entry.title, entry.published, entry.changed)
            for entry in sitemap.entries
        )
        return Found(Kind.SITEMAP, page.url, items, sitemap.is_index)

    async def items(self, found: Found, depth: int = 0) -> AsyncIterator[FeedItem]:
        """What a source points to; the sitemaps of an index are read one after the other."""
        for item in found.items:
            if not found.is_index:
                yield item
            elif depth < _MAX_DEPTH:
                inner = await self._inner(item.url)
                async for entry in self.items(inner, depth + 1):
                    yield entry

    async def _inner(self, url: str) -> Found:
        """A sitemap within an index; an empty one where it cannot be read."""
        try:
            page = await self.get(url)
            return await asyncio.to_thread(self._sitemap, page)
        except FetchError:
            return Found(Kind.SITEMAP, url)

    async def article(self, item: FeedItem) -> Article | FetchError | BadArticle:
        """The article of an item's page, with what the item knows and the page does not say.

        Where the site asks us to wait, its page is tried once more.
        """
        try:
            return await self.told(await self._patient(item.url), item)
        except (FetchError, BadArticle) as error:
            return error

    async def told(self, page: Fetched, item: FeedItem) -> Article:
        """The article of a page that was read. Raises BadArticle where it holds none."""
        try:
            article = await asyncio.to_thread(self._read_page, page)
        except BadArticle as error:
            raise BadArticle(f"{item.url}: {error}") from None
        return _completed(article, item, self._now())

    async def _patient(self, url: str) -> Fetched:
        try:
            return await self.get(url)
        except StatusError as error:
            if error.retry_after is None or error.retry_after > _LONGEST_WAIT:
                raise
            self._fetcher.pace.hold(urlsplit(url).netloc, error.retry_after)
        return await self.get(url)

    def _read_page(self, page: Fetched) -> Article:
        return self._extract(page.url, decode(page.body, page.charset), announced=True)

    def _extract(self, url: str, text: str, *, announced: bool = False) -> Article:
        return extract(
            text,
            url,
            zone=self._zone,
            now=self._now(),
            rule=self._rules.of(url),
            announced=announced,
        )


def _completed(article: Article, item: FeedItem, now: datetime) -> Article:
    published = article.published or item.published
    if published is not None and published > now + _FUTURE:
        published = None
    return replace(
        article,
        published=published,
        updated=article.updated if published else None,
        author=article.author or item.author,
        section=article.section or item.section,
    )
