"""Which passages, and so which articles, a question is about."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from operator import mul

from newsroom.answers.features import FEATURES, Weights, features, weights
from newsroom.answers.matching import Lookup, Match, best, lookup, match
from newsroom.answers.terms import Query, whole
from newsroom.models import Candidate, Language


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of the question: a folded syllable or bigram and its weight (idf)."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its score (comparable within one question only) and what speaks for it.

    ``features`` are what a calibrated abstainer needs, all between 0 and 1 unless said otherwise:
    ``coverage`` (weight of the question's words that passage and title have), ``sentence`` (that of
    its best sentence), ``rare`` (that of the three rarest words), ``names`` and ``numbers`` (share
    of those present; 1 where the question has none), ``pairs`` (weight of neighbouring words found
    side by side), ``share`` (this article's share of the belief over all candidates), ``margin``
    (by how much its score is above the best of any other article; may be negative).
    """

    candidate: Candidate
    score: float
    features: Mapping[str, float] = field(default_factory=dict)


@cache
def model(language: Language) -> tuple[float, ...]:
    """The learned weights of ``FEATURES``; made by ``benchmarks/train_rank.py``."""
    source = resources.files("newsroom.answers") / "data" / "rank.json"
    learned = json.loads(source.read_text(encoding="utf-8"))[language]
    return tuple(learned[name] for name in FEATURES)


def rank(query: Query, candidates: Sequence[Candidate], language: Language) -> list[Ranked]:
    """``candidates`` by how well they fit; those of the best article before all others."""
    judge = _Judge(query, lookup(query), weights(query), model(language))
    found = sorted((judge.ranked(each) for each in candidates), key=lambda each: -each.score)
    if not found:
        return []
    first = found[0].candidate.passage.article_id
    found.sort(key=lambda each: each.candidate.passage.article_id != first)
    return _compared(found)


@dataclass(frozen=True, slots=True)
class _Judge:
    query: Query
    slots: Lookup
    weight: Weights
    model: Sequence[float]

    def ranked(self, candidate: Candidate) -> Ranked:
        found = match(self.slots, candidate)
        values = features(self.query, self.weight, found, candidate.passage.text, candidate.score)
        score = sum(map(mul, values, self.model))
        evidence = self._evidence(found, dict(zip(FEATURES, values, strict=True)))
        return Ranked(candidate, score, evidence)

    def _evidence(self, found: Match, values: Mapping[str, float]) -> dict[str, float]:
        slots = self.query.slots
        known = {**found.title, **best(found.hits)}
        total = whole(slots)
        rare = sorted((-slot.weight, at) for at, slot in enumerate(slots) if not slot.light)[:3]
        names = [at for at, slot in enumerate(slots) if slot.name]
        numbers = [at for at, slot in enumerate(slots) if slot.number]
        return {
            "coverage": sum(self.weight.content[at] * known[at] for at in known) / total,
            "sentence": values["sentence"] / total,
            "rare": sum(known.get(at, 0.0) for _, at in rare) / (len(rare) or 1),
            "names": _share(names, known),
            "numbers": _share(numbers, known),
            "pairs": values["agreeing_pairs"] / (sum(self.query.pairs.values()) or 1.0),
        }


def _share(slots: Sequence[int], known: Mapping[int, float]) -> float:
    return sum(known.get(at, 0.0) for at in slots) / len(slots) if slots else 1.0


def _compared(found: Sequence[Ranked]) -> list[Ranked]:
    """``found`` with each article's ``share`` and ``margin``."""
    scores: dict[int, float] = {}
    for each in found:
        article = each.candidate.passage.article_id
        scores[article] = max(each.score, scores.get(article, -math.inf))
    order = sorted(scores.values(), reverse=True)
    total = sum(math.exp(score - order[0]) for score in order)
    return [
        _placed(each, scores[each.candidate.passage.article_id], order, total) for each in found
    ]


def _placed(each: Ranked, score: float, order: Sequence[float], total: float) -> Ranked:
    rival = order[0] if score < order[0] else (order[1] if len(order) > 1 else score - 10)
    added = {"share": math.exp(score - order[0]) / total, "margin": score - rival}
    return replace(each, features={**each.features, **added})
