"""Sentences of an article as rows of folded words, each word with its place in the passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.answers.entities.people import Mention
from newsroom.answers.entities.posts import long_form
from newsroom.text.fold import fold
from newsroom.text.sentences import sentence_spans
from newsroom.text.syllables import accented_syllables, spans


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: the number of its passage, its offsets there, and its words with theirs, folded
    and as written; abbreviations are written out."""

    passage: int
    start: int
    end: int
    words: tuple[str, ...]
    written: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    text: str
    """All words folded, then all as written, with a space between and around them."""

    def holds(self, mention: Mention) -> bool:
        """Whether a person of the passage is named in the sentence."""
        return self.start <= mention.start and mention.end <= self.end

    def between(self, start: int, end: int) -> str:
        """The words from character ``start`` of the passage to ``end``, like ``text``."""
        inside = [
            at for at, place in enumerate(self.places) if start <= place[0] and place[1] <= end
        ]
        first, last = (inside[0], inside[-1] + 1) if inside else (0, 0)
        return row(self.words[first:last], self.written[first:last])


def row(folded: Sequence[str], written: Sequence[str]) -> str:
    """Words in both forms, folded and as written, for phrases to be looked up in."""
    return f" {' '.join(folded)} | {' '.join(written)} "


def row_of(text: str) -> str:
    """``row`` of the words of a text, abbreviations written out."""
    written = [part for word in accented_syllables(text) for part in long_form(word)]
    return row(fold(" ".join(written)).split(), written)


def lines(passage: int, text: str) -> Iterator[Line]:
    """The sentences of the passage numbered ``passage``."""
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        found = [
            (word, (start + first, start + last))
            for (first, last), short in zip(
                spans(sentence), accented_syllables(sentence), strict=False
            )
            for word in long_form(short)
        ]
        written = tuple([word for word, _ in found])
        folded = tuple(fold(" ".join(written)).split())
        places = tuple([place for _, place in found])
        yield Line(passage, start, end, folded, written, places, row(folded, written))
