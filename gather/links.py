"""The links of a section page that lead to articles, and what a page says of its feeds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from gather.addresses import clean, joined, same_site
from gather.labels import CLUTTER, says
from gather.layout import Block, blocks_of
from gather.lines import is_noise
from gather.markup import parsed

MAX_LINKS: Final = 200
_MIN_WORDS: Final = 4
_FILES: Final = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|pptx?|zip|rar|mp[34]|avi|css|js|xml|rss)$", re.I
)
_NOT_ARTICLES: Final = re.compile(
    r"/(?:tags?|tim-kiem|search|login|dang-nhap|dang-ky|lien-he|contact|gioi-thieu|about|rss|"
    r"tac-gia|author|user|chuyen-muc|category|video-list|quang-cao|dieu-khoan|privacy)(?:[/.?]|$)",
    re.IGNORECASE,
)
_FEEDS: Final = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")


@dataclass(frozen=True, slots=True)
class Link:
    """An address with the headline under which it stood."""

    url: str
    title: str


def article_links(html: bytes | str, url: str, *, limit: int = MAX_LINKS) -> list[Link]:
    """The links of the page at ``url`` that lead to articles of the same site, in page order.

    Those in menus and footers are left out, unless there are no others. Raises BadArticle where
    the page cannot be parsed.
    """
    tree = parsed(html)
    blocks = blocks_of(tree.body)
    base = _base(tree, url)
    outside = [block for block in blocks if not _is_aside(block)]
    found = _collect(outside, base, url) or _collect(blocks, base, url)
    return found[:limit]


def feed_links(html: bytes | str, url: str) -> list[str]:
    """The feeds that a page names in its head, in order."""
    tree = parsed(html)
    found = []
    for node in tree.css("link[rel~=alternate][href]"):
        if (node.attributes.get("type") or "").lower() in _FEEDS:
            found.append(joined(_base(tree, url), node.attributes.get("href") or ""))
    return [link for link in dict.fromkeys(found) if link.startswith(("http://", "https://"))]


def _base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    return joined(url, (node.attributes.get("href") or "") if node is not None else "")


def _is_aside(block: Block) -> bool:
    tags = {box.tag for box in block.box.upwards()}
    return bool(tags & {"nav", "footer"}) or says(block, CLUTTER, 3)


def _collect(blocks: Sequence[Block], base: str, page: str) -> list[Link]:
    links: dict[str, str] = {}
    for block in blocks:
        for text, href in block.links:
            address = clean(joined(base, href)) if _is_headline(text) else ""
            if address and _is_article(address, page):
                links.setdefault(address, text)
    return [Link(address, text) for address, text in links.items()]


def _is_headline(text: str) -> bool:
    return text.count(" ") + 1 >= _MIN_WORDS and not is_noise(text)


def _is_article(address: str, page: str) -> bool:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not same_site(address, page):
        return False
    if address == clean(page) or (parts.path in ("", "/") and not parts.query):
        return False
    return not (_FILES.search(parts.path) or _NOT_ARTICLES.search(parts.path))
