"""Who holds a post, and which posts a person holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.answers.entities.people import Person
from newsroom.answers.entities.words import UPPER
from newsroom.answers.question import Question
from newsroom.answers.resolving.asked import short_key
from newsroom.answers.resolving.english_posts import held
from newsroom.answers.resolving.subject import Found, Subject, plain, quote_around
from newsroom.text.spelling import neighbours

_SAME, _COMPLETED, _NARROWER = 3, 2, 1
_CONFIDENCE = {_SAME: 0.92, _COMPLETED: 0.85, _NARROWER: 0.7}
_HEAD = 2
"""Syllables that a kind of post begins with: phó chủ tịch is told from chủ tịch by them."""
_KINDS = re.compile(
    r"(?<!\w)(?:công ty|chi nhánh|trung tâm|nhà máy|hợp tác xã|bệnh viện|trường|sở|phòng|xã|phường|"
    r"huyện|thị trấn|thành phố|tỉnh|quỹ|ngân hàng|viện|chi cục|cục|hội|đoàn|công an|trạm|hạt|ban|"
    r"khu|đội|câu lạc bộ|tập đoàn|tổng công ty|thôn|bản|đài|nhà trường)(?!\w)",
    re.IGNORECASE,
)
"""What an article says instead of an office's full name once it has been given."""


def english_holder(question: Question, subjects: Sequence[Subject]) -> tuple[Subject, Found] | None:
    """Who holds the post that an English question gives, in the first of ``subjects`` that says."""
    for subject in subjects:
        found = held(question, subject)
        if found is not None:
            return subject, _found(_Holder(_COMPLETED, *found, subject))
    return None


def holders(post: str, subject: Subject) -> Found | None:
    """Everyone who holds ``post``, with or without further words in it: all deputy chairmen."""
    wanted = short_key(post)
    found = [
        (person, each)
        for person in subject.evidence.people
        for each in person.posts
        if set(wanted).issubset(short_key(each)) and short_key(each)[:_HEAD] == wanted[:_HEAD]
    ]
    if not found or len(wanted) <= _HEAD:
        return None
    names = tuple(subject.described(person.name) for person, _ in found)
    return Found(
        span=", ".join(person.name for person, _ in found),
        quote=_proof(subject, found[0][0].name, found[0][1]),
        say=lambda phrases: phrases.people(names, ""),
        confidence=0.8,
    )


@dataclass(frozen=True, slots=True)
class _Holder:
    fit: int
    person: Person
    post: str
    subject: Subject


def holder(post: str, subjects: Sequence[Subject]) -> tuple[Subject, Found] | None:
    """Who holds ``post`` in the first of ``subjects`` that says so. A deputy is never the chief,
    and where a post other than exactly the one asked for fits, one person alone must hold it."""
    wanted = short_key(post)
    if len(wanted) < 2:
        return None
    found = [each for subject in subjects for each in _holders(wanted, subject)]
    if not found:
        return None
    best = max(found, key=lambda each: each.fit)
    holding = {each.person.name for each in found if each.fit == best.fit}
    if best.fit < _SAME and len(holding) > 1:
        return None
    return best.subject, _found(best)


def _holders(wanted: tuple[str, ...], subject: Subject) -> Iterator[_Holder]:
    for person in subject.evidence.people:
        for post in person.posts:
            fit = _fit(wanted, short_key(post))
            if fit == _COMPLETED and not _completed(wanted, person, post, subject):
                continue
            if fit:
                yield _Holder(fit, person, post, subject)


def _fit(wanted: tuple[str, ...], held: tuple[str, ...]) -> int:
    """How the post ``held`` fits: exactly, with its office to be completed from the article, or
    naming more than was asked; 0 for another post."""
    size = min(len(wanted), len(held))
    if size < 2 or not all(map(_alike, wanted[:size], held[:size])):
        return 0
    if len(wanted) == len(held):
        return _SAME
    return _COMPLETED if len(wanted) > len(held) else _NARROWER


def _alike(wanted: str, held: str) -> bool:
    """Whether a word is the one asked for, perhaps mistyped."""
    if wanted == held or wanted.replace("tr", "ch") == held.replace("tr", "ch"):
        return True
    return len(wanted) > 3 and len(held) > 3 and wanted in neighbours(held)


def _completed(wanted: tuple[str, ...], person: Person, post: str, subject: Subject) -> bool:
    """Whether the rest of what was asked names the office that the article means by its short
    name: "Giám đốc Trung tâm" after "Trung tâm Phục vụ hành chính công"."""
    held = short_key(post)
    rest = " ".join(wanted[len(held) :])
    if len(held) == _HEAD and _names_office(wanted, subject):
        return True
    if f" {rest} " not in subject.folded:
        return False
    office = _office(post)
    if not office:
        return False
    full = _full_name(office, _text_before(person.name, post, subject))
    if full:
        return f" {rest} " in f" {' '.join(short_key(full))} "
    return f" {rest} " in f" {plain(subject.article.title)} " or subject.folded.count(rest) > 1


def _names_office(wanted: tuple[str, ...], subject: Subject) -> bool:
    """Whether the title is about the office asked for, which a bare post (Trạm trưởng) is of."""
    title = plain(subject.article.title).split()
    rest = [word for word in wanted[_HEAD:] if word not in ("xa", "phuong", "tinh")]
    return len(rest) > 1 and wanted[0] in title and all(word in title for word in rest)


def _office(post: str) -> str:
    """What a post is held in, the last word of it that is a kind of office first: "Trung tâm"."""
    kinds = list(_KINDS.finditer(post))
    return post[kinds[-1].start() :] if kinds else ""


def is_short(post: str) -> bool:
    """Whether a post ends with a kind of office, so that the office's name must be completed."""
    kinds = list(_KINDS.finditer(post))
    return bool(kinds) and kinds[-1].end() == len(post.rstrip())


def _full_name(office: str, before: str) -> str:
    """The nearest full name of ``office`` in the text before: with what follows in capitals."""
    follows = rf"(?= (?P<name>[{UPPER}].{{0,80}}))"
    named = re.compile(rf"(?<!\w){re.escape(office)}{follows}", re.IGNORECASE)
    found = [match["name"] for match in named.finditer(before) if match["name"][0].isupper()]
    return found[-1] if found else ""


def _text_before(name: str, post: str, subject: Subject) -> str:
    """The article up to and with the sentence's part that gives the person the post."""
    earlier = [subject.article.title]
    for at, passage in enumerate(subject.passages):
        for mention in subject.mentions[at]:
            if subject.person(mention.name).name == name and post in mention.posts:
                return "\n".join((*earlier, passage[: mention.whole_start]))
        earlier.append(passage)
    return ""


def _found(best: _Holder) -> Found:
    subject, person = best.subject, best.person
    return Found(
        span=person.name,
        quote=_proof(subject, person.name, best.post),
        say=lambda phrases: phrases.post_holder(best.post, _also(person, best.post)),
        confidence=_CONFIDENCE[best.fit],
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
