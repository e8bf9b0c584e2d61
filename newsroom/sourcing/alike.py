"""The same story at another address: reprints and copies, known by their texts."""

from __future__ import annotations

import re
import zlib
from datetime import timedelta

from newsroom.models import Article
from newsroom.text.syllables import folded_syllables

SKETCH = 8
"""Numbers that stand for a text; two texts of which most is shared share several of them."""
SHARED = 2
APART = timedelta(days=7)
"""Texts published further apart are forms filled in anew: forecasts, notices, prices."""

_RUN = 4
_ALIKE = 0.8
_LEAST = 12
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")


def sketch(article: Article) -> tuple[int, ...]:
    """The smallest hashes of the text's runs of syllables; empty for a text too short to tell."""
    return tuple(sorted(set(map(zlib.crc32, map(str.encode, _runs(article)))))[:SKETCH])


def same_story(one: Article, other: Article) -> bool:
    """Whether most of the shorter text stands in the longer one, with all of its numbers.

    A text that gives another number tells something else, however alike the rest is.
    """
    if one.published and other.published and abs(one.published - other.published) > APART:
        return False
    left, right = _runs(one), _runs(other)
    least = min(len(left), len(right))
    if not least or len(left & right) < _ALIKE * least or max(len(left), len(right)) > 3 * least:
        return False
    short, long = (one, other) if len(left) <= len(right) else (other, one)
    return _numbers(short) <= _numbers(long)


def _runs(article: Article) -> frozenset[str]:
    syllables = folded_syllables(f"{article.lead}\n{article.body}")
    if len(syllables) < _LEAST:
        return frozenset()
    return frozenset(map(" ".join, zip(*(syllables[at:] for at in range(_RUN)), strict=False)))


def _numbers(article: Article) -> frozenset[str]:
    return frozenset(_NUMBER.findall(f"{article.lead}\n{article.body}"))
