"""Numbers of a sentence with what they count or measure, held against what a question wants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile

from newsroom.answers.question import AnswerType, Question
from newsroom.answers.questions.nouns import PERSON
from newsroom.answers.related import joined, related
from newsroom.answers.weightless import WRITTEN
from newsroom.text.fold import fold
from newsroom.text.syllables import accented_syllables, folded_syllables

MEASURED = (AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.DURATION)
"""What is asked with a number."""


class Unit(StrEnum):
    """What a number measures; ``THINGS`` are counted."""

    MONEY = "money"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    WEIGHT = "weight"
    SHARE = "share"
    DEGREES = "degrees"
    AGE = "age"
    SPAN = "span"
    THINGS = "things"


@dataclass(frozen=True, slots=True)
class Quantity:
    """Characters ``start`` to ``end`` of a sentence: a number with what rounds it and its unit or
    noun. ``noun`` are the accented syllables that follow the number."""

    start: int
    end: int
    unit: Unit
    noun: tuple[str, ...]


_ABOUT = r"(?:(?:gần|hơn|khoảng|trên|dưới|chừng|tổng số|tối đa|tối thiểu|ít nhất|cả|ngót|non) )?"
_WORDS = (
    "hai|ba|bốn|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|"
    "năm(?= (?:người|em|cháu|con|xã|phường|thôn|bản|hộ|ngôi|chiếc|vụ|nhà|trường|đồng|công|học|nạn|"
    "nhóm|dự|đơn|cá|tập|cây|cán|bộ|điểm|ca|giải|tấn|ha|km|mét|triệu|tỷ|nghìn|ngày|tuần|giờ|phút)"
    "(?!\\w))"
)
_DIGITS = r"(?<![\w/.,-])\d+(?:[.,]\d+)*(?!\w*/\d)(?:\s?[-–]\s?\d+(?:[.,]\d+)*)?"
_MAGNITUDES = r"(?: (?:nghìn|ngàn|triệu|tỷ|tỉ|vạn|chục|trăm|mươi)(?!\w))*"
_NUMBER = re.compile(
    rf"{_ABOUT}(?:{_DIGITS}|(?<!thứ )(?<!\w)(?:{_WORDS})(?!\w)){_MAGNITUDES}", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNITS = (
    (Unit.MONEY, r"(?:đồng|đô la|USD|euro|nhân dân tệ|đ)(?:/\w+)?"),
    (Unit.AREA, r"(?:ha|héc ta|hecta|m2|m²|km2|km²|mét vuông|km vuông|mẫu|sào)"),
    (Unit.VOLUME, r"(?:m3|m³|mét khối|khối|lít|ml)"),
    (Unit.LENGTH, r"(?:km|m|cm|mm|mét|cây số|ki lô mét|kilômét|hải lý|dặm)"),
    (Unit.WEIGHT, r"(?:tấn|tạ|yến|kg|kilôgam|ki lô gam|gam|g|cân)(?:/\w+)?"),
    (Unit.SHARE, r"(?:%|phần trăm|điểm phần trăm)"),
    (Unit.DEGREES, r"(?:độ(?: C)?|°C|oC)"),
    (Unit.AGE, r"tuổi"),
    (
        Unit.SPAN,
        r"(?:năm|tháng|tuần|ngày|giờ|phút|giây|tiếng(?: đồng hồ)?|thập kỷ|thế kỷ|buổi|đêm)"
        r"(?: rưỡi)?(?: \d+ (?:tháng|ngày|giờ|phút|giây))?",
    ),
)
_UNIT = tuple((unit, re.compile(rf" ?{source}(?!\w)", re.IGNORECASE)) for unit, source in _UNITS)
_BILLIONS = ("tỷ", "tỉ")
"""Of what there is so much, it is money."""
_NOUN = re.compile(r"(?: [^\W\d_]+){1,4}")
_WANTED = (
    (Unit.SHARE, "phan tram|ty le|ti le"),
    (
        Unit.MONEY,
        "tien|dong|gia|kinh phi|ngan sach|tong von|muc von|chi phi|luong thang|doanh thu|thu nhap|"
        "thuong|phat|thiet hai|hoc phi|tri gia|gia tri|usd",
    ),
    (Unit.AREA, "ha|hecta|hec ta|dat|dien tich|met vuong|m2"),
    (Unit.VOLUME, "met khoi|m3|khoi luong dat da|lit"),
    (Unit.WEIGHT, "tan|ta|yen|kg|gam|nang|can nang|san luong"),
    (Unit.LENGTH, "km|met|cay so|cm|dai|rong|cao|sau|xa|day"),
    (Unit.DEGREES, "nhiet do|do c"),
    (Unit.AGE, "tuoi"),
)
_ASKED = tuple((unit, re.compile(rf"(?<!\w)(?:{source})(?!\w)")) for unit, source in _WANTED)
_PEOPLE = re.compile(
    rf"(?:{fold(PERSON)}|tre|em|chau|ho dan|nguoi dan|lao dong|khan gia|hanh khach|khach|hoi vien)"
    r"(?!\w)"
)

_UNCOUNTED = {"dat": Unit.AREA, "tien": Unit.MONEY}
_ANYBODY = frozenset("nguoi nan em chau ca khach dan tre".split())
"""What any people may be counted as; pupils are no teachers."""
_CLASSIFIERS = frozenset("con cai chiec nguoi vu bo cuon ngoi can".split())


def quantities(sentence: str) -> Iterator[Quantity]:
    """Every number of ``sentence`` that is not part of a date, nor a year."""
    for match in _NUMBER.finditer(sentence):
        if _YEAR.fullmatch(match[0]) and sentence[: match.start()].lower().endswith("năm "):
            continue
        unit, end = _measured(sentence, match.end())
        if unit is Unit.THINGS and match[0].endswith(_BILLIONS):
            unit = Unit.MONEY
        noun = _NOUN.match(sentence, match.end())
        words = tuple(accented_syllables(noun[0])) if noun else ()
        if unit is Unit.THINGS and noun:
            end = match.end() + len(_shown(noun[0]))
        yield Quantity(match.start(), end, unit, words)


def _shown(noun: str) -> str:
    """A noun as far as it goes: up to the next particle."""
    words = takewhile(lambda word: not word or word.lower() not in WRITTEN, noun.split(" "))
    return " ".join(words).rstrip()


def _measured(sentence: str, at: int) -> tuple[Unit, int]:
    """The unit that stands at ``at``, and where it ends."""
    for unit, pattern in _UNIT:
        match = pattern.match(sentence, at)
        if match:
            return unit, match.end()
    return Unit.THINGS, at


@lru_cache(maxsize=64)
def wanted(question: Question) -> Unit | None:
    """What the number asked for measures; None where any will do."""
    kind, focus = question.answer_type, " ".join(question.focus)
    if kind is AnswerType.DURATION:
        return Unit.SPAN
    if kind is AnswerType.COUNT and focus:
        return _UNCOUNTED.get(focus, Unit.THINGS)
    return _unit_of(focus)


def _unit_of(text: str) -> Unit | None:
    return next((unit for unit, pattern in _ASKED if pattern.search(text)), None)


def fit(question: Question, quantity: Quantity) -> float:
    """How well ``quantity`` can be the number asked for: 0 not at all, 1 in every way."""
    unit = wanted(question)
    if unit is None:
        return _measures(question, quantity)
    if unit is not quantity.unit:
        return 0.0
    return 1.0 if unit is not Unit.THINGS else _counts(question, quantity)


def _measures(question: Question, quantity: Quantity) -> float:
    """How well ``quantity`` measures what an English question asks for by its name: how much cable
    is no sum of money."""
    if not question.english or not question.focus:
        return 1.0
    if quantity.unit not in (Unit.LENGTH, Unit.AREA, Unit.VOLUME, Unit.WEIGHT):
        return 0.3
    return 1.0 if question.focus[0] in map(fold, quantity.noun) else 0.8


def _counts(question: Question, quantity: Quantity) -> float:
    """How well the noun counted is the one asked for."""
    focus = question.focus
    if not focus:
        return 1.0
    noun = " ".join(quantity.noun)
    if question.english:
        return _counts_translated(question, noun)
    following = folded_syllables(noun)
    thing = focus[1:] if focus[0] in _CLASSIFIERS and focus[1:] else focus
    if thing[0] in following:
        return 1.0 if thing[-1] in following else 0.9
    if _PEOPLE.match(fold(noun)) and _PEOPLE.match(" ".join(focus)):
        return 0.9 if _ANYBODY.intersection((*following[:1], focus[0])) else 0.3
    return 0.8 if focus[0] in following[:1] or _like(question, thing, quantity) else 0.5


def _counts_translated(question: Question, noun: str) -> float:
    """The same for an English noun, by its Vietnamese ones."""
    if _PEOPLE.match(" ".join(question.focus)) and _PEOPLE.match(fold(noun)):
        return 0.9
    said = any(
        f" {' '.join(phrase)} " in f" {noun} "
        for each in question.meanings
        if tuple(map(fold, each.phrases[0])) == question.focus
        for phrase in each.phrases
    )
    return 1.0 if said else 0.3


def _like(question: Question, thing: tuple[str, ...], quantity: Quantity) -> bool:
    """Whether a word like the noun asked for follows the number."""
    return not _words_like(question.search_text, thing[0]).isdisjoint(joined(quantity.noun))


@lru_cache(maxsize=64)
def _words_like(text: str, syllable: str) -> frozenset[str]:
    """The words used like those of ``text`` that have the folded ``syllable``."""
    words = joined(accented_syllables(text))
    return frozenset(
        other for word in words if syllable in fold(word).split("_") for other in related(word)
    )
