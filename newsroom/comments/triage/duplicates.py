"""Duplicates: what somebody, not only this person, has said before in nearly the same words."""

from __future__ import annotations

from rapidfuzz import fuzz

from newsroom.comments.triage.submission import Submission
from newsroom.text.syllables import folded_syllables

_ALIKE = 90.0
_FEWEST_LETTERS = 20


def holds(submission: Submission) -> bool:
    """Whether an earlier comment has nearly the same words in nearly the same order."""
    own = _key(submission.text)
    if len(own) < _FEWEST_LETTERS:
        return False
    return any(
        fuzz.ratio(own, _key(earlier.text), score_cutoff=_ALIKE) >= _ALIKE
        for earlier in submission.earlier
    )


def _key(text: str) -> str:
    return " ".join(folded_syllables(text))
