"""Whom a question means: the people of an article that it names or whose post it gives."""

from __future__ import annotations

import re

from newsroom.answers.entities.people import Person
from newsroom.answers.entities.posts import post_key
from newsroom.answers.entities.words import POST_HEADS
from newsroom.answers.question import Question
from newsroom.answers.resolving.subject import Subject, plain
from newsroom.text.fold import fold

_TITLED = (
    r"(?:ong|ba|anh|chi|dong chi|d c|co|thay|em|chau|cu|bac si|bs|thay giao|co giao|nghe nhan|"
    r"huan luyen vien|hlv|dai ta|thuong ta|trung ta|thieu ta|dai uy|mr|mrs|ms|dr|doctor|coach)"
)
HEAD = re.compile(rf"(?:nguyen |quyen |cuu )?(?:pho )?(?:tong )?(?:{fold(POST_HEADS)})\b")


_REPEATED = re.compile(r"\b(?P<what>\w+) truong (?P=what)\b|\bhieu truong (?:nha )?truong\b")
_LEFT_OUT = re.compile(r"\b(?:uy ban nhan dan|dong chi|viet nam|cua khau) ")


def short_key(post: str) -> tuple[str, ...]:
    """A post to compare by, without what people leave out: chủ tịch tỉnh is the Chủ tịch UBND tỉnh,
    hạt trưởng kiểm lâm the Hạt trưởng Hạt Kiểm lâm."""
    key = _LEFT_OUT.sub("", " ".join(post_key(post)) + " ")
    return tuple(_REPEATED.sub(_once, key).split())


def _once(match: re.Match[str]) -> str:
    return f"{match['what'] or 'hieu'} truong"


def asked_post(question: Question) -> str:
    """The post that the question is about ("chu tich ubnd tinh"), folded; empty where none."""
    focus = " ".join(question.focus)
    return focus if HEAD.match(focus) else ""


def named(question: Question, subject: Subject) -> Person | None:
    """The person of the article whom the question names."""
    text = f" {plain(question.text)} "
    for person in subject.evidence.people:
        name = plain(person.name)
        given = name.rsplit(" ", 1)[-1]
        if f" {name} " in text or re.search(rf" {_TITLED} {re.escape(given)} ", text):
            return person
    return None


def meant(question: Question, subject: Subject) -> Person | None:
    """The person whom the question names, or whose post it gives most fully."""
    by_name = named(question, subject)
    if by_name is not None:
        return by_name
    text = f" {' '.join(short_key(plain(question.text)))} "
    best: tuple[int, Person] | None = None
    for person in subject.evidence.people:
        for post in person.posts:
            size = _common(short_key(post), text)
            if size and (best is None or size > best[0]):
                best = (size, person)
    return best[1] if best else None


def _common(key: tuple[str, ...], text: str) -> int:
    """How many leading words of a post stand in ``text``; a chief is not his deputy."""
    for size in range(len(key), 1, -1):
        part = " ".join(key[:size])
        if f" {part} " in text and f" pho {part} " not in text:
            return size
    return 0


def names_somebody(question: Question) -> bool:
    """Whether the question gives a post to go by."""
    return HEAD.search(f"{plain(question.text)}") is not None
