"""The learned models are evaluated in quick ways, which must give what the plain ones give."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib import resources
from itertools import combinations_with_replacement
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.answers.question import understand
from newsroom.answers.rank import Term
from newsroom.answers.reading.boundaries import Boundaries, begin_marks, end_marks
from newsroom.answers.reading.candidates import edges
from newsroom.answers.reading.learned import LEAVES, from_json, learned
from newsroom.answers.reading.pages import page
from newsroom.answers.reading.probe import probe
from newsroom.answers.reading.sentence import Sentence, sentence
from newsroom.answers.reading.spans import SPAN_FEATURES, Describer, Judge
from newsroom.text.syllables import folded_syllables

FEATURES = 3
numbers = st.integers(-8, 8).map(lambda number: number / 4)


def grown(leaves: int) -> st.SearchStrategy[Any]:
    """Trees of so many leaves."""
    if leaves == 1:
        return numbers
    return st.integers(1, leaves - 1).flatmap(
        lambda low: st.tuples(
            st.integers(0, FEATURES - 1), numbers, grown(low), grown(leaves - low)
        ).map(list)
    )


trees = st.lists(st.integers(1, LEAVES).flatmap(grown), min_size=1, max_size=5)


def walked(tree: Any, values: list[float]) -> float:
    """What one tree gives, from the root to the leaf."""
    while isinstance(tree, list):
        feature, threshold, low, high = tree
        tree = low if values[feature] <= threshold else high
    return float(tree)


@given(trees, st.lists(numbers, min_size=FEATURES, max_size=FEATURES))
def test_a_forest_gives_what_its_trees_give(trees: list[Any], values: list[float]) -> None:
    content = {"trees": trees, "features": FEATURES}
    model = from_json(
        {"sentence": content, "span": content, "trust": content, "begins": [], "ends": []}
    )
    assert model.span.margin(values) == pytest.approx(sum(walked(tree, values) for tree in trees))


def held_sentence() -> Sentence:
    asked = understand("Năm 2023 xã Mường Tả trồng bao nhiêu hecta quế?", datetime.now(UTC))
    return sentence(
        probe(asked, [Term(word, 3.0) for word in folded_syllables(asked.text)]),
        page("Năm 2023, xã Mường Tả trồng 120 hecta quế (tăng 20 hecta), theo Phòng Nông nghiệp."),
        0,
    )


def test_extracts_weighed_in_parts_weigh_what_they_weigh_as_a_whole() -> None:
    held, model = held_sentence(), learned()
    describer = Describer(held, edges(held, Boundaries(held.probe, model)))
    judge = Judge(describer, model.span)
    size = len(held.row)
    for i, j in combinations_with_replacement(range(size), 2):
        features = describer.features(i, j)
        assert judge.expected(i, j) == model.span.probability(features)
        assert features[SPAN_FEATURES.index("length")] == j - i + 1
        assert features[SPAN_FEATURES.index("first")] == i
        assert features[SPAN_FEATURES.index("rest")] == size - 1 - j


def test_boundaries_weigh_every_mark_of_every_syllable() -> None:
    held = held_sentence()
    begin, end = Boundaries(held.probe, learned()).scores(held)
    source = resources.files("newsroom.answers") / "data" / "reader.json"
    content = json.loads(source.read_text(encoding="utf-8"))
    for scores, lines, marks in (
        (begin, content["begins"], begin_marks(held)),
        (end, content["ends"], end_marks(held)),
    ):
        weights = {tuple(mark): weight for *mark, weight in lines}
        plain = [sum(weights.get(mark, 0.0) for mark in each) for each in marks]
        assert scores == pytest.approx(plain)
        assert len(scores) == len(held.row)
