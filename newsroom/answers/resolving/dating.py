"""When it was: the day, hour or month that a sentence gives for what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from newsroom.answers.entities.dates import Day, days
from newsroom.answers.question import AnswerType, Question
from newsroom.answers.rank import Term
from newsroom.answers.resolving.lines import Line
from newsroom.answers.resolving.predicated import tells_apart
from newsroom.answers.resolving.subject import Found, Subject, plain, quote_around
from newsroom.answers.resolving.support import (
    Want,
    beyond,
    clearest,
    is_of_another_year,
    supported,
    untold,
    wants,
)
from newsroom.answers.timing import (
    Precision,
    asked_time,
    asks_for_next,
    asks_to_come,
    hours,
    periods,
)

_HERE, _IN_ARTICLE = 0.65, 0.85
"""Shares of the question that must stand around the time, and in the article as a whole."""
_AHEAD = 0.12
"""By how much a time must fit better than any other."""
_NEARBY = 0.5
"""What counts that stands in the sentence before or the title."""
_UNTOLD = 0.8
"""Of what the title does not say, the share that a sentence must for any time in it to do."""
_ITS_DAY = 14
"""Characters after a time within which only its day stands: 2 giờ sáng ngày 19/11."""
_AT_ONCE = 8
"""Characters before a time that begins a clause: vào ngày, từ."""
_COMMA = re.compile(r"[,;]\s")
_CLAUSE = re.compile(r"[,;]\s|\s(?:và|rồi|sau đó|-|–)\s")


@dataclass(frozen=True, slots=True)
class _Told:
    """Characters ``start`` to ``end`` of the sentence tell when; ``day`` where it is a day."""

    start: int
    end: int
    day: Day | None
    line: Line
    fit: float


def dated(question: Question, subject: Subject, terms: Sequence[Term]) -> Found | None:
    """When it was, as ``subject`` says it: a day, an hour where one is asked for, else a month or
    another time too; None where it says none, or several that fit as well."""
    asked = beyond(wants(question, terms, question.focus), subject.headline)
    precision = asked_time(question.text)
    if not asked or precision is Precision.YEAR:
        return None
    if supported(asked, subject.whole) < _IN_ARTICLE:
        return None
    found = list(_times(question, precision, asked, subject))
    best = clearest(found, _HERE, _AHEAD, lambda a, b: _same(a, b, subject))
    return _found(best, subject) if best else None


def _times(
    question: Question, precision: Precision, asked: Sequence[Want], subject: Subject
) -> Iterator[_Told]:
    apart = tells_apart(question)
    rest = untold(asked, subject.opening) if precision is Precision.ANY else []
    for line, earlier in subject.in_turn:
        passage = subject.passages[line.passage]
        near = supported(asked, subject.opening + earlier + line.text)
        own = supported(asked, line.text)
        if is_of_another_year(question, line) or not apart.issubset(line.words):
            continue
        if supported(rest, line.text) < _UNTOLD:
            continue
        for start, end, day in _told(passage[line.start : line.end], precision, subject.published):
            clause = supported(asked, line.between(*_clause(passage, line, start, end)))
            fit = (own + clause) / 2 + _NEARBY * max(near - own, 0.0)
            if not (asks_to_come(question) and _is_past(question, day, line, subject)):
                yield _Told(start, end, day, line, fit)


def _is_past(question: Question, day: Day | None, line: Line, subject: Subject) -> bool:
    """Whether a day, or the latest year of the sentence, is over when the article appears; this
    year is where the next one is asked for."""
    if subject.published is None:
        return False
    of_next = asks_for_next(question.text)
    if day and day.day:
        return day.day < subject.published or (of_next and day.day.year == subject.published.year)
    years = [int(word) for word in line.words if _YEAR.fullmatch(word)]
    return bool(years) and max(years) < subject.published.year + of_next


_YEAR = re.compile(r"(?:19|20)\d\d")


def _told(
    sentence: str, precision: Precision, published: date | None
) -> Iterator[tuple[int, int, Day | None]]:
    """The times of ``sentence`` that are as exact as asked."""
    if precision is Precision.HOUR:
        yield from ((*span, None) for span in hours(sentence))
        return
    found = [(day.start, day.end, day) for day in days(sentence, published) if day.day]
    yield from found
    if precision is Precision.ANY:
        for start, end in periods(sentence):
            if all(end <= first or last <= start for first, last, _ in found):
                yield start, end, None


def _same(one: _Told, other: _Told, subject: Subject) -> bool:
    """Whether two times are one day, or written alike."""
    if one.day and other.day:
        return one.day.day == other.day.day
    first, second = (
        plain(subject.passages[each.line.passage][each.line.start :][each.start : each.end])
        for each in (one, other)
    )
    return first == second


def _clause(text: str, line: Line, start: int, end: int) -> tuple[int, int]:
    """From the last comma or và before the time to the first after it; to the second comma where
    the time begins the clause: it has its own comma at once."""
    first, last = line.start + start, line.start + end
    begin = max(
        (match.end() for match in _CLAUSE.finditer(text, line.start, first)), default=line.start
    )
    commas = [match.start() for match in _COMMA.finditer(text, last, line.end)]
    if commas and commas[0] - last < _ITS_DAY and first - begin < _AT_ONCE:
        return begin, (*commas, line.end)[1]
    edge = _CLAUSE.search(text, last, line.end)
    return begin, edge.start() if edge else line.end


def _found(best: _Told, subject: Subject) -> Found:
    passage = subject.passages[best.line.passage]
    start, end = best.line.start + best.start, best.line.start + best.end
    span, day = passage[start:end].strip(), best.day
    return Found(
        span=span,
        quote=quote_around(passage, start, end),
        say=lambda phrases: (
            phrases.day(day.day, day.part, day.written)
            if day and day.day
            else phrases.answer(span, AnswerType.TIME.value)
        ),
        confidence=min(0.9, 0.4 + 0.45 * best.fit),
    )
