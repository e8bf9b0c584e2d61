"""From a sentence that answers to the extract of the wanted type, where there is just one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsroom.answers.entities.dates import days
from newsroom.answers.entities.people import mentions
from newsroom.answers.entities.words import UPPER
from newsroom.answers.question import AnswerType, Question
from newsroom.text.places import place_of
from newsroom.text.syllables import folded_syllables

Span = tuple[int, int]
_ABOUT = r"(?:gần |hơn |khoảng |trên |dưới |chừng |tổng số |tối đa |tối thiểu |ít nhất )?"
_NUMBER = re.compile(
    rf"{_ABOUT}(?<![\w/,.-])\d+(?:[.,]\d+)*(?!\w*/\d)%?"
    r"(?: (?:nghìn|ngàn|triệu|tỷ|tỉ|vạn|chục|trăm|đô la|đồng|USD))*"
    r"(?: ?[a-zà-ỹđ²³/]+){0,3}"
)
_UNIT = re.compile(
    r"(?:đồng|usd|tỷ|tỉ|triệu|vạn|nghìn|ngàn|đô|la|%|mét|m|m²|m³|km|km²|cm|mm|ha|hecta|tấn|tạ|yến|kg|"
    r"gam|g|lít|ml|độ|năm|tháng|tuần|ngày|giờ|phút|giây|tuổi|điểm|lần|vuông|khối)(?:/\S+)?"
)
_TIME = re.compile(
    r"(?:từ |đến |lúc |vào |khoảng )?(?:\d{1,2} ?(?:giờ|h)(?: ?\d{1,2}(?: phút)?)?"
    r"(?: (?:sáng|trưa|chiều|tối|đêm))?|(?:đầu |giữa |cuối )?(?:tháng \d{1,2}(?:[/-]| năm )?)?"
    r"(?:năm )?(?:1[0-9]|20)\d\d|quý [IV1-4]+(?:/\d{4})?|thế kỷ \w+|(?:thứ|Thứ) \w+|"
    r"(?:đầu |giữa |cuối )?tháng \d{1,2})"
)
_DURATION = re.compile(
    rf"{_ABOUT}(?:\d+(?:[.,]\d+)*|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa|vài) "
    r"(?:năm|tháng|tuần|ngày|giờ|phút|giây|tiếng|thập kỷ|thế kỷ|buổi|mùa|đêm)(?: rưỡi)?"
)
_NAMES = rf"[{UPPER}][\w'’-]*(?: [{UPPER}][\w'’-]*)*"
_PLACE = re.compile(
    r"(?:(?<=tại )|(?<=ở )|(?<=từ )|(?<=về )|(?<=đến )|(?<=thuộc )|(?<=trên )|(?<=vào ))"
    rf"(?:[a-zà-ỹđ]+ ){{0,4}}{_NAMES}(?:, (?:[a-zà-ỹđ]+ ){{1,2}}{_NAMES})*"
)
_ORGANISATION = re.compile(
    rf"(?:Sở|Bộ|Ban|Ủy ban|Uỷ ban|UBND|HĐND|Công ty|Trung tâm|Hội|Chi cục|Cục|Phòng|Viện|Trường|"
    rf"Bệnh viện|Đội|Đoàn|Tổ|Quỹ|Ngân hàng|Công an|Hạt|Đồn|Liên đoàn|Tập đoàn|Mặt trận|Tỉnh đoàn)"
    rf"(?: [a-zà-ỹđ]+| {_NAMES}){{1,8}}"
)
_REASON = re.compile(
    r"(?:do|vì|bởi vì|bởi|nhờ|nguyên nhân là|lý do là|nhằm|để) (?P<a>[^.;]{8,160})"
)
_QUOTED = re.compile(r"[“\"](?P<a>[^”\"]{8,})[”\"]")


def narrowed(question: Question, sentence: str) -> Span | None:
    """The one extract of ``sentence`` that is of the type ``question`` wants: that with the noun
    asked for, or the only one; None where there is doubt."""
    found = list(dict.fromkeys(_typed(question, sentence)))
    focus = f" {' '.join(question.focus)} " if question.focus else ""
    fitting = [
        span
        for span in found
        if focus and focus in f" {' '.join(folded_syllables(sentence[span[0] : span[1]]))} "
    ]
    if len(fitting) == 1:
        return fitting[0]
    return found[0] if len(found) == 1 else None


def with_unit(question: Question, sentence: str, span: str) -> str:
    """``span`` of ``sentence`` with the unit or noun that follows its number: 312 -> 312 mét."""
    at = place_of(sentence, span)
    if at < 0 or not span[-1:].isdigit():
        return span
    end = at + len(span)
    longer = [last for first, last in _numbers(question, sentence) if first < end <= last]
    return sentence[at : max(longer, default=end)]


def _typed(question: Question, sentence: str) -> Iterator[Span]:
    """Extracts of ``sentence`` of the type that ``question`` wants, the likeliest kinds only."""
    kind = question.answer_type
    if kind in (AnswerType.COUNT, AnswerType.AMOUNT):
        yield from _numbers(question, sentence)
    elif kind is AnswerType.DURATION:
        yield from _all(_DURATION, sentence)
    elif kind is AnswerType.TIME:
        dated = [(day.start, day.end) for day in days(sentence, None)]
        yield from dated or _all(_TIME, sentence)
    elif kind in (AnswerType.PERSON, AnswerType.PEOPLE, AnswerType.CHAIR):
        yield from ((each.start, each.end) for each in mentions(sentence))
    elif kind is AnswerType.PLACE:
        yield from _all(_PLACE, sentence)
    elif kind is AnswerType.ORGANISATION:
        yield from _all(_ORGANISATION, sentence)
    elif kind is AnswerType.REASON:
        yield from _groups(_REASON, sentence)
    elif kind is AnswerType.QUOTATION:
        yield from _groups(_QUOTED, sentence)


def _numbers(question: Question, sentence: str) -> Iterator[Span]:
    """Numbers with what they count: up to the noun asked for, where it follows."""
    focus = set(question.focus)
    for match in _NUMBER.finditer(sentence):
        words = match[0].split(" ")
        kept = _length(words, focus, question.answer_type)
        yield match.start(), match.start() + len(" ".join(words[:kept]))


def _length(words: Sequence[str], focus: set[str], kind: AnswerType) -> int:
    folded = [" ".join(folded_syllables(word)) for word in words]
    last = max((at for at, word in enumerate(folded) if word in focus), default=-1)
    if last >= 0:
        return last + 1
    number = next(at for at, word in enumerate(words) if word[:1].isdigit())
    unit = number + 1
    while unit < len(words) and _UNIT.fullmatch(words[unit].lower()):
        unit += 1
    return max(unit, min(number + 2, len(words)) if kind is AnswerType.COUNT else unit)


def _all(pattern: re.Pattern[str], sentence: str) -> Iterator[Span]:
    return (match.span() for match in pattern.finditer(sentence) if match[0].strip())


def _groups(pattern: re.Pattern[str], sentence: str) -> Iterator[Span]:
    return (match.span("a") for match in pattern.finditer(sentence))
