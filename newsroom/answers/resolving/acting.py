"""Which body did something: who built the road is a company as often as a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsroom.answers.entities.bodies import bodies
from newsroom.answers.question import AnswerType, Question
from newsroom.answers.rank import Term
from newsroom.answers.resolving.lines import Line
from newsroom.answers.resolving.pieces import Piece, answer
from newsroom.answers.resolving.subject import Found, Subject, plain
from newsroom.answers.resolving.support import (
    LIGHT_WRITTEN,
    Want,
    beyond,
    clearest,
    is_of_another_year,
    supported,
    wants,
)
from newsroom.answers.synonyms import likely, same

_HERE, _IN_ARTICLE = 0.5, 0.75
"""Shares of the question that must stand around the name, and in the article as a whole."""
_SUREST = 0.9
"""Confidence in what fits wholly."""
_AHEAD = 0.1
"""By how much a body must fit better than any other."""
_NEARBY = 0.5
"""What counts that stands in the sentence before or the title."""
_ASKING = "nguoi don vi co quan to chuc cong ty doanh nghiep nha thau ben la nhom".split()
_BY = re.compile(r"(?<!\w)(?:do|bởi|nhờ|từ|là|giao cho|giao|đề nghị|yêu cầu|:)\s?$")
_OF = re.compile(r"(?<!\w)(?:của|thuộc|ở|tại|với|cho|cùng) $")
"""Before a body that is only named beside another."""
_FILLERS = (
    r"(?:,[^,;]{1,60},)?"
    r"(?: phối hợp (?:với|cùng) [^,;.]{3,60}?)?"
    r"(?: (?:đã|sẽ|đang|vừa|được|giao|trực tiếp|tiếp tục|cũng|còn|là đơn vị|làm|là|phải))*"
)
_NOT_DOING = r"(?! (?:chủ|đại diện|đầu mối|tổng|trưởng|rõ|việc)(?!\w))"
"""What makes another word of làm: làm chủ đầu tư is no building."""
_LONGEST = 3
"""Syllables of what was done that are looked for as one."""


def actor(question: Question, subject: Subject, terms: Sequence[Term]) -> Found | None:
    """The body that ``subject`` says to have done what is asked; None where it says so of none, or
    of several as plainly."""
    done = _done(question)
    if question.language == "en" or not done:
        return None
    asked = beyond(wants(question, terms, _ASKING), subject.headline)
    if not asked or supported(asked, subject.whole) < _IN_ARTICLE:
        return None
    found = list(_actors(question, done, asked, subject))
    best = clearest(found, _HERE, _AHEAD, lambda a, b: _name(a, subject) == _name(b, subject))
    return answer(best, subject, AnswerType.ORGANISATION, _SUREST) if best else None


def _name(found: Piece, subject: Subject) -> str:
    return plain(subject.passages[found.line.passage][found.start : found.end])


def _done(question: Question) -> re.Pattern[str] | None:
    """What was done, in all its wordings: the first words after "ai" that say something, or what
    the body is called: "chủ đầu tư là đơn vị nào"."""
    size = len(question.before)
    words = likely(question.written)[size:] or likely(question.written)
    for at, word in enumerate(words[:_LONGEST]):
        wordings = [" ".join(each) for each in same(words, at)]
        if not wordings and word in LIGHT_WRITTEN:
            continue
        wordings = wordings or [" ".join(words[at : at + 2]), word]
        alternatives = "|".join(map(re.escape, wordings))
        return re.compile(rf"(?:{alternatives})(?!\w){_NOT_DOING}", re.IGNORECASE)
    return None


def _actors(
    question: Question, done: re.Pattern[str], asked: Sequence[Want], subject: Subject
) -> Iterator[Piece]:
    text = plain(question.text)
    acts = re.compile(rf"{_FILLERS} {done.pattern}", re.IGNORECASE)
    for line, earlier in subject.in_turn:
        passage = subject.passages[line.passage]
        own = supported(asked, line.text)
        near = supported(asked, subject.opening + earlier + line.text)
        if is_of_another_year(question, line):
            continue
        for start, end in bodies(passage, line.start, line.end):
            beside = _OF.search(passage, line.start, start) or _of_person(subject, line, start, end)
            if beside or plain(passage[start:end]) in text:
                continue
            if acts.match(passage, end, line.end) or _done_by(passage, line, start, done):
                yield Piece(start, end, line, own + _NEARBY * max(near - own, 0.0))


def _of_person(subject: Subject, line: Line, start: int, end: int) -> bool:
    """Whether a body only stands in somebody's post, or runs into a name: Hợp tác xã Vi Thị Sen."""
    return any(
        each.whole_start <= start < each.whole_end
        or (start < each.start < end and each.name.count(" ") > 1)
        for each in subject.mentions[line.passage]
    )


def _done_by(passage: str, line: Line, start: int, done: re.Pattern[str]) -> bool:
    """Whether what was done stands before the name: "đơn vị thi công là Công ty A"."""
    before = passage[line.start : start]
    by = _BY.search(before.rstrip() + " " if not before.endswith(" ") else before)
    return by is not None and done.search(before[max(0, by.start() - 40) : by.start()]) is not None
