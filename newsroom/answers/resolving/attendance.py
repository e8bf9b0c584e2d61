"""Who attended, spoke, signed or presented: everyone whom one sentence lists."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.answers.entities.roles import VERBS, Role, roles
from newsroom.answers.rank import Term
from newsroom.answers.resolving.subject import Found, Subject, overlap, quote_around


def did(predicate: str, subject: Subject, terms: Sequence[Term]) -> Found | None:
    """Everyone whom the article says to have done ``predicate``; the sentence that fits best."""
    if predicate not in VERBS:
        return None
    found: list[tuple[float, int, Role]] = []
    for at, passage in enumerate(subject.passages):
        for role in roles(passage, subject.mentions[at], predicate):
            fit = overlap(terms, passage[role.sentence[0] : role.sentence[1]])
            found.append((fit + 0.02 * len(role.people), at, role))
    if not found:
        return None
    _, at, role = max(found, key=lambda each: each[0])
    passage = subject.passages[at]
    names = tuple(subject.described(person.name) for person in role.people)
    return Found(
        span=passage[role.start : role.end],
        quote=quote_around(passage, role.start, role.end),
        say=lambda phrases: phrases.people(names, predicate),
        confidence=0.75,
    )
