"""What an article as a whole says for or against a reading of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsroom.answers.fitting import fits
from newsroom.answers.question import AnswerType, Question
from newsroom.answers.rank import Term
from newsroom.answers.reading import BACKING_FEATURES, Reading
from newsroom.answers.resolving.contradicting import (
    PEOPLE,
    contradicted,
    has_measured,
    impossible,
    is_marked,
    names_asked,
    numbers_stand,
    of_another_year,
    speaks_of,
)
from newsroom.answers.resolving.lines import Line
from newsroom.answers.resolving.subject import Subject
from newsroom.answers.resolving.support import names_stand, stands, supported, wants

AGAINST = 0.5
"""What is left of the confidence in a reading that its own article speaks against."""
_OF_SENTENCE = 4


class Backing:
    """One question held against the articles that are looked into."""

    def __init__(
        self, question: Question, subjects: Iterable[Subject], terms: Sequence[Term]
    ) -> None:
        self._question = question
        self._terms = terms
        self._marked = float(is_marked(question))
        self._wants = wants(question, terms)
        self._subjects = {each.article.id: each for each in subjects}
        self.passages = {key: each.passages for key, each in self._subjects.items()}
        self._articles = {key: self._article(each) for key, each in self._subjects.items()}

    def __call__(self, reading: Reading) -> list[float]:
        """The values of ``BACKING_FEATURES`` for a reading."""
        subject = self._subjects.get(reading.article_id)
        if subject is None:
            return [
                self._marked,
                *[-1.0] * (len(BACKING_FEATURES) - 2),
                fits(self._question, reading),
            ]
        return [
            self._marked,
            *self._articles[reading.article_id],
            *self._sentence(subject, reading),
            *self._extract(subject, reading),
        ]

    def _article(self, subject: Subject) -> list[float]:
        question, kind = self._question, self._question.answer_type
        quoted = kind is AnswerType.QUOTATION
        return [
            float(names_stand(question, subject)),
            float(numbers_stand(question, subject)),
            float(speaks_of(question, subject)) if quoted else -1.0,
            has_measured(question, subject),
            supported(self._wants, subject.whole),
            supported(self._wants, subject.headline),
            max(
                (
                    each.weight * (1 - stands(each, subject.whole))
                    for each in self._wants
                    if len(each.phrases[0]) == 1
                ),
                default=0.0,
            ),
        ]

    def _sentence(self, subject: Subject, reading: Reading) -> list[float]:
        at = _line_at(subject, reading)
        if at < 0:
            return [-1.0] * _OF_SENTENCE
        line, headline = subject.lines[at].text, subject.headline
        before = subject.lines[at - 1].text if at else ""
        rest = [each for each in self._wants if not stands(each, headline)]
        return [
            supported(self._wants, line),
            supported(self._wants, line + headline),
            supported(self._wants, before + line + headline),
            supported(rest, line),
        ]

    def _extract(self, subject: Subject, reading: Reading) -> list[float]:
        question = self._question
        people = question.answer_type in PEOPLE
        return [
            float(of_another_year(question, subject, reading.span)),
            names_asked(question, subject, self._terms, reading.span) if people else -1.0,
            fits(question, reading),
        ]

    def held(self, reading: Reading) -> Reading | None:
        """A reading as far as its article lets it be trusted; None where it is no answer."""
        subject = self._subjects.get(reading.article_id)
        if subject is None:
            return reading
        if impossible(self._question, subject, reading.span):
            return None
        if contradicted(self._question, subject, self._terms, reading.span):
            return replace(reading, confidence=reading.confidence * AGAINST)
        return reading


def _line_at(subject: Subject, reading: Reading) -> int:
    """The number of the sentence that was read; -1 where the article has changed meanwhile."""
    for at, line in enumerate(subject.lines):
        if _is_read(line, subject, reading):
            return at
    return -1


def _is_read(line: Line, subject: Subject, reading: Reading) -> bool:
    passage = subject.passages[line.passage]
    return passage[line.start : line.end] == reading.sentence
