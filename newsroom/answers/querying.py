"""From the words of a question to what is asked of the index and of ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from newsroom.answers.likeness import likeness
from newsroom.answers.paraphrases import paraphrases
from newsroom.answers.related import joined, rarity
from newsroom.answers.terms import Form, Query, Slot, idf
from newsroom.answers.wants import wants
from newsroom.answers.weightless import WRITTEN, indexed_pairs, weightless
from newsroom.answers.wording import Word
from newsroom.models import SearchQuery

_BUDGET = 150_000
_LEAST = 3
_LIGHT = 0.15
"""What a weightless word counts beside the others."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What is known of the collection: passages in all, and with each key or pair of keys."""

    size: int
    counts: Mapping[str, int]

    def idf(self, term: str) -> float:
        """The inverse document frequency of a key or pair."""
        return idf(self.counts.get(term, 0), self.size)

    def idf_of(self, count: int) -> float:
        """The inverse document frequency of what ``count`` passages have."""
        return idf(count, self.size)


def query_of(
    words: Sequence[Word], collection: Collection, near: Mapping[int, Sequence[Form]]
) -> Query:
    """The query for a Vietnamese question. ``near`` has further forms of words, by position."""
    seen: set[str] = set()
    slots: list[Slot] = []
    pairs: dict[tuple[int, int], float] = {}
    for at, word in enumerate(words):
        slots.append(_slot(word, collection, near.get(at, ()), again=word.key in seen))
        seen.add(word.key)
        if at:
            left, right = slots[at - 1], slots[at]
            pair = pair_of(left.forms[0], right.forms[0])
            weight = collection.idf(pair)
            if left.light and right.light:  # which is not counted
                weight = min(left.weight, right.weight)
            pairs[at - 1, at] = 0.0 if pair in seen else weight
            seen.add(pair)
    said = _said(words, collection)
    return Query(
        tuple(slots),
        pairs,
        wants([word.key for word in words]),
        likeness(said),
        likeness(said, paraphrases),
    )


def _said(words: Sequence[Word], collection: Collection) -> Mapping[str, float]:
    """The question's words with their weights, as far as their diacritics are known or likely."""
    found: dict[str, float] = {}
    at = 0
    for word in joined([each.accented or each.likely or each.key for each in words]):
        size = word.count("_") + 1
        if not all(each in WRITTEN for each in word.split("_")):
            key = "_".join(each.key for each in words[at : at + size])
            found[word] = collection.idf(key) + rarity(word)
        at += size
    return found


def pair_of(left: Form, right: Form) -> str:
    """The pair of keys where the two forms meet."""
    return f"{left.keys[-1]}_{right.keys[0]}"


def _slot(word: Word, collection: Collection, near: Sequence[Form], *, again: bool) -> Slot:
    accented = word.accented or word.likely
    own = Form((word.key,), 1.0, (accented,) if accented else ())
    known = [form for form in (own, *near) if collection.counts.get(form.keys[0])] or [own]
    # A word that is not in the collection weighs what its likeliest correction weighs.
    likeliest = known[0].keys[0]
    return Slot(
        forms=tuple(known),
        weight=0.0 if again else collection.idf(likeliest),
        light=weightless(likeliest, word.accented),
        name=word.name and not again,
        number=word.number and not again,
    )


def search_of(query: Query, collection: Collection) -> SearchQuery:
    """The OR of terms by which the index finds candidates for ``query``: all its pairs, and of its
    words the rarest that stand in no more than ``_BUDGET`` passages together, at least
    ``_LEAST``. What time a search takes is what its words' passages number."""
    words: dict[str, float] = {}
    pairs: dict[str, float] = {}
    for slot in query.slots:
        for form in slot.forms:
            if len(form.keys) == 1:
                weight = form.strength * (_LIGHT if slot.light else 1.0)
                words[form.keys[0]] = max(weight, words.get(form.keys[0], 0.0))
            for pair in indexed_pairs(form.keys):
                pairs[pair] = form.strength
    for left, right in query.pairs:
        if query.slots[left].light and query.slots[right].light:
            continue
        for first in query.slots[left].forms:
            for second in query.slots[right].forms:
                met = pair_of(first, second)
                pairs[met] = max(first.strength * second.strength, pairs.get(met, 0.0))
    chosen = _rarest(words, collection.counts)
    return SearchQuery(
        syllables=tuple((key, words[key]) for key in chosen), bigrams=tuple(pairs.items())
    )


def _rarest(words: Mapping[str, float], counts: Mapping[str, int]) -> list[str]:
    """The keys of ``words`` to search for; weightless ones only where the budget has room."""
    ordered = sorted(words, key=lambda key: (words[key] <= _LIGHT, counts.get(key, 0)))
    reached = accumulate(counts.get(key, 0) for key in ordered)
    return [
        key
        for at, (key, total) in enumerate(zip(ordered, reached, strict=True))
        if total <= _BUDGET or (at < _LEAST and words[key] > _LIGHT)
    ]
