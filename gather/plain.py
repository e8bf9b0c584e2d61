"""Articles in plain text: title, date line, paragraphs, author in the last line.

    Văn phòng UBND tỉnh triển khai nhiệm vụ năm 2024

    21:46 07-01-2024 | :334

    Laocaitv.vn - Sáng 06/1, ...

The file may end in the site's comment box, and captions may stand between the paragraphs.
"""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from typing import Final

from gather.addresses import stand_in
from gather.bylines import byline
from gather.captions import captions_among
from gather.dates import LOCAL, find_dates
from gather.encoding import decode
from gather.lines import is_date_line, is_end, is_noise
from newsroom.errors import BadArticle
from newsroom.models import Article
from newsroom.text.normalize import tidy

_ADDRESS: Final = re.compile(r"(?:(?:url|nguồn|link|địa chỉ)\s*:\s*)?(https?://\S+)", re.IGNORECASE)
_HEAD: Final = 4
_TAIL: Final = 3
_SHORT: Final = 60


def parse(raw: bytes | str, name: str = "", zone: tzinfo = LOCAL) -> Article:
    """The article of a plain text; ``name`` is the name of its file.

    A text with no address of its own gets a stable one, see ``gather.addresses.stand_in``. Raises
    BadArticle where there is no title or no text under it.
    """
    text = raw if isinstance(raw, str) else decode(raw)
    lines = _unwrapped(tidy(text.replace("\r\n", "\n").replace("\r", "\n")))
    if len(lines) < 2:
        raise BadArticle("no article: a title and text under it are needed")
    title, rest = lines[0], _without_tail(lines[1:])
    published, address, rest = _head(rest, zone)
    author, rest = _author(rest)
    aside = captions_among(rest)
    body = [line for at, line in enumerate(rest) if at not in aside]
    if not body:
        raise BadArticle("no text under the title")
    return Article(
        url=address or stand_in(name, title, published),
        title=title,
        body="\n".join(body),
        published=published,
        author=author,
        captions=tuple(rest[at] for at in sorted(aside)),
    )


def _unwrapped(text: str) -> list[str]:
    """The paragraphs: lines, with those joined that an editor program broke within a sentence."""
    found: list[str] = []
    open_line = False
    for line in text.split("\n"):
        if open_line and line[:1].islower() and not _ADDRESS.fullmatch(line):
            found[-1] += f" {line}"
        elif line:
            found.append(line)
        open_line = bool(line)
    return found


def _without_tail(lines: list[str]) -> list[str]:
    """What stands before the comment box or the list of other news."""
    for at, line in enumerate(lines):
        if at > 1 and is_end(line):
            return lines[:at]
    return lines


def _head(lines: list[str], zone: tzinfo) -> tuple[datetime | None, str, list[str]]:
    """Publication time and address from the lines under the title, and the lines that remain."""
    published, address = None, ""
    kept: list[str] = []
    for at, line in enumerate(lines):
        if at < _HEAD and is_date_line(line) and published is None:
            published = find_dates(line, zone)[0].moment
        elif match := _ADDRESS.fullmatch(line):
            address = address or match[1]
        elif not is_noise(line):
            kept.append(line)
    return published, address, kept


def _author(lines: list[str]) -> tuple[str, list[str]]:
    """The author of the last lines, or of the first where the story ends without one."""
    for at in range(len(lines) - 1, max(0, len(lines) - 1 - _TAIL), -1):
        if author := byline(lines[at]):
            return author, lines[:at] + [line for line in lines[at + 1 :] if len(line) > _SHORT]
        if len(lines[at]) > _SHORT:
            break
    if len(lines) > 1 and (author := byline(lines[0])):
        return author, lines[1:]
    return "", lines
