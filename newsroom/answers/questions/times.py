"""Relative time words that limit an answer by when it was published.

A year or date inside a question (``năm 2023``) is usually what the article speaks of, not when it
appeared; such words limit only requests for news (``tin giao thông tháng 1/2024``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsroom.answers.questions.wording import Wording, loose

_DAY = timedelta(days=1)
_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """Published from ``since`` to ``until``, both inclusive; ``words`` is the range of syllables
    that said so."""

    since: datetime
    until: datetime
    words: tuple[int, int]


Range = tuple[datetime, datetime]
_Rule = Callable[[datetime, re.Match[str]], Range | None]


def _midnight(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def _days(first: int, count: int = 1) -> _Rule:
    """``count`` days from the one ``first`` days after today."""

    def rule(now: datetime, match: re.Match[str]) -> Range:
        start = _midnight(now) + first * _DAY
        return start, start + count * _DAY - _MOMENT

    return rule


def _week(offset: int) -> _Rule:
    def rule(now: datetime, match: re.Match[str]) -> Range:
        start = _midnight(now) - now.weekday() * _DAY + 7 * offset * _DAY
        return start, start + 7 * _DAY - _MOMENT

    return rule


def _month(offset: int) -> _Rule:
    def rule(now: datetime, match: re.Match[str]) -> Range:
        index = now.year * 12 + now.month - 1 + offset
        return _month_range(now, index // 12, index % 12 + 1)

    return rule


def _month_range(now: datetime, year: int, month: int, months: int = 1) -> Range:
    start = _midnight(now).replace(year=year, month=month, day=1)
    after = year * 12 + month - 1 + months
    return start, start.replace(year=after // 12, month=after % 12 + 1) - _MOMENT


def _last_days(now: datetime, match: re.Match[str]) -> Range:
    count = int(match["n"] or 3) if match["n"] is None or len(match["n"]) < 4 else 365
    days = count * {"tuần": 7, "tuan": 7, "week": 7, "weeks": 7}.get(match["unit"], 1)
    return _midnight(now) - min(days, 3650) * _DAY, now


def _this_year(now: datetime, match: re.Match[str]) -> Range:
    return _month_range(now, now.year, 1, 12)


def _last_year(now: datetime, match: re.Match[str]) -> Range:
    return _month_range(now, now.year - 1, 1, 12)


def _named_month(now: datetime, match: re.Match[str]) -> Range | None:
    """``tháng 1``: the last January that has begun; ``tháng 1/2024``: that one."""
    month, _, year = match["m"].replace("-", "/").partition("/")
    year = year or match["y"] or ""
    if not (month.isdigit() and 1 <= int(month) <= 12):
        return None
    if not year:
        return _month_range(now, now.year - (int(month) > now.month), int(month))
    return _month_range(now, int(year), int(month)) if _is_year(year) else None


def _named_year(now: datetime, match: re.Match[str]) -> Range | None:
    if not _is_year(match["y"]):
        return None
    first, months = {"dau": (1, 4), "đầu": (1, 4), "giữa": (5, 4), "giua": (5, 4)}.get(
        match["part"] or "", (9, 4) if match["part"] else (1, 12)
    )
    return _month_range(now, int(match["y"]), first, months)


def _named_day(now: datetime, match: re.Match[str]) -> Range | None:
    numbers = [int(part) for part in re.split(r"[/-]", match["d"]) if part.isdigit()]
    day, month, year = (*numbers, now.year)[:3]
    try:
        start = _midnight(now).replace(year=year, month=month, day=day)
    except ValueError:
        return None
    if len(numbers) == 2 and start > now:
        start = start.replace(year=year - 1) if (day, month) != (29, 2) else start
    return start, start + _DAY - _MOMENT


def _is_year(text: str) -> bool:
    return text.isdigit() and 1990 <= int(text) <= 2100


_PART = "(?:sáng|trưa|chiều|tối|đêm)"
_RELATIVE: tuple[tuple[str, _Rule], ...] = (
    (rf"(?:{_PART} |ngày )?hôm qua|(?:sáng|chiều|tối|đêm) qua|yesterday|last night", _days(-1)),
    (rf"hôm nay|{_PART} nay|(?:{_PART} )?hôm nay|today|tonight|this morning", _days(0)),
    (r"hôm kia|hôm trước", _days(-3, 3)),
    (rf"(?:ngày|{_PART}) mai|tomorrow", _days(-1, 3)),
    (r"(?:trong )?tuần này|this week", _week(0)),
    (r"(?:trong )?tuần (?:trước|vừa rồi|qua|vừa qua)|last week|past week", _week(-1)),
    (r"cuối tuần qua|cuối tuần rồi|last weekend", _week(-1)),
    (r"(?:trong )?tháng này|this month", _month(0)),
    (r"(?:trong )?tháng (?:trước|vừa rồi|qua|vừa qua)|last month", _month(-1)),
    (r"(?:trong )?(?P<n>\d+|mấy) (?P<unit>ngày|tuần) (?:qua|gần đây|vừa qua|nay)", _last_days),
    (r"(?:in )?(?:the )?(?:last|past) (?P<n>\d+) (?P<unit>days|weeks)", _last_days),
)
_ABSOLUTE: tuple[tuple[str, _Rule], ...] = (
    (r"năm nay|this year", _this_year),
    (r"năm ngoái|năm trước|last year", _last_year),
    (r"(?:trong |của )?(?:ngày |hôm )?(?P<d>\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?)", _named_day),
    (r"(?:trong |của )?tháng (?P<m>\d{1,2}(?:[/-]\d{4})?)(?: năm (?P<y>\d{4}))?", _named_month),
    (r"(?:vào )?(?:(?P<part>đầu|giữa|cuối) )?(?:năm|in) (?P<y>\d{4})", _named_year),
)
_COMPARED = loose(r"(?:so với|hơn|cùng kỳ|than|compared to|compared with)(?: \S+){0,2}")


def _compiled(rules: tuple[tuple[str, _Rule], ...]) -> tuple[tuple[re.Pattern[str], _Rule], ...]:
    return tuple((loose(source), rule) for source, rule in rules)


_RELATIVE_RULES = _compiled(_RELATIVE)
_ABSOLUTE_RULES = _compiled(_ABSOLUTE)


def limit(words: Wording, now: datetime, *, news: bool) -> Limit | None:
    """The time limit that ``words`` set, in the time zone of ``now``.

    ``news`` says that articles are asked for, not a fact: then named months, days and years limit
    as well, and the limit is exact. Otherwise it reaches a day further, because what happened
    yesterday is often printed today.
    """
    for pattern, rule in _RELATIVE_RULES + (_ABSOLUTE_RULES if news else ()):
        match = pattern.search(words.line)
        if match is None or _compares(words, match):
            continue
        found = rule(now, match)
        if found:
            first = words.index(match.start())
            last = first + match[0].count(" ") + 1
            until = found[1] if news else found[1] + _DAY
            return Limit(found[0], until, (first, last))
    return None


def _compares(words: Wording, match: re.Match[str]) -> bool:
    """Whether the time is only compared with: tăng so với tuần trước."""
    return any(
        other.start() < match.start() <= other.end() + 1 for other in _COMPARED.finditer(words.line)
    )
