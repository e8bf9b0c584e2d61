"""RSS and Atom: what a feed says of each article. The article itself is read from its page."""

from __future__ import annotations

import io
import re
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any, Final

import feedparser

from gather.addresses import joined
from gather.dates import LOCAL, parse_date
from newsroom.errors import FetchError
from newsroom.text.normalize import tidy

MAX_ITEMS: Final = 500
"""Items that are read of one feed; the newest stand first in every feed we know."""
_MAX_TEXT: Final = 1_000
_ROOT: Final = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)[\s>]")
_ITEM_END: Final = re.compile(rb"</(?:item|entry)\s*>")
_CLOSING: Final = {b"rss": b"</channel></rss>", b"feed": b"</feed>", b"rdf:RDF": b"</rdf:RDF>"}


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One article that a feed points to."""

    url: str
    title: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    author: str = ""
    section: str = ""


def is_feed(raw: bytes) -> bool:
    """Whether a document is a feed, by its root element."""
    return _ROOT.search(raw[:4_000]) is not None


def parse_feed(
    raw: bytes, url: str, *, zone: tzinfo = LOCAL, limit: int = MAX_ITEMS
) -> list[FeedItem]:
    """The items of a feed in its order, each address once; links that are no web addresses are
    dropped. Raises FetchError where this is no feed or it defines entities."""
    if not is_feed(raw):
        raise FetchError(f"{url}: not a feed")
    if b"<!ENTITY" in raw[:100_000]:
        raise FetchError(f"{url}: the feed defines entities of its own, which is not safe to read")
    parsed = feedparser.parse(io.BytesIO(_first_items(raw, limit)), sanitize_html=False)
    items: dict[str, FeedItem] = {}
    for entry in parsed.entries[:limit]:
        if (item := _item(entry, url, zone)) is not None:
            items.setdefault(item.url, item)
    return list(items.values())


def _first_items(raw: bytes, limit: int) -> bytes:
    """The feed without what stands after its first items, so that a huge one costs no more."""
    end = 0
    for count, match in enumerate(_ITEM_END.finditer(raw), start=1):
        end = match.end()
        if count == limit:
            break
    else:
        return raw
    root = _ROOT.search(raw[:4_000])
    name = root[0].strip(b"<> \t\r\n") if root else b""
    return raw[:end] + _CLOSING.get(name, b"")


def _item(entry: Any, base: str, zone: tzinfo) -> FeedItem | None:
    link = joined(base, str(entry.get("link") or ""))
    if not link.startswith(("http://", "https://")):
        return None
    tags = entry.get("tags") or [{}]
    return FeedItem(
        url=link,
        title=_text(entry.get("title")),
        published=_moment(entry, "published", zone),
        updated=_moment(entry, "updated", zone),
        author=_text(entry.get("author")),
        section=_text(tags[0].get("term")),
    )


def _text(value: object) -> str:
    return " ".join(tidy(str(value or "")[:_MAX_TEXT]).split())


def _moment(entry: Any, field: str, zone: tzinfo) -> datetime | None:
    """The date as it is written, day first, before feedparser's own reading of it."""
    if field not in entry:
        return None
    written = str(entry[field] or "")
    if moment := parse_date(written, zone):
        return moment
    parts = entry.get(f"{field}_parsed")
    return datetime.fromtimestamp(timegm(parts), UTC) if written and parts else None
