"""How many and how much: the number that a sentence gives for what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.answers.question import AnswerType, Question
from newsroom.answers.rank import Term
from newsroom.answers.resolving.lines import Line
from newsroom.answers.resolving.quantities import Quantity, asks_quantity, quantities
from newsroom.answers.resolving.stating import UNSURE
from newsroom.answers.resolving.subject import Found, Subject, quote_around
from newsroom.answers.resolving.support import (
    LIGHT,
    Want,
    beyond,
    clearest,
    is_of_another_year,
    supported,
    untold,
    wants,
)
from newsroom.answers.synonyms import likely, same

_HERE, _IN_ARTICLE = 0.55, 0.85
"""Shares of the question that must stand around the number, and in the article as a whole."""
_AHEAD = 0.1
"""By how much a number must fit better than any other."""
_NEARBY = 0.5
"""What counts that stands in the sentence before or the title."""
_UNTOLD = 0.5
"""Of what the title does not say, the share that a sentence with the one before it must."""
_CLAUSE = re.compile(r"[,;:]\s|\(|\s(?:và|còn|trong đó|nhưng)\s")


@dataclass(frozen=True, slots=True)
class _Counted:
    quantity: Quantity
    line: Line
    fit: float


def counted(question: Question, subject: Subject, terms: Sequence[Term]) -> Found | None:
    """The number that ``subject`` gives for what is asked; None where it gives none, or several
    that fit as well."""
    asked = beyond(wants(question, terms, (*_ASKING, *_unit(question))), subject.headline)
    if supported(asked, subject.whole) < _IN_ARTICLE:
        return None
    found = list(_numbers(question, asked, subject))
    best = clearest(found, _HERE, _AHEAD, lambda a, b: a.quantity.value == b.quantity.value)
    if best is None:
        return None
    passage = subject.passages[best.line.passage]
    said = passage[best.quantity.start : best.quantity.end]
    return Found(
        span=passage[best.quantity.start : best.quantity.number_end],
        quote=quote_around(passage, best.quantity.start, best.quantity.end),
        say=lambda phrases: phrases.answer(said, question.answer_type.value),
        confidence=min(0.9, 0.4 + 0.4 * best.fit),
    )


_ASKING = "much many number so luong tong total ky ki kg can 1 met money tien khoi".split()

_PRICED = ("ban", "mua", "gia", "lay")
"""Words of a price that its number stands without: cà chua 35.000 đồng/kg."""


def _unit(question: Question) -> tuple[str, ...]:
    """The words that only say what is measured; in English those that are no noun, which stands by
    its number (thiệt hại, doanh thu)."""
    if question.answer_type is not AnswerType.AMOUNT:
        return ()
    if question.english:
        return question.focus if len(question.focus) == 1 else ()
    return (*question.focus, *_PRICED)


def _numbers(question: Question, asked: Sequence[Want], subject: Subject) -> Iterator[_Counted]:
    earlier = ""
    title = subject.headline.split()
    measure = _measure(question)
    told = not measure.isdisjoint(subject.whole.split())
    verb = _verb(question, subject.headline)
    rest = untold(asked, subject.opening)
    past = "did" in question.english
    for line in subject.lines:
        if _is_past(question, line, subject) or is_of_another_year(question, line):
            continue
        if verb and not any(f" {each} " in line.text for each in verb):
            continue
        if told and measure.isdisjoint((*line.written, *line.words)):
            continue
        if supported(rest, earlier + line.text) < _UNTOLD:
            continue
        text = subject.passages[line.passage]
        near = supported(asked, subject.opening + earlier + line.text)
        whole = supported(asked, line.text)
        for each in quantities(question, line, text):
            if past and UNSURE.search(text, *_clause(text, line, each)):
                continue
            clause = line.between(*_clause(text, line, each))
            own = (supported(asked, clause) + whole) / 2
            measured = not measure.isdisjoint(clause.split())
            extra = _AHEAD * (each.fit + (each.value in title) + measured)
            fit = own + _NEARBY * max(near - own, 0.0) + extra
            yield _Counted(each, line, fit)
        earlier = line.text


def _verb(question: Question, headline: str) -> tuple[str, ...]:
    """The word before "bao nhiêu" in all its wordings, where it says what is done with the amount
    ("được bảo hiểm đền bao nhiêu") and is not itself a quantity, nor said by the ``headline``."""
    size = len(question.before)
    if question.english or question.answer_type is not AnswerType.AMOUNT or not size:
        return ()
    last = question.written[size - 1]
    if asks_quantity(last) or last in LIGHT:
        return ()
    words = likely(question.written[:size])
    for at in range(max(0, size - _LONGEST), size):
        phrases = same(words, at)
        if phrases and at + len(phrases[0]) == size:
            return tuple(map(" ".join, phrases))
    return () if f" {last} " in headline else (last,)


def _measure(question: Question) -> frozenset[str]:
    """The words by which a sentence says that it gives such a quantity: cao, dài, giá."""
    if question.english:
        asked = {"giá" if "gia" in question.focus else "", *question.focus} & _MEASURES.keys()
    else:
        asked = {*question.written, *likely(question.written)} & _MEASURES.keys()
    return frozenset(word for each in asked for word in (each, *_MEASURES[each].split()))


def _is_past(question: Question, line: Line, subject: Subject) -> bool:
    """Whether a sentence gives an earlier year, where it is asked how it is now."""
    if subject.published is None or _NOW.isdisjoint(question.written):
        return False
    years = [int(word) for word in line.words if _YEAR.fullmatch(word)]
    return bool(years) and max(years) < subject.published.year


_LONGEST = 4
_MEASURES = {
    **dict.fromkeys("dài cao rộng sâu nặng dày xa phí lãi phạt thưởng".split(), ""),
    **{"dai": "dài", "rong": "rộng", "sau": "sâu", "nang": "nặng", "day": "dày"},
    "giá": "bán mua lấy kg cân lít",
}
"""Words that ask for a quantity, with what else tells of it."""
_NOW = frozenset({"hiện", "hien", "nay", "now", "currently"})
_YEAR = re.compile(r"(?:19|20)\d\d")


def _clause(text: str, line: Line, quantity: Quantity) -> tuple[int, int]:
    """The part of the sentence that the number stands in."""
    starts = [match.end() for match in _CLAUSE.finditer(text, line.start, quantity.start)]
    ends = (match.start() for match in _CLAUSE.finditer(text, quantity.end, line.end))
    return max(starts, default=line.start), min(ends, default=line.end)
