"""Articles as JSON lines: ``url, title, published, body`` and what else is known."""

from __future__ import annotations

import json
import re
from datetime import datetime, tzinfo
from typing import Any, Final

from gather.bylines import byline
from gather.captions import is_surely_caption
from gather.dates import LOCAL, parse_date
from newsroom.errors import BadArticle
from newsroom.models import Article
from newsroom.text.fold import fold
from newsroom.text.normalize import tidy

MAX_LINE: Final = 4_000_000
"""Characters of one record."""
MAX_TITLE: Final = 1_000

_UNSAFE: Final = re.compile(r"(?:javascript|data|vbscript|file|about|blob):", re.IGNORECASE)
_EMPTY_LINES: Final = re.compile(r"\n{2,}")


def parse(line: str, zone: tzinfo = LOCAL) -> Article:
    """The article of one JSON line; BadArticle says what is wrong with it.

    ``published`` may be ISO 8601 or day first ("21:46 07-01-2024"), is local where it names no
    zone, and may be missing; ``summary`` becomes the lead.
    """
    if len(line) > MAX_LINE:
        raise BadArticle(f"longer than {MAX_LINE:,} characters")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadArticle(f"not JSON ({error})") from None
    if not isinstance(record, dict):
        raise BadArticle("not a JSON object")
    lines, author = _signed(_text(record, "body", required=True), _text(record, "author"))
    aside = _captions(lines)
    return Article(
        url=_address(record),
        title=_title(record),
        body="\n".join(line for at, line in enumerate(lines) if at not in aside),
        captions=tuple(lines[at] for at in sorted(aside)),
        published=_moment(record, "published", zone),
        updated=_moment(record, "updated", zone),
        lead=_text(record, "summary"),
        section=_text(record, "section"),
        author=author,
        image=_text(record, "image"),
    )


def _signed(body: str, author: str) -> tuple[list[str], str]:
    """The paragraphs without a last line that only signs, and whom it names. Where the record names
    somebody else the line stays: it may be part of the text."""
    lines = body.split("\n")
    name = byline(lines[-1]) if len(lines) > 1 else ""
    if not name or (author and fold(name) != fold(author)):
        return lines, author
    return lines[:-1], author or name


def _captions(lines: list[str]) -> frozenset[int]:
    """Which paragraphs are captions without a doubt; a record may mean every line that it has."""
    found = frozenset(at for at, line in enumerate(lines) if at and is_surely_caption(line))
    return found if len(found) * 2 < len(lines) else frozenset()


def _text(record: dict[str, Any], field: str, *, required: bool = False) -> str:
    value = record.get(field)
    if value is None:
        value = ""
    if not isinstance(value, str):
        raise BadArticle(f"{field} is not text")
    # A lone surrogate can be written in JSON but is no character, and no database takes it.
    clean = value.encode("utf-8", "replace").decode().replace("\0", "")
    clean = _EMPTY_LINES.sub("\n", tidy(clean.replace("\r\n", "\n").replace("\r", "\n")))
    if required and not clean:
        raise BadArticle(f"no {field}")
    return clean


def _title(record: dict[str, Any]) -> str:
    title = _text(record, "title", required=True).replace("\n", " ")
    if len(title) > MAX_TITLE:
        raise BadArticle(f"the title has more than {MAX_TITLE:,} characters")
    return title


def _address(record: dict[str, Any]) -> str:
    url = _text(record, "url", required=True)
    if _UNSAFE.match(url) or any(c.isspace() for c in url):
        raise BadArticle(f"url is not a web address: {url[:80]}")
    return url


def _moment(record: dict[str, Any], field: str, zone: tzinfo) -> datetime | None:
    text = _text(record, field)
    if not text:
        return None
    if moment := parse_date(text, zone):
        return moment
    raise BadArticle(f"{field} is not a date: {text[:60]}")
