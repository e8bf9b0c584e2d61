"""Which kind of evidence a question asks for, and what the articles have of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from newsroom.answers.entities.names import names
from newsroom.answers.question import AnswerType, Question
from newsroom.answers.rank import Term
from newsroom.answers.resolving import topic
from newsroom.answers.resolving.acting import actor
from newsroom.answers.resolving.asked import asked_post, named
from newsroom.answers.resolving.attendance import did
from newsroom.answers.resolving.chair import chaired, unchaired
from newsroom.answers.resolving.counting import counted
from newsroom.answers.resolving.dating import dated
from newsroom.answers.resolving.deciding import decided
from newsroom.answers.resolving.doing import doer
from newsroom.answers.resolving.english_posts import HELD
from newsroom.answers.resolving.listing import listed
from newsroom.answers.resolving.placing import placed
from newsroom.answers.resolving.posts import english_holder, holder, holders, posts_of
from newsroom.answers.resolving.reasoning import reasoned
from newsroom.answers.resolving.speech import said
from newsroom.answers.resolving.subject import Found, Subject, plain
from newsroom.answers.resolving.support import names_stand

Resolved = tuple[Subject, Found]
_PEOPLE = (AnswerType.PERSON, AnswerType.PEOPLE, AnswerType.LIST, AnswerType.CHAIR)
_DOERS = (AnswerType.PERSON, AnswerType.ORGANISATION)
_LISTED = ("attend", "speak", "sign")
_HELD = ("", "name", "contain", "locate")
"""Predicates of a question that only asks who holds a post."""
_NEAR = 0.8
"""An article is looked into when its coverage is at least this share of the best one's."""


def resolve(
    question: Question, subjects: Sequence[Subject], terms: Sequence[Term]
) -> Resolved | None:
    """The article that answers and what it says; None where the evidence does not decide."""
    kind = question.answer_type
    if kind in (AnswerType.POST, AnswerType.DEFINITION, AnswerType.PERSON):
        found = _posts(question, subjects)
        if found is not None:
            return found
    if kind is AnswerType.CHAIR or (kind in _PEOPLE and question.predicate == "chair"):
        return _chair(_about(question, subjects), terms)
    if kind is AnswerType.PEOPLE and question.predicate in _HELD and asked_post(question):
        return _first(subjects, lambda subject: holders(asked_post(question), subject))
    if kind in _PEOPLE and question.predicate in _LISTED:
        about = _about(question, subjects)
        found = _first(about, lambda subject: did(question.predicate, subject, terms))
        if found is not None:
            return found
    return _told(question, subjects, terms)


def _told(
    question: Question, subjects: Sequence[Subject], terms: Sequence[Term]
) -> Resolved | None:
    """What one article tells most surely; which body did something before which person."""
    kind = question.answer_type
    resolver = _RESOLVERS.get(kind)
    if resolver is None:
        return None
    named = [each for each in subjects if names_stand(question, each)]
    if kind in _DOERS:
        body = _surest(named, lambda subject: actor(question, subject, terms))
        if body is not None:
            return body
    return _surest(named, lambda subject: resolver(question, subject, terms))


_RESOLVERS: Mapping[AnswerType, Callable[[Question, Subject, Sequence[Term]], Found | None]] = {
    AnswerType.QUOTATION: said,
    AnswerType.COUNT: counted,
    AnswerType.AMOUNT: counted,
    AnswerType.PERSON: doer,
    AnswerType.PEOPLE: doer,
    AnswerType.TIME: dated,
    AnswerType.REASON: reasoned,
    AnswerType.YES_NO: decided,
    AnswerType.PLACE: placed,
    AnswerType.ORGANISATION: placed,
    AnswerType.OTHER: placed,
    AnswerType.MANNER: placed,
    AnswerType.LIST: lambda *asked: placed(*asked) or listed(*asked),
}
"""What finds the answer of a type in one article."""


def _about(question: Question, subjects: Sequence[Subject]) -> list[Subject]:
    return [each for each in _near(subjects) if _is_about(question, each)]


def _near(subjects: Sequence[Subject]) -> list[Subject]:
    """The articles that are about the question as much as the best one is."""
    best = max((each.coverage for each in subjects), default=0.0)
    return [each for each in subjects if each.coverage >= _NEAR * best]


def _is_about(question: Question, subject: Subject) -> bool:
    """Whether the article has the question's topic and names everyone whom the question names."""
    named = all(f" {plain(name.text)} " in subject.folded for name in names(question.text))
    return named and topic.about(question, subject)


def _chair(about: Sequence[Subject], terms: Sequence[Term]) -> Resolved | None:
    return _first(about, lambda subject: chaired(subject, terms)) or _first(about[:1], unchaired)


def _posts(question: Question, about: Sequence[Subject]) -> Resolved | None:
    """Who holds the post asked for, or which posts the person asked for holds."""
    post = asked_post(question)
    if question.english and question.answer_type is AnswerType.PERSON:
        held = english_holder(question, about) if question.predicate in HELD else None
        if held is not None or not post:
            return held
    if post:
        return None if question.predicate not in _HELD else holder(post, about)
    if question.predicate not in ("", "appoint", "hold") or _CHANGE.search(plain(question.text)):
        return None
    for subject in about:
        person = named(question, subject)
        if person is not None and _asks_who(question, person.name):
            found = posts_of(person, subject)
            return (subject, found) if found else None
    return None


def _asks_who(question: Question, name: str) -> bool:
    """Whether the question asks for the person's post: "ông A giữ chức gì", "ông A là ai"."""
    rest = set(plain(question.search_text).split()) - set(plain(name).split()) - _IDLE
    return question.answer_type is AnswerType.POST or not rest


_CHANGE = re.compile(r"\b(?:bau|bo nhiem|dieu dong|phan cong|gioi thieu|elected|appointed|moi)\b")
"""Words by which a new post is asked for, which the evidence does not tell from the old one."""
_IDLE = frozenset("ong ba anh chi dong chi la ai who is mr mrs ms nguoi hien nay".split())


def _surest(
    subjects: Sequence[Subject], resolver: Callable[[Subject], Found | None]
) -> Resolved | None:
    found = [(each, answer) for each in subjects if (answer := resolver(each)) is not None]
    return max(found, key=lambda each: each[1].confidence, default=None)


def _first(
    about: Sequence[Subject], resolver: Callable[[Subject], Found | None]
) -> Resolved | None:
    for subject in about:
        found = resolver(subject)
        if found is not None:
            return subject, found
    return None
