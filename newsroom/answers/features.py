"""What speaks for a passage, as numbers that a linear model weighs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsroom.answers.likeness import like
from newsroom.answers.matching import Hit, Match, best
from newsroom.answers.terms import Query

FEATURES = (
    "index",  # the index's own score
    "terms",  # BM25 of the words that say something
    "light",  # BM25 of the others
    "names",  # BM25 of names
    "agreeing",  # BM25 of words found with the same diacritics
    "present",  # weight of the words present
    "names_present",  # the same, names only
    "numbers_present",  # the same, numbers only
    "title",  # weight of the words that the title has
    "pairs",  # BM25 of pairs of words that say something
    "mixed_pairs",  # BM25 of pairs with one light word
    "light_pairs",  # BM25 of pairs of light words
    "agreeing_pairs",  # weight of pairs found with the same diacritics
    "name_pairs",  # weight of pairs within a name
    "sentence",  # weight of the words in the best sentence
    "sentence_pairs",  # weight of the pairs in it
    "two_sentences",  # weight of the words in the best two neighbouring sentences
    "window",  # weight of the words in the best run of WINDOW syllables
    "run",  # weight of the longest run of words that is the same in both
    "near",  # pairs of words near each other in both, by distance
    "heaviest_missing",  # weight of the heaviest word missing
    "names_missing",  # how many names are in neither the passage nor its title
    "a_name_missing",  # 1 where it is at least one
    "numbers_missing",  # how many numbers are missing
    "number",  # numbers of its own, where one is asked for
    "time",  # words of time of its own, where a time is asked for
    "person",  # names of two words, where a person is asked for
    "like",  # weight of the words said by themselves or in other words
    "like_only",  # the same, in other words only
    "like_sentence",  # weight of the words that the best sentence says in any words
    "like_two_sentences",  # that of the best two neighbouring sentences
    "like_title",  # weight of the words that the title says in any words
    "same",  # weight of the words said by themselves or by synonyms
    "same_only",  # the same, by synonyms only
    "same_sentence",  # weight of the words that the best sentence says so
    "same_two_sentences",  # that of the best two neighbouring sentences
    "same_title",  # weight of the words that the title says so
)

WINDOW = 20
_SATURATION = 1.0
_LENGTH_SHARE = 0.5
_USUAL_LENGTH = 100
_NEAR, _NEAR_IN_QUESTION = 8, 4
_TIME_WORDS = frozenset(("nam", "thang", "ngay", "ki", "gio", "nien"))
_NAME = re.compile(r"\b[A-ZĐÀ-Ỹ]\w+ [A-ZĐÀ-Ỹ]\w+")


@dataclass(frozen=True, slots=True)
class Weights:
    """What the slots of a query weigh that count under each point of view."""

    content: Mapping[int, float]
    light: Mapping[int, float]
    names: Mapping[int, float]
    numbers: Mapping[int, float]


class Paired(NamedTuple):
    """A pair of neighbouring words found side by side."""

    times: float
    agrees: bool
    sentences: frozenset[int]


def weights(query: Query) -> Weights:
    """The weights of the slots of ``query``."""
    slots = [(at, slot) for at, slot in enumerate(query.slots) if slot.weight]
    return Weights(
        content={at: slot.weight for at, slot in slots if not slot.light},
        light={at: slot.weight for at, slot in slots if slot.light},
        names={at: slot.weight for at, slot in slots if slot.name},
        numbers={at: slot.weight for at, slot in slots if slot.number},
    )


def features(
    query: Query, weight: Weights, match: Match, text: str, score: float
) -> tuple[float, ...]:
    """The features of one passage, in the order of ``FEATURES``.

    ``text`` is the passage's, ``score`` the index's.
    """
    hits = match.hits
    damping = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * len(match.keys) / _USUAL_LENGTH)
    present = best(hits)
    pairs = _pairs(query, hits)
    weighty = [hit for hit in hits if hit.slot in weight.content]
    return (
        score,
        *_terms(weight, hits, damping),
        *(weigh(each, present) for each in (weight.content, weight.names, weight.numbers)),
        weigh(weight.content, match.title),
        *_pair_sums(query, pairs, damping),
        *_best_sentence(query, weight, hits, pairs),
        _window(weight.content, weighty),
        _run(weight.content, hits),
        _near(weight.content, weighty),
        *_missing(query, weight, {**match.title, **present}, present),
        *_wanted(query, match, text),
        *like(query.likeness, match.words, match.title_words),
        *like(query.synonyms, match.words, match.title_words),
    )


def weigh(weight: Mapping[int, float], strengths: Mapping[int, float]) -> float:
    """The weight of the slots that are found, as far as they are."""
    return sum([each * strengths[slot] for slot, each in weight.items() if slot in strengths])


def _counts(hits: Iterable[Hit]) -> dict[int, float]:
    """How often each slot is found, weaker forms counting less."""
    found: dict[int, float] = {}
    for hit in hits:
        found[hit.slot] = found.get(hit.slot, 0.0) + hit.strength
    return found


def _saturated(counts: Mapping[int, float], damping: float) -> dict[int, float]:
    return {slot: 2 * count / (count + damping) for slot, count in counts.items()}


def _terms(weight: Weights, hits: Sequence[Hit], damping: float) -> tuple[float, ...]:
    found = _saturated(_counts(hits), damping)
    agreeing = _saturated(_counts(hit for hit in hits if hit.agrees), damping)
    return (
        weigh(weight.content, found),
        weigh(weight.light, found),
        weigh(weight.names, found),
        weigh(weight.content, agreeing),
    )


def _pairs(query: Query, hits: Sequence[Hit]) -> dict[tuple[int, int], Paired]:
    """The question's pairs of neighbours that are neighbours in the passage too."""
    found: dict[tuple[int, int], Paired] = {}
    for at, hit in enumerate(hits):
        for other in hits[at + 1 :]:
            if other.at > hit.at + hit.size:
                break
            pair = (hit.slot, other.slot)
            if other.at < hit.at + hit.size or pair not in query.pairs:
                continue
            known = found.get(pair)
            found[pair] = Paired(
                (known.times if known else 0.0) + min(hit.strength, other.strength),
                (known is not None and known.agrees) or (hit.agrees and other.agrees),
                (known.sentences if known else frozenset()) | {hit.sentence},
            )
    return found


def _pair_sums(
    query: Query, pairs: Mapping[tuple[int, int], Paired], damping: float
) -> tuple[float, ...]:
    """By how many of the two words are light; then those with the same diacritics, and names."""
    by_light = [0.0, 0.0, 0.0]
    agreeing = names = 0.0
    for (left, right), pair in pairs.items():
        value = query.pairs[left, right]
        first, second = query.slots[left], query.slots[right]
        by_light[first.light + second.light] += value * 2 * pair.times / (pair.times + damping)
        if pair.agrees and not (first.light or second.light):
            agreeing += value
        if first.name and second.name:
            names += value
    return (*by_light, agreeing, names)


def _best_sentence(
    query: Query,
    weight: Weights,
    hits: Sequence[Hit],
    pairs: Mapping[tuple[int, int], Paired],
) -> tuple[float, float, float]:
    """The best sentence by words, the pairs in it, and the best two neighbouring sentences."""
    words: dict[int, dict[int, float]] = {}
    for hit in hits:
        inside = words.setdefault(hit.sentence, {})
        inside[hit.slot] = max(hit.strength, inside.get(hit.slot, 0.0))
    paired: dict[int, float] = {}
    for pair, found in pairs.items():
        for sentence in found.sentences:
            paired[sentence] = paired.get(sentence, 0.0) + query.pairs[pair]
    single = {sentence: weigh(weight.content, inside) for sentence, inside in words.items()}
    chosen = max(single, key=lambda each: single[each] + paired.get(each, 0.0) / 2, default=-1)
    double = max(
        (
            weigh(weight.content, {**inside, **words[sentence + 1]})
            for sentence, inside in words.items()
            if sentence + 1 in words
        ),
        default=0.0,
    )
    alone = single.get(chosen, 0.0)
    return alone, paired.get(chosen, 0.0), max(double, *single.values(), alone)


def _window(weight: Mapping[int, float], hits: Sequence[Hit]) -> float:
    """The weight of the different words in the best run of ``WINDOW`` syllables."""
    most = current = 0.0
    inside: dict[int, int] = {}
    first = 0
    for hit in hits:
        count = inside.get(hit.slot, 0)
        inside[hit.slot] = count + 1
        if not count:
            current += weight[hit.slot]
        while hits[first].at <= hit.at - WINDOW:
            leaving = hits[first].slot
            inside[leaving] -= 1
            if not inside[leaving]:
                current -= weight[leaving]
            first += 1
        most = max(most, current)
    return most


def _run(weight: Mapping[int, float], hits: Sequence[Hit]) -> float:
    """The weight of the longest run of the question's words that stands in the passage."""
    longest = 0.0
    ending: dict[tuple[int, int], float] = {}
    for hit in hits:
        before = ending.get((hit.at - 1, hit.slot - 1), 0.0)
        ending[hit.at, hit.slot] = here = before + weight.get(hit.slot, 0.0)
        if before and here > longest:
            longest = here
    return longest


def _near(weight: Mapping[int, float], hits: Sequence[Hit]) -> float:
    """Words near each other in the question and in the passage, in either order."""
    found: dict[tuple[int, int], float] = {}
    for at, hit in enumerate(hits):
        for other in hits[at + 1 :]:
            distance = other.at - hit.at
            if distance > _NEAR:
                break
            apart = abs(hit.slot - other.slot)
            if not 0 < apart <= _NEAR_IN_QUESTION or (distance == 1 and apart == 1):
                continue
            value = min(weight[hit.slot], weight[other.slot]) / math.sqrt(distance or 1)
            pair = (min(hit.slot, other.slot), max(hit.slot, other.slot))
            if value > found.get(pair, 0.0):
                found[pair] = value
    return sum(found.values())


def _missing(
    query: Query, weight: Weights, known: Mapping[int, float], present: Mapping[int, float]
) -> tuple[float, ...]:
    heaviest = max(
        (each for slot, each in weight.content.items() if slot not in present), default=0.0
    )
    names = sum(slot.name and at not in known for at, slot in enumerate(query.slots))
    numbers = sum(slot.number and at not in known for at, slot in enumerate(query.slots))
    return heaviest, float(names), float(names > 0), float(numbers)


def _wanted(query: Query, match: Match, text: str) -> tuple[float, float, float]:
    wants = query.wants
    asked = {form.keys[0] for slot in query.slots for form in slot.forms}
    own = [key for key in match.keys if key not in asked] if wants.number or wants.time else []
    number = sum(key[0].isdigit() for key in own) if wants.number else 0
    time = 0.0
    if wants.time:
        time = sum(1.0 for key in own if len(key) == 4 and key.isdigit())
        time += sum(0.5 for key in match.keys if key in _TIME_WORDS)
    person = len(_NAME.findall(text)) if wants.person else 0
    return float(min(number, 3)), min(time, 4.0), float(min(person, 4))
