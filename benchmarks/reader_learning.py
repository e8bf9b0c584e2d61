"""What the reader learns from cases: sentences, edges and extracts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import lightgbm as lgb
import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks.questions import overlap
from benchmarks.reader_cases import Case
from newsroom.answers.reading.boundaries import Boundaries, begin_marks, end_marks
from newsroom.answers.reading.candidates import candidates, edges
from newsroom.answers.reading.learned import Learned, from_json
from newsroom.answers.reading.reader import EXTRACTS
from newsroom.answers.reading.sentence import Sentence, sentence
from newsroom.answers.reading.spans import Describer
from newsroom.answers.reading.survey import Found

WEIGHTS = {"xquad-vi-dev": 2.0, "who-train": 0.4, "sample-dev": 2.0, "news-dev": 1.5}
"""What a question of a set counts when extracts are learned; 1 where not named."""
RARE = 6
"""Observations seen less often are left out."""
TREES: dict[str, Any] = {
    "learning_rate": 0.08,
    "min_child_samples": 60,
    "subsample": 0.7,
    "subsample_freq": 1,
    "colsample_bytree": 0.5,
    "reg_lambda": 5,
    "max_bin": 63,
    "n_jobs": 2,
    "random_state": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
SENTENCE_TREES = {"objective": "binary", "n_estimators": 110, "num_leaves": 16}
SPAN_TREES = {"objective": "lambdarank", "n_estimators": 200, "num_leaves": 16}
GRADES = 20
"""Steps in which the overlap of an extract with the answer is told apart."""
Array = NDArray[np.float64]
Options = dict[str, Any]


def grow(values: Array, wanted: Array, options: Options) -> dict[str, Any]:
    """Boosted trees for a probability."""
    return _file(lgb.LGBMRegressor(**TREES, **options).fit(values, wanted))


def grow_ranking(values: Array, wanted: Array, weight: Array, sizes: list[int]) -> dict[str, Any]:
    """Boosted trees that put the extract with the most overlap first; ``sizes`` of the groups."""
    model = lgb.LGBMRanker(**TREES, **SPAN_TREES, label_gain=[*range(GRADES + 1)])
    grades = np.round(wanted * GRADES).astype(int)
    return _file(model.fit(values, grades, group=sizes, sample_weight=weight))


def _file(model: Any) -> dict[str, Any]:
    """Trees as ``learned.Forest`` reads them."""
    content = model.booster_.dump_model()
    return {
        "features": content["max_feature_idx"] + 1,
        "trees": [_nested(tree["tree_structure"]) for tree in content["tree_info"]],
    }


def _nested(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return float(f"{node['leaf_value']:.4g}")
    threshold = float(f"{node['threshold']:.6g}")
    return [
        node["split_feature"],
        threshold,
        _nested(node["left_child"]),
        _nested(node["right_child"]),
    ]


def lines(marks: Sequence[Sequence[list[tuple[Any, ...]]]], wanted: Array) -> list[list[Any]]:
    """A sparse linear model over observations, as rows of observation and weight."""
    counts = Counter(mark for sentence_marks in marks for seen in sentence_marks for mark in seen)
    number = {mark: at for at, mark in enumerate(m for m, c in counts.items() if c >= RARE)}
    seen = [each for sentence_marks in marks for each in sentence_marks]
    columns = [[number[mark] for mark in each if mark in number] for each in seen]
    starts = np.cumsum([0, *map(len, columns)])
    flat = np.array([at for each in columns for at in each])
    matrix = sp.csr_matrix(
        (np.ones(len(flat), np.float32), flat, starts), shape=(len(seen), len(number))
    )
    model = LogisticRegression(
        l1_ratio=1.0, C=0.4, solver="liblinear", max_iter=80, random_state=0
    ).fit(matrix, wanted)
    weights = model.coef_[0]
    return [
        [*_plain(mark), round(float(weights[at]), 3)]
        for mark, at in number.items()
        if abs(weights[at]) >= 0.02
    ]


def _plain(mark: tuple[Any, ...]) -> list[Any]:
    """An observation as JSON can keep it."""
    return json.loads(json.dumps(mark))


NOTHING: dict[str, Any] = {"features": 0, "trees": []}


@dataclass
class Learner:
    """What one fold (or all cases) teaches, put together into a model."""

    sentence: dict[str, Any]
    begins: list[list[Any]]
    ends: list[list[Any]]
    span: dict[str, Any] = field(default_factory=lambda: NOTHING)
    trust: dict[str, Any] = field(default_factory=lambda: NOTHING)

    def content(self) -> dict[str, Any]:
        """The file's content."""
        return {
            "sentence": self.sentence,
            "begins": self.begins,
            "ends": self.ends,
            "span": self.span,
            "trust": self.trust,
        }

    def model(self) -> Learned:
        """The model as the product reads it."""
        return from_json(json.loads(json.dumps(self.content())))


def learn_sentences(cases: Sequence[Case]) -> dict[str, Any]:
    """Which sentence answers; given passages tell nothing of searching."""
    chosen = [case for case in cases if case.writing != "given" and not case.absent]
    values = np.array([found.features for case in chosen for found in case.found])
    wanted = np.array([bool(spans) for case in chosen for spans in case.right], dtype=float)
    return grow(values, wanted, SENTENCE_TREES)


def learn_edges(cases: Sequence[Case]) -> tuple[list[list[Any]], list[list[Any]]]:
    """Where answers begin and end, in sentences that answer."""
    begins, ends, first, last = [], [], [], []
    for case in cases:
        if case.writing not in ("accented", "given"):
            continue
        for at in case.answered:
            held = _held(case, at)
            begins.append(begin_marks(held))
            ends.append(end_marks(held))
            spans = case.right[at]
            first += [at in {i for i, _ in spans} for at in range(len(held.row))]
            last += [at in {j for _, j in spans} for at in range(len(held.row))]
    return lines(begins, np.array(first)), lines(ends, np.array(last))


@dataclass
class Rows:
    """The extracts of one sentence that answers."""

    fold: int
    weight: float
    values: list[list[float]]
    overlap: list[float]


def describe(case: Case, model: Learned) -> Iterator[Rows]:
    """The extracts of the sentences that answer, and how much of the answer each hits."""
    for at in case.answered:
        held = _held(case, at)
        at_edges = edges(held, Boundaries(case.asked, model))
        describer = Describer(held, at_edges)
        pairs = candidates(held, at_edges, EXTRACTS * 2)
        texts = [_text(case.found[at], i, j) for i, j in pairs]
        yield Rows(
            case.fold,
            WEIGHTS.get(case.source, 1.0),
            [describer.features(i, j) for i, j in pairs],
            [overlap(text, case.example.answers) for text in texts],
        )


def learn_spans(rows: Sequence[Rows]) -> dict[str, Any]:
    """Which extract hits the answer, in sentences that answer."""
    values = np.array([each for row in rows for each in row.values], dtype=float)
    wanted = np.array([each for row in rows for each in row.overlap])
    weight = np.array([row.weight for row in rows for _ in row.values])
    return grow_ranking(values, wanted, weight, [len(row.values) for row in rows])


def _held(case: Case, at: int) -> Sentence:
    return sentence(case.asked, case.found[at].page, case.found[at].at)


def _text(found: Found, i: int, j: int) -> str:
    page = found.page
    first = page.rows[found.at][0]
    return page.text[page.starts[first + i] : page.ends[first + j]]
