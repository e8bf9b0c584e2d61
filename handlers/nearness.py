"""Which of the articles found deserve to be called near where there is no answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from newsroom.answers.question import understand
from newsroom.models import Source
from newsroom.text.syllables import bigrams, folded_syllables

MOST = 3
_AS_GOOD = 0.6
"""Share of the best article's score."""


def near(words: str, sources: Sequence[Source], now: datetime) -> tuple[Source, ...]:
    """At most three of ``sources`` that share two neighbouring words with the question (one,
    where it has no two) and fit it about as well as the best one does.

    The words that only ask ("bao nhiêu", "who") do not count.
    """
    question = understand(words, now)
    asked = {*bigrams(list(question.before)), *bigrams(list(question.after))}
    asked = asked or {*question.before, *question.after}
    best = max((each.score for each in sources), default=0.0)
    return tuple(
        each
        for each in sources
        if each.score >= best * _AS_GOOD and asked & _terms(f"{each.title} {each.quote}")
    )[:MOST]


def _terms(text: str) -> set[str]:
    syllables = folded_syllables(text)
    return {*syllables, *bigrams(syllables)}
