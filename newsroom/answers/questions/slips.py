"""Typing errors in question words: ``bao nhieeu``, ``khi nfao``, ``taij sao``, ``ởđâu``."""

from __future__ import annotations

from functools import cache

from rapidfuzz.distance import OSA

from newsroom.answers.questions.wording import Wording, wording
from newsroom.text.fold import fold

_PHRASES = (
    "bao nhiêu",
    "khi nào",
    "ngày nào",
    "năm nào",
    "lúc nào",
    "bao giờ",
    "bao lâu",
    "ở đâu",
    "tại đâu",
    "nơi nào",
    "tại sao",
    "vì sao",
    "thế nào",
    "như thế nào",
    "người nào",
    "là gì",
    "là ai",
    "những ai",
    "những gì",
    "cái gì",
    "chủ trì",
    "mấy giờ",
)
_SHORT = 5
"""Letters below which a phrase is too short to tell a slip from another word."""


@cache
def _by_size() -> dict[int, tuple[tuple[str, str], ...]]:
    """Each phrase with its letters, keyed by the number of syllables."""
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    for phrase in _PHRASES:
        letters = fold(phrase).replace(" ", "")
        found[phrase.count(" ") + 1] = (
            *found.get(phrase.count(" ") + 1, ()),
            (phrase, letters),
        )
    return found


def mended(words: Wording) -> Wording | None:
    """``words`` with the first question phrase that is one slip away put right, or None.

    Spaces count as no slip: ``baonhieu`` and ``ba o nhieu`` are the same letters.
    """
    for size in (3, 2, 1, 4):
        for start in range(len(words.folded) - size + 1):
            phrase = _nearest("".join(words.folded[start : start + size]), size)
            if phrase:
                row = (*words.accented[:start], phrase, *words.accented[start + size :])
                return wording(" ".join(row))
    return None


def _nearest(letters: str, size: int) -> str:
    if len(letters) < _SHORT - 1:
        return ""
    for length, phrases in _by_size().items():
        for phrase, right in phrases:
            allowed = int(length == size and len(right) >= _SHORT)
            if abs(len(letters) - len(right)) > allowed:
                continue
            if OSA.distance(letters, right, score_cutoff=allowed) <= allowed:
                return phrase
    return ""
