"""Articles written for a test, put before the resolvers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

from newsroom.answers.evidence import find_evidence
from newsroom.answers.glossing import glossed
from newsroom.answers.question import Question, understand
from newsroom.answers.rank import Term
from newsroom.answers.resolving.resolve import resolve
from newsroom.answers.resolving.subject import Found, Subject
from newsroom.models import Article
from newsroom.text.syllables import bigrams, folded_syllables

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)


def subject(title: str, body: str) -> Subject:
    """An article of one paragraph a line, as it is after indexing."""
    passages = tuple(body.split("\n"))
    article = Article("https://x.vn/tin", title, body, NOW)
    return Subject(article, passages, find_evidence(passages), timezone(timedelta(hours=7)))


def resolved(question: str, *subjects: Subject) -> Found | None:
    """What the evidence of ``subjects`` says, every word of theirs weighing the same."""
    known = [word for each in subjects for word in each.whole.split()]
    terms = [Term(word, 2.0) for word in dict.fromkeys((*known, *bigrams(known)))]
    understood = asked(question, subjects)
    words = {*folded_syllables(question), *understood.before, *understood.after}
    relevant = [term for term in terms if words.intersection(term.text.split("_"))]
    answer = resolve(understood, subjects, relevant)
    return answer[1] if answer else None


def asked(question: str, subjects: Sequence[Subject]) -> Question:
    """The question understood; in Vietnamese words where it is in English."""
    understood = understand(question, NOW)
    if understood.language == "vi":
        return understood
    return glossed(understood, [each.whole for each in subjects])


def span(question: str, *subjects: Subject) -> str:
    """The extract that answers; empty where the evidence does not decide."""
    found = resolved(question, *subjects)
    return found.span if found else ""
