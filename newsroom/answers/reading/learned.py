"""What the reader has learned: a file of numbers made by ``benchmarks/train_reader.py``."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Forest:
    """Boosted regression trees. Each tree is a row of nodes (feature, threshold, node where the
    value is at most the threshold, node otherwise); a negative node is the leaf ``-1 - node`` of
    ``leaves``."""

    trees: tuple[tuple[tuple[int, float, int, int], ...], ...]
    leaves: tuple[tuple[float, ...], ...]

    def margin(self, values: Sequence[float]) -> float:
        """The sum over all trees, a log-odds."""
        total = 0.0
        for nodes, leaves in zip(self.trees, self.leaves, strict=True):
            at = 0
            while at >= 0:
                feature, threshold, low, high = nodes[at]
                at = low if values[feature] <= threshold else high
            total += leaves[-1 - at]
        return total

    def probability(self, values: Sequence[float]) -> float:
        """``margin`` as a probability."""
        return logistic(self.margin(values))


@dataclass(frozen=True, slots=True)
class Learned:
    """Everything learned: how likely a sentence answers, where answers begin and end, how well an
    extract answers, and how far a reading can be trusted (weights by feature name, with
    ``""`` for the constant)."""

    sentence: Forest
    begins: Mapping[tuple[Any, ...], float]
    ends: Mapping[tuple[Any, ...], float]
    span: Forest
    trust: Mapping[str, float]


@cache
def learned() -> Learned:
    """The model that comes with the product."""
    source = resources.files("newsroom.answers") / "data" / "reader.json"
    return from_json(json.loads(source.read_text(encoding="utf-8")))


def from_json(content: Mapping[str, Any]) -> Learned:
    """A model from the file's content."""
    return Learned(
        sentence=_forest(content["sentence"]),
        begins=_weights(content["begins"]),
        ends=_weights(content["ends"]),
        span=_forest(content["span"]),
        trust=content["trust"],
    )


def logistic(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _forest(content: Sequence[Mapping[str, Any]]) -> Forest:
    trees = tuple(tuple((f, t, low, high) for f, t, low, high in each["nodes"]) for each in content)
    return Forest(trees, tuple(tuple(each["leaves"]) for each in content))


def _weights(content: Sequence[Sequence[Any]]) -> dict[tuple[Any, ...], float]:
    return {tuple(key): weight for *key, weight in content}
