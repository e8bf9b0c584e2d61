"""How far a reading can be trusted, and from when on it is given as an answer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.answers.reading.beside import BESIDE_FEATURES
from newsroom.answers.reading.learned import Learned
from newsroom.answers.reading.probe import Probe
from newsroom.answers.reading.spans import SPAN_FEATURES
from newsroom.answers.reading.survey import SENTENCE_FEATURES, Found

THRESHOLD = 0.25
"""Confidence from which a reading is given as an answer."""

THRESHOLD_WITHIN = 0.35
"""The same for a question about one article: its best sentence is there even where none answers."""

_WHOLE = ("sentence odds", "behind best", "passage odds", "expected", "unknown words", "articles")
BACKING_FEATURES = (
    "marked",
    "names stand",
    "numbers stand",
    "speaks",
    "measured",
    "whole",
    "headline",
    "missing",
    "line",
    "line and headline",
    "with line before",
    "own",
    "another year",
    "person",
    "fits",
)
"""What the article as a whole says for or against a reading, in order; -1 where something does not
apply or is not known."""
TRUST_FEATURES = (
    *_WHOLE,
    *(f"sentence {name}" for name in SENTENCE_FEATURES),
    *(f"extract {name}" for name in SPAN_FEATURES),
    *(f"beside: {name}" for name in BESIDE_FEATURES),
    *(f"article: {name}" for name in BACKING_FEATURES),
)
"""What ``Evidence.features`` gives, in order."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a reading: its sentence with the ``probability`` that it answers, that of
    the ``best`` sentence, the sum ``together`` over its passage, its extract's features with what
    it is ``expected`` to hit and what stands ``beside`` it, how many ``articles`` were read, and
    what its own says (``backing``)."""

    asked: Probe
    found: Found
    probability: float
    best: float
    together: float
    extract: list[float]
    expected: float
    beside: list[float]
    articles: int
    backing: Sequence[float]

    def features(self) -> list[float]:
        """The values of ``TRUST_FEATURES``."""
        weight = self.asked.unknown
        unknown = sum(each == weight for each in self.asked.weights.values())
        return [
            _odds(self.probability),
            _odds(self.best) - _odds(self.probability),
            _odds(self.together),
            self.expected,
            unknown * weight / self.asked.total,
            self.articles,
            *self.found.features,
            *self.extract,
            *self.beside,
            *self.backing,
        ]


def confidence(evidence: Evidence, model: Learned) -> float:
    """The calibrated probability that the sentence answers the question."""
    return model.trust.probability(evidence.features())


def _odds(probability: float) -> float:
    bounded = min(max(probability, 1e-4), 0.99)
    return math.log(bounded / (1 - bounded))
