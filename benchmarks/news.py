"""The newspaper articles that counts are learned from (../shared/data; see its README.md)."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from newsroom.text.normalize import normalize

DATA = Path("../shared/data")
_ADDRESS = re.compile(r"\S*(?:https?:|www\.|@|\.html?|\.vn|\.com)\S*")
_WORD = re.compile(r"[^\W\d_]+")


def lines() -> Iterator[str]:
    """The paragraphs of every article that are prose with diacritics, about 13 million words.

    Lists of donors and readers' text messages, which are full of bare words, are left out.
    """
    for text in texts():
        for line in normalize(text).split("\n"):
            prose = _ADDRESS.sub(" ", line)
            if is_prose(prose):
                yield prose


def texts() -> Iterator[str]:
    """Title, summary and body of every article."""
    for name in ("news-22k.jsonl.gz", "news-2016.jsonl.gz"):
        with gzip.open(DATA / name, "rt", encoding="utf-8") as articles:
            for line in articles:
                article = json.loads(line)
                yield "\n".join(article.get(part) or "" for part in ("title", "summary", "body"))


def is_prose(line: str) -> bool:
    """Whether most of a line is running Vietnamese with its diacritics."""
    words = _WORD.findall(line)
    accented = sum(not word.isascii() for word in words)
    digits = sum(map(str.isdigit, line))
    return bool(words) and accented >= 0.4 * len(words) and digits <= 0.12 * len(line)
