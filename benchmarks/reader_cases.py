"""Questions against their collections, as the reader is trained and judged on them."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.common import open_memory, slips
from benchmarks.questions import (
    NOWHERE,
    Collection,
    Example,
    holds,
)
from newsroom.answers.asking import SUBJECTS, in_vietnamese
from newsroom.answers.evidence import find_evidence
from newsroom.answers.passages import passages_of
from newsroom.answers.question import understand
from newsroom.answers.rank import Ranked, Term, rank
from newsroom.answers.reading.probe import Probe, probe
from newsroom.answers.reading.reader import PASSAGES, SENTENCES
from newsroom.answers.reading.survey import Found, promising, survey
from newsroom.answers.resolving.subject import Subject
from newsroom.answers.retrieve import Retrieval, prepare, retrieve
from newsroom.ports import Store
from newsroom.text.fold import strip_marks

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
FOLDS = 5


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
