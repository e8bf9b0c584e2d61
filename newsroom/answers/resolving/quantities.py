"""Which numbers of a sentence can answer: those that count the noun asked for, or that have a unit
of the quantity asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from newsroom.answers.question import AnswerType, Question
from newsroom.answers.resolving.lines import Line
from newsroom.answers.synonyms import likely
from newsroom.answers.synonyms import same as wordings
from newsroom.text.fold import fold

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?|\d+/(?:[2-9]\d|1[3-9]|\d{3,})")
_WORDS = frozenset(
    "một hai ba bốn năm sáu bảy tám chín mười mươi trăm mốt lăm tư chục vài đôi".split()
)
_ABOUT = frozenset("gần hơn khoảng trên dưới chừng tròn đủ tới".split())
_SCALES = frozenset("nghìn ngàn triệu tỷ tỉ vạn trăm chục".split())
_UNITS = {
    "money": "đồng usd đô triệu tỷ tỉ nghìn ngàn",
    "length": "m mét km cây kilômét cm mm ki",
    "weight": "kg tấn tạ yến g gam ki kilogam",
    "area": "ha m² km² mét hecta héc",
    "volume": "m³ lít mét",
    "share": "% phần",
    "age": "tuổi",
    "degrees": "độ",
}
_STUFF = ["length", "weight", "area", "volume"]
"""In what is measured that an English question asks for by its name: how much cable."""
_ASKED = {
    "share": "lai suat, phan tram, ty le, ti le",
    "weight": "ki lo gam, kg, kilogam, can nang, nang, tan, ta, gam, khoi luong",
    "volume": "met khoi, m3, m³, lit, khoi luong dat",
    "area": "hecta, hec ta, ha, dien tich, met vuong, m², rong",
    "length": "ki lo met, cay so, met, m, km, cm, dai, cao, sau, xa, rong",
    "age": "tuoi",
    "degrees": "nhiet do, do c",
    "money": """bao nhieu tien, so tien, tien, dong, gia, kinh phi, phi, hoc phi, thuong, phat,
    luong, thu nhap, doanh thu, loi nhuan, lai, lo, ton, von, tri gia, chi phi, kim ngach, thu,
    thiet hai, boi thuong, ho tro, du no, usd, trieu, ty""",
}
"""Folded phrases that ask for each kind of quantity; longer ones come first."""
_SAME = {
    "tre": ("em", "chau", "tre em"),
    "tre em": ("em", "chau", "tre"),
    "hoc sinh": ("em",),
    "nguoi": ("nan nhan", "truong hop", "ca", "benh nhan", "ca mac"),
    "nan nhan": ("nguoi",),
}
"""What is also counted by another noun."""
_GOES_ON = frozenset("la vuông khối lô đồng".split())
"""What a unit may go on with: đô la, mét vuông, triệu đồng."""
_KINDS = frozenset("vu ca dam tran con cuoc suat chiec cai luot".split())
"""What may stand between a number and the noun."""
_EACH = re.compile(r" (?:mot|moi|1) \S+$")
_LABELLED = frozenset(
    "năm tháng ngày thứ số khóa khoá lần khoản lộ quý tổ khu lớp km mốc đường".split()
)
"""A number after one of these counts nothing."""
_ENDS = frozenset(
    """của được đã ở tại trong với và để là bị có cho từ về do gồm các này thuộc trên dưới khi mà
    theo nhằm sẽ đang phải cần cùng ra vào đến nằm""".split()
)
"""A noun and what qualifies it end before one of these."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or its unit: offsets in the passage, that of the number's end
    too where a noun is counted, and ``value``, the number as written. ``fit`` says how much of the
    noun follows at once, 0 to 1."""

    start: int
    number_end: int
    end: int
    value: str
    fit: float


def quantities(question: Question, line: Line, text: str) -> Iterator[Quantity]:
    """The numbers of ``line`` that can answer ``question``. ``text`` is its passage."""
    units = _units(question)
    nouns = _nouns(question) if question.answer_type is AnswerType.COUNT else []
    at = 0
    while at < len(line.words):
        last = _number_end(line, at)
        if last == at:
            at += 1
            continue
        yield from _quantity(line, text, (at, last), nouns, units)
        at = last


def _quantity(
    line: Line,
    text: str,
    number: tuple[int, int],
    nouns: Sequence[tuple[str, ...]],
    units: frozenset[str],
) -> Iterator[Quantity]:
    first, last = number
    following, written = line.words[last : last + 4], line.written[last : last + 4]
    if units:
        size = _unit_size(written, units)
        fit = 1.0
    else:
        size, fit = _noun_size(line.words[max(0, first - 3) : first], following, nouns)
    if not size and not ("%" in units and line.words[last - 1].endswith("%")):
        return
    if _is_label(text, line, first, last) if not units else _is_mark(line, first):
        return
    value = " ".join(line.written[first:last])
    if not units and fit == 1.0:
        size += _qualified(text, line, last + size)
    while first and line.written[first - 1] in _ABOUT:
        first -= 1
    end = line.places[last + size - 1][1]
    if text[end : end + 1] == "/" and last + size < len(line.places):
        end = line.places[last + size][1]
    number_end = end if units else line.places[last - 1][1]
    yield Quantity(line.places[first][0], number_end, end, value, fit)


def _is_label(text: str, line: Line, first: int, last: int) -> bool:
    """Whether a number names something, as a year does, or stands apart from what follows."""
    if first and line.written[first - 1] in _LABELLED:
        return True
    return bool(text[line.places[last - 1][1] : line.places[last][0]].strip())


def _is_mark(line: Line, first: int) -> bool:
    """Whether a number is a mark that something passes: vượt mốc 28.000 đồng."""
    return bool(first) and line.written[first - 1] in ("mốc", "ngưỡng", "km")


def _qualified(text: str, line: Line, at: int) -> int:
    """How many words from ``at`` on, at most two, belong to the noun before them: 18 Đề án trọng
    tâm của ..."""
    for size in range(3):
        if at + size >= len(line.words):
            return size
        apart = text[line.places[at + size - 1][1] : line.places[at + size][0]].strip()
        if apart or line.written[at + size] in _ENDS:
            return size
    return 0


def _number_end(line: Line, at: int) -> int:
    """Where the number that begins with word ``at`` ends; ``at`` where none begins."""
    if _NUMBER.fullmatch(line.words[at]):
        return at + 1 + _is_range(line, at)
    end = at
    while end < len(line.written) and line.written[end] in _WORDS and end - at < 4:
        end += 1
    return end


def _is_range(line: Line, at: int) -> bool:
    """Whether a dash and another number follow: 22.000 - 28.000 đồng."""
    if at + 1 >= len(line.words) or not _NUMBER.fullmatch(line.words[at + 1]):
        return False
    return 0 < line.places[at + 1][0] - line.places[at][1] <= _DASH


_DASH = 3
"""Characters of a dash between two numbers, with its spaces."""


def _unit_size(written: Sequence[str], units: frozenset[str]) -> int:
    """How many words after a number are a unit of those wanted."""
    size = 0
    while size < len(written) and written[size] in _SCALES:
        size += 1
    if written[size : size + 1] == ("phần",) and written[size + 1 : size + 2] != ("trăm",):
        return 0
    if size < len(written) and written[size] in units:
        longer = size + 1 < len(written) and written[size + 1] in _GOES_ON
        return size + 1 + longer
    return size if size and units.intersection(_SCALES) else 0


def _noun_size(
    earlier: Sequence[str], following: Sequence[str], nouns: Sequence[tuple[str, ...]]
) -> tuple[int, float]:
    """How many words after a number are the noun asked for, and the share of it that they are. The
    kind may stand before: đàn trâu bảy con."""
    best = (0, 0.0)
    kind = int(following[:1] != () and following[0] in _KINDS)
    for noun in nouns:
        size = 0
        shift = kind if noun[0] not in _KINDS else 0
        while (
            size < min(len(noun), len(following) - shift) and following[shift + size] == noun[size]
        ):
            size += 1
        rest = noun[size:]
        whole = bool(rest) and tuple(earlier[-len(rest) :]) == rest
        best = max(best, (size and size + shift, 1.0 if whole and size else size / len(noun)))
    return best


def _nouns(question: Question) -> list[tuple[str, ...]]:
    """What is counted, folded, with what says the same; for English every translation."""
    noun = " ".join(question.focus)
    same = [tuple(each.split()) for head, other in _SAME.items() if noun == head for each in other]
    translated = [
        tuple(map(fold, phrase))
        for each in question.meanings
        if tuple(map(fold, each.phrases[0])) == question.focus
        for phrase in each.phrases
    ]
    size = len(question.before)
    written = likely(question.written)[size : size + len(question.focus)]
    other = [tuple(map(fold, each)) for each in wordings(written, 0)] if written else []
    everyday = [each for each in other if len(other[0]) == len(question.focus)]
    return [each for each in (question.focus, *same, *translated, *everyday) if each]


def _units(question: Question) -> frozenset[str]:
    """The units in which the quantity asked for is given; empty where things are counted."""
    if question.answer_type is AnswerType.COUNT:
        return frozenset()
    written = fold(" ".join(question.written))
    kinds = _kinds(_EACH.sub("", written))
    focus = _kinds(" ".join(question.focus))
    focus = [kind for kind in focus if kind in kinds or question.english]
    kinds = focus or kinds or (_STUFF if question.english and question.focus else ["money"])
    return frozenset(unit for kind in kinds for unit in _UNITS[kind].split())


def _kinds(asked: str) -> list[str]:
    """The kinds of quantity that folded words ask for. What asks for one kind asks for no other:
    lãi suất is no lãi; only money is asked for without a word of its own."""
    found: list[str] = []
    left = f" {asked} "
    for kind, phrase in _phrases():
        if f" {phrase} " in left:
            left = left.replace(f" {phrase} ", " ")
            found.append(kind)
    return found


def asks_quantity(word: str) -> bool:
    """Whether a word by itself asks for a quantity: giá, dài, tuổi."""
    return bool(_kinds(fold(word)))


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    listed = [(kind, each.strip()) for kind, words in _ASKED.items() for each in words.split(",")]
    return tuple(sorted(listed, key=lambda each: -len(each[1].split())))
