"""Telex that no keyboard turned into letters: tieengs vieejt -> tiếng việt."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from newsroom.text.orthography import syllables

_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_LETTERS = [("uow", "ươ"), ("uwow", "ươ"), ("dd", "đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô")]
_LETTERS += [("aw", "ă"), ("ow", "ơ"), ("uw", "ư"), ("w", "ư")]
_SHAPE = re.compile(
    r"(dd|[bcdghklmnpqrstvx]*)([aeiouyw]+)([sfrxj]?)(ng|nh|ch|[cmnptaeow]*)([sfrxj]?)"
)
_VOWELS = "aăâeêioôơuưy"
_MODIFIED = "ăâêôơư"
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def decode(word: str) -> str | None:
    """The syllable that ``word`` (lower case) types in Telex; None if it types none."""
    match = _SHAPE.fullmatch(word) if word.isascii() else None
    if not match or (match[3] and match[5]):
        return None
    plain = match[1] + match[2] + match[4]
    for typed, letter in _LETTERS:
        plain = plain.replace(typed, letter)
    tone = _TONES.get(match[3] or match[5], "")
    syllable = _with_tone(plain, tone)
    return None if syllable == word else syllable


def decoded(text: str) -> str:
    """``text`` with every word that is Telex and no Vietnamese syllable as it stands decoded."""
    return _WORD.sub(lambda match: _decoded(match[0]), text)


def _decoded(word: str) -> str:
    typed = word.lower()
    syllable = decode(typed)
    if not syllable or (typed in syllables() and "oo" not in typed):
        return word
    if word.isupper():
        return syllable.upper()
    return syllable.capitalize() if word[0].isupper() else syllable


def _with_tone(plain: str, tone: str) -> str | None:
    """``plain`` with ``tone`` on the vowel where spelling has it, the usual place first."""
    vowels = [at for at, letter in enumerate(plain) if letter in _VOWELS]
    vowels.sort(key=lambda at: plain[at] not in _MODIFIED)
    for end in (at + 1 for at in vowels) if tone else (0,):
        word = unicodedata.normalize("NFC", plain[:end] + tone + plain[end:])
        if word in syllables():
            return word
    return None
