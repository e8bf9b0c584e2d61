"""Which passages, and so which articles, a question is about."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from operator import mul

from newsroom.answers.features import FEATURES, Weights, features, weigh, weights
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


def rank(
    query: Query, candidates: Sequence[Candidate], language: Language, limit: int | None = None
) -> list[Ranked]:
    """The ``limit`` candidates that fit best; those of the best article before all others."""
    judge = _Judge(query, lookup(query), weights(query), model(language))
    judged = sorted(map(judge.judged, candidates), key=lambda each: -each.score)
    if not judged:
        return []
    first = judged[0].article
    judged.sort(key=lambda each: each.article != first)
    standing = _Standing.of(judged)
    return [
        Ranked(each.candidate, each.score, judge.evidence(each) | standing.evidence(each))
        for each in judged[:limit]
    ]


@dataclass(frozen=True, slots=True)
class _Judged:
    candidate: Candidate
    score: float
    found: Match
    values: tuple[float, ...]

    @property
    def article(self) -> int:
        return self.candidate.passage.article_id


@dataclass(frozen=True, slots=True)
class _Judge:
    query: Query
    slots: Lookup
    weight: Weights
    model: Sequence[float]

    def judged(self, candidate: Candidate) -> _Judged:
        found = match(self.slots, candidate)
        values = features(self.query, self.weight, found, candidate.passage.text, candidate.score)
        return _Judged(candidate, sum(map(mul, values, self.model)), found, values)

    def evidence(self, judged: _Judged) -> dict[str, float]:
        values = dict(zip(FEATURES, judged.values, strict=True))
        slots = self.query.slots
        known = {**judged.found.title, **best(judged.found.hits)}
        total = whole(slots)
        rare = sorted((-slot.weight, at) for at, slot in enumerate(slots) if not slot.light)[:3]
        names = [at for at, slot in enumerate(slots) if slot.name]
        numbers = [at for at, slot in enumerate(slots) if slot.number]
        return {
            "coverage": weigh(self.weight.content, known) / total,
            "sentence": values["sentence"] / total,
            "rare": sum(known.get(at, 0.0) for _, at in rare) / (len(rare) or 1),
            "names": _share(names, known),
            "numbers": _share(numbers, known),
            "pairs": values["agreeing_pairs"] / (sum(self.query.pairs.values()) or 1.0),
        }


def _share(slots: Sequence[int], known: Mapping[int, float]) -> float:
    return sum(known.get(at, 0.0) for at in slots) / len(slots) if slots else 1.0


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where the articles stand: the best score of each, and all of them in order."""

    scores: Mapping[int, float]
    order: Sequence[float]
    total: float

    @classmethod
    def of(cls, judged: Sequence[_Judged]) -> _Standing:
        scores: dict[int, float] = {}
        for each in judged:
            scores[each.article] = max(each.score, scores.get(each.article, -math.inf))
        order = sorted(scores.values(), reverse=True)
        return cls(scores, order, sum(math.exp(score - order[0]) for score in order))

    def evidence(self, judged: _Judged) -> dict[str, float]:
        score, order = self.scores[judged.article], self.order
        rival = order[0] if score < order[0] else (order[1] if len(order) > 1 else score - 10)
        return {"share": math.exp(score - order[0]) / self.total, "margin": score - rival}
