"""Where the slots of a question are found in a passage."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from newsroom.answers.related import joined
from newsroom.answers.terms import Form, Query
from newsroom.models import Candidate
from newsroom.text.keys import key_line
from newsroom.text.syllables import accented_syllables

Lookup = Mapping[str, Sequence[tuple[int, Form]]]
"""The slots that may begin with a key."""


class Hit(NamedTuple):
    """A slot found at ``size`` syllables of the passage from ``at`` on. ``agrees``: with the same
    diacritics."""

    at: int
    size: int
    slot: int
    strength: float
    agrees: bool
    sentence: int


@dataclass(frozen=True, slots=True)
class Match:
    """All that was found, in the order of the passage; ``title`` has the strongest hit of each slot
    that the title fills; ``keys`` are the passage's, and ``words`` its words as the thesaurus has
    them, separated by spaces, sentences by newlines; ``title_words`` are the title's."""

    hits: list[Hit]
    title: Mapping[int, float]
    keys: list[str]
    words: str
    title_words: Sequence[str]


def lookup(query: Query) -> Lookup:
    """The slots of ``query`` by the first key of each form."""
    found: dict[str, list[tuple[int, Form]]] = {}
    for number, slot in enumerate(query.slots):
        for form in slot.forms:
            found.setdefault(form.keys[0], []).append((number, form))
    return found


def match(slots: Lookup, candidate: Candidate) -> Match:
    """Find the slots in a passage and in its title."""
    words = candidate.words or " ".join(joined(accented_syllables(candidate.passage.text)))
    syllables = words.replace("_", " ")
    keys = (candidate.keys or key_line(syllables)).split()
    found = _find(slots, keys, syllables.split(), _breaks(syllables))
    title_keys, title_words = _title(candidate.title)
    return Match(found, best(_find(slots, title_keys, [], [])), keys, words, title_words)


@lru_cache(maxsize=256)
def _title(title: str) -> tuple[Sequence[str], Sequence[str]]:
    """The keys and words of a title, which an article's passages share."""
    accented = accented_syllables(title)
    return key_line(" ".join(accented)).split(), joined(accented)


def best(hits: Sequence[Hit]) -> dict[int, float]:
    """The strongest hit of each slot."""
    found: dict[int, float] = {}
    for hit in hits:
        if hit.strength > found.get(hit.slot, 0.0):
            found[hit.slot] = hit.strength
    return found


def _breaks(syllables: str) -> list[int]:
    """At which syllable each sentence after the first begins."""
    found: list[int] = []
    count = 0
    for line in syllables.split("\n"):
        count += line.count(" ") + 1
        found.append(count)
    return found[:-1]


def _find(
    slots: Lookup, keys: Sequence[str], accented: Sequence[str], breaks: Sequence[int]
) -> list[Hit]:
    found: list[Hit] = []
    for at in [at for at, key in enumerate(keys) if key in slots]:
        for slot, form in slots[keys[at]]:
            size = len(form.keys)
            if size > 1 and tuple(keys[at : at + size]) != form.keys:
                continue
            agrees = not form.accented or tuple(accented[at : at + size]) == form.accented
            found.append(Hit(at, size, slot, form.strength, agrees, bisect_right(breaks, at)))
    return found
