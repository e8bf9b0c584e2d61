"""What somebody said: the quotation with its speaker."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.answers.entities.people import Person
from newsroom.answers.question import Question
from newsroom.answers.rank import Term
from newsroom.answers.resolving.asked import meant, names_somebody, short_key
from newsroom.answers.resolving.subject import Found, Subject, overlap, quote_around


def said(question: Question, subject: Subject, terms: Sequence[Term]) -> Found | None:
    """The words that fit ``terms`` best, of the speaker whom the question means; of anybody where
    it means nobody."""
    speaker = meant(question, subject)
    if speaker is None and names_somebody(question):
        return None
    own = [
        each
        for each in subject.evidence.said
        if speaker is None or _speaker(each.quotation.speaker, subject) == speaker
    ]
    if not own:
        return None
    best = max(own, key=lambda each: overlap(terms, each.quotation.words) + each.quotation.direct)
    quotation, passage = best.quotation, subject.passages[best.passage]
    who = subject.described(_speaker(quotation.speaker, subject).name)
    return Found(
        span=passage[quotation.start : quotation.end].rstrip(" ."),
        quote=quote_around(passage, quotation.start, quotation.end),
        say=lambda phrases: phrases.quotation(who, quotation.words),
        confidence=0.85 if speaker else 0.6,
    )


def _speaker(speaker: str, subject: Subject) -> Person:
    """The person spoken of, also where only the post is given: "Chủ tịch UBND tỉnh nhấn mạnh"."""
    key = short_key(speaker)
    for person in subject.evidence.people:
        if any(short_key(post) == key for post in person.posts):
            return person
    return subject.person(speaker)
