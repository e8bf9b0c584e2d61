"""What a page is opened on: an article by its number or its address, or a question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handlers.links import spellings
from newsroom.models import Article
from newsroom.ports import Articles

_LONGEST = 2000
"""Characters of a page's address."""
_START = re.compile(r"([ac])_(\d{1,15})|q_([\w-]{1,62})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Opening:
    """``article`` is what is asked about, ``draft`` what stands in the question box."""

    article: Article | None = None
    draft: str = ""


async def opening(articles: Articles, fields: Mapping[str, Any]) -> Opening:
    """What ``?a=12``, ``?url=ADDRESS`` or, as on Telegram, ``?start=a_12``, ``c_12`` or
    ``q_gia_que`` mean; nothing where we do not know it."""
    if address := str(fields.get("url", ""))[:_LONGEST]:
        return Opening(await by_address(articles, address))
    start = _START.fullmatch(str(fields.get("start", "")))
    if start and start[3]:
        return Opening(draft=re.sub(r"[_-]+", " ", start[3]).strip())
    key = number(start[2] if start else str(fields.get("a", "")))
    return Opening(await articles.get(key) if key else None)


async def by_address(articles: Articles, address: str) -> Article | None:
    """The article of a page, however its address is spelt."""
    for spelling in spellings(address):
        if found := await articles.by_url(spelling):
            return found
    return None


def number(given: str) -> int:
    """A positive number as a client gave it, 0 for anything else."""
    return int(given) if given.isascii() and given.isdigit() and len(given) <= 15 else 0
