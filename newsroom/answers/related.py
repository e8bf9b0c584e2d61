"""Words that are used alike (tử vong, thiệt mạng): a thesaurus learned from newspapers.

``data/related.txt`` is made by ``benchmarks/train_related.py``. A word here is one syllable or two
joined by ``_``, in lower case and with its diacritics: senses that differ in them stay apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from newsroom.answers.paraphrases import listed

DIGITS = 3
"""Base-36 digits of a neighbour's line number; two of its likeness in hundredths follow."""
_WIDTH = DIGITS + 2
_UNSEEN = 5.0
"""Of a word with diacritics that newspapers hardly use."""


@dataclass(frozen=True, slots=True)
class _Thesaurus:
    words: Sequence[str]
    entries: Mapping[str, str]
    """What the file has on each word, rarity and neighbours: read when asked for."""


@lru_cache(maxsize=2048)
def related(word: str) -> Mapping[str, float]:
    """The words used like ``word`` and how alike they are, between 0 and 1; itself is left out.

    Empty for a word that is rare or unknown. Likeness is symmetric.
    """
    known = _thesaurus()
    line = known.entries.get(word, "").partition(" ")[2]
    return {
        known.words[int(line[at : at + DIGITS], 36)]: int(line[at + DIGITS : at + _WIDTH]) / 100
        for at in range(0, len(line), _WIDTH)
    }


def rarity(word: str) -> float:
    """How much more ``word`` says than its search key, as a difference of inverse document
    frequencies: much for quả sấu, hardly anything for sau, which is what most uses of its key
    mean."""
    entry = _thesaurus().entries.get(word)
    if entry is None:
        return 0.0 if word.isascii() else _UNSEEN
    return int(entry.partition(" ")[0]) / 10


def joined(syllables: Sequence[str]) -> list[str]:
    """A text's accented syllables as the thesaurus's words, from left to right: two that are a word
    of it together are joined, any other stands alone."""
    known = _thesaurus().entries
    pairs = map("_".join, pairwise(syllables))
    found = list(syllables)
    last = -1
    for at, pair in [(at, pair) for at, pair in enumerate(pairs) if pair in known or listed(pair)]:
        if at != last:
            found[at], found[at + 1] = pair, ""
            last = at + 1
    return list(filter(None, found))


@cache
def _thesaurus() -> _Thesaurus:
    source = resources.files("newsroom.answers") / "data" / "related.txt"
    with source.open(encoding="utf-8") as lines:
        entries = dict(line.rstrip("\n").split(" ", 1) for line in lines)
    return _Thesaurus(tuple(entries), entries)
