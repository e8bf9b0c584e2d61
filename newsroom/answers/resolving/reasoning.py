"""Why it was: the cause that a sentence gives for what is asked, or what it was meant for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.answers.entities.words import UPPER
from newsroom.answers.question import AnswerType, Question
from newsroom.answers.rank import Term
from newsroom.answers.resolving.lines import Line, row
from newsroom.answers.resolving.pieces import Piece, answer
from newsroom.answers.resolving.subject import Found, Subject, plain
from newsroom.answers.resolving.support import (
    Want,
    beyond,
    clearest,
    is_of_another_year,
    stands,
    supported,
    untold,
    wants,
)

_HERE, _IN_ARTICLE = 0.5, 0.75
"""Shares of the question that must stand around the cause, and in the article as a whole."""
_SUREST = 0.85
"""Confidence in what fits wholly."""
_AHEAD = 0.08
"""By how much a cause must fit better than any other."""
_NEARBY = 0.5
"""What counts that stands in the sentence before or the title."""
_UNTOLD = 0.8
"""Of what the title does not say, the share that the sentence and the one before it must."""
_PLAINLY = 0.25
"""Share of the question in what the cause led to from which it is plain what is meant."""
_NAMED = 0.25
"""How much better a cause is that the sentence calls one."""
_TITLED = 0.5
"""Share of the question that a title must have for the cause of that event to be meant."""
_AT_ONCE = 0.1
"""How much better a cause is that follows at once on what is asked."""
_LONGEST = 240
"""Characters of a cause."""
_ASKING = "nguyen nhan ly li do duyen muc dich nham chinh ban dau lam".split()
_CALLED = r"(?:nguyên nhân|lý do|lí do|mục đích)"
_NAMED_CAUSE = re.compile(
    rf"(?<!\w){_CALLED}[^.;:]{{0,90}}?(?: là do| do| vì| bởi| từ| là|:) (?P<why>[^;]+)",
    re.IGNORECASE,
)
_BODY = re.compile(
    rf"(?:các |những )?(?:[{UPPER}]|\d|công ty|ông|bà|anh|chị|cô|thầy|bác|em|đồng chí|"
    r"nghệ nhân|sở|ban|hợp tác|ngân hàng|trung tâm|hội|đội|nhóm|huyện|xã|tỉnh|phường|"
    r"quỹ|báo|đài|tòa)"
)
"""Who does something, and no cause: do Công ty A thi công."""
_CAUSED_BY = re.compile(
    r"(?<!\w)(?:(?P<by>là do|do|bởi vì|bởi|vì|nhờ|xuất phát từ|bắt nguồn từ|qua việc))"
    r"(?! (?:đó|vậy|thế|nhiêu|sao|gì|đâu)(?!\w)) (?P<why>[^;]+)"
)
_LED_TO = re.compile(
    r"(?P<why>[^;]{8,}?),? (?:khiến|làm cho|gây ra|gây|dẫn đến|dẫn tới|nên|kéo theo|"
    r"làm(?= [^,;]{0,40}(?:bị|chết|mất|hỏng|sập|thiệt|gãy)))(?!\w)"
    r" (?P<effect>[^;]+)"
)
_MEANT_FOR = re.compile(r"(?<!\w)(?:nhằm|để|với mục đích|với mục tiêu) (?P<why>[^;]+)")
_PURPOSE = re.compile(r"\b(?:de lam gi|nham gi|muc dich|de lam chi|lam gi)\b")
_GOES_ON = re.compile(r",? (?:khiến|làm cho|dẫn đến|dẫn tới|nên) ")


@dataclass(frozen=True, slots=True)
class _Cause:
    """Characters ``start`` to ``end`` of a passage are a cause, ``effect`` those that tell of what;
    whether the sentence calls it one, and what else speaks for it."""

    start: int
    end: int
    effect: tuple[int, int]
    named: bool = False
    extra: float = 0.0


@dataclass(frozen=True, slots=True)
class _Reason(Piece):
    named: bool


def reasoned(question: Question, subject: Subject, terms: Sequence[Term]) -> Found | None:
    """The cause, or the purpose where one is asked for, that ``subject`` gives for what is asked;
    None where it gives none, or several that fit as well."""
    if question.language == "en":
        return None
    said = wants(question, terms, _ASKING)
    asked = beyond(said, subject.headline)
    if not asked or supported(asked, subject.whole) < _IN_ARTICLE:
        return None
    titled = supported(_undated(said), subject.headline) >= _TITLED
    reasons = _reasons(question, asked, subject, titled=titled)
    found = [each for each in reasons if titled or not each.named]
    best = clearest(found, _HERE, _AHEAD, lambda a, b: a.line == b.line)
    return answer(best, subject, AnswerType.REASON, _SUREST) if best else None


def _undated(asked: Sequence[Want]) -> list[Want]:
    """``asked`` without its numbers and days."""
    return [each for each in asked if not any(word[0].isdigit() for word in each.phrases[0])]


def _reasons(
    question: Question, asked: Sequence[Want], subject: Subject, *, titled: bool
) -> Iterator[_Reason]:
    """All causes; ``titled``: the title is about what is asked, so that a sentence need not be."""
    purpose = _PURPOSE.search(plain(question.text)) is not None
    rest = untold(asked, subject.opening)
    whole = supported(asked, subject.whole)
    for line, earlier in subject.in_turn:
        text = subject.passages[line.passage]
        own = supported(asked, line.text)
        near = supported(asked, subject.headline + earlier + line.text)
        said = supported(rest, earlier + line.text)
        if is_of_another_year(question, line) or text[line.start : line.end].endswith("?"):
            continue
        for cause in _causes(text, line, purpose=purpose):
            told = supported(asked, line.between(*cause.effect))
            about = said >= _UNTOLD or (titled and told >= _PLAINLY)
            if not cause.named and not (about and told):
                continue
            around = whole if cause.named else near
            fit = (own + told) / 2 + _NEARBY * max(around - own, 0.0) + cause.extra
            fit += _AT_ONCE * _at_once(asked, line.between(*cause.effect))
            yield _Reason(
                cause.start, min(cause.end, cause.start + _LONGEST), line, fit, cause.named
            )


def _at_once(asked: Sequence[Want], effect: str) -> bool:
    """Whether the cause follows at once on what is asked: "số ca tăng do ..."."""
    folded, _, written = effect.partition(" | ")
    last = row(folded.split()[-2:], written.split()[-2:])
    return any(stands(each, last) == 1.0 for each in asked if not each.pair)


def _causes(text: str, line: Line, *, purpose: bool) -> Iterator[_Cause]:
    """The causes that a sentence gives; what is meant for something too, which is a reason."""
    for match in _MEANT_FOR.finditer(text, line.start, line.end):
        extra = 0.0 if purpose else -_AT_ONCE
        yield _Cause(*match.span("why"), (line.start, match.start()), extra=extra)
    if purpose:
        return
    for match in _NAMED_CAUSE.finditer(text, line.start, line.end):
        yield _Cause(*match.span("why"), (line.start, line.end), named=True, extra=_NAMED)
    for match in _CAUSED_BY.finditer(text, line.start, line.end):
        if match["by"] == "do" and _BODY.match(match["why"]):
            continue
        start, end = match.span("why")
        rest = _GOES_ON.search(text, start, end)
        yield _Cause(start, rest.start() if rest else end, (line.start, match.start()))
    for match in _LED_TO.finditer(text, line.start, line.end):
        yield _Cause(*match.span("why"), match.span("effect"))
