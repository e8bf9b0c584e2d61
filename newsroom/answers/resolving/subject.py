"""The article that a question is put to, with what was found in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from functools import cached_property
from itertools import chain, count

from newsroom.answers.entities.people import Mention, Person, mentions
from newsroom.answers.evidence import Evidence
from newsroom.answers.phrases import Phrases
from newsroom.answers.rank import Term
from newsroom.answers.resolving.lines import Line, lines, row_of
from newsroom.models import Article
from newsroom.text.fold import fold
from newsroom.text.normalize import normalize
from newsroom.text.sentences import sentence_spans
from newsroom.text.syllables import bigrams, folded_syllables

MAX_QUOTE = 400
"""Characters that a quote may have."""


@dataclass(frozen=True, slots=True)
class Found:
    """An answer found in an article.

    ``span`` is the extract as it stands in the article, ``quote`` the sentences that prove it,
    ``say`` words the answer, ``confidence`` a probability that it is right.
    """

    span: str
    quote: str
    say: Callable[[Phrases], str]
    confidence: float


@dataclass(frozen=True)
class Subject:
    """One article, its passages and evidence, and how well it fits the question (0 to 1)."""

    article: Article
    passages: tuple[str, ...]
    evidence: Evidence
    zone: tzinfo
    coverage: float = 1.0

    @cached_property
    def mentions(self) -> tuple[tuple[Mention, ...], ...]:
        """The people named in each passage."""
        return tuple(tuple(mentions(passage)) for passage in self.passages)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every sentence of the passages."""
        return tuple(chain.from_iterable(map(lines, count(), self.passages)))

    @cached_property
    def in_turn(self) -> tuple[tuple[Line, str], ...]:
        """Every sentence with the words of the one before it."""
        return tuple(zip(self.lines, ("", *(line.text for line in self.lines)), strict=False))

    @cached_property
    def folded(self) -> str:
        """Title and text, folded, with a space at both ends."""
        text = " ".join((self.article.title, *self.passages))
        return f" {' '.join(folded_syllables(text))} "

    @cached_property
    def headline(self) -> str:
        """The title's words, for phrases to be looked up in."""
        return row_of(self.article.title)

    @cached_property
    def opening(self) -> str:
        """The words of the title and the first sentence, which say what the article is about."""
        return self.headline + "".join(line.text for line in self.lines[:1])

    @cached_property
    def whole(self) -> str:
        """All words of title and text, for phrases to be looked up in."""
        return self.headline + "".join(line.text for line in self.lines)

    @property
    def published(self) -> date | None:
        """The day of publication where the newsroom is."""
        moment = self.article.published
        return None if moment is None else moment.astimezone(self.zone).date()

    def person(self, name: str) -> Person:
        """``name`` with every post that the article gives; the fullest form of the name."""
        key = normalize(name).lower()
        for person in self.evidence.people:
            other = normalize(person.name).lower()
            if other == key or other.endswith(f" {key}"):
                return person
        return Person(name)

    def described(self, name: str) -> str:
        """``name`` with its posts: "Lù Văn Pao, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"."""
        person = self.person(name)
        return ", ".join((person.name, *person.posts))


def quote_around(text: str, start: int, end: int) -> str:
    """The whole sentences of ``text`` that hold ``start`` to ``end``, cut at ``MAX_QUOTE``."""
    spans = [span for span in sentence_spans(text) if span[0] < end and start < span[1]]
    if not spans:
        return text[start:end][:MAX_QUOTE]
    whole = text[spans[0][0] : spans[-1][1]]
    if len(whole) <= MAX_QUOTE:
        return whole
    room = MAX_QUOTE - (min(end, start + MAX_QUOTE) - start)
    begin = spans[0][0] if start - spans[0][0] <= room else start
    return text[begin : begin + MAX_QUOTE].rsplit(" ", 1)[0]


def overlap(terms: Sequence[Term], text: str) -> float:
    """The share of the terms' weight that stands in ``text``, 0 to 1."""
    syllables = folded_syllables(text)
    present = {*syllables, *bigrams(syllables)}
    whole = sum(term.weight for term in terms)
    return sum(term.weight for term in terms if term.text in present) / whole if whole else 0.0


def plain(text: str) -> str:
    """``text`` folded, syllables separated by single spaces: for comparing names and posts."""
    return " ".join(folded_syllables(fold(text)))
