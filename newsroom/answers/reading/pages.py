"""Passages as rows of syllables, the form in which they are read."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.text.fold import fold
from newsroom.text.normalize import normalize
from newsroom.text.sentences import sentence_spans
from newsroom.text.syllables import spans

LOWER, CAPITAL, CAPITALS, NUMBER = range(4)
"""Shapes of a syllable."""

MARKS = ",;:.()[]\"“”'‘’«»-–—/?!…\n"
"""Punctuation that is told apart; ``Page.marks`` holds 1 + the index, 0 for a mere space."""

_MARK_INDEX = {mark: at for at, mark in enumerate(MARKS, 1)}


@dataclass(frozen=True, slots=True)
class Page:
    """A passage. Of each syllable: where it stands in ``text`` (``starts``, ``ends``), its
    normalised lower-case form (``words``), that without diacritics (``keys``), its shape, and the
    punctuation before it (``marks``, with one more entry for the end). ``sentences`` are ranges of
    characters, ``rows`` ranges of syllables, both in the same order; none is empty."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    keys: tuple[str, ...]
    shapes: tuple[int, ...]
    marks: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    rows: tuple[tuple[int, int], ...]


def page(text: str) -> Page:
    """``text``, which must be NFC, prepared for reading."""
    lower = normalize(text).lower()
    bare = fold(lower)
    if not len(text) == len(lower) == len(bare):  # a letter whose lower case is two, such as İ
        text = lower = bare
    places = list(spans(text))
    sentences, rows = _rows(text, places)
    return Page(
        text=text,
        starts=tuple(start for start, _ in places),
        ends=tuple(end for _, end in places),
        words=tuple(lower[start:end] for start, end in places),
        keys=tuple(bare[start:end] for start, end in places),
        shapes=tuple(_shape(text[start:end]) for start, end in places),
        marks=_marks(text, places),
        sentences=sentences,
        rows=rows,
    )


def _shape(syllable: str) -> int:
    first = syllable[0]
    if first.isdigit():
        return NUMBER
    if not first.isupper():
        return LOWER
    return CAPITALS if len(syllable) > 1 and syllable.isupper() else CAPITAL


def _marks(text: str, places: list[tuple[int, int]]) -> tuple[int, ...]:
    found = []
    last = 0
    for start, end in [*places, (len(text), 0)]:
        between = text[last:start]
        mark = 0
        if between != " ":
            mark = next((_MARK_INDEX[c] for c in between if c in _MARK_INDEX), 0)
        found.append(mark)
        last = end
    return tuple(found)


def _rows(
    text: str, places: list[tuple[int, int]]
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """The sentences that hold a syllable, and which syllables they hold."""
    sentences, rows = [], []
    at = 0
    for start, end in sentence_spans(text):
        first = at
        while at < len(places) and places[at][0] < end:
            at += 1
        if at > first:
            sentences.append((start, end))
            rows.append((first, at))
    return tuple(sentences), tuple(rows)
