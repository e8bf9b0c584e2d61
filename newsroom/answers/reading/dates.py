"""Dates and times of day as they are written: sáng 06/1, ngày 1 tháng 8 năm 1963, thế kỷ XVI."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.answers.reading.chunks import Chunk, Form, Head
from newsroom.answers.reading.pages import CAPITALS, DASH, HYPHEN, NUMBER, Row

_NOUNS = frozenset(
    """ngày tháng năm thế kỷ kỉ thập niên mùa xuân hạ thu đông giờ phút sáng trưa chiều tối đêm hôm
    nay qua đầu cuối giữa thứ tuần rạng lúc hiện trước sau công nguyên tcn cn""".split()
)
_NUMBERED = frozenset("ngày tháng năm kỷ kỉ niên thứ mùng".split())
_RELATIVE = frozenset(
    [
        ("hôm", "nay"),
        ("hôm", "qua"),
        ("hôm", "kia"),
        ("hiện", "nay"),
        ("sáng", "nay"),
        ("chiều", "nay"),
        ("chiều", "qua"),
        ("tối", "nay"),
        ("tối", "qua"),
        ("đêm", "qua"),
        ("năm", "nay"),
        ("năm", "ngoái"),
        ("tuần", "qua"),
        ("tuần", "trước"),
        ("tháng", "trước"),
    ]
)
_WEEKDAYS = frozenset("hai ba tư năm sáu bảy".split())
_COUNTED = frozenset("hai ba bốn sáu bảy tám chín mười một mấy vài".split())
_LINKS = ("đến", "tới")
_LOOSE_EDGES = frozenset("lúc qua nay sau trước đến tới".split())


def dates(row: Row) -> Iterator[Chunk]:
    """The dates of a sentence; the inner part leaves away the leading noun (``năm`` 1963)."""
    at = 0
    while at < len(row):
        end, anchored = _run(row, at) if _can_begin(row, at) else (at, False)
        if anchored:
            chunk = _trimmed(row, at, end)
            if chunk:
                yield chunk
        at = max(end, at + 1)


def is_year(word: str) -> bool:
    """Whether ``word`` can be a year of the last thousand years."""
    return len(word) == 4 and word.isdigit() and "1000" <= word <= "2100"


def _is_day(word: str) -> bool:
    return "/" in word and word.replace("/", "").isdigit()


def _can_begin(row: Row, at: int) -> bool:
    word = row.words[at]
    if row.shapes[at] == NUMBER:
        return _is_time(row, at)
    # "hai năm" is a duration, not a date.
    return word in _NOUNS and not (word == "năm" and at > 0 and _counts(row, at - 1))


def _counts(row: Row, at: int) -> bool:
    return row.shapes[at] == NUMBER or row.words[at] in _COUNTED


def _is_time(row: Row, at: int) -> bool:
    """Whether the number at ``at`` is a day, a month, a year or an hour."""
    word = row.words[at]
    if is_year(word) or _is_day(word) or (at > 0 and row.words[at - 1] in _NUMBERED):
        return True
    return row.words[at + 1 : at + 2] in (("giờ",), ("tháng",))


def _run(row: Row, start: int) -> tuple[int, bool]:
    """Where a run of date words from ``start`` ends, and whether it names a time at all."""
    end, anchored = start, False
    while end < len(row) and (end == start or row.marks[end] in (0, HYPHEN, DASH)):
        length, anchors = _step(row, end, anchored=anchored)
        if not length:
            break
        end += length
        anchored = anchored or anchors
    return min(end, len(row)), anchored


def _step(row: Row, at: int, *, anchored: bool) -> tuple[int, bool]:
    """How many syllables from ``at`` belong to a date, and whether they name a time."""
    word = row.words[at]
    following = row.words[at + 1] if at + 1 < len(row) else ""
    if row.shapes[at] == NUMBER:
        return int(_is_time(row, at)), True
    before = row.words[at - 1] if at else ""
    century = before in ("kỷ", "kỉ") and (row.shapes[at] == CAPITALS or len(word) == 1)
    if century or (word in _WEEKDAYS and before == "thứ"):
        return 1, True
    if word in _LINKS and anchored:
        return int(at + 1 < len(row) and _can_begin(row, at + 1)), False
    if (word, following) == ("chủ", "nhật"):
        return 2, True
    known = word in _NOUNS and (word != "thế" or following in ("kỷ", "kỉ"))
    return int(known), known and (word, following) in _RELATIVE


def _trimmed(row: Row, start: int, end: int) -> Chunk | None:
    """The run without loose words at its edges."""
    while end > start and row.words[end - 1] in _LINKS:
        end -= 1
    while start < end and row.words[start] in _LOOSE_EDGES:
        start += 1
    if start >= end:
        return None
    inner = start
    while inner < end - 1 and row.shapes[inner] != NUMBER and inner - start < 2:
        inner += 1
    if row.shapes[inner] != NUMBER:
        inner = start
    return Chunk(Form.DATE, inner, end, start, end, Head.TIME)
