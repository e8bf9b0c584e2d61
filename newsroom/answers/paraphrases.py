"""Ways to say the same in Vietnamese, written down by hand (tử vong, thiệt mạng, chết).

``data/paraphrases.txt`` has a line a word: ``word: synonyms ; other ways of saying``. Both hold in
either direction. A word is one syllable or two, here joined by ``_`` as in ``related``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

SAME = 0.9
"""How well a synonym says a word."""
NEARLY = 0.6
"""How well another way of saying does."""


def paraphrases(word: str) -> Mapping[str, float]:
    """What says ``word`` (in lower case, with its diacritics), and how well."""
    return _listed().get(word, {})


def listed(word: str) -> bool:
    """Whether the list has ``word``."""
    return word in _listed()


@cache
def _listed() -> Mapping[str, Mapping[str, float]]:
    source = resources.files("newsroom.answers") / "data" / "paraphrases.txt"
    found: dict[str, dict[str, float]] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        for word, other, how_well in _pairs(line):
            for left, right in ((word, other), (other, word)):
                known = found.setdefault(left, {})
                known[right] = max(how_well, known.get(right, 0.0))
    return found


def _pairs(line: str) -> Iterator[tuple[str, str, float]]:
    word, _, ways = line.partition(":")
    same, _, others = ways.partition(";")
    for listing, how_well in ((same, SAME), (others, NEARLY)):
        for other in filter(None, map(str.strip, listing.split(","))):
            yield word.replace(" ", "_"), other.replace(" ", "_"), how_well
