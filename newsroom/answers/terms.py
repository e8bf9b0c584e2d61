"""What a question asks the collection for: slots, each with the forms that may fill it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsroom.answers.likeness import NOTHING, Likeness


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say what a slot stands for: search keys in a row, and how well they say it (1 as
    asked, less for a synonym, a translation or a correction). ``accented`` are the syllables as
    written in the question, empty where it has no diacritics to agree with."""

    keys: tuple[str, ...]
    strength: float = 1.0
    accented: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A word of the question. ``weight`` is its inverse document frequency; ``light`` words are
    particles and question words, ``name`` is written with a capital or foreign, ``number`` has
    digits."""

    forms: tuple[Form, ...]
    weight: float
    light: bool = False
    name: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Wants:
    """What kind of thing would answer; each is looked for in a passage."""

    number: bool = False
    time: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question as ranking sees it. ``pairs`` are neighbouring slots and what it weighs to find
    them side by side; ``likeness`` is what says the same in other words."""

    slots: tuple[Slot, ...]
    pairs: Mapping[tuple[int, int], float]
    wants: Wants = Wants()
    likeness: Likeness = NOTHING
    synonyms: Likeness = NOTHING


def idf(count: int, total: int) -> float:
    """BM25's inverse document frequency of a term found in ``count`` of ``total`` passages."""
    return math.log(1 + (total - min(count, total) + 0.5) / (count + 0.5))


def whole(slots: Sequence[Slot]) -> float:
    """The weight of all words that say something; never 0."""
    return sum(slot.weight for slot in slots if not slot.light) or 1.0
