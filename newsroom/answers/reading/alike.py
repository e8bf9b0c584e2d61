"""Sentences that say in other words what a question says."""

from __future__ import annotations

from collections.abc import Mapping

from newsroom.answers.likeness import Likeness, likeness, said
from newsroom.answers.paraphrases import paraphrases
from newsroom.answers.related import joined
from newsroom.answers.weightless import WRITTEN
from newsroom.answers.wording import words_of
from newsroom.text.fold import fold

ALIKE_FEATURES = ("alike", "alike only", "alike with previous", "most missing")
"""What ``alike`` gives, in order."""

Words = frozenset[str]
"""The syllables of a sentence and its pairs of neighbours (``a_b``), with their diacritics."""


def asked_in(text: str, weights: Mapping[str, float]) -> tuple[Likeness, Likeness]:
    """The words of a question with those used like them and with their synonyms, each with the sum
    of its syllables' ``weights`` (by folded syllable). Diacritics that all of them lack are
    restored."""
    syllables = [word.accented or word.likely or word.key for word in words_of(text)]
    asked = {
        word: sum(weights.get(fold(part), 0.0) for part in word.split("_"))
        for word in joined(syllables)
        if not WRITTEN.issuperset(word.split("_"))
    }
    return likeness(asked), likeness(asked, paraphrases)


def alike(asked: Likeness, here: Words, previous: Words) -> list[float]:
    """Of the question's weight: the share that a sentence says in the same or like words, the share
    in like words only, the share together with the sentence before, and the weight of the word that
    is missed most."""
    total = sum(asked.weights) or 1.0
    now, before = said(asked, here), said(asked, previous)
    whole = other = both = most = 0.0
    for number, weight in enumerate(asked.weights):
        how_well = now.get(number, 0.0)
        whole += weight * how_well
        other += weight * how_well if how_well < 1 else 0.0
        both += weight * max(how_well, before.get(number, 0.0))
        most = max(most, weight * (1 - how_well))
    return [whole / total, other / total, both / total, most]
