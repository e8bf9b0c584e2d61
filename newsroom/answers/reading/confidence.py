"""How far a reading can be trusted, and from when on it is given as an answer."""

from __future__ import annotations

import math
from dataclasses import dataclass

from newsroom.answers.rank import Ranked
from newsroom.answers.reading.learned import Learned, logistic
from newsroom.answers.reading.probe import UNKNOWN_WEIGHT, Probe
from newsroom.answers.reading.survey import SENTENCE_FEATURES, Found

THRESHOLD = 0.25
"""Confidence from which a reading is given as an answer."""

_OF_PASSAGE = ("coverage", "sentence", "rare", "names", "numbers", "pairs", "share", "margin")
_OF_SENTENCE = (
    "covered",
    "with previous",
    "own",
    "near gap",
    "focus",
    "names here",
    "numbers here",
)
_AT = tuple(SENTENCE_FEATURES.index(name) for name in _OF_SENTENCE)
TRUST_FEATURES = (
    "sentence odds",
    "expected",
    "passage odds",
    "unknown words",
    "words",
    *(f"passage {name}" for name in _OF_PASSAGE),
    *(f"sentence {name}" for name in _OF_SENTENCE),
)
"""What ``Evidence.features`` gives, in order."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a reading: its sentence with the probability that it answers, what its best
    extract is expected to hit, and the passage with the sum of its sentences' probabilities."""

    asked: Probe
    found: Found
    ranked: Ranked
    probability: float
    expected: float
    together: float

    def features(self) -> list[float]:
        """The values of ``TRUST_FEATURES``."""
        passage = self.ranked.features
        unknown = sum(weight == UNKNOWN_WEIGHT for weight in self.asked.weights.values())
        return [
            _odds(self.probability),
            self.expected,
            _odds(min(self.together, 0.99)),
            unknown * UNKNOWN_WEIGHT / self.asked.total,
            math.log1p(len(self.asked.weights)),
            *(passage.get(name, 0.0) for name in _OF_PASSAGE),
            *(self.found.features[at] for at in _AT),
        ]


def confidence(evidence: Evidence, model: Learned) -> float:
    """The calibrated probability that the quoted sentences answer the question."""
    pairs = zip(TRUST_FEATURES, evidence.features(), strict=True)
    return logistic(model.trust[""] + sum(model.trust[name] * value for name, value in pairs))


def _odds(probability: float) -> float:
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))
