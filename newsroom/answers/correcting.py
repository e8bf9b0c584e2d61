"""Typing errors in a question, put right by the words and word pairs of the collection.

A word that the collection does not have is given the near words that it has; a word that it has,
but never beside either neighbour, also those near words that stand beside both. Which of them is
likeliest is decided by how often they stand beside the neighbours, how frequent they are, and how
easily the one is mistyped for the other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from newsroom.answers.terms import Form
from newsroom.answers.weightless import WEIGHTLESS
from newsroom.answers.wording import Word
from newsroom.ports import Search
from newsroom.text.orthography import folded, syllables
from newsroom.text.slips import residues, slip_cost

_NEAR = 60
"""Near words looked at for one word."""
_KEPT = 3
_STRENGTH, _DOUBTFUL = 0.9, 0.6
"""How much a near word counts for an unknown word, and for one that the collection has."""
_CONTEXT, _FREQUENCY, _COST = 1.0, 0.4, 1.5
_USUAL = 3
"""Passages in which a near word must stand beside each neighbour to be meant for a known word."""
_LEAST = 0.15
"""A near word this much less likely than the likeliest is not used."""
_CONFIDENT = 3.0
"""How many times likelier than the next the likeliest must be to be shown as a correction."""


@dataclass(frozen=True, slots=True)
class Near:
    """What a word may have been meant for, likeliest first. ``sure``: there is little doubt."""

    forms: tuple[Form, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class _Suspect:
    at: int
    known: bool
    near: tuple[tuple[str, int], ...]


async def near_words(
    search: Search, words: Sequence[Word], counts: Mapping[str, int]
) -> dict[int, Near]:
    """For each word in doubt (by position) what it may have been meant for.

    ``counts`` has the passages with each key and each pair of neighbours.
    """
    suspects = [
        each for at in range(len(words)) if (each := await _suspect(search, words, at, counts))
    ]
    if not suspects:
        return {}
    pairs = {
        pair
        for suspect in suspects
        for key, _ in suspect.near
        for pair in _pairs(words, suspect.at, key)
    }
    beside = await search.frequencies(list(pairs))
    judged = {each.at: _judge(words, each, beside) for each in suspects}
    return {at: near for at, near in judged.items() if near.forms}


async def _suspect(
    search: Search, words: Sequence[Word], at: int, counts: Mapping[str, int]
) -> _Suspect | None:
    word = words[at]
    if not word.key.isalpha() or len(word.key) < 2 or _meant(word):
        return None
    known = counts.get(word.key, 0) > 0
    if known and (
        word.accented or any(counts.get(each, 0) for each in _pairs(words, at, word.key))
    ):
        return None
    near = await search.similar(word.key, _NEAR)
    near = [*(await search.frequencies(residues(word.key))).items(), *near]
    return _Suspect(at, known, tuple((key, count) for key, count in near if count))


def _meant(word: Word) -> bool:
    """Whether the diacritics show that the word is what was meant: they make it a syllable."""
    return word.accented != word.folded and word.accented in syllables()


def _pairs(words: Sequence[Word], at: int, key: str) -> list[str]:
    """The pairs that ``key`` makes with the neighbours at ``at``, as far as they are counted."""
    left = [words[at - 1].key] if at else []
    right = [words[at + 1].key] if at + 1 < len(words) else []
    if key in WEIGHTLESS:
        left = [each for each in left if each not in WEIGHTLESS]
        right = [each for each in right if each not in WEIGHTLESS]
    return [f"{each}_{key}" for each in left] + [f"{key}_{each}" for each in right]


def _judge(words: Sequence[Word], suspect: _Suspect, beside: Mapping[str, int]) -> Near:
    typed = words[suspect.at].key
    scored = []
    for key, count in dict(suspect.near).items():
        seen = [beside.get(pair, 0) for pair in _pairs(words, suspect.at, key)]
        if suspect.known and min(seen, default=0) < _USUAL:
            continue
        score = (
            _CONTEXT * sum(map(math.log1p, seen))
            + _FREQUENCY * math.log1p(count)
            - _COST * slip_cost(typed, key)
        )
        scored.append((score, key))
    scored.sort(reverse=True)
    if not scored:
        return Near((), sure=False)
    best = scored[0][0]
    strength = _DOUBTFUL if suspect.known else _STRENGTH
    forms = tuple(
        Form((key,), strength * math.exp(score - best))
        for score, key in scored[:_KEPT]
        if math.exp(score - best) >= _LEAST
    )
    # A syllable that a small collection merely lacks ("chuc") is no slip for certain.
    clear = len(scored) < 2 or best - scored[1][0] > math.log(_CONFIDENT)
    sure = clear and not suspect.known and typed not in folded()
    return Near(forms, sure)


async def respaced(search: Search, words: Sequence[Word]) -> list[Word]:
    """``words`` with missing and extra spaces put right where the collection leaves little doubt:
    an unknown word is divided into two that it knows side by side, two neighbours of which one is
    unknown are joined to a word that it knows."""
    counts = await search.frequencies([word.key for word in words])
    joined = await _joined(search, words, counts)
    counts |= await search.frequencies([word.key for word in joined])
    found: list[Word] = []
    for word in joined:
        halves = [] if counts[word.key] or not word.key.isalpha() else await _halves(search, word)
        found.extend(halves or [word])
    return found


async def _joined(search: Search, words: Sequence[Word], counts: Mapping[str, int]) -> list[Word]:
    together = await search.frequencies([left.key + right.key for left, right in pairwise(words)])
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        if last and _broken(last, word, counts) and together.get(last.key + word.key):
            both = replace(last, written=f"{last.written} {word.written}")
            found[-1] = _respelled(both, last.key + word.key)
        else:
            found.append(word)
    return found


def _broken(left: Word, right: Word, counts: Mapping[str, int]) -> bool:
    """Whether a space may have slipped in between: one of the two is unknown or a lone letter."""
    if not (left.key.isalpha() and right.key.isalpha()):
        return False
    return any(len(word.key) == 1 or not counts.get(word.key) for word in (left, right))


async def _halves(search: Search, word: Word) -> list[Word]:
    """The two words side by side that ``word`` is made of; none where there are no such."""
    cuts = range(2, len(word.key) - 1)
    pairs = {f"{word.key[:cut]}_{word.key[cut:]}": cut for cut in cuts}
    counts = await search.frequencies(list(pairs))
    pair = max(counts, key=lambda each: counts[each], default="")
    if not pair or not counts[pair]:
        return []
    return [_respelled(word, half) for half in pair.split("_")]


def _respelled(word: Word, key: str) -> Word:
    """``word`` with other letters, of whose diacritics nothing is known."""
    return replace(word, key=key, folded=key, accented="", likely="")
