"""Classes of words that stand in the same company, in place of a part-of-speech tagger.

Made from newspaper text by ``benchmarks/train_words.py``: words (two syllables that belong together
are joined by ``_``) are grouped by their neighbours, so that verbs, persons, units, places and so
on fall into classes of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

from newsroom.answers.reading.pages import CAPITAL, CAPITALS, NUMBER, Row
from newsroom.text.fold import fold

UNKNOWN, NAME, COUNT, YEAR, EDGE, ABSENT = range(-6, 0)
"""Classes beside those of the file: unknown words, unknown capitalised words, numbers, four-digit
numbers, beyond the sentence, and no such word in the question."""

SECOND = 1000
"""Added to the class of a word for its second syllable."""

_YEAR_DIGITS = 4


@cache
def _classes() -> dict[str, int]:
    """The class of each known word, most frequent words first."""
    source = resources.files("newsroom.answers") / "data" / "word_classes.txt"
    lines = source.read_text(encoding="utf-8").split("\n")
    pairs = (line.split(" ") for line in lines if line)
    return {word: int(number) for word, number in pairs}


@cache
def _folded() -> dict[str, int]:
    """The same without diacritics; the more frequent word counts where two become one."""
    found: dict[str, int] = {}
    for word, number in _classes().items():
        found.setdefault(fold(word), number)
    return found


def is_word(first: str, second: str) -> bool:
    """Whether two syllables written as given belong to one word."""
    return f"{first}_{second}" in _classes()


def classes(row: Row) -> list[int]:
    """The class of each syllable of a sentence."""
    known = _classes()
    found: list[int] = []
    while len(found) < len(row):
        at = len(found)
        word = row.words[at]
        if row.shapes[at] == NUMBER:
            found.append(YEAR if word.isdigit() and len(word) == _YEAR_DIGITS else COUNT)
            continue
        if at + 1 < len(row) and row.marks[at + 1] == 0:
            pair = known.get(f"{word}_{row.words[at + 1]}")
            if pair is not None:
                found += (pair, pair + SECOND)
                continue
        name = row.shapes[at] in (CAPITAL, CAPITALS)
        found.append(known.get(word, NAME if name else UNKNOWN))
    return found


def word_class(syllables: Sequence[str], *, marked: bool, last: bool = False) -> int:
    """The class of the first (``last``: the last) word of a question's ``syllables``, which are
    written with diacritics where ``marked``."""
    if not syllables:
        return ABSENT
    known = _classes() if marked else _folded()
    pair = known.get("_".join(syllables[-2:] if last else syllables[:2]))
    return known.get(syllables[-1] if last else syllables[0], UNKNOWN) if pair is None else pair
