"""Floods: one person who sends comment after comment, or one article that is besieged."""

from __future__ import annotations

from datetime import timedelta

from newsroom.comments.triage.submission import Submission

_OWN, _OWN_TIME = 3, timedelta(minutes=10)
_OTHERS, _OTHERS_TIME = 20, timedelta(minutes=5)


def holds(submission: Submission) -> bool:
    """Whether this is the person's fourth comment in ten minutes, or the article's 21st in five."""
    own = others = 0
    for earlier in submission.earlier:
        age = submission.now - earlier.created
        own += earlier.own and age <= _OWN_TIME
        others += earlier.same_article and age <= _OTHERS_TIME
    return own >= _OWN or others >= _OTHERS
