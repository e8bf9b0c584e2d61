"""A sentence within its article: what the article tells anyway, and what this sentence adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from newsroom.answers.likeness import Likeness, Present, said
from newsroom.answers.reading.pages import Page, page
from newsroom.answers.reading.probe import Probe
from newsroom.text.syllables import accented_syllables, folded_syllables

ARTICLE_FEATURES = (
    "own",
    "only here",
    "told",
    "added",
    "with previous",
    "added near gap",
    "added in like words",
    "added by synonyms",
    "coverage",
)
"""What ``Whole.adds`` gives, in order."""

_LEAD = 2
"""Sentences at the beginning that tell what an article is about."""


class Whole:
    """One article held against a question: ``title`` and its ``passages``."""

    def __init__(
        self, asked: Probe, near: Mapping[str, float], title: str, passages: Sequence[str]
    ) -> None:
        self._asked = asked
        self._near = near
        pages = [page(text) for text in passages]
        sets = [words & asked.weights.keys() for each in pages for words in _keys(each)]
        self._counts = Counter(word for words in sets for word in words)
        lead = [words for each in pages[:1] for words in each.words[:_LEAD]]
        written = accented_syllables(title)
        pairs = map("_".join, pairwise(written))
        self._told = set(folded_syllables(title)).union(*sets[:_LEAD])
        words = frozenset((*written, *pairs)).union(*lead)
        self._told_like = [said(each, words) for each in (asked.likeness, asked.synonyms)]
        self._begins = asked.weight(self._told & asked.weights.keys())

    def adds(self, words: set[str], previous: set[str], written: frozenset[str]) -> list[float]:
        """``words`` of the question that a sentence has and that the one before it has, and all of
        the sentence as it is ``written``. Of the question's weight: what it has, each word shared
        among the sentences that have it; what no other sentence has; what title and lead tell; what
        the sentence adds to that, with the one before it, next to the question words, in words used
        alike and in synonyms; and what the whole article has."""
        asked, told = self._asked, self._told
        weights, counts = asked.weights, self._counts
        new = words - told
        return [
            sum(weights[word] / max(counts[word], 1) for word in words) / asked.total,
            sum(weights[word] for word in words if counts[word] <= 1) / asked.total,
            self._begins,
            asked.weight(new),
            asked.weight(new | (previous - told)),
            sum(self._near[word] for word in new),
            *map(_gain, (asked.likeness, asked.synonyms), self._told_like, (written, written)),
            asked.weight(counts),
        ]


def _gain(asked: Likeness, told: Present, words: frozenset[str]) -> float:
    total = sum(asked.weights) or 1.0
    here = said(asked, words)
    return (
        sum(
            asked.weights[number] * max(0.0, how_well - told.get(number, 0.0))
            for number, how_well in here.items()
        )
        / total
    )


def _keys(whole: Page) -> list[set[str]]:
    return [set(whole.keys[first:last]) for first, last in whole.rows]
