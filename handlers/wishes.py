"""What people write about their digest: ``6h30 ngày thường giáo dục, chợ quế``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.models import Rhythm
from newsroom.text.fold import fold, strip_marks

MORNING, NOON, EVENING, SUNDAY = 390, 690, 1140, 420
"""Minutes from midnight that are offered: 06:30, 11:30, 19:00 and 07:00."""
LONGEST_WORD = 60
MOST_WORDS = 12

_CLOCK = re.compile(r"\b([01]?\d|2[0-3])\s*(?:gio|h|g|:)\s*([0-5]\d)?(?![\da-z])")
_PARTS = (("sang", MORNING), ("trua", NOON), ("toi", EVENING))
_PART = re.compile(r"\b(?:buoi )?(sang|trua|toi)\b|\b(morning|noon|evening)\b")
_ENGLISH = {"morning": MORNING, "noon": NOON, "evening": EVENING}
_WEEKLY = re.compile(r"\b(?:chu nhat|hang tuan|moi tuan|cuoi tuan|sundays?|weekly)\b")
_WEEKDAYS = re.compile(r"\b(?:ngay thuong|ngay lam viec|trong tuan|weekdays?)\b")
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
    rest, minute = _hour(words)
    rhythm = Rhythm.DAILY
    for pattern, named in (
        (_WEEKLY, Rhythm.WEEKLY),
        (_WEEKDAYS, Rhythm.WEEKDAYS),
        (_DAILY, Rhythm.DAILY),
    ):
        rest, found = _without(rest, pattern)
        rhythm = named if found else rhythm
    return Wish(rhythm, minute, names(rest))


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
    rest, clock = _without(words, _CLOCK)
    if clock:
        hour = int(clock[1])
        _, part = _without(rest, _PART)
        if part and part[1] == "toi" and hour < 12:
            hour += 12
        return _without(rest, _PART)[0], hour * 60 + int(clock[2] or 0)
    rest, part = _without(words, _PART)
    if not part:
        return words, None
    return rest, dict(_PARTS).get(part[1] or "") or _ENGLISH[part[2]]


def _without(words: str, pattern: re.Pattern[str]) -> tuple[str, re.Match[str] | None]:
    """``words`` less what ``pattern`` finds in their folded form, which has the same length."""
    found = pattern.search(strip_marks(words).lower())
    return (f"{words[: found.start()]} {words[found.end() :]}", found) if found else (words, None)
