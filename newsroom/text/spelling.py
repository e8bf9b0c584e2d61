"""Typing errors: the words of a collection that are one or two slips away from what was typed."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONG = 7
"""Letters from which two errors are allowed."""


class Vocabulary:
    """The folded syllables of a collection with the number of passages they occur in.

    One error (a letter dropped, added, changed, or two swapped) is found by forming every such
    spelling and looking it up, some 54 n + 25 look-ups for n letters, whatever the vocabulary's
    size; two errors, in long words only, by comparing with the words of similar length.
    """

    def __init__(self, counts: Iterable[tuple[str, int]]) -> None:
        self._counts = {word: count for word, count in counts if word.isalpha()}
        self._by_length: dict[int, list[str]] = {}
        for word in self._counts:
            if len(word) >= _LONG - 2:
                self._by_length.setdefault(len(word), []).append(word)

    def __len__(self) -> int:
        return len(self._counts)

    def count(self, word: str) -> int:
        """In how many passages ``word`` occurs."""
        return self._counts.get(word, 0)

    def similar(self, word: str, limit: int) -> list[tuple[str, int]]:
        """Other words within one error (two from seven letters on), nearest and most frequent
        first, with their counts."""
        near = {other: 1 for other in neighbours(word) if other in self._counts}
        if len(word) >= _LONG:
            for other in self._further(word):
                near.setdefault(other, 2)
        near.pop(word, None)
        ordered = sorted(near, key=lambda other: (near[other], -self._counts[other], other))
        return [(other, self._counts[other]) for other in ordered[:limit]]

    def _further(self, word: str) -> list[str]:
        lengths = range(len(word) - 2, len(word) + 3)
        alike = [each for length in lengths for each in self._by_length.get(length, ())]
        found = extract(word, alike, scorer=OSA.distance, score_cutoff=2, limit=None)
        return [other for other, *_ in found]


def neighbours(word: str) -> set[str]:
    """Every spelling one error away from ``word``."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {left + right[1:] for left, right in parts if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1}
    for letter in _LETTERS:
        found |= {left + letter + right for left, right in parts}
        found |= {left + letter + right[1:] for left, right in parts if right}
    return found
