"""From a question's words to ranked passages: what the answer engine builds on."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from newsroom.answers.correcting import Near, near_words, respaced
from newsroom.answers.querying import Collection, query_of, search_of
from newsroom.answers.querying_english import english_query, said, terms_of
from newsroom.answers.rank import Ranked, Term, rank
from newsroom.answers.terms import Form, Query
from newsroom.answers.weightless import weightless
from newsroom.answers.wording import Word, words_of
from newsroom.models import Candidate, Language, SearchQuery
from newsroom.ports import Search, Store

__all__ = ["Ranked", "Retrieval", "Term", "retrieve"]

UNKNOWN = 8.0
"""The most that a word weighs which the collection lacks."""
CANDIDATES = 24
"""Passages ranked: more find no more among 500 articles, a little more among 100,000."""


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What the collection has on a question.

    ``ranked`` are passages, best first, those of the best article before all others. ``terms`` are
    the question's content words, ``unknown`` is what one that the collection lacks weighs beside
    them, ``corrections`` are (as typed, as understood) pairs.
    """

    ranked: tuple[Ranked, ...]
    terms: tuple[Term, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    unknown: float = UNKNOWN


async def retrieve(
    store: Store,
    text: str,
    language: Language,
    *,
    limit: int = 10,
    article_id: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Retrieval:
    """The at most ``limit`` passages that fit ``text`` best.

    ``article_id`` keeps to one article, ``since`` and ``until`` (inclusive) to those published
    then. ``text`` is a question or search words, expanded but not otherwise prepared.
    """
    found = await _understood(store.search, text, language)
    wanted = replace(found.search, article_id=article_id, since=since, until=until)
    candidates = await store.search.candidates(wanted, max(CANDIDATES, limit))
    ranked = await asyncio.to_thread(rank, found.query, candidates, language, limit)
    return Retrieval(tuple(ranked), found.terms, _corrections(found, ranked), found.unknown)


async def prepare(store: Store, text: str, language: Language) -> tuple[Query, list[Candidate]]:
    """What ``retrieve`` ranks for ``text``: for those who learn how to."""
    found = await _understood(store.search, text, language)
    return found.query, await store.search.candidates(found.search, CANDIDATES)


@dataclass(frozen=True, slots=True)
class _Understood:
    query: Query
    search: SearchQuery
    terms: tuple[Term, ...]
    unknown: float
    meant: tuple[tuple[str, str], ...] = ()
    """What there is little doubt about: words as typed, with the search key meant."""


async def _understood(search: Search, text: str, language: Language) -> _Understood:
    words = words_of(text)
    if language == "en":
        return await _english(search, words)
    return await _vietnamese(search, await respaced(search, words))


async def _english(search: Search, words: Sequence[Word]) -> _Understood:
    parts = said(words)
    counts = await search.frequencies([*dict.fromkeys(terms_of(parts))])
    collection = Collection(await search.size(), counts)
    terms = tuple(Term(term, collection.idf(term)) for term, count in counts.items() if count)
    query = english_query(parts, words, collection)
    return _Understood(query, search_of(query, collection), terms, _unknown(collection))


async def _vietnamese(search: Search, words: Sequence[Word]) -> _Understood:
    keys = [word.key for word in words]
    counts = await search.frequencies([*dict.fromkeys([*keys, *map("_".join, pairwise(keys))])])
    near = await near_words(search, words, counts)
    forms = {at: each.forms for at, each in near.items()}
    counts |= await search.frequencies([*_further(keys, forms)])
    collection = Collection(await search.size(), counts)
    meant = tuple(
        (words[at].written, each.forms[0].keys[0]) for at, each in near.items() if each.sure
    )
    query = query_of(words, collection, forms)
    terms = _terms(words, collection, near)
    return _Understood(query, search_of(query, collection), terms, _unknown(collection), meant)


def _unknown(collection: Collection) -> float:
    """A little more than the rarest word: in a small collection a word is easily missing."""
    return min(UNKNOWN, collection.idf_of(0) + 1)


def _further(keys: Sequence[str], forms: Mapping[int, Sequence[Form]]) -> Iterator[str]:
    """What else has to be counted when some words have further forms."""
    best = [forms[at][0].keys[0] if at in forms else key for at, key in enumerate(keys)]
    yield from map("_".join, pairwise(best))
    for several in forms.values():
        yield from (form.keys[0] for form in several)


def _terms(
    words: Sequence[Word], collection: Collection, near: Mapping[int, Near]
) -> tuple[Term, ...]:
    """The words that say something, and their pairs, as they are understood."""
    found: dict[str, float] = {}
    read = [
        (*(near[at].forms[0].keys[0],) * 2, "")
        if at in near and not collection.counts.get(word.key)
        else (word.folded, word.key, word.accented)
        for at, word in enumerate(words)
    ]
    for folded, key, accented in read:
        if collection.counts.get(key) and not weightless(key, accented):
            found[folded] = collection.idf(key)
    for (left, first, _), (right, second, _) in pairwise(read):
        if collection.counts.get(f"{first}_{second}"):
            found[f"{left}_{right}"] = collection.idf(f"{first}_{second}")
    return tuple(Term(text, weight) for text, weight in found.items())


def _corrections(found: _Understood, ranked: Sequence[Ranked]) -> tuple[tuple[str, str], ...]:
    """The corrections that the best passage bears out, in its spelling."""
    if not (found.meant and ranked):
        return ()
    candidate = ranked[0].candidate
    spelled: dict[str, str] = {}
    for word in words_of(f"{candidate.title}. {candidate.passage.text}"):
        spelled.setdefault(word.key, word.written)
    return tuple((typed, spelled[key]) for typed, key in found.meant if key in spelled)
