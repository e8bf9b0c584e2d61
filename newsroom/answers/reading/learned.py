"""What the reader has learned: a file of numbers made by ``benchmarks/train_reader.py``."""

from __future__ import annotations

import json
import math
import sys
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate
from operator import and_, getitem
from typing import Any, NamedTuple

LEAVES = 16
"""Leaves that a tree has at most."""

HANGING = {"kind": 1, "focus": 1, "verb": 1, "next": 1, "sides": 2}
"""Of observations whose name begins with one of these words: how many values of the question they
hang on; all others hang on none."""

Weights = Mapping[tuple[Any, ...], Mapping[Any, float]]
"""Weights of what is seen, by the name of the observation with the values that it hangs on."""


class Splits(NamedTuple):
    """Of one feature all ``thresholds`` in a forest; a value's place among them picks one of
    ``masks``, the leaves that it leaves."""

    thresholds: tuple[float, ...]
    masks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Forest:
    """Boosted regression trees, evaluated all at once (the QuickScorer algorithm).

    One long number has ``LEAVES`` bits for each tree, one for each leaf from left to right. Each
    feature has its ``splits``, which take away the leaves that no longer can be reached. The first
    one left in each tree counts; ``leaves`` gives its value by its bit. ``ones`` has the first bit
    of each tree.
    """

    splits: tuple[Splits, ...]
    leaves: tuple[Mapping[int, float], ...]
    ones: int

    def margin(self, values: Sequence[float]) -> float:
        """The sum over all trees, a log-odds; ``values`` in the order learned from."""
        return self.total(left(self.splits, values))

    def total(self, reached: int) -> float:
        """The same where the leaves ``left`` are known."""
        # In each tree at once: the complement plus one has only the first of the bits in common.
        # One leaf at least is left, so that nothing is carried over into the next tree.
        first = reached & (~reached + self.ones)
        size = len(self.leaves) * LEAVES // 8
        rows = memoryview(first.to_bytes(size, sys.byteorder)).cast("H")
        return sum(map(getitem, self.leaves, rows if sys.byteorder == "little" else rows[::-1]))

    def probability(self, values: Sequence[float]) -> float:
        """``margin`` as a probability."""
        return logistic(self.margin(values))


def left(several: Iterable[Splits], values: Iterable[float]) -> int:
    """The leaves that can be reached where features with these splits have these values; those of
    different features have in common what all of them leave."""
    reached = -1
    for splits, value in zip(several, values, strict=True):
        reached &= splits.masks[bisect_left(splits.thresholds, value)]
    return reached


@dataclass(frozen=True, slots=True)
class Learned:
    """Everything learned: how likely a sentence answers, where answers begin and end, how much of
    the answer an extract hits, and how far a reading can be trusted."""

    sentence: Forest
    begins: Weights
    ends: Weights
    span: Forest
    trust: Forest


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
        trust=_forest(content["trust"]),
    )


def logistic(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _forest(content: Mapping[str, Any]) -> Forest:
    """The file has each tree as (feature, threshold, low, high) with a number for a leaf."""
    trees, features = content["trees"], content["features"]
    splits: list[list[tuple[float, int]]] = [[] for _ in range(features)]
    leaves = []
    for number, tree in enumerate(trees):
        values = list(_leaves(tree, number * LEAVES, splits))
        leaves.append({1 << at: value for at, value in enumerate(values)})
    everything = (1 << len(trees) * LEAVES) - 1
    ordered = [sorted(each) for each in splits]
    return Forest(
        splits=tuple(
            Splits(
                tuple(threshold for threshold, _ in each),
                tuple(accumulate((~gone for _, gone in each), and_, initial=everything)),
            )
            for each in ordered
        ),
        leaves=tuple(leaves),
        ones=sum(1 << number * LEAVES for number in range(len(trees))),
    )


def _leaves(tree: Any, first: int, splits: list[list[tuple[float, int]]]) -> list[float]:
    """The values of a tree's leaves from left to right. Adds each split to those of its feature:
    the threshold and the bits of the leaves that a value above it takes away."""
    if not isinstance(tree, list):
        return [tree]
    feature, threshold, low, high = tree
    left = _leaves(low, first, splits)
    splits[feature].append((threshold, ((1 << len(left)) - 1) << first))
    return left + _leaves(high, first + len(left), splits)


def _weights(content: Sequence[Sequence[Any]]) -> Weights:
    """The file has the name of an observation, what of the question it hangs on, what is seen, and
    the weight, in one list."""
    found: dict[tuple[Any, ...], dict[Any, float]] = {}
    for name, *values, weight in content:
        hanging = HANGING.get(name.partition(" ")[0], 0)
        seen = values[hanging:]
        of_name = found.setdefault((name, *values[:hanging]), {})
        of_name[tuple(seen) if len(seen) > 1 else seen[0]] = weight
    return found
