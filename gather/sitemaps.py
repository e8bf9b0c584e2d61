"""Sitemaps: lists of a site's addresses, of further such lists, and of its news."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from lxml import etree

from gather.dates import LOCAL, parse_date
from gather.unpacking import TooLarge, beginning, gunzipped
from newsroom.errors import FetchError
from newsroom.text.normalize import tidy

MAX_ENTRIES: Final = 50_000
"""What the standard allows in one file."""
MAX_BYTES: Final = 50_000_000


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """An address, when it changed, and what a news sitemap adds: title and publication."""

    url: str
    changed: datetime | None = None
    title: str = ""
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """``entries`` are pages or, where ``is_index``, further sitemaps; in the file's order."""

    entries: tuple[SitemapEntry, ...]
    is_index: bool = False


def is_sitemap(raw: bytes) -> bool:
    """Whether a document (or what is packed in it) is a sitemap, by its root element."""
    start = beginning(raw, 2_000)
    return b"<urlset" in start or b"<sitemapindex" in start


def parse_sitemap(
    raw: bytes, url: str, *, zone: tzinfo = LOCAL, limit: int = MAX_ENTRIES
) -> Sitemap:
    """Read a sitemap, packed with gzip or not. Entities and outside references are not followed.

    A file that breaks off gives what stands before the break. Raises FetchError where it is no
    sitemap at all.
    """
    try:
        text = gunzipped(raw, MAX_BYTES)
    except (TooLarge, zlib.error):
        raise FetchError(f"{url}: the packed sitemap is damaged or too large") from None
    entries: list[SitemapEntry] = []
    root = ""
    try:
        for name, element in _elements(text):
            root = root or name
            if (entry := _entry(element, zone)) is not None:
                entries.append(entry)
            if len(entries) >= limit:
                break
    except etree.XMLSyntaxError:
        if not entries:
            raise FetchError(f"{url}: not a sitemap") from None
    return Sitemap(tuple(entries), is_index=root == "sitemap")


def _elements(text: bytes) -> Iterator[tuple[str, etree._Element]]:
    """Each <url> and <sitemap> with its local name; what has been read is let go."""
    events = etree.iterparse(
        io.BytesIO(text),
        events=("end",),
        tag=("{*}url", "{*}sitemap"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    for _, element in events:
        yield etree.QName(element).localname, element
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def _entry(element: etree._Element, zone: tzinfo) -> SitemapEntry | None:
    url = _text(element, "loc")
    if not url.startswith(("http://", "https://")):
        return None
    return SitemapEntry(
        url=url,
        changed=parse_date(_text(element, "lastmod"), zone),
        title=" ".join(tidy(_text(element, "title")).split()),
        published=parse_date(_text(element, "publication_date"), zone),
    )


def _text(element: etree._Element, name: str) -> str:
    return next(((one.text or "").strip() for one in element.iter(f"{{*}}{name}")), "")
