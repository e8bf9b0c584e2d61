"""From ranked passages to extracts that answer, best first."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsroom.answers.question import Question
from newsroom.answers.rank import Ranked, Term
from newsroom.answers.reading.quote import quote
from newsroom.text.sentences import sentence_spans
from newsroom.text.syllables import bigrams, folded_syllables


@dataclass(frozen=True, slots=True)
class Reading:
    """An extract that may answer a question.

    ``start`` and ``end`` are the offsets of ``span`` in the passage's text, ``score`` orders the
    readings of one question, ``confidence`` is the calibrated probability that the span answers.
    ``quote`` has at most 400 characters and holds the span.
    """

    article_id: int
    passage_position: int
    sentence: str
    span: str
    start: int
    end: int
    score: float
    confidence: float
    quote: str


def read(
    question: Question, ranked: Sequence[Ranked], terms: Sequence[Term]
) -> tuple[Reading, ...]:
    """The extracts of ``ranked`` that may answer ``question``, best first; none where there is
    nothing to read. ``terms`` are the content words that ``retrieve`` gave."""
    weights = {term.text: term.weight for term in terms}
    found = [reading for each in ranked for reading in _sentences(each, weights)]
    return tuple(sorted(found, key=lambda reading: -reading.score))


# Logistic regression on the development sets, answerable and not: what speaks for an answer.
_BIAS = -6.57
_LEARNED = {
    "coverage": 1.84,
    "sentence": 1.89,
    "rare": -0.52,
    "names": 0.18,
    "numbers": 0.38,
    "pairs": -0.17,
    "share": 2.97,
}
_COVERED = 1.76


def _confidence(covered: float, features: Mapping[str, float]) -> float:
    value = _BIAS + _COVERED * covered
    value += sum(weight * features.get(name, 0.0) for name, weight in _LEARNED.items())
    return 1 / (1 + math.exp(-value))


def _sentences(each: Ranked, weights: dict[str, float]) -> list[Reading]:
    passage = each.candidate.passage
    spans = sentence_spans(passage.text)
    whole = sum(weights.values()) or 1.0
    found = []
    for at, (start, end) in enumerate(spans):
        sentence = passage.text[start:end]
        syllables = folded_syllables(sentence)
        present = {*syllables, *bigrams(syllables)}
        covered = sum(weight for text, weight in weights.items() if text in present) / whole
        found.append(
            Reading(
                article_id=passage.article_id,
                passage_position=passage.position,
                sentence=sentence,
                span=sentence,
                start=start,
                end=end,
                score=covered,
                confidence=_confidence(covered, each.features),
                quote=quote(passage.text, spans, at, start, end),
            )
        )
    return found
