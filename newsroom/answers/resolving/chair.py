"""Who chaired: only who is said to have chaired. Where nobody is, that is said, and then the
highest leader who is said to attend and speak."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsroom.answers.entities.people import Mention
from newsroom.answers.entities.roles import Role, roles
from newsroom.answers.rank import Term
from newsroom.answers.resolving.subject import Found, Subject, overlap, quote_around
from newsroom.text.fold import fold

_MEETING = re.compile(
    r"\b(?:hoi nghi|cuoc hop|hop|phien|buoi|le|hoi thao|toa dam|ky hop|dai hoi|lam viec|doi thoai|"
    r"giao ban|hoi dam|tiep xuc cu tri)\b"
)
_RANKS = (
    r"tong bi thu|chu tich nuoc|thu tuong|tong thong|chu tich quoc hoi",
    r"pho thu tuong|pho chu tich nuoc|pho chu tich quoc hoi|bo truong",
    r"bi thu tinh uy|bi thu thanh uy",
    r"pho bi thu (?:thuong truc )?tinh uy|chu tich (?:ubnd|hdnd|uy ban nhan dan) tinh|thu truong",
    r"pho chu tich .*(?:tinh|thanh pho)|uy vien ban thuong vu tinh uy",
    r"giam doc so|truong ban|chu tich|bi thu",
    r"pho|truong|giam doc",
)


def chaired(subject: Subject, terms: Sequence[Term]) -> Found | None:
    """Who chaired the meeting that ``terms`` fit best, where the article says so."""
    best: tuple[float, int, Role] | None = None
    for at, passage in enumerate(subject.passages):
        for role in roles(passage, subject.mentions[at], "chair"):
            fit = overlap(terms, passage[role.sentence[0] : role.sentence[1]])
            if best is None or fit > best[0] + 0.05:
                best = (fit, at, role)
    if best is None:
        return None
    passage, role = subject.passages[best[1]], best[2]
    names = tuple(_described(subject, each) for each in role.people)
    return Found(
        span=passage[role.start : role.end],
        quote=quote_around(passage, *role.sentence),
        say=lambda phrases: phrases.people(names, "chair"),
        confidence=0.9,
    )


def unchaired(subject: Subject) -> Found | None:
    """That the article names no chair, with the highest leader who attends or speaks; None where
    the article tells of no meeting at all."""
    if not _MEETING.search(fold(subject.article.title + "\n" + "\n".join(subject.passages))):
        return None
    attending, speaking = _who(subject, "attend"), _speakers(subject)
    present = [*attending, *speaking]
    if not present:
        return None
    name = min(dict.fromkeys(present), key=lambda each: _rank(subject, each))
    verb = "-and-".join(
        word for word, group in (("attend", attending), ("speak", speaking)) if name in group
    )
    quote = _proof(subject, name)
    person = subject.person(name)
    title = subject.article.title
    return Found(
        span=person.name,
        quote=quote,
        say=lambda phrases: phrases.no_chair(title, subject.described(name), verb),
        confidence=0.7,
    )


def _described(subject: Subject, mention: Mention) -> str:
    person = subject.person(mention.name)
    posts = dict.fromkeys((*mention.posts, *person.posts))
    return ", ".join((person.name, *posts))


def _who(subject: Subject, predicate: str) -> list[str]:
    return [
        subject.person(person.name).name
        for at, passage in enumerate(subject.passages)
        for role in roles(passage, subject.mentions[at], predicate)
        for person in role.people
    ]


def _speakers(subject: Subject) -> list[str]:
    said = [subject.person(each.quotation.speaker).name for each in subject.evidence.said]
    known = {person.name for person in subject.evidence.people}
    return [name for name in (*_who(subject, "speak"), *said) if name in known]


def _rank(subject: Subject, name: str) -> int:
    """How high the person's posts are; 0 is the highest."""
    posts = [fold(post) for post in subject.person(name).posts]
    ranks = [
        at
        for at, pattern in enumerate(_RANKS)
        for post in posts
        if re.match(rf"(?:nguyen )?(?:{pattern})", post)
    ]
    return min(ranks, default=len(_RANKS))


def _proof(subject: Subject, name: str) -> str:
    for at, passage in enumerate(subject.passages):
        for mention in subject.mentions[at]:
            if subject.person(mention.name).name == name:
                return quote_around(passage, mention.whole_start, mention.whole_end)
    return ""
