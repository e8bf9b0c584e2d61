"""Digests outside the conversation: a page and a feed for each subscription.

Their addresses cannot be guessed and tell nothing about whose they are, so that a feed reader needs
no cookie.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime
from hashlib import blake2b
from hmac import compare_digest
from xml.etree import ElementTree as xml

from newsroom.answers.headlines import summary
from newsroom.chat import is_link
from newsroom.digests.delivering import Delivering
from newsroom.digests.edition import Wanted
from newsroom.models import Article, Edition, Subscription
from newsroom.ports import Clock, Store

_SECRET = "feeds"  # noqa: S105 - under which name it is kept
_LEASE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Issue:
    """What a subscription would bring now: all of the last days, read or not."""

    edition: Edition
    articles: dict[int, Article]

    @property
    def leading(self) -> list[Article]:
        """The article that tells each story, the newest first."""
        told = [self.articles[ids[0]] for ids in self.edition.stories if ids[0] in self.articles]
        return sorted(told, key=lambda each: each.published or self.edition.made, reverse=True)


class Feeds:
    """The issues of subscriptions by the marks in their addresses."""

    def __init__(self, store: Store, delivering: Delivering, clock: Clock) -> None:
        self._store = store
        self._delivering = delivering
        self._clock = clock

    async def mark(self, subscription: Subscription) -> str:
        """What stands for a subscription in an address."""
        return f"{subscription.id}-{_seal(await self._secret(), subscription)}"

    async def subscription(self, mark: str) -> Subscription | None:
        """The subscription that a mark stands for, None where it has ended or never was."""
        number, _, seal = mark.partition("-")
        if not (number.isascii() and number.isdigit() and len(number) <= 15):
            return None
        found = await self._store.subscriptions.active(int(number) - 1, 1)
        if not found or found[0].id != int(number):
            return None
        expected = _seal(await self._secret(), found[0])
        return found[0] if compare_digest(seal.encode(), expected.encode()) else None

    async def issue(self, subscription: Subscription) -> Issue:
        """What it would bring now."""
        wanted = Wanted(subscription.topics, subscription.words)
        edition = await self._delivering.edition(wanted, 0, self._clock.now())
        wanted_ids = [each for ids in edition.stories for each in ids]
        return Issue(edition, await self._store.articles.get_many(wanted_ids))

    async def _secret(self) -> str:
        """Made once for a database; who has its copy can read the feeds."""
        credentials = self._store.credentials
        if secret := await credentials.get(_SECRET):
            return secret
        if await credentials.hold(_SECRET, self._clock.now(), _LEASE):
            await credentials.replace(_SECRET, secrets.token_hex(32))
        return await credentials.get(_SECRET)


def rss(issue: Issue, heading: str, page: str, root: str) -> bytes:
    """RSS 2.0; ``page`` is the same for people, and an article without an address of its own is
    opened in the chat at ``root``."""
    feed = xml.Element("rss", version="2.0")
    channel = xml.SubElement(feed, "channel")
    for name, value in (("title", heading), ("link", page), ("description", heading)):
        xml.SubElement(channel, name).text = value
    for article in issue.leading:
        entry = xml.SubElement(channel, "item")
        link = article.url if is_link(article.url) else f"{root}?a={article.id}"
        for name, value in (("title", article.title), ("link", link)):
            xml.SubElement(entry, name).text = value
        xml.SubElement(entry, "guid", isPermaLink="false").text = article.url
        xml.SubElement(entry, "description").text = article.lead or summary(article)
        if article.published:
            xml.SubElement(entry, "pubDate").text = format_datetime(article.published)
    return bytes(xml.tostring(feed, encoding="utf-8", xml_declaration=True))


def _seal(secret: str, subscription: Subscription) -> str:
    """128 bits that only we can make of a subscription."""
    told = f"{subscription.id} {subscription.created.isoformat()}"
    return blake2b(told.encode(), key=secret.encode(), digest_size=16).hexdigest()
