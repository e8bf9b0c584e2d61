"""Learn the weights of ranking's features, and say by cross-validation what they reach.

    python -m benchmarks.train_rank [--data FOLDER] [--write]

A conditional logit over each question's candidates: the weights that make the right passage the
most probable one. Every writing of a question is learned from; questions on neighbouring
paragraphs are never divided between training and test. Reruns give the same numbers.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.common import DATA, WRITINGS, Asked, Task, load, open_memory
from benchmarks.questions import Collection, read_news
from newsroom.answers import rank as ranking
from newsroom.answers.features import FEATURES, features, weights
from newsroom.answers.matching import lookup, match
from newsroom.answers.retrieve import prepare
from newsroom.models import Language

FOLDS = 5
RIDGE = 3.0
MODEL = Path(ranking.__file__).parent / "data" / "rank.json"
FILES = ("xquad-vi-dev.json", "viquad1-dev.json", "vicoqa-dev.json")
Array = NDArray[np.float64]


@dataclass
class Sample:
    """The candidates of all questions of one task in one writing, one after the other."""

    name: str
    values: Array
    right: NDArray[np.bool_]
    article: NDArray[np.int64]
    sizes: NDArray[np.int64]
    groups: NDArray[np.int64]

    def part(self, chosen: NDArray[np.bool_]) -> Sample:
        """Only the questions chosen."""
        rows = np.repeat(chosen, self.sizes)
        return Sample(
            self.name,
            self.values[rows],
            self.right[rows],
            self.article[rows],
            self.sizes[chosen],
            self.groups[chosen],
        )


def task_of(collection: Collection) -> Task:
    """The questions of a labelled collection that have an answer."""
    groups = {key: at for at, key in enumerate(sorted({e.group for e in collection.examples}))}
    asked = [
        Asked(each.text, each.article, groups[each.group], each.english, each.answers)
        for each in collection.examples
        if each.places
    ]
    return Task(collection.name, collection.articles, tuple(asked))


async def sample(task: Task, writing: str) -> Sample:
    """The features of every candidate of every question."""
    language: Language = "en" if writing == "english" else "vi"
    values, right, article, sizes, groups = [], [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        store = await open_memory(task.articles, Path(folder))
        for asked in task.questions:
            for text in WRITINGS[writing](asked):
                query, candidates = await prepare(store, text, language)
                slots, weight = lookup(query), weights(query)
                for each in candidates:
                    found = match(slots, each)
                    values.append(features(query, weight, found, each.passage.text, each.score))
                    article.append(each.passage.article_id)
                    right.append(each.passage.article_id == asked.article + 1)
                sizes.append(len(candidates))
                groups.append(asked.group)
    return Sample(
        f"{task.name} {writing}",
        np.array(values),
        np.array(right),
        np.array(article),
        np.array(sizes),
        np.array(groups),
    )


def joined(samples: list[Sample]) -> Sample:
    """All samples as one."""
    return Sample(
        "all",
        np.vstack([each.values for each in samples]),
        *(
            np.concatenate([getattr(each, name) for each in samples])
            for name in ("right", "article", "sizes", "groups")
        ),
    )


def fit(data: Sample, importance: Array) -> Array:
    """The weights that make right passages most probable, drawn towards 0."""
    starts = np.concatenate([[0], np.cumsum(data.sizes)[:-1]])
    useful = np.array(
        [
            size > 0 and data.right[at : at + size].any()
            for at, size in zip(starts, data.sizes, strict=True)
        ]
    )
    importance, data = importance[useful], data.part(useful)
    scale = data.values.std(0) + 1e-9
    values = data.values / scale
    starts = np.concatenate([[0], np.cumsum(data.sizes)[:-1]])
    owner = np.repeat(np.arange(len(data.sizes)), data.sizes)

    def loss(weight: Array) -> tuple[float, Array]:
        score = values @ weight
        score = np.exp(score - np.maximum.reduceat(score, starts)[owner])
        whole, good = np.add.reduceat(score, starts), np.add.reduceat(score * data.right, starts)
        pull = (score / whole[owner] - score * data.right / good[owner]) * importance[owner]
        lost = -(importance * np.log(good / whole)).sum() + RIDGE / 2 * weight @ weight
        return lost, values.T @ pull + RIDGE * weight

    start = np.zeros(values.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return found.x / scale


def hits(data: Sample, weight: Array) -> Array:
    """For each question whether the best passage is of the right article."""
    score = data.values @ weight
    ends = np.cumsum(data.sizes)
    return np.array(
        [
            size > 0 and data.right[end - size + np.argmax(score[end - size : end])]
            for size, end in zip(data.sizes, ends, strict=True)
        ],
        dtype=float,
    )


def importances(samples: list[Sample]) -> Array:
    """Questions weigh so that a task asked in three misspellings counts no more than in one."""
    return np.concatenate(
        [np.full(len(s.sizes), 1 / 3 if "mistyped" in s.name else 1.0) for s in samples]
    )


def validate(samples: list[Sample]) -> None:
    """Print what each sample reaches with weights learned from the other groups."""
    reached: dict[str, list[Array]] = {each.name: [] for each in samples}
    for fold in range(FOLDS):
        kept = [each.part(each.groups % FOLDS != fold) for each in samples]
        weight = fit(joined(kept), importances(kept))
        for each in samples:
            reached[each.name].append(hits(each.part(each.groups % FOLDS == fold), weight))
    for name, found in reached.items():
        print(f"{name:<28}{np.concatenate(found).mean():.4f}")


async def main() -> None:
    """Learn, validate, and with ``--write`` keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    tasks = [
        *(load(options.data / name) for name in FILES),
        task_of(read_news(options.data, "dev")),
    ]
    learned = {}
    for language, writings in (("vi", ("accented", "bare", "mistyped")), ("en", ("english",))):
        samples = [await sample(task, each) for task in tasks for each in writings]
        samples = [each for each in samples if len(each.sizes)]
        validate(samples)
        weight = fit(joined(samples), importances(samples))
        learned[language] = {
            name: round(float(value), 4) for name, value in zip(FEATURES, weight, strict=True)
        }
    if options.write:
        MODEL.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
