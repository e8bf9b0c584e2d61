"""A question as the reader holds it against passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA

from newsroom.answers.question import AnswerType, Question
from newsroom.answers.questions.predicates import synonyms
from newsroom.answers.rank import Term
from newsroom.text.fold import fold
from newsroom.text.syllables import tokens

_UNKNOWN = 8.0
"""Weight of a word that the collection does not hold."""

KINDS: dict[AnswerType, int] = {
    AnswerType.PERSON: 0,
    AnswerType.CHAIR: 0,
    AnswerType.AUTHOR: 0,
    AnswerType.PEOPLE: 1,
    AnswerType.POST: 2,
    AnswerType.ORGANISATION: 3,
    AnswerType.PLACE: 4,
    AnswerType.TIME: 5,
    AnswerType.PUBLISHED: 5,
    AnswerType.DURATION: 6,
    AnswerType.AMOUNT: 7,
    AnswerType.COUNT: 8,
    AnswerType.OTHER: 9,
    AnswerType.WHATS_NEW: 9,
    AnswerType.LIST: 10,
    AnswerType.DEFINITION: 11,
    AnswerType.QUOTATION: 12,
    AnswerType.MANNER: 13,
    AnswerType.REASON: 14,
    AnswerType.YES_NO: 15,
}
"""Answer types by how they are read; neighbours are alike."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What to look for. ``weights`` of the question's folded words (idf; words that the collection
    lacks weigh ``_UNKNOWN``), ``total`` their sum, ``pairs`` neighbouring words joined by ``_``.
    ``accented`` are the words as written where the question has diacritics. ``before`` and
    ``after`` stand on both sides of the question words, ``names`` and ``numbers`` are among the
    words. ``predicate`` are wordings of the question's predicate, folded."""

    kind: int
    english: bool
    weights: dict[str, float]
    total: float
    pairs: frozenset[str]
    accented: frozenset[str]
    marked: bool
    before: tuple[str, ...]
    after: tuple[str, ...]
    focus: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    predicate: tuple[str, ...]


def probe(question: Question, terms: Sequence[Term]) -> Probe:
    """``question`` with the weights of ``terms``; a word with a typing error is taken for the term
    that ``terms`` has in its place."""
    known = {term.text: term.weight for term in terms if "_" not in term.text}
    found = tokens(question.search_text)
    asked = {token.folded for token in found}
    spare = [text for text in known if text not in asked]

    def right(word: str) -> str:
        return word if word in known else _nearest(word, spare)

    before = tuple(map(right, question.before))
    after = tuple(map(right, question.after))
    row = (*before, *question.focus, *after)
    words = set(row) if question.language == "vi" else set(known)
    weights = {word: known.get(word, _UNKNOWN) for word in words}
    written = question.search_text
    capital = [written[token.start].isupper() for token in found]
    names = {
        token.folded
        for at, token in enumerate(found)
        if capital[at] and token.folded in weights and (at or capital[1:2] == [True])
    }
    return Probe(
        kind=KINDS[question.answer_type],
        english=question.language == "en",
        weights=weights,
        total=sum(weights.values()) or 1.0,
        pairs=frozenset(f"{a}_{b}" for a, b in pairwise(row)),
        accented=frozenset(token.accented for token in found),
        marked=any(token.accented != token.folded for token in found),
        before=before,
        after=after,
        focus=question.focus,
        names=frozenset(names) if not (written.isupper() or written.istitle()) else frozenset(),
        numbers=frozenset(word for word in weights if word[0].isdigit()),
        predicate=tuple(fold(" ".join(words)) for words in synonyms(question.predicate)),
    )


def _nearest(word: str, spare: Sequence[str]) -> str:
    if len(word) < 2:
        return word
    return next((text for text in spare if OSA.distance(word, text, score_cutoff=1) <= 1), word)
