"""Several articles on one event: the newest one answers, and an earlier one that says something
else is named, so that nobody takes an old number for the last word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.answers.question import AnswerType
from newsroom.answers.reading import Reading
from newsroom.answers.resolving.subject import Subject, plain
from newsroom.text.syllables import bigrams, folded_syllables

SAME_EVENT = 2
"""Pairs of syllables that two headlines share when they tell of one event."""
_CHANGING = (AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.TIME, AnswerType.DURATION)


@dataclass(frozen=True, slots=True)
class Latest:
    """The reading to answer with, and one from an earlier article that says something else."""

    reading: Reading
    subject: Subject | None
    earlier: Reading | None = None
    earlier_subject: Subject | None = None


def latest(
    kind: AnswerType, readings: Sequence[Reading], subjects: Sequence[Subject], threshold: float
) -> Latest:
    """The best of ``readings`` (not empty), or its rival in a newer article on the same event."""
    by_id = {subject.article.id: subject for subject in subjects}
    best = readings[0]
    own = by_id.get(best.article_id)
    if own is None or kind not in _CHANGING:
        return Latest(best, own)
    rival = _rival(best, own, readings, by_id, threshold)
    if rival is None:
        return Latest(best, own)
    other = by_id[rival.article_id]
    if _published(other) > _published(own):
        return Latest(rival, other, best, own)
    return Latest(best, own, rival, other)


def _rival(
    best: Reading,
    own: Subject,
    readings: Sequence[Reading],
    by_id: dict[int, Subject],
    threshold: float,
) -> Reading | None:
    """The first trusted reading of another article on the event that says something else."""
    for reading in readings[1:]:
        other = by_id.get(reading.article_id)
        if other is None or other is own or reading.confidence < threshold:
            continue
        if plain(reading.span) != plain(best.span) and _same_event(own, other):
            return reading
    return None


def _same_event(one: Subject, other: Subject) -> bool:
    shared = set(_pairs(one.article.title)) & set(_pairs(other.article.title))
    return len(shared) >= SAME_EVENT


def _pairs(title: str) -> list[str]:
    return bigrams(folded_syllables(title))


def _published(subject: Subject) -> float:
    moment = subject.article.published
    return moment.timestamp() if moment else 0.0
