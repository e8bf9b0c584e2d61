"""Who holds a post, and which posts a person holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.answers.entities.people import Person
from newsroom.answers.resolving.asked import short_key
from newsroom.answers.resolving.subject import Found, Subject, quote_around


@dataclass(frozen=True, slots=True)
class _Holder:
    fit: int
    person: Person
    post: str
    subject: Subject


def holder(post: str, subjects: Sequence[Subject]) -> tuple[Subject, Found] | None:
    """Who holds ``post`` in the first of ``subjects`` that says so. A deputy is never the chief,
    and a post wider than the one asked for counts only where one person alone holds it."""
    wanted = short_key(post)
    if not wanted:
        return None
    found = [each for subject in subjects for each in _holders(wanted, subject)]
    if not found:
        return None
    best = max(found, key=lambda each: each.fit)
    if best.fit == 1 and len({each.person.name for each in found if each.fit == 1}) > 1:
        return None
    return best.subject, _found(best)


def _holders(wanted: tuple[str, ...], subject: Subject) -> list[_Holder]:
    return [
        _Holder(fit, person, post, subject)
        for person in subject.evidence.people
        for post in person.posts
        if (fit := _fit(wanted, short_key(post), subject))
    ]


def _fit(wanted: tuple[str, ...], held: tuple[str, ...], subject: Subject) -> int:
    """3: the same post; 2: the same with its place named only by one of the two; 1: the post held
    names more than was asked; 0: another post."""
    if held == wanted:
        return 3
    longer, shorter = (wanted, held) if len(wanted) > len(held) else (held, wanted)
    if longer[: len(shorter)] != shorter or len(shorter) < 2:
        return 0
    if longer is wanted:
        rest = " ".join(wanted[len(held) :])
        return 2 if f" {rest} " in subject.folded else 0
    return 1


def _found(best: _Holder) -> Found:
    subject, person = best.subject, best.person
    return Found(
        span=person.name,
        quote=_proof(subject, person.name, best.post),
        say=lambda phrases: phrases.post_holder(best.post, _also(person, best.post)),
        confidence={3: 0.92, 2: 0.85, 1: 0.7}[best.fit],
    )


def _also(person: Person, post: str) -> str:
    """The holder's name with every other post."""
    others = [held for held in person.posts if short_key(held) != short_key(post)]
    return ", ".join((person.name, *others))


def posts_of(person: Person, subject: Subject) -> Found | None:
    """Which posts ``person`` holds, where the article gives any."""
    return _posts(person, subject) if person.posts else None


def _posts(person: Person, subject: Subject) -> Found:
    held = ", ".join(person.posts)
    return Found(
        span=person.posts[0],
        quote=_proof(subject, person.name, person.posts[0]),
        say=lambda phrases: phrases.posts_of(person.name, held),
        confidence=0.9,
    )


def _proof(subject: Subject, name: str, post: str) -> str:
    """The sentence that names the person with the post."""
    for at, passage in enumerate(subject.passages):
        for mention in subject.mentions[at]:
            if subject.person(mention.name).name == name and post in mention.posts:
                return quote_around(passage, mention.whole_start, mention.whole_end)
    return ""
