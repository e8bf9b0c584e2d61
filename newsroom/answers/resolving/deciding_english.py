"""Yes or no to an English question: only where one clause states, or denies, what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.answers.question import Meaning, Question
from newsroom.answers.questions.nouns import PERSON
from newsroom.answers.related import joined
from newsroom.answers.resolving.lines import Line
from newsroom.answers.resolving.stating import DENIED, UNSURE, clauses, sums_up
from newsroom.answers.resolving.subject import Found, Subject, quote_around
from newsroom.answers.resolving.support import is_of_another_year

_BE = frozenset({"is", "are", "was", "were"})
_ANYBODY = frozenset({"anyone", "anybody", "someone", "somebody", "people", "they", "he", "she"})
_POINTING = frozenset({"this", "that", "it", "these", "those"})
"""What only the one who asks knows."""
_OF_ANIMALS = frozenset({("chết",), ("mất",), ("bị", "chết")})
_WAY_OUT = re.compile(r" (?:lối|cửa|đường|thang)$")
"""What makes an exit of an escape: lối thoát nạn."""
_FIRST = 2
_SOMEBODY = re.compile(rf" (?:ai|nạn nhân|công nhân|{PERSON}) ")


@dataclass(frozen=True, slots=True)
class _Stated:
    """A clause that says that it is so, or is not; ``near`` of what is asked stands in it."""

    line: Line
    clause: tuple[int, int]
    so: bool
    near: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked: the predicate, who or what it is said of and done to (``others``), and the
    circumstances (``asides``). Names and, where the question is what something is (``is_being``),
    the thing may be said in the title instead. Names that are said to do it are ``doers``."""

    predicate: Meaning
    others: tuple[Meaning, ...]
    asides: tuple[Meaning, ...]
    doers: tuple[Meaning, ...]
    is_being: bool
    of_people: bool

    @classmethod
    def of(cls, question: Question) -> _Asked | None:
        """As ``question`` has it; None where it says nothing."""
        core = [each for each in question.meanings if not (each.aside or each.slight)]
        asides = [each for each in question.meanings if each.aside]
        if not core:
            return None
        being = question.asked_with in _BE
        of_people = bool(_ANYBODY.intersection(question.english[:1]))
        predicate = core[-1] if being else next((each for each in core if each.told), core[-1])
        others = [each for each in core if each is not predicate]
        if being and not others and not of_people:  # is there a hospital in the commune
            others, asides = asides, []
        acting = [] if being or "been" in question.english else core[: core.index(predicate)]
        return cls(
            predicate=predicate,
            others=tuple(others),
            asides=tuple(asides),
            doers=tuple(each for each in acting if each.name),
            is_being=being,
            of_people=of_people,
        )


def decided_english(question: Question, subject: Subject) -> Found | None:
    """Whether it is so, with the sentence that says so; None where none does, or where one says so
    and another denies it."""
    asked = _Asked.of(question)
    if asked is None or "not" in question.english or not _POINTING.isdisjoint(question.english[:1]):
        return None
    found = list(_statements(question, asked, subject))
    best = max(found, key=lambda each: each.near, default=None)
    if best is None or any(each.so != best.so for each in found if each.near == best.near):
        return None
    passage = subject.passages[best.line.passage]
    proof = quote_around(passage, best.line.start, best.line.end).strip()
    return Found(
        span=passage[best.clause[0] : best.clause[1]].strip(" ,;:."),
        quote=proof,
        say=lambda phrases: phrases.yes(proof) if best.so else phrases.no(proof),
        confidence=0.75,
    )


def _statements(question: Question, asked: _Asked, subject: Subject) -> Iterator[_Stated]:
    for line, earlier in subject.in_turn:
        around = subject.headline + earlier + line.text
        if is_of_another_year(question, line) or not _is_about(asked, line, subject, around):
            continue
        passage = subject.passages[line.passage]
        if sums_up(passage[line.start : line.end], question.text):
            continue
        for clause in clauses(passage, line):
            row = line.between(*clause)
            so = _says(asked, row) if _is_of(asked, row, subject.headline) else None
            if so is None or (UNSURE.search(passage, *clause) and question.asked_with != "will"):
                continue
            yield _Stated(line, clause, so, sum(_stands(each, row) for each in asked.others))


def _is_about(asked: _Asked, line: Line, subject: Subject, around: str) -> bool:
    """Whether the sentence, with what stands around it, is about all that is asked of."""
    titled = subject.headline + line.text
    return all(
        _stands(each, titled if each.name or asked.is_being else line.text) for each in asked.others
    ) and any(all(_stands(each, row) for each in asked.asides) for row in (around, _lead(subject)))


def _lead(subject: Subject) -> str:
    """The title and the first sentences, which say what the whole article is about."""
    return subject.headline + "".join(line.text for line in subject.lines[:_FIRST])


def _is_of(asked: _Asked, row: str, headline: str) -> bool:
    """Whether a clause has what something is said of or done to: the title may tell what something
    is. A word of a syllable is not half of another: chợ in hội chợ."""
    told = row + headline if asked.is_being else row
    own = {*joined(told.replace("|", " ").split())}
    return all(
        any(
            f" {' '.join(phrase)} " in told and (len(phrase) > 1 or phrase[0] in own)
            for phrase in each.phrases
        )
        for each in asked.others
        if not each.name
    )


def _says(asked: _Asked, row: str) -> bool | None:
    """Whether a clause says that it is so; None where it says nothing of it."""
    written = f" {row.partition(' | ')[2].strip()} "
    words = {*joined(written.split())}
    for phrases, so in ((asked.predicate.opposed, False), (asked.predicate.phrases, True)):
        for phrase in sorted(phrases, key=len, reverse=True):
            before, said, after = written.partition(f" {' '.join(phrase)} ")
            if not said or (len(phrase) == 1 and words.isdisjoint(phrase)):
                continue
            plain = so and phrase not in _OF_ANIMALS
            if asked.of_people and not plain and not _SOMEBODY.search(written):
                continue
            if _WAY_OUT.search(before):
                continue
            if any(_stands(each, f" {after}") for each in asked.doers):
                return None
            return so is (DENIED.search(before) is None)
    return None


def _stands(meaning: Meaning, row: str) -> bool:
    return any(f" {' '.join(phrase)} " in row for phrase in meaning.phrases)
