"""Dates and times as Vietnamese pages write them: always day first, local unless they say else.

21:46 07-01-2024 | Thứ bảy, 06/01/2024 - 14:05 | ngày 7 tháng 1 năm 2024 | 2 giờ trước
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

LOCAL: Final = ZoneInfo("Asia/Ho_Chi_Minh")

_MONTH_NAMES: Final = (
    ("một", "jan"), ("hai", "feb"), ("ba", "mar"), ("tư", "apr"), ("năm", "may"), ("sáu", "jun"),
    ("bảy", "jul"), ("tám", "aug"), ("chín", "sep"), ("mười", "oct"), ("mười một", "nov"),
    ("mười hai", "dec"),
)  # fmt: skip
_MONTHS: Final = {name: at for at, names in enumerate(_MONTH_NAMES, 1) for name in names}
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_NAMED = "|".join(sorted((names[0] for names in _MONTH_NAMES), key=len, reverse=True))
_ENGLISH = f"(?P<m>{'|'.join(names[1] for names in _MONTH_NAMES)})[a-z]*"
_SHORT_YEAR = r"(?P<y>(?:19|20)\d\d|\d\d)"
# A slash after the year belongs to the number of a document: 05/02/2024/NĐ-CP; a time may follow.
_ENDED = r"(?!\d|[.-]\d(?!\d?[:h])|/\w)"
_DATES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?!\d)",
        rf"(?<![\d/.,-])(?P<d>\d\d?) ?[-/.] ?(?P<m>\d\d?) ?[-/.] ?{_SHORT_YEAR}{_ENDED}",
        rf"(?<!\d)(?P<d>\d\d?),? (?:tháng|thg) ?(?P<m>\d\d?|{_NAMED})(?: ?, ?| )(?:năm )?{_YEAR}",
        rf"\b{_ENGLISH}\.? (?P<d>\d\d?)(?:st|nd|rd|th)?,? {_YEAR}",
        rf"(?<!\d)(?P<d>\d\d?)[ -]{_ENGLISH}\.?,?[ -]{_YEAR}",
    )
)
_DIGIT: Final = re.compile(r"\d")
_NO_YEAR: Final = re.compile(r"(?<![\d/.,-])(?P<d>\d\d?)[/-](?P<m>\d\d?)(?![\d/-])")
_DAY_WORD: Final = re.compile(r"\b(hôm nay|hôm qua)\b", re.IGNORECASE)
_AGO: Final = re.compile(r"\b(\d{1,3}) (phút|giờ|tiếng|ngày|tuần) trước", re.IGNORECASE)
_UNITS: Final = {"phút": 1, "giờ": 60, "tiếng": 60, "ngày": 1440, "tuần": 10080}
_TIME: Final = re.compile(
    r"(?<![\d:])(?P<hour>[01]?\d|2[0-3]) ?(?:[:hg]|giờ) ?(?P<minute>[0-5]\d)(?!\d)"
    r"(?::(?P<second>[0-5]\d)(?:\.\d+)?)?(?:'| ?phút\b)? ?(?P<half>[ap]m\b|sa\b|ch\b)?"
    r"(?P<offset>z\b| ?\(?(?:gmt|utc) ?(?:[+-]\d\d?(?::?\d\d)?\)?|\b)| ?[+-]\d\d:?\d\d\b)?",
    re.IGNORECASE,
)
_OFFSET: Final = re.compile(r"([+-])(\d\d?):?(\d\d)?")
_BETWEEN: Final = re.compile(
    r"(?:[\s,;|()•·–—-]|lúc|vào|hồi|ngày|giờ|at|on|t(?=\d|\Z)|thứ [^\W\d]+|chủ nhật)*",
    re.IGNORECASE,
)
_REACH = 24


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: where it stands (with its time of day, if any) and what it means."""

    start: int
    end: int
    moment: datetime
    has_time: bool


def parse_date(text: str, zone: tzinfo = LOCAL, now: datetime | None = None) -> datetime | None:
    """The moment that ``text`` names, aware, or None. ISO 8601, RFC 822, epoch seconds or local."""
    text = text.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        found = find_dates(text, zone, now)
        return found[0].moment if found else _epoch(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def find_dates(text: str, zone: tzinfo = LOCAL, now: datetime | None = None) -> list[FoundDate]:
    """Every date of ``text``, in order. Dates without a year and relative ones need ``now``."""
    if now is None and _DIGIT.search(text) is None:
        return []
    found: list[FoundDate] = []
    for start, end, day in _days(text, zone, now):
        if not any(start < other.end and other.start < end for other in found):
            found.append(_with_time(text, start, end, day, zone))
    if now is not None:
        for match in _AGO.finditer(text):
            age = timedelta(minutes=int(match[1]) * _UNITS[match[2].lower()])
            found.append(FoundDate(*match.span(), (now - age).astimezone(zone), True))
    return sorted(found, key=lambda one: one.start)


def _days(text: str, zone: tzinfo, now: datetime | None) -> Iterator[tuple[int, int, date]]:
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if day := _day(match["d"], match["m"], match["y"]):
                yield *match.span(), day
    if now is None:
        return
    today = now.astimezone(zone).date()
    for match in _DAY_WORD.finditer(text):
        yield *match.span(), today - timedelta(days=match[1].lower() == "hôm qua")
    for match in _NO_YEAR.finditer(text):
        if day := _latest(match["d"], match["m"], today):
            yield *match.span(), day


def _day(day: str, month: str, year: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS[month.lower()]
    full_year = int(year) + 2000 if len(year) == 2 else int(year)
    first, second = int(day), number
    if second > 12 >= first:  # only month-first can be meant
        first, second = second, first
    try:
        return date(full_year, second, first)
    except ValueError:
        return None


def _latest(day: str, month: str, today: date) -> date | None:
    """The latest day of that name that is not in the future."""
    for year in (today.year, today.year - 1):
        found = _day(day, month, str(year))
        if found and found <= today:
            return found
    return None


def _with_time(text: str, start: int, end: int, day: date, zone: tzinfo) -> FoundDate:
    """The date with the time of day that stands right before or after it."""
    after = _TIME.search(text, end, end + _REACH)
    if after and _BETWEEN.fullmatch(text, end, after.start()):
        return FoundDate(start, after.end(), _at(day, after, zone), True)
    left = max(0, start - _REACH - 12)
    for before in _TIME.finditer(text, left, start):
        if _BETWEEN.fullmatch(text, before.end(), start):
            return FoundDate(before.start(), end, _at(day, before, zone), True)
    return FoundDate(start, end, datetime.combine(day, time(), zone), False)


def _at(day: date, match: re.Match[str], zone: tzinfo) -> datetime:
    hour = int(match["hour"])
    half = (match["half"] or "").lower()
    if half in ("pm", "ch") and hour < 12:
        hour += 12
    elif half in ("am", "sa") and hour == 12:
        hour = 0
    clock = time(hour, int(match["minute"]), int(match["second"] or 0))
    return datetime.combine(day, clock, _zone_of(match["offset"] or "", zone))


def _zone_of(offset: str, zone: tzinfo) -> tzinfo:
    if match := _OFFSET.search(offset):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return timezone(timedelta(minutes=minutes if match[1] == "+" else -minutes))
    return UTC if offset else zone


def _epoch(text: str) -> datetime | None:
    """Ten digits are seconds, thirteen milliseconds since 1970."""
    if not text.isdigit() or len(text) not in (10, 13):
        return None
    return datetime.fromtimestamp(int(text) / (1000 if len(text) == 13 else 1), UTC)
