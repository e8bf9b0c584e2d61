"""From ranked passages to extracts that answer, best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from newsroom.answers.question import Question
from newsroom.answers.rank import Ranked
from newsroom.answers.reading.beside import beside
from newsroom.answers.reading.boundaries import Boundaries
from newsroom.answers.reading.candidates import candidates, edges
from newsroom.answers.reading.confidence import Evidence, confidence
from newsroom.answers.reading.learned import Learned, learned
from newsroom.answers.reading.probe import Probe, probe
from newsroom.answers.reading.quote import quote
from newsroom.answers.reading.sentence import sentence
from newsroom.answers.reading.spans import Describer, Judge
from newsroom.answers.reading.survey import Found, promising, survey
from newsroom.answers.retrieve import Retrieval

PASSAGES = 8
"""Passages that are read."""

SENTENCES = 6
"""Sentences that are read closely."""

EXTRACTS = 12
"""Extracts of a sentence that are judged, beside those that have the asked form."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An extract that may answer a question.

    ``start`` and ``end`` are the offsets of ``span`` in the passage's text, ``score`` orders the
    readings of one question (the share of the answer that the span is expected to hit, 0 to 1),
    ``confidence`` is the calibrated probability that ``sentence`` answers. ``quote`` has at
    most 400 characters and holds the span.
    """

    article_id: int
    passage_position: int
    sentence: str
    span: str
    start: int
    end: int
    score: float
    confidence: float
    quote: str


@dataclass(frozen=True, slots=True)
class Likely:
    """A sentence with the probability that it answers."""

    found: Found
    probability: float


@dataclass(frozen=True, slots=True)
class Extract:
    """The best extract of a sentence: characters ``start`` to ``end`` of the passage, how much of
    the answer it is expected to hit if the sentence answers (0 to 1), what speaks for it, and what
    stands beside it."""

    start: int
    end: int
    expected: float
    features: list[float]
    beside: list[float]


class Backed(Protocol):
    """What the articles say as a whole."""

    @property
    def passages(self) -> Mapping[int, Sequence[str]]:
        """All passages of the articles that are known whole, by id."""
        ...

    def __call__(self, reading: Reading) -> Sequence[float]:
        """What is said for or against a reading: the values of ``BACKING_FEATURES``."""
        ...


def read(question: Question, found: Retrieval, backed: Backed) -> tuple[Reading, ...]:
    """The extracts of what was ``found`` that may answer ``question``, best first, one a sentence;
    none where no passage shares a word with it. Pure computation, a few milliseconds."""
    asked = probe(question, found.terms, found.unknown)
    close = CloseReading(asked, found.ranked[:PASSAGES], learned(), backed)
    readings = [close.reading(each) for each in close.likely[:SENTENCES]]
    return tuple(sorted(readings, key=lambda reading: -reading.score))


class CloseReading:
    """One question held against its passages; ``likely`` are the promising sentences, the most
    likely to answer first."""

    def __init__(
        self, asked: Probe, ranked: Sequence[Ranked], model: Learned, backed: Backed
    ) -> None:
        self._asked = asked
        self._ranked = ranked
        self._model = model
        self._boundaries = Boundaries(asked, model)
        self._backed = backed
        self._articles = len({each.candidate.passage.article_id for each in ranked})
        found = promising(survey(asked, ranked, backed.passages))
        likely = [Likely(each, model.sentence.probability(each.features)) for each in found]
        self.likely = sorted(likely, key=lambda each: -each.probability)

    def reading(self, each: Likely) -> Reading:
        """The best extract of a sentence, with its proof."""
        best = self.extract(each.found)
        found = self.untrusted(each, best)
        trust = confidence(self.evidence(each, best, found), self._model)
        return replace(found, score=trust * best.expected, confidence=trust)

    def untrusted(self, each: Likely, best: Extract) -> Reading:
        """The same, not yet trusted."""
        page = each.found.page
        passage = self._ranked[each.found.ranked].candidate.passage
        start, end = page.sentences[each.found.at]
        return Reading(
            article_id=passage.article_id,
            passage_position=passage.position,
            sentence=passage.text[start:end],
            span=passage.text[best.start : best.end],
            start=best.start,
            end=best.end,
            score=best.expected,
            confidence=0.0,
            quote=self.quote(each, best),
        )

    def extract(self, found: Found) -> Extract:
        """The best extract of a sentence."""
        held = sentence(self._asked, found.page, found.at)
        at_edges = edges(held, self._boundaries)
        describer = Describer(held, at_edges)
        judge = Judge(describer, self._model.span)
        judged = [(judge.expected(i, j), i, j) for i, j in candidates(held, at_edges, EXTRACTS)]
        expected = max(judged)[0]
        features, i, j = max(
            (describer.features(i, j), i, j) for each, i, j in judged if each == expected
        )
        page, first = found.page, found.page.rows[found.at][0]
        return Extract(
            start=page.starts[first + i],
            end=page.ends[first + j],
            expected=expected,
            features=features,
            beside=beside(held, i, j),
        )

    def evidence(self, each: Likely, best: Extract, found: Reading) -> Evidence:
        """What there is to trust a reading by."""
        together = sum(
            other.probability for other in self.likely if other.found.ranked == each.found.ranked
        )
        return Evidence(
            asked=self._asked,
            found=each.found,
            probability=each.probability,
            best=self.likely[0].probability,
            together=together,
            extract=best.features,
            expected=best.expected,
            beside=best.beside,
            articles=self._articles,
            backing=self._backed(found),
        )

    def quote(self, each: Likely, best: Extract) -> str:
        """The sentences that prove an extract."""
        found = each.found
        beside = {
            other.found.at: other.probability
            for other in self.likely
            if other.found.ranked == found.ranked
        }
        page = found.page
        return quote(page.text, page.sentences, found.at, (best.start, best.end), beside)
