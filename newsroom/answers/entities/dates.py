"""Days as local news writes them, completed from the day of publication.

"sáng 06/1", "ngày 5 tháng 9 năm 2024", "22-1", "mùng 2/9", "hôm qua",
"tối qua".
Days come before months, always.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

PARTS = ("rạng sáng", "sáng", "trưa", "chiều", "tối", "đêm", "khuya")
_PART = rf"(?P<part>{'|'.join(PARTS)})"
_LEAD = rf"(?:(?:{_PART}|ngày|hôm|mùng|mồng)\s+)*"
_NUMERIC = (
    r"(?P<d1>[0-3]?\d)\s?[/.-]\s?(?P<m1>[01]?\d)(?:\s?[/.-]\s?(?P<y1>(?:19|20)\d\d|\d\d))?(?![\d/%])"
    r"(?!\s?(?:%|km|m²|tỷ|tỉ|triệu|đồng|tấn|ha|kg))"
)
_WRITTEN = (
    r"(?P<d2>[0-3]?\d)\s+tháng\s+(?P<m2>\d{1,2}|giêng|chạp)"
    r"(?:(?:\s+năm|\s*/|,)?\s*(?P<y2>(?:19|20)\d\d))?"
)
_DATE = re.compile(rf"(?<![\w/.,-])(?P<lead>{_LEAD})(?:{_WRITTEN}|{_NUMERIC})", re.IGNORECASE)
_RELATIVE = re.compile(
    rf"(?<!\w)(?:{_PART}\s+)?(?P<word>hôm nay|hôm qua|hôm kia|ngày mai|ngày kia|nay|qua|mai)(?!\w)",
    re.IGNORECASE,
)
_OFFSETS = {
    "hôm nay": 0,
    "nay": 0,
    "hôm qua": -1,
    "qua": -1,
    "hôm kia": -2,
    "ngày mai": 1,
    "mai": 1,
    "ngày kia": 2,
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day named in a text. ``day`` is None where the year can only be guessed and there is no
    publication date. ``part`` is the part of the day ("sáng"), empty where none is given."""

    start: int
    end: int
    written: str
    day: date | None
    part: str = ""


def days(text: str, published: date | None) -> list[Day]:
    """The days that ``text`` names, in order."""
    found = [*_calendar(text, published), *_relative(text, published)]
    return sorted(found, key=lambda each: each.start)


def _calendar(text: str, published: date | None) -> Iterator[Day]:
    for match in _DATE.finditer(text):
        if not _is_date(text, match):
            continue
        number, month = int(match["d1"] or match["d2"]), _month(match["m1"] or match["m2"])
        year = _year(match["y1"] or match["y2"])
        ahead = _AHEAD.search(text, max(0, match.start() - 12), match.start()) is not None
        day = _complete(number, month, year, published, ahead=ahead)
        if day is None and (published is not None or not _possible(number, month)):
            continue
        part = (match["part"] or "").lower()
        yield Day(match.start(), match.end(), match[0].strip(), day, part)


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Whether "1-2" or "3.5" is a day and not a range, a score or a number."""
    if match["d2"] or match["y1"]:
        return True
    return bool(match["lead"].strip()) or _SLASHED.match(match[0].strip()) is not None


_SLASHED = re.compile(r"[0-3]?\d/[01]?\d$")


def _month(written: str) -> int:
    return {"giêng": 1, "chạp": 12}.get(written.lower()) or int(written)


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) if len(written) == 4 else 2000 + int(written)


def _possible(number: int, month: int) -> bool:
    return _day(2024, month, number) is not None


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


_AHEAD = re.compile(r"(?:trước|đến hết|chậm nhất|trước hạn|hạn chót)\s$")
"""Before a day that is still to come."""


def _complete(
    number: int, month: int, year: int | None, published: date | None, *, ahead: bool
) -> date | None:
    """The day with its year: the one that lies nearest to the publication, or next after it where
    it is ``ahead``."""
    if year is not None:
        return _day(year, month, number)
    if published is None:
        return None
    tries = (_day(published.year + shift, month, number) for shift in (-1, 0, 1))
    near = [day for day in tries if day is not None and (day >= published or not ahead)]
    return min(near, key=lambda day: abs(day - published), default=None)


def _relative(text: str, published: date | None) -> Iterator[Day]:
    for match in _RELATIVE.finditer(text):
        word = match["word"].lower()
        bare = word in ("nay", "qua", "mai")
        if bare and not match["part"]:
            continue
        offset = _OFFSETS[word]
        day = None if published is None else published + timedelta(days=offset)
        yield Day(match.start(), match.end(), match[0], day, (match["part"] or "").lower())
