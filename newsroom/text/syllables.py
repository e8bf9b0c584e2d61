"""Syllables (chữ), the unit that Vietnamese is written and searched in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from newsroom.text.fold import fold
from newsroom.text.normalize import normalize

# Numbers keep their inner marks (1.200; 3,5; 06/1; 22-1); a word keeps an inner apostrophe
# (H'Mông, K'Choan), which folding of the key drops.
_TOKEN = re.compile(r"\d+(?:[.,/:-]\d+)*%?|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*", re.UNICODE)
_BARE_TOKEN = re.compile(r"\d+(?:[.,/:-]\d+)*%?|[^\W\d_]+")
"""The same where apostrophes were dropped."""
_APOSTROPHES = ("'", "’", "ʼ")


@dataclass(frozen=True, slots=True)
class Token:
    """A syllable or number: where it stands and its two forms.

    ``accented`` is normalised and lower case, ``folded`` also without diacritics.
    """

    start: int
    end: int
    accented: str
    folded: str


def spans(text: str) -> list[tuple[int, int]]:
    """Where each syllable or number of ``text`` stands."""
    return [*map(re.Match.span, _TOKEN.finditer(text))]


def tokens(text: str) -> list[Token]:
    """The syllables and numbers of ``text`` with their offsets in it. Give it NFC text."""
    found = []
    for match in _TOKEN.finditer(text):
        accented = _bare(normalize(match[0]).lower())
        found.append(Token(match.start(), match.end(), accented, fold(accented)))
    return found


def accented_syllables(text: str) -> list[str]:
    """The normalised lower-case syllables and numbers of ``text``."""
    return _BARE_TOKEN.findall(_bare(normalize(text).lower()))


def folded_syllables(text: str) -> list[str]:
    """The syllables and numbers of ``text`` without diacritics, in lower case."""
    return _BARE_TOKEN.findall(_bare(fold(normalize(text))))


def bigrams(syllables: list[str]) -> list[str]:
    """Neighbouring syllables joined by ``_``."""
    return [f"{left}_{right}" for left, right in pairwise(syllables)]


def _bare(text: str) -> str:
    """``text`` without apostrophes. Three replacements are ten times as fast as one translation."""
    for mark in _APOSTROPHES:
        text = text.replace(mark, "")
    return text
