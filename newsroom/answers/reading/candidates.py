"""The extracts of a sentence that are worth a closer look."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.answers.reading.boundaries import Boundaries
from newsroom.answers.reading.sentence import Sentence

BOUNDARIES = 9
"""Beginnings and ends that are combined."""

LONGEST = 45
"""Syllables of an extract, unless it is the whole sentence."""

_CHUNKS = 12


@dataclass(frozen=True, slots=True)
class Edges:
    """How likely each syllable begins (``begin``) and ends (``end``) an answer, as log-odds, and
    the best of each."""

    begin: list[float]
    end: list[float]
    best_begin: float
    best_end: float

    def score(self, extract: tuple[int, int]) -> float:
        """How well both ends of an extract suit."""
        return self.begin[extract[0]] + self.end[extract[1]]


def edges(sentence: Sentence, boundaries: Boundaries) -> Edges:
    """The edges of ``sentence``."""
    begin, end = boundaries.scores(sentence)
    return Edges(begin, end, max(begin), max(end))


def candidates(sentence: Sentence, found: Edges, limit: int) -> list[tuple[int, int]]:
    """First and last syllable (inclusive) of the ``limit`` extracts with the best edges, of the
    chunks that have the asked form, and of the whole sentence."""
    begins = _best(found.begin, BOUNDARIES)
    ends = _best(found.end, BOUNDARIES)
    pairs = [(i, j) for i in begins for j in ends if i <= j < i + LONGEST]
    best = sorted(pairs, key=found.score, reverse=True)[:limit]
    formed = {pair for chunk in sentence.fitting for pair in chunk.variants()}
    chosen = sorted(formed, key=found.score, reverse=True)[:_CHUNKS]
    return list(dict.fromkeys([*best, *chosen, (0, len(sentence.row) - 1)]))


def _best(values: list[float], count: int) -> list[int]:
    return sorted(range(len(values)), key=values.__getitem__, reverse=True)[:count]
