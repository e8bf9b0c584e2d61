"""Where it was, and which office, company, commune or school: what an article calls by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from newsroom.answers.entities.bodies import bodies
from newsroom.answers.entities.words import UPPER
from newsroom.answers.question import AnswerType, Question
from newsroom.answers.rank import Term
from newsroom.answers.resolving.lines import Line
from newsroom.answers.resolving.pieces import Piece, answer
from newsroom.answers.resolving.subject import Found, Subject, plain
from newsroom.answers.resolving.support import (
    Want,
    beyond,
    clearest,
    is_of_another_year,
    supported,
    untold,
    wants,
)

_HERE, _IN_ARTICLE = 0.65, 0.85
"""Shares of the question that must stand around the name, and in the article as a whole."""
_SUREST = 0.9
"""Confidence in what fits wholly."""
_AHEAD = 0.12
"""By how much a name must fit better than any other."""
_NEARBY = 0.5
"""What counts that stands in the sentence before or the title."""
_UNTOLD = 0.8
"""Of what the title does not say, the share that a sentence must that tells whither or whence."""
_NAME = rf"[{UPPER}][\w'’]*(?: [{UPPER}\d][\w'’]*)*"
_NAMES = rf"{_NAME}(?:, {_NAME})*(?:,? và {_NAME})?"
_LEVEL = r"(?:thôn|bản|xóm|xã|phường|huyện|thị trấn|thành phố|tỉnh|tổ dân phố)"
_REST = r"[^,;:.()“”\"\n]"
_SPOT = (
    rf"(?P<at>(?:{_REST}{{0,40}}?[{UPPER}]{_REST}{{0,60}}?|"
    r"(?:sân|nhà|trường|chợ|khu|bãi|đình|chùa|hội trường|trụ sở|trung tâm|công viên|bờ|đoạn|mốc|"
    rf"tổ|cầu|bến|ngã|cơ sở|điểm|trạm|kho|đồi){_REST}{{0,60}}?)(?:, {_LEVEL} {_NAME})*)"
    r"(?=[,;.()]|$| (?:được|bị|đã|sẽ|đang|có|do|vào|từ|với|để|nhằm|là|khi|vừa|tổ chức|diễn ra)\b)"
)
_AT = re.compile(rf"(?<!\w)(?:tại|Tại|ở|Ở) {_SPOT}")
_TO = re.compile(rf"(?<!\w)(?:(?:đến|tới|về|vào|sang|ra|cho)(?: ở tạm| ở)?(?: tại)?|tại|ở) {_SPOT}")
_FROM = re.compile(
    rf"(?<!\w)(?:từ|Từ) (?P<at>(?!ngày|đầu|năm|tháng|đêm|sáng|chiều|\d){_REST}{{3,80}}?)"
    r"(?=[,;.()]|$| (?:được|bị|đã|sẽ|đang|có|do|vào|với|để|nhằm|là|khi|đến|tới|mà)\b)"
)
_COMPANIES = frozenset({"cong ty", "doanh nghiep", "nha thau", "hang", "tap doan", "chu dau tu"})
_GENERAL = frozenset(
    {"", "noi", "cho", "dia diem", "vi tri", "dia phuong", "khu vuc", "diem", "doan", "khu"}
)
"""Nouns that any place will do for."""
_MOVED = re.compile(r"\b(?P<how>di|lay|den|tu|qua|ve|sang) dau\b")
"""Asks whither or whence, which "tại" does not tell."""
_FORMS = (
    (
        re.compile(r"\b(?:so dien thoai|duong day nong|hotline|goi so|goi (?:vao )?so nao|sdt)\b"),
        re.compile(r"(?<![\d.,/])(?P<at>(?:0|1[89]00|\+84)[\d .]{6,13}\d)(?![\d/])"),
        "so dien thoai duong day nong hotline goi muon hoi lien he vao sdt",
    ),
    (
        re.compile(r"\bbang (?:cai )?gi\b"),
        re.compile(
            rf"(?<!\w)(?:bằng|dùng|sử dụng) (?P<at>{_REST}{{3,50}}?)"
            r"(?=[,;.()]|$| (?:để|và|rồi|nhằm|với|cho|khi|tại|ở|cắt|đi|vào|trong|từ)\b)"
        ),
        "bang cai gi dung",
    ),
    (
        re.compile(r"\b(?:ty so|ti so)\b"),
        re.compile(r"(?<![\d/.,])(?P<at>\d{1,3} ?[-–] ?\d{1,3})(?![\d/]|[.,]\d)"),
        "ty ti so la gi",
    ),
)
"""What has a form of its own: how it is asked for, what it looks like, and words that only ask."""
_FORMED = (AnswerType.OTHER, AnswerType.MANNER)
_MOVING = ("di", "lay", "den")
_DIRECTIONS = {"tu": _FROM, "lay": _FROM}


_Finder = Callable[[str, int, int], Iterable[tuple[int, int]]]
"""What finds names in a part of a text."""


def placed(question: Question, subject: Subject, terms: Sequence[Term]) -> Found | None:
    """The place or body that ``subject`` names for what is asked; None where it names none, or
    another one fits as well."""
    find = _finder(question)
    asked = beyond(wants(question, terms, _asking(question)), subject.headline)
    if find is None or not asked or supported(asked, subject.whole) < _IN_ARTICLE:
        return None
    found = list(_names(question, asked, subject, find))
    best = clearest(found, _HERE, _AHEAD, lambda a, b: _same(a, b, subject))
    return answer(best, subject, question.answer_type, _SUREST) if best else None


def _same(one: Piece, other: Piece, subject: Subject) -> bool:
    """Whether one name is the other, or a part of it."""
    first, second = (
        plain(subject.passages[each.line.passage][each.start : each.end]) for each in (one, other)
    )
    return first in second or second in first


def _asking(question: Question) -> tuple[str, ...]:
    """The words of the question that only ask."""
    text = plain(question.text)
    listed = next((words for asks, _, words in _FORMS if asks.search(text)), "")
    if listed or question.answer_type in _FORMED:
        return tuple(listed.split())
    return (*question.focus, *(_MOVING if _MOVED.search(text) else ()))


def _finder(question: Question) -> _Finder | None:
    """What finds names of the kind that is asked for; None where that is not plain."""
    text = plain(question.text)
    noun = question.focus[-2:] if " ".join(question.focus[-2:]) in _COMPANIES else question.focus
    name = " ".join(noun)
    formed = next((form for asks, form, _ in _FORMS if asks.search(text)), None)
    if formed or question.answer_type in _FORMED:
        return _spans(formed) if formed else None
    if question.answer_type is AnswerType.ORGANISATION:
        return _spans(_COMPANY) if name in _COMPANIES else bodies
    if name in _GENERAL:
        if question.answer_type is not AnswerType.PLACE:
            return None
        moved = _MOVED.search(text)
        return _spans(_DIRECTIONS.get(moved["how"], _TO) if moved else _AT)
    written = _KINDS.get(name)
    return _spans(_called(written)) if written else None


def _spans(pattern: re.Pattern[str]) -> _Finder:
    """What finds the group ``at`` of ``pattern``."""
    return lambda text, start, end: (
        match.span("at") for match in pattern.finditer(text, start, end)
    )


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
    question: Question, asked: Sequence[Want], subject: Subject, find: _Finder
) -> Iterator[Piece]:
    text = plain(question.text)
    moved = _MOVED.search(text) is not None
    rest = untold(asked, subject.opening) if moved else []
    for line, earlier in subject.in_turn:
        passage = subject.passages[line.passage]
        own = supported(asked, line.text)
        near = supported(asked, subject.opening + earlier + line.text)
        if is_of_another_year(question, line) or supported(rest, line.text) < _UNTOLD:
            continue
        for start, end in find(passage, line.start, line.end):
            if plain(passage[start:end]) not in text:
                clause = supported(asked, line.between(*_clause(passage, line, start, end)))
                fit = (own + clause) / 2 + _NEARBY * max(near - own, 0.0)
                yield Piece(start, end, line, fit)


def _clause(text: str, line: Line, start: int, end: int) -> tuple[int, int]:
    """The part of the sentence around a name, between semicolons."""
    first = max(text.rfind(";", line.start, start) + 1, line.start)
    last = text.find(";", end, line.end)
    return first, last if last >= 0 else line.end
