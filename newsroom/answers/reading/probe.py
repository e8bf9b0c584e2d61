"""A question as the reader holds it against passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise, repeat

from rapidfuzz.distance import OSA

from newsroom.answers.likeness import NOTHING, Likeness
from newsroom.answers.question import AnswerType, Question
from newsroom.answers.questions.predicates import synonyms
from newsroom.answers.rank import Term
from newsroom.answers.reading.alike import asked_in
from newsroom.answers.reading.wordclasses import word_class
from newsroom.answers.retrieve import UNKNOWN
from newsroom.text.fold import fold
from newsroom.text.syllables import Token, tokens


class Kind(IntEnum):
    """Answer types by how they are read; neighbours are alike."""

    PERSON = 0
    PEOPLE = 1
    POST = 2
    ORGANISATION = 3
    PLACE = 4
    TIME = 5
    DURATION = 6
    AMOUNT = 7
    COUNT = 8
    OTHER = 9
    LIST = 10
    DEFINITION = 11
    QUOTATION = 12
    MANNER = 13
    REASON = 14
    YES_NO = 15


_READ_AS = {
    AnswerType.CHAIR: Kind.PERSON,
    AnswerType.AUTHOR: Kind.PERSON,
    AnswerType.PUBLISHED: Kind.TIME,
    AnswerType.WHATS_NEW: Kind.OTHER,
}
# Too common to say where in a sentence the answer stands.
_PARTICLES = frozenset(
    """la gi nao ai dau bao nhieu may khi the sao cua va cac nhung duoc bi da trong co cho voi tu o
    tai de vi do mot nguoi nay""".split()
)


@dataclass(frozen=True, slots=True)
class Probe:
    """What to look for. ``weights`` of the question's folded words (idf; words that the collection
    lacks weigh ``unknown``), ``total`` their sum, ``pairs`` neighbouring words. ``accented``
    are the words as written, ``marked`` says that they have diacritics. ``before`` and ``after``
    stand on both sides of the question words, ``near_before`` and ``near_after`` are those of them
    that say something, nearest first. ``focus_class``, ``verb_class`` and ``next_class`` are the
    word classes of the focus and of the words just before and after the question words.
    ``likeness`` and ``synonyms`` are the words with what says the same; ``question`` is the
    whole."""

    kind: Kind
    english: bool
    marked: bool
    weights: Mapping[str, float]
    unknown: float
    total: float
    pairs: frozenset[tuple[str, str]]
    accented: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    near_before: tuple[str, ...]
    near_after: tuple[str, ...]
    focus: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    predicate: tuple[str, ...]
    focus_class: int
    verb_class: int
    next_class: int
    likeness: Likeness
    synonyms: Likeness
    question: Question

    def weight(self, words: Iterable[str]) -> float:
        """The share of the question's weight that ``words`` make up; each counts once."""
        return sum(map(self.weights.get, set(words), repeat(0.0))) / self.total


def probe(question: Question, terms: Sequence[Term], unknown: float = UNKNOWN) -> Probe:
    """``question`` with the weights of ``terms``; a word with a typing error is taken for the term
    that ``terms`` has in its place."""
    found = tokens(question.search_text)
    known = {term.text: term.weight for term in terms if "_" not in term.text}
    before = _mended(question.before, known, found)
    after = _mended(question.after, known, found)
    english = question.language == "en"
    # An English question is held against the Vietnamese words that it was translated into.
    words = [*known, *_names(question.search_text, found)] if english else [*before, *after]
    weights = {word: known.get(word, unknown) for word in words}
    marked = any(token.accented != token.folded for token in found)
    written = {token.folded: token.accented for token in reversed(found)}
    row = (*before, *after)

    def spelled(syllables: Sequence[str]) -> list[str]:
        return [written.get(each, each) for each in syllables]

    like, same = (NOTHING, NOTHING) if english else asked_in(question.search_text, weights)
    return Probe(
        kind=_kind(question.answer_type),
        english=english,
        marked=marked,
        weights=weights,
        unknown=unknown,
        total=sum(weights.values()) or 1.0,
        pairs=frozenset(pairwise(row)),
        accented=frozenset(token.accented for token in found),
        before=before,
        after=after,
        near_before=tuple(word for word in reversed(before) if word not in _PARTICLES),
        near_after=tuple(word for word in after if word not in _PARTICLES),
        focus=question.focus,
        names=frozenset(_names(question.search_text, found)) & weights.keys(),
        numbers=frozenset(word for word in weights if word[0].isdigit()),
        predicate=tuple(fold(" ".join(words)) for words in synonyms(question.predicate)),
        focus_class=word_class(spelled(question.focus), marked=marked),
        verb_class=word_class(spelled(question.before), marked=marked, last=True),
        next_class=word_class(spelled(question.after), marked=marked),
        question=question,
        likeness=like,
        synonyms=same,
    )


def _kind(answer_type: AnswerType) -> Kind:
    if answer_type in _READ_AS:
        return _READ_AS[answer_type]
    return Kind[answer_type.name]


def _names(text: str, found: Sequence[Token]) -> set[str]:
    """The folded words with a capital that is not the sentence's."""
    if text.isupper() or text.istitle():
        return set()
    capital = [text[token.start].isupper() for token in found]
    return {
        token.folded
        for at, token in enumerate(found)
        if capital[at] and (at or capital[1:2] == [True])
    }


def _mended(
    words: Sequence[str], known: Mapping[str, float], found: Sequence[Token]
) -> tuple[str, ...]:
    asked = {token.folded for token in found}
    spare = [text for text in known if text not in asked]
    return tuple(word if word in known else _nearest(word, spare) for word in words)


def _nearest(word: str, spare: Sequence[str]) -> str:
    if len(word) < 2:
        return word
    return next((text for text in spare if OSA.distance(word, text, score_cutoff=1) <= 1), word)
