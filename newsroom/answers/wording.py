"""The words of a question as they were written, with their search keys."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsroom.text.diacritics import restore
from newsroom.text.keys import key_line
from newsroom.text.normalize import nfc
from newsroom.text.orthography import folded
from newsroom.text.syllables import tokens

_MARKED = 0.3
"""Share of the words from which on a question counts as written with diacritics."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question. ``accented`` is empty where nothing can be said of its diacritics;
    ``likely`` are those that it most likely lacks, where the question has none at all."""

    written: str
    key: str
    folded: str = ""
    accented: str = ""
    likely: str = ""
    name: bool = False

    @property
    def number(self) -> bool:
        return self.key[0].isdigit()


def is_syllable(key: str) -> bool:
    """Whether ``key`` can be a Vietnamese syllable."""
    return key in _syllables()


@cache
def _syllables() -> frozenset[str]:
    return frozenset(key_line(" ".join(folded())).split())


def words_of(text: str) -> list[Word]:
    """The words of ``text``. A name is a word that is no Vietnamese syllable or has a capital
    where none is due."""
    text = nfc(text)
    found = tokens(text)
    line = key_line(" ".join(token.accented for token in found)).split()
    marked = sum(token.accented != token.folded for token in found)
    strict = marked > 0 and marked >= _MARKED * sum(token.folded.isalpha() for token in found)
    capitals = [text[token.start].isupper() for token in found]
    likely = [] if marked else tokens(restore(text).text)
    return [
        Word(
            written=text[token.start : token.end],
            key=key,
            folded=token.folded,
            accented=token.accented
            if key.isalpha() and (strict or token.accented != token.folded)
            else "",
            likely=likely[at].accented if likely and key.isalpha() else "",
            name=_is_name(key, at, capitals),
        )
        for at, (token, key) in enumerate(zip(found, line, strict=True))
    ]


def _is_name(key: str, at: int, capitals: list[bool]) -> bool:
    if not key.isalpha():
        return False
    if not is_syllable(key):
        return True
    # The first word has its capital from the sentence, unless the next one has one too.
    return capitals[at] and (at > 0 or capitals[1:2] == [True])
