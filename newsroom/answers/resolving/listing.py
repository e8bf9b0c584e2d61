"""Everything that an article lists for what is asked: games, offerings, rooms, steps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsroom.answers.question import AnswerType, Question
from newsroom.answers.rank import Term
from newsroom.answers.resolving.pieces import Piece, answer
from newsroom.answers.resolving.subject import Found, Subject
from newsroom.answers.resolving.support import (
    Want,
    beyond,
    clearest,
    is_of_another_year,
    supported,
    untold,
    wants,
)

_HERE, _IN_ARTICLE = 0.55, 0.75
"""Shares of the question that must stand around the list, and in the article as a whole."""
_SUREST = 0.85
"""Confidence in what fits wholly."""
_AHEAD = 0.1
"""By how much a list must fit better than any other."""
_NEARBY = 0.5
"""What counts that stands in the sentence before or the title."""
_UNTOLD = 0.6
"""Of what the title does not say, the share that the sentence and the one before it must."""
_CUED = 0.15
"""How much better a list is that words such as "gồm" lead in."""
_ASKING = "nhung gi nao co gom bao ke ten loai cac thu".split()
_ITEM = r"[^,;:.()“”\"\n]{2,60}?"
_LIST = re.compile(
    rf"(?P<cue>(?<!\w)(?:gồm có|bao gồm|gồm|như|là|có|với|từ|các loại|thành)|:) ?"
    rf"(?P<items>{_ITEM}(?:, {_ITEM})*,? (?:và|cùng) {_ITEM}|{_ITEM}(?:, {_ITEM}){{2,}})"
    r"(?=[.;:()”\"\n]|$|,? (?:được|do|với|nhằm|để|trong đó|tại|ở|đã|sẽ|có|trị giá)(?!\w))",
)
_CUES = frozenset({"gồm", "gồm có", "bao gồm", "như", ":"})


def listed(question: Question, subject: Subject, terms: Sequence[Term]) -> Found | None:
    """All that ``subject`` lists for what is asked; None where it lists nothing, or two things that
    fit as well."""
    if question.english:
        return None
    asked = beyond(wants(question, terms, _ASKING), subject.headline)
    if not asked or supported(asked, subject.whole) < _IN_ARTICLE:
        return None
    found = list(_lists(question, asked, subject))
    best = clearest(found, _HERE, _AHEAD, lambda a, b: a.line == b.line)
    return answer(best, subject, AnswerType.LIST, _SUREST) if best else None


def _lists(question: Question, asked: Sequence[Want], subject: Subject) -> Iterator[Piece]:
    rest = untold(asked, subject.opening)
    for line, earlier in subject.in_turn:
        text = subject.passages[line.passage]
        own = supported(asked, line.text)
        near = supported(asked, subject.opening + earlier + line.text)
        said = supported(rest, earlier + line.text)
        if is_of_another_year(question, line) or said < _UNTOLD:
            continue
        for match in _LIST.finditer(text, line.start, line.end):
            start, end = match.span("items")
            first = text.find(",", start, end)
            before = supported(asked, line.between(line.start, first if first > 0 else start))
            cued = match["cue"] in _CUES
            if not cued and "," not in match["items"]:
                continue
            fit = (own + before) / 2 + _NEARBY * max(near - own, 0.0) + _CUED * cued
            yield Piece(start, end, line, fit)
