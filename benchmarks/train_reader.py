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
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.common import DATA
from benchmarks.questions import (
    holds,
    overlap,
    read,
    read_news,
    read_sample,
)
from benchmarks.reader_cases import FOLDS, Case, gather
from benchmarks.reader_learning import (
    Learner,
    describe,
    grow,
    learn_edges,
    learn_sentences,
    learn_spans,
)
from newsroom.answers import reading
from newsroom.answers.backing import Backing
from newsroom.answers.reading.confidence import THRESHOLD
from newsroom.answers.reading.learned import Learned
from newsroom.answers.reading.reader import SENTENCES, CloseReading

OUTPUT = Path(reading.__file__).parent.parent / "data" / "reader.json"
FILES = ("xquad-vi-dev.json", "viquad1-dev.json", "vicoqa-dev.json", "who-train.json")
TRUST_TREES = {"objective": "binary", "n_estimators": 90, "num_leaves": 10}


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
