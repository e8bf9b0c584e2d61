"""Who it was: the person of whom an article says what the question says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.answers.entities.people import Mention
from newsroom.answers.question import Question
from newsroom.answers.rank import Term
from newsroom.answers.resolving.asked import HEAD, asked_post, short_key
from newsroom.answers.resolving.english_posts import asks_post
from newsroom.answers.resolving.lines import Line
from newsroom.answers.resolving.posts import is_short
from newsroom.answers.resolving.predicated import (
    Direction,
    clauses_of_groups,
    groups,
    said_of,
    tells_apart,
)
from newsroom.answers.resolving.subject import Found, Subject, plain, quote_around
from newsroom.answers.resolving.support import Want, supported, wants

_HERE, _IN_ARTICLE = 0.5, 0.8
"""Shares of the question that must be said of the person, and in the article as a whole."""
_AHEAD = 0.12
"""By how much a person must fit better than anybody else."""
_SURELY = 0.75
"""What must be said of who is only called "the coach", asked for the coach of a certain team."""
_NEARBY = 0.5
"""What counts that is said in the same sentence, the one before it or the title, but not of the
person."""


@dataclass(frozen=True, slots=True)
class _Doer:
    """People of whom one sentence says ``fit`` of what was asked."""

    people: tuple[Mention, ...]
    names: frozenset[str]
    line: Line
    fit: float


def doer(question: Question, subject: Subject, terms: Sequence[Term]) -> Found | None:
    """The person (several where they are listed) of whom ``subject`` says what is asked; None where
    it says too little of it, or as much of somebody else."""
    asked = wants(question, terms, ("nguoi",))
    if asks_post(question):
        return None
    if not asked or supported(asked, subject.whole) < _IN_ARTICLE:
        return None
    found = [each for each in _doers(question, asked, subject) if _may_be(each, question, subject)]
    best = max(found, key=lambda each: each.fit, default=None)
    if best is None or best.fit < _HERE:
        return _unnamed(question, asked, subject)
    others = (each.fit for each in found if best.names.isdisjoint(each.names))
    if best.fit - max(others, default=0.0) < _AHEAD:
        return None
    return _found(best, subject)


def _unnamed(question: Question, asked: Sequence[Want], subject: Subject) -> Found | None:
    """People whom the article tells of without their names: "2 cá nhân được nhận Bằng khen"."""
    direction = Direction.of(question)
    found = [
        (supported(asked, said), match, line)
        for line in subject.lines
        for match, said in clauses_of_groups(line, subject.passages[line.passage])
        if direction.verb and tells_apart(question).issubset(line.words)
    ]
    found = [each for each in found if each[0] >= _SURELY]
    if not found:
        return None
    best = max(each[0] for each in found)
    fitting = [each for each in found if best - each[0] < _AHEAD]
    if len(fitting) > 1:
        return None
    _, match, line = fitting[0]
    passage, group = subject.passages[line.passage], match[0].strip()
    return Found(
        span=group,
        quote=quote_around(passage, match.start(), match.end()),
        say=lambda phrases: phrases.unnamed(group),
        confidence=0.75,
    )


def says_of(question: Question, subject: Subject, terms: Sequence[Term], name: str) -> float:
    """How much of what is asked ``subject`` says of the person with that name; 0 where it cannot be
    they."""
    asked = wants(question, terms, ("nguoi",))
    fits = [
        each.fit
        for each in _doers(question, asked, subject)
        if subject.person(name).name in each.names and _may_be(each, question, subject)
    ]
    return max(fits, default=0.0)


def _doers(question: Question, asked: Sequence[Want], subject: Subject) -> Iterator[_Doer]:
    """Everyone named, with how much of what is asked is said of them."""
    telling = question.predicate in ("speak", "request")
    direction = Direction.of(question)
    apart = tells_apart(question)
    for line, earlier in subject.in_turn:
        text = subject.passages[line.passage]
        named = groups(text, [each for each in subject.mentions[line.passage] if line.holds(each)])
        for at, people in enumerate(named):
            said = said_of(text, line, named, at, telling=telling)
            own = supported(asked, said)
            if own and direction.fits(text, people, said) and apart.issubset(line.words):
                near = supported(asked, subject.headline + earlier + line.text)
                names = frozenset(subject.person(each.name).name for each in people)
                yield _Doer(people, names, line, own + _NEARBY * max(near - own, 0.0))


def _may_be(doer: _Doer, question: Question, subject: Subject) -> bool:
    """Whether it can be they: who replaces A is not A, and who holds a post is said to hold it."""
    asked = f" {plain(question.text)} "
    if any(f" {plain(name)} " in asked for name in doer.names):
        return False
    post = short_key(asked_post(question))
    if not post or "moi" in post:
        return True
    posts = [each for name in doer.names for each in subject.person(name).posts]
    held = [short_key(each) for each in posts if not is_short(each)]
    if doer.fit < _SURELY:
        held = [each for each in held if not HEAD.fullmatch(" ".join(each))]
    return any(len(each) > 1 and post[: len(each)] == each for each in held)


def _found(best: _Doer, subject: Subject) -> Found:
    passage = subject.passages[best.line.passage]
    start, end = best.people[0].start, best.people[-1].end
    names = tuple(subject.described(each.name) for each in best.people)
    return Found(
        span=passage[start:end],
        quote=quote_around(passage, start, end),
        say=lambda phrases: phrases.people(names, ""),
        confidence=min(0.9, 0.5 + 0.4 * best.fit),
    )
