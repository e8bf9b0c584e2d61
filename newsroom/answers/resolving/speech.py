"""What somebody said: the quotation with its speaker."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.answers.entities.people import Person
from newsroom.answers.entities.saying import SAYING
from newsroom.answers.evidence import Said
from newsroom.answers.question import Question
from newsroom.answers.rank import Term
from newsroom.answers.resolving.asked import meant, names_somebody, short_key
from newsroom.answers.resolving.lines import row_of
from newsroom.answers.resolving.subject import Found, Subject, plain, quote_around
from newsroom.answers.resolving.support import Want, supported, wants

_HERE, _IN_ARTICLE = 0.3, 0.6
"""Shares of the question's topic that must be spoken of, and be in the article as a whole."""
_NEARBY = 0.5
"""What counts that stands around the words and not in them."""
_DIRECT = 0.15
"""How much better quoted words are than reported ones."""
_SAME = 0.2
"""How much better words are that are said as it is asked: "cảnh báo gì"."""
_SAYING_WORDS = frozenset(
    """noi phat bieu nhan manh cho biet khang dinh chia se yeu cau de nghi tuyen bo nhan dinh rang
    chi dao luu y keu goi xet tra loi bay to can dan kien nghi phan anh canh bao trinh khuyen so
    sanh von vi ke bao hua giai thich ly cao tinh say said stress stressed recall recalled warn
    warned advise explain suggest promise tell told""".split()
)


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
    asked = wants(question, terms, _framing(question, speaker))
    sure = speaker is not None and bool(question.english)
    if not sure and supported(asked, subject.whole) < _IN_ARTICLE:
        return None
    verbs = {*SAYING.findall(question.text.lower())}
    fit = {at: _fit(each, asked, verbs, subject) for at, each in enumerate(own)}
    at = max(fit, key=lambda each: fit[each])
    if asked and fit[at] < _HERE:
        return None
    best = own[at]
    quotation, passage = best.quotation, subject.passages[best.passage]
    who = subject.described(_speaker(quotation.speaker, subject).name)
    return Found(
        span=passage[quotation.start : quotation.end].rstrip(" ."),
        quote=quote_around(passage, quotation.start, quotation.end),
        say=lambda phrases: phrases.quotation(who, quotation.words),
        confidence=min(0.9, 0.6 + 0.3 * fit[at]) if speaker else 0.6,
    )


def speaks(person: Person, subject: Subject) -> bool:
    """Whether ``subject`` gives words of ``person``."""
    return any(
        _speaker(each.quotation.speaker, subject) == person for each in subject.evidence.said
    )


def _framing(question: Question, speaker: Person | None) -> set[str]:
    """The words of the question that only say that somebody speaks, and who."""
    who = plain(" ".join((speaker.name, *speaker.posts))).split() if speaker else []
    verbs = plain(" ".join(SAYING.findall(question.text))).split()
    return {*who, *verbs, *_SAYING_WORDS}


def _fit(each: Said, asked: Sequence[Want], verbs: set[str], subject: Subject) -> float:
    """How much of what is asked is said, or stands around it; quoted words before reported, and
    those with the verb that is asked with before others."""
    quotation, passage = each.quotation, subject.passages[each.passage]
    own = supported(asked, row_of(quotation.words))
    near = supported(asked, subject.headline + row_of(passage))
    around = quote_around(passage, quotation.start, quotation.end)
    same = not verbs.isdisjoint(SAYING.findall(around))
    return own + _NEARBY * max(near - own, 0.0) + _DIRECT * quotation.direct + _SAME * same


def _speaker(speaker: str, subject: Subject) -> Person:
    """The person spoken of, also where only the post is given: "Chủ tịch UBND tỉnh nhấn mạnh"."""
    key = short_key(speaker)
    for person in subject.evidence.people:
        if any(short_key(post) == key for post in person.posts):
            return person
    return subject.person(speaker)
