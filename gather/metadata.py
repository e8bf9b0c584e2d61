"""What a page says about itself in its head: schema.org, OpenGraph, plain meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from html import unescape
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gather.dates import parse_date
from newsroom.text.fold import fold
from newsroom.text.normalize import tidy

_ARTICLES: Final = frozenset(
    """article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle blogposting
    socialmediaposting liveblogposting report techarticle scholarlyarticle advertisercontentarticle
    videoobject""".split()
)
# Names under which a system, not a person, signs.
_NOBODY: Final = re.compile(
    r"admin\w*|administrator|root|webmaster|editor|super ?user|user\d*|dotnetnuke|joomla.*|"
    r"quan tri(?: vien| he thong)?|ban bien tap|bien tap(?: vien)?|bbt|unknown|none|null|n/a|"
    r"(?:bao|dai|cong thong tin|trang thong tin|so|ubnd|trung tam|website|tap chi)\b.*"
)
_DEPTH: Final = 12
_MAX_JSON: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head claims; empty where it is silent. Titles are in the order of trust."""

    titles: tuple[str, ...] = ()
    site: str = ""
    description: str = ""
    author: str = ""
    section: str = ""
    image: str = ""
    canonical: str = ""
    amp: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    is_article: bool = False  # schema.org's word; og:type says "article" on lists too


def read_metadata(tree: LexborHTMLParser, zone: tzinfo) -> Metadata:
    """The metadata of a page; the first source that speaks wins: JSON-LD, OpenGraph, microdata."""
    claims = _schema(tree)
    meta = _Meta(tree)
    site = tidy(_name(claims.get("publisher")) or meta("og:site_name", "application-name"))
    dates = [
        claims.get("datePublished"),
        *meta.all(*_PUBLISHED),
        *_property(tree, "datePublished"),
        *(node.attributes.get("title") for node in tree.css("abbr.published")),
    ]
    changes = [claims.get("dateModified"), *meta.all(*_UPDATED), *_property(tree, "dateModified")]
    authors = [_names(claims.get("author")), *meta.all("article:author", "author", "dc.creator")]
    return Metadata(
        titles=_titles(tree, claims, meta),
        site=site,
        description=tidy(meta("og:description", "description", "twitter:description")),
        author=next((name for one in authors if (name := _person(one, site))), ""),
        section=tidy(_first(claims.get("articleSection")) or meta("article:section")),
        image=_image(claims.get("image")) or meta("og:image", "twitter:image"),
        canonical=_link(tree, "canonical") or meta("og:url"),
        amp=_link(tree, "amphtml"),
        published=_date(dates, zone),
        updated=_date(changes, zone),
        is_article=bool(claims),
    )


_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "pubdate", "publishdate",
    "datepublished", "dc.date.issued", "dc.date", "dcterms.created",
    "sailthru.date", "parsely-pub-date",
)  # fmt: skip
_UPDATED: Final = ("article:modified_time", "og:updated_time", "lastmod", "datemodified")


class _Meta:
    """The meta elements by their property, name or itemprop, in lower case."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._values: dict[str, str] = {}
        for node in tree.css("meta[content]"):
            attributes = node.attributes
            content = _unescaped((attributes.get("content") or "").strip())
            for key in ("property", "name", "itemprop"):
                if content and (name := attributes.get(key)):
                    self._values.setdefault(name.strip().lower(), content)

    def __call__(self, *names: str) -> str:
        return next(iter(self.all(*names)), "")

    def all(self, *names: str) -> list[str]:
        return [value for name in names if (value := self._values.get(name))]


def _schema(tree: LexborHTMLParser) -> dict[str, Any]:
    """The JSON-LD object that describes the article, {} where none does."""
    for node in tree.css('script[type="application/ld+json"]'):
        for item in _objects(_json(node.text())):
            if _types(item) & _ARTICLES:
                return item
    return {}


def _json(text: str) -> Any:
    """JSON as pages write it: with comments around it, raw line breaks, or none at all."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if len(text) > _MAX_JSON:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _types(item: dict[str, Any]) -> set[str]:
    kinds = item.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return {kind.lower().rpartition("/")[2] for kind in listed if isinstance(kind, str)}


def _first(value: Any) -> str:
    """The first text of a value that may be a text or a list of them."""
    if isinstance(value, list):
        return next((text for item in value if (text := _first(item))), "")
    return _unescaped(value.strip()) if isinstance(value, str) else ""


def _unescaped(text: str) -> str:
    """Text whose characters were written as references, some systems do so twice over."""
    for _ in range(3):
        if "&" not in text or (plain := unescape(text)) == text:
            break
        text = plain
    return text


def _name(value: Any) -> str:
    return _first(value.get("name")) if isinstance(value, dict) else _first(value)


def _names(value: Any) -> str:
    """The names of one author or of several, with commas; organisations are left out."""
    listed = value if isinstance(value, list) else [value]
    people = [
        one for one in listed if not (isinstance(one, dict) and "organization" in _types(one))
    ]
    return ", ".join(name for one in people if (name := _name(one)))


def _image(value: Any) -> str:
    if isinstance(value, list):
        return next((url for item in value if (url := _image(item))), "")
    return _first(value.get("url")) if isinstance(value, dict) else _first(value)


def _titles(tree: LexborHTMLParser, claims: dict[str, Any], meta: _Meta) -> tuple[str, ...]:
    element = tree.css_first("title")
    found = [
        _first(claims.get("headline")),
        *meta.all("og:title", "twitter:title", "headline", "title"),
        element.text() if element is not None else "",
    ]
    return tuple(dict.fromkeys(clean for one in found if (clean := " ".join(tidy(one).split()))))


def _date(values: Iterable[Any], zone: tzinfo) -> datetime | None:
    return next((moment for one in values if (moment := parse_date(_first(one), zone))), None)


def _person(name: str, site: str) -> str:
    """``name`` where it can be a person's: no address, no system account, not the site itself."""
    clean = tidy(name)
    if not clean or "://" in clean or "@" in clean or len(clean) > 120:
        return ""
    folded = fold(clean)
    if _NOBODY.fullmatch(folded) or folded in fold(site):
        return ""
    is_account = clean.isascii() and " " not in clean and clean.islower()
    return "" if is_account else clean


def _property(tree: LexborHTMLParser, name: str) -> list[str]:
    """What visible elements marked with an itemprop hold: a datetime, a content or their text."""
    return [_value(node) for node in tree.css(f'[itemprop~="{name}"]')]


def _value(node: LexborNode) -> str:
    attributes = node.attributes
    return attributes.get("datetime") or attributes.get("content") or node.text()


def _link(tree: LexborHTMLParser, relation: str) -> str:
    node = tree.css_first(f'link[rel~="{relation}"]')
    return (node.attributes.get("href") or "").strip() if node is not None else ""
