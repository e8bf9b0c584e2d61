"""Repetition: words said again to fill the ten, or letters drawn out."""

from __future__ import annotations

import re
from collections import Counter

from newsroom.comments.triage.submission import Submission
from newsroom.text.syllables import accented_syllables, bigrams

_FEWEST_WORDS = 8
_FEWEST_DIFFERENT = 0.45
_MOST_PAIRS = 3
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{4,}", re.IGNORECASE)


def holds(submission: Submission) -> bool:
    """Whether fewer than half of the words differ, or a pair of words comes four times in a
    short comment, or a letter five times in a row."""
    words = accented_syllables(submission.text)
    if _DRAWN_OUT.search(submission.text):
        return True
    if len(words) < _FEWEST_WORDS:
        return False
    few = len(set(words)) < _FEWEST_DIFFERENT * min(len(words), 40)
    return few or (len(words) <= 40 and max(Counter(bigrams(words)).values()) > _MOST_PAIRS)
