"""Passages as rows of syllables, the form in which they are read."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from newsroom.text.fold import fold
from newsroom.text.normalize import normalize
from newsroom.text.sentences import sentence_spans
from newsroom.text.syllables import spans

LOWER, CAPITAL, CAPITALS, NUMBER = range(4)
"""Shapes of a syllable."""

MARKS = ",;:.()[]\"“”'‘’«»-–—/?!…\n"
"""Punctuation that is told apart: a mark is 1 + its index here, 0 for a mere space."""

COMMA, HYPHEN, DASH, SLASH = (MARKS.index(mark) + 1 for mark in ",-–/")

_MARK_INDEX = {mark: at for at, mark in enumerate(MARKS, 1)}


@dataclass(frozen=True, slots=True)
class Page:
    """A passage. Of each syllable: where it stands in ``text`` (``starts``, ``ends``) and its form
    without diacritics in lower case (``keys``); ``lower`` is the whole text, normalised, in lower
    case, with the same offsets. ``sentences`` are ranges of characters, ``rows`` ranges of
    syllables, ``words`` the syllables and pairs of neighbours (``a_b``) with their diacritics, all
    three in the same order; none is empty."""

    text: str
    lower: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    rows: tuple[tuple[int, int], ...]
    words: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence in detail, its syllables counted from 0: ``words`` are normalised lower-case
    forms, ``marks`` the punctuation before each syllable, with one more entry for the end."""

    words: tuple[str, ...]
    keys: tuple[str, ...]
    shapes: tuple[int, ...]
    marks: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.keys)


@lru_cache(maxsize=128)
def page(text: str) -> Page:
    """``text``, which must be NFC, prepared for reading."""
    lower = normalize(text).lower()
    bare = fold(lower)
    if not len(text) == len(lower) == len(bare):  # a letter whose lower case is two, such as İ
        text = lower = bare = "".join(fold(letter)[:1] or " " for letter in text)
    places = spans(text)
    sentences, rows = _rows(text, places)
    accented = [lower[start:end] for start, end in places]
    return Page(
        text=text,
        lower=lower,
        starts=tuple([start for start, _ in places]),
        ends=tuple([end for _, end in places]),
        keys=tuple([bare[start:end] for start, end in places]),
        sentences=sentences,
        rows=rows,
        words=tuple(_words(accented[first:last]) for first, last in rows),
    )


def _words(syllables: list[str]) -> frozenset[str]:
    return frozenset((*syllables, *map("_".join, pairwise(syllables))))


def row(whole: Page, at: int) -> Row:
    """Sentence ``at`` of a page in detail."""
    first, last = whole.rows[at]
    places = [(whole.starts[t], whole.ends[t]) for t in range(first, last)]
    return Row(
        words=tuple([whole.lower[start:end] for start, end in places]),
        keys=whole.keys[first:last],
        shapes=tuple([_shape(whole.text[start:end]) for start, end in places]),
        marks=_marks(whole.text, places, *whole.sentences[at]),
    )


def _shape(syllable: str) -> int:
    first = syllable[0]
    if first.isdigit():
        return NUMBER
    if not first.isupper():
        return LOWER
    return CAPITALS if len(syllable) > 1 and syllable.isupper() else CAPITAL


def _marks(text: str, places: list[tuple[int, int]], start: int, end: int) -> tuple[int, ...]:
    found = []
    last = start
    for first, after in [*places, (end, end)]:
        between = text[last:first]
        found.append(
            0 if between == " " else next((_MARK_INDEX[c] for c in between if c in _MARK_INDEX), 0)
        )
        last = after
    return tuple(found)


def _rows(
    text: str, places: list[tuple[int, int]]
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """The sentences that hold a syllable, and which syllables they hold."""
    sentences, rows = [], []
    at = 0
    for start, end in sentence_spans(text):
        first = at
        at = bisect_left(places, (end, 0), first)
        if at > first:
            sentences.append((start, end))
            rows.append((first, at))
    return tuple(sentences), tuple(rows)
