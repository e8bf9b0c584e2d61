"""Times: which kind of time a question asks for, and the times that a sentence tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from newsroom.answers.question import Question
from newsroom.text.fold import fold

Span = tuple[int, int]


class Precision(StrEnum):
    """How exactly it is asked when something was; ``ANY`` time will do."""

    HOUR = "hour"
    DAY = "day"
    YEAR = "year"
    ANY = "any"


_ASKED = (
    (Precision.HOUR, re.compile(r"\b(?:may gio|gio nao|luc may|what time|what hour)\b")),
    (
        Precision.DAY,
        re.compile(
            r"\b(?:(?:ngay|hom|bua) (?:nao|may|bao nhieu)|(?:what|which) day|(?:what|which) date)\b"
        ),
    ),
    (Precision.YEAR, re.compile(r"\bnam (?:nao|bao nhieu)\b|\b(?:what|which) year\b")),
)
_PART = r"(?: (?:rạng )?(?:sáng|trưa|chiều|tối|đêm)(?! \w*tạo))?"
_HOUR = r"\d{1,2}(?: ?giờ|h)(?: ?\d{1,2}(?: ?phút)?)?"
_HOURS = re.compile(
    r"(?<!\w)(?:từ |khoảng |lúc |hồi |đến )*"
    rf"{_HOUR}{_PART}(?: (?:đến|tới|-|–) {_HOUR}{_PART})?(?!\w)",
    re.IGNORECASE,
)
_YEAR = r"(?:năm |/)?(?:1[5-9]|20)\d\d"
_PERIODS = re.compile(
    r"(?<!\w)(?:(?:đầu|giữa|cuối|hết|trước|trong|từ) )*(?:"
    rf"quý (?:[IV]{{1,3}}|[1-4])(?:(?: |/)?{_YEAR})?|"
    r"tháng (?:\d{1,2}|giêng|chạp)(?:(?: năm |/)(?:1[5-9]|20)\d\d)?(?: âm lịch)?(?! người)|"
    rf"năm (?:học )?(?:1[5-9]|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?|năm (?:sau|tới|ngoái)|"
    r"tháng (?:sau|tới|này)|tuần (?:sau|tới|này)|"
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?: (?:hằng|hàng|mỗi) tuần)?|"
    r"sau \d+ (?:giờ|ngày|tuần|tháng|năm)(?: nữa)?|"
    r"dịp [^,.;()]{3,30}|sau (?:tết|rằm)[^,.;()]{0,20})(?!\w)",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def asked_time(text: str) -> Precision:
    """How exactly the question ``text`` asks when something was."""
    folded = fold(text)
    return next((kind for kind, pattern in _ASKED if pattern.search(folded)), Precision.ANY)


def asks_for_next(text: str) -> bool:
    """Whether the question ``text`` asks for the next year or the next time."""
    return _NEXT.search(fold(text)) is not None


def asks_to_come(question: Question) -> bool:
    """Whether it is asked when something will be: "bao giờ" before what happens, or next year."""
    will = bool(question.after) and _WILL.search(fold(question.text)) is not None
    return will or asks_for_next(question.text)


_WILL = re.compile(r"\bbao gio\b")
_NEXT = re.compile(r"\b(?:nam sau|nam toi|sang nam|lan sau|lan toi|ky toi|next year)\b")


def hours(sentence: str) -> Iterator[Span]:
    """Where ``sentence`` gives an hour, or from which to which."""
    return (match.span() for match in _HOURS.finditer(sentence))


def periods(sentence: str) -> Iterator[Span]:
    """Where ``sentence`` gives a month, a quarter, a year or a day of the week."""
    return (match.span() for match in _PERIODS.finditer(sentence))
