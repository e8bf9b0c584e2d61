"""The quotation that proves an answer: whole sentences around it."""

from __future__ import annotations

LONGEST = 400
"""Characters of a quotation."""


def quote(text: str, sentences: list[tuple[int, int]], at: int, start: int, end: int) -> str:
    """Sentence ``at`` of ``text``, or where it is longer than ``LONGEST`` as much of it around
    the span ``start``-``end`` as fits, cut at spaces."""
    first, last = sentences[at]
    if last - first <= LONGEST:
        return text[first:last]
    left = max(first, min(start - (LONGEST - (end - start)) // 2, last - LONGEST))
    right = min(last, left + LONGEST)
    if left > first:
        left = text.find(" ", left, start) + 1 or start
    if right < last:
        right = max(text.rfind(" ", end, right), min(end, left + LONGEST))
    return text[left:right].strip()
