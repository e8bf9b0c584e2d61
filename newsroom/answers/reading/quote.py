"""The quotation that proves an answer: whole sentences around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LONGEST = 400
"""Characters of a quotation."""

NEIGHBOURS = 2
"""Sentences that may stand beside the one that answers."""

_WORTH = 0.03
"""Probability from which a neighbouring sentence is taken along."""


def quote(
    text: str,
    sentences: Sequence[tuple[int, int]],
    at: int,
    span: tuple[int, int],
    likely: Mapping[int, float],
) -> str:
    """Sentence ``at`` of ``text`` with the neighbours in its paragraph that are ``likely`` to
    answer as well, as far as ``LONGEST`` allows; of a longer sentence as much around ``span``
    (characters) as fits."""
    start, end = sentences[at]
    if end - start > LONGEST:
        return _cut(text, (start, end), span)
    first, last = at, at
    for _ in range(NEIGHBOURS):
        sides = [(first - 1, last), (first, last + 1)]
        fitting = [side for side in sides if _fits(text, sentences, *side)]
        worth = {side: likely.get(side[0] if side[0] < first else side[1], 0.0) for side in fitting}
        best = max(worth, key=worth.__getitem__, default=None)
        if best is None or worth[best] < _WORTH:
            break
        first, last = best
    return text[sentences[first][0] : sentences[last][1]]


def _fits(text: str, sentences: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Whether a run of sentences is there, short enough and within one paragraph."""
    if first < 0 or last >= len(sentences):
        return False
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
