"""What a source lists, in the words of the domain."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from hashlib import blake2b
from typing import Final

from gather.feeds import FeedItem
from gather.sources import MAX_ARTICLES, Found, Kind, Source
from newsroom.answers.preparing import content_hash
from newsroom.models import Article
from newsroom.sourcing.model import Listed

AT_ONCE: Final = 500
"""Pages that are noted in one transaction."""


async def listed_by(
    reader: Source, found: Found, article: Article | None
) -> AsyncIterator[list[Listed]]:
    """The pages of a source in portions, each page once. A single page lists itself."""
    if article is not None:
        yield [Listed(found.url, content_hash(article), article.title, article.published)]
        return
    seen: set[str] = set()
    portion: list[FeedItem] = []
    async for item in reader.items(found):
        if item.url in seen or len(seen) == MAX_ARTICLES:
            continue
        seen.add(item.url)
        portion.append(item)
        if len(portion) == AT_ONCE:
            yield _listed(found.kind, portion)
            portion = []
    if portion:
        yield _listed(found.kind, portion)


def to_item(listed: Listed) -> FeedItem:
    """What the source said of a page, for what the page does not say itself."""
    return FeedItem(
        listed.url, listed.title, listed.published, author=listed.author, section=listed.section
    )


def _listed(kind: Kind, items: Sequence[FeedItem]) -> list[Listed]:
    dated = _dates_tell(items)
    return [
        Listed(
            item.url,
            "" if kind is Kind.SECTION else _mark(item, dated),
            item.title,
            item.published,
            item.author,
            item.section,
        )
        for item in items
    ]


def _mark(item: FeedItem, dated: bool) -> str:
    """A fingerprint of what a source says. A section page says nothing: its links only move."""
    said = (item.title, item.published, item.updated if dated else None)
    return blake2b(repr(said).encode(), digest_size=8).hexdigest()


def _dates_tell(items: Sequence[FeedItem]) -> bool:
    """Whether the dates of change tell anything: some sites give all pages the time of asking."""
    common = Counter(item.updated for item in items).most_common(1)
    return not common or common[0][1] <= max(10, len(items) // 2)
