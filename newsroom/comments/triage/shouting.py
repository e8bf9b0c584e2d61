"""Shouting: capitals throughout, or marks in rows."""

from __future__ import annotations

import re

from newsroom.comments.triage.submission import Submission

_FEWEST_LETTERS = 30
_SHARE = 0.6
_ROW = re.compile(r"[!?]{5,}")


def holds(submission: Submission) -> bool:
    """Whether most of the comment stands in capitals, or it has five ! or ? in a row."""
    text = submission.text
    letters = sum(map(str.isalpha, text))
    capitals = sum(map(str.isupper, text))
    loud = letters >= _FEWEST_LETTERS and capitals > _SHARE * letters
    return loud or _ROW.search(text) is not None
