"""On which day it was: the day that a sentence gives for what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from newsroom.answers.entities.dates import Day, days
from newsroom.answers.question import Question
from newsroom.answers.rank import Term
from newsroom.answers.resolving.lines import Line
from newsroom.answers.resolving.predicated import tells_apart
from newsroom.answers.resolving.subject import Found, Subject, plain, quote_around
from newsroom.answers.resolving.support import Want, clearest, is_of_another_year, supported, wants

_HERE, _IN_ARTICLE = 0.65, 0.85
"""Shares of the question that must stand around the day, and in the article as a whole."""
_AHEAD = 0.12
"""By how much a day must fit better than any other."""
_NEARBY = 0.5
"""What counts that stands in the sentence before or the title."""
_DAY = re.compile(r"\b(?:(?:ngay|hom|bua) (?:nao|may|bao nhieu)|(?:what|which) (?:day|date))\b")
_WHEN = re.compile(r"\b(?:khi nao|bao gio|luc nao|when)\b")
_CLAUSE = re.compile(r"[,;]\s")


@dataclass(frozen=True, slots=True)
class _Dated:
    day: Day
    line: Line
    fit: float


def dated(question: Question, subject: Subject, terms: Sequence[Term]) -> Found | None:
    """The day that ``subject`` gives for what is asked; None where it gives none, or several that
    fit as well."""
    asked = wants(question, terms, question.focus)
    if not asked or not _asks_day(question):
        return None
    if supported(asked, subject.whole) < _IN_ARTICLE:
        return None
    found = list(_days(question, asked, subject))
    best = clearest(found, _HERE, _AHEAD, lambda a, b: a.day.day == b.day.day)
    return _found(best, best.day.day, subject) if best else None


def _asks_day(question: Question) -> bool:
    """Whether a day is asked for; what is only asked for with "khi nào" may as well be a year,
    unless it is an event that was held."""
    text = plain(question.text)
    held = question.predicate == "hold" and _WHEN.search(text) is not None
    return held or _DAY.search(text) is not None


def _days(question: Question, asked: Sequence[Want], subject: Subject) -> Iterator[_Dated]:
    earlier = ""
    apart = tells_apart(question)
    for line in subject.lines:
        passage = subject.passages[line.passage]
        sentence = passage[line.start : line.end]
        near = supported(asked, subject.headline + earlier + line.text)
        own = supported(asked, line.text)
        earlier = line.text
        if is_of_another_year(question, line) or not apart.issubset(line.words):
            continue
        for day in days(sentence, subject.published):
            clause = supported(asked, line.between(*_clause(passage, line, day)))
            yield _Dated(day, line, (own + clause) / 2 + _NEARBY * max(near - own, 0.0))


def _clause(text: str, line: Line, day: Day) -> tuple[int, int]:
    """From the last comma before the day to the second one after it: a day that begins a sentence
    has its comma at once."""
    first, last = line.start + day.start, line.start + day.end
    starts = [match.end() for match in _CLAUSE.finditer(text, line.start, first)]
    ends = [match.start() for match in _CLAUSE.finditer(text, last, line.end)]
    end = (*ends, line.end)[min(1, len(ends)) if ends and ends[0] - last < 2 else 0]
    return max(starts, default=line.start), end


def _found(best: _Dated, day: date | None, subject: Subject) -> Found | None:
    if day is None:
        return None
    passage = subject.passages[best.line.passage]
    start, end = best.line.start + best.day.start, best.line.start + best.day.end
    return Found(
        span=passage[start:end].strip(),
        quote=quote_around(passage, start, end),
        say=lambda phrases: phrases.day(day, best.day.part, best.day.written),
        confidence=min(0.9, 0.4 + 0.45 * best.fit),
    )
