"""Where it was, and which office, company, commune or school: what an article calls by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.answers.entities.words import UPPER
from newsroom.answers.question import AnswerType, Question
from newsroom.answers.rank import Term
from newsroom.answers.resolving.lines import Line
from newsroom.answers.resolving.subject import Found, Subject, plain, quote_around
from newsroom.answers.resolving.support import (
    Want,
    beyond,
    clearest,
    is_of_another_year,
    supported,
    wants,
)

_HERE, _IN_ARTICLE = 0.65, 0.85
"""Shares of the question that must stand around the name, and in the article as a whole."""
_AHEAD = 0.12
"""By how much a name must fit better than any other."""
_NEARBY = 0.5
"""What counts that stands in the sentence before or the title."""
_NAME = rf"[{UPPER}][\w'’]*(?: [{UPPER}\d][\w'’]*)*"
_NAMES = rf"{_NAME}(?:, {_NAME})*(?:,? và {_NAME})?"
_LEVEL = r"(?:thôn|bản|xóm|xã|phường|huyện|thị trấn|thành phố|tỉnh|tổ dân phố)"
_AT = re.compile(
    rf"(?<!\w)(?:tại|Tại|ở|Ở) (?P<at>[^,;:.()“”\"\n]{{0,40}}?[{UPPER}][^,;:.()“”\"\n]{{0,60}}?"
    rf"(?:, {_LEVEL} {_NAME})*)"
    r"(?=[,;.()]|$| (?:được|bị|đã|sẽ|đang|có|do|vào|từ|với|để|nhằm|là|khi|vừa|tổ chức|diễn ra)\b)"
)
_OFFICE = re.compile(
    rf"(?<!\w)(?P<at>(?:Sở|Bộ|Ban|Công ty|Tập đoàn|Hợp tác xã|Trung tâm|Hội|Chi cục|Cục|Phòng|"
    rf"Viện|Trường|Bệnh viện|Quỹ|Ngân hàng|Công an|Hạt|Đồn|Đài|Liên đoàn|UBND|HĐND)"
    rf"(?: (?:và |[a-zà-ỹđ]{{2,6}} (?=[{UPPER}]))?{_NAME}(?:, {_NAME} và {_NAME})?){{1,4}})"
)
_COMPANIES = frozenset({"cong ty", "doanh nghiep", "nha thau", "hang", "tap doan", "chu dau tu"})
_GENERAL = frozenset(
    {"", "noi", "cho", "dia diem", "vi tri", "dia phuong", "khu vuc", "diem", "doan", "khu"}
)
"""Nouns that any place will do for."""
_MOVED = re.compile(r"\b(?:di|lay|den|tu|qua|ve|sang) dau\b")
"""Asks whither or whence, which "tại" does not tell."""


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    line: Line
    fit: float


def placed(question: Question, subject: Subject, terms: Sequence[Term]) -> Found | None:
    """The place or body that ``subject`` names for what is asked; None where it names none, or
    another one fits as well."""
    pattern = _pattern(question)
    asked = beyond(wants(question, terms, question.focus), subject.headline)
    if pattern is None or not asked or supported(asked, subject.whole) < _IN_ARTICLE:
        return None
    found = list(_names(question, asked, subject, pattern))
    best = clearest(found, _HERE, _AHEAD, lambda a, b: _same(a, b, subject))
    if best is None:
        return None
    passage = subject.passages[best.line.passage]
    span = passage[best.start : best.end]
    return Found(
        span=span,
        quote=quote_around(passage, best.start, best.end),
        say=lambda phrases: phrases.answer(span, question.answer_type.value),
        confidence=min(0.9, 0.4 + 0.45 * best.fit),
    )


def _same(one: _Named, other: _Named, subject: Subject) -> bool:
    """Whether one name is the other, or a part of it."""
    first, second = (
        plain(subject.passages[each.line.passage][each.start : each.end]) for each in (one, other)
    )
    return first in second or second in first


def _pattern(question: Question) -> re.Pattern[str] | None:
    """What the name looks like that is asked for; None where that is not plain."""
    text = plain(question.text)
    noun = question.focus[-2:] if " ".join(question.focus[-2:]) in _COMPANIES else question.focus
    name = " ".join(noun)
    if question.answer_type is AnswerType.ORGANISATION:
        return _COMPANY if name in _COMPANIES else _OFFICE
    if name in _GENERAL:
        asks_where = question.answer_type is AnswerType.PLACE and not _MOVED.search(text)
        return _AT if asks_where else None
    written = _KINDS.get(name)
    return _called(written) if written else None


_COMPANY = re.compile(
    r"(?<!\w)(?P<at>(?:Công ty|Tập đoàn|Tổng công ty|Hợp tác xã|Doanh nghiệp)(?:"
    rf" [{UPPER}][\w'’]*| (?:phần|lịch|tư|lao động|thủy|và|hạn)(?= )|"
    r" (?!do |và |của |tại |ở |cho |với |là |đã |làm |xây |trao |tặng |ký |từ |đến |về )"
    rf"[a-zà-ỹđ]+(?= [{UPPER}])){{1,10}})"
)
_KINDS = {
    plain(kind): kind
    for kind in """xã phường thôn bản huyện tỉnh trạm trường đường đèo cầu chợ hồ sông suối
    xóm""".split()
}
"""Kinds of places that stand before a name."""


def _called(kind: str) -> re.Pattern[str]:
    """Names after a kind of place: "các xã Sín Phìn, Pờ Xúa và Tả Phang"."""
    first = f"[{kind[0]}{kind[0].upper()}]"
    several = "(?:[Cc]ác |[Hh]ai |[Bb]a )?"
    return re.compile(rf"(?<!\w)(?P<at>{several}{first}{kind[1:]} {_NAMES})")


def _names(
    question: Question, asked: Sequence[Want], subject: Subject, pattern: re.Pattern[str]
) -> Iterator[_Named]:
    text = plain(question.text)
    earlier = ""
    for line in subject.lines:
        passage = subject.passages[line.passage]
        own = supported(asked, line.text)
        near = supported(asked, subject.headline + earlier + line.text)
        earlier = line.text
        if is_of_another_year(question, line):
            continue
        for match in pattern.finditer(passage, line.start, line.end):
            start, end = match.span("at")
            if plain(passage[start:end]) not in text:
                clause = supported(asked, line.between(*_clause(passage, line, start, end)))
                fit = (own + clause) / 2 + _NEARBY * max(near - own, 0.0)
                yield _Named(start, end, line, fit)


def _clause(text: str, line: Line, start: int, end: int) -> tuple[int, int]:
    """The part of the sentence around a name, between semicolons."""
    first = max(text.rfind(";", line.start, start) + 1, line.start)
    last = text.find(";", end, line.end)
    return first, last if last >= 0 else line.end
