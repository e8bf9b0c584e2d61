"""Posts that English questions ask for: "the director of the Department of Health"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from newsroom.answers.entities.people import Person
from newsroom.answers.lexicon import FUNCTION_WORDS, entry
from newsroom.answers.question import Question
from newsroom.answers.resolving.asked import HEAD, short_key
from newsroom.answers.resolving.subject import Subject
from newsroom.text.fold import fold

_HEADS = {
    "chu tich": "chairman chairwoman chairperson chair president",
    "giam doc": "director",
    "bi thu": "secretary",
    "hieu truong": "principal headmaster headteacher",
    "bo truong": "minister",
    "truong": "head chief leader",
    "huan luyen vien": "coach",
}
HELD = ("", "name", "chair", "lead")
"""Predicates of an English question that only asks who holds a post: chair and head are posts."""
_DEPUTIES = frozenset({"deputy", "vice"})
_WORDS = {
    "standing": ("thuong truc",),
    "provincial": ("tinh",),
    "province": ("tinh",),
    "department": ("so", "phong", "bo"),
    "ministry": ("bo",),
}
"""Words that mean something else in a post than elsewhere."""
_IDLE = FUNCTION_WORDS | {"current", "now", "name", "mr", "mrs", "ms", "dr"}


def held(question: Question, subject: Subject) -> tuple[Person, str] | None:
    """The one person who holds the post that an English question gives, and the post; None where
    it gives none, or nobody alone holds it."""
    words = [fold(word) for word in question.english]
    head = _head(question)
    if not head:
        return None
    heads = {*chain.from_iterable(same.split() for same in _HEADS.values()), *_DEPUTIES}
    rest = _translated([word for word in words if word not in heads])
    deputy = not _DEPUTIES.isdisjoint(words)
    found = [
        (len(short_key(post)), person, post)
        for person in subject.evidence.people
        for post in person.posts
        if _fits(f" {' '.join(short_key(post))} ", head, rest, subject.folded, deputy=deputy)
    ]
    if not found:
        return None
    least = min(size for size, _, _ in found)
    best = [(person, post) for size, person, post in found if size == least]
    return best[0] if len({person.name for person, _ in best}) == 1 else None


def asks_post(question: Question) -> bool:
    """Whether an English question asks who holds a post."""
    head = _head(question)
    plain_head = head != "truong" or HEAD.match(" ".join(question.after)) is not None
    return bool(head) and plain_head and question.predicate in HELD


def _head(question: Question) -> str:
    words = {fold(word) for word in question.english}
    return next((key for key, same in _HEADS.items() if words & {*same.split()}), "")


_Part = tuple[tuple[str, ...], bool]
"""The wordings of a part of an office, and whether it is a name that is no English word."""


def _translated(words: Sequence[str]) -> list[_Part]:
    """Each part of what the post is held in."""
    found: list[_Part] = []
    at = 0
    while at < len(words):
        known = entry(words, at)
        if words[at] in _WORDS and (known is None or known.size == 1):
            found.append((_WORDS[words[at]], False))
        elif known is not None:
            keys = (" ".join(short_key(" ".join(each))) for each in known.phrases)
            found.append((tuple(keys), False))
        elif words[at] not in _IDLE:
            found.append(((words[at],), True))
        at += known.size if known else 1
    return [each for each in found if "" not in each[0]]


def _fits(post: str, head: str, rest: Sequence[_Part], article: str, *, deputy: bool) -> bool:
    """Whether ``post`` has the head, a deputy's or not as asked, and every part; a name of a place
    may stand in the article instead."""
    if not post.startswith(f" pho {head} " if deputy else f" {head} "):
        return False
    return all(
        any(f" {phrase} " in post or (named and f" {phrase} " in article) for phrase in phrases)
        for phrases, named in rest
    )
