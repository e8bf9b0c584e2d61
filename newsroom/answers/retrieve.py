"""From a question's words to ranked passages: what the answer engine builds on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsroom.answers.rank import Ranked, Term, idf, rank
from newsroom.models import Language, SearchQuery
from newsroom.ports import Store
from newsroom.text.normalize import nfc
from newsroom.text.syllables import bigrams, tokens

CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What the collection has on a question.

    ``ranked`` are passages, best first, those of the best article before all others. ``terms`` are
    the question's content words, ``corrections`` (as typed, as understood) pairs.
    """

    ranked: tuple[Ranked, ...]
    terms: tuple[Term, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()


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
    found = tokens(nfc(text))
    words = [token.folded for token in found]
    marked = any(token.accented != token.folded for token in found)
    counts = await store.search.frequencies([*dict.fromkeys(words + bigrams(words))])
    total = await store.search.size()
    terms = tuple(Term(term, idf(count, total)) for term, count in counts.items() if count)
    query = SearchQuery(
        syllables=tuple((term.text, 1.0) for term in terms if "_" not in term.text),
        bigrams=tuple((term.text, 1.0) for term in terms if "_" in term.text),
        accented=tuple((token.accented, 1.0) for token in found) if marked else (),
        since=since,
        until=until,
        article_id=article_id,
    )
    candidates = await store.search.candidates(query, CANDIDATES)
    return Retrieval(tuple(rank(terms, candidates)[:limit]), terms)
