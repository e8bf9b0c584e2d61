"""Which passages, and so which articles, a question is about."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from newsroom.models import Candidate
from newsroom.text.syllables import bigrams, folded_syllables


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of the question: a folded syllable or bigram and its weight (idf)."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its score (comparable within one question only) and what speaks for it.

    ``features`` are what a calibrated abstainer needs; see ``FEATURES`` for their meaning.
    """

    candidate: Candidate
    score: float
    features: Mapping[str, float] = field(default_factory=dict)


def idf(count: int, total: int) -> float:
    """BM25's inverse document frequency of a term found in ``count`` of ``total`` passages."""
    return math.log(1 + (total - min(count, total) + 0.5) / (count + 0.5))


def rank(terms: Sequence[Term], candidates: Sequence[Candidate]) -> list[Ranked]:
    """``candidates`` by how well they fit, best first."""
    found = [_judge(terms, candidate) for candidate in candidates]
    return sorted(found, key=lambda each: -each.score)


def _judge(terms: Sequence[Term], candidate: Candidate) -> Ranked:
    title = folded_syllables(candidate.title)
    text = folded_syllables(candidate.passage.text)
    present = {*title, *text, *bigrams(title), *bigrams(text)}
    whole = sum(term.weight for term in terms) or 1.0
    coverage = sum(term.weight for term in terms if term.text in present) / whole
    return Ranked(candidate, coverage * 10 + candidate.score, {"coverage": coverage})
