"""The query for an English question about Vietnamese text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsroom.answers.lexicon import FUNCTION_WORDS, Entry, entry
from newsroom.answers.querying import Collection
from newsroom.answers.terms import Form, Query, Slot
from newsroom.answers.wants import wants
from newsroom.answers.weightless import WEIGHTLESS, indexed_pairs
from newsroom.answers.wording import Word

_FIRST, _FURTHER = 1.0, 0.95
"""How much the first and the further translations count."""


@dataclass(frozen=True, slots=True)
class Said:
    """Some words of the question and what they may be called: themselves (names, numbers, foreign
    words that the Vietnamese text keeps) and their translations."""

    forms: tuple[Form, ...]
    name: bool
    number: bool


def said(words: Sequence[Word]) -> list[Said]:
    """The parts of an English question that can be searched for."""
    lower = [word.folded or word.key for word in words]
    found: list[Said] = []
    at = 0
    while at < len(words):
        known = entry(lower, at)
        size = known.size if known else 1
        if not (size == 1 and lower[at] in FUNCTION_WORDS):
            found.append(_said(words[at : at + size], known))
        at += size
    return [each for each in found if each.forms]


def _said(words: Sequence[Word], known: Entry | None) -> Said:
    phrases = list(zip(known.phrases, known.written, strict=True)) if known else []
    forms = [
        Form(keys, _FURTHER if number else _FIRST, written)
        for number, (keys, written) in enumerate(phrases)
    ]
    alone = words[0] if len(words) == 1 else None
    # A word stands for itself where it is a name, or nothing else is known of it.
    if alone and (alone.name or not phrases):
        accented = (alone.accented,) if alone.accented else ()
        forms.insert(0, Form((alone.key,), accented=accented))
    return Said(
        tuple(dict.fromkeys(forms)),
        name=bool(alone and not phrases and alone.key.isalpha()),
        number=bool(alone and alone.number),
    )


def terms_of(parts: Sequence[Said]) -> Iterator[str]:
    """Everything that has to be counted before ``english_query``."""
    for part in parts:
        for form in part.forms:
            yield from (*form.keys, *_counted(form.keys))


def english_query(parts: Sequence[Said], words: Sequence[Word], collection: Collection) -> Query:
    """The query; forms that the collection lacks are left out. Adjectives stand after their noun in
    Vietnamese, so neighbours may stand in either order."""
    slots = [slot for part in parts if (slot := _slot(part, collection))]
    pairs: dict[tuple[int, int], float] = {}
    for at in range(1, len(slots)):
        weight = min(slots[at - 1].weight, slots[at].weight)
        pairs[at - 1, at] = pairs[at, at - 1] = weight
    return Query(tuple(slots), pairs, wants([word.key for word in words]))


def _slot(part: Said, collection: Collection) -> Slot | None:
    counts = {form: _count(form.keys, collection.counts) for form in part.forms}
    forms = tuple(form for form, count in counts.items() if count)
    if not forms:
        return None
    return Slot(
        forms=forms,
        weight=collection.idf_of(max(counts.values())),
        light=all(key in WEIGHTLESS for form in part.forms for key in form.keys),
        name=part.name,
        number=part.number,
    )


def _count(keys: Sequence[str], counts: Mapping[str, int]) -> int:
    """In how many passages the phrase may be: no more than its rarest pair."""
    return min(counts.get(term, 0) for term in _counted(keys))


def _counted(keys: Sequence[str]) -> Sequence[str]:
    """The terms whose counts tell how frequent a phrase is."""
    return indexed_pairs(keys) or keys
