"""What an edition holds: the stories that a person wants, each once, the weightiest first."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from newsroom.digests.grouping import group
from newsroom.models import Article, Edition
from newsroom.text.fold import fold, strip_marks
from newsroom.text.normalize import normalize
from newsroom.text.syllables import accented_syllables, folded_syllables

PAGE = 6
"""Stories that fit one screen of a phone."""
FRESH = timedelta(days=8)
"""What was published longer ago is no news, however late it arrived: a week and a day of slack."""
MOST = 60
"""Stories of one edition."""

_HALF_LIFE = timedelta(hours=36)
_LONG = 400
"""Syllables from which an article counts as long."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A choice of stories: in one of the sections ``topics`` or about one of ``words``; with
    neither, everything. ``first`` are sections that lead the edition. Editors want the articles
    ``placed`` at a certain number (1 is in front) and the ``dropped`` ones nowhere."""

    topics: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    placed: tuple[tuple[int, int], ...] = ()
    dropped: tuple[int, ...] = ()

    def takes(self, article: Article) -> bool:
        """Whether the article is wanted."""
        if article.id in self.dropped:
            return False
        if not self.topics and not self.words:
            return True
        if fold(article.section) in map(fold, self.topics):
            return True
        return mentions(article, self.words) if self.words else False


def mentions(article: Article, words: Iterable[str]) -> bool:
    """Whether an article has one of ``words`` (each several syllables, perhaps) in its text.

    Words written with diacritics are looked for as they are; without them, in any accents.
    """
    whole = f"{article.title}\n{article.lead}\n{article.body}"
    accented, folded = (
        f" {' '.join(found)} " for found in (accented_syllables(whole), folded_syllables(whole))
    )
    return any(_stands_in(word, accented, folded) for word in words)


def _stands_in(word: str, accented: str, folded: str) -> bool:
    plain = normalize(word).lower()
    if plain == strip_marks(plain):
        needle, text = folded_syllables(word), folded
    else:
        needle, text = accented_syllables(word), accented
    return bool(needle) and f" {' '.join(needle)} " in text


def fresh(articles: Iterable[Article], now: datetime) -> list[Article]:
    """Those that are news at ``now``; one without a date is news when it arrives."""
    return [each for each in articles if each.published is None or now - FRESH < each.published]


def make(
    articles: Sequence[Article], wanted: Wanted, asked: Mapping[int, int], now: datetime
) -> Edition:
    """The edition of ``articles`` for who wants ``wanted``; it may be without stories.

    ``asked`` says how often people have asked about an article lately.
    """
    chosen = [article for article in articles if wanted.takes(article)]
    stories = [
        _story([chosen[number] for number in numbers], wanted, asked, now)
        for numbers in group(chosen)
    ]
    stories.sort(key=lambda each: (-each[0], each[1]))
    ids = tuple(_arranged([ids for _, ids in stories], wanted.placed)[:MOST])
    return Edition(_key(ids, wanted), now, ids)


def _arranged(
    stories: Sequence[tuple[int, ...]], placed: Iterable[tuple[int, int]]
) -> list[tuple[int, ...]]:
    """``stories`` in their order, but those with a placed article at its place."""
    places = dict(placed)
    arranged = [ids for ids in stories if not places.keys() & set(ids)]
    moved = [
        (min(places[each] for each in ids if each in places), ids)
        for ids in stories
        if places.keys() & set(ids)
    ]
    for place, ids in sorted(moved):
        arranged.insert(place - 1, ids)
    return arranged


def _story(
    articles: Sequence[Article], wanted: Wanted, asked: Mapping[int, int], now: datetime
) -> tuple[float, tuple[int, ...]]:
    """A story's weight and its articles, the newest first: it knows most."""
    ordered = sorted(articles, key=lambda each: (_age(each, now), -len(each.body), each.id))
    return weight(ordered, wanted, asked, now), tuple(each.id for each in ordered)


def weight(
    story: Sequence[Article], wanted: Wanted, asked: Mapping[int, int], now: datetime
) -> float:
    """How much a story matters: its sources, its length, what people ask, how new it is.

    A story in a leading section, or that names a followed word in its title, comes before others.
    """
    age = min(_age(each, now) for each in story)
    recent = math.exp2(-(age / _HALF_LIFE))
    length = min(1.0, max(len(each.body.split()) for each in story) / _LONG)
    questions = sum(asked.get(each.id, 0) for each in story)
    matter = 1.0 + math.log2(len(story)) + 0.5 * length + 0.4 * math.log2(1 + questions)
    leads = any(each.section in wanted.first for each in story)
    named = bool(wanted.words) and any(_names(each, wanted.words) for each in story)
    return matter * (0.3 + recent) * (1.5 if leads else 1.0) * (1.5 if named else 1.0)


def _names(article: Article, words: Iterable[str]) -> bool:
    return mentions(Article(article.url, article.title, ""), words)


def _age(article: Article, now: datetime) -> timedelta:
    return max(timedelta(), now - article.published) if article.published else _HALF_LIFE


def _key(stories: Sequence[Sequence[int]], wanted: Wanted) -> str:
    """Short, ASCII, and the same wherever the same edition is made."""
    return blake2b(repr((stories, wanted)).encode(), digest_size=6).hexdigest()
