"""The quotation that proves an answer: whole sentences around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LONGEST = 400
"""Characters of a quotation."""

_COST = 0.005
"""Probability of answering that makes up for one more sentence to read."""


def quote(
    text: str,
    sentences: Sequence[tuple[int, int]],
    at: int,
    span: tuple[int, int],
    likely: Mapping[int, float],
) -> str:
    """Sentence ``at`` of ``text`` with those around it in its paragraph that are ``likely`` to
    answer as well, as far as ``LONGEST`` allows; of a longer sentence as much around ``span``
    (characters) as fits."""
    start, end = sentences[at]
    if end - start > LONGEST:
        return _cut(text, (start, end), span)
    runs = (
        (first, last)
        for first in range(at, -1, -1)
        for last in range(at, len(sentences))
        if (first, last) == (at, at) or _fits(text, sentences, first, last)
    )
    first, last = max(runs, key=lambda run: _worth(likely, *run))
    return text[sentences[first][0] : sentences[last][1]]


def _worth(likely: Mapping[int, float], first: int, last: int) -> float:
    return sum(likely.get(each, 0.0) - _COST for each in range(first, last + 1))


def _fits(text: str, sentences: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Whether a run of sentences is short enough and within one paragraph."""
    start, end = sentences[first][0], sentences[last][1]
    return end - start <= LONGEST and "\n" not in text[start:end]


def _cut(text: str, sentence: tuple[int, int], span: tuple[int, int]) -> str:
    """The part of a sentence around ``span``, cut at spaces; of a longer span its beginning."""
    (first, last), (start, end) = sentence, span
    end = min(end, start + LONGEST)
    left = max(first, min(start - (LONGEST - (end - start)) // 2, last - LONGEST))
    right = min(last, left + LONGEST)
    if left > first:
        left = text.find(" ", left, start) + 1 or start
    if right < last:
        right = max(text.rfind(" ", end, right), end)
    return text[left:right].strip()
