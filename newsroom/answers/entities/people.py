"""People with all their posts, found once per article and joined over its mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsroom.answers.entities.names import Name, names
from newsroom.answers.entities.posts import Post, posts
from newsroom.text.fold import fold
from newsroom.text.normalize import normalize

_APPOSITION = re.compile(r"\s*(?:\(\d+ tuổi\)|\d+ tuổi)?\s*(?:,|-|–|—|\()\s*(?:hiện là\s|là\s)?")
_CHAIN = re.compile(r"\s*(?:,|;?\s*kiêm|, đồng thời là| và)\s*")
_IS = re.compile(r"\s+(?:là|giữ chức(?: vụ)?|hiện là|làm)\s+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a text: the name and, where given beside it, posts.

    ``start``/``end`` enclose the name; ``whole_start``/``whole_end`` also the posts beside it.
    """

    name: str
    posts: tuple[str, ...]
    start: int
    end: int
    whole_start: int
    whole_end: int


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in an article: the fullest name and every post it gives, in order."""

    name: str
    posts: tuple[str, ...] = ()


def mentions(text: str) -> list[Mention]:
    """Every mention of a person in ``text``, in order."""
    found_names = names(text)
    found_posts = posts(text, [name.start for name in found_names])
    by_start = {post.start: post for post in found_posts}
    found = [
        (name, _mention(text, name, found_posts, by_start))
        for name in found_names
        if not any(post.start <= name.start < post.end for post in found_posts)
    ]
    return [mention for name, mention in found if _is_person(text, name, mention)]


def _is_person(text: str, name: Name, mention: Mention) -> bool:
    """Two bare syllables (Sơn Trà) are a person only where something says so."""
    if len(name.text.split()) > 2 or name.titled:
        return True
    if _is_place(text, name.text):
        return False
    if mention.posts:
        return True
    return _PERSON_AFTER.match(text, name.end) is not None


def _is_place(text: str, name: str) -> bool:
    """Whether ``name`` stands after xã, phường ... anywhere."""
    text, name = text.lower(), name.lower()
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if _PLACE.search(text[max(0, at - 12) : at]) and not _WORD.match(text, end):
            return True
        at = text.find(name, end)
    return False


_PLACE = re.compile(
    r"(?<!\w)(?:xã|phường|thôn|bản|huyện|thị xã|thành phố|đèo|suối|hồ|núi|sông|cầu|chợ) $"
)
_WORD = re.compile(r"\w")
_PERSON_AFTER = re.compile(
    r"\s*(?:\(?(?:SN|sinh năm|\d+ tuổi)|,? \d+ tuổi|,? (?:trú|ngụ|quê)\b|cho (?:biết|hay)|"
    r"chia sẻ|phát biểu|nhấn mạnh|khẳng định)"
)


def _mention(text: str, name: Name, found: Sequence[Post], by_start: dict[int, Post]) -> Mention:
    before = _before(text, name, found)
    after = _after(text, name, by_start)
    held = [*before, *after]
    return Mention(
        name=name.text,
        posts=tuple(dict.fromkeys(post.text for post in held)),
        start=name.start,
        end=name.end,
        whole_start=min([name.start, *(post.start for post in before)]),
        whole_end=max([name.end, *(post.end for post in after)]),
    )


def _before(text: str, name: Name, found: Sequence[Post]) -> list[Post]:
    """The posts that stand directly before the name, chained by commas."""
    chain: list[Post] = []
    edge = name.start
    for post in reversed([post for post in found if post.end <= name.start]):
        between = text[post.end : edge]
        joined = between.strip(" ") == "" if not chain else _CHAIN.fullmatch(between) is not None
        if not joined and not (not chain and _TITLE_BETWEEN.fullmatch(between)):
            break
        chain.insert(0, post)
        edge = post.start
    return chain


_TITLE_BETWEEN = re.compile(r"\s*(?:đồng chí|ông|bà|,)?\s*", re.IGNORECASE)


def _after(text: str, name: Name, by_start: dict[int, Post]) -> list[Post]:
    """The posts that follow the name: "Nguyễn Văn A, Phó Bí thư ..., Chủ tịch ..."."""
    match = _APPOSITION.match(text, name.end) or _IS.match(text, name.end)
    chain: list[Post] = []
    while match and (post := by_start.get(match.end())):
        if _belongs_to_next(text, post):
            break
        chain.append(post)
        match = _CHAIN.match(text, post.end)
    return chain


def _belongs_to_next(text: str, post: Post) -> bool:
    """Whether a name follows the post at once, so that the post is that person's."""
    following = names(text[post.end : post.end + 60])
    return bool(following) and text[post.end : post.end + following[0].start].strip() in (
        "",
        "đồng chí",
        "ông",
        "bà",
    )


def people(found: Iterable[Mention]) -> tuple[Person, ...]:
    """The mentions of one article joined: "ông Khánh" is Hoàng Quốc Khánh where only one is so."""
    joined: dict[str, list[str]] = {}
    spelled: dict[str, str] = {}
    ordered = sorted(found, key=lambda each: -len(each.name.split()))
    for mention in ordered:
        key = _key(mention.name)
        owner = key if key in joined else _same(key, joined)
        if owner is None:
            joined[key], spelled[key] = [], mention.name
            owner = key
        held = joined[owner]
        held.extend(post for post in mention.posts if not _known(post, held))
    return tuple(Person(spelled[key], tuple(held)) for key, held in joined.items())


def _key(name: str) -> str:
    return normalize(name).lower()


def _same(key: str, joined: dict[str, list[str]]) -> str | None:
    """The one longer name that ends (ông Khánh) or begins (Trump) with this shorter one."""
    owners = [other for other in joined if other.endswith(" " + key)]
    return owners[0] if len(owners) == 1 else None


def _known(post: str, held: Sequence[str]) -> bool:
    folded = fold(normalize(post))
    return any(fold(normalize(other)).startswith(folded) for other in held)
