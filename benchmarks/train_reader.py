"""Learn how answers are read, and say by cross-validation what it reaches.

    python -m benchmarks.train_reader [--data FOLDER] [--write]

Four things are learned one on the other, each from what the earlier ones say of questions that they
have not seen: which sentence answers (boosted trees), where in it an answer begins and ends (two
sparse linear models), which extract fits best (boosted trees), and how far the outcome can be
trusted (boosted trees; questions whose article, alone or with its neighbours, was taken away are
the counterexamples). Questions on neighbouring paragraphs are never divided between training and
test. Reruns give the same numbers.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks.common import DATA, open_memory, slips
from benchmarks.questions import (
    NOWHERE,
    Collection,
    Example,
    holds,
    overlap,
    read,
    read_news,
    read_sample,
)
from newsroom.answers import reading
from newsroom.answers.asking import SUBJECTS, in_vietnamese
from newsroom.answers.backing import Backing
from newsroom.answers.evidence import find_evidence
from newsroom.answers.passages import passages_of
from newsroom.answers.question import understand
from newsroom.answers.rank import Ranked, Term, rank
from newsroom.answers.reading.boundaries import Boundaries, begin_marks, end_marks
from newsroom.answers.reading.candidates import candidates, edges
from newsroom.answers.reading.confidence import THRESHOLD
from newsroom.answers.reading.learned import Learned, from_json
from newsroom.answers.reading.probe import Probe, probe
from newsroom.answers.reading.reader import EXTRACTS, PASSAGES, SENTENCES, CloseReading
from newsroom.answers.reading.sentence import Sentence, sentence
from newsroom.answers.reading.spans import Describer
from newsroom.answers.reading.survey import Found, promising, survey
from newsroom.answers.resolving.subject import Subject
from newsroom.answers.retrieve import Retrieval, prepare, retrieve
from newsroom.ports import Store
from newsroom.text.fold import strip_marks

OUTPUT = Path(reading.__file__).parent.parent / "data" / "reader.json"
FILES = ("xquad-vi-dev.json", "viquad1-dev.json", "vicoqa-dev.json", "who-train.json")
NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
FOLDS = 5
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
TRUST_TREES = {"objective": "binary", "n_estimators": 90, "num_leaves": 10}
Array = NDArray[np.float64]
Options = dict[str, Any]


@dataclass
class Case:
    """A question in one writing against one collection. ``absent`` cases had their article taken
    away; ``right`` tells for each sentence found which syllables answer."""

    example: Example
    source: str
    writing: str
    absent: bool
    asked: Probe
    ranked: Sequence[Ranked]
    found: list[Found]
    right: list[list[tuple[int, int]]]
    subjects: Sequence[Subject]
    terms: Sequence[Term]
    fold: int = 0
    probability: list[float] = field(default_factory=list)

    @property
    def answered(self) -> list[int]:
        """The sentences that answer."""
        return [at for at, spans in enumerate(self.right) if spans]

    def closest(self) -> list[int]:
        """The sentences that are read closely."""
        order = sorted(range(len(self.found)), key=lambda at: -self.probability[at])
        return order[:SENTENCES]


# Cases


@dataclass(frozen=True)
class Desk:
    """A collection that can be searched, and its articles as they are looked into."""

    store: Store
    collection: Collection
    subjects: dict[int, Subject]

    def looked_into(self, ranked: Sequence[Ranked]) -> list[Subject]:
        """The articles that a question would be held against."""
        keys = dict.fromkeys(each.candidate.passage.article_id for each in ranked)
        return [self._subject(key) for key in [*keys][:SUBJECTS]]

    def _subject(self, key: int) -> Subject:
        if key not in self.subjects:
            article = replace(self.collection.articles[key - 1], id=key)
            passages = passages_of(article)
            self.subjects[key] = Subject(article, passages, find_evidence(passages), UTC)
        return self.subjects[key]


async def gather(collections: Iterable[Collection]) -> list[Case]:
    """Every question as written and once more in another writing (on the sample news in each), each
    once more without its article, alone or with its neighbours."""
    cases: list[Case] = []
    for collection in collections:
        with tempfile.TemporaryDirectory() as folder:
            store = await open_memory(collection.articles, Path(folder))
            desk = Desk(store, collection, {})
            for example in collection.examples:
                if collection.name == "who-train" or example.follows:
                    cases += await _given(desk, example)
                else:
                    cases += await _searched(desk, example)
    groups = sorted({case.example.group for case in cases})
    random.Random(0).shuffle(groups)
    fold = {group: at % FOLDS for at, group in enumerate(groups)}
    return [replace(case, fold=fold[case.example.group]) for case in cases]


async def _searched(desk: Desk, example: Example) -> list[Case]:
    store, collection = desk.store, desk.collection
    chance = random.Random(example.text)
    bare = strip_marks(example.text)
    others = {"bare": bare, "mistyped": slips(bare, chance)}
    if example.english:
        others["english"] = example.english
    if not collection.name.startswith("sample"):
        other = chance.choice(sorted(others))
        others = {other: others[other]}
    cases = []
    for writing, text in (("accented", example.text), *others.items()):
        question = understand(text, NOW)
        found = await retrieve(store, question.search_text, question.language, limit=PASSAGES)
        subjects = desk.looked_into(found.ranked)
        question, terms = in_vietnamese(question, subjects, found.terms)
        found = replace(found, terms=tuple(terms))
        asked = probe(question, found.terms, found.unknown)
        absent = example.article == NOWHERE
        cases.append(_case(desk, example, writing, asked, found, absent=absent))
        if absent:
            continue
        gone = chance.choice((frozenset({example.article}), _neighbours(collection, example)))
        left = await _without(store, text, example, gone)
        rest = replace(found, ranked=tuple(left))
        cases.append(_case(desk, example, writing, asked, rest, absent=True))
    return cases


def _neighbours(collection: Collection, example: Example) -> frozenset[int]:
    """The articles of the example's group: what is left tells of other things."""
    return frozenset(each.article for each in collection.examples if each.group == example.group)


async def _without(
    store: Store, text: str, example: Example, gone: frozenset[int]
) -> Sequence[Ranked]:
    """What is found when the articles ``gone`` and every passage that has the answer are away."""
    asked = understand(text, NOW)
    query, found = await prepare(store, asked.search_text, asked.language)
    kept = [
        each
        for each in found
        if each.passage.article_id - 1 not in gone and not holds(each.passage.text, example.answers)
    ]
    return rank(query, kept, asked.language)[:PASSAGES]


async def _given(desk: Desk, example: Example) -> list[Case]:
    """A question on a given article; without an answer where the file says that it has none."""
    question = understand(example.text, NOW)
    found = await retrieve(
        desk.store,
        question.search_text,
        question.language,
        limit=PASSAGES,
        article_id=example.article + 1,
    )
    asked = probe(question, found.terms, found.unknown)
    absent = not example.answers
    return [_case(desk, example, "given", asked, found, absent=absent)]


def _case(
    desk: Desk,
    example: Example,
    writing: str,
    asked: Probe,
    retrieval: Retrieval,
    *,
    absent: bool = False,
) -> Case:
    ranked = retrieval.ranked
    subjects = desk.looked_into(ranked)
    found = promising(survey(asked, ranked, {each.article.id: each.passages for each in subjects}))
    right = [
        [] if absent else _answers(desk.collection, example, ranked[each.ranked], each)
        for each in found
    ]
    name = desk.collection.name
    return Case(
        example, name, writing, absent, asked, ranked, found, right, subjects, retrieval.terms
    )


def _answers(
    collection: Collection, example: Example, ranked: Ranked, found: Found
) -> list[tuple[int, int]]:
    """First and last syllable, within the sentence, of each answer that begins in it."""
    passage = ranked.candidate.passage
    offset = collection.articles[example.article].body.find(passage.text)
    if passage.article_id != example.article + 1 or offset < 0:
        return []
    page = found.page
    (start, end), (first, last) = page.sentences[found.at], page.rows[found.at]
    spans = []
    for place in example.places:
        begin, after = place[0] - offset, min(place[1] - offset, end)
        if start <= begin < end:
            inside = [
                at - first
                for at in range(first, last)
                if page.ends[at] > begin and page.starts[at] < after
            ]
            spans += [(inside[0], inside[-1])] if inside else []
    return spans


# Learning


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


# Judging


@dataclass(frozen=True)
class Read:
    """One extract: how much of the answer it hits, whether its sentence answers, whether its
    quotation holds the answer, and what speaks for it."""

    overlap: float
    sentence: bool
    quoted: bool
    evidence: list[float]


def judge(case: Case, model: Learned) -> list[Read]:
    """The extracts that would be read closely."""
    backing = Backing(case.asked.question, case.subjects, case.terms)
    close = CloseReading(case.asked, case.ranked, model, backing)
    right = {
        (found.ranked, found.at)
        for found, spans in zip(case.found, case.right, strict=True)
        if spans
    }
    reads = []
    for each in close.likely[:SENTENCES]:
        best = close.extract(each.found)
        span = each.found.page.text[best.start : best.end]
        quoted = holds(close.quote(each, best), case.example.answers)
        reads.append(
            Read(
                overlap=0.0 if case.absent else overlap(span, case.example.answers),
                sentence=(each.found.ranked, each.found.at) in right,
                quoted=quoted and not case.absent,
                evidence=close.evidence(each, best, close.untrusted(each, best)).features(),
            )
        )
    return reads


def learn_trust(judged: Iterable[list[Read]]) -> dict[str, Any]:
    """How far an extract can be trusted: whether its sentence answers."""
    rows = [read for reads in judged for read in reads]
    values = np.array([read.evidence for read in rows])
    wanted = np.array([read.sentence for read in rows], dtype=float)
    return grow(values, wanted, TRUST_TREES)


@dataclass(frozen=True)
class Outcome:
    """What would be answered: the best extract of a case and the trust in it."""

    case: Case
    best: Read
    trust: float


def choose(case: Case, reads: Sequence[Read], model: Learned) -> Outcome:
    """The extract that would be given."""
    trusts = [model.trust.probability(read.evidence) for read in reads]
    best = max(range(len(reads)), key=trusts.__getitem__)
    return Outcome(case, reads[best], trusts[best])


def report(outcomes: Sequence[Outcome]) -> None:
    """What the fold models reach on questions that they have not seen."""
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in outcomes:
        if not outcome.case.example.follows:
            key = (outcome.case.source, outcome.case.writing)
            groups.setdefault(key, []).append(outcome)
    print("set              writing        n  sentence  quote     F1     EM  refused  given")
    for (source, writing), found in sorted(groups.items()):
        there = [o for o in found if not o.case.absent]
        absent = [o for o in found if o.case.absent]
        if not there:
            continue
        figures = (
            np.mean([o.best.sentence for o in there]),
            np.mean([o.best.quoted for o in there]),
            np.mean([o.best.overlap for o in there]),
            np.mean([o.best.overlap == 1 for o in there]),
            np.mean([o.trust < THRESHOLD for o in there]),
            np.mean([o.trust >= THRESHOLD for o in absent]) if absent else float("nan"),
        )
        print(f"{source:16} {writing:10} {len(there):5}", *(f"  {value:.3f}" for value in figures))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--write", action="store_true", help=f"replace {OUTPUT.name}")
    options = parser.parse_args()
    begun = time.monotonic()

    def note(what: str) -> None:
        print(f"{time.monotonic() - begun:6.0f} s  {what}", flush=True)

    files = [read(options.data / name) for name in FILES]
    labelled = [read_sample("dev"), read_news(options.data, "dev")]
    cases = asyncio.run(gather([*files, *labelled]))
    note(f"{len(cases)} cases")
    learners = []
    for fold in range(FOLDS):
        seen = [case for case in cases if case.fold != fold]
        learners.append(Learner(learn_sentences(seen), *learn_edges(seen)))
        note(f"fold {fold}: sentences, edges {len(learners[-1].begins)}")
    models = [learner.model() for learner in learners]
    rows = [row for case in cases for row in describe(case, models[case.fold])]
    note(f"{sum(len(row.values) for row in rows)} extracts")
    for fold, learner in enumerate(learners):
        learner.span = learn_spans([row for row in rows if row.fold != fold])
    models = [learner.model() for learner in learners]
    note("extracts learned")
    judged = [judge(case, models[case.fold]) for case in cases]
    note("judged")
    for fold, learner in enumerate(learners):
        learner.trust = learn_trust(
            reads for case, reads in zip(cases, judged, strict=True) if case.fold != fold
        )
    models = [learner.model() for learner in learners]
    report(
        [
            choose(case, reads, models[case.fold])
            for case, reads in zip(cases, judged, strict=True)
            if reads
        ]
    )
    whole = Learner(learn_sentences(cases), *learn_edges(cases), learn_spans(rows))
    whole.trust = learn_trust(judged)
    note("all learned")
    if options.write:
        text = json.dumps(whole.content(), ensure_ascii=False, separators=(",", ":"))
        OUTPUT.write_text(text + "\n", "utf-8")
        note(f"{OUTPUT.name}: {len(text):,} characters")


if __name__ == "__main__":
    main()
