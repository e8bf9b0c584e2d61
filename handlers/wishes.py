"""What people write about their digest: ``6h30 ngày thường giáo dục, chợ quế``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsroom.models import Rhythm
from newsroom.text.fold import fold, strip_marks

MORNING, NOON, AFTERNOON, EVENING, SUNDAY = 390, 690, 1020, 1140, 420
"""Minutes from midnight that are offered or meant: 06:30, 11:30, 17:00, 19:00 and 07:00."""
LONGEST_WORD = 60
MOST_WORDS = 12

_CLOCK = re.compile(r"\b([01]?\d|2[0-3])\s*(?:gio|h|g|:)\s*([0-5]\d)?(?![\da-z])")
_CLOCK_12 = re.compile(r"\b(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?\s*([ap])\.?m\b\.?")
_PARTS = {"sang": MORNING, "trua": NOON, "chieu": AFTERNOON, "toi": EVENING}
_PART = re.compile(r"\b(?:(?:moi )?buoi |moi )?(sang|trua|chieu|toi)\b|\b(morning|noon|evening)\b")
_NO_HOUR = re.compile(r"^\d+\s*(?:h|g|gio|:|am|pm)\s*\d*$")
_ENGLISH = {"morning": MORNING, "noon": NOON, "evening": EVENING}
_WEEKLY = re.compile(r"\b(?:chu nhat|hang tuan|moi tuan|cuoi tuan|sundays?|weekly)\b")
_WEEKDAYS = re.compile(
    r"\b(?:ngay thuong|ngay lam viec|trong tuan|weekdays?"
    r"|(?:tu )?thu (?:2|hai) (?:den|toi|-|–) thu (?:6|sau))\b"
)
_DAILY = re.compile(r"\b(?:hang ngay|hằng ngày|moi ngay|daily|every day)\b")
_LEFT_OVER = re.compile(r"^[\s,;:.]*(?:(?:ve|luc|vao|about|at|on)\b)?[\s,;:.]*")


@dataclass(frozen=True, slots=True)
class Wish:
    """When and what; ``minute`` is None where no hour was named."""

    rhythm: Rhythm
    minute: int | None
    names: tuple[str, ...]


def understand(words: str) -> Wish:
    """What ``words`` ask for; what is neither hour nor day is what to follow."""
    rest, rhythm = words, Rhythm.DAILY
    for pattern, named in (
        (_WEEKLY, Rhythm.WEEKLY),
        (_WEEKDAYS, Rhythm.WEEKDAYS),
        (_DAILY, Rhythm.DAILY),
    ):
        rest, found = _without(rest, pattern)
        rhythm = named if found else rhythm
    rest, minute = _hour(rest)
    return Wish(rhythm, minute, names(rest))


def is_no_hour(wish: Wish) -> bool:
    """Whether an hour was meant that no day has: ``25h``."""
    return wish.minute is None and any(_NO_HOUR.match(fold(each)) for each in wish.names)


def names(words: str) -> tuple[str, ...]:
    """The things to follow in a list, each once, without quotation marks."""
    trimmed = words[_LEFT_OVER.match(strip_marks(words).lower()).end() :]  # type: ignore[union-attr]
    parts = [each.strip(" .\"'“”") for each in re.split(r"[,;\n]", trimmed)]
    kept = {fold(each): each[:LONGEST_WORD] for each in parts if re.search(r"\w", each)}
    return tuple(kept.values())[:MOST_WORDS]


def sections_in(
    named: Sequence[str], sections: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that are sections, as the newsroom writes them, and the others."""
    known = {fold(section): section for section in sections}
    topics = tuple(known[fold(each)] for each in named if fold(each) in known)
    return topics, tuple(each for each in named if fold(each) not in known)


def _hour(words: str) -> tuple[str, int | None]:
    rest, clock = _without(words, _CLOCK_12)
    if clock:
        hour = int(clock[1]) % 12 + (12 if clock[3] == "p" else 0)
        return rest, hour * 60 + int(clock[2] or 0)
    rest, clock = _without(words, _CLOCK)
    if clock:
        rest, part = _without(rest, _PART)
        hour = _of_the_day(int(clock[1]), (part and part[1]) or "")
        return rest, hour * 60 + int(clock[2] or 0)
    rest, part = _without(words, _PART)
    if not part:
        return words, None
    return rest, _PARTS.get(part[1] or "") or _ENGLISH[part[2]]


def _of_the_day(hour: int, part: str) -> int:
    """An hour of the clock within a part of the day: three in the afternoon is 15."""
    later = (part in ("chieu", "toi") and hour < 12) or (part == "trua" and hour < 4)
    return hour + 12 if later else hour


def _without(words: str, pattern: re.Pattern[str]) -> tuple[str, re.Match[str] | None]:
    """``words`` less what ``pattern`` finds in their folded form, which has the same length."""
    found = pattern.search(strip_marks(words).lower())
    return (f"{words[: found.start()]} {words[found.end() :]}", found) if found else (words, None)


_REST = re.compile(
    r"^(?:tam )?(?:nghi|dung|ngung|pause)\b\s*"
    r"(?:(\d{1,3})\s*(ngay|tuan|thang|day|week|month)?"
    r"|(?:den|toi|until)(?: het)?(?: ngay)? (\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?)?"
)
_DAYS = {"tuan": 7, "week": 7, "thang": 30, "month": 30}
PAUSE, LONGEST_PAUSE = 7, 365
"""Days of a pause that says nothing of its length, and of the longest one."""


def pause_until(words: str, now: datetime) -> datetime | None:
    """Until when ``words`` want a rest, from ``now``; None where they are about something else.

    A day that is named is the first one with digests again.
    """
    found = _REST.match(fold(words))
    if found is None:
        return None
    if found[3]:
        return _day(int(found[3]), int(found[4]), int(found[5] or 0), now)
    days = int(found[1] or PAUSE) * _DAYS.get(found[2] or "", 1)
    return now + timedelta(days=min(days, LONGEST_PAUSE))


def _day(day: int, month: int, year: int, now: datetime) -> datetime | None:
    """The beginning of a day, the next one of its name where no year is said."""
    try:
        start = now.replace(
            year=year or now.year, month=month, day=day, hour=0, minute=0, second=0, microsecond=0
        )
        if not year and start <= now:
            start = start.replace(year=now.year + 1)
    except ValueError:
        return None
    return start if now < start <= now + timedelta(days=LONGEST_PAUSE) else None
