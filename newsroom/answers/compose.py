"""From what was found to the words a person reads, with the proof. Never more than was found."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.answers.entities.dates import days
from newsroom.answers.fitting import GROUP, fitted, with_extract
from newsroom.answers.measuring import MEASURED
from newsroom.answers.narrowing import narrowed, with_unit
from newsroom.answers.phrases import Phrases
from newsroom.answers.question import AnswerType, Question
from newsroom.answers.reading import THRESHOLD, Reading
from newsroom.answers.resolving.subject import Found, Subject
from newsroom.answers.updates import Latest, latest
from newsroom.models import Answer, Source

_COUNTED = (*MEASURED, AnswerType.OTHER)
_PEOPLE = (AnswerType.PERSON, AnswerType.PEOPLE, AnswerType.CHAIR)

SURE = 0.4
"""Confidence below which an answer is worded as what the article says, not as the answer."""


def nothing(question: Question, text: str, sources: Sequence[Source] = ()) -> Answer:
    """An honest answer without one; ``sources`` are the nearest articles."""
    return Answer(
        question=question.text,
        language=question.language,
        answer_type=question.answer_type.value,
        text=text,
        abstained=True,
        sources=tuple(sources),
    )


def from_found(
    question: Question, found: Found, subject: Subject, phrases: Phrases, sources: Sequence[Source]
) -> Answer:
    """What the evidence of ``subject`` says."""
    return Answer(
        question=question.text,
        language=question.language,
        answer_type=question.answer_type.value,
        text=found.say(phrases),
        abstained=False,
        span=found.span,
        confidence=found.confidence,
        sources=first(subject.article.id, found.quote, sources),
    )


def from_reading(
    question: Question,
    readings: Sequence[Reading],
    subjects: Sequence[Subject],
    phrases: Phrases,
    sources: Sequence[Source],
    *,
    threshold: float = THRESHOLD,
) -> Answer:
    """What was read; nothing where no reading is trusted as far as ``threshold``, with the nearest
    passage for a source."""
    readings = fitted(question, readings)
    if not readings:
        return nothing(question, _unsaid(subjects, phrases), sources)
    nearest = readings[0]
    if nearest.confidence < threshold:
        proof = first(nearest.article_id, nearest.quote, sources)
        return nothing(question, _unsaid(subjects, phrases), proof)
    chosen = latest(question.answer_type, readings, subjects, threshold)
    best = _narrow(question, chosen.reading)
    return Answer(
        question=question.text,
        language=question.language,
        answer_type=question.answer_type.value,
        text=_say(question, best, chosen.subject, phrases) + _earlier(chosen, phrases),
        abstained=False,
        span=best.span,
        confidence=best.confidence,
        sources=first(best.article_id, best.quote, sources),
    )


def _narrow(question: Question, reading: Reading) -> Reading:
    """A reading of a whole sentence, narrowed to the extract of the wanted type in it."""
    if reading.span != reading.sentence:
        return reading
    part = narrowed(question, reading.sentence)
    if part is None:
        return reading
    return with_extract(reading, *part)


def _earlier(chosen: Latest, phrases: Phrases) -> str:
    """What an earlier article on the event said instead."""
    if chosen.earlier is None or chosen.earlier_subject is None:
        return ""
    day = chosen.earlier_subject.published
    return f"\n{phrases.earlier(day, chosen.earlier.span)}" if day else ""


def _unsaid(subjects: Sequence[Subject], phrases: Phrases) -> str:
    """That the nearest article does not say it, where one is near; else that nothing was found."""
    if subjects and subjects[0].coverage >= 0.6:
        return phrases.not_said(subjects[0].article.title)
    return phrases.not_found()


def _say(question: Question, best: Reading, subject: Subject | None, phrases: Phrases) -> str:
    kind = question.answer_type
    if kind is AnswerType.YES_NO or best.confidence < SURE:
        return phrases.passage(best.sentence)
    if subject is None:
        return phrases.answer(best.span, kind.value)
    if kind in _PEOPLE:
        return _say_people(best, subject, phrases)
    if kind is AnswerType.TIME:
        return _say_time(best, subject, phrases)
    if kind in _COUNTED:
        return phrases.answer(with_unit(question, best.sentence, best.span), kind.value)
    return phrases.answer(best.span, kind.value)


def _say_people(best: Reading, subject: Subject, phrases: Phrases) -> str:
    """Names with their posts; a group without names is said to have none."""
    known = [each.name for each in subject.evidence.people if each.name in best.span]
    if len(known) == 1:
        return phrases.people([subject.described(known[0])], "")
    if not known and GROUP.match(best.span):
        return phrases.unnamed(best.span)
    return phrases.answer(best.span, AnswerType.PERSON.value)


def _say_time(best: Reading, subject: Subject, phrases: Phrases) -> str:
    """A day in full, where the extract is one."""
    found = days(best.span, subject.published)
    if len(found) == 1 and (day := found[0].day) and len(best.span) <= len(found[0].written) + 12:
        return phrases.day(day, found[0].part, best.span)
    return phrases.answer(best.span, AnswerType.TIME.value)


def first(article_id: int, quote: str, sources: Sequence[Source]) -> tuple[Source, ...]:
    """``sources`` with the answer's article first, proved by ``quote``; at most ten."""
    own = [each for each in sources if each.article_id == article_id]
    proof = [
        Source(
            each.article_id, each.url, each.title, each.published, quote or each.quote, each.score
        )
        for each in own
    ]
    return (*proof, *(each for each in sources if each.article_id != article_id))[:10]
